"""How relate meets earlier articles, wherever they are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from broadsheet.relate.features import Features


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An earlier article that shares keys with a new one, and where it was placed."""

    id: str
    story: str
    saga: str
    copy_group: str
    story_size: int  # articles of its story
    features: Features


class Neighbours(Protocol):
    """Earlier articles that share weighted keys with a new one."""

    def near(
        self, keys: Mapping[str, float], since: datetime | None, until: datetime | None, limit: int
    ) -> Sequence[Candidate]:
        """Return the articles that share most with the keys, best first.

        They are ranked by the sum of the products of weights over the keys that both have, ties by id.
        An article without a date is always within the window. Keys that very many articles have may be
        left out, as long as the same are left out again for the same articles.

        Args:
            keys: ``Features.keys`` or a part of them.
            since: articles published before are left out; None for no such end.
            until: articles published after are left out; None for no such end.
            limit: how many at most.
        """
        ...
