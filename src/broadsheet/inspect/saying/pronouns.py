"""Whom "he", "it" or "they" mean: who spoke or was spoken of last."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from broadsheet.inspect.saying.cast import (
    Cast,
    last_key,
)
from broadsheet.inspect.saying.folded import Unit
from broadsheet.inspect.saying.genders import of_name

_HE, _SHE = frozenset({"he", "him"}), frozenset({"she", "her"})


Kind = Literal["person", "body", "group"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A speaker by name."""

    name: str
    kind: Kind
    anonymous: bool = False


def by_pronoun(unit: Unit, at: int, pronoun: str, found: Cast) -> Resolved | None:
    """Return whom a pronoun means."""
    if pronoun in ("i", "we"):  # quotations are folded away: the writer speaks
        return Resolved(found.author, "group")
    if pronoun == "it":
        return Resolved(found.last_body, "body") if found.last_body else None
    if pronoun in ("they", "them"):
        name = found.last_group or found.last_body
        return Resolved(name, "group") if name else None
    if pronoun in ("he", "him", "she", "her"):
        name = person_before(unit, unit.starts[at], "he" if pronoun in _HE else "she", found)
        return Resolved(name, "person") if name else None
    return None


def person_before(unit: Unit, place: int, gender: str, found: Cast) -> str | None:
    """Return whom "he" means: the first person of this sentence, else who spoke last, else of those before."""

    def fits(name: str) -> bool:
        own = found.genders.get(last_key(name)) or of_name(name, found.language)
        return not gender or own in (None, gender)

    begin = unit.starts[0]
    quoted = [(quote.start, quote.end) for quote in unit.quotes.values()]
    told = sorted(_mentions(found, begin, place), key=lambda row: row[0] in found.owners)
    here = [
        name for start, name in told
        if fits(name) and not any(left <= start < right for left, right in quoted)
    ]  # fmt: skip
    behind = unit.words[_word_at(unit, place) - 1 : _word_at(unit, place)] == [","]
    if here and not behind:
        return here[0]
    last = found.last_person if found.last_person and fits(found.last_person[1]) else None
    before = bisect_left(found.starts, begin)
    for start in reversed(found.starts[max(0, before - _SENTENCES_BACK) : before]):
        if last and last[0] >= start:
            return last[1]
        # "Norland's envoy, Anna Berg, left. She said": who only says whose comes last.
        told = sorted(_mentions(found, start, begin), key=lambda row: row[0] in found.owners)
        names = [name for _, name in told if fits(name)]
        if names:
            return names[0]
        begin = start
    return last[1] if last else here[0] if here else None


def _word_at(unit: Unit, place: int) -> int:
    return max(bisect_left(unit.starts, place), 1)


_SENTENCES_BACK = 4  # chosen: a name further back is seldom still meant by "he"


def last_person(unit: Unit, place: int, found: Cast) -> str | None:
    """Return whom a verb without a subject means: who spoke or was spoken of last."""
    return person_before(unit, place, "", found)


def _mentions(found: Cast, start: int, end: int) -> list[tuple[int, str]]:
    return found.mentions[bisect_left(found.mentions, (start, "")) : bisect_left(found.mentions, (end, ""))]
