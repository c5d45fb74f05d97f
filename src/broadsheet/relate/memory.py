"""Neighbours in memory, for ``fold`` and archives."""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from broadsheet.model import Placement
from broadsheet.relate.features import Features
from broadsheet.relate.neighbours import Candidate

LATEST = 1_000
"""Of a key's articles the latest so many are looked at. A key of more tells little, and a story is young."""
_WEIGHTS = 255  # a stored weight takes one byte


class MemoryNeighbours:
    """Earlier articles in posting lists: about 8 bytes for each key of an article."""

    def __init__(self) -> None:
        self._articles: list[tuple[Features, str, str, str]] = []  # features, story, saga, copy group
        self._times = array("d")  # seconds since 1970, NaN without a date
        self._postings: dict[str, int | array[int]] = {}  # article * 256 + weight; one alone is a plain int
        self._sizes: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, features: Features, placement: Placement) -> None:
        """Remember an article and where it was placed."""
        number = len(self._articles)
        self._articles.append((features, placement.story, placement.saga, placement.copy_group))
        self._times.append(features.published.timestamp() if features.published else math.nan)
        self._sizes[placement.story] = self._sizes.get(placement.story, 0) + 1
        for key, weight in features.keys.items():
            posting = number << 8 | max(1, min(_WEIGHTS, round(weight * _WEIGHTS)))
            before = self._postings.get(key)
            if before is None:
                self._postings[key] = posting
            elif isinstance(before, int):
                self._postings[key] = array("q", (before, posting))
            else:
                before.append(posting)

    def near(
        self, keys: Mapping[str, float], since: datetime | None, until: datetime | None, limit: int
    ) -> Sequence[Candidate]:
        """Return the articles that share most with the keys, best first: see ``Neighbours.near``."""
        import numpy as np  # noqa: PLC0415

        numbers, scores = self._scores(keys)
        if since or until:
            times = np.frombuffer(self._times)[numbers]
            out = np.zeros(len(times), dtype=bool)  # NaN compares false: no date, never out
            if since:
                out |= times < since.timestamp()
            if until:
                out |= times > until.timestamp()
            numbers, scores = numbers[~out], scores[~out]
        if len(numbers) > 2 * limit:
            kept = np.argpartition(-scores, limit)
            worst = scores[kept[limit]]
            numbers, scores = numbers[scores >= worst], scores[scores >= worst]
        best = sorted(zip(scores.tolist(), numbers.tolist(), strict=True), key=self._rank)[:limit]
        return [self._candidate(number) for _, number in best]

    def _rank(self, scored: tuple[float, int]) -> tuple[float, str]:
        return -scored[0], self._articles[scored[1]][0].id

    def _scores(self, keys: Mapping[str, float]) -> tuple[Any, Any]:
        import numpy as np  # noqa: PLC0415

        lists, weights = [], []
        for key, weight in keys.items():
            posting = self._postings.get(key)
            if posting is None:
                continue
            lists.append([posting] if isinstance(posting, int) else posting[-LATEST:])
            weights.append(weight)
        if not lists:
            return np.empty(0, dtype=np.int64), np.empty(0)
        packed = np.concatenate([np.array(found, dtype=np.int64) for found in lists])
        scale = np.repeat(np.array(weights), [len(found) for found in lists])
        numbers = packed >> 8
        first = numbers.min()
        scores = np.bincount(numbers - first, weights=(packed & _WEIGHTS) * scale)
        found = np.flatnonzero(scores)
        return found + first, scores[found]

    def _candidate(self, number: int) -> Candidate:
        features, story, saga, copy_group = self._articles[number]
        return Candidate(
            id=features.id,
            story=story,
            saga=saga,
            copy_group=copy_group,
            story_size=self._sizes[story],
            features=features,
        )
