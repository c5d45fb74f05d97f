"""Rows for places to look and for their readers, many at a time."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from sqlalchemy import Connection, insert, select, update

from broadsheet.store import rows
from broadsheet.store.looks import SHARED
from broadsheet.store.schema import subscribers as readers
from broadsheet.store.schema import subscriptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place to look, as somebody wants to read it.

    What belongs to the place itself (kind, link, cap, full text) is said by whoever is the first to read it.
    """

    url: str  # without credentials
    kind: str = "feed"
    title: str | None = None
    folder: str | None = None
    also_in: Sequence[str] = ()  # further folders; "": in none as well
    categories: Sequence[str] = ()
    attributes: Sequence[tuple[str, str]] = ()
    link: str | None = None
    cap: int = 0  # articles a day that come to the front; 0: all
    full_text: bool = True
    sealed: str | None = field(default=None, repr=False)  # credentials, see ``vault``


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What became of a place that somebody wants to read."""

    id: str
    new: bool  # they did not read it before


def known(connection: Connection, urls: Collection[str], user: int) -> tuple[dict[str, str], dict[str, str]]:
    """Return the ids of those addresses that a user reads, and of those that all share."""
    mine: dict[str, str] = {}
    there: dict[str, str] = {}
    reads = (readers.c.subscription == subscriptions.c.id) & (readers.c.user == user)
    query = (
        select(subscriptions.c.id, subscriptions.c.url, subscriptions.c.owner, readers.c.user)
        .outerjoin(readers, reads)
        .where(subscriptions.c.owner.in_((SHARED, user)))
        .order_by(subscriptions.c.owner)  # one of their own goes before one that all share
    )
    for piece in rows.pieces(urls):
        for key, url, owner, reader in connection.execute(query.where(subscriptions.c.url.in_(piece))):
            if owner == SHARED:
                there[url] = key
            if owner != SHARED or reader is not None:
                mine[url] = key
    return mine, there


def make(connection: Connection, places: Sequence[Place], owner: int, now: float) -> list[str]:
    """Make rows for places that are not there, and return their ids."""
    keys = new_keys(connection, [place.url for place in places], owner)
    made = [
        {
            "id": key,
            "url": place.url,
            "owner": owner,
            "kind": place.kind,
            "link": place.link,
            "cap": place.cap,
            "full_text": place.full_text,
            "sealed": place.sealed,
            "made": now,
            "due": now,
            "errors": 0,
        }
        for key, place in zip(keys, places, strict=True)
    ]
    if made:
        connection.execute(insert(subscriptions), made)
    return keys


def subscribe(connection: Connection, places: Mapping[str, Place], user: int, now: float) -> None:
    """Make a user a subscriber of each id, as they call the place."""
    made = [
        {
            "user": user,
            "subscription": key,
            "title": place.title,
            "folder": place.folder,
            "also_in": rows.dumps(further(place.folder, place.also_in)),
            "categories": rows.dumps(list(place.categories)),
            "attributes": rows.dumps([list(pair) for pair in place.attributes]),
            "added": now,
        }
        for key, place in places.items()
    ]
    if made:
        connection.execute(insert(readers), made)


def further(folder: str | None, also_in: Sequence[str]) -> list[str]:
    """Return the folders besides the first, each once."""
    return [one for one in dict.fromkeys(also_in) if one != (folder or "")]


def new_keys(connection: Connection, urls: Sequence[str], owner: int) -> list[str]:
    """Return ids that nobody has: of the addresses, so that subscribing again gives the same ones."""
    bases = {url: url if owner == SHARED else f"{url}\n{owner}" for url in urls}
    found: dict[str, str] = {}
    taken: set[str] = set()
    while bases:
        asked = {url: _digest(basis) for url, basis in bases.items()}
        for piece in rows.pieces(asked.values()):
            here = subscriptions.c.id.in_(piece)
            taken.update(connection.execute(select(subscriptions.c.id).where(here)).scalars())
        for url, key in asked.items():
            if key in taken:
                bases[url] += "\n"  # one that moved to another address still has the id of this one
            else:
                taken.add(key)
                found[url] = key
                del bases[url]
    return [found[url] for url in urls]


def _digest(basis: str) -> str:
    return sha256(basis.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def wake(connection: Connection, keys: Collection[str], now: float) -> None:
    """Make those that had stopped due at once."""
    told = {"stopped": False, "due": now, "why": None}
    for piece in rows.pieces(keys):
        here = subscriptions.c.id.in_(piece) & subscriptions.c.stopped
        connection.execute(update(subscriptions).where(here).values(told))
