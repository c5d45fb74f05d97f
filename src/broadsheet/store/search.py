"""Search: articles or stories that answer a query, by likeness, by meaning or by time, on SQLite's FTS5."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from sqlalchemy import Connection, RowMapping, bindparam, select, text

from broadsheet.model import Hit, StoryHit
from broadsheet.store import meaning, rows
from broadsheet.store.asking import Asker, Conditions, conditions
from broadsheet.store.schema import articles, stories
from broadsheet.text.asking.query import Query, parse

Order = Literal["likeness", "meaning", "time"]

# Only so many of the newest that hold the words are weighed against one another, or sorted: a word that stands in
# most articles is then answered about as fast as a rare one. Measured: bench/search_speed.py.
_WEIGHED = 4_000

# A hit in the headline weighs four times one in the text, one in the outlet's name twice: bm25 weights,
# chosen by looking at results of the demo corpus.
_LIKENESS = "bm25(search, 4.0, 1.0, 2.0)"
# The plus sign keeps SQLite from asking the index once for each article of a list: walking through all that hold
# the words costs a twentieth of a microsecond each.
_PLACE = "+{table}.rowid"
_HITS = "FROM {table} {join} WHERE {table} MATCH {words}{also}"
_JOIN = "JOIN articles ON articles.seq = {table}.rowid"
_FOUND = (
    "SELECT {table}.rowid AS seq, {likeness} AS likeness {hits} ORDER BY {table}.rowid DESC LIMIT :weighed"
)
_BEST = "SELECT seq FROM ({found}) ORDER BY likeness, seq DESC LIMIT :limit OFFSET :offset"
_NEWEST = """
    SELECT articles.seq FROM articles WHERE {where}
    ORDER BY articles.sort DESC, articles.seq DESC LIMIT :limit OFFSET :offset
"""
_NEWEST_OF = "articles.seq IN (SELECT seq FROM ({found}))"
_ROWS = text(
    "SELECT articles.*, placements.story AS story FROM articles "
    "LEFT JOIN placements ON placements.article = articles.id WHERE articles.seq IN :seqs"
).bindparams(bindparam("seqs", expanding=True))
_STORIES_OF = text(
    "SELECT articles.seq, COALESCE(placements.story, articles.id) AS story FROM articles "
    "LEFT JOIN placements ON placements.article = articles.id "
    "WHERE articles.seq IN (SELECT value FROM json_each(:seqs))"
)
# Whether an article holds the words, asked of the index for it alone: a tenth of a millisecond each.
_HOLDS = "EXISTS (SELECT 1 FROM search WHERE search MATCH :asked AND rowid = articles.seq)"
_THESE = (
    "SELECT articles.seq FROM articles WHERE articles.seq IN (SELECT value FROM json_each(:near)) AND {where}"
)
_NEAREST = 64  # asked first: where the words are common ones, a page of results is among them
_COUNT = "SELECT COUNT(*) FROM (SELECT 1 {of} LIMIT :most)"
_ANSWERING = "SELECT articles.id FROM articles WHERE {where}"
_HOLDS_WORDS = "articles.seq IN (SELECT rowid FROM search WHERE search MATCH :asked{within})"
_SNIPPET = text(
    "SELECT snippet(search, 1, '', '', ' … ', 32) FROM search WHERE search MATCH :asked AND rowid = :seq"
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
        order: "likeness", the best first; "meaning", the nearest to what the words are about first; or "time",
            the newest first. A query without plain words is by time, unless it asks for what is like something.
    """
    query = parse(asked)
    if not query:
        return ()
    wanted = conditions(connection, query, asker)
    seqs = _answering_in_order(connection, query, wanted, order, limit=limit, offset=offset)
    return _told(connection, seqs, wanted)


def search_stories(
    connection: Connection,
    asked: str,
    asker: Asker,
    *,
    limit: int,
    offset: int = 0,
    order: Order = "likeness",
) -> tuple[StoryHit, ...]:
    """Return the stories of the articles that answer a query, each at the place of the best of these.

    Of a query that many answer it is the stories of so many as are weighed. See ``search``.
    """
    query = parse(asked)
    if not query:
        return ()
    wanted = conditions(connection, query, asker)
    seqs = _answering_in_order(connection, query, wanted, order, limit=_WEIGHED, offset=0)
    of: dict[str, list[int]] = {}
    told = connection.execute(_STORIES_OF, {"seqs": rows.dumps(seqs)})
    story_of: dict[int, str] = {row.seq: row.story for row in told}
    for seq in seqs:
        of.setdefault(story_of[seq], []).append(seq)
    shown = list(of.items())[offset : offset + limit]
    hits = _told(connection, [members[0] for _, members in shown], wanted)
    known = _stories(connection, [key for key, _ in shown])
    return tuple(
        _story_hit(known.get(key), hit, len(members)) for (key, members), hit in zip(shown, hits, strict=True)
    )


def _stories(connection: Connection, keys: Collection[str]) -> dict[str, RowMapping]:
    out: dict[str, RowMapping] = {}
    columns = (stories.c.id, stories.c.title, stories.c.title_from, stories.c.size)
    columns_of_story = (stories.c.outlets, stories.c.at_most, stories.c.last)
    for piece in rows.pieces(keys):
        query = select(*columns, *columns_of_story).where(stories.c.id.in_(piece))
        out |= {row["id"]: row for row in connection.execute(query).mappings()}
    return out


def _story_hit(row: RowMapping | None, best: Hit, answering: int) -> StoryHit:
    """Return a story that was found; one that is not told yet goes by its article's headline."""
    if row is None or not row["title"]:
        return StoryHit(best=best, answering=answering, title=best.article.title, articles=1, outlets=1)
    return StoryHit(
        best=best,
        answering=answering,
        title=row["title"],
        title_from=row["title_from"],
        articles=row["size"],
        outlets=len(rows.loads(row["outlets"])),
        at_most=row["at_most"],
        last=rows.when(row["last"]),
        is_told=True,
    )


def _answering_in_order(
    connection: Connection, query: Query, wanted: Conditions, order: Order, *, limit: int, offset: int
) -> list[int]:
    """Return the articles that answer a query by their ``seq``, in the order that is asked for."""
    if order != "time" and wanted.near and wanted.words:
        first = _nearest(connection, wanted, wanted.near[:_NEAREST])
        if len(first) >= limit + offset:
            return first[offset : offset + limit]
    if order != "time":
        near = wanted.like or (_plain_words(query) if order == "meaning" else None)
        if near:
            found = _newest(connection, wanted, limit=_WEIGHED, offset=0)
            scores = meaning.likeness(connection, found, meaning.vector(near))
            found.sort(key=lambda seq: -scores.get(seq, -1.0))  # stable: the newest first among equals
            return found[offset : offset + limit]
    if wanted.words and order == "likeness":
        inner = _FOUND.format(table="search", likeness=_LIKENESS, hits=_hits(wanted))
        values = _values(wanted, limit=limit, offset=offset)
        return list(connection.execute(text(_BEST.format(found=inner)), values).scalars())
    return _newest(connection, wanted, limit=limit, offset=offset)


def _nearest(connection: Connection, wanted: Conditions, near: Sequence[int]) -> list[int]:
    """Return those that answer the rest of what is asked, of some that are near it, in the order given."""
    where = " AND ".join([*(one.on("articles.seq") for one in wanted.found), _HOLDS])
    given = {**wanted.values, "asked": wanted.words, "near": rows.dumps(near)}
    those = set(connection.execute(text(_THESE.format(where=where)), given).scalars())
    return [seq for seq in near if seq in those]


def _plain_words(query: Query) -> str:
    terms = (term for clause in query.clauses for term in clause if not term.negated)
    return " ".join(term.value for term in terms if term.field in {"", "says", "title"})


def _newest(connection: Connection, wanted: Conditions, *, limit: int, offset: int) -> list[int]:
    values = _values(wanted, limit=limit, offset=offset)
    noted = next((one for one in wanted.found if one.noted), None)
    if wanted.words:
        inner = _FOUND.format(table="search", likeness="0", hits=_hits(wanted))
    elif noted and noted.noted:
        inner = _FOUND.format(
            table="noted", likeness="0", hits=_hits(wanted, table="noted", words=noted.noted)
        )
    else:
        statement = _NEWEST.format(where=_where(wanted))
        return list(connection.execute(text(statement), values).scalars())
    statement = _NEWEST.format(where=_NEWEST_OF.format(found=inner))
    return list(connection.execute(text(statement), values).scalars())


def _values(wanted: Conditions, *, limit: int, offset: int) -> dict[str, object]:
    values = {**wanted.values, "limit": limit, "offset": offset, "weighed": max(_WEIGHED, limit + offset)}
    return values | ({"asked": wanted.words} if wanted.words else {})


def _told(connection: Connection, seqs: Sequence[int], wanted: Conditions) -> tuple[Hit, ...]:
    """Return articles as they are shown, in the order given."""
    by_seq: dict[int, RowMapping] = {}
    for piece in rows.pieces(seqs):
        found = connection.execute(_ROWS, {"seqs": piece}).mappings()
        by_seq |= {row["seq"]: row for row in found}
    return tuple(
        Hit(
            article=rows.article_from(by_seq[seq]),
            snippet=_snippet(connection, by_seq[seq], wanted),
            story=by_seq[seq]["story"] or by_seq[seq]["id"],
        )
        for seq in seqs
    )


def count(connection: Connection, asked: str, asker: Asker, *, most: int) -> int:
    """Return how many articles answer a query, counted no further than ``most``."""
    query = parse(asked)
    if not query:
        return 0
    wanted = conditions(connection, query, asker)
    noted = next((one.noted for one in wanted.found if one.noted), None)
    if wanted.words:
        of = _hits(wanted)
    elif noted:
        of = _hits(wanted, table="noted", words=noted)
    else:
        of = f"FROM articles WHERE {_where(wanted)}"
    values = {**wanted.values, "most": most} | ({"asked": wanted.words} if wanted.words else {})
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
    statement = _ANSWERING.format(where=_where(wanted))
    values = wanted.values | ({"asked": wanted.words} if wanted.words else {})
    found = connection.execute(text(statement), values).scalars()
    return [key for key in found if among is None or key in places]


def _places(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    """Return the place of articles in the order of arrival."""
    return {
        row.id: row.seq
        for piece in rows.pieces(keys)
        for row in connection.execute(select(articles.c.id, articles.c.seq).where(articles.c.id.in_(piece)))
    }


def _hits(wanted: Conditions, *, table: str = "search", words: str = ":asked") -> str:
    """Return where the hits of words come from: out of the index one by one, so that whoever has enough may stop."""
    place = _PLACE.format(table=table)
    rest = [one for one in wanted.found if one.noted != words]
    also = "".join(f" AND {one.on(place)}" for one in rest)
    join = _JOIN.format(table=table) if any(one.of_article for one in rest) else ""
    return _HITS.format(table=table, join=join, words=words, also=also)


def _where(wanted: Conditions) -> str:
    found = [one.on("articles.seq") for one in wanted.found]
    if wanted.words:
        found.append(_HOLDS_WORDS.format(within=wanted.window()))
    return " AND ".join(found)


def _snippet(connection: Connection, row: RowMapping, wanted: Conditions) -> str:
    if not wanted.words:
        whole = str(row["text"])
        return whole if len(whole) <= _BEGINNING else f"{whole[:_BEGINNING].rsplit(maxsplit=1)[0]} …"
    given = {"asked": wanted.words, "seq": row["seq"]}
    return connection.execute(_SNIPPET, given).scalar() or ""
