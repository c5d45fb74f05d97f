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
    boost: Any
    flags: Any  # the sum of IN_TITLE, IN_LEAD, OWN and IN_NAME, as far as they hold


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
    weights = (1 + np.log(found.counts)) * found.rare
    weights *= found.boost
    weights[found.rare < LEAST_RARITY] = 0
    order = (-weights).argsort(kind="stable")  # of equal ones that with the lowest number first
    count = min(MOST_TERMS, int(np.count_nonzero(weights)))
    heads = order[count:]
    heads = heads[(found.flags.take(heads) & IN_TITLE).nonzero()[0][:MOST_TITLE]]
    chosen = np.concatenate((order[:count], heads))
    marks = np.zeros((len(chosen), 2), np.uint8)
    marks[:, 0] = found.flags.take(chosen)
    marks[:count, 0] |= TERM
    marks[count:, 0] &= ~np.uint8(IN_LEAD)
    marks[count:, 0] |= TITLE
    if count:
        kept = weights.take(order[:count])
        kept *= 255 / kept[0]
        marks[:count, 1] = np.maximum(1, np.rint(kept))
    in_title = found.flags & IN_TITLE > 0
    return Terms(
        ids=found.ids.take(chosen),
        marks=marks,
        places=found.places.take(chosen),
        count=count,
        title=int(np.count_nonzero(in_title)),
        title_sum=float(found.rare[in_title].sum()),
    )


def _stems(
    title: Sequence[str], body: Sequence[str], own: Sequence[str], words: Lexicon, names: Collection[str]
) -> _Stems:
    import numpy as np  # noqa: PLC0415 (heavy)

    every = words.numbers([*own, *names, *title, *body])
    stems = words.stems.take(every)
    begin = len(own) + len(names)
    numbers, told = every[begin:], stems[begin:]
    telling = words.telling.take(numbers)
    for stem in set(stems[: len(own)].tolist()):
        telling &= told != stem
    places = telling.nonzero()[0]
    ids, first, counts = _once(told.take(places))
    from_title = places.searchsorted(len(title))  # so many stand in the title: they come first
    at = places.take(first)
    used = numbers.take(at)
    in_name = _among(ids, stems[len(own) : begin])
    ordinary = words.own.take(used) & ~in_name
    rare = words.rarities.take(used)
    if words.guessed:
        rare[ordinary] = np.minimum(rare[ordinary], ORDINARY)
    in_title, in_lead = at < len(title), first < from_title + LEAD
    boost = np.where(in_title, TITLE_BOOST, np.where(in_lead, LEAD_BOOST, 1.0))
    flags = in_title * np.uint8(IN_TITLE) | in_lead * np.uint8(IN_LEAD)
    flags |= ordinary * np.uint8(OWN) | in_name * np.uint8(IN_NAME)
    return _Stems(ids, counts, at, rare, boost, flags)


def _once(numbers: NDArray[np.uint32]) -> tuple[Any, Any, Any]:
    """Return each number once in rising order, its first place and how often it stands there.

    ``np.unique`` does the same in three times the time on some hundred numbers.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    order = numbers.argsort(kind="stable")
    ranked = numbers.take(order)
    new = np.ones(len(ranked) + 1, bool)  # and what stands behind the last one
    np.not_equal(ranked[1:], ranked[:-1], out=new[1:-1])
    ends = new.nonzero()[0]
    first = ends[:-1]
    return ranked.take(first), order.take(first), ends[1:] - first


def _among(ids: NDArray[np.uint32], some: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Return which numbers, given in rising order, are among some others."""
    import numpy as np  # noqa: PLC0415 (heavy)

    found = np.zeros(len(ids), bool)
    if len(ids):
        at = ids.searchsorted(some)
        at[at == len(ids)] = 0
        found[at[ids[at] == some]] = True
    return found
