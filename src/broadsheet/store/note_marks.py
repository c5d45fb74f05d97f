"""What readers said of notes and of who is who, kept apart from what inspectors find."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, RowMapping, delete, insert, select

from broadsheet.model import Article, Correction, NameWord
from broadsheet.store import rows
from broadsheet.store.schema import name_words, note_marks
from broadsheet.text.corrections import corrected


def said(connection: Connection, keys: Collection[str]) -> dict[str, tuple[Correction, ...]]:
    """Return what readers said of the notes of these articles, the oldest word first."""
    out: dict[str, tuple[Correction, ...]] = {}
    for piece in rows.pieces(keys):
        query = select(note_marks).where(note_marks.c.article.in_(piece)).order_by(note_marks.c.id)
        for row in connection.execute(query).mappings():
            out[row["article"]] = (*out.get(row["article"], ()), _correction(row))
    return out


def _correction(row: RowMapping) -> Correction:
    right = row["right"]
    return Correction(
        id=row["id"],
        article=row["article"],
        found=rows.notes_from_text(row["found"])[0],
        right=None if right is None else rows.notes_from_text(right)[0],
        around=row["around"],
        start=row["start"],
        at=rows.moment_of(row["at"]),
    )


def say(connection: Connection, word: Correction, *, user: int, version: int) -> None:
    """Keep what a reader said of a note.

    Args:
        connection: an open writing transaction.
        word: its number is not believed.
        user: whose word it is.
        version: of the article that the reader saw.
    """
    connection.execute(
        insert(note_marks).values(
            user=user,
            article=word.article,
            version=version,
            found=rows.notes_to_text((word.found,)),
            right=None if word.right is None else rows.notes_to_text((word.right,)),
            around=word.around,
            start=word.start,
            at=rows.seconds(word.at),
        )
    )


def forget(connection: Connection, *, user: int, number: int) -> str | None:
    """Take a reader's word on a note back; return its article, or None where there is no such word."""
    mine = (note_marks.c.id == number, note_marks.c.user == user)
    article = connection.execute(select(note_marks.c.article).where(*mine)).scalar()
    connection.execute(delete(note_marks).where(*mine))
    return article


def names(connection: Connection) -> tuple[NameWord, ...]:
    """Return what readers said of who is who, the oldest word first: a few dozen, so all of them."""
    return tuple(
        NameWord(
            id=row.id,
            kind=row.kind,
            entity=row.entity,
            other=row.other,
            article=row.article,
            was=row.was,
            name=row.name,
            at=rows.moment_of(row.at),
        )
        for row in connection.execute(select(name_words).order_by(name_words.c.id))
    )


def say_name(connection: Connection, word: NameWord, *, user: int) -> None:
    """Keep what a reader said of who is who; the number it has is not believed."""
    connection.execute(
        insert(name_words).values(
            user=user,
            kind=word.kind,
            entity=word.entity,
            other=word.other,
            article=word.article,
            was=word.was,
            name=word.name,
            at=rows.seconds(word.at),
        )
    )


def forget_name(connection: Connection, *, user: int, number: int) -> bool:
    """Take a reader's word on who is who back; return whether there was one."""
    mine = (name_words.c.id == number, name_words.c.user == user)
    known = connection.execute(select(name_words.c.id).where(*mine)).first() is not None
    connection.execute(delete(name_words).where(*mine))
    return known


def applied(connection: Connection, found: Collection[Article]) -> list[Article]:
    """Return articles, their notes as readers put them right."""
    if not found:
        return []
    marks = said(connection, [article.id for article in found])
    words = names(connection)
    return [corrected(article, marks.get(article.id, ()), words) for article in found]
