"""Figures that are said to add up: a whole and its parts, within one article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import combinations

from broadsheet.inspect.measuring.counting import in_list, words_of
from broadsheet.inspect.measuring.draft import Draft
from broadsheet.model import Span

# How far back, and ahead, a total may look for its parts, in sentences; and of how many it is made at most.
# Chosen: figures that are summed stand in one paragraph.
_BACK = 3
_AHEAD = 2
_MOST = 6
_TOLERANCE = 1e-6
_CODE = 3  # letters of a currency code, ISO 4217
_VICTIMS = re.compile(
    r"\b(?:casualties|dead|victims|those\s+killed|fatalities|deaths|killed|wounded|injured|toll|tote|opfer|morts|victimes|muertos|víctimas|погибших|загиблих|القتلى|الضحايا)\b",
    re.IGNORECASE,
)
# "Of the 21 dead, 12 were men": what is told of a definite number is told of all.
_OF_THE = re.compile(r"\b(?:of|von|des|de)\s+(?:the|those|these|den|los)\s+\Z", re.IGNORECASE)
# "The victims were ..." names all, "the victims included ..." perhaps not.
# "Twelve were hurt. Seven are home, five in hospital"; "1.4 million of those were customers".
_OF_THOSE = re.compile(r"\s+(?:of\s+(?:them|these|those)|are|were|have|had|remain(?:ed)?)\b")
# "Five in hospital, and one of those five is badly hurt": counted already.
_SOME_OF = re.compile(r"\s+of\s+(?:them|these|those)\b")
_ALL_OF_THEM = re.compile(
    r"\b(?:victims|dead|casualties)\s+(?:were|are|comprise[ds]?|consist(?:s|ed)?\s+of)\s+\Z", re.IGNORECASE
)
# A whole is named by a word for any of its parts; "five soldiers, three guards and two cooks" is a mere list.
_WHOLE = re.compile(
    r"\b(?:bodies|casualties|dead|deaths|fatalities|injured|lives|others|people|persons|victims|wounded|menschen|personen|"
    r"tote[nr]?|verletzte[nr]?|personnes|morts|blessés|personas|muertos|heridos|человека?|погибших|людей|осіб|загиблих)\s*\Z",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[.;!?]")
# Units that stand for several kinds of things: "three tanks and two trucks, five vehicles in all".
_GENERIC = frozenset(
    {
        "animal",
        "asset",
        "building",
        "item",
        "object",
        "piece",
        "structure",
        "target",
        "unit",
        "vehicle",
        "weapon",
    }
)
# What is one of: "twelve were hurt: seven are home, five in hospital".
_WITHIN = {"hospitalised": "injured"}
_EXHAUSTIVE = re.compile(r"\s*[^.;]{0,40}?\s*(?:—|–|:|\()\s*\Z")
_MAKES = re.compile(
    r"(?:a\s+total\s+of|in\s+all|altogether|total(?:s|led|ed|ing|ling)?|making\s+it|add(?:s|ing)?\s+up\s+to|"
    r"insgesamt|zusammen|en\s+tout|au\s+total|en\s+total|suman|итого|всего|загалом)",
    re.IGNORECASE,
)
# These sum up the sentence before: "... That's already 30 million", "In total ...".
_SUMS_UP = re.compile(
    r"(?:that(?:'s|’s|\s+is)\s+already|that\s+makes|in\s+all|in\s+total|altogether|insgesamt|zusammen|en\s+tout|au\s+total|en\s+total)",
    re.IGNORECASE,
)


def mark_parts(text: str, drafts: list[Draft], sentences: Sequence[Span], language: str) -> None:
    """Put to every figure that is a sum the spans of its parts.

    Listed parts ("19 people, including 13 civilians and six soldiers") count as parts where they
    reach the whole; a list set off by a dash, a colon or "a total of" always does, so that a sum
    which does not hold can be told.
    """
    where = [draft.sentence for draft in drafts]  # sorted, so that only the neighbourhood is looked at
    for draft in drafts:
        if not _summable(draft):
            continue
        near = drafts[bisect_left(where, draft.sentence) : bisect_right(where, draft.sentence + _BACK)]
        draft.parts = [part.span for part in _listed(text, draft, near, language)]
        if not draft.parts:
            _victims(text, draft, near, language)
    for draft in drafts:
        if _summable(draft) and not draft.parts:
            low = bisect_left(where, draft.sentence - _BACK)
            near = drafts[low : bisect_right(where, draft.sentence + _AHEAD)]
            draft.parts = [part.span for part in _total(text, draft, near, sentences, language)]


def _summable(draft: Draft) -> bool:
    """Tell whether a figure can be a sum: shares, lengths and spans of time are seldom added up in a text."""
    money = draft.unit is not None and len(draft.unit) == _CODE and draft.unit.isupper()
    measured = draft.unit == "percent" or (draft.phrase.measure and not money) or draft.number.ordinal
    return draft.amount is not None and draft.status == "current" and not measured


def _follow(text: str, first: int, drafts: list[Draft]) -> list[Draft]:
    """Return a figure and those joined to it by commas or "and"."""
    row = [drafts[first]]
    for draft in drafts[first + 1 :]:
        if draft.sentence != row[0].sentence or not in_list(text, row[-1].end, draft.start):
            break
        if _SOME_OF.match(text, draft.number.end):
            break
        row.append(draft)
    return row


def _comparable(whole: Draft, parts: Sequence[Draft]) -> bool:
    return all(part.amount is not None and _same_kind(whole, part) for part in parts)


def _same_kind(one: Draft, two: Draft) -> bool:
    units = {one.unit, two.unit}
    money = all(u is None or (len(u) == _CODE and u.isupper()) for u in units)
    generic = one.unit in _GENERIC and two.unit not in {None, "percent", "person"} and not two.phrase.measure
    if len(units) > 1 and not (None in units and money) and not generic:
        return False
    scaled = min(one.number.scale, two.number.scale) > 1 or one.unit is not None
    counted = {one.counts, _WITHIN.get(two.counts or "", two.counts)}
    return (len(counted) == 1 or one.counts == two.counts or None in counted) and scaled


def _sum(parts: Sequence[Draft]) -> float:
    return sum(part.amount or 0.0 for part in parts)


def _equal(one: float, two: float) -> bool:
    return abs(one - two) <= _TOLERANCE * max(abs(one), abs(two), 1.0)


def _listed(text: str, whole: Draft, drafts: list[Draft], language: str) -> list[Draft]:
    """Return the parts that follow a whole in its sentence, after "including", a dash or a colon."""
    index = drafts.index(whole)
    if index + 1 >= len(drafts) or drafts[index + 1].sentence != whole.sentence:
        return []
    row = _follow(text, index + 1, drafts)
    between = text[whole.end : row[0].start]
    if len(row) < 2 or not _comparable(whole, row):
        return []
    exact = _equal(_sum(row), whole.amount or 0.0)
    said = (
        _EXHAUSTIVE.fullmatch(between)
        or _OF_THE.search(text, max(0, whole.start - 12), whole.start)
        or (exact and words_of(language).including.search(between))
        or _set_beside(text, whole, row)
    )
    return row if said else []


def _set_beside(text: str, whole: Draft, row: Sequence[Draft]) -> bool:
    """Tell whether parts stand beside their whole: "The 21 dead, 12 men and nine women, were buried"."""
    if not _WHOLE.search(whole.phrase.noun or text[whole.number.end : whole.end]):
        return False
    between = text[whole.end : row[0].start]
    if between.strip() == "," and text[row[-1].end : row[-1].end + 1] == ",":
        return True
    return _equal(_sum(row), whole.amount or 0.0) and not _STOPS.search(between)


def _victims(text: str, whole: Draft, drafts: list[Draft], language: str) -> None:
    """Mark "the injured included six sailors and two divers" as parts of the toll before it."""
    if whole.unit != "person":
        return
    for index, draft in enumerate(drafts):
        ahead = draft.sentence - whole.sentence
        if draft.start < whole.end or not 1 <= ahead <= _BACK:
            continue
        lead = text[max(draft.floor, draft.start - 60) : draft.start]
        named = bool(_VICTIMS.search(lead) and words_of(language).including.search(lead))
        told_on = ahead <= _AHEAD and bool(_OF_THOSE.match(text, draft.number.end))
        row = _follow(text, index, drafts) if named or told_on else []
        if len(row) < 2 or not _comparable_loosely(row):
            continue
        if _equal(_sum(row), whole.amount or 0.0) or _ALL_OF_THEM.search(lead):
            _make_parts(whole, row)
            return


def _make_parts(whole: Draft, row: Sequence[Draft]) -> None:
    whole.parts = [part.span for part in row]
    for part in row:
        part.unit = part.unit or whole.unit
        part.where = part.where or whole.where
        part.counts = whole.counts if part.counts in {None, "casualties"} else part.counts


def _comparable_loosely(row: Sequence[Draft]) -> bool:
    return all(part.unit in {None, "person"} and part.amount is not None for part in row)


def _total(
    text: str, whole: Draft, drafts: list[Draft], sentences: Sequence[Span], language: str
) -> list[Draft]:
    """Return the figures that a total sums up, said before it or right after."""
    cue = _cue(text, whole, sentences, language)
    if not cue:
        return []
    near = [
        d
        for d in drafts
        if d is not whole
        and -_BACK <= d.sentence - whole.sentence <= _AHEAD
        and d.status == "current"
        and _same_kind(whole, d)
        and d.amount is not None
    ]
    free = [d for d in near if not _is_part(d, drafts, near)]
    if exact := _subset(free, whole.amount or 0.0):
        return exact
    return _claimed(whole, free, cue)


def _cue(text: str, whole: Draft, sentences: Sequence[Span], language: str) -> str | None:
    table = words_of(language)
    last = None
    for match in table.total.finditer(text, sentences[whole.sentence].start, whole.start + 1):
        last = match
    if last and len(text[last.end() : whole.start].split()) <= 4:
        return last[0]
    lead = table.total.search(text, whole.start, whole.number.start)
    if lead:
        return lead[0]
    follow = table.total_after.match(text, min(whole.end + 1, len(text)), whole.limit)
    return follow[0] if follow else None


def _is_part(draft: Draft, drafts: list[Draft], near: list[Draft]) -> bool:
    return any(draft.span in other.parts and other in near for other in drafts)


def _subset(free: list[Draft], whole: float) -> list[Draft]:
    for size in range(2, min(_MOST, len(free)) + 1):
        for row in combinations(free[:10], size):
            if _equal(_sum(row), whole) and all(part.value for part in row):
                return list(row)
    return []


def _claimed(whole: Draft, free: list[Draft], cue: str) -> list[Draft]:
    """Return parts that do not add up although the text says so; only where it plainly does."""
    here = [d for d in free if d.end <= whole.start and d.sentence == whole.sentence]
    last = [d for d in free if whole.sentence - d.sentence == 1] if _SUMS_UP.match(cue) else []
    row = here if len(here) > 1 else last
    if len(row) < 2 or min(d.amount or 0.0 for d in row) <= 0.0:
        return []
    places = {d.where for d in row}
    apart = None not in places and len(places) == len(row)
    return row if apart or _MAKES.search(cue) or row is last else []
