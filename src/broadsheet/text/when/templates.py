"""How seven languages say when: one rule and one pattern a line.

A mark after the rule says how sure it is: ``?`` likely, ``~`` vague, none sure. In a pattern a blank stands for
blanks of any width, and braces for words of ``words.py``: {W} a weekday, {M} a month, {D} a day's number, {Y} a year,
{N} a number, {U} a unit of time, {O} an ordinal, {S} a season, {E} an edge, {F} a feast, {R} "yesterday" and the
like, {P} an optional part of the day, {-} a dash between two days. A second month is {M2} and so on. The longest
find wins, of equal ones the first line. The rules are in ``rules.py``.
"""

from __future__ import annotations

# In every language.
EVERYWHERE = r"""
iso         (?P<y>\d{4})-(?P<mn>\d{2})-(?P<d>\d{2})(?!\d)
dotted      (?P<d>\d{1,2})\.[^\S\n]?(?P<mn>\d{1,2})\.(?P<y>\d{4}|\d{2})(?![\d.])
slashed     (?P<d>\d{1,2})/(?P<mn>\d{1,2})/(?P<y>\d{4}|\d{2})(?![\d/])
"""

TEMPLATES: dict[str, str] = {
    "ar": r"""
date        (?:(?:يوم )?{W}،? )?{D} {M}(?:/\w+)?(?: (?:عام )?{Y})?
dates       {D} ?(?:{-}|إلى|حتى) ?{D2} {M}(?: {Y})?
month       {M} (?:من عام |عام )?{Y}
bare_month  (?:شهر )?{M}
next_month  (?:شهر )?{M} (?:المقبل|القادم)
last_month  (?:شهر )?{M} (?:الماضي|المنصرم)
edge        {E} (?:شهر )?{M}(?: {Y})?
edge        {E} (?:عام )?{Y}
weekday     (?:(?:صباح|مساء|ليلة|فجر|ظهر|عصر) )?(?:يوم )?{W}{P}
next_weekday (?:يوم )?{W}{P} (?:المقبل|القادم)
last_weekday (?:يوم )?{W}{P} (?:الماضي|الفائت|المنصرم)
word        (?:(?:صباح|مساء|ليلة|فجر|ظهر) )?{R}
ago?        (?:قبل|منذ) {N} {U}
ago?        (?:قبل|منذ) (?:(?P<two_d>يومين)|(?P<two_w>أسبوعين)|(?P<two_m>شهرين)|(?P<two_y>عامين|سنتين))
ago?        (?:قبل|منذ) {U}
last_unit   (?:الـ?)?{U} (?:الماضي|الماضية|المنصرم|الفائت)
next_unit   ال{U} (?:المقبل|المقبلة|القادم|القادمة)
this_unit   هذا ال{U}
last_unit   ال{U} (?:الماضي|الماضية|المنصرم)
last_season~ {S} الماضي
next_season~ {S} المقبل
season~     {S} (?:عام )?{Y}
year        (?:عام|سنة|منذ عام) {Y}
""",
    "de": r"""
date        (?:{W}(?:,|,? de[nm])? )?{D}\. {M}(?: {Y})?
date_number (?:{W}(?:,|,? de[nm])? ){D}\.(?P<mn>\d{1,2})\.(?!\d)
dates       {D}\. ?(?:{-}|bis(?: zum)?|und) ?{D2}\. {M}(?: {Y})?
date_span   {D}\. {M}(?: {Y})? ?(?:{-}|bis(?: zum)?) ?{D2}\. {M2}(?: {Y2})?
month       {M} {Y}
bare_month  {M}
next_month  (?:kommenden|nächsten) {M}
last_month  (?:vergangenen|letzten|vorigen) {M}
edge        {E} {M}(?: {Y})?
edge        {E} (?:des Jahres |der )?{Y}(?:er(?: Jahren?)?)?
edge_unit?  {E} (?P<mod>des|dieses|dieser|der|kommenden|kommender|nächsten|nächster|vergangenen|vergangener|letzten|letzter) {U}
weekday     (?:(?:früh|spät) am )?{W}{P}
next_weekday (?:kommende[nr]?|nächste[nr]?) {W}{P}
last_weekday (?:vergangene[nr]?|letzte[nr]?|vorige[nr]?) {W}{P}
this_weekday (?:diese[nr]?) {W}{P}
weekday_last_week {W}{P} (?:vergangener|letzter|voriger) Woche
weekday_next_week {W}{P} (?:kommender|nächster) Woche
nights      Nacht (?:von )?(?:(?:vom|von) )?{W} (?:auf|zum|zu) (?:den )?{W2}
nights      Nacht (?:vom )?{D}\. (?:auf|zum) (?:den )?{D2}\. {M}
night_to?   Nacht (?:zum|auf) (?:den )?(?:{W}|{D}\. {M})
word        {R}{P}
tomorrow    morgen (?:früh|Abend|Nacht|Mittag|Vormittag|Nachmittag)
tomorrow    (?-i:morgen)
word        {R} (?:früh|Morgen|Abend|Nacht|Mittag|Vormittag|Nachmittag)
ago?        vor {N} {U}
hence?      in {N} {U}
unplaced~   {N} {U} (?:zuvor|später|davor|danach)
last_unit   (?:vergangene|vorige|letzte)[nrs]? {U}
this_unit   (?:diese|laufende)[nrs]? {U}
next_unit   (?:kommende|nächste)[nrs]? {U}
weekend     Wochenende
last_weekend (?:vergangene|letzte|vorige)[ns] Wochenende
coming_weekend (?:kommende|nächste)[ns] Wochenende
this_weekend diese[sm] Wochenende
quarter     {O} Quartal(?: (?:des Jahres )?{Y})?
half        {O} (?:Halbjahr|Jahreshälfte)(?: (?:des Jahres )?{Y})?
last_season~ (?:vergangene|letzte|vorige)[nrs]? {S}
next_season~ (?:kommende|nächste)[nrs]? {S}
this_season~ diese[nrms]? {S}
season~     {S}(?: {Y})?
nth_weekday {O} {W} (?:im|des) {M}(?:s? {Y})?
decade      {Y}er(?:[- ]Jahren?)
feast       {F}(?: {Y})?
year        Jahr(?:e|es)? {Y}
years       {Y} ?(?:{-}|bis) ?{Y2}
bare_year   {Y}
""",
    "en": r"""
date        (?:{W}{P},? (?:the )?)?{D} {M}(?:,? {Y})?
date        (?:{W}{P},? )?(?:the )?{D}(?:st|nd|rd|th)(?: of)? {M}(?:,? {Y})?
date        (?:{W}{P},? )?{M} {D}(?:st|nd|rd|th)?(?![.,:]\d)(?:,? {Y})?
date        (?:{W},? )?{M} the {D}(?:st|nd|rd|th)(?:,? {Y})?
ordinal_date (?:the )?{O} of {M}
dates       {D}(?:st|nd|rd|th)? ?(?:{-}|to|and|until|through) ?{D2}(?:st|nd|rd|th)?(?: of)? {M}(?:,? {Y})?
dates       between {D}(?:st|nd|rd|th)? and {D2}(?:st|nd|rd|th)?(?: of)? {M}(?:,? {Y})?
dates       {M} {D}(?:st|nd|rd|th)? ?(?:{-}|to|and|until|through) ?{D2}(?:st|nd|rd|th)?(?![\d%])(?!,\d)(?:,? {Y})?
dates       between {M} {D}(?:st|nd|rd|th)? and {D2}(?:st|nd|rd|th)?(?:,? {Y})?
month       {M}(?: of|,)? {Y}
bare_month  {M}
last_month  last {M}
next_month  next {M}
this_month  this {M}
edge        {E}[- ]{M}(?:(?:,| of)? {Y})?
edge        {E}[- ]{Y}
edge        (?:the )?{E}[- ](?:the )?{Y}s
month_of_year {M} (?:of )?(?P<mod>this|next|last) year
season_of_year~ (?:the )?{S} (?:of )?(?P<mod>this|next|last) year
feast       {F} (?:of )?(?P<mod>this|next|last) year
date_day    {W},? (?:the )?{D}(?:st|nd|rd|th)
day_of_month the {D}(?:st|nd|rd|th) of (?P<mod>this|next|last|the) month
nights      {W} night (?:into|to) {W2}
weekday     overnight (?:on |into )?{W}
edge_unit?  {E} (?P<mod>the|this|next|last|the current) {U}
edge_unit?  the turn of (?P<mod>the) {U}
edge_of~    {E}[- ]?(?P<mod>this|next|last) {U}
weekday     (?:(?:early|late)(?: on)? )?{W}{P}
weekday     the (?:early|small|late) hours of {W}(?: morning)?
weekday     the (?:night|morning|evening|afternoon) of {W}
weekday     (?:shortly|just) (?:before|after) (?:midnight|noon|midday|dawn|dusk|sunset|sunrise) on {W}
weekday     around (?:midnight|noon|midday|dawn|dusk) on {W}
weekday     \d\d:\d\d on {W}
last_weekday? last {W}{P}
last_weekday this past {W}{P}
last_weekday? (?:the )?previous {W}{P}
this_weekday? this {W}{P}
next_weekday this coming {W}{P}
next_weekday the coming {W}{P}
next_weekday? next {W}{P}
unplaced~   the following {W}{P}
weekday_last_week {W}{P} (?:of )?last week
weekday_last_week last week's {W}{P}
weekday_next_week {W}{P} (?:of )?next week
weekday_this_week {W}{P} (?:of )?this week
weekday_week? {W} week
weekday_week? a week (?:from|on) {W}
weekday_week_ago? a week ago(?: on| last)? {W}
weekday_week_ago? a week last {W}
nights      the night of {D} to {D2} {M}(?: {Y})?
nights      (?:the )?(?:night|nights) (?:of|from) {W} to {W2}
nights      (?:the )?night between {W} and {W2}
word        {R}{P}
last_night  last night
last_night  last evening
overnight?  overnight
word_today  tonight|(?:early |late |earlier |later )?this (?:early )?(?:morning|afternoon|evening)
word_today  (?:early|late|later|earlier) today
word_back   (?:early|late) yesterday
word_on     (?:early|late) tomorrow
day_before? the previous (?:day|evening|night|morning|afternoon)
unplaced~   the (?:next|following) (?:day|night|morning|evening|afternoon|week|month|year)
ago?        {N} {U} ago(?: today)?
ago?        {N} {U} (?:back)(?= \w)
ago~        {N} {U} and a half ago
hence?      in {N} {U}
hence_sure? {N} {U} (?:from now|hence|from today)
hence_sure? in {N} {U}(?:'|'s)? time
unplaced~   {N} {U} (?:earlier|later|before(?= [a-z]*ed))
unplaced~   {U} (?:earlier|later|ago)
unplaced~   (?:a few|several|some|many) {U} (?:ago|earlier|later)
unplaced~   the day before(?! yesterday)
unplaced~   (?:(?:the )?(?:next|coming|past|last) few|(?:the )?coming|recent) (?:hours|days|weeks|months|years|decades)
last_unit   (?:the )?(?:last|previous) {U}
past_span~  the past {U}
this_unit   (?:this|the current) {U}
next_unit   (?:the )?(?:next|coming) {U}
so_far~     earlier (?:this|in the) {U}
rest_of~    later (?:this|in the) {U}
rest_of~    the rest of (?:this|the) {U}
past_span~  (?:the )?(?:last|past|previous) {N} {U}
next_span~  (?:the )?(?:next|coming) {N} {U}
weekend     the weekend
last_weekend (?:last|this past|the past) weekend
this_weekend this weekend
next_weekend? next weekend
coming_weekend (?:the coming|this coming) weekend
quarter     (?:the )?{O}[- ]quarter(?: (?:of )?(?:{Y}|(?P<mod>this year|last year|next year)))?
quarter     Q(?P<q>[1-4])(?:,? (?:of )?{Y})?
half        (?:the )?{O} half of (?:{Y}|the year|(?P<mod>this year|last year|next year))
half        H(?P<q>[12]) {Y}
last_season~ last {S}
next_season~ next {S}
this_season~ this {S}
season~     (?:the )?(?:early |late |mid-?)?{S}(?: of|,)? {Y}
bare_season~ (?:the )?{S}
nth_weekday (?:the )?{O} {W} (?:of|in) {M}(?:,? {Y})?
nth_weekday (?:the )?{O} {W} (?:of|in) (?P<mod>this month|next month|last month|the month)
decade      (?:the )?{Y}s
decade      (?:the )?'?(?P<dec>[2-9]0)s(?= )
feast       {F}(?:,? {Y})?
feast_span? over (?:the )?{F}(?: {Y})?
ordinal_day the {D}(?:st|nd|rd|th)
year        the year {Y}
bare_year   {Y}
years       between {Y} and {Y2}
years       {Y} ?(?:{-}|to|until|through) ?{Y2}
years_short {Y}[-–/](?P<yy>\d\d)(?!\d)
""",
    "es": r"""
date        (?:{W},? )?{D} de {M}(?: (?:de|del) {Y})?
date        {W} {D}(?= (?:de|del) (?:este|mes))
first_date  1º? de {M}(?: (?:de|del) {Y})?
first_date  primero de {M}(?: (?:de|del) {Y})?
dates       (?:entre el )?{D} ?(?:{-}|al|y(?: el)?) ?{D2} de {M}(?: (?:de|del) {Y})?
date_span   {D} de {M}(?: (?:de|del) {Y})? (?:al|hasta el) {D2} de {M2}(?: (?:de|del) {Y2})?
month       {M} (?:de|del) (?:año )?{Y}
bare_month  {M}
last_month  {M} pasado|pasado {M}
next_month  {M} próximo|próximo {M}
edge        {E} {M}(?: (?:de|del) {Y})?
edge        {E} {Y}
edge_unit?  {E} (?P<mod>este|esta|mes|año|la) {U}?
weekday     {W}{P}
weekday     (?:la )?(?:madrugada|mañana|tarde|noche) del {W}
last_weekday (?:pasado {W}|{W} pasado){P}
next_weekday (?:próximo {W}|{W} próximo|{W} que viene){P}
this_weekday este {W}{P}
nights      noche del {W} al {W2}
word        {R}{P}
word        (?:la )?(?:madrugada|mañana|tarde|noche) de {R}
tomorrow    mañana(?= (?:por la|lunes|martes|miércoles|jueves|viernes|sábado|domingo))(?: por la (?:mañana|tarde|noche))?
last_night  anoche
word_today  esta (?:mañana|tarde|noche|madrugada)
ago?        hace {N} {U}
ago?        {N} {U} atrás
hence?      (?:dentro de|en) {N} {U}
last_unit   {U} pasad[oa]|pasad[oa] {U}
this_unit   est[ea] (?:mismo )?{U}
next_unit   próxim[oa] {U}|{U} (?:próxim[oa]|que viene)
weekend     (?:el |este )?fin de semana
last_weekend (?:pasado )fin de semana|fin de semana pasado
coming_weekend próximo fin de semana|fin de semana próximo
quarter     {O} trimestre(?: (?:de|del) (?:año )?{Y})?
half        {O} semestre(?: (?:de|del) (?:año )?{Y})?
last_season~ {S} pasad[oa]|pasad[oa] {S}
next_season~ próxim[oa] {S}
season~     {S} (?:de|del) {Y}
feast       {F}(?: (?:de|del) {Y})?
year        año {Y}
bare_year   {Y}
years       {Y} ?(?:{-}|a) ?{Y2}
""",
    "fr": r"""
date        (?:{W},? )?{D}(?:er)? {M}(?: {Y})?
date        {W} le {D}(?:er)? {M}(?: {Y})?
dates       {D}(?:er)? ?(?:{-}|au|et(?: le)?) ?{D2} {M}(?: {Y})?
date_span   {D}(?:er)? {M}(?: {Y})? ?(?:{-}|au|et le) ?{D2} {M2}(?: {Y2})?
date_day    {W} {D}(?:er)?(?! {M2})(?![\d.,:]\d)(?! (?:h|heures|ans|personnes|morts)\b)
month       {M} {Y}
bare_month  {M}
last_month  {M} dernier
next_month  {M} prochain
edge        {E}[- ](?:de )?{M}(?: {Y})?
edge        {E}[- ](?:de )?{Y}
edge_unit?  {E} (?:de )?(?P<mod>cette|ce|l'|la|du) ?{U}
weekday     {W}{P}
last_weekday {W} dernier{P}
next_weekday {W} prochain{P}
this_weekday ce {W}{P}
nights      nuit (?:de|du) {W} (?:à|au) {W2}
nights      nuit du {D}(?:er)? au {D2} {M}(?: {Y})?
word        {R}{P}
word        (?:la )?(?:nuit|soirée|matinée) d'hier
last_night  la nuit dernière|cette nuit
word_today  ce (?:matin|midi|soir)|cet après-midi
ago?        il y a {N} {U}
hence?      dans {N} {U}
unplaced~   {N} {U} (?:plus tôt|plus tard|auparavant|après)
unplaced~   la veille|le lendemain
last_unit   (?:la semaine|le mois|l'année|l'an|le trimestre) derni(?:er|ère)
last_unit   {U} derni(?:er|ère)
last_unit   {U} passée?
next_unit   {U} prochaine?
this_unit   cette {U}|ce {U}
weekend     (?:le |ce )week-?end
last_weekend week-?end dernier
coming_weekend week-?end prochain
quarter     {O} trimestre(?: (?:de )?{Y})?
half        {O} semestre(?: (?:de )?{Y})?
last_season~ {S} dernier
next_season~ {S} prochain
this_season~ cet {S}|ce {S}
season~     {S} {Y}
feast       {F}(?: {Y})?
decade      années {Y}
bare_year   {Y}
years       {Y} ?(?:{-}|à) ?{Y2}
""",
    "ru": r"""
date        (?:{W},? )?{D}(?:-го)? {M}(?: {Y}(?: года?| г\.)?)?
dates       {D} ?(?:{-}|по|и|до) ?{D2} {M}(?: {Y}(?: года?| г\.)?)?
date_span   {D} {M}(?: {Y}(?: года?)?)? ?(?:{-}|по|до) ?{D2} {M2}(?: {Y2}(?: года?)?)?
month       {M} {Y}(?: года?| г\.)?
bare_month  {M}
last_month  (?:прошл|минувш)\w+ {M}
next_month  (?:следующ|будущ)\w+ {M}
edge        {E} {M}(?: {Y}(?: года)?)?
edge        {E} {Y}(?:-х)?(?: годов| года)?
edge_unit?  {E} (?P<mod>этого|следующего|прошлого|текущего|этой|следующей|прошлой)? ?{U}
weekday     (?:(?:рано )?(?:утром|вечером|ночью|дн[её]м) (?:в |во )?)?{W}{P}
last_weekday (?:прошл|минувш)\w+ {W}{P}
next_weekday (?:следующ|ближайш|будущ)\w+ {W}{P}
this_weekday (?:эту|этот|это) {W}{P}
night_to?   (?:в )?ночь на (?:{W}|{D} {M}(?: {Y} года)?)
nights      (?:в )?ночь с {W} на {W2}
nights      (?:в )?ночь с {D} на {D2} {M}
word        {R}{P}
word        (?:утром|вечером|дн[её]м|ночью) {R}
last_night? минувшей ночью|прошлой ночью
ago?        {N} {U} назад
ago?        {U} назад
hence?      через {N} {U}
last_unit   (?:прошл|минувш)\w+ {U}
this_unit   (?:этой|этом|текущ\w+|нынешн\w+) {U}
next_unit   (?:следующ|будущ|предстоящ)\w+ {U}
weekend     (?:на )?выходные
last_weekend (?:прошл|минувш)\w+ выходн\w+
coming_weekend (?:следующ|ближайш)\w+ выходн\w+
quarter     {O} квартал\w*(?: {Y}(?: года)?)?
half        {O} полугоди\w+(?: {Y}(?: года)?)?
last_season~ (?:прошл|минувш)\w+ {S}
next_season~ (?:следующ|будущ)\w+ {S}
this_season~ (?:этой|этим) {S}
season~     {S} {Y}(?: года)?
decade      {Y}-х(?: годов| годах)?
feast       {F}(?: {Y}(?: года)?)?
year        {Y} год(?:а|у|ом)?
""",
    "uk": r"""
date        (?:{W},? )?{D}(?:-го)? {M}(?: {Y}(?: року| р\.)?)?
dates       {D} ?(?:{-}|по|і|та|й|до) ?{D2} {M}(?: {Y}(?: року| р\.)?)?
date_span   {D} {M}(?: {Y}(?: року)?)? ?(?:{-}|по|до) ?{D2} {M2}(?: {Y2}(?: року)?)?
month       {M} {Y}(?: року| р\.)?
bare_month  {M}
last_month  (?:минул|торішн)\w+ {M}
next_month  наступн\w+ {M}
edge        {E} {M}(?: {Y}(?: року)?)?
edge        {E} {Y}(?:-х)?(?: років| року)?
edge_unit?  {E} (?P<mod>цього|наступного|минулого)? ?{U}
weekday     (?:(?:вранці|зранку|увечері|ввечері|вночі|уночі|вдень) (?:в |у )?)?{W}{P}
last_weekday минул\w+ {W}{P}
next_weekday (?:наступн|найближч)\w+ {W}{P}
this_weekday (?:цю|цей|цієї) {W}{P}
night_to?   (?:в |у )?ніч на (?:{W}|{D} {M}(?: {Y} року)?)
nights      (?:в |у )?ніч із? {W} на {W2}
nights      (?:в |у )?ніч із? {D} на {D2} {M}
word        {R}{P}
word        (?:вранці|увечері|ввечері|вдень|вночі) {R}
last_night? минулої ночі
ago?        {N} {U} тому
ago?        {U} тому
hence?      (?:через|за) {N} {U}
last_unit   минул\w+ {U}
this_unit   (?:цього|цьому|поточн\w+) {U}
next_unit   наступн\w+ {U}
last_unit   торік
weekend     (?:на )?вихідних
last_weekend минул\w+ вихідн\w+
coming_weekend наступн\w+ вихідн\w+
quarter     {O} квартал\w*(?: {Y}(?: року)?)?
half        {O} півріч\w+(?: {Y}(?: року)?)?
last_season~ минул\w+ {S}
next_season~ наступн\w+ {S}
season~     {S} {Y}(?: року)?
decade      {Y}-х(?: років| роках)?
feast       {F}(?: {Y}(?: року)?)?
year        {Y} (?:року|рік|році|роком)
""",
}

# What makes the next of two readings right: words of things to come, before or after it in its sentence; and what
# tells of the past, which weighs more where it stands nearer.
AHEAD = {
    "ar": r"سوف|س[يتن]\w+|من المقرر|من المتوقع|المقرر",
    "de": r"wird|werden|soll(?:en)?|will|wollen|muss|müssen|geplant|erwartet|vorgesehen|kann|können|findet|beginnt|startet|tritt",
    "en": r"will|shall|won't|would|'ll|due|scheduled|slated|set (?:to|for)|expected|expects?|plans?|planned|is to|are to"
          r"|(?:is|are) being|going to|hopes?|intends?|must|should|(?-i:may)|might|ahead of|deadline|has until|have until|faces?"
          r"|opens?|begins?|starts?|resumes?|meets?|votes?|ends?|expires?|takes? effect|closes?|returns?|arrives?",
    "es": r"será[n]?|va a|van a|podrá|deberá|previst\w+|\w+r[áé]n?|citó|tendrá",
    "fr": r"sera|seront|va|vont|doit|doivent|devra|devrait|prévue?s?|\w+(?:era|eront|ira|iront|ra)",
    "ru": r"будет|будут|должн\w+|планиру\w+|намечен\w*|назначен\w*|состо(?:ится|ятся)|пройд[её]т|пройдут|начн[её]тся|ожида\w+|перен[её]с\w+",
    "uk": r"буде|будуть|має|мають|планують|планує|заплановано|відбудеться|відбудуться|почнеться|очіку\w+|перенес\w+",
}  # fmt: skip
# The same, but only where nothing tells of the past: "closed until Friday".
AHEAD_PERHAPS = {
    "ar": r"حتى|ابتداء من",
    "de": r"bis(?: zum)?|ab",
    "en": r"by|until|from|starting|before|is|are|be",
    "es": r"hasta|a partir del?",
    "fr": r"jusqu'au?|dès|à partir d[eu]",
    "ru": r"до",
    "uk": r"до",
}
PAST = {
    "ar": r"قال|أعلن\w*|كان\w*|شهد\w*|وقع\w*|قتل\w*|أصيب\w*",
    "de": r"war|waren|wurden?|hat|haben|hatten?|ist|sind|kam|gab|ging|starb|teilte|sagte\w*|seit|\w{3,}te[nt]?",
    "en": r"was|were|had|did|has been|have been|came|went|began|fell|rose|sat|met|left|broke|took|died|lost|won|said|told|struck|held"
          r"|sank|saw|since|shot|hit|made|got|led|cut|after|has \w+ed|have \w+ed|\w{2,}(?<!ne)(?<!spe)(?<!suc)ed",
    "es": r"fue|fueron|había|ha|han|era|desde|dijo|\w{2,}(?:ó|aron|ieron)",
    "fr": r"était|étaient|a|ont|fut|avait|depuis|est|sont|s'est|\w{2,}(?:ait|aient)",
    "ru": r"был[аио]?|\w{2,}л(?:а|и|о|ся|ась|ись|ось)?",
    "uk": r"бу(?:в|ла|ли|ло)|\w{2,}(?:в|ла|ли|ло)(?:ся)?",
}  # fmt: skip
# Words of saying: what stands before them is another clause.
SAID = {
    "ar": r"قال\w*|أعلن\w*|صرح\w*",
    "de": r"sagte|sagten|teilte|teilten|erklärte|erklärten|berichtete|kündigte",
    "en": r"said|told|announced|says|added|reported|wrote|tweeted|confirmed|warned|and|but|which|who",
    "es": r"dijo|anunció|informó|declaró|señaló",
    "fr": r"a déclaré|a annoncé|a indiqué|a dit|a affirmé",
    "ru": r"сообщил\w*|заявил\w*|сказал\w*|рассказал\w*|объявил\w*",
    "uk": r"повідоми\w+|заяви\w+|сказа\w+|розпові\w+|оголоси\w+",
}
