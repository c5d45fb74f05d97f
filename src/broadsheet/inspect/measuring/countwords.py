"""What happened to the counted, by language: sorted patterns for ``counting``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from broadsheet.inspect.measuring import harmwords
from broadsheet.inspect.measuring.revisewords import TOLD_NOUN

# Counts that only people can suffer: a bare number beside them counts persons.
OF_PEOPLE = frozenset(
    {"arrested", "casualties", "charged", "displaced", "hospitalised", "infected", "injured", "kidnapped", "killed",
     "missing", "protested", "rescued", "shot", "stabbed", "survived"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CountWords:
    """How a language says what happened to those it counts."""

    around: re.Pattern[str]  # group names are the counts; they may stand on either side
    nouns: re.Pattern[str]  # the head of the phrase itself says it: "13 deaths"
    toll: re.Pattern[str]  # "death toll": a bare number further on in the sentence is meant
    breaks: re.Pattern[str]  # what parts a number from the words before or after it
    earlier: re.Pattern[str]  # stands before a number that was given before
    earlier_after: re.Pattern[str]
    corrected: re.Pattern[str]
    retracted: re.Pattern[str]
    total: re.Pattern[str]  # stands before a number that sums up others
    total_after: re.Pattern[str]
    including: re.Pattern[str]  # stands between a whole and its parts


def _named(table: Mapping[str, str], begin: str = r"(?<!\w)") -> re.Pattern[str]:
    named = "|".join(rf"(?P<{name}>{pattern})" for name, pattern in table.items())
    return re.compile(rf"{begin}(?:{named})(?!\w)", re.IGNORECASE)


def _plain(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)


def _taken_back(verb: str, clauses: str, far: int = 60) -> re.Pattern[str]:
    """Match words of taking back and what follows, up to a clause that tells of something else: those figures stand."""
    return _plain(rf"(?:{verb})\s(?:(?!{clauses})[^.;]){{0,{far}}}\Z")


_NEVER = re.compile(r"(?!)")

_EN = CountWords(
    around=_named(harmwords.AROUND),
    nouns=_named(harmwords.NOUNS),
    toll=_named(
        {
            "injured": r"(?:injury|wounded)\s+toll|(?:number|total|tally|count)\s+(?:of\s+)?(?:people\s+|those\s+)?(?:injured|wounded|hurt|injuries)|injuries",
            "missing": r"(?:number|total)\s+(?:of\s+)?(?:people\s+|those\s+)?missing",
            "displaced": r"(?:number|total)\s+(?:of\s+)?(?:people\s+|those\s+)?(?:displaced|evacuated|evacuees|refugees)",
            "arrested": r"(?:number|total)\s+(?:of\s+)?(?:people\s+|those\s+)?(?:arrested|detained|arrests)",
            "infected": r"(?:number|total)\s+(?:of\s+)?(?:confirmed\s+|new\s+|suspected\s+)?(?:[\w-]+\s+)?(?:cases|infections)|case\s+count",
            "killed": (
                r"death\s+tolls?|deaths?\s+(?:count|tally)|fatality\s+(?:count|toll)|toll|body\s+count|fatalities|deaths?"
                r"|(?:number|total|tally|count)\s+(?:number\s+)?(?:of\s+)?(?:the\s+)?(?:people\s+|those\s+|civilians\s+|persons\s+)?(?:killed|dead|deaths|fatalities)"
                r"|number\s+of\s+(?:people|passengers|those|victims)\s+(?:who\s+(?:have\s+|had\s+)?|(?:known|confirmed|believed|feared|thought|reported)\s+to\s+have\s+)(?:been\s+killed|died|drowned)"
            ),
        }
    ),
    breaks=re.compile(
        r"[.;:!?()\[\]“”\"«»—–]|,|(?<!\w)(?:and|but|while|whilst|after|before|when|as|or|although|though|because|where|by|that|since|amid|if)(?!\w)",
        re.IGNORECASE,
    ),
    earlier=_plain(
        r"(?:had|have|has|were|was)\s+(?:earlier|previously|initially|originally)\s+\w+"
        r"|(?:earlier|previously|initially|originally)\s+(?:reported|said|put|stated|gave|given|announced|confirmed|counted|estimated|listed|thought|believed|told|spoken|claimed)"
        r"|(?:(?:up|down|increase[ds]?|rise|revised(?:\s+(?:up|down))?|decrease[ds]?|raised|lowered|upgraded)\s+from)\s+(?:an?\s+)?(?:the\s+)?(?:earlier|previous|initial|preliminary|reported|first)?\s*(?:\w+\s+of\s+)?"
        r"|(?:earlier|previous|initial|preliminary|prior|first)\s+(?:\w+\s+)?(?:toll|figure|count|report|reports|estimate|estimates|tally|number|death\s+toll|statement)s?\s+(?:\w+\s+){0,4}(?:of|put|at|said|was|had|suggested|stated|to|that)?"
        r"|(?:at\s+first|initially|originally|instead\s+of|rather\s+than)"
    ),
    earlier_after=_plain(
        r"(?:\w+\s+){0,3}(?:(?:reported|announced|given|said|confirmed|recorded)\s+)?(?:earlier(?!\s+(?:this|in|today))|previously|initially)(?:\s+(?:reported|announced|given))?|a\s+day\s+(?:earlier|before)|the\s+(?:day|week|month|year)\s+before|a\s+(?:week|month|year)\s+(?:earlier|before)"
    ),
    corrected=_plain(
        r"not(?=\s+(?:\S+\s+){1,4}as\s+(?:was\s+)?(?:\w+\s+)?(?:reported|stated|said|announced))|(?:an?|the)\s+(?:earlier|previous)\s+version\s[^.;]{0,60}"
        r"|(?:incorrectly|mistakenly|wrongly|erroneously|in\s+error)\s+(?:\w+\s+){0,4}|misstated\s[^.;]{0,60}"
    ),
    retracted=_taken_back(
        # Only what was told: "withdrew 500 men" and "took back its offer" take no figure back.
        rf"(?:retract(?:ed|ing|s)?|withdr(?:ew|awn|awing)|took\s+back|disavow(?:ed|s)?|walked\s+back)\s+(?:[\w'’-]+\s+){{0,4}}?(?:{'|'.join(TOLD_NOUN)})s?",
        r"\b(?:after|amid|because|before|following|since|when|where|which|while|who|whose)\b",
    ),
    total=_plain(
        r"(?:bring(?:s|ing)?|brought|tak(?:es|ing)|took|push(?:es|ed|ing)?|rais(?:es|ed|ing))\s+[^.;]{0,80}?\sto(?!\w)|in\s+total|a\s+(?:combined\s+)?total\s+of|total(?:s|led|ed|ing|ling)?(?!\w)(?:\s+(?:at|of|to)(?!\w))?|in\s+all|altogether|combined"
        r"|overall|that(?:'s|’s|\s+is|\s+makes)(?:\s+already)?|mak(?:es|ing)\s+it|add(?:s|ing)?\s+up\s+to|the\s+sum\s+of|for\s+a\s+total\s+of"
    ),
    total_after=_plain(r"(?:\w+\s+){0,3}(?:in\s+all|altogether|in\s+total|combined|overall)"),
    including=_plain(
        r"include[ds]?|including|among\s+them|among\s+whom|compris(?:ed|ing|es)|consist(?:ed|ing|s)\s+of|made\s+up\s+of|were|namely|they\s+are|they\s+were"
    ),
)  # fmt: skip

_DE = CountWords(
    around=_named(
        {
            "downed": r"abgeschossen\w*|abgewehrt\w*|abgefangen\w*|abschuss|schoss(?=[^.]*\sab\b)",
            "killed": r"getötet\w*|töte[nt]\w*|tötung|starb(?:en)?|gestorben\w*|erschossen\w*|ums\s+leben|ermordet\w*|umgekommen|todesopfer|tote[nr]?|tot|opfer\s+gefordert|ertrunken|leben\s+gekostet",
            "injured": r"verletz(?:t|te|ten|en)|verwundet\w*|verletzte[nr]?",
            "missing": r"vermisst\w*|verschollen",
            "arrested": r"festgenommen\w*|verhaftet\w*|festnahmen?|nahm(?:en)?(?=[^.]*\sfest\b)|nahmen?\s+die\s+polizei",
            "displaced": r"vertrieben\w*|geflohen|flohen|geflüchtet|flüchteten|evakuiert\w*|obdachlos\w*|auf\s+der\s+flucht",
            "kidnapped": r"entführt\w*",
            "rescued": r"gerettet\w*|retteten?|geborgen\w*",
            "released": r"freigelassen\w*|ausgetauscht\w*|befreit\w*",
            "captured": r"eingenommen|erobert\w*|besetzt\w*",
            "infected": r"infiziert\w*|infektionen|erkrankt\w*",
            "destroyed": r"zerstört\w*",
            "damaged": r"beschädigt\w*",
            "launched": r"abgefeuert|gestartet|feuerten?",
        }
    ),
    nouns=_named({"killed": r"tote[nr]?|todesopfern?|leichen?|todesfälle[n]?", "injured": r"verletzte[nr]?|verwundete[nr]?", "missing": r"vermisste[nr]?", "arrested": r"festnahmen?|festgenommene[nr]?"}),
    toll=_named({"displaced": r"zahl\s+der\s+(?:evakuierten|geflüchteten|vertriebenen)", "injured": r"zahl\s+der\s+verletzten", "missing": r"zahl\s+der\s+vermissten", "killed": r"zahl\s+der\s+(?:toten|todesopfer|opfer|getöteten)|opferzahl|todeszahl"}),
    breaks=re.compile(r"[.;:!?()\[\]“”„\"«»—–]|,|(?<!\w)(?:und|aber|während|nachdem|bevor|als|oder|weil)(?!\w)", re.IGNORECASE),
    earlier=_plain(r"zuvor|zunächst|ursprünglich|bislang|bisher|vorher|früher(?:en)?"),
    earlier_after=_NEVER,
    corrected=_plain(r"fälschlich(?:erweise)?\s[^.;]{0,40}|irrtümlich(?:erweise)?\s[^.;]{0,40}"),
    retracted=_taken_back("zurückgezogen", r",\s+(?:bei|de[mnr]|die|das|in|nachdem|weil|wo)\b|\bnach\b", 40),
    total=_plain(r"insgesamt|zusammen|damit\s+(?:stieg|steigt|erhöht|erhöhte)[^.;]{0,60}?\sauf(?!\w)"),
    total_after=_plain(r"insgesamt"),
    including=_plain(r"darunter|davon|unter\s+ihnen"),
)  # fmt: skip

_FR = CountWords(
    around=_named(
        {
            "downed": r"abattus?|abattues?|interceptés?|interceptées?|abattre",
            "killed": r"tué(?:e?s?)|mort(?:e?s?)|décédé(?:e?s?)|péri|assassiné(?:e?s?)|coûté\s+la\s+vie(?:\s+à)?|perdu\s+la\s+vie|trouvé\s+la\s+mort|tuant|abattu\s+(?:par\s+balles)",
            "injured": r"blessé(?:e?s?)|blessant",
            "missing": r"disparu(?:e?s?)|portée?s\s+disparu(?:e?s?)",
            "arrested": r"arrêté(?:e?s?)|interpellé(?:e?s?)|placé(?:e?s?)\s+en\s+garde\s+à\s+vue|arrestations?",
            "displaced": r"déplacé(?:e?s?)|évacué(?:e?s?)|fui|contraint(?:e?s?)\s+de\s+fuir|sans-abri",
            "kidnapped": r"enlevé(?:e?s?)|kidnappé(?:e?s?)|pris(?:es)?\s+en\s+otage",
            "rescued": r"secouru(?:e?s?)|sauvé(?:e?s?)",
            "released": r"libéré(?:e?s?)|relâché(?:e?s?)|échangé(?:e?s?)",
            "captured": r"conquis(?:es)?|capturé(?:e?s?)|saisi(?:e?s?)",
            "infected": r"infecté(?:e?s?)|contaminé(?:e?s?)",
            "destroyed": r"détruit(?:e?s?)|détruisant",
            "damaged": r"endommagé(?:e?s?)",
            "launched": r"lancé(?:e?s?)|tiré(?:e?s?)",
        }
    ),
    nouns=_named({"killed": r"morts?|décès|cadavres?|victimes\s+mortelles|tués", "injured": r"blessé(?:e?s?)", "missing": r"disparu(?:e?s?)", "arrested": r"arrestations?|interpellations?"}),
    toll=_named({"injured": r"nombre\s+de\s+blessés", "missing": r"nombre\s+de\s+disparus", "killed": r"bilan|nombre\s+de\s+(?:morts|victimes|décès)"}),
    breaks=re.compile(r"[.;:!?()\[\]“”\"«»—–]|,|(?<!\w)(?:et|mais|tandis|alors|après|avant|lorsque|quand|ou|par)(?!\w)", re.IGNORECASE),
    earlier=_plain(r"auparavant|précédemment|précédent\s+bilan[^.;]{0,30}|initialement|dans\s+un\s+premier\s+temps|contre"),
    earlier_after=_plain(r"(?:\w+\s+){0,2}(?:auparavant|précédemment|initialement)"),
    corrected=_plain(r"par\s+erreur\s[^.;]{0,40}|à\s+tort\s[^.;]{0,40}"),
    retracted=_taken_back("retiré", r"\b(?:après|dont|lorsque|où|qui)\b", 40),
    total=_plain(r"au\s+total|en\s+tout|portant\s+(?:\S+\s+){0,5}à|porte\s+(?:\S+\s+){0,5}à|soit"),
    total_after=_plain(r"(?:\w+\s+){0,2}(?:au\s+total|en\s+tout)"),
    including=_plain(r"dont|parmi\s+lesquels|parmi\s+eux|y\s+compris"),
)  # fmt: skip

_ES = CountWords(
    around=_named(
        {
            "downed": r"derribad[oa]s?|derribó|derribaron|interceptad[oa]s?|interceptó|interceptaron|derribar",
            "killed": r"muert[oa]s?|murió|murieron|fallec(?:ido|ida|idos|idas|ió|ieron)|asesinad[oa]s?|mató|mataron|matar|perdieron\s+la\s+vida|abatid[oa]s?|costó\s+la\s+vida(?:\s+a)?|mortales",
            "injured": r"herid[oa]s?|lesionad[oa]s?|hirió|hirieron",
            "missing": r"desaparecid[oa]s?",
            "arrested": r"detenid[oa]s?|arrestad[oa]s?|detuvo|detuvieron|arrestó",
            "displaced": r"desplazad[oa]s?|evacuad[oa]s?|huyeron|huido|huir|damnificad[oa]s?",
            "kidnapped": r"secuestrad[oa]s?|secuestraron",
            "rescued": r"rescatad[oa]s?|rescataron|rescató",
            "released": r"liberad[oa]s?|canjead[oa]s?|liberó|liberaron",
            "captured": r"capturad[oa]s?|tomad[oa]s?|conquistad[oa]s?|incautad[oa]s?",
            "infected": r"infectad[oa]s?|contagi(?:os|ados|adas)",
            "destroyed": r"destruid[oa]s?|destruyó|destruyeron",
            "damaged": r"dañad[oa]s?",
            "launched": r"lanzad[oa]s?|lanzó|lanzaron|disparó|dispararon",
        }
    ),
    nouns=_named({"killed": r"muert[oa]s?|muertes|fallecid[oa]s?|cadáveres|víctimas\s+mortales|homicidios", "injured": r"herid[oa]s?|lesionad[oa]s?", "missing": r"desaparecid[oa]s?", "arrested": r"detenid[oa]s?|arrestos"}),
    toll=_named({"displaced": r"(?:número|cifra|total)\s+de\s+(?:los\s+)?(?:damnificados|desplazados|evacuados)", "injured": r"(?:número|cifra|total)\s+de\s+heridos", "missing": r"(?:número|cifra)\s+de\s+desaparecidos", "killed": r"(?:número|cifra|saldo|balance|total)\s+de\s+(?:muertos|fallecidos|víctimas|muertes)"}),
    breaks=re.compile(r"[.;:!?()\[\]“”\"«»—–]|,|(?<!\w)(?:y|e|pero|mientras|después|antes|cuando|o|por)(?!\w)", re.IGNORECASE),
    earlier=_plain(r"anteriormente|previamente|inicialmente|en\s+un\s+principio|al\s+principio|frente\s+a"),
    earlier_after=_plain(r"(?:\w+\s+){0,2}(?:anteriormente|previamente|inicialmente)"),
    corrected=_plain(r"por\s+error\s[^.;]{0,40}|erróneamente\s[^.;]{0,40}"),
    retracted=_taken_back("retir(?:ó|aron)", r"\b(?:cuando|después|donde|quien|tras)\b|,\s+que\b", 40),
    total=_plain(r"en\s+total|un\s+total\s+de|elev(?:a|ó|ando)\s+(?:\S+\s+){0,6}a|suman"),
    total_after=_plain(r"(?:\w+\s+){0,2}en\s+total"),
    including=_plain(r"entre\s+ell[oa]s|incluid[oa]s|incluyendo|de\s+l[oa]s\s+cuales|entre\s+l[oa]s\s+que"),
)  # fmt: skip

_RU = CountWords(
    around=_named(
        {
            "downed": r"сбит\w*|сбил[аи]?|перехва(?:чен\w*|тил[аи]?)|уничтожен\w*(?=[^.]{0,40}(?:беспилот|дрон|бпла|ракет))|сбитии",
            "killed": r"погиб\w*|убит\w*|скончал\w*|умер(?:ли|ла)?|жертвами|гибел\w+|унес\w*\s+жизни|расстрелян\w*",
            "injured": r"ранен\w*|пострада\w*|травмирован\w*|ранил[аи]?",
            "missing": r"пропал\w*(?:\s+без\s+вести)?|пропавш\w+|без\s+вести",
            "arrested": r"задержан\w*|арестован\w*|задержал[аи]?",
            "displaced": r"эвакуир\w+|бежал[аи]?|покинул[аи]?|перемещен\w+|перемещён\w+",
            "kidnapped": r"похищен\w*|похитил[аи]?",
            "rescued": r"спасен\w*|спасён\w*|спасли",
            "released": r"освобожден\w*|освобождён\w*|обменян\w*|вернул\w*",
            "captured": r"захвачен\w*|захватил[аи]?|взят\w*\s+под",
            "infected": r"заразил\w+|инфицирован\w+|заражен\w+",
            "destroyed": r"уничтож\w+|разрушен\w*",
            "damaged": r"поврежден\w*|повреждён\w*",
            "launched": r"запу(?:щен\w*|стил[аи]?)|выпустил[аи]?",
        }
    ),
    nouns=_named({"killed": r"погибш\w+|убитых|жертв\w*|умерших", "injured": r"ранен(?:ых|ыми)|пострадавш\w+", "missing": r"пропавших", "arrested": r"задержанных"}),
    toll=_named({"injured": r"число\s+(?:пострадавших|раненых)|количество\s+пострадавших", "missing": r"число\s+пропавших", "killed": r"число\s+(?:жертв|погибших)|количество\s+погибших"}),
    breaks=re.compile(r"[.;:!?()\[\]“”\"«»—–]|,|(?<!\w)(?:и|но|а|когда|после|пока|или|также|ещё|еще)(?!\w)", re.IGNORECASE),
    earlier=_plain(r"ранее|первоначально|сначала|прежде|до\s+этого"),
    earlier_after=_NEVER,
    corrected=_plain(r"ошибочно\s[^.;]{0,40}"),
    retracted=_taken_back(r"отозва\w+", r",\s+(?:где|когда|котор\w+)\b|\bпосле\b", 40),
    total=_plain(r"всего|в\s+общей\s+сложности|итого|в\s+целом"),
    total_after=_NEVER,
    including=_plain(r"в\s+том\s+числе|среди\s+(?:них|которых)|из\s+них|включая"),
)  # fmt: skip

_UK = CountWords(
    around=_named(
        {
            "downed": r"збит\w*|збил[аи]?|перехоплен\w*|перехопил[аи]?|знешкод\w+",
            "killed": r"загинул\w*|загибл\w+|вбит\w*|убит\w*|помер(?:ли|ла)?|жертвами|загибел\w+",
            "injured": r"поранен\w*|постражда\w+|травмован\w*|дістал[аи]?\s+поранення|поранив|поранила",
            "missing": r"зник\w*(?:\s+безвісти)?|безвісти",
            "arrested": r"затриман\w*|заарештован\w*|затримал[аи]?",
            "displaced": r"евакуйован\w+|евакуювал[аи]?|переміщен\w+|втекли",
            "kidnapped": r"викраден\w*",
            "rescued": r"врятован\w*|урятован\w*|врятували",
            "released": r"звільнен\w*|обміняно|повернул\w*",
            "captured": r"захоплен\w*|захопил[аи]?",
            "destroyed": r"знищен\w*|знищил[аи]?|зруйнован\w*",
            "damaged": r"пошкоджен\w*",
            "launched": r"запустил[аи]?|випустил[аи]?|запущен\w*",
        }
    ),
    nouns=_named({"killed": r"загибл\w+|вбитих|жертв\w*", "injured": r"поранен(?:их|ими)|постраждал\w+|потерпілих|травмованих", "missing": r"зниклих", "arrested": r"затриманих"}),
    toll=_named({"injured": r"кількість\s+(?:постраждалих|поранених)", "missing": r"кількість\s+зниклих", "killed": r"кількість\s+(?:жертв|загиблих)"}),
    breaks=re.compile(r"[.;:!?()\[\]“”\"«»—–]|,|(?<!\w)(?:та|і|й|але|а|коли|після|поки|або|також|ще)(?!\w)", re.IGNORECASE),
    earlier=_plain(r"раніше|спочатку|спершу|до\s+цього"),
    earlier_after=_NEVER,
    corrected=_plain(r"помилково\s[^.;]{0,40}"),
    retracted=_taken_back(r"відкликал\w*", r",\s+(?:де|коли|котр\w+|як\w+)\b|\bпісля\b", 40),
    total=_plain(r"всього|загалом|усього|разом"),
    total_after=_NEVER,
    including=_plain(r"серед\s+(?:них|яких)|у\s+тому\s+числі|з\s+них|зокрема|включно"),
)  # fmt: skip

# Arabic writes "and" as a letter before the word.
_AFTER_AND = r"(?:(?<!\w)|(?<=\bو))"
_AR = CountWords(
    around=_named(
        {
            "downed": r"إسقاط|أسقطت?|اعترضت?|اعتراض",
            "killed": r"(?:ب?مقتل)|ق\u064f?تل(?:ت|وا)?|قتلى|قتيل\w*|مصرع|لقوا\s+مصرعهم|لقي|استشهاد|استشهدوا?|شهيد\w*|شهداء|وفاة|توفي|توفوا|راح\s+ضحيته",
            "injured": r"ب?إصابة|أ\u064f?صيب(?:ت|وا)?|جرح(?:ت|وا)?|جرحى|جريح\w*|مصاب\w*",
            "missing": r"فقدان|مفقود\w*|فقد",
            "arrested": r"اعتقال|اعتقلت?|اعتقلوا|توقيف|أوقفت?",
            "displaced": r"نزوح|نزح|نازح\w*|إجلاء|تشريد",
            "kidnapped": r"خطف|اختطاف|اختطف",
            "rescued": r"إنقاذ|أنقذت?",
            "released": r"إطلاق\s+سراح|أطلقت?\s+سراح|الإفراج\s+عن|أفرجت?",
            "destroyed": r"تدمير|دمرت?|دمّرت?",
            "launched": r"إطلاق|أطلقت?",
        },
        begin=_AFTER_AND,
    ),
    nouns=_named({"killed": r"قتلى|قتيل\w*|شهيد\w*|شهداء", "injured": r"جرحى|جريح\w*|مصاب\w*", "missing": r"مفقود\w*", "displaced": r"نازح\w*", "arrested": r"معتقل\w*"}),
    toll=_named({"injured": r"(?:حصيلة|عدد)\s+(?:الجرحى|المصابين)", "missing": r"عدد\s+المفقودين", "killed": r"(?:حصيلة|عدد)\s+(?:القتلى|الضحايا|الشهداء|الوفيات)"}),
    breaks=re.compile(r"[.;:!?()\[\]“”\"«»—–،؛]|,|(?<!\w)(?:و\Z|لكن|بينما|بعد|عندما|أو)(?!\w)"),
    earlier=_plain(r"في\s+وقت\s+سابق|سابقا|سابقاً"),
    earlier_after=_plain(r"(?:\w+\s+){0,2}في\s+وقت\s+سابق"),
    corrected=_NEVER,
    retracted=_NEVER,
    total=_plain(r"إجمالي|المجموع|ليرتفع\s+(?:\S+\s+){0,4}إلى"),
    total_after=_NEVER,
    including=_plain(r"بينهم|من\s+بينهم|بينها|منهم"),
)  # fmt: skip

COUNTS: dict[str, CountWords] = {"ar": _AR, "de": _DE, "en": _EN, "es": _ES, "fr": _FR, "ru": _RU, "uk": _UK}
