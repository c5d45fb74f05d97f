"""Questions about a database as a whole: is it sound, do its parts agree; and what sets them right again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Engine, delete, exists, func, select, text, update
from sqlalchemy.exc import DatabaseError

from broadsheet.store import rows, stories
from broadsheet.store.schema import articles, placements, postings, subscriptions
from broadsheet.store.schema import stories as story_rows

_MOST_TOLD = 5  # lines that SQLite says of damage: one would do


def damage(connection: Connection, *, thorough: bool) -> tuple[str, ...]:
    """Return what SQLite finds broken in its file; nothing where all is well, and of other databases.

    Args:
        connection: any.
        thorough: whether every entry of every index is compared with its row: minutes where there is a lot.
    """
    if connection.dialect.name != "sqlite":
        return ()
    check = "integrity_check" if thorough else "quick_check"
    try:
        found = connection.execute(text(f"PRAGMA {check}({_MOST_TOLD})")).scalars().all()
    except DatabaseError as error:
        return (str(error.orig),)
    return tuple(line for line in found if line != "ok")


def loose_ends(connection: Connection) -> int:
    """Return how many rows refer to one that is not there."""
    if connection.dialect.name != "sqlite":  # others never let it come to that
        return 0
    return len(connection.execute(text("PRAGMA foreign_key_check")).all())


def miscounted(connection: Connection) -> tuple[str, ...]:
    """Return the stories, there or missing, whose number of articles is another than is said of them."""
    placed = select(placements.c.story, func.count().label("size")).group_by(placements.c.story).subquery()
    wrong = (
        select(story_rows.c.id)
        .outerjoin(placed, placed.c.story == story_rows.c.id)
        .where(func.coalesce(placed.c.size, 0) != story_rows.c.size)
    )
    missing = select(placed.c.story).where(~exists().where(story_rows.c.id == placed.c.story))
    return tuple(connection.execute(wrong.union(missing).order_by("id")).scalars())


def recount(connection: Connection, keys: Sequence[str]) -> None:
    """Set right how many articles stories have; those without any end."""
    sagas: dict[str, str] = {}
    for piece in rows.pieces(keys):
        for table, key in ((story_rows, story_rows.c.id), (placements, placements.c.story)):
            query = select(key.label("story"), table.c.saga).where(key.in_(piece))
            sagas |= {row.story: row.saga for row in connection.execute(query)}
    stories.recount(connection, sagas)


def unfiled(connection: Connection, limit: int) -> tuple[str, ...]:
    """Return placed articles that nothing finds; those without a word are among them, and rightly so."""
    query = (
        select(placements.c.article)
        .join(articles, articles.c.id == placements.c.article)
        .where(~exists().where(postings.c.seq == articles.c.seq))
        .order_by(articles.c.seq)
        .limit(limit)
    )
    return tuple(connection.execute(query).scalars())


def drop_loose_postings(connection: Connection) -> int:
    """Take out what finds articles that are not there, or not placed; return how much that was."""
    return connection.execute(delete(postings).where(_is_loose())).rowcount


def loose_postings(connection: Connection) -> int:
    """Return how much there is that finds articles that are not there, or not placed."""
    return connection.execute(select(func.count()).select_from(postings).where(_is_loose())).scalar_one()


def _is_loose() -> ColumnElement[bool]:
    placed = select(articles.c.seq).join(placements, placements.c.article == articles.c.id)
    return postings.c.seq.not_in(placed)


def never_placed(connection: Connection) -> int:
    """Return how many articles neither wait nor are held back, and are in no story."""
    query = select(func.count()).select_from(articles).where(*_is_nowhere())
    return connection.execute(query).scalar_one()


def let_wait(connection: Connection) -> int:
    """Let articles that are in no story wait to be placed; return how many those were."""
    return connection.execute(update(articles).where(*_is_nowhere()).values(waiting=True)).rowcount


def _is_nowhere() -> tuple[ColumnElement[bool], ...]:
    return (~articles.c.waiting, ~articles.c.held, ~exists().where(placements.c.article == articles.c.id))


def waiting_since(connection: Connection) -> tuple[int, float | None]:
    """Return how many articles wait to be placed, and since when the first one does."""
    query = select(func.count(), func.min(articles.c.added)).where(articles.c.waiting)
    count, since = connection.execute(query).one()
    return count, since


def newest(connection: Connection) -> float | None:
    """Return when the last article came in, by the clock of then."""
    query = select(articles.c.added).order_by(articles.c.seq.desc()).limit(1)
    return connection.execute(query).scalar()


def unsearchable(connection: Connection) -> dict[str, int]:
    """Return by how many articles each full-text table differs from what is stored; only those that do."""
    if connection.dialect.name != "sqlite":
        return {}
    whole = connection.execute(select(func.count()).select_from(articles)).scalar_one()
    out = {}
    for name in ("noted", "search"):
        # Of each row that is filed, this table of FTS5 holds the length.
        filed = connection.execute(text(f"SELECT count(*) FROM {name}_docsize")).scalar_one()  # noqa: S608
        if filed != whole:
            out[name] = abs(whole - filed)
    return out


def search_disagrees(connection: Connection) -> bool:
    """Return whether the full-text table holds other words than the articles: all are read again.

    Args:
        connection: an open writing transaction.
    """
    if connection.dialect.name != "sqlite":
        return False
    try:
        connection.execute(text("INSERT INTO search(search, rank) VALUES('integrity-check', 1)"))
    except DatabaseError:
        return True
    return False


def rebuild_search(connection: Connection) -> None:
    """Make the full-text table of articles anew."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO search(search) VALUES('rebuild')"))


def file_of(engine: Engine) -> Path | None:
    """Return the file of a database, None for one in memory or on a server."""
    name = engine.url.database
    known = engine.dialect.name == "sqlite" and name not in {None, "", ":memory:"}
    return Path(str(name)) if known else None


def write_log_back(engine: Engine) -> None:
    """Write the log (WAL) of a SQLite database back into its file, as far as no reader needs it."""
    # The driver's own connection: within a transaction there is nothing to be written back.
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def sealed(connection: Connection) -> tuple[str, ...]:
    """Return the credentials of subscriptions, as they are sealed."""
    query = select(subscriptions.c.sealed).where(subscriptions.c.sealed.is_not(None))
    return tuple(connection.execute(query.order_by(subscriptions.c.id)).scalars())
