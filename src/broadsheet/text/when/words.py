"""Words of the calendar in seven languages: pieces of regular expressions, sorted by what they mean.

Lower case; a ``|`` parts forms of one thing. General knowledge of the languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The calendar of one language."""

    months: tuple[str, ...]  # January first
    weekdays: tuple[str, ...]  # Monday first
    days: Mapping[int, str]  # words that count days from the day of publication
    units: Mapping[str, str]  # hour, day, week, fortnight, month, quarter, year, decade
    numbers: Mapping[int, str]
    ordinals: Mapping[int, str]  # -1: the last one
    seasons: Mapping[str, str]
    edges: Mapping[str, str]  # early, middle, late: of a month or a year
    parts: str = ""  # of a day, standing after its name, with the blank before it
    names: Mapping[str, str] = field(default_factory=dict)  # of feasts, see feasts.py


_AR_PART = r"(?:\s(?:صباحا|صباحاً|مساء|مساءً|ليلا|ليلاً|فجرا|فجراً|ظهرا|ظهراً))"
_RU_PART = r"(?:\s(?:утром|вечером|ночью|дн[её]м|рано\sутром|поздно\sвечером))"
_UK_PART = r"(?:\s(?:вранці|зранку|ввечері|увечері|вночі|уночі|вдень|удень))"

WORDS: dict[str, Words] = {
    "ar": Words(
        months=(
            "يناير|كانون الثاني", "فبراير|شباط", "مارس|آذار", "أبريل|إبريل|ابريل|نيسان", "مايو|أيار", "يونيو|حزيران",
            "يوليو|تموز", "أغسطس|اغسطس|آب", "سبتمبر|أيلول", "أكتوبر|اكتوبر|تشرين الأول", "نوفمبر|تشرين الثاني",
            "ديسمبر|كانون الأول",
        ),
        weekdays=("الاثنين|الإثنين", "الثلاثاء", "الأربعاء|الاربعاء", "الخميس", "الجمعة", "السبت", "الأحد|الاحد"),
        days={-2: "أول أمس|أول من أمس", -1: "أمس|البارحة", 0: "اليوم", 1: "غدا|غداً|الغد", 2: "بعد غد"},
        units={
            "hour": "ساعات|ساعة", "day": "أيام|يوما|يوماً|يوم", "week": "أسابيع|أسبوع", "month": "أشهر|شهور|شهرا|شهر",
            "year": "سنوات|أعوام|عاما|سنة|عام", "decade": "عقود|عقد",
        },
        numbers={3: "ثلاثة|ثلاث", 4: "أربعة|أربع", 5: "خمسة|خمس", 6: "ستة|ست", 7: "سبعة|سبع", 8: "ثمانية|ثماني",
                 9: "تسعة|تسع", 10: "عشرة|عشر"},
        ordinals={1: "الأول", 2: "الثاني", 3: "الثالث", 4: "الرابع", -1: "الأخير"},
        seasons={"spring": "الربيع|ربيع", "summer": "الصيف|صيف", "autumn": "الخريف|خريف", "winter": "الشتاء|شتاء"},
        edges={"early": "أوائل|مطلع|بداية", "middle": "منتصف", "late": "أواخر|نهاية"},
        parts=_AR_PART,
    ),
    "de": Words(
        months=(
            "januar|jänner|jan\\.", "februar|feber|feb\\.", "märz", "april|apr\\.", "mai", "juni", "juli", "august|aug\\.",
            "september|sept?\\.", "oktober|okt\\.", "november|nov\\.", "dezember|dez\\.",
        ),
        weekdays=("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"),
        days={-2: "vorgestern", -1: "gestern", 0: "heute", 2: "übermorgen"},
        units={
            "hour": "stunden?", "day": "tage?n?", "week": "wochen?", "month": "monat(?:e[ns]?|s)?", "quarter": "quartal(?:e[ns]?|s)?",
            "year": "jahr(?:e[ns]?|s)?", "decade": "jahrzehnt(?:e[ns]?|s)?",
        },
        numbers={1: "eine[mnrs]?", 2: "zwei", 3: "drei", 4: "vier", 5: "fünf", 6: "sechs", 7: "sieben", 8: "acht",
                 9: "neun", 10: "zehn", 11: "elf", 12: "zwölf"},
        ordinals={1: "erste[nrs]?", 2: "zweite[nrs]?", 3: "dritte[nrs]?", 4: "vierte[nrs]?", -1: "letzte[nrs]?"},
        seasons={"spring": "frühjahr|frühling", "summer": "sommer", "autumn": "herbst", "winter": "winter"},
        edges={"early": "anfang", "middle": "mitte", "late": "ende"},
        parts=r"(?:\s?(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)s?(?!\w))",
        names={"all_saints": "allerheiligen", "boxing_day": "zweite[nr]? weihnachts(?:feier)?tag", "christmas": "weihnachten",
               "christmas_day": "erste[nr]? weihnachts(?:feier)?tag", "christmas_eve": "heiligabend|heilig abend|heiliger abend",
               "easter": "ostern", "easter_monday": "ostermontag", "easter_sunday": "ostersonntag",
               "ascension": "christi himmelfahrt", "german_unity": "tag der deutschen einheit", "good_friday": "karfreitag",
               "new_year": "neujahr(?:stag)?", "new_years_eve": "silvester(?:abend|nacht)?", "pentecost": "pfingsten",
               "whit_monday": "pfingstmontag", "whit_sunday": "pfingstsonntag", "st_nicholas": "nikolaustag",
               "womens_day": "weltfrauentag", "ash_wednesday": "aschermittwoch", "maundy_thursday": "gründonnerstag"},
    ),
    "en": Words(
        months=(
            "january|jan\\.?", "february|feb\\.?", "march|mar\\.", "april|apr\\.?", "may", "june|jun\\.?", "july|jul\\.?",
            "august|aug\\.?", "september|sept\\.?|sep\\.?", "october|oct\\.?", "november|nov\\.?", "december|dec\\.?",
        ),
        weekdays=(
            "monday|mon\\.", "tuesday|tues\\.|tue\\.", "wednesday|wed\\.", "thursday|thurs\\.|thu\\.", "friday|fri\\.",
            "saturday|sat\\.", "sunday",
        ),
        days={-2: "the day before yesterday", -1: "yesterday", 0: "today", 1: "tomorrow", 2: "the day after tomorrow"},
        units={
            "hour": "hours?", "day": "days?", "week": "weeks?", "fortnight": "fortnights?", "weekend": "weekends?",
            "month": "months?", "quarter": "quarters?", "year": "years?", "decade": "decades?", "century": "centur(?:y|ies)",
        },
        numbers={1: "one|an?", 2: "two|a couple of", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight",
                 9: "nine", 10: "ten", 11: "eleven", 12: "twelve|a dozen", 20: "twenty", 30: "thirty"},
        ordinals={1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last|final"},
        seasons={"spring": "spring", "summer": "summer", "autumn": "autumn|fall", "winter": "winter"},
        edges={"early": "early|the (?:start|beginning) of", "middle": "mid|the middle of", "late": "late|the end of"},
        parts=r"(?:\s(?:early\s|late\s)?(?:mornings?|afternoon|evening|nights?|lunchtime|noon|midday|midnight)(?!\w))",
        names={
            "all_saints": "all saints'? day", "all_souls": "all souls'? day", "april_fools": "april fools?'?s? day",
            "armistice_day": "armistice day|remembrance day", "ascension": "ascension day", "ash_wednesday": "ash wednesday",
            "australia_day": "australia day", "bastille_day": "bastille day", "black_friday": "black friday",
            "bonfire_night": "bonfire night|guy fawkes night", "boxing_day": "boxing day|st stephen's day",
            "burns_night": "burns night", "canada_day": "canada day", "christmas": "christmas",
            "christmas_day": "christmas day", "christmas_eve": "christmas eve", "columbus_day": "columbus day",
            "cyber_monday": "cyber monday", "easter": "easter", "easter_monday": "easter monday",
            "easter_saturday": "easter saturday|holy saturday", "easter_sunday": "easter sunday|easter day",
            "epiphany": "epiphany|twelfth night", "fourth_of_july": "the fourth of july|fourth of july",
            "good_friday": "good friday", "halloween": "hallowe'?en", "juneteenth": "juneteenth",
            "king_day": "martin luther king,? (?:jr\\.? )?day|mlk day", "labor_day": "labor day",
            "maundy_thursday": "maundy thursday|holy thursday", "may_day": "may day",
            "memorial_day": "memorial day", "midsummer": "midsummer's? (?:day|eve)",
            "new_year": "new year's day|new year's|new year", "new_years_eve": "new year's eve",
            "palm_sunday": "palm sunday", "pentecost": "pentecost", "presidents_day": "presidents'? day",
            "shrove_tuesday": "shrove tuesday|pancake day|mardi gras", "st_andrews": "st\\.? andrew's day",
            "st_davids": "st\\.? david's day", "st_georges": "st\\.? george's day",
            "st_patricks": "(?:st\\.?|saint) patrick's day", "thanksgiving": "thanksgiving(?: day)?",
            "valentines": "(?:st\\.? )?valentine's day", "veterans_day": "veterans'? day",
            "whit_monday": "whit monday", "whit_sunday": "whit sunday", "womens_day": "international women's day",
        },
    ),
    "es": Words(
        months=(
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre|setiembre", "octubre",
            "noviembre", "diciembre",
        ),
        weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        days={-2: "anteayer|antier|antes de ayer", -1: "ayer", 0: "hoy", 2: "pasado mañana"},
        units={
            "hour": "horas?", "day": "días?", "week": "semanas?", "weekend": "fin(?:es)? de semana", "month": "mes(?:es)?",
            "quarter": "trimestres?", "year": "años?", "decade": "décadas?",
        },
        numbers={1: "una?", 2: "dos", 3: "tres", 4: "cuatro", 5: "cinco", 6: "seis", 7: "siete", 8: "ocho", 9: "nueve",
                 10: "diez", 11: "once", 12: "doce", 15: "quince"},
        ordinals={1: "primer[oa]?", 2: "segund[oa]", 3: "tercer[oa]?", 4: "cuart[oa]", -1: "últim[oa]"},
        seasons={"spring": "primavera", "summer": "verano", "autumn": "otoño", "winter": "invierno"},
        edges={"early": "principios de|comienzos de|inicios de", "middle": "mediados de", "late": "finales de|fines de"},
        parts=r"(?:\s(?:(?:por|de|en)\sla\s(?:mañana|tarde|noche|madrugada)|al\smediodía|a\smediodía))",
        names={"all_saints": "día de todos los santos", "christmas": "navidades", "christmas_day": "navidad|día de navidad",
               "christmas_eve": "nochebuena", "easter_sunday": "domingo de resurrección|domingo de pascua",
               "epiphany": "día de reyes", "good_friday": "viernes santo", "maundy_thursday": "jueves santo",
               "may_day": "día del trabajo|día del trabajador", "new_year": "año nuevo", "new_years_eve": "nochevieja",
               "palm_sunday": "domingo de ramos", "ash_wednesday": "miércoles de ceniza", "womens_day": "día de la mujer"},
    ),
    "fr": Words(
        months=(
            "janvier|janv\\.", "février|févr\\.", "mars", "avril", "mai", "juin", "juillet", "août|aout",
            "septembre|sept\\.", "octobre|oct\\.", "novembre|nov\\.", "décembre|déc\\.",
        ),
        weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        days={-2: "avant-hier", -1: "hier", 0: "aujourd'hui", 1: "demain", 2: "après-demain"},
        units={
            "hour": "heures?", "day": "jours?", "week": "semaines?", "weekend": "week-?ends?", "month": "mois",
            "quarter": "trimestres?", "year": "ann[ée]es?|ans?", "decade": "décennies?",
        },
        numbers={1: "une?", 2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six", 7: "sept", 8: "huit", 9: "neuf",
                 10: "dix", 11: "onze", 12: "douze", 15: "quinze"},
        ordinals={1: "premi(?:er|ère)", 2: "deuxième|seconde?", 3: "troisième", 4: "quatrième", -1: "derni(?:er|ère)"},
        seasons={"spring": "printemps", "summer": "été", "autumn": "automne", "winter": "hiver"},
        edges={"early": "début", "middle": "mi|milieu", "late": "fin"},
        parts=r"(?:\s(?:matin|midi|après-midi|soir|dans\sla\ssoirée|dans\sla\snuit|dans\sla\smatinée))",
        names={"all_saints": "toussaint", "armistice_day": "armistice du 11 novembre", "ascension": "jeudi de l'ascension",
               "bastille_day": "fête nationale du 14 juillet", "boxing_day": "saint-étienne", "christmas_day": "noël|jour de noël",
               "christmas_eve": "réveillon de noël|veille de noël", "easter_monday": "lundi de pâques",
               "easter_sunday": "dimanche de pâques|pâques", "epiphany": "épiphanie", "good_friday": "vendredi saint",
               "maundy_thursday": "jeudi saint", "may_day": "fête du travail", "new_year": "jour de l'an|nouvel an",
               "new_years_eve": "saint-sylvestre", "whit_monday": "lundi de pentecôte", "whit_sunday": "pentecôte"},
    ),
    "ru": Words(
        months=(
            "январ[ьяею]", "феврал[ьяею]", "март[ае]?", "апрел[ьяею]", "ма[йяе]", "июн[ьяею]", "июл[ьяею]", "август[ае]?",
            "сентябр[ьяею]", "октябр[ьяею]", "ноябр[ьяею]", "декабр[ьяею]",
        ),
        weekdays=("понедельник[а]?", "вторник[а]?", "сред[ауы]", "четверг[а]?", "пятниц[ауы]", "суббот[ауы]", "воскресенье|воскресенья"),
        days={-2: "позавчера", -1: "вчера", 0: "сегодня", 1: "завтра", 2: "послезавтра"},
        units={
            "hour": "час(?:а|ов)?", "day": "день|дня|дней", "week": "недел(?:ь|ю|я|и|е|ей)", "weekend": "выходн\\w+",
            "month": "месяц\\w*", "quarter": "квартал\\w*", "year": "год(?:а|у|ом)?|лет", "decade": "десятилети[ейяи]",
        },
        numbers={1: "один|одну|одна", 2: "два|две|двух", 3: "три|тр[её]х", 4: "четыре|четыр[её]х", 5: "пять|пяти", 6: "шесть|шести",
                 7: "семь|семи", 8: "восемь|восьми", 9: "девять|девяти", 10: "десять|десяти"},
        ordinals={1: "перв\\w+", 2: "втор\\w+", 3: "треть\\w+|третий", 4: "четв[её]рт\\w+", -1: "последн\\w+"},
        seasons={"spring": "весн[аоуеы]й?", "summer": "лет[ао]м?", "autumn": "осен(?:ь|и|ью)", "winter": "зим[аоуеы]й?"},
        edges={"early": "начал[аеоу]", "middle": "середин[ауеы]", "late": "кон(?:ец|ца|це|цу)"},
        parts=_RU_PART,
        names={"new_year": "нов\\w+ год\\w*", "orthodox_christmas": "рождеств[ао]м?", "orthodox_easter": "пасх[ауеи]",
               "victory_day": "д(?:ень|ня) победы", "womens_day": "международн\\w+ женск\\w+ д(?:ень|ня)"},
    ),
    "uk": Words(
        months=(
            "січ(?:ень|ня|ні)", "лют(?:ий|ого|ому)", "берез(?:ень|ня|ні)", "квіт(?:ень|ня|ні)", "трав(?:ень|ня|ні)",
            "черв(?:ень|ня|ні)", "лип(?:ень|ня|ні)", "серп(?:ень|ня|ні)", "верес(?:ень|ня|ні)", "жовт(?:ень|ня|ні)",
            "листопад[аі]?", "груд(?:ень|ня|ні)",
        ),
        weekdays=("понеділ(?:ок|ка)", "вівтор(?:ок|ка)", "серед[ауи]", "четвер(?:га)?", "п'ятниц[яюі]", "субот[ауи]", "неділ[яюі]"),
        days={-2: "позавчора", -1: "вчора|учора", 0: "сьогодні", 1: "завтра", 2: "післязавтра"},
        units={
            "hour": "годин[аиу]?", "day": "день|дні|днів|дня", "week": "тиж(?:день|ні|нів|ня)", "weekend": "вихідн\\w+",
            "month": "місяц\\w*", "quarter": "квартал\\w*", "year": "рок(?:и|ів|у|ом)|рік|року", "decade": "десятилітт\\w+",
        },
        numbers={1: "один|одну|одна", 2: "два|дві|двох", 3: "три|трьох", 4: "чотири|чотирьох", 5: "п'ять|п'яти", 6: "шість|шести",
                 7: "сім|семи", 8: "вісім|восьми", 9: "дев'ять|дев'яти", 10: "десять|десяти"},
        ordinals={1: "перш\\w+", 2: "друг\\w+", 3: "трет\\w+", 4: "четверт\\w+", -1: "останн\\w+"},
        seasons={"spring": "весн[аоуіи]ю?", "summer": "літ[оа]м?|влітку", "autumn": "осін[ьі]|восени", "winter": "зим[ауи]|взимку"},
        edges={"early": "почат(?:ок|ку)", "middle": "середин[аиіу]", "late": "кін(?:ець|ця|ці)"},
        parts=_UK_PART,
        names={"christmas_day": "різдв[оа]м?", "independence_ua": "д(?:ень|ня) незалежності", "new_year": "нов\\w+ р(?:ік|оку)",
               "orthodox_easter": "велик(?:день|одня)"},
    ),
}  # fmt: skip
