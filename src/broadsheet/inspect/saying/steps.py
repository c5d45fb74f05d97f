"""A step by which words came: a phrase beside the words said that names who carried them.

"Citing X", "carried by X", "which X quoted", "told X", "in an interview with X", "…, X reported", "(X)". ``leads`` reads
one at a word of the whole sentence, ``tails`` collects them and takes them out, ``paths`` puts them in order from the
reader to the speaker.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from broadsheet.inspect.saying.carrierwords import PAPERS, SHELLS, WORKS
from broadsheet.inspect.saying.folded import Range, Unit
from broadsheet.inspect.saying.phrases import is_word, phrase_end
from broadsheet.model import Link

Kind = Literal["according", "by", "citing", "quoting", "to"]
"""Where a carrier stands: ``according`` nearer to the reader than all before it, ``by`` and ``to`` than the one named
last, ``citing`` further than it, ``quoting`` further than all before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One such phrase; ranges are words of the whole sentence."""

    kind: Kind
    carrier: Range
    cue: Range
    end: int  # where all of the phrase ends
    link: Link | None = None
    begin: int | None = None  # where it begins, if before its cue: "in remarks carried by"
    dropped: bool = True  # whether it is taken out of the sentence
    clause: bool = False  # "…, X reported": a statement by itself where nothing else is said
    through: Link | None = None  # where the carrier said it: "a Telegram post by"
    outermost: bool = False  # nearer to the reader than all: "Reuters: …"
    joined: bool = False  # stands directly behind another one: "RT, citing the Post"


_POSTED = frozenset(
    (
        "aired",
        "broadcast",
        "carried",
        "distributed",
        "posted",
        "published",
        "released",
        "shared",
        "shown",
        "streamed",
        "uploaded",
    )
)


def shell_before(unit: Unit, at: int) -> int | None:
    """Return where "in a statement", "in an item" begins that ends before a word."""
    end = at
    while end and unit.lows[end - 1] in _POSTED:
        end -= 1
    noun = _noun_before(unit, end)
    if noun:
        for left in range(noun - 2, max(-1, noun - 7), -1):
            if unit.lows[left] in ("in", "on", "through") and all(
                is_word(word) for word in unit.words[left:end]
            ):
                return left
    return None


def _noun_before(unit: Unit, end: int) -> int:
    """Return the end of "statement" in "in a statement to parliament" before a word, 0 where none stands there."""
    if end and unit.lows[end - 1] in _NOUNS:
        return end
    of = next((at for at in range(end - 2, max(0, end - 6), -1) if unit.lows[at] in ("from", "on", "to")), 0)
    plain = of and all(map(is_word, unit.words[of:end])) and unit.lows[of - 1] in _NOUNS
    return of if plain and phrase_end(unit, of + 1) >= end else 0


_NOUNS = SHELLS | PAPERS | WORKS
