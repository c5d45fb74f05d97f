"""Where articles were placed, and the inverted index by which their neighbours are found.

The store knows nothing of how features are made: they are bytes here, and keys are text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import (
    CTE,
    Connection,
    Float,
    Select,
    String,
    column,
    delete,
    func,
    insert,
    or_,
    select,
    update,
    values,
)

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
    asked = _asked(keys)
    score = func.sum(postings.c.weight * asked.c.weight).label("score")
    ranked: Select[tuple[int, float]] = (
        select(postings.c.seq, score)
        .join(asked, asked.c.key == postings.c.key)
        .group_by(postings.c.seq)
        .order_by(score.desc(), postings.c.seq)
    )
    if since is not None or until is not None:
        ranked = _within(ranked, since, until)
    best = ranked.limit(limit).cte("best")
    query = (
        select(
            articles.c.id,
            placements.c.story,
            placements.c.saga,
            placements.c.copy_group,
            stories.c.size,
            placements.c.features,
        )
        .join(best, best.c.seq == articles.c.seq)
        .join(placements, placements.c.article == articles.c.id)
        .join(stories, stories.c.id == placements.c.story)
        .order_by(best.c.score.desc(), articles.c.seq)
    )
    return [
        Row(
            id=row.id,
            story=row.story,
            saga=row.saga,
            copy_group=row.copy_group,
            story_size=row.size,
            features=row.features,
        )
        for row in connection.execute(query)
    ]


def _asked(keys: Mapping[str, float]) -> CTE:
    listed = values(column("key", String), column("weight", Float), name="asked")
    return listed.data([(key, float(weight)) for key, weight in sorted(keys.items())]).cte("asked")


def _within(
    query: Select[tuple[int, float]], since: float | None, until: float | None
) -> Select[tuple[int, float]]:
    query = query.join(articles, articles.c.seq == postings.c.seq)
    if since is not None:
        query = query.where(or_(articles.c.hours.is_(None), articles.c.hours >= since))
    if until is not None:
        query = query.where(or_(articles.c.hours.is_(None), articles.c.hours <= until))
    return query


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
