"""Subscriptions and when to look at them again."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from broadsheet.model import Subscription
from broadsheet.store import rows
from broadsheet.store.schema import subscriptions


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the next fetch of a subscription needs to know."""

    subscription: Subscription
    etag: str | None = None
    modified: str | None = None
    body_digest: str | None = None
    minutes: float | None = None
    errors: int = 0


def save(
    connection: Connection, *, url: str, kind: str, title: str | None, folder: str | None, now: float
) -> str:
    """Keep a subscription, due at once, and return its id; one with that address stays as it is."""
    known: str | None = connection.execute(
        select(subscriptions.c.id).where(subscriptions.c.url == url)
    ).scalar()
    if known:
        return known
    key = sha256(url.encode()).hexdigest()[:12]
    connection.execute(
        insert(subscriptions).values(
            id=key, url=url, kind=kind, title=title, folder=folder, errors=0, due=now
        )
    )
    return key


def every(connection: Connection) -> tuple[Subscription, ...]:
    """Return all subscriptions, by folder and title."""
    query = select(subscriptions).order_by(subscriptions.c.folder, subscriptions.c.title, subscriptions.c.url)
    return tuple(_subscription(row) for row in connection.execute(query).mappings())


def due(connection: Connection, *, now: float | None) -> tuple[State, ...]:
    """Return what is to be looked at, the longest due first; all of it where ``now`` is None."""
    query = select(subscriptions).order_by(subscriptions.c.due, subscriptions.c.id)
    if now is not None:
        query = query.where(subscriptions.c.due <= now)
    return tuple(
        State(
            subscription=_subscription(row),
            etag=row["etag"],
            modified=row["modified"],
            body_digest=row["body_digest"],
            minutes=row["minutes"],
            errors=row["errors"],
        )
        for row in connection.execute(query).mappings()
    )


def checked(connection: Connection, state: State, *, now: float, due_at: float) -> None:
    """Keep what a fetch brought to light."""
    told = state.subscription
    connection.execute(
        update(subscriptions)
        .where(subscriptions.c.id == told.id)
        .values(
            title=told.title,
            error=told.error,
            etag=state.etag,
            modified=state.modified,
            body_digest=state.body_digest,
            minutes=state.minutes,
            errors=state.errors,
            checked=now,
            due=due_at,
        )
    )


def remove(connection: Connection, key: str) -> bool:
    """Take a subscription out, its articles stay; return whether it was there."""
    return connection.execute(delete(subscriptions).where(subscriptions.c.id == key)).rowcount > 0


def _subscription(row: RowMapping) -> Subscription:
    return Subscription(
        id=row["id"],
        url=row["url"],
        kind=row["kind"],
        title=row["title"],
        folder=row["folder"],
        next_due=rows.when(row["due"]),
        checked=rows.when(row["checked"]),
        error=row["error"],
    )
