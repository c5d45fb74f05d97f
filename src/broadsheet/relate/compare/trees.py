"""Boosted trees as a small table that a person can read, and what they say of many rows at once.

A tree asks of a number whether it is at most so much, and goes on from there; at its end stands how much it adds
to the score. ``relate/data/NAME.tsv`` has a line for each question and end, the branch "at most" right behind its
question and the branch "more" behind that, one blank deeper each: number, limit, and where a missing number
goes; or ``=`` and what is added. An end without any question before it is added to every row.

All questions are asked of all rows in one comparison; each answer "more" rules out the ends of the branch "at
most", and the first end that is left is the one reached (Lucchese et al. 2015, QuickScorer).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_ENDS = 16  # of one tree: a bit each
AT_MOST, MORE = "at most", "more"
_END = "="
_ALL = (1 << MOST_ENDS) - 1
_NO_QUESTION = (0, math.inf, _ALL)  # nothing is more
_LARGEST = 3e38  # limit of a question that only asks whether a number is there: a missing one is infinite
_FOLDER = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """Trees as columns, with as many questions each: first the first question of every tree, then the second."""

    start: float  # what every row gets
    columns: NDArray[np.intp]  # number asked for; behind the last they come again, a missing one as more
    limits: NDArray[np.float32]
    masks: NDArray[np.uint16]  # the ends that are left if it is more
    ends: NDArray[np.float32]  # a row a tree: what each end adds, from left to right

    def probabilities(self, numbers: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return what the trees say of each row, 0 to 1.

        Args:
            numbers: a row each, NaN where one is missing.
        """
        import numpy as np  # noqa: PLC0415 (heavy)

        missing = np.isnan(numbers)
        both = np.where(missing, -np.inf, numbers), np.where(missing, np.inf, numbers)
        asked = np.ascontiguousarray(np.concatenate(both, axis=1).T)
        more = asked.take(self.columns, axis=0) > self.limits[:, None]
        count = len(self.ends)
        if not more.size:
            return np.full(len(numbers), 1 / (1 + math.exp(-self.start)))
        left = self.masks[:, None] | (more.astype(np.uint16) - np.uint16(1))  # all of them if it is not more
        left = np.bitwise_and.reduce(left.reshape(-1, count, len(numbers)), axis=0)
        reached = _first_bits().take(left) + (np.arange(count) * MOST_ENDS)[:, None]
        total = self.start + self.ends.ravel().take(reached).sum(axis=0, dtype=np.float64)
        said: NDArray[np.float64] = 1 / (1 + np.exp(-total))
        return said


@cache
def trees(name: str, columns: tuple[str, ...]) -> Trees:
    """Return the model of this name in ``relate/data``, for numbers in this order."""
    return read((_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines(), columns)


def read(lines: Sequence[str], columns: Sequence[str]) -> Trees:
    """Return trees from their lines.

    Args:
        lines: as the module says; those that begin with ``#`` count nothing.
        columns: names of the numbers that will be given, in their order.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    rows = iter([line.strip().split("\t") for line in lines if line.strip() and not line.startswith("#")])
    start = 0.0
    at = {name: number for number, name in enumerate(columns)}
    found: list[_Reading] = []
    for row in rows:
        if row[0] == _END:
            start += float(row[1])
            continue
        found.append(_Reading(rows=rows, at=at, questions=[], ends=[]))
        found[-1].branch(row)
    most = max((len(tree.questions) for tree in found), default=0)
    padded = [tree.questions + [_NO_QUESTION] * (most - len(tree.questions)) for tree in found]
    asked = list(chain.from_iterable(zip(*padded, strict=True)))
    return Trees(
        start=start,
        columns=np.array([question[0] for question in asked], np.intp),
        limits=np.array([question[1] for question in asked], np.float32),
        masks=np.array([question[2] for question in asked], np.uint16),
        ends=np.array([tree.ends + [0.0] * (MOST_ENDS - len(tree.ends)) for tree in found], np.float32),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One tree as far as it is read."""

    rows: Iterator[list[str]]
    at: dict[str, int]
    questions: list[tuple[int, float, int]]
    ends: list[float]

    def branch(self, row: list[str]) -> None:
        """Read the branch that begins with a row."""
        if row[0] == _END:
            self.ends.append(float(row[1]))
            return
        name, printed, missing = row
        limit = min(float(printed), _LARGEST)
        column = self.at[name] + (len(self.at) if missing == MORE else 0)
        here = len(self.questions)
        self.questions.append((column, limit, _ALL))
        before = len(self.ends)
        self.branch(next(self.rows))
        ruled_out = (1 << len(self.ends)) - (1 << before)
        self.questions[here] = (column, limit, _ALL & ~ruled_out)
        self.branch(next(self.rows))


@cache
def _first_bits() -> NDArray[np.intp]:
    """Return the place of the lowest bit that is set, for every number of ``MOST_ENDS`` bits."""
    import numpy as np  # noqa: PLC0415 (heavy)

    numbers = np.arange(1 << MOST_ENDS)
    lowest = numbers & -numbers
    places: NDArray[np.intp] = np.log2(np.maximum(1, lowest)).astype(np.intp)
    return places
