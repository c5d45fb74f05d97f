"""An inverted index in a few arrays: for each key the latest articles that have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from broadsheet.relate.compare.keys import HEAVIEST, Keys
from broadsheet.relate.compare.neighbours import LATEST
from broadsheet.relate.compare.strips import grown

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = tuple[NDArray[Any], NDArray[np.float64]]  # articles, how much weight each shares

_ROOMS = (2, 8, 32, 128, LATEST)
"""Places of a block: a key moves to the next larger one when its own is full. In the last one the latest
article takes the place of the earliest."""
_BITS = 22
"""Keys are found by their low bits, in tables of four million places; the other ten bits are kept with each
article, so that no key is mistaken for another."""
_STAMPS = 1 << 20
"""Places of a table of four megabytes: of a million articles each has its own."""
_WEIGHT = 6  # bits of a mark: HEAVIEST; above them stand the key's other ten bits


@dataclass(frozen=True, slots=True)
class _Entries:
    """Keys of articles, the first article's first."""

    owners: Any  # which article's
    places: Any  # in the tables
    marks: Any


def _entries(batch: Sequence[Keys]) -> _Entries:
    import numpy as np  # noqa: PLC0415 (heavy)

    ids = np.concatenate([keys.ids for keys in batch])
    weights = np.concatenate([keys.weights for keys in batch])
    return _Entries(
        owners=np.arange(len(batch)).repeat([len(keys) for keys in batch]),
        places=ids & np.uint32((1 << _BITS) - 1),
        marks=(ids >> np.uint32(_BITS)).astype(np.uint16) << np.uint16(_WEIGHT) | weights,
    )


class Postings:
    """Six bytes for each key of an article, and eight for each key."""

    def __init__(self) -> None:
        import numpy as np  # noqa: PLC0415 (heavy)

        self._counts = np.zeros(1 << _BITS, np.uint32)  # articles that had a key, ever
        self._blocks = np.zeros(1 << _BITS, np.uint32)  # where a key's block begins
        self._articles = np.empty(0, np.uint32)
        self._marks = np.empty(0, np.uint16)
        self._used = 0
        self._free: list[list[int]] = [[] for _ in _ROOMS]
        self._stamps = np.zeros(_STAMPS, np.int32)  # scratch of ``_summed``
        self._filed = 0  # more than the number of any article

    def add(self, number: int, keys: Keys) -> None:
        """File an article under its keys."""
        self.add_all(number, (keys,))

    def add_all(self, first: int, batch: Sequence[Keys]) -> None:
        """File articles, numbered from ``first`` on, under their keys."""
        self._file(first, _entries(batch))

    def scores(self, keys: Keys) -> Scores:
        """Return the articles that have any of the keys, in any order, and how much weight they share."""
        import numpy as np  # noqa: PLC0415 (heavy)

        return self._scores(_entries((keys,)), slice(None), np.zeros(len(keys), np.intp))

    def meet(self, first: int, batch: Sequence[Keys]) -> list[Scores]:
        """Return what ``scores`` and ``add`` for one article after the other would.

        Args:
            first: number of the first one.
            batch: keys of at most ``LATEST`` articles.
        """
        import numpy as np  # noqa: PLC0415 (heavy)

        entries = _entries(batch)
        late, among = _among(entries, len(batch))
        out, begin = [], 0
        for keys, shared in zip(batch, among, strict=True):
            end = begin + len(keys)
            numbers, scores = self._scores(entries, slice(begin, end), late[begin:end])
            near = shared.nonzero()[0]
            out.append((np.concatenate((numbers, near + first)), np.concatenate((scores, shared[near]))))
            begin = end
        self._file(first, entries)
        return out

    def _scores(self, entries: _Entries, some: slice, late: Any) -> Scores:
        """Return what is filed under some keys.

        Args:
            entries: keys.
            some: which of them.
            late: how many articles have come to each since: as many of the earliest do not count any more.
        """
        import numpy as np  # noqa: PLC0415 (heavy)

        places = entries.places[some]
        counts = self._counts.take(places).astype(np.intp)
        sizes = np.minimum(counts, LATEST)
        begins = sizes.cumsum() - sizes
        wanted = entries.marks[some].repeat(sizes)
        where = (self._blocks.take(places) - begins).repeat(sizes)
        where += np.arange(len(where))
        shared = self._marks.take(where)
        same = (shared ^ wanted) <= HEAVIEST  # but for the weights
        shared &= np.uint16(HEAVIEST)
        shared *= wanted & np.uint16(HEAVIEST)  # below 2 ** 12
        shared *= same
        gone = sizes + late - LATEST
        if (gone > 0).any():
            shared[_oldest(begins, counts, gone.clip(min=0))] = 0
        return self._summed(self._articles.take(where), shared)

    def _summed(self, articles: NDArray[np.uint32], shared: Any) -> Scores:
        """Return each article once with the sum of what it shares, if that is not nought.

        Each leaves its stamp, the last of its places, in a table by its number's low bits: that spares sorting them.
        Those whose stamp another one has overwritten are sorted.
        """
        import numpy as np  # noqa: PLC0415 (heavy)

        slots = articles.astype(np.intp)
        slots &= _STAMPS - 1
        self._stamps[slots] = np.arange(len(articles), dtype=np.int32)
        last = self._stamps.take(slots).astype(np.intp)
        if self._filed > _STAMPS:
            lost = (articles.take(last) != articles).nonzero()[0]
            _, first, group = np.unique(articles.take(lost), return_index=True, return_inverse=True)
            last[lost] = lost.take(first).take(group)
        sums: NDArray[np.float64] = np.bincount(last, shared, len(articles))  # type: ignore[assignment]
        found = (sums > 0).nonzero()[0]
        return articles.take(found), sums.take(found)

    def _file(self, first: int, entries: _Entries) -> None:
        """File articles under their keys.

        Args:
            first: number of the first article.
            entries: their keys.
        """
        import numpy as np  # noqa: PLC0415 (heavy)

        if not len(entries.places):
            return
        order = entries.places.argsort(kind="stable")
        begins, sizes = _stretches(entries.places[order])
        places = entries.places[order[begins]]
        counts = self._counts[places].astype(np.intp)
        self._make_room(places, counts, counts + sizes)
        where = (counts - begins).repeat(sizes)
        where += np.arange(len(order))
        where %= LATEST  # below LATEST nothing is taken off
        where += self._blocks[places].repeat(sizes)
        numbers = entries.owners[order] + first
        self._filed = max(self._filed, first + int(entries.owners[-1]) + 1)
        self._articles[where], self._marks[where] = numbers, entries.marks[order]
        self._counts[places] = counts + sizes

    def _make_room(self, places: Any, before: Any, after: Any) -> None:
        """Give keys blocks that are large enough.

        Args:
            places: of the keys, each once.
            before: articles that each has had.
            after: those that it is going to have.
        """
        import numpy as np  # noqa: PLC0415 (heavy)

        had, wanted = (np.searchsorted(_ROOMS, counts.clip(max=LATEST)) for counts in (before, after))
        grows = ((wanted > had) | (before == 0)).nonzero()[0]
        had, wanted, sizes = had[grows], wanted[grows], before[grows]
        old, new = self._blocks[places[grows]].astype(np.intp), np.empty(len(grows), np.intp)
        for kind in set(wanted.tolist()):
            mine = (wanted == kind).nonzero()[0]
            new[mine] = self._taken(kind, len(mine))
        self._blocks[places[grows]] = new
        moved = sizes.nonzero()[0]
        from_, to = _spread(old[moved], sizes[moved]), _spread(new[moved], sizes[moved])
        self._articles[to], self._marks[to] = self._articles[from_], self._marks[from_]
        for kind, block in zip(had[moved].tolist(), old[moved].tolist(), strict=True):
            self._free[kind].append(block)

    def _taken(self, kind: int, count: int) -> Any:
        """Return so many blocks of a kind, those first that were left."""
        import numpy as np  # noqa: PLC0415 (heavy)

        free, room = self._free[kind], _ROOMS[kind]
        again = free[len(free) - min(len(free), count) :]
        del free[len(free) - len(again) :]
        fresh = self._used + room * np.arange(count - len(again))
        self._used += room * len(fresh)
        self._articles, self._marks = grown(self._articles, self._used), grown(self._marks, self._used)
        return np.concatenate((np.array(again, np.intp), fresh))


def _spread(begins: Any, sizes: Any) -> Any:
    """Return the places of stretches of these beginnings and sizes."""
    import numpy as np  # noqa: PLC0415 (heavy)

    ends = sizes.cumsum()
    out = (begins - (ends - sizes)).repeat(sizes)
    out += np.arange(len(out))
    return out


def _oldest(begins: Any, counts: Any, gone: Any) -> Any:
    """Return where the earliest articles of some keys stand.

    Args:
        begins: where each key's articles begin.
        counts: how many articles each has had.
        gone: how many of the earliest are meant.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    earliest = np.where(counts < LATEST, 0, counts % LATEST)
    return begins.repeat(gone) + _spread(earliest, gone) % LATEST


def _stretches(ordered: Any) -> tuple[Any, Any]:
    """Return where the stretches of equal numbers begin, and their sizes; at least one number is given."""
    import numpy as np  # noqa: PLC0415 (heavy)

    begins = np.concatenate(((0,), (ordered[1:] != ordered[:-1]).nonzero()[0] + 1))
    return begins, np.diff(begins, append=len(ordered))


def _among(entries: _Entries, count: int) -> tuple[Any, Any]:
    """Return how many earlier articles of a batch have each key's place, and what each article shares with earlier ones.

    Args:
        entries: keys.
        count: of articles.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    late = np.zeros(len(entries.places), np.intp)
    if not len(late):
        return late, np.zeros((count, count))
    order = entries.places.argsort(kind="stable")
    ordered, owners, marks = entries.places[order], entries.owners[order], entries.marks[order]
    begins, sizes = _stretches(ordered)
    own, own_sizes = _stretches(ordered.astype(np.int64) << 32 | owners)  # twice one place in one article
    begins = begins.repeat(sizes)
    earlier = own.repeat(own_sizes) - begins
    late[order] = earlier
    one, other = np.arange(len(order)).repeat(earlier), _spread(begins, earlier)
    one_marks, other_marks = marks[one], marks[other]
    shared = (one_marks & HEAVIEST) * (other_marks & HEAVIEST)
    shared *= (one_marks ^ other_marks) <= HEAVIEST
    return late, np.bincount(owners[one] * count + owners[other], shared, count**2).reshape(count, count)
