"""Where articles were placed, and the inverted index by which their neighbours are found.

The store knows nothing of how features are made: they are bytes here, and keys are text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, TextClause, delete, insert, or_, select, text, update

from broadsheet.model import Copy, CopyLabel, Placement
from broadsheet.store import rows
from broadsheet.store.schema import articles, copies, placements, postings, stories


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An indexed article, as one finds it by its keys."""

    id: str
    story: str
    saga: str
    copy_group: str
    story_size: int
    features: bytes


def near(
    connection: Connection, keys: Mapping[str, float], *, since: float | None, until: float | None, limit: int
) -> list[Row]:
    """Return the articles with the most weight on these keys, the best first.

    Args:
        connection: any.
        keys: weights by key.
        since: articles known to be older are left out; those without a date never are.
        until: likewise, newer ones.
        limit: how many at most.
    """
    if not keys:
        return []
    given: dict[str, object] = {"most": limit}
    if since is not None:
        given["since"] = since
    if until is not None:
        given["until"] = until
    for number, (key, weight) in enumerate(sorted(keys.items())):
        given |= {f"k{number}": key, f"w{number}": float(weight)}
    room = -(-len(keys) // _KEYS_STEP) * _KEYS_STEP
    for number in range(len(keys), room):  # no posting bears an empty key
        given |= {f"k{number}": "", f"w{number}": 0.0}
    query = _near_statement(room, since is not None, until is not None)
    return [
        Row(
            id=row.id,
            story=row.story,
            saga=row.saga,
            copy_group=row.copy_group,
            story_size=row.size,
            features=row.features,
        )
        for row in connection.execute(query, given)
    ]


# Statements are made for so many keys at a time, so that a few of them serve every article: making one
# takes SQLAlchemy 15 ms, running it 2 ms.
_KEYS_STEP = 16


@cache
def _near_statement(room: int, since: bool, until: bool) -> TextClause:  # noqa: FBT001  # parts of the key
    """Return the query for so many keys; written out, since the parameters are what changes."""
    asked = ", ".join(f"(:k{number}, :w{number})" for number in range(room))
    window = "JOIN articles a ON a.seq = p.seq WHERE TRUE" if since or until else ""
    window += " AND (a.hours IS NULL OR a.hours >= :since)" if since else ""
    window += " AND (a.hours IS NULL OR a.hours <= :until)" if until else ""
    return text(
        f"""
        WITH asked(key, weight) AS (VALUES {asked}),
        best(seq, score) AS (
            SELECT p.seq, sum(p.weight * asked.weight) AS score
            FROM asked JOIN postings p ON p.key = asked.key {window}
            GROUP BY p.seq ORDER BY score DESC, p.seq LIMIT :most
        )
        SELECT a.id, l.story, l.saga, l.copy_group, s.size, l.features
        FROM best
        JOIN articles a ON a.seq = best.seq
        JOIN placements l ON l.article = a.id
        JOIN stories s ON s.id = l.story
        ORDER BY best.score DESC, a.seq
        """  # noqa: S608  # numbers of parameters only
    )


def save(connection: Connection, placement: Placement, *, features: bytes, keys: Mapping[str, float]) -> None:
    """Store where an article belongs and what finds it again; its story is stale from then on."""
    seq = connection.execute(select(articles.c.seq).where(articles.c.id == placement.id)).scalar_one()
    known = connection.execute(
        select(placements.c.story).where(placements.c.article == placement.id)
    ).scalar()
    connection.execute(delete(postings).where(postings.c.seq == seq))
    connection.execute(delete(placements).where(placements.c.article == placement.id))
    connection.execute(delete(copies).where(copies.c.article == placement.id))
    connection.execute(
        insert(placements).values(
            article=placement.id,
            copy_group=placement.copy_group,
            story=placement.story,
            saga=placement.saga,
            because=rows.dumps(placement.because),
            features=features,
        )
    )
    if keys:
        connection.execute(
            insert(postings), [{"key": key, "seq": seq, "weight": weight} for key, weight in keys.items()]
        )
    if placement.copies:
        connection.execute(
            insert(copies),
            [{"article": placement.id, "of": copy.id, "label": copy.label} for copy in placement.copies],
        )
    _count(connection, placement, known)


def _count(connection: Connection, placement: Placement, known: str | None) -> None:
    grown = 0 if known == placement.story else 1
    if known and grown:
        connection.execute(
            update(stories).where(stories.c.id == known).values(size=stories.c.size - 1, stale=True)
        )
    found = connection.execute(
        update(stories).where(stories.c.id == placement.story).values(size=stories.c.size + grown, stale=True)
    )
    if found.rowcount == 0:
        connection.execute(
            insert(stories).values(
                id=placement.story,
                saga=placement.saga,
                size=1,
                stale=True,
                title="",
                outlets="[]",
                origins="[]",
                at_most=0,
                summary="[]",
                weight=0.0,
            )
        )


def placement(connection: Connection, key: str) -> Placement | None:
    """Return where an article belongs, with its copies, or None."""
    row = connection.execute(select(placements).where(placements.c.article == key)).first()
    if row is None:
        return None
    return Placement(
        id=key,
        copy_group=row.copy_group,
        story=row.story,
        saga=row.saga,
        because=tuple(rows.loads(row.because)),
        copies=copies_of(connection, [key]).get(key, ()),
    )


def copies_of(connection: Connection, keys: Collection[str]) -> dict[str, tuple[Copy, ...]]:
    """Return the copies of each article, whichever of the two came first."""
    out: dict[str, dict[str, CopyLabel]] = {}
    wanted = list(keys)
    for here, there in ((copies.c.article, copies.c.of), (copies.c.of, copies.c.article)):
        query = select(here.label("a"), there.label("b"), copies.c.label).where(here.in_(wanted))
        for row in connection.execute(query):
            out.setdefault(row.a, {})[row.b] = row.label
    return {
        a: tuple(Copy(id=b, label=label) for b, label in sorted(found.items())) for a, found in out.items()
    }


def groups(connection: Connection, keys: Collection[str]) -> dict[str, str]:
    """Return the copy group of each article."""
    query = select(placements.c.article, placements.c.copy_group).where(placements.c.article.in_(list(keys)))
    return {row.article: row.copy_group for row in connection.execute(query)}


def stories_of(connection: Connection, keys: Collection[str]) -> dict[str, str]:
    """Return the story of each article."""
    query = select(placements.c.article, placements.c.story).where(placements.c.article.in_(list(keys)))
    return {row.article: row.story for row in connection.execute(query)}


def features_of(connection: Connection, key: str) -> bytes | None:
    """Return what ``save`` was given as features of an article."""
    return connection.execute(select(placements.c.features).where(placements.c.article == key)).scalar()


def forget(connection: Connection, keys: Iterable[str]) -> None:
    """Take articles out of the index; stories that are left without any go too."""
    for key in keys:
        seq = connection.execute(select(articles.c.seq).where(articles.c.id == key)).scalar()
        story = connection.execute(select(placements.c.story).where(placements.c.article == key)).scalar()
        connection.execute(delete(postings).where(postings.c.seq == seq))
        connection.execute(delete(copies).where(or_(copies.c.article == key, copies.c.of == key)))
        connection.execute(delete(placements).where(placements.c.article == key))
        connection.execute(
            update(stories).where(stories.c.id == story).values(size=stories.c.size - 1, stale=True)
        )
    connection.execute(delete(stories).where(stories.c.size <= 0))
