"""How well a grouping follows another one: BCubed F1 (Bagga and Baldwin 1998) and F1 over pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class BothF1:
    """F1 of a grouping."""

    every: float  # BCubed, over all articles
    many: float  # BCubed, over those whose story has two or more
    pairs: float  # of articles put together
    precision: float  # of ``every``
    recall: float

    def __str__(self) -> str:
        head = f"{self.every:.3f} / {self.many:.3f}, pairs {self.pairs:.3f}"
        return f"{head} (p {self.precision:.3f} r {self.recall:.3f})"


def scores(gold: Mapping[Any, Hashable], found: Mapping[Any, Hashable]) -> BothF1:
    """Return how well ``found`` follows ``gold``, over the articles of the latter."""
    sizes = Counter(gold.values())
    precision, recall = _bcubed(gold, found)
    many = {key: story for key, story in gold.items() if sizes[story] > 1}
    both, right = (
        _couples(Counter(zip(gold.values(), (found[key] for key in gold), strict=True))),
        _couples(sizes),
    )
    told = _couples(Counter(found[key] for key in gold))
    return BothF1(
        every=_f1(precision, recall),
        many=_f1(*_bcubed(many, found)),
        pairs=2 * both / (right + told) if right + told else 1.0,
        precision=precision,
        recall=recall,
    )


def _bcubed(gold: Mapping[Any, Hashable], found: Mapping[Any, Hashable]) -> tuple[float, float]:
    both = Counter((story, found[key]) for key, story in gold.items())
    golds, founds = Counter(gold.values()), Counter(found[key] for key in gold)
    precision = sum(n * n / founds[cluster] for (_, cluster), n in both.items())
    recall = sum(n * n / golds[story] for (story, _), n in both.items())
    return precision / max(1, len(gold)), recall / max(1, len(gold))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _couples(sizes: Counter[Any]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())
