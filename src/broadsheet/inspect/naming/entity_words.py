"""Words that tell what kind of thing a name is: sorted tables, general knowledge."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

from broadsheet.text import countries
from broadsheet.text.words import fold

# Small words that may stand inside a name: "Bank of the West", "Ursula von der Leyen", "Jack 'n' Jill".
CONNECTORS = frozenset(
    (
        "&", "'", "'s", "+", "-", "/", "a", "al", "an", "and", "at", "bin", "binti", "by", "d", "d'", "da", "das", "de",
        "del", "della", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "en", "et", "for", "ibn", "in",
        "la", "las", "le", "les", "lo", "los", "of", "on", "ould", "the", "to", "und", "van", "vom", "von", "y",
        "zu", "zum", "zur", "’s",
    )
)  # fmt: skip

FIRST_NAMES = frozenset(
    """
    aaron abdel abdul abdullah abigail adam adrian agnes ahmad ahmed aisha akira alan albert alberto alejandro
    aleksandr aleksei alessandro alex alexander alexandra alexei alexey alexis alfred ali alice alina alison allen
    amanda amina amir amy ana anastasia anders andre andrea andreas andrei andrew andrey andrii andriy andrzej angela
    angelo anita ann anna anne annie anthony antonio anton antony arthur artem arnold asif atsushi audrey ayesha barack
    barbara barry beatriz ben benjamin bernard bernd beth betty bill bob bogdan boris brad brandon brenda brett brian
    bruce bruno bryan callum carl carla carlo carlos carmen carol caroline catherine cecilia cesar charles charlie
    charlotte chen cheng chris christian christina christine christoph christopher claire clara claude claudia colin
    connor craig cristina cynthia dale daniel daniela danielle danny darren dave david dean deborah dennis denis denys
    derek diana diane diego dieter dimitri dirk dmitri dmitry dmytro dolores dominic dominique donald donna doris
    dorothy douglas duncan dylan edgar edith eduardo edward edwin eileen elena eli elisabeth elizabeth ella ellen emily
    emma emmanuel enrique eric erica erik erika ernest ernesto esther ethan eugene eva evan evelyn fatima felipe felix
    fernando filip fiona florence frances francesca francesco francis francisco francois frank franz fred frederic
    frederick friedrich gabriel gabriela gareth gary gavin geoff geoffrey george georges gerald gerard gerhard gianni
    giles gilbert gina giorgio giovanni giulia giuseppe gloria gordon grace graham grant greg gregory greta guillaume
    gunter gustavo guy hamid hannah hans harold harriet harry hasan hassan heather hector heidi heinz helen helena
    helmut henri henrik henry herbert hiroshi howard hugh hugo hussein ian ibrahim igor ilya imran ingrid irene irina
    isaac isabel isabella ismail ivan ivana jack jackie jacob jacques jaime jake jakub james jamie jan jane janet janice
    jason javier jay jean jeff jeffrey jennifer jenny jeremy jerome jerry jesse jessica jesus jim jimmy jin joan joao
    joaquin joe joel joerg johan johann johannes john johnny jon jonas jonathan jordi jorge jose josef joseph joshua
    juan judith julia julian julie julien jun jung jurgen justin kamal karen karim karin karl karol kate katherine
    kathleen kathryn katie kazuo keith kelly ken kenneth kenji kerry kevin khaled khalid kim kirill klaus kofi konstantin
    kristen kristina kumar kurt kyle larry lars laura lauren laurence laurent lawrence lee leo leon leonard leonid
    leonardo leslie li liam lidia liliana linda lindsay lisa liz lloyd lois lorenzo louis louise luc luca lucas lucia
    lucy luigi luis luiz lukas luke lydia lynn maksim manfred manuel marc marcel marcelo marco marcos marcus margaret
    maria marie marina mario marion mark markus marta martha martin martina mary masaki massimo mateusz mathias matt
    matteo matthew matthias maureen maurice mauricio max maxim maxime megan mehmet melanie melissa mia michael michal
    michel michele michelle miguel mikael mike mikhail milan milos min miriam miroslav mitchell mohamed mohammad mohammed
    mohsen molly monica monika morgan moses muhammad murat mustafa mykola nadia nancy naoki naomi narendra natalia
    natalie nathan neil nelson nicholas nick nicola nicolas nigel nikita nikola nikolai nina noah nora norman nuno oksana
    ola oleg oleh oleksandr olena olga oliver olivia olivier omar oscar osama otto owen pablo pamela paola paolo pat
    patricia patrick paul paula paulo pavel pavlo pedro peggy penny per pete peter petr petra petro philip philippe
    phillip pierre piotr priya rachel rafael rahul raj rajesh ralf ralph ramon ramzan randy raul ravi ray raymond rebecca
    recep reinhard renata rene ricardo richard rick rita rob robert roberto robin rodrigo roger roland rolf roman ron
    ronald rosa rose ross roy ruben rudolf rupert russell rustem ruth ryan sabine said saeed salman sam samantha samir
    samuel sandra sanjay sara sarah scott sean sebastian sergei sergey sergio serhii serhiy shane shannon sharon shaun
    shinzo shirley silvia simon simone sofia sonia sophie stanislav stanley stefan stefano stephan stephane stephanie
    stephen steve steven stewart stuart sue sunil susan susanne svetlana sylvia takashi takeshi tamara tanya tariq tatiana
    tayyip ted teresa terry theo theresa thomas tim timothy tina tobias todd tom tomas tomasz tommy tony tracy trevor
    ulrich ursula uwe valentina valeria valery vanessa vasily vera veronica victor victoria viktor vincent viola virginia
    vitali vitaliy vitaly vladimir volker volodymyr vyacheslav walid walter wang warren wayne wei wendy werner wilhelm
    will william willy wolfgang xavier xi yasser yasuo yevgeny yitzhak yoko yolanda yoshihide yosef yuki yulia yuri yury
    yusuf yves yvonne zachary zahra zbigniew zeynep zhang zoe
    """.split()  # noqa: SIM905 - six hundred names read better as running text
)

# What people are called before their names.
ROLES = frozenset(
    """
    activist actor actress adm admiral adviser advisor aide ambassador analyst archbishop artist attorney author ayatollah
    baroness bishop boss brig brigadier businessman captain capt cardinal ceo chair chairman chairwoman chancellor chief
    coach col colonel commander commissioner congressman congresswoman coordinator councillor count counsel crown dame
    defender delegate democrat deputy detective dictator diplomat director dr economist editor emir emperor envoy
    executive father founder gen general gov governor head imam inspector journalist judge justice king lady lawmaker
    lawyer leader legislator lieutenant lord lt madam magistrate maj major manager marshal mayor midfielder minister miss
    monsignor mp mr mrs ms negotiator officer official opponent partner pastor pilot pope premier pres president
    presenter priest prime prince princess principal prof professor prosecutor queen rabbi referee rep reporter
    representative republican researcher rev reverend scientist sec secretary sen senator sergeant sgt sheik sheikh
    sheriff singer sir skipper spokesman spokesperson spokeswoman star striker suspect treasurer tsar vice winner witness
    writer
    """.split()  # noqa: SIM905 - reads better
)

# Last words of the names of bodies.
HEADS = frozenset(
    """
    academy administration agency airlines airways alliance army assembly association authority bank battalion board
    brigade brothers bureau cabinet centre center chamber church city club coalition college command commission committee
    communities community company conference confederation congress consortium convention cooperative corp corporation
    corps council court department directorate division duma enterprises exchange federation firm force forces foundation
    front fund government group guard guards holdings hospital inc industries institute institution insurance
    intelligence junta knesset league legislature liga limited ltd ministry mission motors movement museum navy network
    office orchestra organisation organization parliament partners partnership party plc police politburo press
    prosecutor regiment school secretariat senate service services society squad staff stadium studios summit symphony
    syndicate systems taskforce team times tribunal trust unit united universities university union watch workers works
    """.split()  # noqa: SIM905 - reads better
)

# Last words of the names of places.
PLACE_HEADS = frozenset(
    """
    airport alley avenue basin bay beach border boulevard bridge canal cape castle cathedral cemetery channel city coast
    corridor county creek desert district falls forest fort gulf harbor harbour heights highway hill hills island islands
    isle lake mall mount mountain mountains oblast ocean palace park peninsula plateau plaza port prison province raion
    region republic reservoir river road sea square state strait street territory tower town valley village volcano zone
    """.split()  # noqa: SIM905 - reads better
)

EVENT_HEADS = frozenset(
    """
    award awards battle championship championships cup day derby election elections exhibition expo fair festival games
    holocaust marathon masters oktoberfest olympics open parade prix prize ramadan revolution series summit tour tournament
    treaty trophy uprising war
    """.split()  # noqa: SIM905 - reads better
)

# Faiths and parties, and their people; nationalities are in text/countries.tsv. And peoples without a state.
PEOPLES = frozenset(
    """
    african africans alawite alawites anglican anglicans arab arabs asian asians baptist baptists basque basques bedouin
    berber bolshevik buddhist buddhists catalan catalans catholic catholics chechen chechens christian christians cossack
    cossacks democrat democrats druze english englishman eskimo european europeans flemish hindu hindus hispanic hispanics hutu hutus inuit
    islamic islamist islamists jew jewish jews kurd kurdish kurds latino latinos lutheran lutherans maori maoist maoists
    marxist marxists mennonite methodist mormon mormons muslim moslem moslems muslims nazi nazis orthodox palestinian
    pashtun pashtuns protestant protestants punjabi quaker republican republicans roma rohingya scandinavian scot scots scottish semitic shia
    shiite shiites sikh sikhs sinhalese slavic soviet soviets sunni sunnis tamil tamils tatar tatars tibetan tibetans tories tory
    tuareg tutsi tutsis uighur uighurs uyghur uyghurs welsh yazidi yazidis zionist zulu
    """.split()  # noqa: SIM905 - reads better
)

CALENDAR = frozenset(
    """
    apr april aug august dec december feb february fri friday jan january jul july jun june mar march may mon monday nov
    november oct october sat saturday sep sept september sun sunday thu thursday tue tuesday wed wednesday
    """.split()  # noqa: SIM905 - reads better
)

STATES = frozenset(
    """
    alabama alaska alberta arizona arkansas california carolina catalonia colorado connecticut crimea dakota delaware
    donbas donbass florida gaza gujarat hampshire hawaii idaho illinois indiana iowa jersey kansas kashmir kentucky kosovo
    louisiana maharashtra maine maryland massachusetts mexico michigan minnesota mississippi missouri montana nebraska
    nevada ohio oklahoma ontario oregon pennsylvania punjab quebec queensland rhode scotland siberia tasmania tennessee
    texas tibet transnistria utah vermont virginia wales washington wisconsin wyoming xinjiang
    """.split()  # noqa: SIM905 - reads better
)

# Bodies that go by the name of a house, a street or a city, folded.
BODIES = frozenset(
    (
        "bundesbank", "bundesrat", "bundestag", "bundeswehr", "capitol hill", "downing street", "duma", "elysee",
        "elysee palace", "eu", "european union", "fatah", "fbi", "fed", "federal reserve", "hamas", "hezbollah",
        "interpol", "knesset", "kremlin", "lok sabha", "nato", "pentagon", "rada", "scotland yard", "sejm",
        "state duma", "storting", "taliban", "u.n.", "un", "united nations", "verkhovna rada", "wall street",
        "white house", "whitehall",
    )
)  # fmt: skip

# Regions and waters in one word that look like the name of a people.
REGIONS = frozenset(
    """
    adriatic aegean amazon andes antarctic antarctica arctic atlantic balkan balkans baltic baltics caribbean caspian
    caucasus east himalayas levant maghreb mediterranean north occident orient pacific sahara sahel scandinavia south west
    """.split()  # noqa: SIM905 - reads better
)

# What a ministry looks after, and what else stands between a country and its body in small letters.
MINISTRIES = frozenset(
    """
    affairs agriculture air anti-corruption armed aviation border central civil constitutional corruption culture customs
    defence defense development digital economic economy education electoral electricity emergencies emergency energy
    environment finance foreign health high home industry information intelligence interior internal justice labor labour
    lower migration military national of and oil planning power public railway science secret security state statistics
    supreme tax tourism trade transport transportation upper water
    """.split()  # noqa: SIM905 - reads better
)

# Bodies that a country has one of, so that "its ..." in small letters is a name.
NATIONAL_HEADS = frozenset(
    (
        "bank",
        "court",
        "government",
        "guard",
        "ministry",
        "navy",
        "parliament",
        "police",
        "prosecutor",
        "senate",
        "service",
    )
)

# How bodies begin, and what people are called before their names, in languages that put it there; folded.
FOREIGN_HEADS = frozenset(
    """
    agence agencia agenzia asociacion assemblee association associazione ayuntamiento banca banco banque bundesamt
    bundesministerium bundespolizei chambre comision comite comissao commission confederacion conseil consejo consiglio cour
    croix ejercito federacion federation fondation fuerzas fundacion guardia gobierno groupe grupo gruppo institut instituto
    ministere ministerio ministerium ministero ministerstvo ministerul observatoire organisation organizacion parlamento
    parlement partei parti partido partito policia tribunal tribunale universidad universidade universita universitat
    universite
    """.split()  # noqa: SIM905 - reads better
)
FOREIGN_ROLES = frozenset(
    """
    bundeskanzler bundeskanzlerin bundesprasident general generalsekretar glava gubernator kanclerz kanzler kanzlerin
    ministerprasident ministr ministra minister papa papst pape papież premer premera premer-ministr premier prezydent
    prezydenta prezident prezidenta predsedatel presidente president presidenta sekretar
    """.split()  # noqa: SIM905 - reads better
)

_TABLES = (
    ("f", FIRST_NAMES), ("r", ROLES), ("h", HEADS), ("p", PLACE_HEADS), ("e", EVENT_HEADS), ("n", PEOPLES),
    ("d", CALENDAR), ("s", STATES),
)  # fmt: skip


@lru_cache(maxsize=50_000)
def flag_letters(text: str) -> str:
    """Return one letter for each table that holds a word."""
    key = fold(text).rstrip(".")
    letters = [letter for letter, table in _TABLES if key in table]
    if key in country_words():
        letters.append("c")
    if key in people_words():
        letters.append("n")
    if key in city_words():
        letters.append("t")
    return "".join(letters)


@cache
def country_words() -> frozenset[str]:
    """Return the names of countries in one word, folded."""
    return frozenset(name for name in countries.by_name() if " " not in name)


@cache
def people_words() -> frozenset[str]:
    """Return what nations and faiths are called in one word, folded."""
    return PEOPLES | {name for name in countries.by_adjective() if " " not in name}


@cache
def cities() -> dict[str, str]:
    """Return the names of large cities, folded, with the country's code: ``cities.tsv``, by bench/list_cities.py."""
    text = resources.files(__package__).joinpath("cities.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines() if not line.startswith("#"))


@cache
def city_words() -> frozenset[str]:
    """Return the names of large cities in one word, folded."""
    return frozenset(name for name in cities() if " " not in name)
