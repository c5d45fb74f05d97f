"""How likely two articles tell of one event: found when the later one came, weighed by every repair."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, or_, select

from broadsheet.store import rows
from broadsheet.store.bulk import insert_all
from broadsheet.store.schema import articles, links, placements


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A placed article, as far as repairing its story takes it."""

    seq: int
    id: str
    story: str
    saga: str
    copy_group: str
    hours: float | None  # when it came out, seconds since 1970


def save(connection: Connection, article: str, found: Iterable[tuple[str, float]]) -> None:
    """Store an article's links instead of those that it had.

    Args:
        connection: an open writing transaction.
        article: the one that came.
        found: ids of others, and how likely each tells of the same event (0 to 1).
    """
    scores = dict(found)
    seqs = _seqs(connection, [article, *scores])
    own = seqs[article]
    connection.execute(delete(links).where(or_(links.c.a == own, links.c.b == own)))
    made = [
        (min(own, seqs[other]), max(own, seqs[other]), float(score))
        for other, score in scores.items()
        if other in seqs and other != article
    ]
    insert_all(connection, links, ("a", "b", "p"), sorted(made))


def _seqs(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    out: dict[str, int] = {}
    for piece in rows.pieces(keys):
        query = select(articles.c.id, articles.c.seq).where(articles.c.id.in_(piece))
        out |= {row.id: row.seq for row in connection.execute(query)}
    return out


def of(connection: Connection, seqs: Collection[int], *, least: float = 0.0) -> list[tuple[int, int, float]]:
    """Return the links of these articles from a strength upward, each once."""
    out: dict[tuple[int, int], float] = {}
    for piece in rows.pieces(seqs):
        for side in (links.c.a, links.c.b):
            query = _LINKED.where(side.in_(piece), links.c.p >= least)
            out |= {(a, b): p for a, b, p in connection.execute(query)}
    return [(a, b, p) for (a, b), p in sorted(out.items())]


def among(connection: Connection, seqs: Collection[int]) -> list[tuple[int, int, float]]:
    """Return the links between these articles, each once: what leads out of them is never read into memory."""
    out: list[tuple[int, int, float]] = []
    for here in rows.pieces(seqs):
        for there in rows.pieces(seqs):
            query = _LINKED.where(links.c.a.in_(here), links.c.b.in_(there))
            out += ((a, b, p) for a, b, p in connection.execute(query))
    return sorted(out)


def placed(connection: Connection, stories: Collection[str]) -> list[Placed]:
    """Return the articles of stories."""
    out: list[Placed] = []
    for piece in rows.pieces(stories):
        query = _PLACED.where(placements.c.story.in_(piece))
        out += (Placed(**row._mapping) for row in connection.execute(query))  # noqa: SLF001 (its public name)
    return out


def latest(connection: Connection, story: str, *, most: int) -> list[Placed]:
    """Return the articles of a story that were the latest to arrive."""
    query = _PLACED.where(placements.c.story == story).order_by(articles.c.seq.desc()).limit(most)
    return [Placed(**row._mapping) for row in connection.execute(query)]  # noqa: SLF001 (its public name)


def by_seq(connection: Connection, seqs: Collection[int]) -> list[Placed]:
    """Return articles by their order of arrival."""
    out: list[Placed] = []
    for piece in rows.pieces(seqs):
        query = _PLACED.where(articles.c.seq.in_(piece))
        out += (Placed(**row._mapping) for row in connection.execute(query))  # noqa: SLF001 (its public name)
    return out


def by_id(connection: Connection, keys: Collection[str]) -> list[Placed]:
    """Return articles by their ids."""
    out: list[Placed] = []
    for piece in rows.pieces(keys):
        query = _PLACED.where(articles.c.id.in_(piece))
        out += (Placed(**row._mapping) for row in connection.execute(query))  # noqa: SLF001 (its public name)
    return out


_LINKED = select(links.c.a, links.c.b, links.c.p)
_PLACED = select(
    articles.c.seq,
    articles.c.id,
    placements.c.story,
    placements.c.saga,
    placements.c.copy_group,
    articles.c.hours,
).join(placements, placements.c.article == articles.c.id)
