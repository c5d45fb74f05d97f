"""What the rest of an article says of a word: how the first reading labelled it elsewhere, for the second one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from broadsheet.inspect.naming.hashing import MASK


class Told(NamedTuple):
    """How an article labels a word most often."""

    kind: str  # a type, "O" or, where the word is not in it with a capital, "-"
    sure: int  # how often, up to three times; ten more where never otherwise
    part: str  # of a name, where it mostly stands: alone, at its beginning, end or in the middle

    def __str__(self) -> str:
        """Return it as one word to hash."""
        return f"{self.kind} {self.sure} {self.part}"


_NOTHING = Told("-", 0, "-")
_EDGE = Told("^", 0, "-")
_OFTEN = 3


def told(sentences: Sequence[Sequence[str]], labels: Sequence[Sequence[str]]) -> Mapping[str, Told]:
    """Return what a reading says of each word, in small letters."""
    kinds: dict[str, Counter[str]] = {}
    parts: dict[str, Counter[str]] = {}
    for sentence, own in zip(sentences, labels, strict=True):
        for small, kind, part in _words(sentence, own):
            kinds.setdefault(small, Counter())[kind] += 1
            if part:
                parts.setdefault(small, Counter())[part] += 1
    return {small: _most(counts, parts.get(small)) for small, counts in kinds.items()}


def _words(sentence: Sequence[str], labels: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    for at, (text, label) in enumerate(zip(sentence, labels, strict=True)):
        if label == "O":
            if text[:1].isupper():
                yield text.lower(), "O", ""
            continue
        ends = at + 1 == len(labels) or not labels[at + 1].startswith("I-")
        begins = label.startswith("B-")
        yield text.lower(), label[2:], "S" if begins and ends else "B" if begins else "E" if ends else "M"


def _most(counts: Counter[str], parts: Counter[str] | None) -> Told:
    kind, times = counts.most_common(1)[0]
    total = sum(counts.values())
    sure = min(total, _OFTEN) + 10 * (times == total)
    return Told(kind, sure, parts.most_common(1)[0][0] if parts else "-")


def features(
    sentence: Sequence[str], marks: Sequence[bool], known: Mapping[str, Told], shapes: Sequence[int]
) -> list[list[int]]:
    """Return the further hashed features of the marked words of a sentence; every word has equally many."""
    said = [_EDGE, *(known.get(text.lower(), _NOTHING) for text in sentence), _EDGE]
    return [
        [
            *_hashed(said[at], said[at + 1], said[at + 2]),
            (_hash(70, str(said[at + 1])) * 31 + shapes[at]) & MASK,
        ]
        for at, mark in enumerate(marks)
        if mark
    ]


@lru_cache(maxsize=50_000)
def _hashed(before: Told, own: Told, after: Told) -> tuple[int, ...]:
    return (
        _hash(71, str(own)),
        _hash(72, f"{own.kind} {own.part}"),
        _hash(73, own.kind),
        _hash(74, f"{before.kind} {own.kind}"),
        _hash(75, f"{own.kind} {after.kind}"),
        _hash(76, f"{before.kind} {own.kind} {after.kind}"),
        _hash(77, str(before)),
        _hash(78, str(after)),
    )


@lru_cache(maxsize=50_000)
def _hash(template: int, value: str) -> int:
    return crc32(value.encode(), template * 0x9E3779B1 & 0xFFFFFFFF) & MASK
