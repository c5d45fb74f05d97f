"""What came to a story since its reader was there: decided by their looks, kept after a page is drawn."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from broadsheet.store import rows, visits
from broadsheet.store.database import Connection

# A look within half an hour of the last one is of the same visit: what was new stays marked when a reader comes
# back from an article. The length of a visit by custom of web statistics.
_VISIT_SECONDS = 1800.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What is new to a reader of a story."""

    at: datetime  # when they were there last, before this visit
    added: frozenset[str]  # articles that came since then
    edited: frozenset[str]  # articles that were there, and were changed since then


def since(
    connection: Connection, *, user: int, story: str, members: Collection[str], now: datetime
) -> Since | None:
    """Return what is new of a story; None for who was never there before this visit."""
    at = _reference(visits.looks(connection, user=user, story=story), now.timestamp())
    if at is None:
        return None
    added = visits.added_since(connection, members, at)
    edited = visits.edited_since(connection, members, at)
    return Since(at=rows.moment_of(at), added=added, edited=edited - added)


def keep(connection: Connection, *, user: int, story: str, now: datetime) -> None:
    """Keep that a reader looks at a story now, in a writing transaction."""
    looks = visits.looks(connection, user=user, story=story)
    at = _reference(looks, now.timestamp())
    if at is not None and at != looks.get(visits.BEFORE):
        visits.put(connection, user=user, story=story, kind=visits.BEFORE, at=at)
    visits.put(connection, user=user, story=story, kind=visits.SEEN, at=now.timestamp())


def _reference(looks: dict[str, float], now: float) -> float | None:
    """Return since when things are new: the last look, or within a visit the last one before it."""
    seen = looks.get(visits.SEEN)
    if seen is None or now - seen > _VISIT_SECONDS:
        return seen
    return looks.get(visits.BEFORE)
