"""Clauses in the passive by which words went on: "the story was taken up by Zorya", "it first ran in Zorya"."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.inspect.saying.carriers import carrier
from broadsheet.inspect.saying.carrierwords import DONE, HANDED
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.clauses import REPORTS
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import Unit
from broadsheet.inspect.saying.manners import follows_time
from broadsheet.inspect.saying.phrases import PREPOSITIONS, is_adverb, is_word
from broadsheet.inspect.saying.steps import Step
from broadsheet.inspect.saying.wordlists import listed

# What is passed on, and how verbs say that it was.
_PASSED = (
    DONE
    | HANDED
    | listed(
        "aired appeared came carried echoed emerged first leaked made original picked put ran reached reprinted run seized sent spread surfaced taken told travelled went"
    )
)
_HELPING = listed(
    "also and been being first had has have initially is later next originally soon subsequently then too was were which"
)
_PARTICLES = listed("around down on out over round up upon")
_LEADING = frozenset(("by", "from", "in", "on", "through", "to", "via"))
FIRST = listed("first initially original originally")
_ANAPHORS = frozenset(("it", "that", "this", "these", "they"))
_OWNERS = listed("her his its that the their these this those")


def subject_end(unit: Unit, start: int = 0) -> int:
    """Return the end of "It", "The story", "The newspaper's account" at a word, 0 for anything else."""
    if start < len(unit) and unit.lows[start] in _ANAPHORS:
        return start + 1
    read = next(
        (at for at in range(start + 1, min(len(unit), start + _SUBJECT)) if unit.lows[at] in REPORTS), 0
    )
    if not read or not (unit.lows[start] in _OWNERS or unit.lows[read - 1].endswith(("'s", "’s"))):
        return 0
    if any(not is_word(word) for word in unit.words[start:read]) or any(
        low in PREPOSITIONS or low in cues() for low in unit.lows[start + 1 : read]
    ):
        return 0
    while read + 1 < len(unit) and unit.lows[read + 1] in REPORTS:
        read += 1
    return read + 1


_SUBJECT = 6  # words of "The weekly newspaper's first report"


def passing(unit: Unit, at: int, found: Cast) -> Step | None:
    """Read "was later picked up by X on Monday"."""
    start = at
    while at < len(unit) and (unit.lows[at] in _HELPING or is_adverb(unit.lows[at])):
        at += 1
    verbs = at
    if at >= len(unit):
        return None
    while at < len(unit) and unit.lows[at] in _PASSED | _PARTICLES:
        at += 1
    if at == verbs:
        return None
    at = follows_time(unit, at)
    if unit.lows[at : at + 3] == ["a", "wider", "public"] or unit.lows[at : at + 3] == [
        "a",
        "wider",
        "audience",
    ]:
        at += 3
    if at + 1 >= len(unit) or unit.lows[at] not in _LEADING:
        return None
    read = carrier(unit, at + 1, found, sure=True)
    if read is None or read.link is None or read.link.role == "channel":
        return None
    first = bool(FIRST & set(unit.lows[start:at]))
    return Step(
        kind="by" if first else "according", carrier=read.words, cue=(verbs, at), end=follows_time(unit, read.end), link=read.link, begin=start,
        clause=True,
    )  # fmt: skip


def clauses(unit: Unit, at: int, found: Cast) -> list[Step]:
    """Read "; it was repeated by X and then picked up by Y" behind a mark, to the end of its sentence or clause."""
    start = at + 1
    while start < len(unit) and unit.lows[start] in ("and", "but", "later", "then"):
        start += 1
    place = subject_end(unit, start)
    if not place:
        return []
    steps: list[Step] = []
    while place < len(unit) and (step := passing(unit, place, found)):
        steps.append(step if steps else replace(step, begin=at))
        place = step.end
        place += place < len(unit) and unit.words[place] == ","
    closed = place >= len(unit) or not is_word(unit.words[place]) or unit.words[place - 1] == ","
    return steps if closed else []
