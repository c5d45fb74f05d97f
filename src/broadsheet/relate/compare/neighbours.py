"""How relate meets earlier articles, wherever they are kept."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from broadsheet.relate.compare.keys import Keys
from broadsheet.relate.words.coded import Coded

LATEST = 128
"""Of a key's articles the latest so many are looked at. A key of more tells little, and a story is young: with 130,
256 or 512 the same 98.5% of the earlier articles of a story are among the candidates of the mixed stream, and with 128 or 256 the
stories are as right (bench/stories.py) and so are related articles (bench/relate_related.py)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Which of the articles that share keys are asked for."""

    since: datetime | None = None  # articles published before are left out
    until: datetime | None = None  # articles published after are left out
    limit: int  # how many at most


class Candidate(NamedTuple):  # fifty are made for each article: a dataclass takes five times as long
    """An earlier article that shares keys with a new one, and where it was placed."""

    id: str
    story: str
    saga: str
    copy_group: str
    story_size: int  # articles of its story


class Placings(Protocol):
    """Articles with where they were placed, made when they are asked for: few are."""

    def __len__(self) -> int:
        """Articles."""
        ...

    def __getitem__(self, at: int, /) -> Candidate:
        """Return one of them."""
        ...

    def __iter__(self) -> Iterator[Candidate]:
        """Return all of them."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Earlier articles, and beside each what it is compared by."""

    ids: Sequence[str]
    stories: Sequence[Hashable]  # equal for those of one story
    placed: Placings
    coded: Coded  # in the same order

    @classmethod
    def of(cls, placed: Sequence[Candidate], coded: Coded) -> Candidates:
        """Return articles whose places are at hand."""
        ids, stories = [one.id for one in placed], [one.story for one in placed]
        return cls(ids=ids, stories=stories, placed=placed, coded=coded)

    def __len__(self) -> int:
        return len(self.ids)


class Neighbours(Protocol):
    """Earlier articles that share weighted keys with a new one."""

    def near(self, keys: Keys, windows: Sequence[Window], without: str | None = None) -> Candidates:
        """Return the articles that share most with the keys, of each window the best first.

        They are ranked by the sum of the products of weights over the keys that both have, ties by order
        of arrival. An article without a date is within every window, and is given once. Of the articles
        that have a key, the ``LATEST`` to arrive are looked at.

        Args:
            keys: ``Features.keys`` or a part of them.
            windows: asked for one after the other.
            without: an article to leave out.
        """
        ...
