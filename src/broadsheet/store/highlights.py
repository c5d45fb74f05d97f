"""Passages that readers marked, with their notes."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, Select, delete, func, insert, or_, select, update

from broadsheet.model import Highlight
from broadsheet.store import rows
from broadsheet.store.schema import articles, highlights

KEPT_SECONDS = 24 * 3600.0
"""For how long one that was taken away can be brought back: the page that offers it is long closed by then."""


def add(connection: Connection, one: Highlight, *, user: int) -> int:
    """Keep a highlight and return its number; the one that it has is not believed."""
    connection.execute(delete(highlights).where(highlights.c.gone < one.made.timestamp() - KEPT_SECONDS))
    made = connection.execute(
        insert(highlights).values(
            user=user,
            article=one.article,
            version=one.version,
            start=one.start,
            end=one.end,
            text=one.text,
            note=one.note,
            made=rows.seconds(one.made),
        )
    )
    key = made.inserted_primary_key
    return int(key[0]) if key else 0


def of(connection: Connection, *, user: int, article: str) -> tuple[Highlight, ...]:
    """Return what a reader marked in an article, in the order of the text that they saw."""
    query = _mine(user).where(highlights.c.article == article)
    found = connection.execute(query.order_by(highlights.c.start, highlights.c.id)).mappings()
    return tuple(_highlight(row) for row in found)


def every(
    connection: Connection, *, user: int, words: str = "", limit: int = -1, offset: int = 0
) -> tuple[Highlight, ...]:
    """Return a reader's highlights, the latest first.

    Args:
        connection: any.
        user: whose they are.
        words: that stand in the passage, in the note or in the article's headline; "": all.
        limit: how many at most; -1: all.
        offset: how many to pass over.
    """
    query = _mine(user)
    if words:
        wanted = f"%{_plain(words)}%"
        places = (highlights.c.text, highlights.c.note, articles.c.title)
        query = query.outerjoin(articles, articles.c.id == highlights.c.article).where(
            or_(*(place.ilike(wanted, escape="\\") for place in places))
        )
    query = query.order_by(highlights.c.id.desc()).limit(limit if limit >= 0 else None).offset(offset)
    return tuple(_highlight(row) for row in connection.execute(query).mappings())


def _plain(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def count(connection: Connection, *, user: int) -> int:
    """Return how many highlights a reader has."""
    mine = (highlights.c.user == user, highlights.c.gone.is_(None))
    return connection.execute(select(func.count()).select_from(highlights).where(*mine)).scalar_one()


def note(connection: Connection, *, user: int, number: int, words: str) -> str | None:
    """Put a note on a highlight in the place of what was there; return its article, or None where there is none."""
    return _change(connection, user=user, number=number, note=words)


def remove(connection: Connection, *, user: int, number: int, now: float | None) -> str | None:
    """Take a highlight away, or with None bring it back; return its article, or None where there is none."""
    return _change(connection, user=user, number=number, gone=now)


def _change(connection: Connection, *, user: int, number: int, **values: object) -> str | None:
    own = (highlights.c.id == number, highlights.c.user == user)
    article = connection.execute(select(highlights.c.article).where(*own)).scalar()
    connection.execute(update(highlights).where(*own).values(**values))
    return article


def _mine(user: int) -> Select[tuple[object, ...]]:
    return select(highlights).where(highlights.c.user == user, highlights.c.gone.is_(None))


def _highlight(row: RowMapping) -> Highlight:
    return Highlight(
        id=row["id"],
        article=row["article"],
        version=row["version"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        note=row["note"],
        made=rows.moment_of(row["made"]),
    )
