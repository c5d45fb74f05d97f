"""Search: articles that answer a query, by likeness or by time, on SQLite's FTS5."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from sqlalchemy import Connection, RowMapping, select, text

from broadsheet.model import Hit
from broadsheet.store import rows
from broadsheet.store.asking import Asker, Conditions, conditions
from broadsheet.store.schema import articles
from broadsheet.text.asking.query import parse

Order = Literal["likeness", "time"]

# Only so many of the newest that hold the words are weighed against one another, or sorted: a word that stands in
# most articles is then answered about as fast as a rare one. Measured: bench/search_speed.py.
_WEIGHED = 4_000

# A hit in the headline weighs four times one in the text, one in the outlet's name twice: bm25 weights,
# chosen by looking at results of the demo corpus.
_LIKENESS = "bm25(search, 4.0, 1.0, 2.0)"
_HITS = "FROM search {join} WHERE search MATCH :asked {also}"
_HOLDING = """
    SELECT articles.*, placements.story AS story
    FROM (SELECT search.rowid AS seq, {likeness} AS likeness {hits} ORDER BY search.rowid DESC LIMIT :weighed) AS found
    JOIN articles ON articles.seq = found.seq
    LEFT JOIN placements ON placements.article = articles.id
    ORDER BY found.likeness, articles.sort DESC, articles.seq DESC
    LIMIT :limit OFFSET :offset
"""
_NEWEST = """
    SELECT articles.*, placements.story AS story
    FROM articles LEFT JOIN placements ON placements.article = articles.id
    WHERE {where}
    ORDER BY articles.sort DESC, articles.seq DESC
    LIMIT :limit OFFSET :offset
"""
_COUNT = "SELECT COUNT(*) FROM (SELECT 1 {of} LIMIT :most)"
_ANSWERING = "SELECT articles.id FROM articles WHERE {where}"
_HOLDS_WORDS = "articles.seq IN (SELECT rowid FROM search WHERE search MATCH :asked{within})"
_SNIPPET = text(
    "SELECT snippet(search, 1, '', '', ' … ', 32) FROM search WHERE search MATCH :asked AND rowid = "
    "(SELECT seq FROM articles WHERE id = :id)"
)
_BEGINNING = 200  # characters of a text shown where no word was asked for: two lines


def search(
    connection: Connection,
    asked: str,
    asker: Asker,
    *,
    limit: int,
    offset: int = 0,
    order: Order = "likeness",
) -> tuple[Hit, ...]:
    """Return the articles that answer a query.

    Args:
        connection: any, on a database with a full-text index.
        asked: a line of the search language; nothing finds nothing.
        asker: whose marks and folders count, and when.
        limit: how many at most.
        offset: how many to pass over.
        order: "likeness", the best first, or "time", the newest first. A query without plain words is by time.
    """
    query = parse(asked)
    if not query:
        return ()
    wanted = conditions(connection, query, asker)
    values = {**wanted.values, "limit": limit, "offset": offset}
    if wanted.words:
        likeness = _LIKENESS if order == "likeness" else "0"
        statement = _HOLDING.format(likeness=likeness, hits=_hits(wanted))
        values |= {"asked": wanted.words, "weighed": max(_WEIGHED, limit + offset)}
    else:
        statement = _NEWEST.format(where=_where(wanted))
    found = connection.execute(text(statement), values).mappings().all()
    return tuple(
        Hit(
            article=rows.article_from(row),
            snippet=_snippet(connection, row, wanted),
            story=row["story"] or row["id"],
        )
        for row in found
    )


def count(connection: Connection, asked: str, asker: Asker, *, most: int) -> int:
    """Return how many articles answer a query, counted no further than ``most``."""
    query = parse(asked)
    if not query:
        return 0
    wanted = conditions(connection, query, asker)
    values = {**wanted.values, "most": most} | ({"asked": wanted.words} if wanted.words else {})
    of = _hits(wanted) if wanted.words else f"FROM articles WHERE {_where(wanted)}"
    return int(connection.execute(text(_COUNT.format(of=of)), values).scalar_one())


def answering(
    connection: Connection, asked: str, asker: Asker, *, among: Collection[str] | None = None
) -> list[str]:
    """Return the ids of all articles that answer a query, of those in ``among`` if that is given."""
    query = parse(asked)
    places = _places(connection, among) if among is not None else {}
    if not query or (among is not None and not places):
        return []
    within = (min(places.values()), max(places.values())) if places else None
    wanted = conditions(connection, query, asker, within=within)
    values = wanted.values | ({"asked": wanted.words} if wanted.words else {})
    found = connection.execute(text(_ANSWERING.format(where=_where(wanted))), values).scalars()
    return [key for key in found if among is None or key in places]


def _places(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    """Return the place of articles in the order of arrival."""
    return {
        row.id: row.seq
        for piece in rows.pieces(keys)
        for row in connection.execute(select(articles.c.id, articles.c.seq).where(articles.c.id.in_(piece)))
    }


def _hits(wanted: Conditions) -> str:
    """Return where the hits of words come from: out of the index one by one, so that whoever has enough may stop."""
    also = "".join(f" AND {one}" for one in wanted.found)
    return _HITS.format(join="JOIN articles ON articles.seq = search.rowid" if also else "", also=also)


def _where(wanted: Conditions) -> str:
    found = [*wanted.found, _HOLDS_WORDS.format(within=wanted.within)] if wanted.words else wanted.found
    return " AND ".join(found)


def _snippet(connection: Connection, row: RowMapping, wanted: Conditions) -> str:
    if not wanted.words:
        return str(row["text"])[:_BEGINNING]
    return connection.execute(_SNIPPET, {"asked": wanted.words, "id": row["id"]}).scalar() or ""
