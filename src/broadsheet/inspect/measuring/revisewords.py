"""How it is said that something told before was wrong, by what the words do in the frames of ``revising``.

Sorted tables, one for all languages: none of the words means something else in another of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence


def _any(table: Sequence[str]) -> str:
    return "|".join(table)


# What is told, as a thing: "its claim", "the figure".
TOLD_NOUN = (
    r"account", r"allegation", r"announcement", r"assertion", r"bilan", r"claim", r"count", r"estimate", r"figure", r"number", r"numbers", r"reading", r"report",
    r"statement", r"story", r"sum", r"tally", r"toll", r"total", r"value",
)  # fmt: skip
# What a thing that was told turned out to be: "that was ...".
_FAULT = (
    r"an?\s+error", r"an?\s+mistake", r"an?\s+overcount", r"false", r"faulty", r"in\s+error", r"inaccurate", r"incorrect", r"inflated", r"mistaken",
    r"not\s+correct", r"not\s+so", r"not\s+the\s+case", r"not\s+true", r"too\s+high", r"too\s+low", r"untrue", r"wrong",
)  # fmt: skip
_THAT = rf"(?:(?:that|the|this|these|those|his|her|its|their)\s+(?:[\w-]+\s+)?(?:{_any(TOLD_NOUN)})s?|it|that|these|this|which)"
# A sentence with one of these says of what was told before it that it does not hold.
_TURNS = (
    rf"\b{_THAT}\s+(?:had\s+been|has\s+been|have\s+been|is|proved|proved\s+to\s+be|turned\s+out\s+to\s+be|was|were)\s+(?:[a-z]+ly\s+)?(?:{_any(_FAULT)})(?=\s*[.,;:!?\"”»]|\s+(?:and|as|because|but|he|said|she|since|they)\b)",
    r"\bback-?(?:pedall?ed|tracked)\b",
    r"\bcorrected\s+(?:herself|himself|itself|themselves)\b",
    r"\browed\s+back\b",
    r"\bclarified\s+that\b",
    rf"\bcorrected\s+(?:it|that|the\s+(?:{_any(TOLD_NOUN)}))\s+to\b",
    r"\bin\s+der\s+ersten\s+fassung\b",
    rf"\bthe\s+(?:correct|right|true)\s+(?:{_any(TOLD_NOUN)})\s+(?:is|was)\b",
    r"\b(?:put|puts|set|sets)\s+(?:it|that|the\s+record|things|this)\s+(?:right|straight)\b",
)  # fmt: skip
# These take back what was told, though nothing else is said instead.
_TAKEN_BACK = (
    rf"\bno\s+longer\s+(?:stands|stood)\s+by\s+(?:it|them|(?:(?:her|his|its|that|the|their|this)\s+(?:{_any(TOLD_NOUN)})s?))\b",
    rf"\b(?:disowned|renounced|retracted|took\s+back|withdrawn|withdrew)\s+(?:it|them|(?:her|his|its|that|the|their|this)\s+(?:own\s+)?(?:{_any(TOLD_NOUN)})s?)\b",
)
# "Mistakenly reported that": what is told in the same breath is wrong.
_WRONGLY = (
    r"by\s+mistake", r"erred\s+(?:in|when)", r"erroneously", r"misspoke(?:n)?\s+when", r"falsely\s+(?:reported|said|stated)", r"incorrectly", r"mistakenly", r"wrongly",
    r"fälschlich(?:erweise)?", r"irrtümlich(?:erweise)?", r"par\s+erreur", r"por\s+error", r"ошибочно", r"помилково",
)  # fmt: skip
# Figures are restated after an error, and so is what one stands for, which sets nothing right.
RESTATED_FIGURES = r"restated(?!\s+\w+\s+(?:aim|call|claim|commitment|demand|intention|offer|opposition|pledge|position|promise|support|view))"
# In a sentence with "X, not Y", or in one beside it, these make it a setting right.
_BLAME_NEAR = (
    r"(?:article|column|item|post|report|story|text)\s+(?:has\s+been|was)\s+amended", r"as\s+an?\s+(?:earlier|previous)", r"as\s+(?:(?:it|the|was|we)\s+)?(?:[\w-]+\s+){0,2}(?:announced|printed|reported|said|stated|told|wrote)",
    r"(?:gave|gives|used)\s+the\s+wrong", r"referred\s+incorrectly",
    r"correct(?:ed|ing|ion|s)", r"counted\s+twice", r"double-counted", r"(?:got|had|have)\s+(?:it|that|this)\s+wrong", r"listed\s+twice", r"mis(?:heard|read|stated)",
    r"misidentif\w+", r"mislabell?ed", r"misspel\w+", r"mix-up", r"regrets?\s+(?:an|its|our|that|the|this)\s+(?:error|mistake)", RESTATED_FIGURES, r"twice\s+listed", r"berichtigung", r"korrigiert\w*",
    r"corrig\w+", r"rectifi\w+", r"исправ\w+", r"виправ\w+",
)  # fmt: skip
# These only within it: they may lay blame for something else.
_BLAME_HERE = (
    r"apologi[sz]ed?", r"confus(?:ed|ing|ion)", r"erred", r"(?:an|clerical|in|the|typing)\s+error", r"(?:by\s+)?mistake(?:n|nly)?", r"overstated", r"understated", r"wrong(?:ly)?",
    r"irrtum", r"erreur", r"por\s+error", r"ошиб\w+", r"помилк\w+",
)  # fmt: skip
# Who printed it, where a publisher speaks of its own text.
_OURS = (
    r"(?:an?|the|this|today['’]s|yesterday['’]s|[A-Z]\w+day['’]s)\s+(?:[\w]+\s+){0,3}?(?:article|caption|column|dispatch|edition|headline|item|report|story|version)",
    r"our\s+(?:[\w-]+\s+){0,2}?(?:article|caption|column|edition|report|story)",
    r"we",
)  # fmt: skip
_TELLS = r"(?:claimed|indicated|reported|said|stated|suggested|wrote)"
_AS = r"(?:called|described|gave|identified|listed|misidentified|named)"

TURNS = re.compile(rf"(?P<taken>{_any(_TAKEN_BACK)})|(?P<turned>{_any(_TURNS)})", re.IGNORECASE)
WRONGLY = re.compile(rf"(?<!\w)(?:{_any(_WRONGLY)})(?!\w)", re.IGNORECASE)
BLAME_NEAR = re.compile(rf"(?<!\w)(?:{_any(_BLAME_NEAR)})(?!\w)", re.IGNORECASE)
BLAME_HERE = re.compile(rf"(?<!\w)(?:{_any(_BLAME_HERE)})(?!\w)", re.IGNORECASE)
# "Wrongly excluded 40" tells of a deed, "wrongly stated" of what was told.
TELLING = re.compile(
    r"\b(?:announc(?:ed|ing)|counted|gave|given|indicated|listed|printed|put|report(?:ed|ing)|said|saying|stat(?:ed|ing)|told|wrote|hieß|gemeldet|écrit|indiqué|annoncé|dijo|indicó|informó|"
    r"сообщ\w+|повідом\w+)\b",
    re.IGNORECASE,
)
# "An earlier version of this article put", "our report said that": begin of what a publisher told.
EARLIER_VERSION = re.compile(
    r"\b(?:earlier|first|original|previous)\s+(?:article|edition|report|story|version)\b(?!\s+of\s+(?:an?|her|his|its|the)\s+(?!article|column|dispatch|item|list|map|post|report|story))|\boriginally\s+(?:gave|put|said|stated)\b|"
    r"\bfrüheren\s+(?:Fassung|Version)\b|\bversion\s+(?:précédente|antérieure)\b|\bversión\s+anterior\b",
    re.IGNORECASE,
)
# How a publisher's note on its own text begins: what is told in it was wrong, and what follows is so.
NOTE = re.compile(
    r"(?:\A|(?<=\n)|(?<=[.!?]\s))(?:A\s+)?(?i:aclaración|berichtigung|clarification|correcci[óo]n|correction|corrections\s+and\s+clarifications|erratum|fe\s+de\s+(?:errat|error)[ae]s|for\s+the\s+record|rectificatif)\s*[:—–]"
)
# "Lowered its count to 12 from 21": between the new number and the old one, and before the new one.
FROM = re.compile(r"(?:\s+(?!from\b)[\w-]+){0,3},?\s+from\s+(?:the\s+)?", re.IGNORECASE)
RESTATED = re.compile(
    rf"\b(?:changed|corrected|cut|lowered|raised|reduced|restated|revised)\s+(?:(?:her|his|its|the|their)\s+)?(?:{_any(TOLD_NOUN)})s?\b[^.;!?\d]{{0,60}}\sto\s+\Z",
    re.IGNORECASE,
)
# "At first police said 14. They now say 41": a change, and a setting right where blame is laid.
NOW_SAID = re.compile(
    r"\b(?:has|have)?\s*now\s+(?:gives?|puts?|says?)\b",
    re.IGNORECASE,
)
# "He has not. We regret the error": a short no of what was told.
HAS_NOT = re.compile(
    r"(?:He|It|She|That|They|This)\s+(?:did|does|do|had|has|have|is|was|were)\s+not\b[^.;\n]{0,30}[.;](?=[^\n]{0,160}\b(?:apolog\w+|regret)\b)"
)
OURS_TOLD = re.compile(
    rf"(?:(?<!\w)(?i:{_any(_OURS)}))\b(?:\s+(?!that\b)[^\s.;:]+){{0,8}}?\s+(?:{_TELLS}\s+(?:(?:(?:last|on)\s+\w+\s+|yesterday\s+)?that\s+)?)(?P<old>[^.;!?\n]{{6,160}})[.;]\s"
)
OURS_NAMED = re.compile(rf"(?<!\w)(?i:{_any(_OURS)})\b[^.;:\n]{{0,60}}?\s{_AS}\s[^.;\n]{{2,80}}?\s+as\s+\Z")
# "In fact": the words after it are what is so.
IN_FACT = re.compile(
    r"(?:actually|in\s+fact|in\s+reality|in\s+truth),?\s+(?P<new>[^.;!?\n]{6,160})", re.IGNORECASE
)
# Nobody says that it was wrong: "denied that it was an error".
DENIED = re.compile(
    r"\b(?:cannot|challeng\w+|claim(?:ed|s)|declin\w+|den(?:ied|ies|y|ying)|dismiss\w+|disput\w+|if|insist\w*|n['’]t|never|no|not|refus\w+|reject\w+|whether)\b[^.,;]{0,40}\Z",
    re.IGNORECASE,
)
# A notice to editors: "please kill the item "Minister resigns"".
KILLED = re.compile(
    r"\b(?:disregard|kill|spike|withdraws?|withhold)\s+(?:our|the|this)\s+(?:[\w.:-]+\s+){0,3}?(?:alert|article|dispatch|headline|item|report|story)(?:\s+(?:entitled|headlined|titled))?\s*,?\s*[\"“„«](?P<old>[^\"“”»\n]{4,120})[\"”“»]",
    re.IGNORECASE,
)
# "Corrects the surname to B, from A".
NAME_TO_FROM = re.compile(
    r"\b(?i:correct(?:ed|ing|s)|fix(?:ed|es|ing)?)\s[^.;\n]{0,80}?\b(?i:name|spelling|surname|title)\b[^.;\n]{0,60}?\sto\s+(?P<new>[A-ZÀ-ÞŁŚŻ][\w’'-]+(?:\s+[A-ZÀ-ÞŁŚŻ][\w’'-]+){0,3}),?\s+from\s+(?P<old>[A-ZÀ-ÞŁŚŻ][\w’'-]+(?:\s+[A-ZÀ-ÞŁŚŻ][\w’'-]+){0,3})"
)
# A length of time, a year, a place on a page: no number that is set right.
NO_COUNT_AFTER = re.compile(
    r"\s*(?:a\.?m|days?|decades?|heures?|hours?|horas?|minutes?|months?|o['’]clock|p\.?m|Stunden?|weeks?|years?|January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|:\d\d|(?:st|nd|rd|th)\b|-year",
    re.IGNORECASE,
)
NO_COUNT_BEFORE = re.compile(
    r"(?:chapter|in|page|paragraph|No\.|since|January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)\s\Z"
)
