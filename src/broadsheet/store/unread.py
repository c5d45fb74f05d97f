"""How much is unread in each folder: counted once, then kept up with what comes in.

Among thousands of subscriptions counting takes longer than all else of a page, and from one page to the next little
changes. So counts are kept at hand, with all that they depend on but the articles: what a user reads in which folders,
how far everything was read, and which marks there are. Where these are as they were, what came in since is added;
where not, all is counted anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Row, text

from broadsheet.store import rows, sweeps

# Articles that go, or that a daily cap holds back afterwards, are noticed by then: both are rare.
_LONGEST = 600.0
# So many that came in are looked at one by one in some milliseconds; after more of them all is counted anew.
_MOST_NEW = 5_000

# All in one text: it is compared at once, where thousands of rows would take longer than reading them.
_MINE = text("""
    SELECT json_group_array(json_array(subscription, folder, also_in)) FROM (
        SELECT subscription, folder, also_in FROM subscribers WHERE "user" = :user ORDER BY subscription
    )
""")
_READ = text('SELECT scope, seq FROM read_to WHERE "user" = :user ORDER BY scope')
# A mark that is set is later than all before it, and one that is taken away is one less.
_MARKS = text(
    "SELECT kind, COUNT(*), MAX(at) FROM marks WHERE \"user\" = :user AND kind IN ('hidden', 'read', 'unread')"
    " GROUP BY kind"
)
_NEW = text("""
    SELECT articles.subscription, COUNT(*) FROM articles WHERE articles.seq > :after AND NOT articles.held
    AND NOT EXISTS (
        SELECT 1 FROM marks WHERE marks."user" = :user AND marks.article = articles.id
        AND +marks.kind IN ('hidden', 'read')
    ) GROUP BY +articles.subscription
""")
"""The plus keeps SQLite from walking a million articles in the order of an index where ten came in."""

_By = tuple[str, Sequence[Row[Any]], Sequence[Row[Any]]]  # what is read in which folders, how far, the marks
Count = Callable[[Connection, int], Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What a user has in one folder."""

    feeds: int
    unread: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """Counts, and what they were counted by."""

    by: _By
    folders: Mapping[str, Sequence[str]]  # of each subscription
    unread: Mapping[str, int]  # in each folder
    top: int  # the last article that is counted
    since: float  # when all was counted


@dataclass(slots=True, kw_only=True)
class _AtHand:
    kept: dict[int, _Kept] = field(default_factory=dict)  # by user
    lock: Lock = field(default_factory=Lock)


_at_hand: WeakKeyDictionary[Engine, _AtHand] = WeakKeyDictionary()


def shelves(connection: Connection, user: int, count: Count) -> dict[str, Shelf]:
    """Return a user's folders by name, each with how much is unread.

    Args:
        connection: any.
        user: whose.
        count: returns what is unread in each folder, by counting all of it.
    """
    hand = _at_hand.setdefault(connection.engine, _AtHand())
    top = sweeps.top(connection)
    by = _by(connection, user)
    with hand.lock:
        known = hand.kept.get(user)
    if known is None or not _holds(known, by, top):
        folders = known.folders if known and known.by[0] == by[0] else _folders(by[0])
        counts: Mapping[str, int] = count(connection, user)
        known = _Kept(by=by, folders=folders, unread=counts, top=top, since=monotonic())
    elif known.top < top:
        new = _came(connection, user, known)
        known = _Kept(by=known.by, folders=known.folders, unread=new, top=top, since=known.since)
    if connection.get_execution_options().get("broadsheet_readonly"):  # what a writer sees may be taken back
        with hand.lock:
            hand.kept[user] = known
    feeds = Counter(name for names in known.folders.values() for name in names)
    return {name: Shelf(feeds=feeds[name], unread=known.unread.get(name, 0)) for name in sorted(feeds)}


def _by(connection: Connection, user: int) -> _By:
    mine, read, marked = (connection.execute(one, {"user": user}) for one in (_MINE, _READ, _MARKS))
    return mine.scalar_one(), read.all(), marked.all()


def _holds(known: _Kept, by: _By, top: int) -> bool:
    few = 0 <= top - known.top <= _MOST_NEW
    return few and monotonic() - known.since < _LONGEST and known.by == by


def _folders(mine: str) -> dict[str, Sequence[str]]:
    """Return the folders of each subscription; "" is none."""
    return {
        key: tuple({folder or "", *rows.loads(also)}) if also != "[]" else (folder or "",)
        for key, folder, also in rows.loads(mine)
    }


def _came(connection: Connection, user: int, known: _Kept) -> Mapping[str, int]:
    unread = Counter(known.unread)
    for key, many in connection.execute(_NEW, {"user": user, "after": known.top}):
        for name in known.folders.get(key, ()):
            unread[name] += many
    return unread
