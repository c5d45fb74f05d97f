"""Words for somebody, in languages other than English: where they end."""

from __future__ import annotations

from itertools import pairwise

from broadsheet.inspect.saying import tonguewords as table
from broadsheet.inspect.saying.folded import QUOTE, Unit
from broadsheet.inspect.saying.phrases import is_name
from broadsheet.inspect.saying.tongueverbs import ALL_VERBS
from broadsheet.inspect.saying.wordlists import listed

_MARKS = frozenset("„“”«»\"‚‘'")
STOPS = frozenset(".,;:!?(–—-")
"""Marks that end words for somebody."""
_LONGEST = 14  # words of a speaker with office and body
_CLAUSES = listed(
    "als bevor cuando lorsque mientras nachdem quand während когда коли пока поки после после після antes después"
)
_SMALL = listed("d' da das de del della des der di do dos du für la las le les los of the van von y & и і й")


def phrase(unit: Unit, start: int, *, german: bool = False) -> int:
    """Return the end of the words for somebody that begin at a word: small words, then a run of capitals."""
    words, lows = unit.words, unit.lows
    limit = min(len(unit), start + _LONGEST)
    stop = next((at for at in range(start, limit) if words[at] in STOPS or words[at] == QUOTE), limit)
    if german and (verb := next((at for at in range(start, stop) if lows[at] in ALL_VERBS), None)):
        return verb
    at = start
    while at < stop and not is_name(words[at]):
        if at > start and (lows[at] in table.OBLIQUE or lows[at] in _CLAUSES) and words[at - 1] not in _MARKS:
            return at
        at += 1
    while at < stop and (is_name(words[at]) or words[at] in _MARKS or _goes_on(unit, at, stop)):
        at += 1
    if at == stop < len(unit) and words[at] == "," and (end := _apposed(unit, at, start)):
        return end
    return at


def _goes_on(unit: Unit, at: int, stop: int) -> bool:
    following = at + 1 + (unit.lows[at + 1 : at + 2] in (["la"], ["los"], ["las"], ["les"]))
    if unit.lows[at] == "der" and at > 1 and is_name(unit.words[at - 1]) and is_name(unit.words[at - 2]):
        return False  # "der Bauer Jost Berg der Zeitung": whom he told
    return (
        unit.lows[at] in _SMALL and following < stop and is_name(unit.words[following])
        and not unit.lows[following].startswith(table.PRESS_STEMS)
    )  # fmt: skip


def _apposed(unit: Unit, comma: int, start: int) -> int | None:
    """Return the end of the name in "la directora de la agencia, Anna Berg,"."""
    end = comma + 1
    while end < min(len(unit), comma + _OFFICE) and unit.words[end].islower() and unit.words[end].isalpha():
        end += 1  # ", le colonel"
    while end < len(unit) and (is_name(unit.words[end]) or unit.lows[end] in _SMALL):
        end += 1
    plain = not is_name(unit.words[min(start + 1, comma)])
    named = is_name(unit.words[min(comma + 1, len(unit) - 1)]) and end - comma > _OFFICE // 2
    closed = end == len(unit) or unit.words[end] in (",", ".", QUOTE)
    return (
        end
        if closed
        and end > comma + 1
        and is_name(unit.words[end - 1])
        and (plain or named)
        and not any(is_name(one) and is_name(other) for one, other in pairwise(unit.words[start:comma]))
        else None
    )


_OFFICE = 4  # words of ", le colonel" before a name
