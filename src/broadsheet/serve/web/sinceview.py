"""What is new to a reader of a story, for its page: which articles, and which figures moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from broadsheet.desk.visits import Since
from broadsheet.model import Article, Point, Series
from broadsheet.serve.web.wording import article_path, series_name, value_words

MOST_MOVES = 4  # figures named in the line on top; the ledger marks all


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A figure that moved since the reader was there."""

    name: str
    was: str
    now: str
    path: str  # where the new one stands


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceView:
    """What is new."""

    at: datetime
    reports: int
    edited: int
    moves: tuple[Move, ...]
    articles: frozenset[str]  # the new ones


def since_view(
    since: Since | None, ledger: Sequence[Series], articles: Mapping[str, Article]
) -> SinceView | None:
    """Return what is new to a reader; None where they were never there, or nothing came."""
    if since is None or not (since.added or since.edited):
        return None
    moves = [move for series in ledger if (move := _move(series, since.added))]
    return SinceView(
        at=since.at,
        reports=len(since.added & articles.keys()),
        edited=len(since.edited),
        moves=tuple(moves[:MOST_MOVES]),
        articles=since.added,
    )


def _move(series: Series, added: frozenset[str]) -> Move | None:
    current = [point for point in series.points if point.status == "current" and point.value is not None]
    before = [point for point in current if point.article not in added]
    if not before or not series.counts or current[-1].article not in added:
        return None
    was, now = before[-1], current[-1]
    if (was.value, was.bound) == (now.value, now.bound):
        return None
    return Move(name=series_name(series), was=_words(was), now=_words(now), path=_path(now))


def _words(point: Point) -> str:
    return value_words(point.value, point.bound)


def _path(point: Point) -> str:
    return article_path(point.article, point.start, point.end)
