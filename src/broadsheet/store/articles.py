"""Articles, their versions and their notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    Table,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from broadsheet.model import Article, Entity, Figure, Note, Statement, Tag, Version, When
from broadsheet.store import note_marks, noted, rows
from broadsheet.store.bulk import insert_all
from broadsheet.store.schema import articles, marks, notes, pages, versions
from broadsheet.text.dates import moment, parse

Change = Literal["new", "changed", "unchanged"]

_KINDS: dict[type[Note], str] = {
    Entity: "entity",
    Figure: "figure",
    Statement: "statement",
    Tag: "tag",
    When: "date",
}


def change(connection: Connection, article: Article) -> Change:
    """Return what saving an article would do.

    A text that was already kept is a repeat, so that adding a file twice changes nothing; but a text
    that a publisher went back to, seen later than the present one, is a change. The teaser of a version
    whose full text is here counts as that version.
    """
    stored = connection.execute(
        select(articles.c.digest, articles.c.collected, articles.c.version).where(articles.c.id == article.id)
    ).first()
    if stored is None:
        return "new"
    digest = rows.digest(article.title, article.text)
    if digest == stored.digest:
        return "unchanged"
    same = or_(versions.c.digest == digest, versions.c.teaser == digest)
    former = connection.execute(
        select(versions.c.version)
        .where(versions.c.article == article.id, same)
        .order_by(versions.c.version.desc())
    ).first()
    if former is not None and former.version == stored.version:
        return "unchanged"
    present = moment(parse(stored.collected))
    later = article.collected is not None and present is not None and article.collected > present
    return "changed" if former is None or later else "unchanged"


def save(
    connection: Connection, article: Article, *, now: float, waiting: bool = False, said: bool | None = None
) -> Article:
    """Store a new article or a new version of one, with its notes; return it with its version number.

    Args:
        connection: an open writing transaction.
        article: what it says of its version is not believed.
        now: seconds since 1970.
        waiting: it is still to be inspected and placed.
        said: whether the publisher said that it was changed; None: seen by its dates.
    """
    stored = connection.execute(select(articles).where(articles.c.id == article.id)).mappings().first()
    if stored is None:
        article = replace(article, version=1)
        save_new(connection, [article], now=now, waiting=waiting)
        return article
    article = replace(article, version=stored["version"] + 1, held=bool(stored["held"]))
    row = rows.article_row(article, now)
    connection.execute(
        update(versions)
        .where(versions.c.article == article.id, versions.c.version == stored["version"])
        .values(text=stored["text"])
    )
    # When it came in first, and so where it stands in the river, stays.
    row.update(added=stored["added"], sort=stored["sort"], hours=stored["hours"] or row["hours"])
    row["waiting"] = waiting and not article.held
    connection.execute(update(articles).where(articles.c.id == article.id).values(row))
    connection.execute(delete(notes).where(notes.c.article == article.id))
    told = _version_row(article, row) | {"said": _is_said(article, stored) if said is None else said}
    connection.execute(insert(versions), [told | {"added": now}])
    _save_notes(connection, [article])
    return article


def _is_said(article: Article, stored: RowMapping) -> bool:
    """Return whether a publisher moved a date of an article forward: the change is no silent one."""
    for name, now in (("updated", article.updated), ("published", article.published)):
        later, before = moment(now), moment(parse(stored[name]))
        if later is not None and (later > before if before else name == "updated"):
            return True
    return False


def _version_row(article: Article, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of an article's present version: its text stands with the article."""
    return {
        "article": article.id,
        "version": article.version,
        "digest": row["digest"],
        "title": article.title,
        "text": None,
        "collected": row["collected"],
        "added": row["added"],
        "said": True,
    }


def save_new(connection: Connection, found: Sequence[Article], *, now: float, waiting: bool) -> None:
    """Store articles that are not there yet, with their notes, many at once.

    Args:
        connection: an open writing transaction.
        found: each id once; what they say of their version is not believed.
        now: seconds since 1970.
        waiting: they are still to be inspected and placed; those that are held back never wait.
    """
    if not found:
        return
    fresh = [one if one.version == 1 else replace(one, version=1) for one in found]
    told = [rows.article_row(article, now) for article in fresh]
    for row in told:
        row["waiting"] = waiting and not row["held"]
    _insert(connection, articles, told)
    _insert(connection, versions, [_version_row(one, row) for one, row in zip(fresh, told, strict=True)])
    _save_notes(connection, fresh)


def _insert(connection: Connection, table: Table, found: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns."""
    columns = [column.name for column in table.columns if column.name in found[0]]
    insert_all(connection, table, columns, [tuple(map(row.__getitem__, columns)) for row in found])


def present(connection: Connection, keys: Collection[str]) -> set[str]:
    """Return which of these articles are there."""
    out: set[str] = set()
    for piece in rows.pieces(keys):
        here = articles.c.id.in_(piece)
        out.update(connection.execute(select(articles.c.id).where(here)).scalars())
    return out


def places(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    """Return the place of articles in the order of arrival."""
    return {
        row.id: row.seq
        for piece in rows.pieces(keys)
        for row in connection.execute(select(articles.c.id, articles.c.seq).where(articles.c.id.in_(piece)))
    }


def waiting(connection: Connection, *, limit: int) -> tuple[Article, ...]:
    """Return articles that are to be inspected and placed, the oldest first, with their publisher's tags.

    Those whose full text is still to be fetched wait for it, but only for the first try.
    """
    to_fetch = exists().where(pages.c.article == articles.c.id, pages.c.purpose == "text", pages.c.tries == 0)
    query = (
        select(articles)
        .where(articles.c.waiting, ~to_fetch)
        .order_by(articles.c.sort, articles.c.seq)
        .limit(limit)
    )
    found = connection.execute(query).mappings().all()
    said = _notes_of(connection, [row["id"] for row in found])
    return tuple(rows.article_from(row, said.get(row["id"], ())) for row in found)


def set_notes(connection: Connection, article: Article) -> None:
    """Store what inspecting found in an article that is there: its notes, and its language."""
    connection.execute(update(articles).where(articles.c.id == article.id).values(language=article.language))
    connection.execute(delete(notes).where(notes.c.article == article.id))
    _save_notes(connection, [article])


def folded(connection: Connection, key: str) -> None:
    """Say that an article was inspected and placed: it waits no more."""
    connection.execute(update(articles).where(articles.c.id == key).values(waiting=False))


def set_text(connection: Connection, key: str, article: Article, *, partial: str | None) -> None:
    """Put the full text of an article in the place of its teaser: no new version, and to be inspected.

    Where the text is the same, only what else is told of it is stored. What the teaser was is remembered,
    so that the feed telling it again is no edit.

    Args:
        connection: an open writing transaction.
        key: the article's id.
        article: the article as it is now; its id, version and subscription are not believed.
        partial: why it is still only a teaser; None where it is whole.
    """
    stored = connection.execute(select(articles).where(articles.c.id == key)).mappings().first()
    if stored is None:
        return
    row = rows.article_row(replace(article, partial=partial), stored["added"])
    changed = row["digest"] != stored["digest"]
    for name in (
        "id",
        "version",
        "subscription",
        "document",
        "added",
        "sort",
        "held",
        "waiting",
        "withdrawn",
    ):
        row[name] = stored[name]
    row["waiting"] = bool(stored["waiting"]) or (changed and not stored["held"])
    connection.execute(update(articles).where(articles.c.id == key).values(row))
    if changed:
        own = (versions.c.article == key) & (versions.c.version == stored["version"])
        connection.execute(
            update(versions)
            .where(own)
            .values(
                digest=row["digest"],
                title=article.title,
                teaser=func.coalesce(versions.c.teaser, stored["digest"]),
            )
        )
        connection.execute(delete(notes).where(notes.c.article == key))
        _save_notes(connection, [replace(article, id=key)])


def withdraw(connection: Connection, key: str, when: datetime | None) -> None:
    """Say that the page of an article was found to be gone, or with None that it is there again."""
    connection.execute(update(articles).where(articles.c.id == key).values(withdrawn=rows.seconds(when)))


def _save_notes(connection: Connection, found: Sequence[Article]) -> None:
    told = []
    for article in found:
        by_kind: dict[str, list[Note]] = {}
        for note in article.notes:
            by_kind.setdefault(_KINDS[type(note)], []).append(note)
        told += [
            {
                "article": article.id,
                "kind": kind,
                "made_by": _maker(alike),
                "body": rows.notes_to_text(tuple(alike)),
            }
            for kind, alike in by_kind.items()
        ]
    if told:
        _insert(connection, notes, told)
    noted.refile(connection, note_marks.applied(connection, found))


def _maker(found: Iterable[Note]) -> str:
    return next((note.made_by for note in found if note.made_by), "")


def get(connection: Connection, key: str) -> Article | None:
    """Return an article with its notes as readers put them right, or None."""
    found = as_found(connection, key)
    return note_marks.applied(connection, [found])[0] if found else None


def as_found(connection: Connection, key: str) -> Article | None:
    """Return an article with its notes as inspectors found them, or None."""
    row = connection.execute(select(articles).where(articles.c.id == key)).mappings().first()
    return rows.article_from(row, _notes_of(connection, [key]).get(key, ())) if row else None


def many(connection: Connection, keys: Collection[str], *, with_notes: bool = False) -> dict[str, Article]:
    """Return articles by id, in the order asked for; ids that are not there are left out.

    Notes are as readers put them right.
    """
    wanted = list(dict.fromkeys(keys))
    found: dict[str, Article] = {}
    for piece in rows.pieces(wanted):
        said = _notes_of(connection, piece) if with_notes else {}
        for row in connection.execute(select(articles).where(articles.c.id.in_(piece))).mappings():
            found[row["id"]] = rows.article_from(row, said.get(row["id"], ()))
    if with_notes:
        found = {article.id: article for article in note_marks.applied(connection, list(found.values()))}
    return {key: found[key] for key in wanted if key in found}


def before(connection: Connection, seq: int | None, *, limit: int) -> dict[int, str]:
    """Return ids by place in the order of arrival of articles that came before one, the latest first."""
    query = select(articles.c.seq, articles.c.id).order_by(articles.c.seq.desc()).limit(limit)
    if seq is not None:
        query = query.where(articles.c.seq < seq)
    return {row.seq: row.id for row in connection.execute(query)}


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
    shown_to: int | None = None,
) -> tuple[Article, ...]:
    """Return articles without notes, newest first, but for those that a daily cap held back.

    Args:
        connection: any.
        limit: how many at most.
        offset: how many to pass over.
        outlet: of this one only.
        subscription: that came through this one only.
        shown_to: a user, whose hidden articles do not count; None: all do.
    """
    query: Select[tuple[object, ...]] = (
        select(articles).where(~articles.c.held).order_by(articles.c.sort.desc(), articles.c.seq.desc())
    )
    if shown_to is not None:
        mine = (marks.c.user == shown_to, marks.c.kind == "hidden", marks.c.article == articles.c.id)
        query = query.where(~exists().where(*mine))
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
            said=bool(row.said),
        )
        for row in connection.execute(query)
    )


def remove(connection: Connection, keys: Collection[str]) -> None:
    """Take articles out, with their versions and notes; what readers did with them stays."""
    for piece in rows.pieces(keys):
        connection.execute(delete(articles).where(articles.c.id.in_(piece)))
