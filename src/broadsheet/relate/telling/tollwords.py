"""Words of death and injury where no number stands, in English: sorted patterns for ``tolls``."""

from __future__ import annotations

import re

# What sounds like death and is none: a charge, an office, a danger that passed.
NO_DEATH = re.compile(
    r"\battempt(?:s|ed|ing)?\s+(?:(?:to|at|at\s+a)\s+)?(?:[\w-]+\s+){0,2}(?:first|second|third)?[-\s]?(?:degree\s+)?(?:homicide|kill|manslaughter|murder|suicide)s?\b|"
    r"\b(?:could|might|would)(?:\s+easily)?\s+have\s+(?:been\s+killed|died)|\b(?:no\s+one|nobody|none)\s+(?:\w+\s+)?(?:died|was\s+killed|were\s+killed)|"
    r"\b(?:not|n['’]t)\s+(?:been\s+)?(?:killed|die|dead)\b|\b(?:conspiracy|intent|solicitation|assault|threat\w*|plot\w*|tried|trying|wanted)\s+(?:with\s+intent\s+)?to\s+(?:commit\s+)?(?:kill|murder)|"
    r"\b(?:homicide|murder|coroner['’]s)\s+(?:bureau|detectives?|division|investigators?|rates?|section|squad|task\s+force|unit)|\bdead[\s-]end\b|\bdeadly\s+(?:conduct|weapon)|"
    r"\b(?:after|at|attend\w*|following|from|leaving|near|outside)\s+(?:a|the)\s+(?:\w+\s+)?funeral\b|\bnon-?fatal(?:ly)?\b|\bleft\s+for\s+dead\b|\bpresumed\s+dead\b",
    re.IGNORECASE,
)
DEAD = re.compile(
    r"\b(?:autops(?:y|ies)|bod(?:y|ies)|coroner|dead|deadly|death|deceased|die[sd]?|dying|fatal(?:ly)?|funeral|gunned\s+down|homicide|"
    r"kill(?:ed|ing|s)|(?:lost|loses?|losing|took|takes?|taking|claimed|claims)\s+(?:(?:his|her|their|the)\s+(?:own\s+)?)?(?:life|lives)|manslaughter|medical\s+examiner|"
    r"murder(?:ed|s)?|obituary|pass(?:ed|es)\s+away|shot\s+to\s+death|slain|slaying|succumb(?:ed|s)|suicide)\b",
    re.IGNORECASE,
)
HURT = re.compile(
    r"\b(?:(?:critical|fair|good|grave|guarded|serious|stable)\s+condition|expected\s+to\s+(?:be\s+(?:ok(?:ay)?|fine)|live|make|recover|survive)|"
    r"accidental(?:ly)?\s+(?:shooting|shot)|fight(?:s|ing)\s+for\s+(?:his|her|their)\s+li(?:fe|ves)|gunshot|hospitali[sz]ed|hurt|injur(?:ed|es|ies|ing|y)|non-?\s?life[- ]threatening|recover(?:ing|s)|shoots|shot|struck|surgery|"
    r"taken\s+to\s+(?:an?\s+|the\s+)?(?:\w+\s+){0,3}hospital|treated|wound(?:ed|ing|s)?)\b",
    re.IGNORECASE,
)
_KIN = (
    r"(?:aunt|babys?|boy(?:friend)?|brother|child|couple|cousin|dad|daughter|father|fianc[ée]e?|friend|girl(?:friend)?|grand(?:daughter|father|mother|son)|"
    r"husband|infant|man|mom|mother|neighbou?r|nephew|niece|officer|roommate|sister|son|stepfather|stepson|teen(?:ager)?|toddler|uncle|wife|woman)"
)
# One more than those told first: "kills one, injures another"; and who ended his own life after another's.
ANOTHER = re.compile(
    r"\b(?:another|a\s+second|other|a\s+third|a\s+fourth|one)\b[^.;]{0,60}\b(?:critical|fighting\s+for|good\s+condition|hospitali|hurt|injured|stable|survived|wounded)|"
    r"\b(?:hurt|hurting|injur(?:es|ed|ing)|wound(?:s|ed|ing))\s+(?:an?other|a\s+second|one|an?\s+\w+|h(?:is|er)\s+\w+)\b|"
    r"\balso\s+(?:been\s+)?(?:hospitali[sz]ed|hurt|injured|shot\b(?!\s+(?:and\s+killed|dead|to\s+death))|wounded)|\b(?:the\s+)?(?:lone|only|sole)\s+survivor|"
    r"\band\s+(?:(?:critically|seriously)\s+)?(?:hurt|injur(?:es|ed|ing)|wound(?:s|ed|ing))\b|"
    # "Three women killed, man shot".
    rf"\b(?:dead|died|dies|killed|slain)\b[^.;]{{0,60}}?(?:,|\band)\s+(?:an?\s+|h(?:is|er)\s+)?(?:[\w-]+\s+){{0,2}}?[\w-]*{_KIN}\s+(?:was\s+|is\s+)?(?:also\s+)?"
    r"(?:(?:critically|seriously)\s+)?(?:hospitali[sz]ed|hurt|injured|shot(?!\s+(?:and\s+killed|dead|to\s+death))|wounded)\b",
    re.IGNORECASE,
)
HIMSELF = re.compile(
    r"\bmurder[-–/\s]+suicides?\b|(?<!\bshot\s)\b(?:before|then|and)\s+(?:fatally\s+)?(?:turn(?:ed|ing)\s+(?:the|a|his|her)\s+(?:hand)?gun\s+on|shoot(?:ing)?|shot|kill(?:ed|ing|s)?)\s+(?:him|her)self\b|"
    r"\b(?:took|taking|takes)\s+(?:his|her)\s+own\s+life\b",
    re.IGNORECASE,
)
# "A quadruple shooting", "a double murder", "two counts of murder": numbers that stand in no figure.
MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
MULTIPLE = re.compile(
    rf"\b(?P<many>{'|'.join(MULTIPLES)})[\s-]+(?:fatal\s+)?(?:(?P<killed>homicides?|killings?|murders?|slayings?|fatality|fatal)|(?P<shot>shootings?))\b",
    re.IGNORECASE,
)
FIRST_WORDS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
COUNTS_OF = re.compile(
    rf"\b(?P<many>\d{{1,2}}|{'|'.join(FIRST_WORDS)})\s+(?:\w+\s+)?counts?\s+of\s+(?P<attempted>attempted\s+)?(?:\w+[\s-]){{0,3}}?(?:homicide|murder|manslaughter)\b",
    re.IGNORECASE,
)
# "Mother, child found dead", "a woman and her son were killed": two that no number tells.
BOTH = re.compile(
    rf"\b{_KIN}(?:,?\s+and\s+|,\s+|\s*&\s*)(?:(?:an?|his|her|their)\s+)?(?:[\w-]+\s+){{0,2}}?{_KIN}\s+(?:(?:were|are|both|have\s+been)\s+)*"
    rf"(?:dead|fatally|found\s+(?:dead|shot|slain)|killed|murdered|shot\s+(?:and\s+killed|dead|to\s+death)|slain)\b|"
    rf"\bcouple\s+(?:was\s+|were\s+)?(?:found\s+)?(?:dead|killed|slain|murdered)\b|"
    rf"\b(?:deaths?|kill(?:ed|ing|s)|murders?|slayings?)\s+(?:of\s+)?(?:an?|h(?:is|er)|the)?\s*(?:[\w-]+\s+){{0,2}}?{_KIN}(?:\s+and\s+|,\s+)(?:(?:an?|h(?:is|er)|the)\s+)?(?:[\w-]+\s+){{0,2}}?{_KIN}\b",
    re.IGNORECASE,
)
# "A girl and a man were injured", "girl, teen shot".
BOTH_HURT = re.compile(
    rf"\b{_KIN}(?:,?\s+and\s+|,\s+|\s*&\s*)(?:(?:an?|his|her|their)\s+)?(?:[\w-]+\s+){{0,2}}?{_KIN}\s+(?:(?:were|are|both|have\s+been)\s+)*"
    r"(?:hospitali[sz]ed|hurt|injured|shot(?!\s+(?:and\s+killed|dead|to\s+death))|wounded)\b",
    re.IGNORECASE,
)
# "Killed four classmates and himself": the number is of his victims.
AND_HIMSELF = re.compile(
    rf"\b(?:gunned\s+down|kill(?:ed|ing|s)|murder(?:ed|ing|s)|shoots|shooting|shot)\s+(?:(?:and\s+kill(?:ed|ing)|dead|to\s+death)\s+)?"
    rf"(?P<many>\d{{1,2}}|{'|'.join(FIRST_WORDS)})\s+(?![^.;]{{0,60}}\bincluding\s+(?:him|her)self)[^.;]{{0,140}}?\b(?:and|before|then)\s+(?:\w+\s+){{0,2}}?"
    r"(?:(?:(?:kill|shoot)(?:ed|ing|s)?|turn(?:ed|ing|s)\s+(?:the|a|his|her)\s+(?:hand)?(?:gun|rifle|weapon)\s+on|shot)\s+)?(?:(?:him|her)self|(?:took|taking|takes)\s+(?:his|her)\s+own\s+life)\b",
    re.IGNORECASE,
)
# "3 members of family fatally shot; suspect killed": the number is of the victims.
SUSPECT_DEAD = re.compile(
    r"[;,:]\s+(?:the\s+)?(?:gunman|shooter|suspect)\s+(?:(?:also|is|later|then|was)\s+)*(?:dead|dies|killed|shot\s+dead)\b|"
    r"\b(?:cops?|deput(?:y|ies)|officers?|police|swat)\s+(?:fatally\s+)?(?:kill(?:ed|s)?|shot\s+and\s+killed)\s+(?:the\s+)?(?:gunman|shooter|suspect)\b",
    re.IGNORECASE,
)
# "One of the five people hurt has died".
ONE_OF = re.compile(
    rf"\bone\s+of\s+(?:its\s+|the\s+|those\s+)?(?P<many>\d{{1,2}}|{'|'.join(FIRST_WORDS)})\b[^.;]{{0,80}}?\b(?:dead|die[ds]|fatal|killed)",
    re.IGNORECASE,
)
ORDINAL_DEAD = re.compile(
    r"\b(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:\w+\s+){0,2}?(?:death|dies|died|has\s+died|fatality)\b",
    re.IGNORECASE,
)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
# "One man and two women were killed": figures of one list are one toll.
LISTED = re.compile(r"(?:,?\s+and\s+(?:an?other\s+)?|,\s+)")
# "Two others wounded" are besides the dead.
OTHERS = re.compile(r"\bothers?\b|\bmore\b", re.IGNORECASE)
# "All four were found with gunshot wounds": those told of before, none besides them.
ALL = re.compile(r"all\b", re.IGNORECASE)
# "The three were found in the kitchen".
DEFINITE = re.compile(r"\b(?:all|the)\s+\Z", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
# "Seventy people have been shot in the city this year": no toll of one event.
STATISTIC = re.compile(
    r"\b(?:annually|citywide|nationwide|so\s+far|statewide|year\s+to\s+date)\b|\b(?:each|every|per|this)\s+year\b|"
    r"\bsince\s+(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|the\s+(?:beginning|start))|"
    r"\b(?:in|last|past)\s+(?:the\s+)?(?:last\s+|past\s+)?\w+\s+(?:hours|weeks|months|years)\b",
    re.IGNORECASE,
)
# "Two of them critically": a part of those told before.
PART_OF = re.compile(r"\s+of\s+(?:them|whom|those|these|the)\b", re.IGNORECASE)
# "Two men were in critical condition and two others hurt", "one was shot and the three others grazed".
BESIDES = re.compile(r"(?!.*\binclud)[^.;\n]{0,80}(?:\band|,)\s+(?:the\s+)?", re.IGNORECASE)
CONDITION_AND = re.compile(r"[^.;\n]{0,80}\bcondition,?\s+and\s+(?:the\s+)?", re.IGNORECASE)
# "Four injured, one critically": a bare number after a comma is a part.
BARE = re.compile(rf"(?:\d+|{'|'.join(FIRST_WORDS)})", re.IGNORECASE)
# "Three adults and an 11-year-old child", "teen, 3 adults shot": one more, whom no number tells.
_ONE = r"(?:baby|bo(?:y|y's)|child|girl|infant|man|officer|teen(?:ager)?|toddler|woman|year-old)"
AND_ONE = re.compile(
    rf"(?:,?\s+and)\s+an?\s+(?:[\w-]+\s+){{0,3}}?(?:[\w-]*{_ONE})(?!\w)(?!\s+(?:is|was|has|who)\b)",
    re.IGNORECASE,
)
ONE_AND = re.compile(
    rf"(?:\A|[:.]\s+|\ban?\s+)(?:[\w-]+\s+){{0,2}}?(?:[\w-]*{_ONE})(?:,\s+(?:and\s+)?|\s+and\s+)\Z",
    re.IGNORECASE,
)
# Headlines of reports on more than one event.
ROUNDUP = re.compile(
    r"\b(?:blotter|incidents|police\s+(?:log|reports)|top\s+stories|year\s+in\s+review)\b|\b(?:separate|weekend)\b[^.;]{0,40}\bshootings\b|"
    r"\bshootings\b[^.;]{0,40}\b(?:across|overnight|weekend|week)\b|\bviolent\s+(?:\w+\s+)?(?:night|week|weekend)\b|"
    # "Seven wounded in shootings on South, West Sides", "three dead in South Side shootings".
    r"\bin\s+(?:\w+\s+){0,3}(?:four|multiple|overnight|several|sides?|three|two)\s+shootings\b|\bin\s+shootings\s+(?:across|around|on|throughout)\b",
    re.IGNORECASE,
)
