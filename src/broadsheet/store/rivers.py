"""The plain lists of articles: of all subscriptions, of a folder, of one, of an outlet; and what is unread there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, exists, select, text

from broadsheet.model import Article
from broadsheet.store import rows, sweeps
from broadsheet.store.schema import articles, marks
from broadsheet.store.sweeps import Scope

COUNTED = 1_000
"""Counts of what is unread go no further, "1,000 and more": nobody reads the difference, and counting stays quick
(bench/serve_speed.py). Readers that sync by the Google Reader API know this limit, too."""

# Subscriptions whose newest are looked up one by one: 3 microseconds each and article. In a folder of more than that
# enough stand among the newest of all.
_ONE_BY_ONE = 20_000

_MINE = """
    WITH reached(seq) AS (
        SELECT COALESCE(MAX(seq), 0) FROM read_to WHERE "user" = :user AND scope = ''
    ), mine AS MATERIALIZED (
        SELECT filed.folder, filed.subscription, MAX(reached.seq, COALESCE(read_to.seq, 0)) AS seq
        FROM (
            SELECT subscription, COALESCE(folder, '') AS folder FROM subscribers WHERE "user" = :user
            UNION SELECT subscription, also.value FROM subscribers, json_each(subscribers.also_in) AS also
            WHERE "user" = :user AND also_in <> '[]'
        ) AS filed CROSS JOIN reached
        LEFT JOIN read_to ON read_to."user" = :user AND read_to.scope = filed.subscription
        ORDER BY filed.folder
    )
"""
_UNREAD_AFTER = """
    articles.subscription = own.subscription AND articles.seq > own.seq AND NOT articles.held AND NOT EXISTS (
        SELECT 1 FROM marks WHERE marks."user" = :user AND marks.article = articles.id
        AND marks.kind IN ('hidden', 'read')
    )
"""
_OF_FOLDERS = """
    {mine}
    SELECT folders.folder, folders.many, (SELECT COUNT(*) FROM (
        SELECT 1 FROM mine AS own CROSS JOIN articles WHERE own.folder = folders.folder AND {unread_after}
        LIMIT {counted}
    )) AS unread
    FROM (SELECT folder, COUNT(*) AS many FROM mine GROUP BY folder) AS folders ORDER BY folders.folder
    """
_OF_FEEDS = """
    {mine}
    SELECT own.subscription, COALESCE(subscribers.title, subscriptions.title) AS title, subscriptions.url,
        (SELECT COUNT(*) FROM (SELECT 1 FROM articles WHERE {unread_after} LIMIT {counted})) AS unread
    FROM mine AS own JOIN subscriptions ON subscriptions.id = own.subscription
    JOIN subscribers ON subscribers.subscription = own.subscription AND subscribers."user" = :user
    WHERE own.folder = :folder ORDER BY LOWER(COALESCE(subscribers.title, subscriptions.title, subscriptions.url))
    LIMIT :limit OFFSET :offset
    """
# Read with everything else, and marked as unread again: few, so these come first.
_EXCEPTIONS = """
    {mine}
    SELECT own.folder, own.subscription, COUNT(*) AS unread FROM marks
    CROSS JOIN articles ON articles.id = marks.article
    CROSS JOIN mine AS own ON own.subscription = articles.subscription AND articles.seq <= own.seq
    WHERE marks."user" = :user AND marks.kind = 'unread' AND NOT articles.held AND NOT EXISTS (
        SELECT 1 FROM marks AS other WHERE other."user" = :user AND other.article = articles.id
        AND other.kind IN ('hidden', 'read')
    ) GROUP BY own.folder, own.subscription
    """
_FIRST_OF_EACH = """
    SELECT first.seq FROM json_each(:scope) AS one CROSS JOIN articles AS first WHERE first.seq IN (
        SELECT articles.seq FROM articles WHERE articles.subscription = one.value AND NOT articles.held
        AND NOT EXISTS (
            SELECT 1 FROM marks WHERE marks."user" = :user AND marks.article = articles.id
            AND marks.kind = 'hidden'
        ) ORDER BY articles.sort {0}, articles.seq {0} LIMIT :most
    )
"""
_NEWEST_OF_EACH = text(_FIRST_OF_EACH.format("DESC"))
_OLDEST_OF_EACH = text(_FIRST_OF_EACH.format("ASC"))
_UNREAD = """
    SELECT articles.seq FROM {whence} WHERE articles.seq > {after} AND NOT articles.held
    AND NOT {read} LIMIT {counted}
"""
_REACHED = (
    """COALESCE((SELECT read_to.seq FROM read_to WHERE read_to."user" = :user AND read_to.scope = {0}), 0)"""
)
_HAS_READ = sweeps.READ.format(user=":user")
_UNREAD_OF_ALL = text(
    _UNREAD.format(whence="articles", after=_REACHED.format("''"), read=_HAS_READ, counted=COUNTED)
)
_UNREAD_OF_SOME = text(
    _UNREAD.format(
        whence="json_each(:scope) AS one CROSS JOIN articles ON articles.subscription = one.value",
        after=f"MAX({_REACHED.format(chr(39) * 2)}, {_REACHED.format('one.value')})",
        read=_HAS_READ,
        counted=COUNTED,
    )
)
_PARTS = {"mine": _MINE, "unread_after": _UNREAD_AFTER, "counted": COUNTED}
_FOLDERS, _FEEDS, _AGAIN = (text(one.format(**_PARTS)) for one in (_OF_FOLDERS, _OF_FEEDS, _EXCEPTIONS))
_FOLDER = text("""
    SELECT subscription FROM subscribers WHERE "user" = :user AND (
        COALESCE(folder, '') = :folder OR EXISTS (SELECT 1 FROM json_each(also_in) WHERE value = :folder)
    )
""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder of subscriptions."""

    name: str  # "": those that are in none
    feeds: int
    unread: int  # at most ``COUNTED``


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A subscription, as a list beside articles names it."""

    id: str
    title: str | None
    url: str
    unread: int  # at most ``COUNTED``


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which articles of a scope are listed, and how."""

    scope: Scope
    unread_only: bool = False
    oldest_first: bool = False
    limit: int
    offset: int = 0


def within(connection: Connection, *, user: int, folder: str) -> tuple[str, ...]:
    """Return the subscriptions that a user has in a folder."""
    return tuple(connection.execute(_FOLDER, {"user": user, "folder": folder}).scalars())


def folders(connection: Connection, user: int) -> tuple[Folder, ...]:
    """Return a user's folders by name, each with how many are unread."""
    more: Counter[str] = Counter()
    for row in connection.execute(_AGAIN, {"user": user}):
        more[row.folder] += row.unread
    return tuple(
        Folder(name=row.folder, feeds=row.many, unread=min(COUNTED, row.unread + more[row.folder]))
        for row in connection.execute(_FOLDERS, {"user": user})
    )


def feeds(connection: Connection, *, user: int, folder: str, limit: int, offset: int = 0) -> tuple[Feed, ...]:
    """Return the subscriptions of a folder by title, each with how many are unread."""
    given = {"user": user, "folder": folder, "limit": limit, "offset": offset}
    more: Counter[str] = Counter()
    for row in connection.execute(_AGAIN, {"user": user}):
        more[row.subscription] += row.unread if row.folder == folder else 0
    return tuple(
        Feed(
            id=row.subscription,
            title=row.title,
            url=row.url,
            unread=min(COUNTED, row.unread + more[row.subscription]),
        )
        for row in connection.execute(_FEEDS, given)
    )


def listed(connection: Connection, *, user: int, asked: Asked) -> tuple[Article, ...]:
    """Return articles without notes, but for those that a daily cap held back or the user hid."""
    query = _in_order(_shown(user, asked), asked).limit(asked.limit).offset(asked.offset)
    few = _few(connection, user, asked)
    if few is not None:
        query = query.where(articles.c.seq.in_(text("SELECT value FROM json_each(:few)")))
        found = connection.execute(query, {"few": rows.dumps(few)}).mappings()
    else:
        found = connection.execute(query.where(asked.scope.of())).mappings()
    return tuple(rows.article_from(row) for row in found)


def _shown(user: int, asked: Asked) -> Select[tuple[object, ...]]:
    hidden = exists().where(marks.c.user == user, marks.c.kind == "hidden", marks.c.article == articles.c.id)
    query: Select[tuple[object, ...]] = select(articles).where(~articles.c.held, ~hidden)
    return query.where(~sweeps.is_read(user)) if asked.unread_only else query


def _in_order(query: Select[tuple[object, ...]], asked: Asked) -> Select[tuple[object, ...]]:
    if asked.oldest_first:
        return query.order_by(articles.c.sort, articles.c.seq)
    return query.order_by(articles.c.sort.desc(), articles.c.seq.desc())


def _few(connection: Connection, user: int, asked: Asked) -> Sequence[int] | None:
    """Return the articles among which all that are listed are, where these are found without a walk by time."""
    if asked.scope.outlet is not None:
        return None
    if asked.unread_only:
        found = _unread(connection, user, asked.scope)
        return found if len(found) < COUNTED else None
    names = asked.scope.subscriptions or ()
    most = asked.offset + asked.limit
    if len(names) < 2 or len(names) * most > _ONE_BY_ONE:  # one has an index of its own
        return None
    given = {"user": user, "scope": rows.dumps(names), "most": most}
    way = _OLDEST_OF_EACH if asked.oldest_first else _NEWEST_OF_EACH
    return list(connection.execute(way, given).scalars())


def _unread(connection: Connection, user: int, scope: Scope) -> list[int]:
    """Return what is unread of a scope, no more than ``COUNTED``."""
    given = {"user": user, "scope": rows.dumps(scope.subscriptions)}
    way = _UNREAD_OF_ALL if scope.subscriptions is None else _UNREAD_OF_SOME
    found = set(connection.execute(way, given).scalars())
    again = (
        select(articles.c.seq)
        .join(marks, marks.c.article == articles.c.id)
        .where(marks.c.user == user, marks.c.kind == "unread", scope.of(), ~sweeps.is_read(user))
        .limit(COUNTED)
    )
    return [*found, *(set(connection.execute(again).scalars()) - found)]
