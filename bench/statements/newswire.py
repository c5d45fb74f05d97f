"""Newswire whose names are labelled: for the entity head, and as further text to learn statements from a teacher."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.statements.gold import DATA, Labelled, no_spans
from bench.train_entities import kinds
from broadsheet.inspect.reading.windows import Window, windows
from broadsheet.inspect.reading.wordpieces import Cutter

TYPES = ("person", "organisation", "place", "people", "event", "work", "product", "other")
LABELS = ("O", *(f"{mark}-{kind}" for kind in TYPES for mark in "BI"))
SKIP = -100  # of cross entropy
TENTH = 10  # of worldwide newswire, every tenth article is kept aside, as issue 5 asks
MARKS = frozenset(('"', "''", "``"))  # in turn opening and closing in these sets
ENDS = frozenset(".!?\"”'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """An article of words with labels, laid out as text."""

    text: str
    starts: NDArray[np.int64]  # of its words, in characters
    ends: NDArray[np.int64]
    sentences: NDArray[np.int64]  # of each word
    tags: tuple[str, ...]


def read(part: str) -> list[Wire]:
    """Return a part: "fit" (both train sets less the tenth), "conllpp_dev" or "worldwide_kept"."""
    if part == "conllpp_dev":
        return _articles(part)
    world = _articles("worldwide_train")
    if part == "worldwide_kept":
        return world[::TENTH]
    return _articles("conllpp_train") + [wire for at, wire in enumerate(world) if at % TENTH]


def _articles(name: str) -> list[Wire]:
    with gzip.open(DATA / f"names/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [
            _laid([(row["tokens"], row["tags"]) for row in json.loads(line)["sentences"]]) for line in lines
        ]


def _laid(sentences: Sequence[tuple[list[str], list[str]]]) -> Wire:
    """Return sentences as text; a paragraph ends after two, and after what is no sentence."""
    text, starts, ends, numbers, tags, count = "", [], [], [], [], 0
    for number, (tokens, marks) in enumerate(sentences):
        opened = False
        for token in tokens:
            opened = opened != (token in MARKS)
            if token in MARKS and not opened:
                text = text.removesuffix(" ")
            starts.append(len(text))
            text += token
            ends.append(len(text))
            text += "" if token in MARKS and opened else " "
        numbers += [number] * len(tokens)
        tags += kinds(tokens, marks)
        count += 1
        if count == 2 or tokens[-1][-1] not in ENDS:
            text, count = text.rstrip(" ") + "\n\n", 0
    return Wire(
        text=text, starts=np.array(starts), ends=np.array(ends), sentences=np.array(numbers), tags=tuple(tags)
    )


def labelled(wires: Sequence[Wire], cutter: Cutter) -> list[Labelled]:
    """Return windows with labels of entities and none of statements."""
    numbers = {label: number for number, label in enumerate(LABELS)}
    result: list[Labelled] = []
    for at, wire in enumerate(wires):
        tags = np.array([numbers[tag] for tag in wire.tags])
        for window in windows(wire.text, cutter):
            word = words(window, wire)
            own = np.where(word >= 0, tags[word], 0)
            inner = (word == np.append(-2, word[:-1])) & (own % 2 == 1)
            result.append(
                Labelled(
                    window=window, doc=at, labels=np.full(len(own), SKIP), entities=own + inner,
                    spans=no_spans(), cue_of=np.zeros(0, np.int64), source_of=np.zeros(0, np.int64),
                )
            )  # fmt: skip
    return result


def words(window: Window, wire: Wire) -> NDArray[np.int64]:
    """Return the word of each piece, -1 for pieces of our own."""
    word = np.searchsorted(wire.starts, window.starts, side="right") - 1
    return np.where(window.paragraphs >= 0, word, -1)


def entity_f1(gold: Sequence[set[tuple[int, int, str]]], said: Sequence[set[tuple[int, int, str]]]) -> float:
    """Return F1 of exact spans with their kind."""
    hits = sum(len(a & b) for a, b in zip(gold, said, strict=True))
    return 2 * hits / max(1, sum(map(len, gold)) + sum(map(len, said)))


def entity_spans(
    tags: Sequence[str], sentences: NDArray[np.int64], only: frozenset[str] | None
) -> set[tuple[int, int, str]]:
    """Return the spans of tags, by words; ``only`` are kinds that keep their name, all others are one kind, or none."""
    found: set[tuple[int, int, str]] = set()
    begin = -1
    for at in range(len(tags) + 1):
        tag = tags[at] if at < len(tags) else "O"
        goes_on = (
            begin >= 0
            and at < len(tags)
            and tag == f"I-{tags[begin][2:]}"
            and sentences[at] == sentences[begin]
        )
        if begin >= 0 and not goes_on:
            kind = tags[begin][2:]
            found.add((begin, at, kind if only is None or kind in only else "other"))
            begin = -1
        if begin < 0 and tag != "O":
            begin = at
    return found
