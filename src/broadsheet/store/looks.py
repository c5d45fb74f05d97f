"""What the next look at a subscription needs to know, and what looks bring to light."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import sub
from time import time
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, select, update

from broadsheet.model import Etiquette, FeedFacts, Subscription
from broadsheet.store import rows
from broadsheet.store.schema import leases, subscriptions

SHARED = 0
"""The owner of what all share."""

_MOST_TIMES = 96  # as many as the schedule learns from (collect.rhythm.LOOK_BACK)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the next look at a subscription needs to know."""

    subscription: Subscription
    etag: str | None = None
    modified: str | None = None
    body_digest: str | None = None
    full_at: float | None = None  # when a whole body came last
    unchanged: int = 0  # answers of 304 since then
    times: tuple[float, ...] = ()  # when new items came, to the second, newest last, at most 96
    facts: FeedFacts = field(default_factory=FeedFacts)
    errors: int = 0  # in a row
    moved_to: str | None = None
    moved_times: int = 0
    sealed: str | None = None  # credentials, see ``vault``
    last_request: float | None = None
    progress: str | None = None  # JSON: how far a mailbox was read, or the sitemaps of an index
    day: str | None = None  # the day that ``day_count`` counts: articles that came to the front
    day_count: int = 0


def due(connection: Connection, *, now: float | None, limit: int | None = None) -> tuple[State, ...]:
    """Return what is to be looked at, the longest due first; with ``now`` None all but the stopped."""
    query = (
        select(subscriptions, leases.c.state.label("lease"), leases.c.expires)
        .outerjoin(leases, leases.c.subscription == subscriptions.c.id)
        .where(~subscriptions.c.stopped)
        .order_by(subscriptions.c.due, subscriptions.c.id)
    )
    if now is not None:
        query = query.where(subscriptions.c.due <= now)
    if limit is not None:
        query = query.limit(limit)
    moment = time() if now is None else now
    return tuple(_state(row, moment) for row in connection.execute(query).mappings())


def state_of(connection: Connection, key: str) -> State | None:
    """Return what the next look at one needs to know, stopped or not; None where there is none."""
    query = (
        select(subscriptions, leases.c.state.label("lease"), leases.c.expires)
        .outerjoin(leases, leases.c.subscription == subscriptions.c.id)
        .where(subscriptions.c.id == key)
    )
    row = connection.execute(query).mappings().first()
    return _state(row, time()) if row else None


def _state(row: RowMapping, now: float) -> State:
    facts = rows.loads(row["facts"])
    for name in ("skip_hours", "skip_days"):
        facts[name] = tuple(facts.get(name, ()))
    return State(
        subscription=subscription_of(row, now),
        times=tuple(accumulate(rows.loads(row["times"]), initial=0))[1:],
        facts=FeedFacts(**facts),
        **{name: row[name] for name in _PLAIN},
    )


# The fields of State that are columns of the same name.
_PLAIN = (
    "body_digest",
    "day",
    "day_count",
    "errors",
    "etag",
    "full_at",
    "last_request",
    "progress",
    "modified",
    "moved_times",
    "moved_to",
    "sealed",
    "unchanged",
)


def subscription_of(row: RowMapping, now: float) -> Subscription:
    """Return the subscription of a row, without what a reader calls it.

    Args:
        row: of the subscriptions table, with the state (``lease``) and the end (``expires``) of its lease.
        now: seconds since 1970.
    """
    expires = row["expires"]
    return Subscription(
        id=row["id"],
        url=row["url"],
        kind=row["kind"],
        title=row["title"],
        link=row["link"],
        next_due=rows.when(row["due"]),
        why=row["why"],
        checked=rows.when(row["checked"]),
        error=row["error"],
        advice=row["advice"],
        failing_since=rows.when(row["failing_since"]),
        errors=row["errors"],
        stopped=bool(row["stopped"]),
        private=row["owner"] != SHARED,
        pushed=row["lease"] == "verified" and (expires is None or expires > now),
        full_text=bool(row["full_text"]),
        cap=row["cap"],
        etiquette=Etiquette(
            requests=row["requests"],
            unconditional=row["unconditional"],
            refreshed=row["refreshed"],
            not_modified=row["not_modified"],
            shortest=row["shortest"],
        ),
    )


# What a look may change; what readers choose (full text, cap, credentials) is not among it, so that a
# choice made while the look was under way stays.
_RECORDED = (
    "advice",
    "checked",
    "due",
    "error",
    "facts",
    "failing_since",
    "link",
    "not_modified",
    "refreshed",
    "requests",
    "shortest",
    "stopped",
    "times",
    "title",
    "unconditional",
    "why",
    *(name for name in _PLAIN if name != "sealed"),
)
_RECORD = (
    update(subscriptions)
    .where(subscriptions.c.id == bindparam("key"))
    .values({name: bindparam(name) for name in _RECORDED})
)


def record(connection: Connection, states: Sequence[State]) -> None:
    """Keep what looks brought to light, many at once.

    Args:
        connection: an open writing transaction.
        states: as they are after the looks; the subscription in each says when it was, when the next one is and why.
    """
    if states:
        connection.execute(_RECORD, [_recorded(state) for state in states])


def _recorded(state: State) -> dict[str, Any]:
    told, treated = state.subscription, state.subscription.etiquette
    return {
        "key": told.id,
        "advice": told.advice,
        "body_digest": state.body_digest,
        "checked": rows.seconds(told.checked),
        "day": state.day,
        "day_count": state.day_count,
        "due": rows.seconds(told.next_due),
        "error": told.error,
        "errors": state.errors,
        "etag": state.etag,
        "facts": rows.dumps(state.facts),
        "failing_since": rows.seconds(told.failing_since),
        "full_at": state.full_at,
        "last_request": state.last_request,
        "link": told.link,
        "progress": state.progress,
        "modified": state.modified,
        "moved_times": state.moved_times,
        "moved_to": state.moved_to,
        "not_modified": treated.not_modified,
        "refreshed": treated.refreshed,
        "requests": treated.requests,
        "shortest": treated.shortest,
        "stopped": told.stopped,
        "times": _steps(state.times[-_MOST_TIMES:]),
        "title": told.title,
        "unchanged": state.unchanged,
        "unconditional": treated.unconditional,
        "why": told.why,
    }


def _steps(times: Sequence[float]) -> str:
    """Return times as the seconds from one to the next: half as long to write, at every look."""
    whole = [*map(int, times)]
    return rows.dumps([*map(sub, whole, [0, *whole])])


def touch(connection: Connection, keys: Collection[str], due: float, why: str | None) -> None:
    """Move the next look alone, as when our own line is down: nothing is anybody's fault."""
    for piece in rows.pieces(keys):
        here = subscriptions.c.id.in_(piece)
        connection.execute(update(subscriptions).where(here).values(due=due, why=why))
