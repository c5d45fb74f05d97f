"""News text without labels of statements, of which a teacher tells what it finds there."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence

import numpy as np

from bench.statements import newswire
from bench.statements.gold import DATA, Labelled, no_spans
from broadsheet.inspect.reading.windows import windows
from broadsheet.inspect.reading.wordpieces import Cutter

SHORTEST = 400  # characters: less is a headline or a stub


def read(count: int, seed: int) -> list[str]:
    """Return so many texts, drawn with the seed: local news, politics from three sides, newswire from outside the West."""
    texts = [*_local(), *_political(), *(wire.text for wire in newswire.read("fit"))]
    return random.Random(seed).sample([text for text in texts if len(text) >= SHORTEST], count)


def _rows(path: str) -> Iterator[dict[str, object]]:
    with gzip.open(DATA / path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _local() -> Iterator[str]:
    return (str(row["text"]) for row in _rows("stories/gva_docs.jsonl.gz"))


def _political() -> Iterator[str]:
    for row in _rows("summaries/neus_mds.jsonl.gz"):
        yield from (one["text"] for one in row["articles"])  # type: ignore[attr-defined]


def labelled(texts: Sequence[str], cutter: Cutter) -> list[Labelled]:
    """Return their windows, without labels."""
    return [
        Labelled(
            window=window, doc=at, labels=np.full(len(window.ids), newswire.SKIP), spans=no_spans(),
            cue_of=np.zeros(0, np.int64), source_of=np.zeros(0, np.int64),
        )
        for at, text in enumerate(texts)
        for window in windows(text, cutter)
    ]  # fmt: skip
