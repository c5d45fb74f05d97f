"""Decision trees added up, as arrays: what a table of numbers comes to, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

CHUNK = 2_000  # rows at a time, so that the widest step stays under 10 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """Trees whose nodes lie in one row, the two children of a node beside each other.

    A leaf is its own child: its ``limit`` is infinite and its ``child`` is itself.
    """

    roots: Any  # int32, one a tree
    column: Any  # int32 a node: which number of a row it asks for
    limit: Any  # float32 a node: up to this the first child, above it the second
    child: Any  # int32 a node: the first child
    value: Any  # float32 a node: what a leaf adds
    depth: int  # steps from a root to its farthest leaf


def likelihoods(trees: Trees, rows: Any) -> Any:
    """Return a number from 0 to 1 for each row of a float32 table: the logistic of what its leaves add up to."""
    import numpy as np  # noqa: PLC0415 (heavy)

    sums = [_sums(trees, rows[start : start + CHUNK]) for start in range(0, len(rows), CHUNK)]
    return 1.0 / (1.0 + np.exp(-np.concatenate(sums))) if sums else np.zeros(0)


def _sums(trees: Trees, rows: Any) -> Any:
    import numpy as np  # noqa: PLC0415 (heavy)

    numbers = np.ascontiguousarray(rows, dtype=np.float32).ravel()
    starts = (np.arange(len(rows), dtype=np.int32) * rows.shape[1])[:, None]
    at = np.tile(trees.roots, (len(rows), 1))
    for _ in range(trees.depth):
        asked = numbers.take(starts + trees.column.take(at))
        at = trees.child.take(at) + (asked > trees.limit.take(at))
    return trees.value.take(at).sum(axis=1, dtype=np.float64)
