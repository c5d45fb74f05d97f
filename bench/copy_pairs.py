"""Pairs of articles whose label is known: the labelled ones, and made ones, in two halves by story.

The half to learn from and the held-back half share no story. Labels are in ``bench/labels`` by id, without text:
``copies_first.tsv`` and ``copies_second.tsv`` are two readings by hand, the second shuffled and without sight of the
first; ``copies.tsv`` is what they agree on, the rest settled by a third reading.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from bench.copy_edits import Made, Text, edits, separates

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
LABELS = Path(__file__).parent / "labels"
EDITED_FROM = ("gva_docs", "neus_docs")
FILES = (*EDITED_FROM, "ecbplus")
HALVES = ("learn", "held")
SEED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A pair with its label."""

    kind: str  # "labelled", or how it was made
    label: str
    first: Text
    second: Text


def here() -> bool:
    """Return whether the texts are on this machine."""
    return all((DATA / "stories" / f"{name}.jsonl.gz").exists() for name in FILES)


def half(story: str) -> str:
    """Return in which half a story is."""
    return HALVES[sha256(story.encode()).digest()[0] % 2]


@cache
def texts() -> Mapping[str, Text]:
    """Return every article by id."""
    return {text.id: text for name in FILES for text in _read(name)}


def _read(name: str) -> Iterator[Text]:
    with gzip.open(DATA / "stories" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield Text(
                id=row["id"],
                story=f"{name} {row['story']}",
                outlet=row.get("outlet"),
                title=row.get("title") or "",
                text=row["text"] or "",
            )


def read_labels(name: str) -> dict[tuple[str, str], str]:
    """Return the labels of a file in ``bench/labels`` by pair of ids."""
    with (LABELS / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return {(row["a"], row["b"]): row["label"] for row in csv.DictReader(lines, delimiter="\t")}


def labelled(which: str) -> list[Labelled]:
    """Return the pairs labelled by hand of one half."""
    known = texts()
    pairs = ((known[a], known[b], label) for (a, b), label in read_labels("copies").items())
    return [
        Labelled(kind="labelled", label=label, first=first, second=second)
        for first, second, label in pairs
        if half(first.story) == which
    ]


def made(which: str, count: int) -> list[Labelled]:
    """Return so many made edits of one half, and half as many made pairs that are separate."""
    usable = [text for name in EDITED_FROM for text in _of(name, which)]
    random.Random(SEED).shuffle(usable)
    seed = SEED + 2 * HALVES.index(which)
    return [
        _labelled(one)
        for one in (*edits(usable, count, seed), *separates(usable, _near(), count // 2, seed + 1))
    ]


def _labelled(one: Made) -> Labelled:
    return Labelled(kind=one.kind, label=one.label, first=one.first, second=one.second)


def _of(name: str, which: str) -> list[Text]:
    found = (text for text in texts().values() if text.story.startswith(name) and half(text.story) == which)
    return sorted(found, key=lambda text: text.id)


@cache
def _near() -> frozenset[frozenset[str]]:
    """Return pairs that may be copies: no made pair is of them."""
    with (DATA / "copies" / "candidates.jsonl").open(encoding="utf-8") as lines:
        public = {frozenset((row["a"], row["b"])) for row in map(json.loads, lines)}
    return frozenset(
        public | {frozenset(pair) for pair, label in read_labels("copies").items() if label != "separate"}
    )
