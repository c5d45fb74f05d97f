"""One sentence as the rules and the encoder see it, before it is told who said what."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.inspect.saying.candidate import Candidate, Words
from broadsheet.inspect.saying.folded import Range, Unit
from broadsheet.inspect.saying.steps import Step
from broadsheet.inspect.saying.tongues import Saying
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Span

HEDGES = re.compile(
    r"\bwithout (?:providing |offering |giving |citing |presenting |any |further |supporting )*"
    r"(?:evidence|proof|details?|elaborat\w+|specif\w+(?: \w+){0,5}|substantiat\w+|explanation|basis)\b"
    r"|\b(?:allegedly|apparently|falsely|purportedly|reportedly|supposedly|unverified|wrongly|baselessly)\b",
    re.IGNORECASE,
)
# Shapes in which a verb takes a thing, not a clause: beside "according to X" they are what X tells.
THINGS = listed("in name noun the time to ing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A statement as the encoder read it, its words put right."""

    cue: Span | None
    source: Span | None
    words: Words
    sure: float

    @property
    def anchor(self) -> int:
        """Where it belongs: its cue, else its first words."""
        return (self.cue or self.words.spans[0]).start


# Stances that tell what somebody did or thinks; with a thing, not a clause, they are the teller's words.
TOLD = frozenset(
    ("concluded", "described", "estimated", "expected", "noted", "reported", "showed", "thought", "wanted")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, its tails set aside, with its candidates."""

    whole: Unit
    unit: Unit
    tails: list[Step]
    kept: list[Candidate]
    nested: list[Candidate]
    people: Mapping[str, str]  # the cast's
    press: Mapping[str, str]  # the cast's
    told: list[Saying]  # in another language than English
    heard: Sequence[Heard] = ()  # what the encoder read and is believed
    loose: Sequence[Heard] = ()  # of it, what no candidate stands for
    near: Sequence[Unit] = ()  # the sentences beside it, for a speaker that stands in one of them


def within(pieces: Sequence[Range], limits: Sequence[Range]) -> list[Range]:
    """Return what of some words lies within others."""
    cut = [(max(a, c), min(b, d)) for a, b in pieces for c, d in limits]
    return [(start, end) for start, end in cut if start < end]


def words_of(unit: Unit, place: Span | None) -> Range | None:
    """Return the words of a sentence that a place of the text touches."""
    if place is None:
        return None
    left, right = bisect_right(unit.ends, place[0]), bisect_left(unit.starts, place[1])
    return (left, right) if left < right else None
