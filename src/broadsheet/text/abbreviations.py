"""Words whose full stop ends no sentence, in seven languages. Lower case, sorted; general knowledge."""

from __future__ import annotations

# Whatever follows, but for what stands in ``MAY_END``. "*" holds for every language.
ABBREVIATIONS = {
    "*": ("dr", "etc", "mr", "mrs", "ms", "prof", "st", "vs"),
    "ar": ("أ", "د", "م"),
    "de": (
        "abt", "allg", "betr", "bzw", "ca", "dipl", "dr.-ing", "evtl", "geb", "gegr", "ggf", "hr", "inkl", "mio", "mrd",
        "mwst", "österr", "rd", "s.o", "sog", "tel", "u.a", "ugs", "usw", "vgl", "z.b", "zit", "zzgl",
    ),
    "en": (
        "adm", "approx", "apr", "assn", "asst", "attys", "atty", "aug", "ave", "blvd", "brig", "bros", "capt", "cmdr", "co",
        "col", "cont", "corp", "cpl", "dec", "dept", "det", "e.g", "esp", "esq", "est", "feb", "fr", "fri", "ft", "gen", "gov",
        "govs", "hon", "hwy", "i.e", "inc", "insp", "jan", "jr", "lieut", "lt", "ltd", "maj", "messrs", "mon", "mt", "mts",
        "nov", "oct", "op", "pfc", "ph.d", "pres", "pte", "pvt", "rep", "reps", "rev", "sat", "sen", "sens", "sept", "sgt",
        "spc", "sr", "supt", "sun", "thu", "thur", "thurs", "tue", "tues", "u.k", "u.n", "u.s", "univ", "viz", "wed",
    ),
    "es": (
        "aprox", "av", "avda", "cía", "dña", "dr.a", "dra", "dres", "dª", "ee", "ee.uu", "ej", "excmo", "gral", "ing", "lic",
        "prov", "sr", "sra", "sres", "srta", "ud", "uds", "uu",
    ),
    "fr": ("av", "bd", "cf", "env", "ex", "m", "me", "mgr", "mlle", "mm", "mme", "mmes", "pr", "ste", "vve"),
    "ru": (
        "акад", "англ", "г", "гг", "гор", "гр", "др", "им", "итал", "млн", "млрд", "нем", "обл", "пгт", "пер", "пл", "пос", "пр",
        "просп", "проф", "р", "ред", "род", "руб", "сел", "см", "ср", "т.д", "т.е", "т.к", "т.н", "т.п", "тов", "трлн", "тыс",
        "ул", "фр", "чел",
    ),
    "uk": (
        "акад", "англ", "вул", "грн", "див", "ім", "м", "млн", "млрд", "напр", "нар", "обл", "пл", "пров", "просп", "проф", "р",
        "ред", "рр", "с", "смт", "т.д", "т.з", "т.зв", "тис", "трлн", "ін",
    ),
}  # fmt: skip
# Only where a number follows: "No. 10", but "the answer was no."
BEFORE_NUMBERS = {
    "*": (
        "abs",
        "art",
        "bd",
        "ch",
        "fig",
        "figs",
        "lit",
        "no",
        "nos",
        "nr",
        "p",
        "pp",
        "s",
        "sec",
        "tab",
        "vol",
        "vols",
    ),
    "de": ("anm", "kap", "str", "ziff"),
    "es": ("arts", "cap", "nº", "núm", "núms", "pág", "págs"),
    "fr": ("arr", "chap", "éd", "n°"),
    "ru": ("гл", "д", "кв", "корп", "рис", "с", "ст", "стр", "табл"),
    "uk": ("буд", "гл", "кв", "оф", "рис", "ст", "табл"),
}
# Of those that are words as well, which count only with a capital: "Sat." but "he sat."
WITH_CAPITAL = frozenset(
    {"col", "est", "ex", "fr", "gen", "m", "me", "mon", "pr", "rep", "reps", "sat", "sen", "sun", "wed"}
)
# These end a sentence as often as not: then a word of ``STARTERS`` tells that another begins.
MAY_END = frozenset(
    {"ave", "blvd", "bros", "co", "corp", "esq", "etc", "ft", "gen", "hwy", "inc", "jr", "ltd", "mwst", "ph.d", "sr", "st", "u.k", "u.n", "u.s", "usw",
     "ee.uu", "uu", "г", "гг", "грн", "др", "млн", "млрд", "обл", "р", "рр", "руб", "т.д", "т.п", "тис", "тыс", "чел", "ін", "م"}
)  # fmt: skip
# Capitalised words that begin a sentence and hardly a name.
_STARTERS = {
    "de": "Am Aber Auch Bei Das Dann Der Die Doch Ein Eine Er Es Für Ich Im In Ist Laut Man Mit Nach Nun Sie So Und Von Wie Wir Zu",
    "en": "A After Although An And As At Because Before But By Despite During For From He Her His However How I If In Instead It Its "
          "Later Many Meanwhile Most My No Nobody None Nor Not Now On One Only Or Our She Since So Some Still Such That The Their Then "
          "There These They This Those Though To Under Until We What When Where While Who Why With Yet You Your",
    "es": "Al Ante Así Como Con Cuando Después El Ella En Es Esta Este Esto La Las Los No Para Pero Por Se Según Si Sin Su También Tras Un Una Y",
    "fr": "Après Au Avec Ce Ces Cette Dans De Depuis Des Elle Elles En Et Il Ils La Le Les Leur Mais Nous On Pour Selon Si Son Sur Un Une",
    "ru": "А Без В Все Для До Его Если Ещё За И Из Как Когда Мы На Но Об Он Она Они Оно По Позже После При С Так Там Теперь То У Что Это Я",
    "uk": "А Але Без В Вона Вони Воно Він Для До За З І Із Його Коли Ми На Про Після При Та Так Там Тепер Ти У Це Цей Що Як Якщо Я",
}  # fmt: skip
STARTERS = frozenset(word for words in _STARTERS.values() for word in words.split())
# Abbreviations that are written with a blank inside, as they stand before their last full stop.
PARTED = (
    r"d\.\s?h", r"h\.\s?c", r"i\.\s?d\.\s?R", r"o\.\s?ä", r"s\.\s?o", r"u\.\s?[aUä]", r"v\.\s?a", r"z\.\s?[BTZ]",
    r"т\.\s?е", r"т\.\s?зв", r"т\.\s?[кно]",
)  # fmt: skip
