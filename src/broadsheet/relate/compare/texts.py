"""How much text one article has in common with each of some others, in shares of runs of five words."""

from __future__ import annotations

from dataclasses import dataclass
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

    @property
    def containment(self) -> Vector:
        """The shares of the shorter ones that stand in the longer ones."""
        import numpy as np  # noqa: PLC0415 (heavy)

        share: Vector = np.maximum(self.of_first, self.of_second)
        return share


def overlaps(new: Coded, olds: Coded, which: NDArray[Any]) -> Overlaps:
    """Return how much text the first of ``new`` shares with others; those not in ``which`` count as nothing.

    Where one text was too long to keep whole, both are looked at below the largest hash that both kept.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    mine = new.shingles[0]
    theirs = [olds.shingles[at] for at in which.tolist()] if len(mine) else []
    sizes = np.array([len(one) for one in theirs], np.int64)
    if not sizes.any():
        return _nothing(len(olds))
    every = np.concatenate(theirs)
    owner = np.repeat(np.arange(len(theirs)), sizes)
    _, shared = matches(mine, every)
    counts = np.bincount(owner[shared], minlength=len(theirs))
    own = np.full(len(theirs), len(mine))
    if len(mine) == MOST or (sizes == MOST).any():
        last = np.array([one[-1] if len(one) == MOST else _ALL for one in theirs], np.uint32)
        last = np.minimum(last, mine[-1] if len(mine) == MOST else _ALL)
        own = np.searchsorted(mine, last, side="right")
        sizes = np.bincount(owner[every <= last[owner]], minlength=len(theirs))
        counts = np.bincount(owner[shared][every[shared] <= last[owner[shared]]], minlength=len(theirs))
    return _spread(which, len(olds), counts, own, sizes)


def _nothing(count: int) -> Overlaps:
    import numpy as np  # noqa: PLC0415 (heavy)

    none = np.zeros(count, np.float32)
    return Overlaps(jaccard=none, of_first=none, of_second=none, shared=np.zeros(count, np.int64))


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
