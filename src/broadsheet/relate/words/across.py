"""How much of an article can be met in another language: what its vector, lead and title amount to there.

A German and an Arabic text share the words of topics, names and numbers, and nothing else whatever they tell.
So likeness across languages is measured by that part alone.
"""

from __future__ import annotations

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


def sums(new: Coded, olds: Coded) -> tuple[Sums, Sums]:
    """Return the sums of the first of ``new``, and of others, one number an other each."""
    import numpy as np  # noqa: PLC0415 (heavy)

    abroad = foreign(new.rows["language"][0], olds.rows["language"])
    mine, theirs = _whole(new), _whole(olds)
    if not abroad.any():
        return mine, theirs
    mine_across, theirs_across = _across(new), _across(olds)
    fields = ("norm", "lead_sum", "title_sum")
    return (
        Sums(**{n: np.where(abroad, getattr(mine_across, n)[0], getattr(mine, n)[0]) for n in fields}),
        Sums(**{n: np.where(abroad, getattr(theirs_across, n), getattr(theirs, n)) for n in fields}),
    )


def foreign(here: Any, there: NDArray[Any]) -> NDArray[Any]:
    """Return which of some languages differ from one; one that is unknown may be the same.

    Args:
        here: a language as ``language_code`` gives it.
        there: some, likewise.
    """
    differs: NDArray[Any] = (there != here) & (there > 0) & (here > 0)
    return differs


def _whole(coded: Coded) -> Sums:
    rows = coded.rows
    return Sums(norm=rows["norm"], lead_sum=rows["lead_sum"], title_sum=rows["title_sum"])


def _across(coded: Coded) -> Sums:
    """Return the sums of articles without the words of their own languages."""
    import numpy as np  # noqa: PLC0415 (heavy)

    count, first = len(coded), coded.marks[:, 0]
    owner = np.arange(count).repeat(np.diff(coded.starts))
    squares = coded.marks[:, 1].astype(np.float64) ** 2
    meeting = (first & OWN) == 0
    term = meeting & ((first & KIND) == TERM)
    lead = term & ((first & IN_LEAD) > 0)
    title = meeting & ((first & KIND) <= TITLE) & ((first & IN_TITLE) > 0)
    rare = rarities(coded.ids[title])
    return Sums(
        norm=np.sqrt(np.bincount(owner[term], squares[term], count)),
        lead_sum=np.bincount(owner[lead], squares[lead], count),
        title_sum=np.bincount(owner[title], rare, count),
    )
