"""How much of an article can be met in another language: what its vector, lead and title amount to there.

A German and an Arabic text share the words of topics, names and numbers, and nothing else whatever they tell.
So likeness across languages is measured by that part alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from broadsheet.relate.words.coded import IN_LEAD, IN_TITLE, KIND, OWN, TERM, TITLE, Coded
from broadsheet.relate.words.idf import rarities

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """One number an article each, as the fields of a row of these names; or one number each."""

    norm: Any
    lead_sum: Any
    title_sum: Any


def sums(news: Coded, olds: Coded, owner: NDArray[Any]) -> tuple[Sums, Sums]:
    """Return the sums of articles, and of the others that each is held against, one number an other each.

    Args:
        news: articles.
        olds: others.
        owner: which article each of the others is held against.
    """
    abroad = foreign(news.rows["language"][owner], olds.rows["language"])
    mine, theirs = _whole(news.rows[owner]), _whole(olds.rows)
    if not abroad.any():
        return mine, theirs
    places = abroad.nonzero()[0]
    mine_across = _across(news, range(len(news)))
    return (
        _replaced(mine, places, *(numbers[owner[places]] for numbers in mine_across)),
        _replaced(theirs, places, *_across(olds, places.tolist())),
    )


def _replaced(old: Sums, places: NDArray[Any], norm: Any, lead_sum: Any, title_sum: Any) -> Sums:
    """Return sums with others in some places."""

    def put(numbers: Any, others: Any) -> Any:
        out = numbers.copy()
        out[places] = others
        return out

    return Sums(
        norm=put(old.norm, norm),
        lead_sum=put(old.lead_sum, lead_sum),
        title_sum=put(old.title_sum, title_sum),
    )


def foreign(here: Any, there: NDArray[Any]) -> NDArray[Any]:
    """Return which of some languages differ from one; one that is unknown may be the same.

    Args:
        here: a language as ``language_code`` gives it.
        there: some, likewise.
    """
    differs: NDArray[Any] = (there != here) & (there > 0) & (here > 0)
    return differs


def _whole(rows: NDArray[Any]) -> Sums:
    return Sums(norm=rows["norm"], lead_sum=rows["lead_sum"], title_sum=rows["title_sum"])


def _across(coded: Coded, some: Sequence[int]) -> tuple[Any, Any, Any]:
    """Return the sums of some articles without the words of their own languages."""
    import numpy as np  # noqa: PLC0415 (heavy)

    begins = coded.starts.tolist()
    marks = np.concatenate([coded.marks[begins[at] : begins[at + 1]] for at in some])
    ids = np.concatenate([coded.ids[begins[at] : begins[at + 1]] for at in some])
    count, first = len(some), marks[:, 0]
    owner = np.arange(count).repeat([begins[at + 1] - begins[at] for at in some])
    squares = marks[:, 1].astype(np.float64) ** 2
    meeting = (first & OWN) == 0
    term = meeting & ((first & KIND) == TERM)
    lead = term & ((first & IN_LEAD) > 0)
    title = meeting & ((first & KIND) <= TITLE) & ((first & IN_TITLE) > 0)
    return (
        np.sqrt(np.bincount(owner[term], squares[term], count)),
        np.bincount(owner[lead], squares[lead], count),
        np.bincount(owner[title], rarities(ids[title]), count),
    )
