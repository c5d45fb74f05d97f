"""Neighbours in memory, for ``fold`` and archives: columns of numbers, no object an article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from broadsheet.model import Placement
from broadsheet.relate.compare.features import Features
from broadsheet.relate.compare.keys import Keys, keys_of
from broadsheet.relate.compare.neighbours import Candidate, Candidates, Window
from broadsheet.relate.compare.postings import Postings
from broadsheet.relate.compare.strips import Chosen, Strip, grown
from broadsheet.relate.words.coded import Coded, row_type, starts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHINGLES = 48_000_000
"""Hashes of runs of words kept: 190 MB, the texts of the latest 170,000 articles. Copies are printed within days,
and a million articles a year, more than a thousand feeds bring, are 80,000 a month."""

_FEW = 4  # times as many as are asked for: those of a time are looked for among them first
_WORDS = 32_000_000
"""Words kept: 130 MB, the latest 90,000 articles. A text further back is told by its runs of words alone."""


class MemoryNeighbours:
    """Earlier articles: about 1 kB each, and their text's runs of words for the latest."""

    def __init__(self) -> None:
        import numpy as np  # noqa: PLC0415 (heavy)

        self._ids: list[str] = []
        self._stories: list[str] = []
        self._sagas: list[str] = []
        self._groups: list[str] = []
        self._sizes: dict[str, int] = {}
        self._rows = np.empty(0, row_type())
        self._times = np.empty(0)
        self._items = Strip("<u4")
        self._marks = Strip("<u2")
        self._shingles = Strip("<u4", most=_SHINGLES)
        self._wordings = Strip("<u4", most=_WORDS)
        self._postings = Postings()

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, features: Features, placement: Placement) -> None:
        """Remember an article and where it was placed."""
        coded = features.coded
        self.add_coded(features.id, coded, keys_of(coded), placement)

    def add_coded(self, key: str, coded: Coded, keys: Keys, placement: Placement) -> None:
        """Remember an article, given its numbers.

        Args:
            key: its id.
            coded: what it is compared by: the first, if there are several.
            keys: what it is found by.
            placement: where it was placed.
        """
        number = len(self._ids)
        self._ids.append(key)
        self._stories.append(placement.story)
        self._sagas.append(placement.saga)
        self._groups.append(placement.copy_group)
        self._sizes[placement.story] = self._sizes.get(placement.story, 0) + 1
        self._rows, self._times = grown(self._rows, number + 1), grown(self._times, number + 1)
        self._rows[number] = coded.rows[0]
        self._times[number] = coded.rows["published"][0]
        end = coded.starts[1]
        self._items.append(coded.ids[:end])
        self._marks.append(coded.marks[:end].reshape(-1).view("<u2"))
        self._shingles.append(coded.shingles[0])
        self._wordings.append(coded.wordings[0])
        self._postings.add(number, keys)

    def near(self, keys: Keys, windows: Sequence[Window], without: str | None = None) -> Candidates:
        """Return the articles that share most with the keys: see ``Neighbours.near``."""
        numbers, scores = self._postings.scores(keys)
        limits = [window.limit + (without is not None) for window in windows]
        few = _highest(scores, _FEW * sum(limits))
        chosen: list[int] = []
        for window, limit in zip(windows, limits, strict=True):
            best = self._best(numbers[few], scores[few], window, limit)
            if len(best) < limit and len(few) < len(numbers):  # of this time not enough are among them
                best = self._best(numbers, scores, window, limit)
            chosen += [number for number in best if self._ids[number] != without][: window.limit]
        return self._candidates(list(dict.fromkeys(chosen)))

    def _best(self, numbers: Any, scores: Any, window: Window, limit: int) -> list[int]:
        inside = _inside(self._times[numbers], window)
        return _best(numbers[inside], scores[inside], limit)

    def coded(self, numbers: Sequence[int]) -> Coded:
        """Return articles by their numbers, in the order of ``add``."""
        import numpy as np  # noqa: PLC0415 (heavy)

        rows = self._rows[np.array(numbers, np.intp)]
        marks = self._marks.gather(numbers)
        return Coded(
            rows=rows,
            ids=self._items.gather(numbers),
            marks=marks.view("u1").reshape(-1, 2),
            starts=starts(rows["items"]),
            shingles=Chosen(self._shingles, numbers),
            wordings=Chosen(self._wordings, numbers),
        )

    def _candidates(self, numbers: list[int]) -> Candidates:
        placed = [
            Candidate(
                id=self._ids[number],
                story=self._stories[number],
                saga=self._sagas[number],
                copy_group=self._groups[number],
                story_size=self._sizes[self._stories[number]],
            )
            for number in numbers
        ]
        return Candidates(placed=placed, coded=self.coded(numbers))


def _inside(times: NDArray[np.float64], window: Window) -> Any:
    """Return which moments lie within a window; NaN, for no date, always does."""
    if window.since and window.until:
        return ~((times < window.since.timestamp()) | (times > window.until.timestamp()))
    if window.since:
        return ~(times < window.since.timestamp())
    return ~(times > window.until.timestamp()) if window.until else slice(None)


def _best(numbers: Any, scores: Any, limit: int) -> list[int]:
    """Return the numbers with the highest scores, best first, of equal ones the lowest number first."""
    import numpy as np  # noqa: PLC0415 (heavy)

    if len(scores) > 2 * limit:
        kept = _highest(scores, limit)
        numbers, scores = numbers[kept], scores[kept]
    best: list[int] = numbers[np.lexsort((numbers, -scores))[:limit]].tolist()
    return best


def _highest(scores: Any, limit: int) -> Any:
    """Return where the highest scores stand, at least so many if there are, with all that equal the lowest of them."""
    import numpy as np  # noqa: PLC0415 (heavy)

    if len(scores) <= limit:
        return np.arange(len(scores))
    return (scores >= np.partition(scores, len(scores) - limit)[len(scores) - limit]).nonzero()[0]
