"""What articles say, kept so that it can be searched: words of statements, speakers, names, tags, figures.

``noted`` is a full-text table with a column for each field of the search language, ``counted`` has the numbers. Both
are made from notes and can be made again from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from broadsheet.model import Article, Entity, Figure, Note, Statement, Tag
from broadsheet.store import rows, suggesting
from broadsheet.store.schema import articles, counted
from broadsheet.text.asking.query import tokens

VERSION = 2
"""Raised when something else is filed of the same notes: then all are filed anew."""

COLUMNS = ("says", "speaker", "via", "who", "place", "tag", "byline")
"""Of the table ``noted``: a field of the search language each."""

# Names stand one a line. A phrase must not run from one into the next, and these letters stand in no name.
_BETWEEN = " zqxz "

_FORGET = text("DELETE FROM noted WHERE rowid IN :found").bindparams(bindparam("found", expanding=True))
_FILE = text(
    "INSERT INTO noted(rowid, says, speaker, via, who, place, tag, byline) "
    "VALUES (:seq, :says, :speaker, :via, :who, :place, :tag, :byline)"
)


def refile(connection: Connection, found: Sequence[Article]) -> None:
    """Make articles findable by what their notes say now; what was filed of them before is forgotten.

    Args:
        connection: an open writing transaction.
        found: articles that are stored, with their notes.
    """
    if connection.dialect.name != "sqlite":  # the index is SQLite's own
        return
    by_id = {article.id: article for article in found}
    for piece in rows.pieces(by_id):
        query = select(articles.c.id, articles.c.seq).where(articles.c.id.in_(piece))
        told = [(row.seq, by_id[row.id]) for row in connection.execute(query)]
        if told:
            forget(connection, [seq for seq, _ in told])
            suggesting.file(connection, [article for _, article in told])
            connection.execute(_FILE, [{"seq": seq} | _words(article) for seq, article in told])
        if numbers := [number for seq, article in told for number in _numbers(seq, article.notes)]:
            connection.execute(insert(counted), numbers)


def forget(connection: Connection, found: Sequence[int]) -> None:
    """Take articles, by their ``seq``, out of what can be searched by its notes."""
    connection.execute(_FORGET, {"found": list(found)})
    connection.execute(delete(counted).where(counted.c.seq.in_(found)))


def _words(article: Article) -> dict[str, str]:
    said = [note for note in article.notes if isinstance(note, Statement)]
    names = [note for note in article.notes if isinstance(note, Entity)]
    return {
        "says": _lines(
            " … ".join(_field(article, note.field)[span.start : span.end] for span in note.content)
            for note in said
        ),
        "speaker": _lines(note.speaker.name for note in said if note.speaker),
        "via": _lines(link.name for note in said for link in note.chain),
        "who": _lines(form for note in names for form in (note.name or note.text, note.text)),
        "place": _lines(
            form for note in names if note.type == "place" for form in (note.name or note.text, note.text)
        ),
        "tag": _lines(note.name for note in article.notes if isinstance(note, Tag)),
        "byline": _lines(article.byline),
    }


def _field(article: Article, name: str) -> str:
    return article.text if name == "text" else article.title or ""


def _lines(found: Iterable[str]) -> str:
    return _BETWEEN.join(dict.fromkeys(one for one in found if one))


def _numbers(seq: int, found: Iterable[Note]) -> list[dict[str, object]]:
    """Return a row for each word of what a figure counts, and of its unit."""
    out: dict[tuple[str, float, float], dict[str, object]] = {}
    for note in found:
        if not isinstance(note, Figure) or note.value is None or note.status == "retracted":
            continue
        low, high = note.value if isinstance(note.value, tuple) else (note.value, note.value)
        for key in {*tokens(note.counts or ""), *tokens(note.unit or "")}:
            out[key, low, high] = {"key": key, "seq": seq, "low": low, "high": high}
    return list(out.values())
