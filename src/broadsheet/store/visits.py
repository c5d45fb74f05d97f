"""When a reader was last at a story: what came since then is new to them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, insert, select, update

from broadsheet.store import rows
from broadsheet.store.schema import articles, story_marks, versions

SEEN, BEFORE = "seen", "seen before"
"""The marks that hold a reader's last look at a story, and their last one of the visit before this one."""


def looks(connection: Connection, *, user: int, story: str) -> dict[str, float]:
    """Return when a reader looked at a story, by ``SEEN`` and ``BEFORE``; what never was is not in it."""
    query = select(story_marks.c.kind, story_marks.c.at).where(
        story_marks.c.user == user, story_marks.c.story == story, story_marks.c.kind.in_((SEEN, BEFORE))
    )
    return {row.kind: row.at for row in connection.execute(query)}


def put(connection: Connection, *, user: int, story: str, kind: str, at: float) -> None:
    """Keep when a reader looked at a story, in the place of what was kept before."""
    own = (story_marks.c.user == user, story_marks.c.story == story, story_marks.c.kind == kind)
    if not connection.execute(update(story_marks).where(*own).values(at=at)).rowcount:
        connection.execute(insert(story_marks).values(user=user, story=story, kind=kind, at=at))


def follow_on(connection: Connection, ended: str, into: str) -> None:
    """Let the looks at a story that ended count for the one that it went into, where they are later."""
    query = select(story_marks.c.user, story_marks.c.kind, story_marks.c.at).where(
        story_marks.c.story == ended, story_marks.c.kind.in_((SEEN, BEFORE))
    )
    for row in connection.execute(query).all():
        if row.at > looks(connection, user=row.user, story=into).get(row.kind, 0.0):
            put(connection, user=row.user, story=into, kind=row.kind, at=row.at)


def added_since(connection: Connection, keys: Collection[str], since: float) -> frozenset[str]:
    """Return which of these articles came into this database after a moment."""
    return frozenset(
        key
        for piece in rows.pieces(keys)
        for key in connection.execute(
            select(articles.c.id).where(articles.c.id.in_(piece), articles.c.added > since)
        ).scalars()
    )


def edited_since(connection: Connection, keys: Collection[str], since: float) -> frozenset[str]:
    """Return of which of these articles another version came after a moment."""
    return frozenset(
        key
        for piece in rows.pieces(keys)
        for key in connection.execute(
            select(versions.c.article)
            .where(versions.c.article.in_(piece), versions.c.version > 1, versions.c.added > since)
            .distinct()
        ).scalars()
    )
