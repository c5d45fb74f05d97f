"""Which entry of a feed is which article.

An entry is known by its keys (see ``collect.identity``): its id, its address, its headline and day. When
some of them change, the others still find the article, and the new ones are kept beside the old.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from time import time

from sqlalchemy import Connection, and_, bindparam, delete, exists, insert, literal, or_, select, update

from broadsheet.store import rows
from broadsheet.store.bulk import insert_all
from broadsheet.store.keys import stored
from broadsheet.store.schema import entries, entry_keys, subscriptions

_DAY = 86_400.0

Seen = tuple[str, tuple[str, ...], str]
"""An entry that was seen: its article, its keys with the strongest first, the digest of what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is known of an entry."""

    article: str
    digest: str
    last_seen: float  # to the day
    gone: float | None  # since when it is not in the feed any more
    known_by: str | None = None  # the kind of key by which it was found again when its ids had changed


Asked = tuple[Mapping[str, str], Mapping[str, Entry]]
"""What ``known`` and ``of`` said."""


def known(connection: Connection, subscription: str, keys: Collection[str]) -> dict[str, str]:
    """Return the article of each key that is known: addresses from any subscription, the rest from this."""
    wanted: dict[str, dict[bytes, str]] = {}
    for key in keys:
        scope, digest = stored(key, subscription)
        wanted.setdefault(scope, {})[digest] = key
    out = {}
    for scope, mine in wanted.items():
        for piece in rows.pieces(mine):
            query = select(entry_keys.c.key, entry_keys.c.article).where(
                entry_keys.c.scope == scope, entry_keys.c.key.in_(piece)
            )
            out.update({mine[bytes(digest)]: article for digest, article in connection.execute(query)})
    return out


def of(connection: Connection, subscription: str, articles: Collection[str]) -> dict[str, Entry]:
    """Return what is known of the entries of a subscription that are these articles."""
    out = {}
    for piece in rows.pieces(articles):
        query = select(entries).where(entries.c.subscription == subscription, entries.c.article.in_(piece))
        for row in connection.execute(query):
            out[row.article] = Entry(
                article=row.article,
                digest=row.digest,
                last_seen=row.last_seen,
                gone=row.gone,
                known_by=row.known_by,
            )
    return out


def some(connection: Connection, subscription: str) -> bool:
    """Return whether any entry of a subscription is known."""
    query = select(entries.c.article).where(entries.c.subscription == subscription).limit(1)
    return connection.execute(query).first() is not None


def vanished(
    connection: Connection, subscription: str, present: Collection[str], *, now: float | None = None
) -> tuple[str, ...]:
    """Mark the entries that were in the last look and are not in this one, and return their articles.

    Each is told of once. To be called before ``keep``.

    Args:
        connection: an open writing transaction.
        subscription: whose.
        present: the articles that its feed has now.
        now: seconds since 1970; the clock's where it is not given.
    """
    query = (
        select(entries.c.article)
        .where(entries.c.subscription == subscription, entries.c.gone.is_(None))
        .order_by(entries.c.article)
    )
    here = set(present)
    gone = [key for key in connection.execute(query).scalars() if key not in here]
    when = time() if now is None else now
    for piece in rows.pieces(gone):
        mine = and_(entries.c.subscription == subscription, entries.c.article.in_(piece))
        connection.execute(update(entries).where(mine).values(gone=when))
    return tuple(gone)


def keep(
    connection: Connection,
    subscription: str,
    seen: Sequence[Seen],
    *,
    now: float,
    asked: Asked | None = None,
) -> None:
    """Keep which entries were seen as which articles, under all their keys.

    Args:
        connection: an open writing transaction.
        subscription: whose entries these are.
        seen: the entries of one look; of an article that comes twice the last one counts.
        now: seconds since 1970.
        asked: what ``known`` and ``of`` said of all these keys and articles, where the caller asked in
            this transaction; it halves the work.
    """
    if not seen:
        return
    keys = {key: article for article, own, _ in seen for key in own}
    before, here = asked or (
        known(connection, subscription, keys),
        of(connection, subscription, {article for article, _, _ in seen}),
    )
    _keep_keys(connection, subscription, keys, before)
    _keep_entries(connection, subscription, seen, before, here, now)


def _keep_keys(
    connection: Connection, subscription: str, keys: Mapping[str, str], before: Mapping[str, str]
) -> None:
    places = {key: stored(key, subscription) for key, article in keys.items() if before.get(key) != article}
    new = sorted((*place, keys[key]) for key, place in places.items() if key not in before)
    insert_all(connection, entry_keys, ("scope", "key", "article"), new)
    # A key that was given to another article ("1", for whatever is on top) goes with the later one.
    moved = [
        {"its_scope": place[0], "its_key": place[1], "article": keys[key]}
        for key, place in places.items()
        if key in before
    ]
    if moved:
        connection.execute(_MOVE_KEY, moved)


_MOVE_KEY = (
    update(entry_keys)
    .where(entry_keys.c.scope == bindparam("its_scope"), entry_keys.c.key == bindparam("its_key"))
    .values(article=bindparam("article"))
)
_SEE_AGAIN = (
    update(entries)
    .where(entries.c.subscription == bindparam("its"), entries.c.article == bindparam("which"))
    .values(
        digest=bindparam("digest"),
        known_by=bindparam("known_by"),
        last_seen=bindparam("last_seen"),
        gone=None,
    )
)


def _keep_entries(
    connection: Connection,
    subscription: str,
    seen: Sequence[Seen],
    before: Mapping[str, str],
    here: Mapping[str, Entry],
    now: float,
) -> None:
    latest = {article: (keys, digest) for article, keys, digest in seen}
    new, again = [], []
    for article, (keys, digest) in latest.items():
        found = [before.get(key) == article for key in keys]
        known_by = _kind(keys[found.index(True)]) if any(found) and not found[0] else None
        entry = here.get(article)
        if entry is None:
            new.append((subscription, article, digest, known_by, now))
        elif (
            entry.digest != digest or known_by or entry.gone is not None or now - entry.last_seen > _DAY
        ):  # else nothing is written: most entries of most looks are as they were
            told = {"digest": digest, "known_by": known_by or entry.known_by, "last_seen": now}
            again.append({"its": subscription, "which": article, **told})
    insert_all(connection, entries, ("subscription", "article", "digest", "known_by", "last_seen"), new)
    if again:
        connection.execute(_SEE_AGAIN, again)


def _kind(key: str) -> str:
    return key.partition(":")[0]


def copy(connection: Connection, subscription: str, other: str) -> None:
    """Let one subscription know all entries that another one knows, where it doesn't yet."""
    theirs, also = entries.alias(), entries.alias()
    columns = ("article", "digest", "known_by", "last_seen", "gone")
    missing = select(literal(other), *(theirs.c[name] for name in columns)).where(
        theirs.c.subscription == subscription,
        ~exists().where(also.c.subscription == other, also.c.article == theirs.c.article),
    )
    connection.execute(insert(entries).from_select(["subscription", *columns], missing))
    their_keys, also_keys = entry_keys.alias(), entry_keys.alias()
    missing = select(literal(other), their_keys.c.key, their_keys.c.article).where(
        their_keys.c.scope == subscription,
        ~exists().where(also_keys.c.scope == other, also_keys.c.key == their_keys.c.key),
    )
    connection.execute(insert(entry_keys).from_select(["scope", "key", "article"], missing))


def prune(connection: Connection, *, before: float) -> int:
    """Forget entries that left their feeds before a moment, with their keys; return how many.

    To be called once a week or so, with a moment a year ago: feeds that bring back what is older are
    rare, and their articles are still found by their addresses' ids. The articles themselves stay.

    Args:
        connection: an open writing transaction.
        before: seconds since 1970.
    """
    unread = ~exists().where(subscriptions.c.id == entries.c.subscription)
    old = or_(entries.c.gone < before, and_(unread, entries.c.last_seen < before))
    count = connection.execute(delete(entries).where(old)).rowcount
    if count:
        anyone = exists().where(entries.c.article == entry_keys.c.article)
        its_own = exists().where(
            entries.c.subscription == entry_keys.c.scope, entries.c.article == entry_keys.c.article
        )
        connection.execute(delete(entry_keys).where(entry_keys.c.scope == "", ~anyone))
        connection.execute(delete(entry_keys).where(entry_keys.c.scope != "", ~its_own))
    return count
