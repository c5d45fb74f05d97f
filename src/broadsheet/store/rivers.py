"""The plain lists of articles: of all subscriptions, of a folder, of one, of an outlet; and what is unread there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, exists, func, select, text

from broadsheet.model import Article
from broadsheet.store import rows, sweeps, unread
from broadsheet.store.schema import articles, marks
from broadsheet.store.sweeps import Scope

COUNTED = 1_000
"""Counts of what is unread go no further, "1,000 and more": nobody reads the difference, and counting stays quick
(bench/serve_speed.py). Readers that sync by the Google Reader API know this limit, too."""

# Subscriptions that are looked through one by one, some 3 microseconds each time. In a folder of more than that enough
# stand among the newest of all.
_ONE_BY_ONE = 2_000
# How far back a folder's newest are looked for at first, and by how much farther when too few are found: so at most
# eight times as many are met as are shown, and a folder in which nothing came for years takes ten looks.
_FIRST_SPAN, _FARTHER = 3_600.0, 8.0
_FARTHEST = 4e9  # seconds, from there on it is everything: more than a century

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
        {of_folder}ORDER BY filed.folder
    )
"""
_UNREAD_AFTER = """
    articles.subscription = own.subscription AND articles.seq > own.seq AND NOT articles.held AND NOT EXISTS (
        SELECT 1 FROM marks WHERE marks."user" = :user AND marks.article = articles.id
        AND +marks.kind IN ('hidden', 'read')
    )
"""
_OF_FOLDERS = """
    {mine}
    SELECT folders.folder, (SELECT COUNT(*) FROM (
        SELECT 1 FROM mine AS own CROSS JOIN articles WHERE own.folder = folders.folder AND {unread_after}
        LIMIT {counted}
    )) AS unread
    FROM (SELECT DISTINCT folder FROM mine) AS folders
    """
_OF_FEEDS = """
    {mine}
    SELECT own.subscription, COALESCE(subscribers.title, subscriptions.title) AS title, subscriptions.url,
        (SELECT COUNT(*) FROM (SELECT 1 FROM articles WHERE {unread_after} LIMIT {counted})) AS unread
    FROM mine AS own JOIN subscriptions ON subscriptions.id = own.subscription
    JOIN subscribers ON subscribers.subscription = own.subscription AND subscribers."user" = :user
    ORDER BY LOWER(COALESCE(subscribers.title, subscriptions.title, subscriptions.url))
    LIMIT :limit OFFSET :offset
    """
# Read with everything else, and marked as unread again: few, so these come first.
_EXCEPTIONS = """
    WITH again AS MATERIALIZED (
        SELECT articles.subscription, COUNT(*) AS unread
        FROM marks CROSS JOIN articles ON articles.id = marks.article
        WHERE marks."user" = :user AND marks.kind = 'unread' AND NOT articles.held AND articles.seq <= (
            SELECT MAX(read_to.seq) FROM read_to WHERE read_to."user" = :user
            AND read_to.scope IN ('', articles.subscription)
        ) AND NOT EXISTS (
            SELECT 1 FROM marks AS other WHERE other."user" = :user AND other.article = articles.id
            AND +other.kind IN ('hidden', 'read')
        ) GROUP BY articles.subscription
    ), those AS (
        SELECT again.*, subscribers.folder, subscribers.also_in FROM again
        CROSS JOIN subscribers ON subscribers."user" = :user AND subscribers.subscription = again.subscription
    )
    SELECT COALESCE(folder, '') AS folder, subscription, unread FROM those
    UNION SELECT also.value, subscription, unread FROM those, json_each(those.also_in) AS also
    """
_WITHIN = """
    SELECT articles.seq FROM json_each(:scope) AS one CROSS JOIN articles
    ON articles.subscription = one.value AND articles.sort {0} :edge
    WHERE NOT articles.held AND NOT EXISTS (
        SELECT 1 FROM marks WHERE marks."user" = :user AND marks.article = articles.id AND marks.kind = 'hidden'
    ){2} ORDER BY articles.sort {1}, articles.seq {1} LIMIT :most
"""
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
_UNREAD_ALONE = f" AND NOT {_HAS_READ}"
_SIDES = {False: (">=", "DESC"), True: ("<=", "ASC")}  # by whether the oldest come first
_OF_SOME = {
    (oldest, unread): text(_WITHIN.format(*side, _UNREAD_ALONE if unread else ""))
    for oldest, side in _SIDES.items()
    for unread in (False, True)
}
_PARTS = {"unread_after": _UNREAD_AFTER, "counted": COUNTED}
_FOLDERS = text(_OF_FOLDERS.format(mine=_MINE.format(of_folder=""), **_PARTS))
_OF_ONE = "WHERE filed.folder = :folder "
_FEEDS = text(_OF_FEEDS.format(mine=_MINE.format(of_folder=_OF_ONE), **_PARTS))
_AGAIN = text(_EXCEPTIONS)
_FOLDER = text("""
    SELECT subscription FROM subscribers WHERE "user" = :user AND (
        COALESCE(folder, '') = :folder OR EXISTS (SELECT 1 FROM json_each(also_in) WHERE value = :folder)
    )
""")


_Columns = TypeVar("_Columns", bound=tuple[Any, ...])


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
    return tuple(
        Folder(name=name, feeds=one.feeds, unread=min(COUNTED, one.unread))
        for name, one in unread.shelves(connection, user, _counted).items()
    )


def _counted(connection: Connection, user: int) -> Mapping[str, int]:
    found = Counter({row.folder: row.unread for row in connection.execute(_FOLDERS, {"user": user})})
    for row in connection.execute(_AGAIN, {"user": user}):
        found[row.folder] += row.unread
    return found


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
    # First which, by indexes alone, then those few: a row is long, and its text is read with it.
    shown = rows.dumps(_shown(connection, user, asked))
    query = select(articles).where(articles.c.seq.in_(text("SELECT value FROM json_each(:shown)")))
    found = connection.execute(_in_order(query, asked), {"shown": shown}).mappings()
    return tuple(rows.article_from(row) for row in found)


def _shown(connection: Connection, user: int, asked: Asked) -> Sequence[int]:
    """Return the articles of a page."""
    scope = asked.scope
    if asked.unread_only and scope.outlet is None:
        few = _unread(connection, user, scope)
        if len(few) < COUNTED:
            among = text("SELECT value FROM json_each(:few)").bindparams(few=rows.dumps(few))
            return _walked(connection, user, asked, articles.c.seq.in_(among))
    if scope.outlet is None and 1 < len(scope.subscriptions or ()) <= _ONE_BY_ONE:
        return _of_some(connection, user, asked)
    return _walked(connection, user, asked, scope.of())


def _walked(connection: Connection, user: int, asked: Asked, chosen: ColumnElement[bool]) -> Sequence[int]:
    hidden = exists().where(marks.c.user == user, marks.c.kind == "hidden", marks.c.article == articles.c.id)
    query = select(articles.c.seq).where(chosen, ~articles.c.held, ~hidden)
    query = query.where(~sweeps.is_read(user)) if asked.unread_only else query
    query = _in_order(query, asked).limit(asked.limit).offset(asked.offset)
    return connection.execute(query).scalars().all()


def _in_order(query: Select[_Columns], asked: Asked) -> Select[_Columns]:
    if asked.oldest_first:
        return query.order_by(articles.c.sort, articles.c.seq)
    return query.order_by(articles.c.sort.desc(), articles.c.seq.desc())


def _of_some(connection: Connection, user: int, asked: Asked) -> Sequence[int]:
    """Return the articles of a page of several subscriptions, looking farther until enough are found."""
    most = asked.offset + asked.limit
    given = {"user": user, "scope": rows.dumps(asked.scope.subscriptions), "most": most}
    end = func.min if asked.oldest_first else func.max
    begin = connection.execute(select(end(articles.c.sort))).scalar() or 0.0
    span, found = _FIRST_SPAN, list[int]()
    while len(found) < most and span < _FARTHEST:
        edge = begin + (span if asked.oldest_first else -span)
        query = _OF_SOME[asked.oldest_first, asked.unread_only]
        found = list(connection.execute(query, given | {"edge": edge}).scalars())
        span *= _FARTHER
    return found[asked.offset :]


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
