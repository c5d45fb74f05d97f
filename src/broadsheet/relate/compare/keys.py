"""What an article is found by."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from broadsheet.relate.words.coded import AGE, FIGURE, KIND, KINDS, NAME, PLACE, RUN, TERM, Coded
from broadsheet.relate.words.shingles import SKETCH

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TERM_KEYS = 40  # keys an article is looked up by
NAME_KEYS = 12
UNIT = 160.0  # a whole number is kept for a weight: 64 for 0.4, what the heaviest term of a short text has
HEAVIEST = 63  # six bits
NAME_WEIGHT = 16
"""Of a shared name, place or run of words: 0.1, among terms whose squares sum to one."""
_BOUNDS = tuple(range(TERM, AGE + 1))
_MOST = {TERM: TERM_KEYS, NAME: NAME_KEYS, PLACE: NAME_KEYS, RUN: SKETCH}
"""Keys of each kind."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Numbers in rising order with their weights, 1 to ``HEAVIEST``; no number twice."""

    ids: NDArray[np.uint32]
    weights: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.ids)

    def listed(self) -> list[tuple[int, int]]:
        """Return numbers and weights, for a store."""
        return list(zip(self.ids.tolist(), self.weights.tolist(), strict=True))

    def heaviest(self, most: int) -> Keys:
        """Return the keys that weigh most, ties by number."""
        chosen = (HEAVIEST - self.weights).argsort(kind="stable")[:most]
        chosen.sort()
        return Keys(self.ids[chosen], self.weights[chosen])


def keys_of(coded: Coded, at: int = 0) -> Keys:
    """Return the keys of one of some articles: its heaviest terms, names, places and runs of words."""
    import numpy as np  # noqa: PLC0415 (heavy)

    begin, end = coded.starts[at : at + 2].tolist()
    ids, marks = coded.ids[begin:end], coded.marks[begin:end]
    first = (marks[:, 0] & KIND).searchsorted(_BOUNDS).tolist()  # they stand by kind
    terms = min(first[TERM + 1], TERM_KEYS)
    names = ids[first[NAME] : min(first[PLACE], first[NAME] + NAME_KEYS)]
    places = ids[first[PLACE] : min(first[FIGURE], first[PLACE] + NAME_KEYS)]
    chosen = np.concatenate((ids[:terms], names, places, ids[first[RUN] : first[AGE]]))
    weights = np.full(len(chosen), NAME_WEIGHT, np.uint8)
    if terms:
        scaled = marks[:terms, 1] * (UNIT / float(coded.rows["norm"][at]))
        weights[:terms] = np.rint(scaled).clip(1, HEAVIEST)
    order = chosen.argsort()
    chosen, weights = chosen[order], weights[order]
    twice = chosen[1:] == chosen[:-1]
    if twice.any():  # two keys of one number: once in thousands of millions
        kept = np.concatenate((~twice, (True,)))
        chosen, weights = chosen[kept], weights[kept]
    return Keys(chosen, weights)


def all_keys(coded: Coded) -> list[Keys]:
    """Return the keys of each of some articles: what ``keys_of`` says of one, in a tenth of the time for many."""
    import numpy as np  # noqa: PLC0415 (heavy)

    count = len(coded)
    owner = np.arange(count).repeat(np.diff(coded.starts))
    kinds = coded.marks[:, 0] & KIND
    chosen = _first_of_kinds(owner, kinds)
    owner, ids = owner[chosen], coded.ids[chosen].astype(np.int64)
    weights = np.full(len(chosen), NAME_WEIGHT, np.uint8)
    terms = (kinds[chosen] == TERM).nonzero()[0]
    norms = coded.rows["norm"].astype(np.float64)[owner[terms]]
    weights[terms] = np.rint(coded.marks[chosen[terms], 1] * (UNIT / norms)).clip(1, HEAVIEST)
    ids |= owner << 32
    order = ids.argsort(kind="stable")
    ids, weights, owner = ids[order], weights[order], owner[order]
    twice = ids[1:] == ids[:-1]
    if twice.any():  # two keys of one number: once in thousands of millions
        kept = np.concatenate((~twice, (True,)))
        ids, weights, owner = ids[kept], weights[kept], owner[kept]
    ends = owner.searchsorted(np.arange(count + 1)).tolist()
    numbers = ids.astype(np.uint32)  # the low bits: without the article
    return [Keys(numbers[a:b], weights[a:b]) for a, b in pairwise(ends)]


def _first_of_kinds(owner: NDArray[Any], kinds: NDArray[Any]) -> NDArray[np.intp]:
    """Return where the first items of each kind stand, of each article as many as ``_MOST`` allows; they stand by kind."""
    import numpy as np  # noqa: PLC0415 (heavy)

    if not len(kinds):
        return np.empty(0, np.intp)
    group = owner * KINDS + kinds
    first = np.flatnonzero(np.diff(group, prepend=-1))
    rank = np.arange(len(group)) - first.repeat(np.diff(first, append=len(group)))
    most = np.array([_MOST.get(kind, 0) for kind in range(KINDS)])
    return np.flatnonzero(rank < most[kinds])
