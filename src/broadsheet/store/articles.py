"""Articles, their versions and their notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Literal

from sqlalchemy import Connection, Select, delete, func, insert, select, update

from broadsheet.model import Article, Entity, Figure, Note, Statement, Tag, Version
from broadsheet.store import rows
from broadsheet.store.schema import articles, notes, versions
from broadsheet.text.dates import moment, parse

Change = Literal["new", "changed", "unchanged"]

_KINDS: dict[type[Note], str] = {Entity: "entity", Figure: "figure", Statement: "statement", Tag: "tag"}
# SQLite takes at most 32,766 parameters a statement; pieces of this size stay far below on any build.
_PIECE = 500


def change(connection: Connection, article: Article) -> Change:
    """Return what saving an article would do.

    A text that was already kept is a repeat, so that adding a file twice changes nothing; but a text
    that a publisher went back to, seen later than the present one, is a change.
    """
    stored = connection.execute(
        select(articles.c.digest, articles.c.collected).where(articles.c.id == article.id)
    ).first()
    if stored is None:
        return "new"
    digest = rows.digest(article.title, article.text)
    if digest == stored.digest:
        return "unchanged"
    former = connection.execute(
        select(versions.c.version).where(versions.c.article == article.id, versions.c.digest == digest)
    ).first()
    present = moment(parse(stored.collected))
    later = article.collected is not None and present is not None and article.collected > present
    return "changed" if former is None or later else "unchanged"


def save(connection: Connection, article: Article, *, now: float) -> Article:
    """Store a new article or a new version of one, with its notes; return it with its version number.

    Args:
        connection: an open writing transaction.
        article: inspected; what it says of its version is not believed.
        now: seconds since 1970.
    """
    stored = connection.execute(select(articles).where(articles.c.id == article.id)).mappings().first()
    article = replace(article, version=stored["version"] + 1 if stored else 1)
    row = rows.article_row(article, now)
    if stored:
        connection.execute(
            update(versions)
            .where(versions.c.article == article.id, versions.c.version == stored["version"])
            .values(text=stored["text"])
        )
        # When it came in first, and so where it stands in the river, stays.
        row.update(added=stored["added"], sort=stored["sort"], hours=stored["hours"] or row["hours"])
        connection.execute(update(articles).where(articles.c.id == article.id).values(row))
        connection.execute(delete(notes).where(notes.c.article == article.id))
    else:
        connection.execute(insert(articles).values(row))
    connection.execute(
        insert(versions).values(
            article=article.id,
            version=article.version,
            digest=row["digest"],
            title=article.title,
            text=None,
            collected=row["collected"],
            added=now,
        )
    )
    _save_notes(connection, article)
    return article


def _save_notes(connection: Connection, article: Article) -> None:
    by_kind: dict[str, list[Note]] = {}
    for note in article.notes:
        by_kind.setdefault(_KINDS[type(note)], []).append(note)
    if by_kind:
        connection.execute(
            insert(notes),
            [
                {
                    "article": article.id,
                    "kind": kind,
                    "made_by": _maker(found),
                    "body": rows.notes_to_text(tuple(found)),
                }
                for kind, found in by_kind.items()
            ],
        )


def _maker(found: Iterable[Note]) -> str:
    return next((note.made_by for note in found if note.made_by), "")


def get(connection: Connection, key: str) -> Article | None:
    """Return an article with its notes, or None."""
    row = connection.execute(select(articles).where(articles.c.id == key)).mappings().first()
    return rows.article_from(row, _notes_of(connection, [key]).get(key, ())) if row else None


def many(connection: Connection, keys: Collection[str], *, with_notes: bool = False) -> dict[str, Article]:
    """Return articles by id, in the order asked for; ids that are not there are left out."""
    wanted = list(dict.fromkeys(keys))
    found: dict[str, Article] = {}
    for start in range(0, len(wanted), _PIECE):
        piece = wanted[start : start + _PIECE]
        said = _notes_of(connection, piece) if with_notes else {}
        for row in connection.execute(select(articles).where(articles.c.id.in_(piece))).mappings():
            found[row["id"]] = rows.article_from(row, said.get(row["id"], ()))
    return {key: found[key] for key in wanted if key in found}


def _notes_of(connection: Connection, keys: Collection[str]) -> Mapping[str, tuple[Note, ...]]:
    out: dict[str, tuple[Note, ...]] = {}
    query = select(notes.c.article, notes.c.body).where(notes.c.article.in_(keys)).order_by(notes.c.kind)
    for row in connection.execute(query):
        out[row.article] = out.get(row.article, ()) + rows.notes_from_text(row.body)
    return out


def newest(
    connection: Connection,
    *,
    limit: int,
    offset: int = 0,
    outlet: str | None = None,
    subscription: str | None = None,
) -> tuple[Article, ...]:
    """Return articles without notes, newest first."""
    query: Select[tuple[object, ...]] = select(articles).order_by(
        articles.c.sort.desc(), articles.c.seq.desc()
    )
    if outlet is not None:
        query = query.where(articles.c.outlet_name == outlet)
    if subscription is not None:
        query = query.where(articles.c.subscription == subscription)
    found = connection.execute(query.limit(limit).offset(offset)).mappings()
    return tuple(rows.article_from(row) for row in found)


def count(connection: Connection) -> int:
    """Return how many articles there are."""
    return connection.execute(select(func.count()).select_from(articles)).scalar_one()


def former(connection: Connection, key: str) -> tuple[Version, ...]:
    """Return every version of an article, oldest first."""
    query = (
        select(versions, articles.c.text.label("present"))
        .join(articles, articles.c.id == versions.c.article)
        .where(versions.c.article == key)
        .order_by(versions.c.version)
    )
    return tuple(
        Version(
            version=row.version,
            title=row.title,
            text=row.present if row.text is None else row.text,
            collected=moment(parse(row.collected)),
            added=rows.moment_of(row.added),
        )
        for row in connection.execute(query)
    )


def remove(connection: Connection, keys: Collection[str]) -> None:
    """Take articles out, with their versions and notes; what readers did with them stays."""
    wanted = list(keys)
    for start in range(0, len(wanted), _PIECE):
        connection.execute(delete(articles).where(articles.c.id.in_(wanted[start : start + _PIECE])))
