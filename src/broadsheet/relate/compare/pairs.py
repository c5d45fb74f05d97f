"""What speaks for and against two articles telling of one event, each number explainable.

One article is held against many at once, and a batch of articles each against its own: ``compare_batch`` gives one
matrix, a row a pair, a column a number of ``COLUMNS``. To add a number: name it in ``COLUMNS`` and give it in one of ``GROUPS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from broadsheet.relate.compare.shared import Shared, owners, share
from broadsheet.relate.compare.texts import Overlaps, overlaps_batch
from broadsheet.relate.words.across import Sums, foreign, sums
from broadsheet.relate.words.coded import AGE, DAY, FIGURE, NAME, PLACE, Coded, language_code
from broadsheet.relate.words.idf import RAREST
from broadsheet.relate.words.shingles import Overlap

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

_DAY = 86_400.0  # seconds
_TEXT_FROM = 0.15  # cosine below which runs of words are not compared: spares time; copies have far more
_CAP = 1_000  # words from which length makes no difference
_MANY_NAMES = 5  # so many names without a common one say all that differing names can say
_MANY_PLACES = 3
_ENGLISH = language_code("en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two articles side by side, in numbers by name."""

    overlap: Overlap
    numbers: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Articles beside others, in their order."""

    numbers: NDArray[np.float32]  # a row a pair, a column each of COLUMNS
    overlaps: Overlaps

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, at: int) -> Pair:
        numbers = dict(zip(COLUMNS, self.numbers[at].tolist(), strict=True))
        return Pair(overlap=self.overlaps[at], numbers=numbers)

    def part(self, begin: int, end: int) -> Pairs:
        """Return the pairs from one place to another."""
        return Pairs(numbers=self.numbers[begin:end], overlaps=self.overlaps.part(begin, end))

    def column(self, name: str) -> Vector:
        """Return one number of every pair."""
        return self.numbers[:, COLUMNS.index(name)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What the columns are made of, one an other each: it, the article it is held against, what both share."""

    new: NDArray[Any]  # the rows of the articles
    old: NDArray[Any]  # the rows of the others
    mine: Sums  # of the articles
    theirs: Sums  # of the others
    shared: Shared
    cosine: Vector
    overlaps: Overlaps


def compare(new: Coded, old: Coded) -> Pair:
    """Return what speaks for and against two articles telling of one event."""
    return compare_all(new, old)[0]


def compare_all(new: Coded, olds: Coded) -> Pairs:
    """Return the article ``new`` (the only one) beside each of some others, in their order."""
    return compare_batch(new, olds, (len(olds),))


def compare_batch(news: Coded, olds: Coded, ends: Sequence[int]) -> Pairs:
    """Return articles each beside others of its own, in their order.

    Args:
        news: articles.
        olds: others, those for the first article first.
        ends: where the others of each article end.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    shared = share(news, olds, ends)
    owner = owners(np.array((0, *ends)))
    mine, theirs = sums(news, olds, owner)
    norms = mine.norm * theirs.norm
    cosine = np.divide(shared.dot, norms, out=np.zeros(len(olds), np.float32), where=norms > 0)
    text = overlaps_batch(news, olds, owner, (cosine > _TEXT_FROM).nonzero()[0])
    sides = Sides(
        new=news.rows[owner],
        old=olds.rows,
        mine=mine,
        theirs=theirs,
        shared=shared,
        cosine=cosine,
        overlaps=text,
    )
    numbers = np.empty((len(olds), len(COLUMNS)), np.float32)
    for group in GROUPS:
        for name, vector in group(sides).items():
            numbers[:, _AT[name]] = vector
    return Pairs(numbers=numbers, overlaps=text)


def _words(sides: Sides) -> Mapping[str, Vector]:
    import numpy as np  # noqa: PLC0415 (heavy)

    shared = sides.shared
    shortest = np.minimum(sides.old["length"], np.minimum(sides.new["length"], _CAP))
    return {
        "cosine": sides.cosine,
        "text": np.sqrt(sides.overlaps.containment),
        "terms": np.log1p(shared.terms),
        "rarest": shared.rarest / RAREST,
        "deeds": np.log1p(shared.deeds / RAREST),
        "shortest": np.log(np.maximum(10, shortest) / 100),
        **_told("all", shared.old_all, sides.theirs.norm**2, shared.new_all, sides.mine.norm**2),
    }


def _told(name: str, old: Vector, old_sum: Vector, new: Vector, new_sum: Vector) -> Mapping[str, Vector]:
    """Return how much of something of one article the other one tells: of both the lesser share, and the larger one.

    An article that has nothing of the kind has no share; where both have none, it is missing.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    first = np.divide(old, old_sum, out=np.full(len(old), np.nan), where=old_sum > 0)
    second = np.divide(new, new_sum, out=np.full(len(old), np.nan), where=new_sum > 0)
    return {f"{name}_least": np.fmin(first, second), f"{name}_most": np.fmax(first, second)}


def _leads(sides: Sides) -> Mapping[str, Vector]:
    shared, mine, theirs = sides.shared, sides.mine, sides.theirs
    return _told("lead", shared.old_lead, theirs.lead_sum, shared.new_lead, mine.lead_sum)


def _titles(sides: Sides) -> Mapping[str, Vector]:
    import numpy as np  # noqa: PLC0415 (heavy)

    shared, own, other = sides.shared, sides.mine.title_sum, sides.theirs.title_sum
    product = np.where(own > 0, own, 1) * np.where(other > 0, other, 1)
    missing = (sides.old["title"] == 0) | (sides.new["title"] == 0)
    return {
        "title": np.where(missing, np.nan, shared.title / np.sqrt(product)),
        **_told("title", shared.old_title, other, shared.new_title, own),
    }


def _named(sides: Sides) -> Mapping[str, Vector]:
    import numpy as np  # noqa: PLC0415 (heavy)

    shared = sides.shared
    return {
        "names": np.log1p(shared.values[NAME] / 255),
        "other_names": _differing(shared.counts[NAME], _possible(sides, "names"), _MANY_NAMES),
        "places": np.log1p(shared.values[PLACE] / 255),
        "other_places": _differing(shared.counts[PLACE], _possible(sides, "places"), _MANY_PLACES),
        **_told("name", shared.old_name, sides.old["name_sum"], shared.new_name, sides.new["name_sum"]),
    }


def _possible(sides: Sides, kind: str) -> Vector:
    """Return how many of a kind could be shared."""
    import numpy as np  # noqa: PLC0415 (heavy)

    least: Vector = np.minimum(sides.old[kind], sides.new[kind])
    return least


def _differing(shared: Vector, possible: Vector, many: int) -> Vector:
    """Return which part of what could be shared is not, less where little could be."""
    import numpy as np  # noqa: PLC0415 (heavy)

    part: Vector = ((1 - shared / np.maximum(1, possible)) * np.minimum(1, possible / many)).astype(
        np.float32
    )
    return part


def _counted(sides: Sides) -> Mapping[str, Vector]:
    import numpy as np  # noqa: PLC0415 (heavy)

    large, shared = sides.shared.values[FIGURE], sides.shared.counts[FIGURE]
    ages = _possible(sides, "ages")
    return {
        "large_figures": np.log1p(large),
        "small_figures": np.log1p(shared - large),
        "ages": np.where(ages > 0, sides.shared.counts[AGE] / np.maximum(1, ages), np.nan),
        "other_figures": (_possible(sides, "figures") > 0) & (shared == 0),
    }


def _when(sides: Sides) -> Mapping[str, Vector]:
    import numpy as np  # noqa: PLC0415 (heavy)

    gap = np.abs(sides.old["published"] - sides.new["published"]) / _DAY
    day, weekday = sides.shared.counts[DAY] > 0, (sides.old["weekdays"] & sides.new["weekdays"]) > 0
    both = (sides.old["weekdays"] > 0) & (sides.new["weekdays"] > 0)
    return {
        "gap": np.log1p(gap),
        "day": np.where(_possible(sides, "days") > 0, day, np.nan),
        "weekday": np.where(both, weekday, np.nan),
    }


def _across(sides: Sides) -> Mapping[str, Vector]:
    here, there = sides.new["language"], sides.old["language"]
    return {"foreign": foreign(here, there), "english": _english(here) & _english(there)}


def _english(languages: NDArray[Any]) -> NDArray[Any]:
    """Return which languages are English, or unknown."""
    found: NDArray[Any] = (languages == _ENGLISH) | (languages == 0)
    return found


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
    "cosine", "text", "terms", "rarest", "deeds", "shortest", "all_least", "all_most",
    "lead_least", "lead_most",
    "title", "title_least", "title_most",
    "names", "other_names", "places", "other_places", "name_least", "name_most",
    "large_figures", "small_figures", "other_figures", "ages",
    "gap", "day", "weekday",
    "foreign", "english",
)  # fmt: skip
_AT = {name: at for at, name in enumerate(COLUMNS)}
