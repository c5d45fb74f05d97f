"""What one article and each of some others have in common, counted and summed in columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from broadsheet.relate.words.coded import (
    IN_LEAD,
    IN_NAME,
    IN_TITLE,
    KIND,
    KINDS,
    OWN,
    TERM,
    Coded,
    language_code,
)
from broadsheet.relate.words.idf import ORDINARY, rarities
from broadsheet.relate.words.lexicon import CASED

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

SLOTS = 1 << 16
"""Low bits by which most of what is not shared is passed over: a hundred items leave one in 600 by mistake."""


@cache
def _guessed() -> frozenset[int]:
    """Return the languages whose words' rarity is guessed."""
    return frozenset(map(language_code, CASED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """Items of others that an article has too."""

    here: NDArray[Any]  # places among the article's own items
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
    marked = np.zeros(SLOTS, bool)
    marked[wanted & np.uint32(SLOTS - 1)] = True
    there = marked[offered & np.uint32(SLOTS - 1)].nonzero()[0]
    order = wanted.argsort()
    found = offered[there]
    at = wanted[order].searchsorted(found)
    at[at == len(wanted)] = 0
    here = order[at]
    same = wanted[here] == found
    return here[same], there[same]


def hits(new: Coded, olds: Coded) -> Hits:
    """Return the items that others share with the first of ``new``."""
    import numpy as np  # noqa: PLC0415 (heavy)

    here, there = matches(new.items(0), olds.ids)
    owner = np.arange(len(olds)).repeat(olds.starts[1:] - olds.starts[:-1])[there]
    return Hits(here=here, there=there, owner=owner)


def share(new: Coded, olds: Coded) -> Shared:
    """Return what the first of ``new`` has in common with each of the others."""
    import numpy as np  # noqa: PLC0415 (heavy)

    found, count = hits(new, olds), len(olds)
    mine, theirs = new.marks[found.here], olds.marks[found.there]
    first, second = mine[:, 0], theirs[:, 0]
    kind = np.maximum(
        first & KIND, second & KIND
    )  # a term that is but a title's stem there is no shared term
    value = mine[:, 1].astype(np.float64)
    other = theirs[:, 1].astype(np.float64)
    term = kind == TERM
    rare = rarities(new.items(0))[found.here]
    if int(new.rows["language"][0]) in _guessed():
        ordinary = (first & second & OWN) > 0
        rare[ordinary] = np.minimum(rare[ordinary], ORDINARY)
    by_kind = kind.astype(np.intp) * count + found.owner

    def summed(which: Any, weights: Any) -> Any:
        return np.bincount(found.owner[which], weights[which], count)

    return Shared(
        counts=np.bincount(by_kind, minlength=KINDS * count).reshape(KINDS, count),
        values=np.bincount(by_kind, value, KINDS * count).reshape(KINDS, count),
        dot=summed(term, value * other),
        rarest=_largest(found.owner[term], rare[term], count),
        old_lead=summed(term & (second & IN_LEAD > 0), other * other),
        new_lead=summed(term & (first & IN_LEAD > 0), value * value),
        old_name=summed(term & (second & IN_NAME > 0), other * other),
        new_name=summed(term & (first & IN_NAME > 0), value * value),
        old_all=summed(term, other * other),
        new_all=summed(term, value * value),
        title=summed((first & second & IN_TITLE) > 0, rare),
        old_title=summed(second & IN_TITLE > 0, rare),
        new_title=summed(first & IN_TITLE > 0, rare),
    )


def _largest(owner: Any, values: Any, count: int) -> Any:
    """Return the largest value of each owner, 0 where it has none; owners stand in rising order."""
    import numpy as np  # noqa: PLC0415 (heavy)

    out = np.zeros(count, np.float32)
    if len(owner):
        first = np.concatenate(((0,), (owner[1:] != owner[:-1]).nonzero()[0] + 1))
        out[owner[first]] = np.maximum.reduceat(values, first)
    return out
