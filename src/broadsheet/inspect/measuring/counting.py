"""What happened to the counted: killed, injured, downed ... from the words around a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.inspect.measuring.countwords import COUNTS, OF_PEOPLE, CountWords

# How far from its number a word may stand, in words: on the left a verb's object follows closely, on the
# right an adverb or a place may stand between. Chosen on written examples.
_LEFT_WORDS = 3
_RIGHT_WORDS = 4
_RIGHT_WORDS_AUXILIARY = 14
# Characters after a number in which the other half of a German verb may stand; a clause.
_SEPARATED = 80
_AUXILIARY = re.compile(
    r"(?<!\w)(?:was|were|is|are|has|have|had|been|being|be|got|ont|a|été|fueron|fue|han|resultaron|были|был|стали|було|були)\s+(?:\w+\s+){0,2}\Z"
    # German puts the participle at the end, however much stands between.
    r"|(?<!\w)(?:wurden|wurde|sind|seien|ist)\s+(?:\w+\s+){0,9}\Z",
    re.IGNORECASE,
)
# A participle with an object after it is an active verb: its subject is not what suffered.
_OBJECT = re.compile(
    r"\s+(?:at\s+least\s+|more\s+than\s+|about\s+|nearly\s+|some\s+|up\s+to\s+)?"
    r"(?:an?|the|his|her|their|him|them|himself|themselves|another|more\s+than|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|several|civilians|people)\b(?!\s+(?:day|night|time|week))",
    re.IGNORECASE,
)
_ACTIVE_TOO = re.compile(
    r"(?:killed|wounded|injured|shot|hurt|captured|seized|arrested|detained|destroyed|damaged|launched|fired|"
    r"kidnapped|abducted|rescued|released|freed|evacuated|intercepted|downed|shot down|murdered|struck|sold|built|"
    r"shot and killed|shot dead|fatally shot|shot and wounded|shot and injured|gunned down|left|charged)\Z",
    re.IGNORECASE,
)
# What may stand between a number and its verb: "including ...", "aged 5 and 14", "and a boy".
_PARENTHESIS = re.compile(
    r"\s*,\s*(?:including|among\s+them|most\s+of\s+them|some\s+of\s+them|many\s+of\s+them|mostly|one\s+of\s+whom|darunter|dont|"
    r"entre\s+ellos|в\s+том\s+числе|у\s+тому\s+числі|بينهم)[^,.;]*?,\s*"
    r"|\s+of\s+(?:them|which|whom),[^,.;:\"“”]{1,60},\s+(?=(?:was|were|is|are|has|have|had|died|remain)\b)"
    r"|\s*,[^,.;:\"“”]{1,60},\s+(?=(?:was|were|is|are|has|have|had|died|remain)\b)"
    r"|\s+aged\s+(?:between\s+)?\d+(?:(?:,\s*|\s+and\s+|\s+to\s+|\s*[-–]\s*)\d+)*\s+(?=(?:was|were|is|are|has|have|had|died)\b)"
    r"|\s+including\s+[^,.;\d]{1,60}?\s+(?=(?:was|were|died|have|had)\b)|\s+(?:that|who)\s+(?=(?:was|were|has|have|had|died)\b)"
    r"|\s+and\s+(?:[\w-]+\s+){1,2}?(?=(?:was|were|have|had|died|lost\s+their)\b)"
    r"|\s+and\s+(?:an?|another|his|her|the|their)\s+(?:[\w-]+\s+){1,4}?(?=(?:was|were|is|are|has|have|had|died)\b)",
    re.IGNORECASE,
)
_TOLL_LINK = re.compile(
    r"(?<!\w)(?:to|at|of|is|was|are|were|stands?|stood|reached|reaches|hit|hits|passed|topped|exceeded|exceeds|surpassed|now|as|auf|bei|à|de|a|en|до|составило|достигло|сягнула|إلى)\s+(?:\S+\s+){0,3}\Z"
    # "Fatalities=48", "injuries: approx. 250", "deaths 298": a list, not a sentence.
    r"|\A\s*[=:]?\s*(?:app?rox\.?\s*|about\s*|total\s*|~\s*)?\Z|:\s*\Z",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"[\s,;]*(?:,|and|or|as\s+well\s+as|und|et|y|e|и|і|та|و|sowie|ainsi\s+que)?\s*(?:an?\s+|another\s+|at\s+least\s+)?\Z",
    re.IGNORECASE,
)


# "six soldiers from the north and two guards": what belongs to a figure before the list goes on.
_TAIL = re.compile(
    r"(?:\s+(?:of|from|in|at|across|near|on|for|with|von|aus|de|des|из|з)\s+[^.,;:—–()\d]{1,70}?|\s+(?:are|were|is|was|remain(?:ed)?)\s+[^.,;:—–()\d]{1,50}?)?(?=,\s|\s(?:and|or|und|et|y|и|і|та)\s)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A word that says what happened, beside a number."""

    counts: str
    start: int
    end: int
    toll: bool = False  # "death toll": the number may be bare


def words_of(language: str) -> CountWords:
    """Return a language's words for what happens to the counted; those of English where it has none."""
    return COUNTS.get(language, COUNTS["en"])


def noun_counts(text: str, start: int, end: int, language: str) -> str | None:
    """Return what the noun of a figure says itself: "13 deaths" counts the killed."""
    for match in words_of(language).nouns.finditer(text, start, end):
        if match.end() == end:
            return match.lastgroup
    return None


def inside(text: str, start: int, end: int, language: str) -> str | None:
    """Return what a participle within the phrase says: "six liberated settlements", "two wounded men"."""
    for match in words_of(language).around.finditer(text, start, end):
        if match.end() < end:
            return match.lastgroup
    return None


# "At least fifty" dead: the mark after a quoted number parts nothing.
_CLOSED = re.compile(r"[\"”»]")
# Had been "eliminated", killed "several hundred": nor does one that opens right before the word or the number.
_OPENED = re.compile(r"[\"“«‘]\Z")
# "Rescued a woman and her two children": all of them.
_TOGETHER = re.compile(
    r"(?:an?|her|his|the|their)\s+(?:[^\W\d][\w-]*\s+){1,3}and\s+(?=(?:her|his|their)\s*\Z)", re.IGNORECASE
)


def after(text: str, end: int, limit: int, language: str) -> Found | None:
    """Return the word after a figure that says what happened to it.

    Args:
        text: the text of the figure.
        end: where the figure ends.
        limit: where the sentence ends, or the next figure begins.
        language: ISO 639-1.
    """
    table = words_of(language)
    closed = _CLOSED.match(text, end, limit)
    begin = end = closed.end() if closed else end
    if parenthesis := _PARENTHESIS.match(text, end):
        begin, limit = parenthesis.end(), max(limit, _stop(text, parenthesis.end()))
    for match in table.around.finditer(text, begin, limit):
        gap = _OPENED.sub("", text[begin : match.start()])
        if table.breaks.search(gap) or begin == match.start() == end:
            return None
        auxiliary = bool(_AUXILIARY.search(gap))
        if len(gap.split()) > (_RIGHT_WORDS_AUXILIARY if auxiliary else _RIGHT_WORDS):
            return None
        active = not auxiliary and _ACTIVE_TOO.match(match[0]) and _OBJECT.match(text, match.end())
        if active or (
            not auxiliary
            and match.lastgroup != "missing"
            and match[0].lower().endswith("ing")
            and match[0].lower() != "dying"
            and begin == end
        ):
            return None
        return Found(counts=str(match.lastgroup), start=match.start(), end=match.end())
    return None


def _stop(text: str, at: int) -> int:
    found = re.compile(r"[.;:\n]|\d").search(text, at)
    return found.start() if found else len(text)


def before(text: str, start: int, floor: int, language: str) -> Found | None:
    """Return the word before a figure that says what happened to it.

    Args:
        text: the text of the figure.
        start: where the figure begins, its bound included.
        floor: where the sentence begins, or the figure before ends.
        language: ISO 639-1.
    """
    table = words_of(language)
    last = None
    # Some words are told by what follows the number ("nahm ... fest"), so look a little further.
    for match in table.around.finditer(text, floor, start + _SEPARATED):
        if match.end() > start:
            break
        last = match
    if last is None:
        return None
    gap = _TOGETHER.sub("", _OPENED.sub("", text[last.end() : start]))
    if table.breaks.search(gap) or len(gap.split()) > _LEFT_WORDS:
        return None
    return Found(counts=str(last.lastgroup), start=last.start(), end=last.end())


def toll(text: str, start: int, floor: int, language: str) -> Found | None:
    """Return the toll that a bare number gives: "the death toll ... has risen to 13"."""
    table = words_of(language)
    last = None
    for match in table.toll.finditer(text, floor, start):
        last = match
    if last is None or ";" in text[last.end() : start] or not _TOLL_LINK.search(text[last.end() : start]):
        return None
    return Found(counts=str(last.lastgroup), start=last.start(), end=last.end(), toll=True)


# "Raised its count to 12": what is counted was said before in the sentence.
_TALLY = {
    "de": re.compile(r"(?<!\w)(?:angaben?|bilanz|ihre|schätzung|seine|zahl|zählung)\s+auf\s+(?:[^\W\d]+\s+){0,2}\Z", re.IGNORECASE),
    "en": re.compile(r"(?<!\w)(?:count|estimate|figure|own|tally)(?:\s+(?:up|down))?\s+(?:to|at)\s+(?:[^\W\d]+\s+){0,2}\Z", re.IGNORECASE),
    "es": re.compile(r"(?<!\w)(?:balance|cifra|cuenta|estimación|recuento|suy[ao])\s+(?:a|en)\s+(?:[^\W\d]+\s+){0,2}\Z", re.IGNORECASE),
}  # fmt: skip


def tally(text: str, start: int, floor: int, language: str) -> str | None:
    """Return what a bare number counts that somebody's count is put at: the last said in the sentence.

    Args:
        text: the text of the figure.
        start: where the figure begins, its bound included.
        floor: where the sentence begins.
        language: ISO 639-1.
    """
    pattern = _TALLY.get(language)
    if pattern is None or not pattern.search(text, max(floor, start - 60), start):
        return None
    said = [m.lastgroup for m in words_of(language).around.finditer(text, floor, start)]
    return said[-1] if said and said[-1] in OF_PEOPLE else None


def in_list(text: str, left: int, right: int) -> bool:
    """Tell whether two figures are joined by a comma or "and", with at most a few words of the first between."""
    tail = _TAIL.match(text, left, right)
    return bool(_LIST.fullmatch(text, tail.end() if tail else left, right))
