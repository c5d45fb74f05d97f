"""Neighbours that are never too few: those that share no key come last, the nearest in meaning first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from broadsheet.relate.compare.features import Features
from broadsheet.relate.compare.keys import Keys
from broadsheet.relate.compare.meaning import vector
from broadsheet.relate.compare.neighbours import Candidate, Candidates, Neighbours, Window
from broadsheet.relate.words.coded import Coded

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Everything:
    """Some neighbours, and behind them all other articles: for ``fold``, which gives as many as it is asked for."""

    def __init__(self, neighbours: Neighbours, kept: Mapping[str, Features]) -> None:
        self._neighbours = neighbours
        self._kept = kept

    def near(self, keys: Keys, windows: Sequence[Window], without: str | None = None) -> Candidates:
        """Return what ``Neighbours.near`` gives, filled up to the last window's limit."""
        found = self._neighbours.near(keys, windows, without)
        missing = min(windows[-1].limit, len(self._kept) - 1) - len(found)
        return found if missing <= 0 or without is None else self._filled(found, without, missing)

    def _filled(self, found: Candidates, without: str, missing: int) -> Candidates:
        import numpy as np  # noqa: PLC0415 (heavy)

        known = {without, *found.ids}
        ids = list(self._kept)
        alike = self._vectors @ self._vectors[ids.index(without)]
        ranked = (ids[int(at)] for at in np.argsort(-alike, kind="stable"))
        more = [key for key in ranked if key not in known][:missing]
        others = [Candidate(id=key, story=key, saga=key, copy_group=key, story_size=1) for key in more]
        coded = Coded.of([self._kept[key] for key in (*found.ids, *more)])
        return Candidates.of([*found.placed, *others], coded)

    @cached_property
    def _vectors(self) -> NDArray[Any]:
        import numpy as np  # noqa: PLC0415 (heavy)

        return np.array([vector(features.coded) for features in self._kept.values()])
