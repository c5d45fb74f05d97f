"""Which numbers are figures: those whose surroundings say what they count."""

from __future__ import annotations

import re

from broadsheet.inspect.measuring.countwords import OF_PEOPLE
from broadsheet.inspect.measuring.draft import Draft
from broadsheet.inspect.measuring.masks import year_alone
from broadsheet.inspect.measuring.unitwords import NUMBERED

_DEFINITE = re.compile(r"(?<!\w)(?:the|these|those|both)\s+\Z", re.IGNORECASE)
# "The two sides" names them again, "the 300 guests" counts; chosen: as far as style books write numbers in words.
_NAMES_AGAIN = 10.0
# "One of those three": they were counted before.
_OF_THOSE = re.compile(r"(?<!\w)of\s+(?:these|those)\s+\Z", re.IGNORECASE)
# "The three trapped miners" are told apart from others by what they are; "the two men" were told of before.
_TOLD_APART = re.compile(
    r"\s+(?:[a-z]+(?:ed|en|ing)|dead|lost|missing|[A-Z][\w-]+|[a-z]+(?:al|ous|ist|ian|ese|ish))\s+[a-z]+(?:s|men|women|people|children)(?![\w-])"
)
# "The 12th child to die at the crossing": there were twelve.
_TO_SUFFER = re.compile(
    r"\s+(?:to\s+(?:be\s+)?(?:abducted|arrested|die|drown|executed|hanged|jailed|killed|murdered|perish|shot)|killed|shot\s+dead)\b"
)
_ONLY = re.compile(
    r"(?<!\w)(?:only|just|at\s+least|more\s+than|a\s+total\s+of|nur|seulement|solo|только)\s+\Z",
    re.IGNORECASE,
)
# "a third meeting" may be a fraction or one more; "a third of" is no ordinal at all.
_FRACTION = re.compile(r"\b(?:a|one|per)\s+\Z")
# "an 8-1 decision": what is joined by a hyphen and is no range is a score.
_SCORE_BEFORE = re.compile(r"\d[-–]\Z")
_SCORE_AFTER = re.compile(r"[-–]\d")
# "1955 murder" is of that year, "2000 dead" is a toll.
_MANY = re.compile(r"\s(?:arrests|dead|deaths|fatalities|injured|injuries|missing|wounded)\Z", re.IGNORECASE)
# "One of the suspects was arrested" counts, "one of the reasons" does not.
_ONE_OF = re.compile(r"\s+of\b")
# French and Spanish write "one" and "a" alike: only with a word of harm is it told that there was one.
_ARTICLES = frozenset({"un", "una", "une"})
_HARMED = re.compile(
    r"\s+(?:seule?\s+|sol[oa]\s+)?(?:blessée?|disparue?|morte?|tuée?|victime|desaparecid[oa]|detenid[oa]|fallecid[oa]|herid[oa]|muert[oa]|víctima)\b",
    re.IGNORECASE,
)
_QUOTES = frozenset('"”»')
# "The Seven Sisters": a number word with a capital inside a sentence of small letters belongs to a name.
_SMALL_BEFORE = re.compile(r"(?:^|[\s(])[a-zà-ÿа-яіїє]+[\s-]+\Z")
# "1.5" alone counts nothing, "65 billion" does: a number with a scale of this size is written for itself.
_LARGE = 1000.0


def is_figure(text: str, draft: Draft) -> bool:
    """Tell whether a number is a figure: it says what it counts and is no year, score or mere pronoun."""
    number = draft.number
    if number.currency or number.percent or number.share:
        return True
    if number.ordinal and draft.unit == "person":
        return bool(_TO_SUFFER.match(text, draft.end))
    if number.ordinal:
        return draft.unit in NUMBERED and not _FRACTION.search(text, max(0, draft.start - 5), draft.start)
    if _is_score(text, draft) or _is_year(text, draft) or _is_name(text, draft):
        return False
    if draft.unit is None and draft.counts is None:
        return number.scale >= _LARGE
    return _counts(text, draft)


def _is_score(text: str, draft: Draft) -> bool:
    number = draft.number
    if draft.phrase.measure and draft.unit in {"person", "vote"}:
        return False  # "voted 52-48", "a 200-strong crowd"
    before = _SCORE_BEFORE.search(text, max(0, number.start - 2), number.start)
    return bool(before or _SCORE_AFTER.match(text, number.end))


def _is_year(text: str, draft: Draft) -> bool:
    number = draft.number
    if not number.digits or number.grouped or not year_alone(text[number.start : number.end]):
        return False
    return not (draft.phrase.known or _MANY.search(text, number.end, draft.end))


def _is_name(text: str, draft: Draft) -> bool:
    """Tell whether a number stands inside a name: "Area 51 Riders"."""
    lead = text[max(0, draft.start - 40) : draft.start]
    before = lead.rstrip().rpartition(" ")[2].lstrip('"“«')
    if not draft.number.digits and draft.start == draft.number.start and text[draft.start].isupper():
        if text[draft.number.end : draft.number.end + 1] in _QUOTES and before[:1].isalpha():
            return True  # the "Big Four" accountants
        listed = draft.phrase.capital and draft.counts is None and lead.endswith(", ")
        return (listed or bool(_SMALL_BEFORE.search(lead))) and not text[draft.start : draft.end].isupper()
    return (
        draft.phrase.capital and not draft.phrase.known and before[:1].isupper() and not before.endswith(".")
    )


def _counts(text: str, draft: Draft) -> bool:
    """Tell "one fatality", "only one drone" from "one official said", and "two men" from "the two sides"."""
    number = draft.number
    if text[number.start : number.end].lower() in _ARTICLES:
        return bool(_HARMED.match(text, number.end))
    if number.value == 0.0 and not number.digits and draft.phrase.unit is None:
        return draft.counts is not None
    small = draft.amount is not None and draft.amount <= _NAMES_AGAIN
    if small and _OF_THOSE.search(text, max(0, draft.start - 10), draft.start):
        return False
    if number.digits or (
        draft.counts is not None and draft.unit is not None and not _ONE_OF.match(text, number.end)
    ):
        return True
    if number.value == 1.0:
        alone = draft.phrase.unit and _ONLY.search(text, max(0, number.start - 14), number.start)
        return draft.counts in OF_PEOPLE if _ONE_OF.match(text, number.end) else bool(alone)
    again = small and _DEFINITE.search(text, max(0, draft.start - 7), draft.start)
    return not again or bool(draft.unit == "person" and _TOLD_APART.match(text, number.end))
