"""An inverted index in a few arrays: for each key the latest articles that have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from broadsheet.relate.compare.keys import HEAVIEST, Keys
from broadsheet.relate.compare.neighbours import LATEST
from broadsheet.relate.compare.strips import grown

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ROOMS = (2, 8, 32, 128, LATEST)
"""Places of a block: a key moves to the next larger one when its own is full. In the last one the latest
article takes the place of the earliest."""
_BITS = 22
"""Keys are found by their low bits, in tables of four million places; the other ten bits are kept with each
article, so that no key is mistaken for another."""


class Postings:
    """Six bytes for each key of an article, and sixteen for each key."""

    def __init__(self) -> None:
        import numpy as np  # noqa: PLC0415 (heavy)

        self._counts = np.zeros(1 << _BITS, np.uint32)  # articles that had a key, ever
        self._blocks = np.zeros(1 << _BITS, np.uint32)  # where a key's block begins
        self._articles = np.empty(0, np.uint32)
        self._marks = np.empty(0, np.uint16)  # six bits of weight, the key's other ten bits
        self._used = 0
        self._full = np.zeros(LATEST + 1, bool)  # by number of articles: whether a block is full then
        self._full[list(_ROOMS[:-1])] = True
        self._free: dict[int, list[int]] = {room: [] for room in _ROOMS}

    def add(self, number: int, keys: Keys) -> None:
        """File an article under its keys."""
        import numpy as np  # noqa: PLC0415 (heavy)

        places = keys.ids & np.uint32((1 << _BITS) - 1)
        marks = (keys.ids >> np.uint32(_BITS)).astype(np.uint16) << np.uint16(6) | keys.weights
        order = places.argsort()
        places, marks = places[order], marks[order]
        twice = np.flatnonzero(places[1:] == places[:-1]).tolist()
        for at in twice:  # two keys with the same low bits: in one article of a thousand
            self._file(number, places[at : at + 1], marks[at : at + 1])
        if twice:
            places, marks = np.delete(places, twice), np.delete(marks, twice)
        self._file(number, places, marks)

    def _file(self, number: int, places: Any, marks: Any) -> None:
        """File an article under keys of different places."""
        counts = self._counts[places]
        self._open(places[counts == 0])
        for at in self._full[counts.clip(max=LATEST)].nonzero()[0].tolist():
            self._move(int(places[at]), int(counts[at]))
        where = self._blocks[places] + counts % LATEST  # below LATEST nothing is taken off
        self._articles[where] = number
        self._marks[where] = marks
        self._counts[places] = counts + 1

    def _open(self, places: Any) -> None:
        """Give keys their first block."""
        import numpy as np  # noqa: PLC0415 (heavy)

        free, room = self._free[_ROOMS[0]], _ROOMS[0]
        again = min(len(free), len(places))
        if again:
            self._blocks[places[:again]] = free[len(free) - again :]
            del free[len(free) - again :]
        fresh = len(places) - again
        self._blocks[places[again:]] = self._used + room * np.arange(fresh)
        self._reserve(room * fresh)

    def _move(self, place: int, count: int) -> None:
        """Give a key whose block is full the next larger one."""
        room = next(room for room in _ROOMS if room > count)
        block, old = self._taken(room), int(self._blocks[place])
        self._articles[block : block + count] = self._articles[old : old + count]
        self._marks[block : block + count] = self._marks[old : old + count]
        self._free[count].append(old)
        self._blocks[place] = block

    def _taken(self, room: int) -> int:
        if self._free[room]:
            return self._free[room].pop()
        self._reserve(room)
        return self._used - room

    def _reserve(self, count: int) -> None:
        self._used += count
        self._articles = grown(self._articles, self._used)
        self._marks = grown(self._marks, self._used)

    def scores(self, keys: Keys) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the articles that have any of the keys, in order of arrival, and how much weight they share."""
        import numpy as np  # noqa: PLC0415 (heavy)

        places = keys.ids & np.uint32((1 << _BITS) - 1)
        sizes = np.minimum(self._counts[places], LATEST).astype(np.int64)
        ends = sizes.cumsum()
        where = np.arange(ends[-1] if len(ends) else 0)
        where += (self._blocks[places] - (ends - sizes)).repeat(sizes)
        marks = self._marks[where]
        shared = (marks & np.uint16(HEAVIEST)) * keys.weights.astype(np.uint16).repeat(sizes)  # below 2 ** 12
        shared *= (marks >> np.uint16(6)) == (keys.ids >> np.uint32(_BITS)).astype(np.uint16).repeat(sizes)
        return _summed(self._articles[where].astype(np.int64) << 24 | shared)


def _summed(postings: NDArray[np.int64]) -> tuple[Any, Any]:
    """Return numbers in rising order with the sums of what stands in their low 24 bits, if it is not nought."""
    import numpy as np  # noqa: PLC0415 (heavy)

    if not len(postings):
        return postings, postings
    postings.sort()
    numbers = postings >> 24
    first = np.concatenate(((0,), (numbers[1:] != numbers[:-1]).nonzero()[0] + 1))
    numbers, sums = numbers[first], np.add.reduceat(postings & 0xFFFFFF, first)
    return (numbers, sums) if sums.all() else (numbers[sums > 0], sums[sums > 0])
