"""Sentences that a semicolon makes of two, each with somebody who speaks: "…, X reported; Y told the Courier that …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from broadsheet.inspect.saying.bearers import bearer
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.choose import LIKELY, score
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import Unit, without
from broadsheet.inspect.saying.frames import candidates
from broadsheet.inspect.saying.phrases import is_name, is_word
from broadsheet.inspect.saying.tails import stripped

_LEAST = 4  # words of a half
_OPENING = 2  # words before a speaker: "but X said"
_NOT_NEW = frozenset(
    ("and", "for", "how", "if", "or", "that", "to", "what", "when", "where", "which", "who", "why")
)
# What the second half may not be about: the report itself, which others then pass on.
_SHAPES = frozenset(
    ("the", "name", "noun", "pronoun", "that", "q", "wh", "told", "told that", "told q", "colon", "time")
)


# What an outlet is, behind its name: "TASS, Russia's state news agency, said".
_KINDS = frozenset(("agency", "arm", "broadcaster", "channel", "daily", "magazine", "mouthpiece", "network", "newspaper", "newswire", "organ", "outlet", "paper", "portal", "publication", "service", "site",
    "station", "tabloid", "website", "weekly", "wire"))  # fmt: skip
_LONGEST = 10  # words of such an aside


def plain(sentences: Sequence[Unit], found: Cast) -> list[Unit]:
    """Return the sentences without asides that say what an outlet is."""
    return [
        _without_kinds(unit, found) if "," in unit.words and _KINDS & set(unit.lows) else unit
        for unit in sentences
    ]


def _without_kinds(unit: Unit, found: Cast) -> Unit:
    dropped: set[int] = set()
    for at in range(1, len(unit) - 2):
        if unit.words[at] != "," or not is_name(unit.words[at - 1]):
            continue
        kind = next(
            (
                n
                for n in range(at + 1, min(len(unit), at + _LONGEST))
                if unit.lows[n] in _KINDS and unit.lows[n + 1 : n + 2] != ["of"]
            ),
            0,
        )
        end = kind + 1
        opens = unit.lows[at + 1] in ("a", "an", "the", "its") or unit.lows[at + 1].endswith(("'s", "’s"))
        if (
            not kind
            or not opens
            or end >= len(unit)
            or unit.words[end] not in ",.;"
            or any(not is_word(word) for word in unit.words[at + 1 : kind])
        ):
            continue
        if any(low in cues() and cues()[low].tense in ("past", "third") for low in unit.lows[at + 1 : kind]):
            continue
        start = at - 1
        while start and is_name(unit.words[start - 1]):
            start -= 1
        link = bearer(unit, start, at, press=found.press)
        if link is not None and link.role != "channel":
            dropped.update(range(at, end + (unit.words[end] == ",")))
    return without(unit, dropped) if dropped else unit


def halves(sentences: Sequence[Unit], found: Cast) -> list[Unit]:
    """Return the sentences, those parted that a semicolon makes of two statements, one of them passed on by somebody."""
    return [
        part
        for unit in sentences
        for part in (_parted(unit) if ";" in unit.words and stripped(unit, found)[1] else (unit,))
    ]


def _parted(unit: Unit) -> Iterator[Unit]:
    start = 0
    for at, word in enumerate(unit.words):
        if (
            word == ";"
            and at - start >= _LEAST
            and _speaks(right := cut(unit, at + 1, len(unit)))
            and _says(unit, start, at)
            and len(right) >= _LEAST
        ):
            yield cut(unit, start, at)
            start = at + 1
    yield cut(unit, start, len(unit)) if start else unit


def _says(unit: Unit, start: int, end: int) -> bool:
    """Tell whether somebody says something in a half."""
    return any(
        (cue := cues().get(low)) is not None and cue.tense in ("past", "third")
        for low in unit.lows[start:end]
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
