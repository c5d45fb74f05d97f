"""What is known of an outlet from its latest articles: where they belong, whose text they are, when they were edited."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from broadsheet.store import rows
from broadsheet.store.schema import articles, placements, stories, versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One of its articles."""

    id: str
    sort: float  # when it came out
    story: str | None
    copy: bool  # of a text that another article printed first


def latest(connection: Connection, name: str, limit: int) -> tuple[Printed, ...]:
    """Return the latest articles of an outlet, the newest first, without their texts."""
    query = (
        select(articles.c.id, articles.c.sort)
        .where(articles.c.outlet_name == name)
        .order_by(articles.c.sort.desc())
        .limit(limit)
    )
    found = connection.execute(query).all()
    placed: dict[str, tuple[str, str]] = {}
    for piece in rows.pieces([row.id for row in found]):
        where = select(placements.c.article, placements.c.story, placements.c.copy_group)
        for row in connection.execute(where.where(placements.c.article.in_(piece))):
            placed[row.article] = row.story, row.copy_group
    return tuple(
        Printed(
            id=row.id,
            sort=row.sort,
            story=placed[row.id][0] if row.id in placed else None,
            copy=row.id in placed and placed[row.id][1] != row.id,
        )
        for row in found
    )


def domain(connection: Connection, name: str) -> str | None:
    """Return the domain that an outlet's newest article came from."""
    query = (
        select(articles.c.outlet_domain)
        .where(articles.c.outlet_name == name)
        .order_by(articles.c.sort.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()


def origins(connection: Connection, keys: Collection[str]) -> dict[str, list[tuple[str, list[str], bool]]]:
    """Return the origins of stories: name, articles, whether it is known."""
    out: dict[str, list[tuple[str, list[str], bool]]] = {}
    for piece in rows.pieces(keys):
        query = select(stories.c.id, stories.c.origins).where(stories.c.id.in_(piece))
        for row in connection.execute(query):
            out[row.id] = [(name, found, known) for name, found, known in rows.loads(row.origins)]
    return out


def names(connection: Connection, keys: Collection[str]) -> dict[str, str]:
    """Return the outlet of each of these articles, where it has a name."""
    out: dict[str, str] = {}
    for piece in rows.pieces(keys):
        query = select(articles.c.id, articles.c.outlet_name).where(articles.c.id.in_(piece))
        out |= {row.id: row.outlet_name for row in connection.execute(query) if row.outlet_name}
    return out


def edits(connection: Connection, keys: Collection[str]) -> tuple[list[float], int]:
    """Return how many seconds passed until each edited article was edited first, and how many edits were silent."""
    waits: list[float] = []
    silent = 0
    for piece in rows.pieces(keys):
        query = (
            select(
                func.min(versions.c.added).label("first"),
                func.min(versions.c.added).filter(versions.c.version > 1).label("second"),
                func.count().filter(versions.c.version > 1, ~versions.c.said).label("silent"),
            )
            .where(versions.c.article.in_(piece))
            .group_by(versions.c.article)
        )
        for row in connection.execute(query):
            if row.second is not None:
                waits.append(max(0.0, row.second - row.first))
                silent += row.silent
    return waits, silent
