"""What readers said of stories: which they follow, and which articles belong together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from broadsheet.store import rows
from broadsheet.store.schema import story_marks, story_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a reader said of some articles: one story, or never in one with those ``there``."""

    id: int
    at: datetime
    here: tuple[str, ...]
    there: tuple[str, ...] = ()


def mark(connection: Connection, *, user: int, story: str, kind: str, now: float) -> None:
    """Set a mark on a story; one that is set stays as it was."""
    if kind not in of(connection, user=user, story=story):
        connection.execute(insert(story_marks).values(user=user, story=story, kind=kind, at=now))


def unmark(connection: Connection, *, user: int, story: str, kind: str) -> None:
    """Take a mark away."""
    connection.execute(
        delete(story_marks).where(
            story_marks.c.user == user, story_marks.c.story == story, story_marks.c.kind == kind
        )
    )


def of(connection: Connection, *, user: int, story: str) -> frozenset[str]:
    """Return a user's marks on a story."""
    query = select(story_marks.c.kind).where(story_marks.c.user == user, story_marks.c.story == story)
    return frozenset(connection.execute(query).scalars())


def marked(connection: Connection, *, user: int, kind: str, limit: int) -> list[str]:
    """Return the stories that a user marked, the latest first."""
    query = (
        select(story_marks.c.story)
        .where(story_marks.c.user == user, story_marks.c.kind == kind)
        .order_by(story_marks.c.at.desc(), story_marks.c.story)
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


def followed(connection: Connection, stories: Collection[str]) -> frozenset[str]:
    """Return which of these stories anybody follows."""
    out: set[str] = set()
    for piece in rows.pieces(stories):
        query = select(story_marks.c.story).where(
            story_marks.c.kind == "followed", story_marks.c.story.in_(piece)
        )
        out.update(connection.execute(query).scalars())
    return frozenset(out)


def follow_on(connection: Connection, ended: str, into: str) -> None:
    """Let those who followed a story that ended follow the one that it went into.

    One that was muted is not: there may be more in the other than what its reader had enough of.
    """
    query = select(story_marks.c.user, story_marks.c.at).where(
        story_marks.c.story == ended, story_marks.c.kind == "followed"
    )
    for row in connection.execute(query).all():
        mark(connection, user=row.user, story=into, kind="followed", now=row.at)
        unmark(connection, user=row.user, story=ended, kind="followed")


def say(
    connection: Connection, *, user: int, here: Iterable[str], there: Iterable[str] = (), now: float
) -> int:
    """Keep what a reader said of some articles and return its number."""
    number = (connection.execute(select(func.max(story_words.c.id))).scalar() or 0) + 1
    sides = dict.fromkeys(here, False) | dict.fromkeys(there, True)
    connection.execute(
        insert(story_words),
        [
            {"id": number, "article": article, "other_side": side, "user": user, "at": now}
            for article, side in sides.items()
        ],
    )
    return number


def said(connection: Connection, articles: Collection[str]) -> tuple[Said, ...]:
    """Return what readers said of any of these articles, the oldest word first."""
    numbers: set[int] = set()
    for piece in rows.pieces(articles):
        query = select(story_words.c.id).where(story_words.c.article.in_(piece)).distinct()
        numbers.update(connection.execute(query).scalars())
    return tuple(_said(connection, number) for number in sorted(numbers))


def _said(connection: Connection, number: int) -> Said:
    query = select(story_words).where(story_words.c.id == number).order_by(story_words.c.article)
    found = connection.execute(query).all()
    return Said(
        id=number,
        at=rows.moment_of(found[0].at),
        here=tuple(row.article for row in found if not row.other_side),
        there=tuple(row.article for row in found if row.other_side),
    )
