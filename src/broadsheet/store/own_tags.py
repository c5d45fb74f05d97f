"""Hashtags that readers set on articles, by hand or by a rule; the publisher's and ours are notes."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, func, insert, select, update

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
    for piece in rows.pieces(sorted(set(keys))):
        mine = (own_tags.c.user == user, own_tags.c.name == name, own_tags.c.article.in_(piece))
        if rule is None:
            connection.execute(update(own_tags).where(*mine).values(rule=None))
        there = set(connection.execute(select(own_tags.c.article).where(*mine)).scalars())
        row = {"user": user, "name": name, "at": now, "rule": rule}
        told = [row | {"article": key} for key in piece if key not in there]
        if told:
            connection.execute(insert(own_tags), told)


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
    """Return a user's tags, each once, by name.

    Each is looked up behind the one before it: a rule may have set a few tags on a million articles.
    """
    query = select(func.min(own_tags.c.name)).where(own_tags.c.user == user)
    found: list[str] = []
    name = connection.execute(query).scalar()
    while name is not None:
        found.append(name)
        name = connection.execute(query.where(own_tags.c.name > name)).scalar()
    return found
