"""The search language as conditions on articles.

Each term becomes one SQL condition on ``articles``; words of the reader's are always quoted or bound, so no sign of
theirs can be taken for an operator. Matching is the index's: linear in what is asked for, whatever is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, text

from broadsheet.store import rows
from broadsheet.store.noted import COLUMNS
from broadsheet.store.schema import subscribers
from broadsheet.text.asking.moments import limits, parse_moment
from broadsheet.text.asking.query import Query, Term, tokens

# What "is" asks for, in SQL; where it is of the reader's marks, the kind of mark and whether it is wanted.
_STATES = {
    "partial": "articles.partial IS NOT NULL",
    "withdrawn": "articles.withdrawn IS NOT NULL",
}
_MARKED = {
    "hidden": ("hidden", True),
    "read": ("read", True),
    "starred": ("starred", True),
    "unread": ("read", False),
}
_MARK = 'EXISTS (SELECT 1 FROM marks WHERE "user" = {user} AND marks.article = articles.id AND marks.kind = {kind})'
_COUNTED = "SELECT seq FROM counted WHERE key = {key}{sides}"
_SIDES = {
    "": "",
    "<": " AND low < {0}",
    "<=": " AND low <= {0}",
    "=": " AND low <= {0} AND high >= {0}",
    ">": " AND high > {0}",
    ">=": " AND high >= {0}",
}
# Names are bound all as one: a folder may have more of them than a statement takes parameters.
_ONE_OF = "articles.{column} IN (SELECT value FROM json_each({names}))"
_FOUND = "articles.seq IN (SELECT rowid FROM {table} WHERE {table} MATCH {words}{within})"
_WITHIN = " AND rowid BETWEEN {low} AND {high}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, and when."""

    user: int
    now: datetime  # in the reader's zone


@dataclass(slots=True, kw_only=True)
class Conditions:
    """SQL conditions that must all hold, with their parameters."""

    found: list[str] = field(default_factory=list)
    within: str = ""  # for an index: only rows of so early and so late an arrival
    words: str | None = None  # for the full-text index, in its syntax: they give the order by likeness
    values: dict[str, Any] = field(default_factory=dict)

    def bind(self, value: object) -> str:
        """Return a name of a parameter for a value."""
        name = f"a{len(self.values)}"
        self.values[name] = value
        return f":{name}"


def conditions(
    connection: Connection, query: Query, asker: Asker, *, within: tuple[int, int] | None = None
) -> Conditions:
    """Return what a query asks of an article.

    Plain words that must stand in it are asked of the index all at once, for the order; everything else is a
    condition beside them.

    Args:
        connection: any, on a database with a full-text index.
        query: what is asked for.
        asker: whose marks and folders count, and when.
        within: the first and last ``seq`` that matter, which spares the index the rest; None: all do.
    """
    out = Conditions()
    if within:
        low, high = map(out.bind, within)
        out.within = _WITHIN.format(low=low, high=high)
        out.found.append(f"articles.seq BETWEEN {low} AND {high}")
    plain: list[str] = []
    for clause in query.clauses:
        if all(not term.field and not term.negated for term in clause):
            plain.append(_any_of([phrase(term) for term in clause]))
        else:
            out.found.append(_any_of([_one(connection, term, asker, out) for term in clause]))
    if plain:
        out.words = " AND ".join(plain)
    return out


def phrase(term: Term) -> str:
    """Return a term's words in the index's syntax.

    >>> phrase(Term(words=("prime", "minister"), beginning=True))
    '"prime minister" *'
    """
    return f'"{" ".join(term.words)}"' + (" *" if term.beginning else "")


def _any_of(found: Sequence[str]) -> str:
    return found[0] if len(found) == 1 else f"({' OR '.join(found)})"


def _one(connection: Connection, term: Term, asker: Asker, out: Conditions) -> str:
    ask = _ASK.get(term.field)
    said = ask(connection, term, asker, out) if ask else _in_index(term, out)
    return f"NOT ({said})" if term.negated else said


def _in_index(term: Term, out: Conditions) -> str:
    if term.field in {"", "title"}:
        words = f"title : {phrase(term)}" if term.field else phrase(term)
        return _FOUND.format(table="search", words=out.bind(words), within=out.within)
    column = {"by": "byline"}.get(term.field, term.field)
    if column not in COLUMNS:
        raise KeyError(term.field)  # a bug: each field of the language has its way
    return _FOUND.format(table="noted", words=out.bind(f"{column} : {phrase(term)}"), within=out.within)


def _figure(_: Connection, term: Term, __: Asker, out: Conditions) -> str:
    """Any figure whose kind or unit is so named: a range may be within or beyond."""
    sides = _SIDES[term.sign]
    wanted = [
        _COUNTED.format(key=out.bind(word), sides=sides.format(out.bind(term.number))) for word in term.words
    ]
    return f"articles.seq IN ({' INTERSECT '.join(wanted)})"


def _folder(connection: Connection, term: Term, asker: Asker, out: Conditions) -> str:
    mine = select(subscribers.c.subscription, subscribers.c.folder, subscribers.c.also_in)
    wanted = term.value.casefold()
    within = [
        row.subscription
        for row in connection.execute(mine.where(subscribers.c.user == asker.user))
        if wanted in {name.casefold() for name in (row.folder or "", *rows.loads(row.also_in))}
    ]
    return _ONE_OF.format(column="subscription", names=out.bind(rows.dumps(within)))


def _is(_: Connection, term: Term, asker: Asker, out: Conditions) -> str:
    state = term.value.lower()
    if state in _STATES:
        return _STATES[state]
    kind, wanted = _MARKED[state]
    marked = _MARK.format(user=out.bind(asker.user), kind=out.bind(kind))
    return marked if wanted else f"NOT {marked}"


def _lang(_: Connection, term: Term, __: Asker, out: Conditions) -> str:
    return f"articles.language = {out.bind(term.value.lower())}"


def _outlet(connection: Connection, term: Term, _: Asker, out: Conditions) -> str:
    """By names that stand in this database: their words are compared, and whole domains."""
    names = [name for name in outlet_names(connection) if _contains(tokens(name), term)]
    named = _ONE_OF.format(column="outlet_name", names=out.bind(rows.dumps(names)))
    return f"(articles.outlet_domain = {out.bind(term.value.lower())} OR {named})"


def _contains(said: Sequence[str], term: Term) -> bool:
    wanted = term.words
    heads = [said[at : at + len(wanted)] for at in range(len(said) - len(wanted) + 1)]
    if term.beginning:
        return any(tuple(head[:-1]) == wanted[:-1] and head[-1].startswith(wanted[-1]) for head in heads)
    return any(tuple(head) == wanted for head in heads)


def outlet_names(connection: Connection) -> list[str]:
    """Return the outlets that have articles here: from one to the next in the index, not all rows."""
    step = text("SELECT MIN(outlet_name) FROM articles WHERE outlet_name > :last")
    found: list[str] = []
    name = connection.execute(step, {"last": ""}).scalar()
    while name is not None:
        found.append(name)
        name = connection.execute(step, {"last": name}).scalar()
    return found


def _since(_: Connection, term: Term, asker: Asker, out: Conditions) -> str:
    return f"articles.sort >= {out.bind(_limit(term, asker, 0))}"


def _until(_: Connection, term: Term, asker: Asker, out: Conditions) -> str:
    return f"articles.sort < {out.bind(_limit(term, asker, 1))}"


def _limit(term: Term, asker: Asker, side: int) -> float | None:
    moment = parse_moment(term.value)
    return rows.seconds(limits(moment, asker.now)[side]) if moment else None


_Ask = Callable[[Connection, Term, Asker, Conditions], str]
_ASK: Mapping[str, _Ask] = {
    "figure": _figure,
    "folder": _folder,
    "is": _is,
    "lang": _lang,
    "outlet": _outlet,
    "since": _since,
    "until": _until,
}
