"""Sentences that are two statements side by side, each with somebody who speaks: "…, X reported; Y told the Courier that …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.choose import LIKELY, score
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import Range, Unit
from broadsheet.inspect.saying.frames import candidates
from broadsheet.inspect.saying.phrases import AUXILIARIES, NEGATIONS
from broadsheet.inspect.saying.tails import stripped
from broadsheet.inspect.saying.wordlists import listed

_LEAST = 4  # words of a half
_OPENING = 2  # words before a speaker: "but X said"
_NOT_NEW = frozenset(
    ("and", "for", "how", "if", "or", "that", "to", "what", "when", "where", "which", "who", "why")
)
# What the second half may not be about: the report itself, which others then pass on.
_SHAPES = frozenset(
    ("the", "name", "noun", "pronoun", "that", "q", "wh", "told", "told that", "told q", "colon", "time")
)


def halves(sentences: Sequence[Unit], found: Cast) -> list[Unit]:
    """Return the sentences, those parted that are two statements side by side, one of them passed on by somebody.

    A semicolon parts them, or a comma and a word that joins clauses: "…, X reported, while Y said …".
    """
    return [
        part
        for unit in sentences
        for part in (_parted(unit, found) if ";" in unit.words or "," in unit.words else (unit,))
    ]


def _joints(unit: Unit) -> list[Range]:
    """Return where a second statement may begin: the mark before it, and its first word."""
    joints: list[Range] = []
    for at, word in enumerate(unit.words[: -_LEAST or None]):
        if word not in (";", ",") or at < _LEAST:
            continue
        start = at + 1 if word == ";" else _joined_at(unit, at + 1)
        if start and _says(unit, 0, at) and _says(unit, start, len(unit)):
            joints.append((at, start))
    return joints


def _joined_at(unit: Unit, at: int) -> int:
    """Return where a clause begins behind "while", "hours after" and the like, 0 where nothing joins one."""
    if unit.lows[at] in _JOINING:
        return at + 1
    after = next(
        (n for n in range(at + 1, min(len(unit), at + _WHEN)) if unit.lows[n] in ("after", "before")), 0
    )
    return after + 1 if after and set(unit.lows[at:after]) & _TIMES else 0


_JOINING = frozenset(("after", "although", "but", "though", "whereas", "while"))
_TIMES = listed("day days hour hours just minutes month months moments shortly soon week weeks")
_WHEN = 4  # words of "only two days after"


def _parted(unit: Unit, found: Cast) -> Iterator[Unit]:
    joints = _joints(unit)
    start = 0
    for at, behind in joints if joints and stripped(unit, found)[1] else ():
        if at - start >= _LEAST and _says(unit, start, at) and _speaks(cut(unit, behind, len(unit))):
            yield cut(unit, start, at)
            start = behind
    yield cut(unit, start, len(unit)) if start else unit


def _says(unit: Unit, start: int, end: int) -> bool:
    """Tell whether somebody says something in a half."""
    return any(
        (cue := cues().get(unit.lows[at])) is not None
        and (cue.tense in ("past", "third") or unit.lows[at - 1] in AUXILIARIES | NEGATIONS)
        for at in range(start, end)
    )


def _speaks(half: Unit) -> bool:
    """Tell whether a half opens with somebody who says something."""
    if len(half) < _LEAST or half.lows[0] in _NOT_NEW:
        return False
    found = [
        one for one in candidates(half) if one.source and one.source[0] <= _OPENING and one.shape in _SHAPES
    ]
    return any(score(one) >= LIKELY and one.verb.stance not in ("reported", "noted") for one in found[:1])


def cut(unit: Unit, start: int, end: int) -> Unit:
    """Return some words of a sentence as one of their own."""
    return replace(
        unit, words=unit.words[start:end], lows=unit.lows[start:end], starts=unit.starts[start:end], ends=unit.ends[start:end],
        quotes={at - start: quote for at, quote in unit.quotes.items() if start <= at < end}, first=unit.first and start == 0,
    )  # fmt: skip
