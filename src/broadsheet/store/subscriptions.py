"""Places to look again: who reads them, what they are called, when they are looked at next.

One row a place, however many read it. A place that somebody reads with credentials of their own is a
row of its own, which nobody else gets to read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from time import time
from types import EllipsisType
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from broadsheet.model import Subscription
from broadsheet.store import entries, rows
from broadsheet.store.looks import SHARED, State, due, record, state_of, subscription_of, touch
from broadsheet.store.schema import articles, leases, pages, subscriptions
from broadsheet.store.schema import subscribers as readers

__all__ = [
    "READER",
    "Connection",
    "State",
    "change",
    "due",
    "every",
    "find",
    "one",
    "readdress",
    "record",
    "remove",
    "restart",
    "save",
    "state_of",
    "subscribers",
    "touch",
]

READER = 1
"""The user that every database begins with (the first migration makes it)."""

_DAY = 86_400.0
_AVERAGE_DAYS = 28  # four whole weeks: news comes by the day of the week


def save(  # noqa: PLR0913 (one argument a thing that a subscriber may say)
    connection: Connection,
    *,
    url: str,
    kind: str,
    title: str | None,
    folder: str | None,
    now: float,
    user: int = READER,
    sealed: str | None = None,
    categories: Sequence[str] = (),
    attributes: Sequence[tuple[str, str]] = (),
    link: str | None = None,
    cap: int = 0,
    full_text: bool = True,
) -> str:
    """Keep that a user reads a place, and return its id; where they do already, all but credentials stays.

    A place that nobody read before is due at once, and so is one that had stopped. What belongs to the
    place itself (cap, full text, link) is said by whoever is the first to read it.
    """
    own = _find(connection, url, user)
    shared = _find(connection, url, SHARED)
    reads = shared is not None and _reads(connection, shared, user)
    mine = own or (shared if reads else None)
    if mine is not None:
        return mine if sealed is None else _make_private(connection, mine, user, sealed, now)
    owner = SHARED if sealed is None else user
    key = shared if sealed is None else None
    if key is None:
        key = _key(connection, url, owner)
        told = {"url": url, "owner": owner, "kind": kind, "link": link, "cap": cap, "full_text": full_text}
        connection.execute(
            insert(subscriptions).values(id=key, made=now, errors=0, due=now, sealed=sealed, **told)
        )
    else:
        restart(connection, key, now=now, stopped_only=True)
    connection.execute(
        insert(readers).values(
            user=user,
            subscription=key,
            title=title,
            folder=folder,
            categories=rows.dumps(list(categories)),
            attributes=rows.dumps([list(pair) for pair in attributes]),
            added=now,
        )
    )
    return key


def _key(connection: Connection, url: str, owner: int) -> str:
    """Return an id that nobody has: of the address, so that subscribing again gives the same one."""
    basis = url if owner == SHARED else f"{url}\n{owner}"
    while True:
        key = sha256(basis.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        taken = select(subscriptions.c.id).where(subscriptions.c.id == key)
        if connection.execute(taken).first() is None:
            return key
        basis += "\n"  # one that moved to another address still has the id of this one


def _find(connection: Connection, url: str, owner: int) -> str | None:
    query = select(subscriptions.c.id).where(subscriptions.c.url == url, subscriptions.c.owner == owner)
    return connection.execute(query).scalar()


def _reads(connection: Connection, key: str, user: int) -> bool:
    return user in subscribers(connection, key)


def find(connection: Connection, url: str) -> str | None:
    """Return the id of the subscription to an address that all share, or None."""
    return _find(connection, url, SHARED)


def restart(connection: Connection, key: str, *, now: float, stopped_only: bool = False) -> None:
    """Make a subscription due at once, one that had stopped included."""
    here = subscriptions.c.id == key
    if stopped_only:
        here &= subscriptions.c.stopped
    connection.execute(update(subscriptions).where(here).values(stopped=False, due=now, why=None))


# --- reading them ------------------------------------------------------------------------------------


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


# --- changing them -----------------------------------------------------------------------------------


def change(  # noqa: PLR0913 (one argument a thing that can be changed)
    connection: Connection,
    key: str,
    *,
    user: int = READER,
    title: str | EllipsisType | None = ...,
    folder: str | EllipsisType | None = ...,
    full_text: bool | EllipsisType = ...,
    cap: int | EllipsisType = ...,
    sealed: str | EllipsisType | None = ...,
    now: float | None = None,
) -> str:
    """Change what is said, and return the id from now on; what is not said stays.

    With credentials (``sealed``) it becomes a subscription of that user alone; with None for them, one
    that all share. Both are due at once, and what was read stays known.
    """
    now = time() if now is None else now
    own = {name: value for name, value in (("title", title), ("folder", folder)) if value is not ...}
    if own:
        here = (readers.c.subscription == key) & (readers.c.user == user)
        connection.execute(update(readers).where(here).values(own))
    told = {name: value for name, value in (("full_text", full_text), ("cap", cap)) if value is not ...}
    if told:
        connection.execute(update(subscriptions).where(subscriptions.c.id == key).values(told))
    if isinstance(sealed, EllipsisType):
        return key
    return _make_private(connection, key, user, sealed, now)


def _make_private(connection: Connection, key: str, user: int, sealed: str | None, now: float) -> str:
    """Give a user a row of their own for a place, or with no credentials the one that all share."""
    row = connection.execute(select(subscriptions).where(subscriptions.c.id == key)).mappings().first()
    if row is None or not _reads(connection, key, user):
        return key
    owner = SHARED if sealed is None else user
    if row["owner"] == owner:
        here = subscriptions.c.id == key
        connection.execute(update(subscriptions).where(here).values(sealed=sealed))
        restart(connection, key, now=now)
        return key
    other = _find(connection, row["url"], owner)
    if other is None:
        other = _key(connection, row["url"], owner)
        kept = {name: row[name] for name in ("url", "kind", "title", "link", "made", "full_text", "cap")}
        told = {"id": other, "owner": owner, "sealed": sealed, "errors": 0, "due": now}
        connection.execute(insert(subscriptions).values(**kept, **told))
    entries.copy(connection, key, other)
    _move_subscriber(connection, key, other, user)
    _drop_if_unread(connection, key)
    return other


def _move_subscriber(connection: Connection, key: str, other: str, user: int) -> None:
    here = (readers.c.subscription == key) & (readers.c.user == user)
    if _reads(connection, other, user):
        connection.execute(delete(readers).where(here))
    else:
        connection.execute(update(readers).where(here).values(subscription=other))


def readdress(connection: Connection, key: str, url: str) -> str:
    """Give a subscription the address that it moved to, and return the id that remains.

    Where another subscription has that address already, its subscribers get this one's too.
    """
    row = connection.execute(select(subscriptions).where(subscriptions.c.id == key)).mappings().first()
    if row is None:
        return key
    other = _find(connection, url, row["owner"])
    if other is None or other == key:
        told = {"url": url, "moved_to": None, "moved_times": 0}
        connection.execute(update(subscriptions).where(subscriptions.c.id == key).values(told))
        return key
    entries.copy(connection, key, other)
    restart(connection, other, now=time(), stopped_only=True)  # there is a feed there
    for user in subscribers(connection, key):
        _move_subscriber(connection, key, other, user)
    mine = articles.c.subscription == key
    connection.execute(update(articles).where(mine).values(subscription=other))
    connection.execute(update(pages).where(pages.c.subscription == key).values(subscription=other))
    connection.execute(delete(subscriptions).where(subscriptions.c.id == key))
    return other


def subscribers(connection: Connection, key: str) -> tuple[int, ...]:
    """Return who reads a subscription."""
    query = select(readers.c.user).where(readers.c.subscription == key).order_by(readers.c.user)
    return tuple(connection.execute(query).scalars())


def remove(connection: Connection, key: str, *, user: int = READER) -> bool:
    """End a user's subscription, its articles stay; return whether there was one."""
    here = (readers.c.subscription == key) & (readers.c.user == user)
    found = connection.execute(delete(readers).where(here)).rowcount > 0
    if found:
        _drop_if_unread(connection, key)
    return found


def _drop_if_unread(connection: Connection, key: str) -> None:
    """Take out a subscription that nobody reads, with the pages that were still to be fetched for it.

    Its entries stay known: whoever subscribes again gets no old news as new.
    """
    if subscribers(connection, key):
        return
    connection.execute(delete(pages).where(pages.c.subscription == key))
    connection.execute(delete(subscriptions).where(subscriptions.c.id == key))
