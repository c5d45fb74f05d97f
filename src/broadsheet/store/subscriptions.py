"""Places to look again: who reads them, what they are called, when they are looked at next.

One row a place, however many read it. A place that somebody reads with credentials of their own is a
row of its own, which nobody else gets to read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import time
from types import EllipsisType

from sqlalchemy import Connection, delete, insert, select, update

from broadsheet.store import entries, rows
from broadsheet.store.looks import SHARED, State, due, record, state_of, touch
from broadsheet.store.places import Place, Saved, further, known, make, new_keys, subscribe, wake
from broadsheet.store.schema import articles, pages, subscriptions
from broadsheet.store.schema import subscribers as readers
from broadsheet.store.subscribed import READER, every, one

__all__ = [
    "READER",
    "Connection",
    "Place",
    "Saved",
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
    "save_all",
    "state_of",
    "subscribers",
    "touch",
]


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
    also_in: Sequence[str] = (),
    categories: Sequence[str] = (),
    attributes: Sequence[tuple[str, str]] = (),
    link: str | None = None,
    cap: int = 0,
    full_text: bool = True,
) -> str:
    """Keep that a user reads a place, and return its id; see ``save_all``."""
    place = Place(
        url=url,
        kind=kind,
        title=title,
        folder=folder,
        also_in=also_in,
        categories=categories,
        attributes=attributes,
        link=link,
        cap=cap,
        full_text=full_text,
        sealed=sealed,
    )
    return save_all(connection, [place], user=user, now=now)[0].id


def save_all(
    connection: Connection, places: Sequence[Place], *, now: float, user: int = READER
) -> list[Saved]:
    """Keep that a user reads places, and return what became of each; where they do already, all but credentials stays.

    A place that nobody read before is due at once, and so is one that had stopped. Of a place that is
    given twice the first is kept. They share so few statements that ten
    thousand take about a second (bench/collect_opml.py).
    """
    # Those with credentials come first: whoever has some for a place reads it with them.
    private = {
        number: _save_private(connection, place, user, now)
        for number, place in enumerate(places)
        if place.sealed is not None
    }
    open_to_all: dict[str, Place] = {}
    for place in places:
        if place.sealed is None:
            open_to_all.setdefault(place.url, place)
    shared = _save_shared(connection, open_to_all, user, now)
    return [private.get(number) or shared[place.url] for number, place in enumerate(places)]


def _save_private(connection: Connection, place: Place, user: int, now: float) -> Saved:
    mine, _ = known(connection, [place.url], user)
    if key := mine.get(place.url):
        return Saved(id=_make_private(connection, key, user, place.sealed, now), new=False)
    (key,) = make(connection, [place], user, now)
    subscribe(connection, {key: place}, user, now)
    return Saved(id=key, new=True)


def _save_shared(
    connection: Connection, places: Mapping[str, Place], user: int, now: float
) -> dict[str, Saved]:
    """Return what became of each address."""
    mine, there = known(connection, places, user)
    joined = {there[url]: place for url, place in places.items() if url in there and url not in mine}
    wake(connection, joined, now)
    unknown = [place for url, place in places.items() if url not in there and url not in mine]
    made = dict(zip(make(connection, unknown, SHARED, now), unknown, strict=True))
    subscribe(connection, joined | made, user, now)
    out = {url: Saved(id=key, new=False) for url, key in mine.items()}
    return out | {place.url: Saved(id=key, new=True) for key, place in (joined | made).items()}


def _find(connection: Connection, url: str, owner: int) -> str | None:
    query = select(subscriptions.c.id).where(subscriptions.c.url == url, subscriptions.c.owner == owner)
    return connection.execute(query).scalar()


def _reads(connection: Connection, key: str, user: int) -> bool:
    return user in subscribers(connection, key)


def find(connection: Connection, url: str) -> str | None:
    """Return the id of the subscription to an address that all share, or None."""
    return _find(connection, url, SHARED)


def restart(connection: Connection, key: str, *, now: float) -> None:
    """Make a subscription due at once, one that had stopped included."""
    told = {"stopped": False, "due": now, "why": None}
    connection.execute(update(subscriptions).where(subscriptions.c.id == key).values(told))


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

    Of several folders the first is changed, and the others stay.

    With credentials (``sealed``) it becomes a subscription of that user alone; with None for them, one
    that all share. Both are due at once, and what was read stays known.
    """
    now = time() if now is None else now
    own: dict[str, str | None] = {} if isinstance(title, EllipsisType) else {"title": title}
    if not isinstance(folder, EllipsisType):
        own |= {"folder": folder, "also_in": rows.dumps(further(folder, _folders(connection, key, user)[1:]))}
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
        (other,) = new_keys(connection, [row["url"]], owner)
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
        # The one that stays is found wherever either of the two was filed.
        first, *more = _folders(connection, other, user)
        told = rows.dumps(further(first, [*more, *_folders(connection, key, user)]))
        there = (readers.c.subscription == other) & (readers.c.user == user)
        connection.execute(update(readers).where(there).values(also_in=told))
        connection.execute(delete(readers).where(here))
    else:
        connection.execute(update(readers).where(here).values(subscription=other))


def _folders(connection: Connection, key: str, user: int) -> list[str]:
    """Return all folders that a user has a subscription in, the first one first; "" is none."""
    here = (readers.c.subscription == key) & (readers.c.user == user)
    row = connection.execute(select(readers.c.folder, readers.c.also_in).where(here)).first()
    return [row.folder or "", *rows.loads(row.also_in)] if row else [""]


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
    wake(connection, [other], time())  # there is a feed there
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
