"""What readers did: marks and comments, always a user's, apart from what was published."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, exists, func, insert, literal, select, union, update

from broadsheet.model import Comment
from broadsheet.store import rows, sweeps
from broadsheet.store.schema import articles, comments, entries, marks, users


def user_id(connection: Connection, name: str) -> int | None:
    """Return a user's id, or None."""
    return connection.execute(select(users.c.id).where(users.c.name == name)).scalar()


def user_name(connection: Connection, user: int) -> str:
    """Return a user's name."""
    return str(connection.execute(select(users.c.name).where(users.c.id == user)).scalar_one())


def mark(connection: Connection, *, user: int, article: str, kind: str, now: float) -> None:
    """Set a mark; one that is set stays as it was."""
    if kind == "read":
        _take(connection, user=user, article=article, kind="unread")
    own = (marks.c.user == user, marks.c.article == article, marks.c.kind == kind)
    if connection.execute(select(marks.c.kind).where(*own)).first() is None:
        connection.execute(insert(marks).values(user=user, article=article, kind=kind, at=now))


def unmark(connection: Connection, *, user: int, article: str, kind: str, now: float) -> None:
    """Take a mark away; what was read with everything else is marked as unread."""
    _take(connection, user=user, article=article, kind=kind)
    if kind == "read" and kind in of(connection, user=user, keys=[article]).get(article, ()):
        connection.execute(insert(marks).values(user=user, article=article, kind="unread", at=now))


def _take(connection: Connection, *, user: int, article: str, kind: str) -> None:
    own = (marks.c.user == user, marks.c.article == article, marks.c.kind == kind)
    connection.execute(delete(marks).where(*own))


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
    """Return the marks that a user set on these articles; what was read with everything else is "read" too."""
    found: dict[str, set[str]] = {key: {"read"} for key in sweeps.swept(connection, user=user, keys=keys)}
    for piece in rows.pieces(keys):
        query = select(marks.c.article, marks.c.kind).where(marks.c.user == user, marks.c.article.in_(piece))
        # "read" is less than "unread": a mark of being read holds, whatever else is there.
        for row in sorted(connection.execute(query), key=lambda row: row.kind, reverse=True):
            kinds = found.setdefault(row.article, set())
            (kinds.discard("read") if row.kind == "unread" else kinds.add(row.kind))
    return {key: frozenset(kinds) for key, kinds in found.items() if kinds}


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
            changed=rows.when(row.changed),
        )
        for row in connection.execute(query)
    )


def change_comment(connection: Connection, *, user: int, number: int, text: str, now: float) -> str | None:
    """Put other words in the place of a user's comment; return its article, or None where it is not theirs."""
    own = (comments.c.id == number, comments.c.user == user, comments.c.text != "")
    article = connection.execute(select(comments.c.article).where(*own)).scalar()
    connection.execute(update(comments).where(*own).values(text=text, changed=now))
    return article


def take_back_comment(connection: Connection, *, user: int, number: int) -> str | None:
    """Take a user's comment away; return its article, or None where it is not theirs.

    Where others answered it stays without words, so that the answers keep their place.
    """
    own = (comments.c.id == number, comments.c.user == user)
    row = connection.execute(select(comments.c.article, comments.c.parent).where(*own)).first()
    if row is None:
        return None
    connection.execute(update(comments).where(*own).values(text=""))
    _clear(connection, number)
    return str(row.article)


def _clear(connection: Connection, number: int | None) -> None:
    """Take comments without words away that nobody answers any more, from an answer up to what it answers."""
    while number is not None:
        row = connection.execute(
            select(comments.c.text, comments.c.parent).where(comments.c.id == number)
        ).one()
        answered = select(comments.c.id).where(comments.c.parent == number).limit(1)
        if row.text or connection.execute(answered).first() is not None:
            return
        connection.execute(delete(comments).where(comments.c.id == number))
        number = row.parent
