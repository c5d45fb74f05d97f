"""Which articles belong beside another one, nothing rather than something unrelated."""

from __future__ import annotations

from broadsheet.model import Related
from broadsheet.relate import sagas
from broadsheet.relate.features import Features
from broadsheet.relate.neighbours import Neighbours
from broadsheet.relate.pairs import Pair, compare_all
from broadsheet.relate.reasons import reasons

SHOWN = 0.20  # raw score from which an article is shown; and the pair must be of one saga, by a low bar
SAGA = 0.30
_WIDER = 2  # candidates looked at for each one wanted
_LEAST = 15


def raw_score(pair: Pair) -> float:
    """Return how much two articles have to do with one another, 0 to 1.

    Words in common, then how much of one's beginning the other tells, then whether they share a place:
    the parts that agree best with how people rate pairs (Lee, Pincombe and Welsh 2005; bench/related.py).
    """
    numbers = pair.numbers
    place = min(1.0, numbers["places"])
    return min(1.0, (numbers["cosine"] + 0.5 * numbers["lead_most"] + 0.1 * place) / 1.6)


def related(features: Features, neighbours: Neighbours, k: int) -> tuple[Related, ...]:
    """Return the k articles most related to one, best first, with reasons and whether to show them.

    To be asked when all articles are known: what came later counts as much.
    """
    if k < 1:
        return ()
    near = neighbours.near(features.keys, None, None, max(_LEAST, _WIDER * k) + 1)
    near = [candidate for candidate in near if candidate.id != features.id]
    pairs = compare_all(features, [candidate.features for candidate in near])
    rated = [
        (-raw_score(pair), candidate.id, candidate, pair) for candidate, pair in zip(near, pairs, strict=True)
    ]
    rated.sort(key=lambda row: row[:2])
    return tuple(
        Related(
            id=candidate.id,
            score=round(-score, 4),
            shown=-score >= SHOWN and sagas.score(pair) >= SAGA,
            because=reasons(pair, features, candidate.features),
        )
        for score, _, candidate, pair in rated[:k]
    )
