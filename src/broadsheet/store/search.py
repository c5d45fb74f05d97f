"""Full-text search on SQLite's FTS5."""

from __future__ import annotations

import re

from sqlalchemy import Connection, text

from broadsheet.model import Hit
from broadsheet.store import rows

# A hit in the headline weighs four times one in the text, one in the outlet's name twice: bm25 weights,
# chosen by looking at results of the demo corpus.
_SEARCH = text(
    """
    SELECT articles.*, placements.story AS story,
           snippet(search, 1, '', '', ' … ', 32) AS snippet
    FROM search
    JOIN articles ON articles.seq = search.rowid
    LEFT JOIN placements ON placements.article = articles.id
    WHERE search MATCH :query
    ORDER BY bm25(search, 4.0, 1.0, 2.0), articles.sort DESC
    LIMIT :limit OFFSET :offset
    """
)
_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_WORDS = re.compile(r"\w+")


def search(connection: Connection, query: str, *, limit: int, offset: int = 0) -> tuple[Hit, ...]:
    """Return the articles that answer a query, the best first.

    Args:
        connection: any.
        query: words (all must stand in it), "phrases", -words that must not.
        limit: how many at most.
        offset: how many to pass over.
    """
    asked = to_fts(query)
    if asked is None:
        return ()
    found = connection.execute(_SEARCH, {"query": asked, "limit": limit, "offset": offset}).mappings()
    return tuple(
        Hit(article=rows.article_from(row), snippet=row["snippet"] or "", story=row["story"] or row["id"])
        for row in found
    )


def to_fts(query: str) -> str | None:
    """Return a reader's query in FTS5's syntax, or None where nothing is asked for.

    Every word is quoted, so no sign of the reader's can be taken for an operator.

    >>> to_fts('drone "prime minister" -sport')
    '("drone" AND "prime minister") NOT ("sport")'
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _TERM.findall(query):
        words = " ".join(_WORDS.findall(phrase or word))
        if words:
            (unwanted if minus else wanted).append(f'"{words}"')
    if not wanted:
        return None
    asked = f"({' AND '.join(wanted)})"
    return f"{asked} NOT ({' OR '.join(unwanted)})" if unwanted else asked
