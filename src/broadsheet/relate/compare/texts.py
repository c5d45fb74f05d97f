"""How much text articles have in common with each of some others, in shares of runs of five words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from broadsheet.relate.compare.shared import matches
from broadsheet.relate.words.coded import Coded
from broadsheet.relate.words.shingles import MOST, Overlap

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

_ALL = 0xFFFFFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlaps:
    """The numbers of ``Overlap``, one of each a pair."""

    jaccard: Vector
    of_first: Vector
    of_second: Vector
    shared: NDArray[np.int64]

    def __getitem__(self, at: int) -> Overlap:
        return Overlap(
            jaccard=float(self.jaccard[at]),
            of_first=float(self.of_first[at]),
            of_second=float(self.of_second[at]),
            shared=int(self.shared[at]),
        )

    def part(self, begin: int, end: int) -> Overlaps:
        """Return those of the pairs from one place to another."""
        return Overlaps(
            jaccard=self.jaccard[begin:end],
            of_first=self.of_first[begin:end],
            of_second=self.of_second[begin:end],
            shared=self.shared[begin:end],
        )

    @property
    def containment(self) -> Vector:
        """The shares of the shorter ones that stand in the longer ones."""
        import numpy as np  # noqa: PLC0415 (heavy)

        share: Vector = np.maximum(self.of_first, self.of_second)
        return share


def overlaps(new: Coded, olds: Coded, which: NDArray[Any]) -> Overlaps:
    """Return how much text others share with the article ``new``: see ``overlaps_batch``."""
    import numpy as np  # noqa: PLC0415 (heavy)

    return overlaps_batch(new, olds, np.zeros(len(olds), np.intp), which)


def overlaps_batch(news: Coded, olds: Coded, owner: NDArray[Any], which: NDArray[Any]) -> Overlaps:
    """Return how much text others share with articles; those not in ``which`` count as nothing.

    Where one text was too long to keep whole, both are looked at below the largest hash that both kept.

    Args:
        news: articles.
        olds: others.
        owner: which article each of the others is held against, in rising order.
        which: some of the others, in rising order.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    counts, own, sizes = (np.zeros(len(which), np.int64) for _ in range(3))
    by, begins = np.unique(owner[which], return_index=True)
    for at, (begin, end) in zip(by.tolist(), pairwise([*begins.tolist(), len(which)]), strict=True):
        mine = news.shingles[at]
        theirs = [olds.shingles[one] for one in which[begin:end].tolist()] if len(mine) else []
        if any(map(len, theirs)):
            counts[begin:end], own[begin:end], sizes[begin:end] = _counted(mine, theirs)
    return _spread(which, len(olds), counts, own, sizes)


def _counted(mine: Any, theirs: Sequence[Any]) -> tuple[Any, Any, Any]:
    """Return how many runs of words some texts share with one, how many it has beside each, how many each has."""
    import numpy as np  # noqa: PLC0415 (heavy)

    sizes = np.array([len(one) for one in theirs], np.int64)
    every = np.concatenate(theirs)
    owner = np.arange(len(theirs)).repeat(sizes)
    _, shared = matches(mine, every)
    counts = np.bincount(owner[shared], minlength=len(theirs))
    if len(mine) < MOST and (sizes < MOST).all():
        return counts, len(mine), sizes
    last = np.array([one[-1] if len(one) == MOST else _ALL for one in theirs], np.uint32)
    last = np.minimum(last, mine[-1] if len(mine) == MOST else _ALL)
    own = np.searchsorted(mine, last, side="right")
    sizes = np.bincount(owner[every <= last[owner]], minlength=len(theirs))
    counts = np.bincount(owner[shared][every[shared] <= last[owner[shared]]], minlength=len(theirs))
    return counts, own, sizes


def _spread(which: Any, count: int, shared: Any, own: Any, sizes: Any) -> Overlaps:
    import numpy as np  # noqa: PLC0415 (heavy)

    def placed(values: Any, kind: Any = np.float32) -> Any:
        out = np.zeros(count, kind)
        out[which] = values
        return out

    return Overlaps(
        jaccard=placed(shared / np.maximum(1, own + sizes - shared)),
        of_first=placed(shared / np.maximum(1, own)),
        of_second=placed(shared / np.maximum(1, sizes)),
        shared=placed(shared, np.int64),
    )
