"""The front page for one reader: what weighs most to them, and what is new since they were there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from broadsheet.model import Bound
from broadsheet.relate.telling.section import SECTIONS
from broadsheet.store import preferences, rows, sweeps, today
from broadsheet.store.database import Connection, Store
from broadsheet.store.today import NEWS, Line

__all__ = ["NEWS", "SECTIONS", "Change", "Edition", "Line", "Today", "Visit"]

# What a reader follows stands higher by so many hours of freshness (see desk.telling): a story that they follow as
# if a day newer, one that answers a rule of theirs by half a day for the first article and less for further ones.
# Choices, not measurements.
_FOLLOWED_HOURS = 24.0
_ANSWERING_HOURS = 12.0
_MOST_HOURS = 24.0
_ANSWERED_SECONDS = 7 * 86_400.0  # older hits weigh nothing: their stories are off the page by then
_MOST_FOLLOWED = 500  # stories that are looked at beside the weightiest

VISIT_SECONDS = 1_800.0
"""A visit ends after half an hour without a look at the front page, by custom of web statistics."""

_KEEP_SECONDS = 60.0  # a look is kept once a minute: what came within one is no news
_KEY = "visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The end of a reader's last visit."""

    at: datetime
    seq: int  # how far articles had come in


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure of a story that changed since a reader's last visit."""

    where: str | None
    counts: str | None
    unit: str | None
    before: float
    before_bound: Bound
    now: float
    now_bound: Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A page of the front page."""

    lines: tuple[Line, ...]
    more: bool  # there is another page
    since: Visit | None  # None: the reader was never here before
    news: int = 0  # stories with news since then, on whatever page, counted as far as ``NEWS``


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """One user's front page."""

    store: Store
    user: int  # id

    def edition(
        self, now: datetime, *, section: str | None = None, limit: int = 60, offset: int = 0
    ) -> Edition:
        """Return stories, those of many independent origins, fresh ones and those that the reader follows first.

        What they muted is left out, and what has no article that they did not hide.

        Args:
            now: when.
            section: only these, one of ``SECTIONS``; None: all.
            limit: stories on a page.
            offset: stories to pass over.
        """
        with self.store.read() as connection:
            since = _reference(connection, self.user, now)
            higher = self._higher(connection, now)
            most = offset + limit + 1
            weights = today.weights(
                connection, user=self.user, section=section, limit=most, chosen=list(higher)
            )
            ranked = sorted(weights, key=lambda key: (-weights[key] - higher.get(key, 0.0), key))[offset:most]
            followed = today.followed(connection, self.user, _MOST_FOLLOWED)
            seq = since.seq if since else None
            found = today.lines(connection, ranked[:limit], followed=followed, since=seq)
            news = today.with_news(connection, user=self.user, seq=since.seq) if since else 0
        return Edition(lines=found, more=len(ranked) > limit, since=since, news=news)

    def latest(self, story: str, most: int) -> tuple[str, ...]:
        """Return the ids of the latest articles of a story, the last first."""
        with self.store.read() as connection:
            return today.latest(connection, story, most)

    def saw(self, now: datetime) -> None:
        """Keep that the reader looks at the front page: what comes after this visit is new to them."""
        with self.store.read() as connection:
            kept = _kept(connection, self.user)
            at = kept[0] if kept else None
            if at is not None and 0 <= now.timestamp() - at < _KEEP_SECONDS:
                return
            since, seq = _reference(connection, self.user, now), sweeps.top(connection)
        value = [now.timestamp(), seq, *((since.at.timestamp(), since.seq) if since else ())]
        with self.store.write() as connection:
            preferences.put(connection, user=self.user, key=_KEY, value=rows.dumps(value))

    def _higher(self, connection: Connection, now: datetime) -> dict[str, float]:
        """Return by how many hours stories stand higher than they weigh."""
        out = dict.fromkeys(today.followed(connection, self.user, _MOST_FOLLOWED), _FOLLOWED_HOURS)
        since = now.timestamp() - _ANSWERED_SECONDS
        for story, hits in today.answering(connection, self.user, since=since, most=_MOST_FOLLOWED).items():
            hours = _ANSWERING_HOURS * (2.0 - 0.5 ** (hits - 1))  # 12, 18, 21, ...: at most 24
            out[story] = max(out.get(story, 0.0), min(hours, _MOST_HOURS))
        return out


def changes(line: Line, since: int) -> tuple[Change, ...]:
    """Return the figures of a story that stand otherwise than when the reader was there last.

    Args:
        line: the story.
        since: the place in the order of arrival up to which the reader knows.
    """
    out = []
    for figure in line.figures:
        known = [point for point in figure.points if point[0] <= since]
        if not known or figure.points[-1][0] <= since:
            continue
        (_, before, before_bound), (_, now, now_bound) = known[-1], figure.points[-1]
        if now not in {point[1] for point in known}:
            out.append(
                Change(
                    where=figure.where,
                    counts=figure.counts,
                    unit=figure.unit,
                    before=before,
                    before_bound=before_bound,
                    now=now,
                    now_bound=now_bound,
                )
            )
    return tuple(out)


def _reference(connection: Connection, user: int, now: datetime) -> Visit | None:
    """Return the end of the last visit: the last look, or within a visit the last one before it."""
    kept = _kept(connection, user)
    if not kept:
        return None
    if now.timestamp() - kept[0] > VISIT_SECONDS:
        return Visit(at=rows.moment_of(kept[0]), seq=int(kept[1]))
    return Visit(at=rows.moment_of(kept[2]), seq=int(kept[3])) if len(kept) == _WHOLE else None


_WHOLE = 4


def _kept(connection: Connection, user: int) -> Sequence[float]:
    found = preferences.of(connection, user).get(_KEY)
    value: Sequence[float] = rows.loads(found) if found else ()
    return value
