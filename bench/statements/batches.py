"""Windows as tensors, in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from bench.statements.gold import Labelled
from broadsheet.inspect.reading.windows import Window

SIZE = 16  # windows in a batch
# Batches are sorted by length within so many, so that little is padded and order stays random.
SHUFFLED = 8
STEP = 8  # lengths are rounded up to such: every new one costs the matrix library some memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Tensors of several windows, padded at the right; ``real`` is false where padded."""

    ids: Tensor
    shapes: Tensor
    quotes: Tensor
    paragraphs: Tensor
    real: Tensor


def batch(windows: Sequence[Window]) -> Batch:
    """Return the windows as one batch."""
    return Batch(
        ids=padded([w.ids for w in windows], 0),
        shapes=padded([w.shapes for w in windows], 0),
        quotes=padded([w.quotes for w in windows], 0),
        paragraphs=padded([w.paragraphs for w in windows], -1),
        real=padded([np.ones(len(w.ids), np.int64) for w in windows], 0).bool(),
    )


def padded(rows: Sequence[np.ndarray], fill: float) -> Tensor:
    """Return rows of unlike length as one tensor."""
    longest = max(len(row) for row in rows)
    shape = (len(rows), -(-longest // STEP) * STEP, *rows[0].shape[1:])
    result = np.full(shape, fill, rows[0].dtype)
    for at, row in enumerate(rows):
        result[at, : len(row)] = row
    return torch.from_numpy(result)


def shuffled(items: Sequence[Labelled], chance: random.Random, size: int = SIZE) -> Iterator[list[int]]:
    """Yield the places of the items of each batch of one round."""
    order = list(range(len(items)))
    chance.shuffle(order)
    batches: list[list[int]] = []
    for at in range(0, len(order), SHUFFLED * size):
        near = sorted(order[at : at + SHUFFLED * size], key=lambda one: len(items[one].labels))
        batches += [near[i : i + size] for i in range(0, len(near), size)]
    chance.shuffle(batches)
    yield from batches
