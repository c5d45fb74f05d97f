"""Places to look, as one user has them: under their own titles, in their own folders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import time
from typing import Any

from sqlalchemy import Connection, Select, func, select

from broadsheet.model import Subscription
from broadsheet.store import rows
from broadsheet.store.looks import subscription_of
from broadsheet.store.schema import articles, leases, subscriptions
from broadsheet.store.schema import subscribers as readers

READER = 1
"""The user that every database begins with (the first migration makes it)."""

_DAY = 86_400.0
_AVERAGE_DAYS = 28  # four whole weeks: news comes by the day of the week


def every(
    connection: Connection, *, user: int = READER, now: float | None = None
) -> tuple[Subscription, ...]:
    """Return all that a user reads, by folder and title, as they call it.

    Args:
        connection: any.
        user: whose.
        now: seconds since 1970, by which ``per_day`` and ``pushed`` are worked out; the clock's where it is not given.
    """
    return _told(connection, _of_user(user), user, time() if now is None else now)


def one(
    connection: Connection, key: str, *, user: int = READER, now: float | None = None
) -> Subscription | None:
    """Return one that a user reads, or None; see ``every``."""
    query = _of_user(user).where(subscriptions.c.id == key)
    found = _told(connection, query, user, time() if now is None else now)
    return found[0] if found else None


def _of_user(user: int) -> Select[Any]:
    return (
        select(
            subscriptions,
            readers.c.title.label("own_title"),
            readers.c.folder,
            readers.c.also_in,
            readers.c.categories,
            readers.c.attributes,
            leases.c.state.label("lease"),
            leases.c.expires,
        )
        .join(readers, readers.c.subscription == subscriptions.c.id)
        .outerjoin(leases, leases.c.subscription == subscriptions.c.id)
        .where(readers.c.user == user)
        .order_by(
            readers.c.folder,
            func.coalesce(readers.c.title, subscriptions.c.title),
            subscriptions.c.url,
        )
    )


def _told(connection: Connection, query: Select[Any], user: int, now: float) -> tuple[Subscription, ...]:
    found = connection.execute(query).mappings().all()
    average = _per_day(connection, [row["id"] for row in found], user, now)
    return tuple(
        replace(
            subscription_of(row, now),
            title=row["own_title"] or row["title"],
            folder=row["folder"],
            also_in=tuple(rows.loads(row["also_in"])),
            categories=tuple(rows.loads(row["categories"])),
            attributes=tuple((name, value) for name, value in rows.loads(row["attributes"])),
            per_day=average.get(row["id"]) if row["checked"] is not None else None,
        )
        for row in found
    )


def _per_day(connection: Connection, keys: Sequence[str], user: int, now: float) -> dict[str, float]:
    """Return how many articles a day came through each in the last four weeks, or since there are any.

    One that was subscribed to yesterday is judged by how far back its feed reaches.
    """
    since = now - _AVERAGE_DAYS * _DAY
    query = (
        select(
            articles.c.subscription, func.count(), func.min(articles.c.sort), func.min(subscriptions.c.made)
        )
        .join(subscriptions, subscriptions.c.id == articles.c.subscription)
        .where(articles.c.sort >= since)
        .group_by(articles.c.subscription)
    )
    if len(keys) == 1:
        query = query.where(articles.c.subscription == keys[0])
    else:
        mine = select(readers.c.subscription).where(readers.c.user == user)
        query = query.where(articles.c.subscription.in_(mine))
    out = dict.fromkeys(keys, 0.0)
    for key, count, first, made in connection.execute(query):
        days = (now - min(first, max(made, since))) / _DAY
        out[key] = count / min(max(days, 1.0), _AVERAGE_DAYS)
    return out
