"""Reads PolNeAR and turns its attributions into labels and links of windows."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from broadsheet.inspect.reading.windows import Window, windows
from broadsheet.inspect.reading.wordpieces import Cutter

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[3] / "shared" / "data"))
ROLES = ("source", "cue", "content")
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
SOURCE, CUE, CONTENT = range(3)
# One article in ten of the train part stops the training early and sets the filter; the choice is by order of names.
KEPT = 10


Spans3 = tuple[NDArray[np.int64], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A window with its labels; spans are (first, last) pieces by role, links are positions in the next role or -1."""

    window: Window
    doc: int
    labels: NDArray[np.int64]
    spans: Spans3
    cue_of: NDArray[np.int64]  # for each content piece
    source_of: NDArray[np.int64]  # for each cue
    entities: NDArray[np.int64] | None = None  # labels of names, where they are known
    soft: NDArray[np.float16] | None = None  # a teacher's scores for the labels, (pieces, labels)


def no_spans() -> Spans3:
    """Return no spans of any role."""
    none = np.zeros((0, 2), np.int64)
    return none, none, none


def read(part: str) -> list[dict[str, Any]]:
    """Return the documents of a part: "dev", "train" (all of it), "fit" and "kept" (the two shares of train)."""
    name = "dev" if part == "dev" else "train"
    with gzip.open(DATA / f"attribution/polnear_{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        docs = sorted((json.loads(line) for line in lines), key=lambda doc: doc["doc"])
    if part == "kept":
        return docs[::KEPT]
    return [doc for at, doc in enumerate(docs) if at % KEPT] if part == "fit" else docs


def labelled(docs: Sequence[dict[str, Any]], cutter: Cutter) -> list[Labelled]:
    """Return the windows of the documents with labels and links."""
    return [
        _labelled(window, number, doc["attributions"])
        for number, doc in enumerate(docs)
        for window in windows(doc["text"], cutter)
    ]


def _labelled(window: Window, number: int, attributions: Sequence[dict[str, Any]]) -> Labelled:
    labels = np.zeros(len(window.ids), np.int64)
    spans: list[list[tuple[int, int]]] = [[], [], []]
    cue_of: list[int] = []
    source_of: list[int] = []
    for one in attributions:
        found = [_found(window, one[role]) for role in ROLES]
        source = _put(spans[SOURCE], found[SOURCE][:1])
        cue = _put(spans[CUE], found[CUE][:1])
        if cue == len(source_of):  # a new one
            source_of.append(source)
        for span in found[CONTENT]:
            spans[CONTENT].append(span)
            cue_of.append(cue)
        for role, group in enumerate(found):
            for first, last in group:
                labels[first : last + 1] = 2 * role + 2
                labels[first] = 2 * role + 1
    return Labelled(
        window=window,
        doc=number,
        labels=labels,
        spans=tuple(np.array(group, np.int64).reshape(-1, 2) for group in spans),
        cue_of=np.array(cue_of, np.int64),
        source_of=np.array(source_of, np.int64),
    )


def _put(spans: list[tuple[int, int]], found: Sequence[tuple[int, int]]) -> int:
    """Return the place of a span among those known, putting it there if it is new; -1 for none."""
    if not found:
        return -1
    if found[0] not in spans:
        spans.append(found[0])
    return spans.index(found[0])


def _found(window: Window, places: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return the runs of pieces that stretches of text cover; runs that touch are one."""
    real = window.paragraphs >= 0
    covered = np.zeros(len(window.ids), bool)
    for begin, end in places:
        covered |= real & (window.ends > begin) & (window.starts < end)
    at = np.flatnonzero(covered)
    runs: list[tuple[int, int]] = []
    for piece in at.tolist():
        if runs and (piece == runs[-1][1] + 1 or (piece == runs[-1][1] + 2 and not real[piece - 1])):
            runs[-1] = (runs[-1][0], piece)
        else:
            runs.append((piece, piece))
    return runs
