"""Neighbours in memory, for ``fold`` and archives: columns of numbers, no object an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from broadsheet.model import Placement
from broadsheet.relate.compare.features import Features
from broadsheet.relate.compare.keys import Keys, all_keys
from broadsheet.relate.compare.neighbours import Candidate, Candidates, Window
from broadsheet.relate.compare.postings import Postings
from broadsheet.relate.compare.strips import Chosen, Strip, grown
from broadsheet.relate.words.coded import Coded, row_type, starts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHINGLES = 24_000_000
"""Hashes of runs of words kept: 95 MB, the texts of the latest 85,000 articles. Copies are printed within days,
and a million articles a year, more than a thousand feeds bring, are 80,000 a month."""

_FEW = 4  # times as many as are asked for: those of a time are looked for among them first
_STEP, _STEPS = 16, 1023
"""The highest scores are found by counting how many lie in each step of 16, in a third of the time of a partition.
Articles of one story have some thousands."""
_HALVES = 3  # numbers of 16 bits an item
_WORDS = 32_000_000
"""Words kept: 130 MB, the latest 90,000 articles. A text further back is told by its runs of words alone."""


class MemoryNeighbours:
    """Earlier articles: about 1 kB each, and their text's runs of words for the latest."""

    def __init__(self) -> None:
        import numpy as np  # noqa: PLC0415 (heavy)

        self._ids: list[str] = []
        self._stories = np.empty(0, np.uint32)  # numbers of their names
        self._names: list[str] = []  # of stories
        self._numbers: dict[str, int] = {}
        self._sizes = np.empty(0, np.uint32)  # of stories
        self._sagas: list[str] = []
        self._groups: list[str] = []
        self._rows = np.empty(0, row_type())
        self._times = np.empty(0)
        self._items = Strip("<u2")  # of each the two halves of its id, then both its marks in one
        self._shingles = Strip("<u4", most=_SHINGLES)
        self._wordings = Strip("<u4", most=_WORDS)
        self._postings = Postings()

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, features: Features, placement: Placement) -> None:
        """Remember an article and where it was placed."""
        self.add_all((features,), (placement,))

    def add_all(self, batch: Sequence[Features], placements: Sequence[Placement]) -> None:
        """Remember some articles and where each was placed."""
        first, coded = len(self._ids), Coded.of(batch)
        self._remember([features.id for features in batch], coded)
        self._postings.add_all(first, all_keys(coded))
        for number, placement in enumerate(placements, first):
            self.settle(number, placement)

    def meet(self, ids: Sequence[str], coded: Coded, windows: Sequence[Sequence[Window]]) -> list[list[int]]:
        """Remember a batch of articles; return by number which earlier ones each is near to.

        That is what ``near`` and ``add`` for one after the other would find. Where each was placed is to be told by
        ``settle``, before its candidates are asked for.

        Args:
            ids: of articles that are not here yet, at most ``LATEST``.
            coded: what they are compared by.
            windows: of each.
        """
        first = len(self._ids)
        self._remember(ids, coded)
        met = self._postings.meet(first, all_keys(coded))
        return [
            _once(self._nearest(*found, asked, [window.limit for window in asked]))
            for found, asked in zip(met, windows, strict=True)
        ]

    def settle(self, number: int, placement: Placement) -> None:
        """Remember where an article was placed."""
        story = self._numbers.setdefault(placement.story, len(self._names))
        if story == len(self._names):
            self._names.append(placement.story)
            self._sizes = grown(self._sizes, story + 1)
        self._stories[number] = story
        self._sizes[story] += 1
        self._sagas[number] = placement.saga
        self._groups[number] = placement.copy_group

    def _remember(self, ids: Sequence[str], coded: Coded) -> None:
        import numpy as np  # noqa: PLC0415 (heavy)

        if not ids:
            return
        begin, end = len(self._ids), len(self._ids) + len(ids)
        self._ids += ids
        for places in (self._sagas, self._groups):
            places.extend(ids)  # until it is settled
        self._rows, self._times = grown(self._rows, end), grown(self._times, end)
        self._stories = grown(self._stories, end)
        self._rows[begin:end] = coded.rows
        self._times[begin:end] = coded.rows["published"]
        items = np.empty((len(coded.ids), _HALVES), "<u2")
        items[:, :2] = coded.ids.view("<u2").reshape(-1, 2)
        items[:, 2] = coded.marks.reshape(-1).view("<u2")
        self._items.extend(items.reshape(-1), coded.starts * _HALVES)
        for strip, stretches in ((self._shingles, coded.shingles), (self._wordings, coded.wordings)):
            each = [stretches[at] for at in range(len(ids))]
            strip.extend(np.concatenate(each), starts(np.array([len(one) for one in each])))

    def near(self, keys: Keys, windows: Sequence[Window], without: str | None = None) -> Candidates:
        """Return the articles that share most with the keys: see ``Neighbours.near``."""
        limits = [window.limit + (without is not None) for window in windows]
        found = self._nearest(*self._postings.scores(keys), windows, limits)
        others = ([number for number in numbers if self._ids[number] != without] for numbers in found)
        numbers = _once(some[: window.limit] for some, window in zip(others, windows, strict=True))
        return self.candidates(numbers, self.coded(numbers))

    def _nearest(
        self, numbers: Any, scores: Any, windows: Sequence[Window], limits: Sequence[int]
    ) -> list[list[int]]:
        """Return for each window the articles with the highest scores within it, best first."""
        few = _highest(scores, _FEW * sum(limits))
        best = _ranked(numbers.take(few), scores.take(few))
        times = self._times.take(best)
        chosen = []
        for window, limit in zip(windows, limits, strict=True):
            found = best[_inside(times, window)][:limit]
            if len(found) < limit and len(few) < len(numbers):  # of this time not enough are among them
                inside = _inside(self._times.take(numbers), window)
                numbers_, scores_ = numbers[inside], scores[inside]
                few_ = _highest(scores_, limit)
                found = _ranked(numbers_.take(few_), scores_.take(few_))[:limit]
            chosen.append(found.tolist())
        return chosen

    def coded(self, numbers: Sequence[int]) -> Coded:
        """Return articles by their numbers, in the order of ``add``."""
        import numpy as np  # noqa: PLC0415 (heavy)

        rows = self._rows[np.array(numbers, np.intp)]
        items = self._items.gather(numbers).reshape(-1, _HALVES)
        return Coded(
            rows=rows,
            ids=items[:, :2].copy().view("<u4").reshape(-1),
            marks=items[:, 2].copy().view("u1").reshape(-1, 2),
            starts=starts(rows["items"]),
            shingles=Chosen(self._shingles, numbers),
            wordings=Chosen(self._wordings, numbers),
        )

    def candidates(self, numbers: Sequence[int], coded: Coded) -> Candidates:
        """Return articles by their numbers, with where they are placed as long as nothing more is settled.

        Args:
            numbers: of articles that are settled.
            coded: what they are compared by.
        """
        import numpy as np  # noqa: PLC0415 (heavy)

        stories = self._stories.take(np.array(numbers, np.intp)).tolist()
        ids = [self._ids[number] for number in numbers]
        placed = _Placings(self, numbers, stories)
        return Candidates(ids=ids, stories=stories, placed=placed, coded=coded)

    def placed(self, number: int, story: int) -> Candidate:
        """Return an article by its number and that of its story."""
        return Candidate(
            self._ids[number],
            self._names[story],
            self._sagas[number],
            self._groups[number],
            int(self._sizes[story]),
        )


@dataclass(frozen=True, slots=True)
class _Placings:
    """See ``Placings``."""

    index: MemoryNeighbours
    numbers: Sequence[int]
    stories: Sequence[int]

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, at: int) -> Candidate:
        return self.index.placed(self.numbers[at], self.stories[at])

    def __iter__(self) -> Iterator[Candidate]:
        return map(self.index.placed, self.numbers, self.stories)


def _once(found: Iterable[Iterable[int]]) -> list[int]:
    return list(dict.fromkeys(chain.from_iterable(found)))


def _inside(times: NDArray[np.float64], window: Window) -> Any:
    """Return which moments lie within a window; NaN, for no date, always does."""
    if window.since and window.until:
        return ~((times < window.since.timestamp()) | (times > window.until.timestamp()))
    if window.since:
        return ~(times < window.since.timestamp())
    return ~(times > window.until.timestamp()) if window.until else slice(None)


def _ranked(numbers: Any, scores: Any) -> Any:
    """Return numbers by their scores, the highest first, of equal ones the lowest number first."""
    import numpy as np  # noqa: PLC0415 (heavy)

    return numbers[np.lexsort((numbers, -scores))]


def _highest(scores: Any, limit: int) -> Any:
    """Return where the highest scores stand, at least so many if there are, and few more."""
    import numpy as np  # noqa: PLC0415 (heavy)

    if len(scores) <= limit:
        return np.arange(len(scores))
    steps = (scores * (1 / _STEP)).astype(np.intp)
    np.minimum(steps, _STEPS, out=steps)
    reached = np.bincount(steps, minlength=_STEPS + 1)[::-1].cumsum()
    return (steps >= _STEPS - int(reached.searchsorted(limit))).nonzero()[0]
