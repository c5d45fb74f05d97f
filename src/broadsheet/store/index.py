"""Where articles were placed, and the inverted index by which their neighbours are found.

The store knows nothing of how features are made: they are bytes here, and keys are numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from sqlalchemy import Connection, TextClause, delete, insert, or_, select, text, update

from broadsheet.model import Copy, CopyLabel, Placement
from broadsheet.store import rows
from broadsheet.store.bulk import insert_all
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which of the articles that share keys are asked for."""

    since: float | None  # those known to be older are left out; None: no such end
    until: float | None  # likewise, newer ones
    limit: int


def near(
    connection: Connection,
    keys: Sequence[tuple[int, int]],
    asked: Sequence[Asked],
    *,
    latest: int,
    without: str | None = None,
) -> list[Row]:
    """Return the articles with the most weight on these keys, for each thing asked the best first, none twice.

    Args:
        connection: any.
        keys: numbers with their weights.
        asked: each is answered by itself; articles without a date are within all of them.
        latest: of a key's articles so many of the latest are looked at.
        without: an article to leave out.
    """
    if not keys or not asked:
        return []
    given: dict[str, object] = {"latest": latest - 1, "without": without or ""}
    for number, one in enumerate(asked):
        ends = {f"since{number}": one.since, f"until{number}": one.until, f"most{number}": one.limit}
        given |= {name: end for name, end in ends.items() if end is not None}
    room = -(-len(keys) // _KEYS_STEP) * _KEYS_STEP
    for number in range(room):  # no posting has a negative key
        key, weight = keys[number] if number < len(keys) else (-1, 0)
        given |= {f"k{number}": key, f"w{number}": weight}
    shape = tuple((one.since is not None, one.until is not None) for one in asked)
    found = connection.execute(_near_statement(room, shape), given)
    return list({row.id: Row(**row._mapping) for row in found}.values())  # noqa: SLF001 (its public name)


# Statements are made for so many keys at a time, so that a few of them serve every article: making one
# takes SQLAlchemy 15 ms, running it 2 ms.
_KEYS_STEP = 16


@cache
def _near_statement(room: int, ends: tuple[tuple[bool, bool], ...]) -> TextClause:
    """Return the query for so many keys; written out, since the parameters are what changes."""
    asked = ", ".join(f"(:k{number}, :w{number})" for number in range(room))
    best = " UNION ALL ".join(_best(number, since, until) for number, (since, until) in enumerate(ends))
    return text(
        f"""
        WITH asked(key, weight) AS (VALUES {asked}),
        scored(seq, at, score) AS (
            SELECT p.seq, min(p.at), sum(p.weight * asked.weight)
            FROM asked JOIN postings p ON p.key = asked.key AND p.seq >= coalesce(
                (SELECT q.seq FROM postings q WHERE q.key = asked.key ORDER BY q.seq DESC LIMIT 1 OFFSET :latest), 0)
            WHERE p.seq <> coalesce((SELECT seq FROM articles WHERE id = :without), 0)
            GROUP BY p.seq
        ),
        best(asked, seq, score) AS ({best})
        SELECT a.id, l.story, l.saga, l.copy_group, s.size AS story_size, l.features
        FROM best
        JOIN articles a ON a.seq = best.seq
        JOIN placements l ON l.article = a.id
        JOIN stories s ON s.id = l.story
        ORDER BY best.asked, best.score DESC, a.seq
        """  # noqa: S608  # numbers of parameters only
    )


def _best(number: int, since: bool, until: bool) -> str:  # noqa: FBT001 (parts of the key of a cache)
    window = f" AND (at IS NULL OR at >= :since{number})" if since else ""
    window += f" AND (at IS NULL OR at <= :until{number})" if until else ""
    return (
        f"SELECT * FROM (SELECT {number} AS asked, seq, score FROM scored WHERE TRUE{window} "  # noqa: S608
        f"ORDER BY score DESC, seq LIMIT :most{number}) AS best{number}"
    )


def save(
    connection: Connection, placement: Placement, *, features: bytes, keys: Sequence[tuple[int, int]]
) -> None:
    """Store where an article belongs and what finds it again; its story is stale from then on.

    Args:
        connection: one that writes.
        placement: of a stored article.
        features: what ``near`` gives back with it.
        keys: numbers with their weights, no number twice.
    """
    known = connection.execute(
        select(placements.c.story).where(placements.c.article == placement.id)
    ).scalar()
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
    _file(connection, placement.id, keys)
    if placement.copies:
        connection.execute(
            insert(copies),
            [{"article": placement.id, "of": copy.id, "label": copy.label} for copy in placement.copies],
        )
    _count(connection, placement, known)


def _file(connection: Connection, article: str, keys: Sequence[tuple[int, int]]) -> None:
    query = select(articles.c.seq, articles.c.hours).where(articles.c.id == article)
    seq, at = connection.execute(query).one()
    connection.execute(delete(postings).where(postings.c.seq == seq))
    if keys:
        connection.execute(
            insert(postings), [{"key": key, "seq": seq, "at": at, "weight": weight} for key, weight in keys]
        )


def refile(connection: Connection, article: str, *, features: bytes, keys: Sequence[tuple[int, int]]) -> None:
    """Store anew what finds a placed article; its place stays. See ``save``."""
    connection.execute(update(placements).where(placements.c.article == article).values(features=features))
    _file(connection, article, keys)


def file_all(connection: Connection, found: Mapping[str, Sequence[tuple[int, int]]]) -> None:
    """Store what finds placed articles, many at once, of which nothing is stored yet.

    Args:
        connection: one that writes.
        found: numbers with their weights by article, no number of one twice.
    """
    query = select(articles.c.id, articles.c.seq, articles.c.hours).where(articles.c.id.in_(list(found)))
    # By key, as the table is laid out: what is written together stands together.
    filed = sorted(
        (
            (key, row.seq, row.hours, weight)
            for row in connection.execute(query)
            for key, weight in found[row.id]
        ),
        key=itemgetter(0, 1),
    )
    insert_all(connection, postings, ("key", "seq", "at", "weight"), filed)


def placed_before(connection: Connection, seq: int | None, limit: int) -> list[tuple[int, str]]:
    """Return placed articles that came before one, the latest first: place in the order of arrival, and id."""
    query = select(articles.c.seq, articles.c.id).join(placements, placements.c.article == articles.c.id)
    if seq is not None:
        query = query.where(articles.c.seq < seq)
    found = connection.execute(query.order_by(articles.c.seq.desc()).limit(limit))
    return [(row.seq, row.id) for row in found]


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
    found = placed(connection, key)
    return found[0] if found else None


def placed(connection: Connection, key: str) -> tuple[Placement, bytes] | None:
    """Return where an article belongs, with its copies, and what ``save`` was given as its features; or None."""
    row = connection.execute(select(placements).where(placements.c.article == key)).first()
    if row is None:
        return None
    place = Placement(
        id=key,
        copy_group=row.copy_group,
        story=row.story,
        saga=row.saga,
        because=tuple(rows.loads(row.because)),
        copies=copies_of(connection, [key]).get(key, ()),
    )
    return place, row.features


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


def features_among(connection: Connection, keys: Collection[str]) -> dict[str, bytes]:
    """Return what ``save`` was given as features of those of these articles that are placed."""
    query = select(placements.c.article, placements.c.features).where(placements.c.article.in_(list(keys)))
    return {row.article: row.features for row in connection.execute(query)}


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
