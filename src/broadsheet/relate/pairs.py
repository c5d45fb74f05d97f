"""What speaks for and against two articles telling of one event, each number explainable.

One article is held against many at once: ``compare_all`` gives one matrix, a row a pair, a column a number
of ``COLUMNS``. To add a number: name it in ``COLUMNS`` and give it in one of ``GROUPS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from broadsheet.relate.across import Sums, foreign, sums
from broadsheet.relate.coded import DAY, FIGURE, NAME, PLACE, Coded
from broadsheet.relate.idf import RAREST
from broadsheet.relate.shared import Shared, share
from broadsheet.relate.shingles import Overlap
from broadsheet.relate.texts import Overlaps, overlaps

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

_DAY = 86_400.0  # seconds
_WEEK = 7.0  # days
_TEXT_FROM = 0.15  # cosine below which runs of words are not compared: spares time; copies have far more
_CAP = 1_000  # words from which length makes no difference
_MANY_NAMES = 5  # so many names without a common one say all that differing names can say
_MANY_PLACES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two articles side by side, in numbers by name."""

    overlap: Overlap
    numbers: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """One article beside others, in their order."""

    numbers: NDArray[np.float32]  # a row a pair, a column each of COLUMNS
    overlaps: Overlaps

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, at: int) -> Pair:
        numbers = dict(zip(COLUMNS, self.numbers[at].tolist(), strict=True))
        return Pair(overlap=self.overlaps[at], numbers=numbers)

    def column(self, name: str) -> Vector:
        """Return one number of every pair."""
        return self.numbers[:, COLUMNS.index(name)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What the columns are made of: one article, the others, and what they share."""

    new: Mapping[str, Any]  # the row of the one
    old: NDArray[Any]  # the rows of the others
    mine: Sums  # of the one
    theirs: Sums  # of the others
    shared: Shared
    cosine: Vector
    overlaps: Overlaps


def compare(new: Coded, old: Coded) -> Pair:
    """Return what speaks for and against two articles telling of one event."""
    return compare_all(new, old)[0]


def compare_all(new: Coded, olds: Coded) -> Pairs:
    """Return the article ``new`` (the first, if there are several) beside each of some others, in their order."""
    import numpy as np  # noqa: PLC0415 (heavy)

    shared = share(new, olds)
    row = new.rows[0]
    mine, theirs = sums(new, olds)
    norms = mine.norm * theirs.norm
    cosine = np.divide(shared.dot, norms, out=np.zeros(len(olds), np.float32), where=norms > 0)
    text = overlaps(new, olds, np.flatnonzero(cosine > _TEXT_FROM))
    sides = Sides(
        new=row, old=olds.rows, mine=mine, theirs=theirs, shared=shared, cosine=cosine, overlaps=text
    )
    numbers = np.empty((len(olds), len(COLUMNS)), np.float32)
    for group in GROUPS:
        for name, vector in group(sides).items():
            numbers[:, _AT[name]] = vector
    return Pairs(numbers=numbers, overlaps=text)


def _words(sides: Sides) -> Mapping[str, Vector]:
    import numpy as np  # noqa: PLC0415 (heavy)

    shortest = np.minimum(sides.old["length"], min(sides.new["length"], _CAP))
    return {
        "cosine": sides.cosine,
        "cosine_above_20": np.maximum(0, sides.cosine - 0.2),
        "cosine_above_40": np.maximum(0, sides.cosine - 0.4),
        "text": np.sqrt(sides.overlaps.containment),
        "terms": np.log1p(sides.shared.terms),
        "rarest": sides.shared.rarest / RAREST,
        "shortest": np.log(np.maximum(10, shortest) / 100),
    }


def _leads(sides: Sides) -> Mapping[str, Vector]:
    """Return how much of what one article begins with the other one tells, and the other way round."""
    import numpy as np  # noqa: PLC0415 (heavy)

    first = sides.shared.old_lead / np.maximum(1, sides.theirs.lead_sum)
    second = sides.shared.new_lead / np.maximum(1, sides.mine.lead_sum)
    return {"lead_least": np.minimum(first, second), "lead_most": np.maximum(first, second)}


def _titles(sides: Sides) -> Mapping[str, Vector]:
    import numpy as np  # noqa: PLC0415 (heavy)

    own, other = sides.mine.title_sum, sides.theirs.title_sum
    product = np.where(own > 0, own, 1) * np.where(other > 0, other, 1)
    missing = (sides.old["title"] == 0) | (sides.new["title"] == 0)
    return {"title": sides.shared.title / np.sqrt(product), "no_title": missing}


def _named(sides: Sides) -> Mapping[str, Vector]:
    import numpy as np  # noqa: PLC0415 (heavy)

    shared = sides.shared
    return {
        "names": np.log1p(shared.values[NAME] / 255),
        "other_names": _differing(shared.counts[NAME], _possible(sides, "names"), _MANY_NAMES),
        "places": np.log1p(shared.values[PLACE] / 255),
        "other_places": _differing(shared.counts[PLACE], _possible(sides, "places"), _MANY_PLACES),
    }


def _possible(sides: Sides, kind: str) -> Vector:
    """Return how many of a kind could be shared."""
    import numpy as np  # noqa: PLC0415 (heavy)

    least: Vector = np.minimum(sides.old[kind], sides.new[kind])
    return least


def _differing(shared: Vector, possible: Vector, many: int) -> Vector:
    """Return which part of what could be shared is not, less where little could be."""
    import numpy as np  # noqa: PLC0415 (heavy)

    part: Vector = ((1 - shared / np.maximum(1, possible)) * np.minimum(1, possible / many)).astype(np.float32)
    return part


def _counted(sides: Sides) -> Mapping[str, Vector]:
    import numpy as np  # noqa: PLC0415 (heavy)

    large, shared = sides.shared.values[FIGURE], sides.shared.counts[FIGURE]
    return {
        "large_figures": np.log1p(large),
        "small_figures": np.log1p(shared - large),
        "other_figures": (_possible(sides, "figures") > 0) & (shared == 0),
    }


def _when(sides: Sides) -> Mapping[str, Vector]:
    import numpy as np  # noqa: PLC0415 (heavy)

    gap = np.abs(sides.old["published"] - sides.new["published"]) / _DAY
    undated = np.isnan(gap)
    gap = np.where(undated, 0, gap)
    told = _possible(sides, "days") > 0
    same = sides.shared.counts[DAY] > 0
    weekday = (sides.old["weekdays"] & sides.new["weekdays"]) > 0
    weekdays = (sides.old["weekdays"] > 0) & (sides.new["weekdays"] > 0)
    return {
        "undated": undated,
        "gap": np.log1p(gap),
        "gap_over_week": np.log1p(np.maximum(0, gap - _WEEK)),
        "same_day_told": told & same,
        "other_day_told": told & ~same,
        "same_weekday": weekday,
        "other_weekday": weekdays & ~weekday,
    }


def _across(sides: Sides) -> Mapping[str, Vector]:
    return {"foreign": foreign(sides.new["language"], sides.old["language"])}


GROUPS: tuple[Callable[[Sides], Mapping[str, Any]], ...] = (
    _words,
    _leads,
    _titles,
    _named,
    _counted,
    _when,
    _across,
)

COLUMNS = (
    "cosine", "cosine_above_20", "cosine_above_40", "text", "terms", "rarest", "shortest",
    "lead_least", "lead_most",
    "title", "no_title",
    "names", "other_names", "places", "other_places",
    "large_figures", "small_figures", "other_figures",
    "undated", "gap", "gap_over_week", "same_day_told", "other_day_told", "same_weekday", "other_weekday",
    "foreign",
)  # fmt: skip
_AT = {name: at for at, name in enumerate(COLUMNS)}
