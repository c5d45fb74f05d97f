"""What articles and each of some others have in common, counted and summed in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from broadsheet.relate.words.calendarwords import CALENDAR
from broadsheet.relate.words.coded import (
    IN_LEAD,
    IN_NAME,
    IN_TITLE,
    KIND,
    KINDS,
    OWN,
    TERM,
    Coded,
    code,
    language_code,
)
from broadsheet.relate.words.idf import ORDINARY, rarities
from broadsheet.relate.words.lexicon import CASED
from broadsheet.relate.words.stems import stem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

SLOTS = 1 << 16
"""Low bits by which most of what is not shared is passed over: a hundred items leave one in 600 by mistake."""


@cache
def _calendar() -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
    """Return the numbers of the English stems of days and months in rising order, and which low bits they have."""
    import numpy as np  # noqa: PLC0415 (heavy)

    known = np.array(sorted({code(TERM, stem(word, "en")) for word in CALENDAR}), np.uint32)
    marked = np.zeros(SLOTS, bool)
    marked[known & np.uint32(SLOTS - 1)] = True
    return known, marked


def _of_the_calendar(ids: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Tell which terms are days or months."""
    import numpy as np  # noqa: PLC0415 (heavy)

    known, marked = _calendar()
    found: NDArray[np.bool_] = marked.take(ids & np.uint32(SLOTS - 1))
    few = found.nonzero()[0]
    some = ids.take(few)
    found[few] = known.take(known.searchsorted(some), mode="clip") == some
    return found


@cache
def _guessed() -> frozenset[int]:
    """Return the languages whose words' rarity is guessed."""
    return frozenset(map(language_code, CASED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """Items of others that the article each is held against has too."""

    here: NDArray[Any]  # places among the items of the articles
    there: NDArray[Any]  # places among the others' items
    owner: NDArray[Any]  # to which of the others each belongs, in rising order


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One number an other article each."""

    counts: NDArray[Any]  # a row a kind: how many items
    values: NDArray[Any]  # a row a kind: the sum of the article's own values
    dot: Vector  # of terms: the sum of the products of both values
    rarest: Vector  # rarity of the rarest shared term
    old_lead: Vector  # squares of the other's values of shared terms that stand in the other's lead
    new_lead: Vector  # the same the other way round
    old_name: Vector  # squares of the other's values of shared terms that are words of names in the other
    new_name: Vector  # the same the other way round
    old_all: Vector  # squares of the other's values of all shared terms
    new_all: Vector  # the same the other way round
    deeds: Vector  # rarities of shared terms that are no days or months, and no words of names in either
    title: Vector  # rarities of the stems that both titles have
    old_title: Vector  # rarities of the stems of the other's title that stand anywhere here
    new_title: Vector  # the same the other way round

    @property
    def terms(self) -> Vector:
        """How many terms."""
        found: Vector = self.counts[TERM]
        return found


def matches(wanted: NDArray[np.uint32], offered: NDArray[np.uint32]) -> tuple[Any, Any]:
    """Return where wanted numbers stand among the offered ones: places in both, in the order offered.

    Args:
        wanted: each once.
        offered: many; most of them not wanted.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    if not len(wanted):
        return np.empty(0, np.intp), np.empty(0, np.intp)
    low, marked = np.uint32(SLOTS - 1), np.zeros(SLOTS, bool)
    marked[wanted & low] = True
    there = marked.take(offered & low).nonzero()[0]
    order = wanted.argsort()
    found = offered.take(there)
    at = wanted.take(order).searchsorted(found)
    here = order.take(at, mode="clip")  # what is behind the last one is not the same as it
    same = wanted.take(here) == found
    return here[same], there[same]


def hits(news: Coded, olds: Coded, ends: Sequence[int]) -> Hits:
    """Return the items that others share with the article they are held against.

    Args:
        news: articles.
        olds: others, those for the first article first.
        ends: where the others of each article end.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    mine, theirs = news.starts.tolist(), olds.starts[[0, *ends]].tolist()
    here, there = [], []
    for at in range(len(ends)):
        begin, first = mine[at], theirs[at]
        own, other = matches(news.ids[begin : mine[at + 1]], olds.ids[first : theirs[at + 1]])
        here.append(own + begin)
        there.append(other + first)
    places = np.concatenate(there)
    return Hits(here=np.concatenate(here), there=places, owner=owners(olds.starts).take(places))


def owners(begins: NDArray[Any]) -> NDArray[np.intp]:
    """Return to which stretch each number belongs, given where the stretches begin and where the last one ends."""
    import numpy as np  # noqa: PLC0415 (heavy)

    return np.arange(len(begins) - 1).repeat(begins[1:] - begins[:-1])


def share(news: Coded, olds: Coded, ends: Sequence[int]) -> Shared:
    """Return what others have in common with the article that each is held against: see ``hits``."""
    import numpy as np  # noqa: PLC0415 (heavy)

    found, count = hits(news, olds, ends), len(olds)
    owner = found.owner
    mine, theirs = (side.marks.take(at, axis=0).T for side, at in ((news, found.here), (olds, found.there)))
    first, second = mine[0], theirs[0]
    # A term that is but a title's stem there is no shared term.
    kind = np.maximum(first & KIND, second & KIND)
    value = mine[1].astype(np.float64)
    rare = _rarities(news, first & second & OWN, found.here)
    by_kind = kind.astype(np.intp) * count + owner
    terms = (kind == TERM).nonzero()[0]
    term_owner, new, old, rareness = (column.take(terms) for column in (owner, first, second, rare))
    mark, other = value.take(terms), theirs[1].take(terms).astype(np.float64)
    squares, others = mark * mark, other * other
    deeds = ((new | old) & IN_NAME) == 0
    deeds &= ~_of_the_calendar(news.ids.take(found.here.take(terms)))

    def summed(weights: Any) -> Any:
        return np.bincount(term_owner, weights, count)

    def titled(flags: Any) -> Any:
        which = (flags & IN_TITLE).nonzero()[0]
        return np.bincount(owner.take(which), rare.take(which), count)

    return Shared(
        counts=np.bincount(by_kind, minlength=KINDS * count).reshape(KINDS, count),
        values=np.bincount(by_kind, value, KINDS * count).reshape(KINDS, count),
        dot=summed(mark * other),
        rarest=_largest(term_owner, rareness, count),
        old_lead=summed(others * (old & IN_LEAD > 0)),
        new_lead=summed(squares * (new & IN_LEAD > 0)),
        old_name=summed(others * (old & IN_NAME > 0)),
        new_name=summed(squares * (new & IN_NAME > 0)),
        old_all=summed(others),
        new_all=summed(squares),
        deeds=summed(rareness * deeds),
        title=titled(first & second),
        old_title=titled(second),
        new_title=titled(first),
    )


def _rarities(news: Coded, own: NDArray[np.uint8], here: NDArray[Any]) -> NDArray[np.float32]:
    """Return how rare each shared item is.

    Args:
        news: the articles.
        own: nought where it may be met in another language.
        here: its place among their items.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    rare = rarities(news.ids).take(here)
    guessed = np.array([language in _guessed() for language in news.rows["language"].tolist()])
    if guessed.any():
        ordinary = (own > 0) & guessed.repeat(np.diff(news.starts)).take(here)
        rare[ordinary] = np.minimum(rare[ordinary], ORDINARY)
    return rare


def _largest(owner: Any, values: Any, count: int) -> Any:
    """Return the largest value of each owner, 0 where it has none; owners stand in rising order."""
    import numpy as np  # noqa: PLC0415 (heavy)

    out = np.zeros(count, np.float32)
    if len(owner):
        first = np.concatenate(((0,), (owner[1:] != owner[:-1]).nonzero()[0] + 1))
        out[owner[first]] = np.maximum.reduceat(values, first)
    return out
