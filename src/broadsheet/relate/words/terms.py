"""The terms of an article: its stems by how much each says, in numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from broadsheet.relate.words.coded import IN_LEAD, IN_NAME, IN_TITLE, OWN, TERM, TITLE
from broadsheet.relate.words.idf import ORDINARY
from broadsheet.relate.words.lexicon import Lexicon

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_TERMS = 90  # heaviest terms kept: an article of 400 words has 73 on average
MOST_TITLE = 24  # stems of a title that are too common for a term; an article has one or two
LEAST_RARITY = 1.5  # a word of more than 22% of all articles parts nothing
TITLE_BOOST = 2.0
LEAD_BOOST = 1.3
LEAD = 40  # words: what happened stands in the first sentence or two


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms, heaviest first, and behind them the title's other stems."""

    ids: NDArray[np.uint32]
    marks: NDArray[np.uint8]  # two columns: kind with flags, weight, 255 the heaviest
    places: NDArray[np.intp]  # where each stands first among the words of title and text
    count: int  # of terms
    title: int  # stems of the title
    title_sum: float  # of their rarities


@dataclass(frozen=True, slots=True)
class _Stems:
    """Every stem of an article once, in rising order of their numbers."""

    ids: Any
    counts: Any
    places: Any
    rare: Any
    in_title: Any
    in_lead: Any
    own: Any  # see coded.OWN
    in_name: Any


def terms(
    title: Sequence[str], body: Sequence[str], own: Sequence[str], words: Lexicon, names: Collection[str] = ()
) -> Terms:
    """Return the terms of an article.

    Args:
        title: its words in lower case, in order.
        body: likewise.
        own: words of the outlet's name, which tell of no event.
        words: of the language.
        names: words of names and places, in lower case, in any order.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    found = _stems(title, body, own, words, names)
    boost = np.where(found.in_title, TITLE_BOOST, np.where(found.in_lead, LEAD_BOOST, 1.0))
    weights = (1 + np.log(found.counts)) * found.rare * boost
    weights[found.rare < LEAST_RARITY] = 0
    order = np.lexsort((found.ids, -weights))
    count = min(MOST_TERMS, int(np.count_nonzero(weights)))
    heads = order[count:][found.in_title[order[count:]]][:MOST_TITLE]
    chosen = np.concatenate((order[:count], heads))
    marks = np.zeros((len(chosen), 2), np.uint8)
    marks[:count, 0] = TERM | np.where(found.in_lead[order[:count]], IN_LEAD, 0)
    marks[count:, 0] = TITLE
    marks[:, 0] |= np.where(found.in_title[chosen], IN_TITLE, 0).astype(np.uint8)
    marks[:, 0] |= np.where(found.own[chosen], OWN, 0).astype(np.uint8)
    marks[:, 0] |= np.where(found.in_name[chosen], IN_NAME, 0).astype(np.uint8)
    if count:
        kept = weights[order[:count]]
        marks[:count, 1] = np.maximum(1, np.rint(255 / kept[0] * kept))
    return Terms(
        ids=found.ids[chosen],
        marks=marks,
        places=found.places[chosen],
        count=count,
        title=int(np.count_nonzero(found.in_title)),
        title_sum=float(found.rare[found.in_title].sum()),
    )


def _stems(
    title: Sequence[str], body: Sequence[str], own: Sequence[str], words: Lexicon, names: Collection[str]
) -> _Stems:
    import numpy as np  # noqa: PLC0415 (heavy)

    numbers = words.numbers([*own, *names, *title, *body])
    outlet, named = words.stems[numbers[: len(own)]], words.stems[numbers[len(own) : len(own) + len(names)]]
    numbers = numbers[len(own) + len(names) :]
    every, telling = words.stems[numbers], words.telling[numbers]
    for stem in outlet.tolist():
        telling &= every != stem
    places = np.flatnonzero(telling)
    ids, first, counts = _once(every[places])
    from_title = np.searchsorted(places, len(title))  # so many stand in the title: they come first
    at = places[first]
    in_name = _among(ids, named)
    ordinary = words.own[numbers[at]] & ~in_name
    rare = words.rarities[numbers[at]]
    if words.guessed:
        rare[ordinary] = np.minimum(rare[ordinary], ORDINARY)
    return _Stems(ids, counts, at, rare, at < len(title), first < from_title + LEAD, ordinary, in_name)


def _once(numbers: NDArray[np.uint32]) -> tuple[Any, Any, Any]:
    """Return each number once in rising order, its first place and how often it stands there.

    ``np.unique`` does the same in three times the time on some hundred numbers.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    order = numbers.argsort(kind="stable")
    ranked = numbers[order]
    first = np.flatnonzero(np.concatenate(((True,), ranked[1:] != ranked[:-1]))[: len(ranked)])
    return ranked[first], order[first], np.diff(first, append=len(ranked))


def _among(ids: NDArray[np.uint32], some: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return which numbers, given in rising order, are among some others."""
    import numpy as np  # noqa: PLC0415 (heavy)

    found = np.zeros(len(ids), bool)
    if len(ids):
        at = ids.searchsorted(some)
        at[at == len(ids)] = 0
        found[at[ids[at] == some]] = True
    return found
