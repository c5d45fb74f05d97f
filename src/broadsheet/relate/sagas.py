"""Which stories belong together over weeks: shared actors, places and terms, whatever the time between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from broadsheet.relate.pairs import Pair
from broadsheet.relate.stories import Link
from broadsheet.relate.weights import probability, table

JOIN = 0.50  # on ECB+ topics .40 to .50 have the same F1 (bench/stories.py); the higher one links less by mistake
_BEST = 3  # links that are looked at: a saga of a hundred stories has no average


def score(pair: Pair) -> float:
    """Return how likely two articles belong to one saga, 0 to 1."""
    return probability(table("saga"), pair.numbers)


def choose(links: Sequence[Link]) -> Link | None:
    """Return the strongest link into the saga that a new story joins, None where it joins none."""
    scores: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for at, found in enumerate(links):
        scores[found.candidate.saga].append((score(found.pair), -at))
    best: tuple[float, str, int] | None = None
    for saga in sorted(scores):
        found_scores = sorted(scores[saga], reverse=True)[:_BEST]
        mean = sum(value for value, _ in found_scores) / len(found_scores)
        if mean >= JOIN and (best is None or mean > best[0]):
            best = (mean, saga, -found_scores[0][1])
    return links[best[2]] if best else None
