"""Statements before their verb and its speaker: "…, said Anna Berg"."""

from __future__ import annotations

from broadsheet.inspect.saying import phrases
from broadsheet.inspect.saying.candidate import Candidate
from broadsheet.inspect.saying.contents import (
    trimmed,
)
from broadsheet.inspect.saying.cues import Cue
from broadsheet.inspect.saying.folded import QUOTE, Range, Unit
from broadsheet.inspect.saying.phrases import (
    PREPOSITIONS,
    WH,
    is_word,
)
from broadsheet.inspect.saying.subjects import kind_of
from broadsheet.inspect.saying.wordlists import listed

INVERTED = listed("add ask continue explain note recall reply report say warn write exclaim remark observe")


_STOPS = frozenset(".;!?:")


def turned_round(unit: Unit, at: int, verb: Cue, after: int) -> Candidate | None:
    """Read "…, said NAME" with the words before it."""
    quoted = at > 0 and QUOTE in (unit.words[at - 1], unit.words[max(at - 2, 0)])
    limit = phrases.phrase_end(unit, after)
    left = left_content(unit, at)
    if (
        left is None
        or limit == after
        or verb.tense == "ing"
        or not _may_turn(unit, at, after, verb, quoted=quoted)
    ):
        return None
    if not quoted and limit < len(unit) and unit.words[limit] not in _TURNED_STOPS:
        return None
    end = _with_aside(unit, _with_clause(unit, limit))
    content = [left, *second_part(unit, end, left)]
    features = [
        f"turned {kind_of(unit, after, limit)}",
        f"turned {'q' if quoted else 'c'}",
        f"turned {verb.lemma}",
    ]
    return Candidate(
        cue=(at, after),
        verb=verb,
        shape="turned",
        content=content,
        source=(after, end),
        begin=left[0],
        features=features,
    )


_TURNED_STOPS = frozenset((".", ",", "--", "(", "–", "—"))


def _may_turn(unit: Unit, at: int, after: int, verb: Cue, *, quoted: bool) -> bool:
    first = unit.lows[after]
    if first in PREPOSITIONS or first in WH or first in ("that", "to", "it"):
        return False
    return quoted or (verb.lemma in INVERTED and unit.words[at - 1] == ",")


def _with_aside(unit: Unit, end: int) -> int:
    """Return the end of a phrase with the aside behind it: ", a teacher in Ohio"."""
    if end + 1 >= len(unit) or unit.words[end] != "," or unit.lows[end + 1] in WH - {"who", "whose"}:
        return end
    inside = unit.lows[end + 1]
    if (
        inside in PREPOSITIONS
        or inside.endswith("ing")
        or inside in ("quoted", "as", "and", "but", "according")
        or unit.words[end + 1] == QUOTE
    ):
        return end
    stop = end + 1
    while stop < len(unit) and unit.words[stop] not in (",", ".", ";", QUOTE, ":"):
        stop += 1
    return stop


def _with_clause(unit: Unit, end: int) -> int:
    """Return the end of a phrase with the clause that tells who it is: "the official who has seen it"."""
    if unit.lows[end : end + 1] != ["who"]:
        return end
    marks = (at for at in range(end, len(unit)) if unit.words[at] == QUOTE or not is_word(unit.words[at]))
    return next(marks, len(unit))


def left_content(unit: Unit, end: int) -> Range | None:
    """Return the words before a verb or its speaker that may be what was said."""
    right = end
    while right and unit.words[right - 1] in (",", "-", "--", "–", "—"):
        right -= 1
    if not right:
        return None
    start = phrases.dateline_end(unit)
    for at in range(right - 1, start, -1):
        if unit.words[at] == ";":
            start = at + 1
            break
    while start < right and unit.lows[start] in ("and", "but", "so", "“", '"', ",", "-", "—", "–"):
        start += 1
    return (start, right) if start < right else None


def second_part(unit: Unit, at: int, left: Range) -> list[Range]:
    """Return the words said that go on after "…, he said, …"."""
    words, lows = unit.words, unit.lows
    scan = at
    while scan < len(unit) and scan - at < 12:
        if (
            words[scan] == QUOTE
            and scan > at
            and words[scan - 1] in (",", ":", "and", "--", "—", "–", ".", "adding")
        ):
            return [(scan, trimmed(unit, scan))]
        if words[scan] in _STOPS:
            break
        scan += 1
    if at >= len(unit) or words[at] != "," or at + 1 >= len(unit):
        return []
    low = lows[at + 1]
    if QUOTE in words[left[0] : left[1]] and low != "that":
        return []
    if low in (
        "adding",
        "citing",
        "according",
        "who",
        "which",
        "while",
        "although",
        "though",
        "where",
        "a",
        "an",
        "when",
    ) or low.endswith("ing"):
        return []
    if low in PREPOSITIONS and left[1] - left[0] > 5:
        return []
    return [(at + 1, trimmed(unit, at))]
