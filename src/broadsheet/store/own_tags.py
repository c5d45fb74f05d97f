"""Hashtags that readers set on articles, by hand or by a rule; the publisher's and ours are notes."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from broadsheet.model import OwnTag
from broadsheet.store import rows
from broadsheet.store.schema import own_tags


def put(
    connection: Connection,
    *,
    user: int,
    name: str,
    keys: Collection[str],
    now: float,
    rule: int | None = None,
) -> None:
    """Set a tag on articles; where it is set already, it stays as it is, but is the reader's where they set it.

    Args:
        connection: an open writing transaction.
        user: whose tag it is.
        name: as it is printed, without the number sign.
        keys: articles by id.
        now: seconds since 1970.
        rule: which rule sets it; None: the reader.
    """
    make = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    for piece in rows.pieces(keys):
        told = [{"user": user, "name": name, "article": key, "at": now, "rule": rule} for key in piece]
        if told:
            connection.execute(make(own_tags).on_conflict_do_nothing(), told)
        if rule is None:
            mine = (own_tags.c.user == user, own_tags.c.name == name, own_tags.c.article.in_(piece))
            connection.execute(update(own_tags).where(*mine).values(rule=None))


def take(connection: Connection, *, user: int, name: str, article: str) -> bool:
    """Take a tag off an article; return whether it was there."""
    mine = (own_tags.c.user == user, own_tags.c.name == name, own_tags.c.article == article)
    return connection.execute(delete(own_tags).where(*mine)).rowcount > 0


def of(connection: Connection, *, user: int, article: str) -> tuple[OwnTag, ...]:
    """Return a user's tags on an article, by name."""
    query = (
        select(own_tags.c.name, own_tags.c.rule)
        .where(own_tags.c.article == article, own_tags.c.user == user)
        .order_by(own_tags.c.name)
    )
    return tuple(OwnTag(name=row.name, rule=row.rule) for row in connection.execute(query))


def names(connection: Connection, *, user: int) -> list[str]:
    """Return a user's tags, each once, by name."""
    query = select(own_tags.c.name).where(own_tags.c.user == user).distinct().order_by(own_tags.c.name)
    return list(connection.execute(query).scalars())
