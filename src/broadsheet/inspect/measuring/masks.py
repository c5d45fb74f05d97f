"""Numbers in a text that are no figures: dates, times, ages, telephone numbers, names of models."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.model import Span
from broadsheet.text.days import DayMention

# Words that number a thing instead of counting it ("Flight 370", "Article 5"), lower case, sorted.
_LABELS = (
    "act agenda apartment apollo apt area article artikel aussage band bill building buildings block bloc boeing bus camp canal case channel chapter "
    "chapters class clause cloud club covid dash day division district exit falcon figure flight floor formula gate grade group highway hwy interstate iphone item junction junctions "
    "kanal kapitel law lane level line lines line lot mark mile milestone model nr no number numéro número número page para paragraph part "
    "phase pier platform point precinct press proposition psalm question resolution road room route row rule saturday section season "
    "seat seite serie session sector sgm size stage station step studio suite sunday table terminal title track trial type unit verse "
    "version vol volume ward windows year zone статья статьи статье стаття статті пункт пункта рейс школа № artículo capítulo "
    "página vuelo ruta paragraphe page vol chapitre absatz flug seite tag المادة القرار رقم"
)
# Roads by their letters, "on US 64": as labels only behind a word of place, and in capitals.
_ROADS = ("co", "cr", "fm", "ih", "sr", "us")
_ON_ROAD = re.compile(
    r"\b(?:along|at|from|near|off|on|onto|to|via)\s+(?:(?:[Ee]ast|[Nn]orth|[Ss]outh|[Ww]est)bound\s+)?\Z"
)
_MONTHS_YEAR = r"in|since|of|until|till|from|by|during|between|before|after|around|early|late|mid|spring|summer|autumn|fall|winter"
_STREETS = (
    "alley|avenue|ave|blvd|block|boulevard|circle|court|ct|drive|dr|highway|hwy|lane|ln|parkway|pkwy|place|plaza|"
    "road|rd|square|street|st|terrace|trail|way"
)
_N = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)"
_PERIOD = r"(?:second|minute|hour|day|week|month|quarter|year|decade|season|century|centurie)s?"
_PERSONAL = (
    "actor boy brother child civilian daughter driver father female gentleman girl girlfriend gunman infant kid lady "
    "male man mother nephew niece old passenger pedestrian person resident sister son student suspect teen teenager "
    "toddler victim woman"
)

# Things that have an age: "the three-year-old war" is a figure, "a three-year-old boy" is none.
_AGED = (
    "agreement|alliance|ban|battle|blockade|boycott|building|ceasefire|church|civil|club|company|conflict|deal|dispute|"
    "embargo|firm|government|house|insurgency|invasion|law|occupation|pact|programme|project|rebellion|record|regime|rule|"
    "school|siege|stadium|standoff|start-?up|strike|temple|tradition|treaty|truce|union|uprising|war"
)

# One expression, so that a text is gone through once. Names sorted by what is masked.
_MASK = re.compile(
    "|".join(
        (
            # addresses
            rf"\b\d+(?:st|nd|rd|th)?\s+(?:block\b|(?:[NSEW]\.?\s+)?(?:[A-Z][\w.]*\s+){{1,3}}(?i:{_STREETS})\b)",
            rf"\b(?:\d{{1,3}}(?:st|nd|rd|th)|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth))\s+(?:and\s+\w+\s+)?(?:[A-Z]\w+\s+)?(?i:{_STREETS})\b",
            r"\b[A-Z][a-z]+,?\s+[A-Z]{2}\s+\d{5}(?:-\d{4})?\b",
            # ages of persons
            r"(?i:\b(?:aged?(?:\s+of)?|ages)\s+(?:between\s+)?\d{1,3}(?:\s*(?:-|–|to|and|or)\s*\d{1,3})?\b)",
            rf"(?i:\b{_N}(?:\s*½)?(?:-|\s)years?(?:-|\s)old(?:s)?(?:\s+(?:\w+\s+){{0,2}}?(?:{'|'.join(_PERSONAL.split())})s?)?\b(?!\s+(?:{_AGED})))",
            rf"(?i:\b{_N}(?:-|\s)(?:month|week|day)s?(?:-|\s)old(?:s)?(?:\s+(?:\w+\s+)?(?:{'|'.join(_PERSONAL.split())}))\b)",
            r"(?<=[a-zà-ÿ.’'])(?:,\s+(?:\d{1,2}|10\d)(?=[;)]|,(?!\d))|\s+\((?:\d{1,2}|10\d)\))",
            r"\b[A-ZÀ-ÞА-ЯІЇЄ][\w’'-]+\.?,\s+(?:\d{1,2}|10\d)(?=[.:](?!\d)|\s+(?:and|of|from|was|who|is|died)\b)",
            r"(?i:\b(?:boy|child|daughter|female|girl|lad|male|man|son|teenager|widow|woman|youth)\s+of\s+)\d{1,3}(?![\w-]|[.,]\d|\s+[a-z]+s\b)",
            r"(?i:\b(?:adults|anyone|boys|children|everyone|girls|men|people|pupils|those|voters|women|workers)\s+(?:above|aged|below|over|under)\s+(?:the\s+age\s+of\s+)?)\d{1,3}(?![\w-]|[.,]\d|\s+[a-z]+s\b)",
            r"(?i:\b(?:in\s+(?:his|her|their)\s+(?:early\s+|mid-?|late\s+)?)\w+s\b)",
            r"(?i:\b\d{1,2}\s*(?:jahre\s+alt\w*|ans\s+et|años\s+de\s+edad|лет\b|років\b))(?=[\s,.])(?=.{0,2})",
            r"(?i:\bturn(?:s|ed|ing)\s+\d{1,3}\b(?=[.,;]|\s+(?:and|in|last|next|on|this|when)\b))|\b\d{1,3}[\s-]?(?:yo|yoa|y/o)\b|\b\d+(?:st|nd|rd|th)-\w+",
            r"(?i:\b(?:eldest|oldest|youngest)\s+(?:[^\W\d]+\s+){0,3}\d{1,3}\b(?!\s+[^\W\d]))",
            r"(?i:\b\d{1,3}-(?:jährig|летн|річн)\w+)",
            r"(?<!of\s)(?<!the\s)(?i:\b(?:dead|die[ds])\s+at\s+)\d{2,3}\b",
            # "40 por ciento": the hundred is no number of its own
            r"(?i:\bpor\s+ciento\b)",
            r"(?i:\b(?:adolescent\w*|conducteur|enfant|femme|fille\w*|garçon|homme|jeune|suspect\w*|chic[oa]|hombre|joven|menor|mujer|niñ[oa])\s+(?:de|d['’])\s*\d{1,3}\s+(?:ans|años)\b|\bâgée?s?\s+de\s+\d{1,3})",
            # calibres, models, roads, versions
            r"(?<![\w.])\.\d{2,3}(?:[\s-]?cal(?:iber|ibre|\.)?)?\b",
            r"(?i:\b\d{1,3}(?:\.\d{1,2})?(?:-?mm|[\s-]?(?:calib(?:er|re)|gauge))\b(?=[\s,.-]))",
            r"(?i:\b\d{1,3}(?:\.\d{1,2})?\smm\b(?=\s+(?:ammunition|bullet|cannon|casing|gun|handgun|howitzer|mortar|pistol|rifle|round|semi|shell|weapon)))",
            r"\b(?:[A-ZА-ЯІЇЄ][A-Za-zА-Яа-яІіЇїЄє]{0,5}|[A-Z][a-z]+[A-Z]?)[-–]\d+[A-Za-zА-Я]*\b",
            r"\b[A-Z]{1,5}\d+[A-Z]?\b|\b(?!\d+(?:C|F|GW|MW)\b)\d+[A-Z]{1,3}\d*\b(?!\s?[%$])",
            # dates and years
            rf"(?i:\b(?:{_MONTHS_YEAR})\s+(?:the\s+)?)(?:1[5-9]|20)\d\d(?:[-–/]\d{{2,4}})?s?\b(?!\s+(?:people|civilians|soldiers|troops|homes|houses|houses|drones|workers|jobs))",
            r"\b(?:1[5-9]|20)\d\d\s?[-–/]\s?(?:(?:1[5-9]|20)\d\d|\d\d)\b",
            r"\b\d{2,4}['’]?s\b|['’]\d\ds?\b",
            r"(?i:\b(?:first|second|third|fourth)\s+(?:world\s+war|lady|quarter|half|degree|party|grade|reich|person|base|place|floor|hand|thoughts?|time|class|amendment|instance|chance|nature|reading|language|opinion|term|wave|front|city|phase)\b)",
            r"(?i:\b(?:\d{1,2}(?:st|nd|rd|th)|\w+th)\s+(?:century|grade|floor|anniversary|birthday|amendment|place|district|circuit|minute|avenue|street|st)\b)",
            rf"(?i:(?<![\d,.])(?<!\bbeen\s)(?<!\bfor\s)\b{_N}\s+{_PERIOD}\s+(?:ago|after|before|later|earlier|old|prior|since|apart))",
            rf"(?i:\b(?:last|past|next|previous|first|coming|final|preceding)\s+{_N}\s+(?:\w+\s+)?{_PERIOD})\b",
            rf"(?i:\b(?:year|day|week|month|round)\s+{_N}\b)(?!\s+(?:people|persons|men|women|children|soldiers))",
            r"(?i:,\s+de\s+\d{1,3}\s+(?:ans|años)\b)(?=[,.;])",
            r"(?i:\b(?:cumpl(?:e|ió)|ten(?:ía|ían)|tienen?)\s+\d{1,3}\s+años\b)(?!\s+de\s+(?:c|pr|exp))",
            r"\b(?:men['’]s|the|women['’]s)\s+\d{2,4}m\b",
            r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?\s+\d{1,2}(?![\d:.,]?\d)(?:st|nd|rd|th)?\b(?!\s+(?:people|persons))",
            # times of day
            r"(?i:\b\d{1,2}(?::\d{2}(?::\d{2})?|(?:\.\d{2})?(?=\s*(?:[ap]\.?\s?m\b|uhr|h\b|gmt|utc|est|edt)))\s*(?:[ap]\.?\s?m\b\.?|uhr|h\b|gmt|utc|est|edt)?)(?!\d)",
            r"(?i:\b(?:at|by|until|before|after|from|um|gegen|bis|ab|vers)\s+(?:[01]?\d|2[0-3])\.[0-5]\d)(?=[,.;:!?]|\s+(?:on|and|when|but|in|auf|am)\b|\Z)",
            r"(?i:\b\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.\s?m\.|[ap]m\b|o['’]clock|uhr\b|heures\s+du))",
            r"(?i:\b\d{4}\s*(?:gmt|utc|hours|hrs|local\s+time)\b)",
            r"\b(?:[01]?\d|2[0-3])\s?h\s?[0-5]\d\b",
            # telephones, addresses of things, scores
            r"(?<![\d$€£])(?:\+\d{1,3}[\s-])?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b|(?<!\d)\+\d[\d\s-]{7,}\d|\b\d{3}-\d{4}\b|\b1?-?8\d\d-[\w-]{4,}",
            r"\b(?i:call(?:ed|ing|s)?|dial(?:ed|led|ing)?|phoned)\s+(?:9-?1-?1|999|112|110)\b|\b9-?1-?1\b|\b24/7\b|\b9/11\b",
            r"(?<![\w$€£/])(?<!\d\s)\d{1,2}/\d{1,2}(?:/\d{2,4})?\b(?!\s?[%/])",
            r"(?i:\b(?:19|20)\d\d\s+(?=election|season|olympics|games|world|census|budget|vote|campaign|war|attack|invasion|coup|constitution))",
            r"(?:https?://|www\.|@|#)\S+",
            # stations, pictures of a row
            r"\b\d{1,2}(?:NEWS|News)\b",
            r"(?:\b(?:ABC|CBS|Channel|FOX|Fox|KHOU|Live|NBC|[Nn]ews|NEWS|TV|W[A-Z]{2,3}|K[A-Z]{2,3})\s?)\d{1,2}\b(?!\s+(?:dead|injured|killed|people|shot|wounded))",
            r"(?i:\b(?:image|photo|slide)\s+\d+\s+of\s+(?:/\s+)?\d+\b)",
            # numbers that count nothing
            rf"(?i:\b{_N}\s+(?:out\s+of|of|in)\s+(?:every\s+[$€£]?\d+|10|100|ten|a\s+hundred|five)\b(?!\s+(?:people|countries|regions)))",
            r"(?i:\bzero-\w+|\b\d+-bit\b)",
            r"(?<![\w$€£.])(?<!voted\s)(?P<high>\d{1,3})[-–](?P<low>\d{1,3})(?=\s+(?:vote|win|loss|victory|defeat|decision|ruling|lead|draw|majority|in|on|against|to|for|over|at)\b)",
            r"(?i:\b(?:any|every|each|some|this|that|which|the|another)[\s-]one\b|\bone\s+(?:another|by\s+one|day\b|side\b|hand\b|can\b|way\b|thing\b|reason\b|example\b|such\b|night\b|morning\b|point\b|time\b|official\s+said)|\bone['’]s\b)",
            r"(?i:\bone\s+in\s+(?:\w+ty|five|four|six|ten|three|two|\d+)\b|\bat\s+one\b|\bone-\w+|\bzero\s+tolerance\b|\bone\s+and\s+(?:only|the\s+same)\b|\bnumber\s+one\b)",
            r"(?i:\bfifty[\s-]fifty\b|\bfour[\s-]by[\s-]four\b|\bone[\s-]on[\s-]one\b|\bface[\s-]to[\s-]face\b)",
        )
    )
)
_LABELLED = re.compile(
    rf"(?i:(?<!\w)(?:{'|'.join(sorted({*_LABELS.split(), *_ROADS}, key=len, reverse=True))})\.?\s+)\#?\d+(?:[.\-]\d+)*[A-Za-z]?\b"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")


def masks(text: str, days: tuple[DayMention, ...] = (), within: Sequence[Span] | None = None) -> list[Span]:
    """Return the stretches of a text whose numbers are no figures, in order.

    Args:
        text: any text.
        days: the days it names, see ``text.days``.
        within: where to look; everywhere, if not given.
    """
    found: list[Span] = []
    for start, end in within if within is not None else (Span(0, len(text)),):
        found += [Span(m.start(), m.end()) for m in _MASK.finditer(text, start, end)]
        found += [
            Span(m.start(), m.end()) for m in _LABELLED.finditer(text, start, end) if _is_label(text, m)
        ]
    found += [Span(day.start, day.end) for day in days]
    return sorted(found)


# "day 5" and "line 3" are labels; "that day 5 people" counts. What follows tells: a small word or a mark.
_COUNTED = re.compile(r"\s+(?:[a-z]+ed\s+)?(?:people|persons|men|women|children|civilians|soldiers|others)\b")


def _is_label(text: str, match: re.Match[str]) -> bool:
    if _COUNTED.match(text, match.end()):
        return False
    word = match[0].split()[0].lower().rstrip(".")
    if word in _ROADS:
        lead = text[max(0, match.start() - 20) : match.start()]
        return match[0][:2].isupper() and _ON_ROAD.search(lead) is not None
    # "no 5" and "year 3": as nouns they must not be plural or "no" must carry its full stop or a capital.
    return word != "no" or match[0][0].isupper() or "." in match[0][:3]


def year_alone(raw: str) -> bool:
    """Tell whether digits look like a year: "2022" does, "1,500" and "2300" do not.

    >>> year_alone("2022"), year_alone("2,022"), year_alone("3000")
    (True, False, False)
    """
    return bool(_YEAR.match(raw))
