"""What readers did: marks and comments, always a user's, apart from what was published."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, exists, func, insert, literal, select, union

from broadsheet.model import Comment
from broadsheet.store import rows
from broadsheet.store.schema import articles, comments, entries, marks, users


def user_id(connection: Connection, name: str) -> int | None:
    """Return a user's id, or None."""
    return connection.execute(select(users.c.id).where(users.c.name == name)).scalar()


def mark(connection: Connection, *, user: int, article: str, kind: str, now: float) -> None:
    """Set a mark; one that is set stays as it was."""
    if kind not in of(connection, user=user, keys=[article]).get(article, ()):
        connection.execute(insert(marks).values(user=user, article=article, kind=kind, at=now))


def unmark(connection: Connection, *, user: int, article: str, kind: str) -> None:
    """Take a mark away."""
    connection.execute(
        delete(marks).where(marks.c.user == user, marks.c.article == article, marks.c.kind == kind)
    )


def read_all_but(
    connection: Connection, *, user: int, subscriptions: Collection[str], keep: int, now: float
) -> None:
    """Mark the articles of subscriptions as read, but for the newest ones of each.

    On subscribing: what came out before is there to be found, not to be worked off.

    Args:
        connection: an open writing transaction.
        user: whose marks these are.
        subscriptions: their articles, and those that they have in common with others.
        keep: how many of each stay as they are; those that the daily cap held back are not among them.
        now: seconds since 1970.
    """
    for piece in rows.pieces(subscriptions):
        own = select(articles.c.subscription, articles.c.id.label("article"))
        shared = select(entries.c.subscription, entries.c.article)
        of_each = union(
            own.where(articles.c.subscription.in_(piece)), shared.where(entries.c.subscription.in_(piece))
        ).subquery()
        newest_first = (articles.c.held, articles.c.sort.desc(), articles.c.seq.desc())
        number = func.row_number().over(partition_by=of_each.c.subscription, order_by=newest_first)
        counted = (
            select(articles.c.id, number.label("number"))
            .join(of_each, of_each.c.article == articles.c.id)
            .subquery()
        )
        read = exists().where(marks.c.user == user, marks.c.article == counted.c.id, marks.c.kind == "read")
        old = (
            select(literal(user), counted.c.id, literal("read"), literal(now))
            .where(counted.c.number > keep, ~read)
            .distinct()
        )
        connection.execute(insert(marks).from_select(["user", "article", "kind", "at"], old))


def of(connection: Connection, *, user: int, keys: Collection[str]) -> dict[str, frozenset[str]]:
    """Return the marks that a user set on these articles."""
    out: dict[str, frozenset[str]] = {}
    query = select(marks.c.article, marks.c.kind).where(marks.c.user == user, marks.c.article.in_(list(keys)))
    for row in connection.execute(query):
        out[row.article] = out.get(row.article, frozenset()) | {row.kind}
    return out


def comment(
    connection: Connection, *, user: int, article: str, text: str, parent: int | None, now: float
) -> Comment:
    """Keep a comment and return it."""
    made = connection.execute(
        insert(comments).values(user=user, article=article, text=text, parent=parent, written=now)
    )
    key = made.inserted_primary_key
    return next(found for found in comments_on(connection, article) if key and found.id == key[0])


def comments_on(connection: Connection, article: str) -> tuple[Comment, ...]:
    """Return the comments on an article, oldest first."""
    query = (
        select(comments, users.c.name)
        .join(users, users.c.id == comments.c.user)
        .where(comments.c.article == article)
        .order_by(comments.c.id)
    )
    return tuple(
        Comment(
            id=row.id,
            user=row.name,
            article=row.article,
            text=row.text,
            written=rows.moment_of(row.written),
            parent=row.parent,
        )
        for row in connection.execute(query)
    )
