"""What a search field suggests: names, tags and outlets, by how their words begin.

Filed together with what articles say (``store/noted.py``), under each word that a name may be begun with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, text

from broadsheet.model import Article, Entity, Tag
from broadsheet.text.asking.completing import FIELD_OF, Kind
from broadsheet.text.asking.query import Term, tokens

_KINDS: dict[str, Kind] = {"organisation": "organisation", "person": "person", "place": "place"}
_LONGEST = 60  # letters of a name: the longest that people are known by; what is longer is a slip
_MOST_WORDS = 4  # of a name, that it may be begun with
_HEAD = 40  # letters by which it is found: more does nobody type before choosing
# Rows looked through at the most, in 10 ms (bench/suggest_speed.py). Two letters begin more on a large desk; who types
# a third is shown the rest.
_LOOKED = 8_000
_CHECKED = 3  # times as many as are asked for: some are in no article any more

_FILE = text(
    "INSERT INTO suggested (head, kind, name, uses) VALUES (:head, :kind, :name, :uses) "
    "ON CONFLICT (head, kind, name) DO UPDATE SET uses = uses + excluded.uses"
)
_BEGUN = text(
    "SELECT kind, name, MAX(uses) AS uses FROM ("
    "SELECT kind, name, uses FROM suggested WHERE head >= :low AND head < :high AND kind IN :kinds LIMIT :looked"
    ") GROUP BY kind, name ORDER BY uses DESC, name LIMIT :most"
).bindparams(bindparam("kinds", expanding=True))
_NOTED = text("SELECT 1 FROM noted WHERE noted MATCH :words LIMIT 1")
_PRINTED = text("SELECT 1 FROM articles WHERE outlet_name = :name LIMIT 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something that can be asked for."""

    kind: Kind
    name: str


def file(connection: Connection, found: Iterable[Article]) -> None:
    """Make what articles name findable by its beginning.

    Args:
        connection: an open writing transaction.
        found: articles with their notes. Those that are filed again count again: counts only give an order.
    """
    counted: Counter[tuple[Kind, str]] = Counter()
    for article in found:
        counted.update(set(_named(article)))
    told = [
        {"head": head, "kind": kind, "name": name, "uses": uses}
        for (kind, name), uses in counted.items()
        for head in heads(name)
    ]
    if told:
        connection.execute(_FILE, told)


def _named(article: Article) -> Iterator[tuple[Kind, str]]:
    if article.outlet and article.outlet.name:
        yield "outlet", article.outlet.name
    for note in article.notes:
        if isinstance(note, Tag):
            yield "tag", note.name
        elif isinstance(note, Entity) and note.type in _KINDS:
            yield _KINDS[note.type], note.name or note.text


def heads(name: str) -> tuple[str, ...]:
    """Return under which beginnings a name is found: each of its words, with those that follow.

    >>> heads("Ada van Torsvik")
    ('ada van torsvik', 'van torsvik', 'torsvik')
    """
    said = tokens(name) if len(name) <= _LONGEST else ()
    found = (" ".join(said[at:])[:_HEAD] for at in range(min(len(said), _MOST_WORDS)))
    return tuple(dict.fromkeys(found))


def suggestions(
    connection: Connection, begun: str, *, kinds: Collection[Kind], limit: int
) -> tuple[Suggestion, ...]:
    """Return what begins so and stands in some article, the most used first.

    Args:
        connection: any, on a database with a full-text index.
        begun: what was typed so far.
        kinds: what is looked for.
        limit: how many at most.
    """
    low = " ".join(tokens(begun))[:_HEAD]
    if not low or not kinds or connection.dialect.name != "sqlite":
        return ()
    high = low[:-1] + chr(ord(low[-1]) + 1)
    given = {"low": low, "high": high, "kinds": sorted(kinds), "looked": _LOOKED, "most": limit * _CHECKED}
    rows: Sequence[tuple[Kind, str]] = [(row.kind, row.name) for row in connection.execute(_BEGUN, given)]
    out: list[Suggestion] = []
    for kind, name in rows:
        if len(out) < limit and _is_there(connection, kind, name):
            out.append(Suggestion(kind=kind, name=name))
    return tuple(out)


def _is_there(connection: Connection, kind: Kind, name: str) -> bool:
    if kind == "outlet":
        return connection.execute(_PRINTED, {"name": name}).first() is not None
    term = Term(field=FIELD_OF[kind], words=tokens(name))
    words = f'{term.field} : "{" ".join(term.words)}"'
    return connection.execute(_NOTED, {"words": words}).first() is not None
