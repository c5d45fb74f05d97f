"""Growing columns: stretches of numbers one after another, in pieces that are never copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PIECE = 1 << 20  # numbers a piece: some megabytes; a stretch has at most some thousands
_GROWTH = 8  # an array that is full grows by an eighth: an eighth is wasted at most


class Strip:
    """Stretches of numbers, found by the order in which they came."""

    def __init__(self, kind: str, *, most: int | None = None) -> None:
        """Make an empty strip.

        Args:
            kind: the type of its numbers.
            most: how many numbers are kept about; of older stretches nothing is left. None: all.
        """
        import numpy as np  # noqa: PLC0415 (heavy)

        self._kind = np.dtype(kind)
        self._most = most
        self._pieces: list[NDArray[Any]] = []
        self._used = 0  # of the last piece
        self._begins = np.empty(0, np.int64)
        self._sizes = np.empty(0, np.uint16)
        self._count = 0

    def append(self, numbers: NDArray[Any]) -> None:
        """Add a stretch of at most 65,535 numbers."""
        size = len(numbers)
        if not self._pieces or self._used + size > _PIECE:
            self._open()
        self._begins = grown(self._begins, self._count + 1)
        self._sizes = grown(self._sizes, self._count + 1)
        self._begins[self._count] = (len(self._pieces) - 1) * _PIECE + self._used
        self._sizes[self._count] = size
        self._count += 1
        self._pieces[-1][self._used : self._used + size] = numbers
        self._used += size

    def extend(self, numbers: NDArray[Any], starts: Sequence[int] | NDArray[Any]) -> None:
        """Add several stretches.

        Args:
            numbers: one stretch after the other, and nothing else.
            starts: where each begins, nought first, and where the last one ends.
        """
        import numpy as np  # noqa: PLC0415 (heavy)

        begins = np.asarray(starts)
        if not self._pieces or self._used + len(numbers) > _PIECE:  # the first ones fill up the piece
            for begin, end in pairwise(begins.tolist()):
                self.append(numbers[begin:end])
            return
        count = self._count + len(begins) - 1
        self._begins, self._sizes = grown(self._begins, count), grown(self._sizes, count)
        self._begins[self._count : count] = (len(self._pieces) - 1) * _PIECE + self._used + begins[:-1]
        self._sizes[self._count : count] = begins[1:] - begins[:-1]
        self._pieces[-1][self._used : self._used + len(numbers)] = numbers
        self._used += len(numbers)
        self._count = count

    def _open(self) -> None:
        import numpy as np  # noqa: PLC0415 (heavy)

        self._pieces.append(np.empty(_PIECE, self._kind))
        self._used = 0
        if self._most is not None:
            dropped = len(self._pieces) - 1 - max(1, self._most // _PIECE)
            if dropped >= 0:
                # Its stretches are empty from now on. A slice would keep the whole piece in memory.
                self._pieces[dropped] = np.empty(0, self._kind)

    def __getitem__(self, number: int) -> NDArray[Any]:
        piece, at = divmod(int(self._begins[number]), _PIECE)
        return self._pieces[piece][at : at + int(self._sizes[number])]

    def gather(self, numbers: Sequence[int]) -> NDArray[Any]:
        """Return some stretches joined."""
        import numpy as np  # noqa: PLC0415 (heavy)

        if not numbers:
            return np.empty(0, self._kind)
        begins, pieces = self._begins[numbers], self._pieces
        places = begins % _PIECE
        which = (begins // _PIECE, places, places + self._sizes[numbers])
        return np.concatenate(
            [pieces[at][begin:end] for at, begin, end in zip(*map(_listed, which), strict=True)]
        )


@dataclass(frozen=True, slots=True)
class Chosen:
    """Some stretches of a strip, looked up when they are asked for."""

    strip: Strip
    numbers: Sequence[int]

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, at: int) -> NDArray[Any]:
        return self.strip[self.numbers[at]]


def _listed(numbers: NDArray[Any]) -> list[int]:
    listed: list[int] = numbers.tolist()
    return listed


def grown(array: NDArray[Any], needed: int) -> NDArray[Any]:
    """Return an array with room for so many numbers: the same one, or a larger one that begins with it."""
    import numpy as np  # noqa: PLC0415 (heavy)

    if needed <= len(array):
        return array
    larger = np.zeros(max(1024, needed, len(array) + len(array) // _GROWTH), array.dtype)
    larger[: len(array)] = array
    return larger
