"""Boosted trees and a weighted sum as a small table that a person can read, and what they say of many rows at once.

A tree asks of a number whether it is at most so much, and goes on from there; at its end stands how much it adds
to the score. ``relate/data/NAME.tsv`` has a line for each question and end, the branch "at most" right behind its
question and the branch "more" behind that, one blank deeper each: number, limit, and where a missing number
goes; or ``=`` and what is added. An end without any question before it is added to every row. A line that begins
with ``+`` is of the sum: a number, by what it is multiplied, and what a missing one adds.

A number's rank among the limits that it is asked about answers all questions about it; the ends that these answers
leave, in every tree, stand in one line of a table; what all numbers leave is what their lines have in common, and
the first end that is left is the one reached (after Lucchese et al. 2015, QuickScorer).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_ENDS = 16  # of one tree: a bit each
AT_MOST, MORE = "at most", "more"
SUM = "+"
_END = "="
_ALL = (1 << MOST_ENDS) - 1
_LARGEST = 3e38  # limit of a question that only asks whether a number is there
_AT_ONCE = 256  # rows: their tables of 200 trees take 100 kB
_FOLDER = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """All questions about one number."""

    column: int
    limits: NDArray[np.float32]  # in rising order
    left: NDArray[
        np.uint16
    ]  # a row for each number of limits that it is above, then one for a missing number; a
    # column a tree: its ends that are left


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """Trees as tables."""

    start: float  # what every row gets
    asked: tuple[Asked, ...]
    ends: NDArray[np.float32]  # a row a tree: what each end adds, from left to right
    slopes: NDArray[np.float32]  # by what each number is multiplied in the sum
    missing: NDArray[np.float32]  # what each adds there where it is missing

    def probabilities(self, numbers: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return what the trees say of each row, 0 to 1.

        Args:
            numbers: a row each, NaN where one is missing.
        """
        import numpy as np  # noqa: PLC0415 (heavy)

        said: NDArray[np.float64] = 1 / (1 + np.exp(-self.start - self._totals(numbers)))
        return said

    def _totals(self, numbers: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the weighted sum of each row's numbers and the ends that it reaches."""
        import numpy as np  # noqa: PLC0415 (heavy)

        count, ranks = len(numbers), self._ranks(numbers)
        total, ends = self._sums(numbers), self.ends.ravel()
        begins = np.arange(len(self.ends)) * MOST_ENDS
        rooms = np.empty((2, min(count, _AT_ONCE), len(self.ends)), np.uint16)  # used again and again
        for at in range(0, count, _AT_ONCE):
            left, other = rooms[:, : count - at]
            left[:] = _ALL
            for one, rank in zip(self.asked, ranks, strict=True):
                one.left.take(rank[at : at + _AT_ONCE], axis=0, out=other, mode="clip")
                left &= other
            reached = _first_bits().take(left) + begins
            total[at : at + _AT_ONCE] += ends.take(reached).sum(axis=1, dtype=np.float64)
        return total

    def _sums(self, numbers: NDArray[np.float32]) -> NDArray[np.float64]:
        """Return the weighted sum of each row's numbers."""
        import numpy as np  # noqa: PLC0415 (heavy)

        weighted = np.where(np.isnan(numbers), self.missing, numbers * self.slopes)
        total: NDArray[np.float64] = weighted.sum(axis=1, dtype=np.float64)  # a row alone gives the same
        return total

    def _ranks(self, numbers: NDArray[np.float32]) -> list[NDArray[np.intp]]:
        """Return for each number that is asked about which row of its table every row's own leads to."""
        import numpy as np  # noqa: PLC0415 (heavy)

        columns = np.ascontiguousarray(numbers.T)
        missing = np.isnan(columns)
        ranks = []
        for one in self.asked:
            rank = one.limits.searchsorted(columns[one.column])
            rank[missing[one.column]] = len(one.limits) + 1
            ranks.append(rank)
        return ranks


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
    line = np.zeros((2, len(columns)), np.float32)
    found: list[_Reading] = []
    for row in rows:
        if row[0] == _END:
            start += float(row[1])
            continue
        if row[0] == SUM:
            line[:, at[row[1]]] = [float(number) for number in row[2:]]
            continue
        found.append(_Reading(rows=rows, at=at, questions=[], ends=[]))
        found[-1].branch(row)
    return Trees(
        start=start,
        asked=tuple(one for column in range(len(at)) if len((one := _asked(column, found)).limits)),
        ends=np.array([tree.ends + [0.0] * (MOST_ENDS - len(tree.ends)) for tree in found], np.float32),
        slopes=line[0],
        missing=line[1],
    )


def _asked(column: int, found: Sequence[_Reading]) -> Asked:
    """Return what all trees ask of one number."""
    import numpy as np  # noqa: PLC0415 (heavy)

    questions = [
        (tree, question)
        for tree, reading in enumerate(found)
        for question in reading.questions
        if question.column == column
    ]
    limits = np.unique(np.array([question.limit for _, question in questions], np.float32))
    left = np.full((len(limits) + 2, len(found)), _ALL, np.uint16)
    for tree, question in questions:
        first = int(limits.searchsorted(np.float32(question.limit))) + 1
        left[first : len(limits) + 1, tree] &= np.uint16(question.left)
        if question.missing_is_more:
            left[len(limits) + 1, tree] &= np.uint16(question.left)
    return Asked(column=column, limits=limits, left=left)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    column: int
    limit: float
    missing_is_more: bool
    left: int  # ends that are left if it is more


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One tree as far as it is read."""

    rows: Iterator[list[str]]
    at: dict[str, int]
    questions: list[_Question]
    ends: list[float]

    def branch(self, row: list[str]) -> None:
        """Read the branch that begins with a row."""
        if row[0] == _END:
            self.ends.append(float(row[1]))
            return
        name, printed, missing = row
        here, before = len(self.questions), len(self.ends)
        question = _Question(
            column=self.at[name],
            limit=min(float(printed), _LARGEST),
            missing_is_more=missing == MORE,
            left=_ALL,
        )
        self.questions.append(question)
        self.branch(next(self.rows))
        ruled_out = (1 << len(self.ends)) - (1 << before)
        self.questions[here] = replace(question, left=_ALL & ~ruled_out)
        self.branch(next(self.rows))


@cache
def _first_bits() -> NDArray[np.uint8]:
    """Return the place of the lowest bit that is set, for every number of ``MOST_ENDS`` bits."""
    import numpy as np  # noqa: PLC0415 (heavy)

    numbers = np.arange(1 << MOST_ENDS)
    lowest = numbers & -numbers
    places: NDArray[np.uint8] = np.log2(np.maximum(1, lowest)).astype(np.uint8)
    return places
