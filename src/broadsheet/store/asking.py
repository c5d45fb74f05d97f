"""The search language as conditions on articles.

Each term becomes one SQL condition; words of the reader's are always quoted or bound, so no sign of theirs can be
taken for an operator. Matching is the index's: linear in what is asked for, whatever is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, text

from broadsheet.store import meaning, own_tags, rows, story_history, sweeps
from broadsheet.store.noted import COLUMNS
from broadsheet.store.outletnames import outlet_names
from broadsheet.store.schema import subscribers
from broadsheet.text.asking.moments import limits, parse_moment
from broadsheet.text.asking.query import Query, Term, tokens

_SEQ = "{seq}"
"""Stands in a condition for the column that holds an article's ``seq``."""

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
_MARKED_ONES = (
    "SELECT articles.seq FROM marks JOIN articles ON articles.id = marks.article "
    'WHERE marks."user" = {user} AND marks.kind = {kind}'
)
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
_LISTED = "{seq} IN (SELECT value FROM json_each({names}))"
_HOLDING = "SELECT rowid FROM {table} WHERE {table} MATCH {words}{within}"
_WITHIN = " AND rowid BETWEEN {low} AND {high}"
_ONLY = "SELECT * FROM ({0})"
_OF = "SELECT articles.seq FROM articles WHERE {0}"
_OF_STORY = (
    "SELECT articles.seq FROM placements JOIN articles ON articles.id = placements.article "
    "WHERE placements.story = {0}"
)
_OWN_TAGGED = (
    "SELECT articles.seq FROM own_tags JOIN articles ON articles.id = own_tags.article "
    'WHERE own_tags."user" = {user} AND own_tags.name IN (SELECT value FROM json_each({names}))'
)
_OF_DOMAIN = text("SELECT 1 FROM articles WHERE outlet_domain = :domain LIMIT 1")
_SIDE_OF = {"since": (">=", 0), "until": ("<", 1)}  # of the stretch of time that is named, which end counts
_COUNT = "SELECT COUNT(*) FROM ({of} LIMIT :few)"

_TEXT = frozenset({"", "title"})  # fields that are asked of the text's own index

FEW = 50_000
"""Articles up to which a condition is looked up first and words are asked of these alone: the list is made in
20 ms, and with words that stand in every article a walk past the others costs no more (bench/search_speed.py)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who asks, and when."""

    user: int
    now: datetime  # in the reader's zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that must hold of an article."""

    sql: str  # with ``_SEQ`` for its place in the order of arrival, or on columns of ``articles``
    of_article: bool = True  # it needs the row of ``articles``
    seqs: str | None = None  # a query for the articles of which it holds, answered by an index alone
    by_time: bool = False  # the index that finds it has its articles in the order of time
    newer: str | None = None  # a query for the articles that are too new for it, which are met first
    noted: str | None = (
        None  # the parameter with the words for the index ``noted``, where these are all of it
    )

    def on(self, seq: str) -> str:
        """Return it as SQL, on a column for the articles' ``seq``."""
        return self.sql.replace(_SEQ, seq)


@dataclass(slots=True, kw_only=True)
class Conditions:
    """SQL conditions that must all hold, with their parameters."""

    found: list[Condition] = field(default_factory=list)
    within: tuple[int, int] | None = None  # only articles of so early and so late an arrival
    words: str | None = None  # for the full-text index, in its syntax: they give the order by likeness
    like: str | None = None  # the words that articles should be near in meaning
    near: list[int] | None = None  # where these are asked for once: the articles near them, the nearest first
    values: dict[str, Any] = field(default_factory=dict)

    def bind(self, value: object) -> str:
        """Return a name of a parameter for a value."""
        name = f"a{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def window(self) -> str:
        """Return what keeps an index within the arrivals that matter."""
        if self.within is None:
            return ""
        low, high = map(self.bind, self.within)
        return _WITHIN.format(low=low, high=high)


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
    out = Conditions(within=within)
    if within:
        low, high = map(out.bind, within)
        out.found.append(Condition(sql=f"{_SEQ} BETWEEN {low} AND {high}", of_article=False))
    plain = [clause for clause in query.clauses if all(_is_plain(term) for term in clause)]
    without = [clause for clause in query.clauses if _is_without(clause)] if plain else []
    out.words = _words(plain, [clause[0] for clause in without])
    times = [clause[0] for clause in query.clauses if _is_time(clause)]
    if times:  # together: a day long ago is few articles, though many are since then and many until then
        out.found.append(_in_time(times, asker, out))
    rest = [one for one in query.clauses if one not in (*plain, *without) and not _is_time(one)]
    # What is like something is looked for among those that answer the rest: so it comes last.
    for clause in sorted(rest, key=_is_like):
        out.found.append(_any_of([_one(connection, term, asker, out) for term in clause]))
    if [len(clause) for clause in rest if _is_like(clause)] != [1]:
        out.near = None
    by_words = out.words is not None or any(one.noted for one in out.found)
    out.found = [
        one if one.by_time and not by_words else _narrowed(connection, one, out) for one in out.found
    ]
    return out


def _is_plain(term: Term) -> bool:
    return term.field in _TEXT and not term.negated


def _is_without(clause: Sequence[Term]) -> bool:
    return len(clause) == 1 and clause[0].field in _TEXT and clause[0].negated


def _words(wanted: Sequence[Sequence[Term]], without: Sequence[Term]) -> str | None:
    """Return what the full-text index is asked: words that must stand there, and those that must not."""
    found = " AND ".join(_joined([_held(term) for term in clause]) for clause in wanted)
    return " NOT ".join((f"({found})", *map(_held, without))) if found else None


def _held(term: Term) -> str:
    return f"(title : {phrase(term)})" if term.field == "title" else phrase(term)


def _is_like(clause: Sequence[Term]) -> bool:
    return any(term.field == "like" for term in clause)


def _is_time(clause: Sequence[Term]) -> bool:
    return len(clause) == 1 and clause[0].field in _SIDE_OF and not clause[0].negated


def phrase(term: Term) -> str:
    """Return a term's words in the index's syntax.

    >>> phrase(Term(words=("prime", "minister"), beginning=True))
    '"prime minister" *'
    """
    return f'"{" ".join(term.words)}"' + (" *" if term.beginning else "")


def _joined(found: Sequence[str], by: str = " OR ") -> str:
    return found[0] if len(found) == 1 else f"({by.join(found)})"


def _any_of(found: Sequence[Condition]) -> Condition:
    if len(found) == 1:
        return found[0]
    ways = [one.seqs for one in found]
    return Condition(
        sql=_joined([one.sql for one in found]),
        of_article=any(one.of_article for one in found),
        seqs=" UNION ALL ".join(way for way in ways if way) if all(ways) else None,
    )


def _one(connection: Connection, term: Term, asker: Asker, out: Conditions) -> Condition:
    ask = _ASK.get(term.field)
    said = ask(connection, term, asker, out) if ask else _in_index(term, out)
    return replace(said, sql=f"NOT ({said.sql})", seqs=None, noted=None) if term.negated else said


def _in_time(times: Sequence[Term], asker: Asker, out: Conditions) -> Condition:
    told = [(term.field, _time(term, asker, out)) for term in times]
    ends = [sql.replace("<", ">=") for field, sql in told if field == "until"]
    newer = _OF.format(" AND ".join(ends)) if ends else None
    return replace(_by_index(" AND ".join(sql for _, sql in told)), newer=newer)


def _narrowed(connection: Connection, one: Condition, out: Conditions) -> Condition:
    """Return a condition that holds of few articles as the list of these: their rows need not be read.

    So too where many that are too new would be read before the first of which it holds.
    """
    if one.seqs is None or not one.of_article or out.within:
        return one
    if not _are_few(connection, one.seqs, out.values) and (
        one.newer is None or _are_few(connection, one.newer, out.values)
    ):
        return one
    return replace(one, sql=f"{_SEQ} IN ({one.seqs})", of_article=False)


def _are_few(connection: Connection, seqs: str, values: Mapping[str, Any]) -> bool:
    counted = connection.execute(text(_COUNT.format(of=seqs)), {**values, "few": FEW + 1}).scalar_one()
    return int(counted) <= FEW


def _in_index(term: Term, out: Conditions) -> Condition:
    if term.field in _TEXT:
        words = out.bind(_held(term))
        table = "search"
    else:
        column = {"by": "byline"}.get(term.field, term.field)
        if column not in COLUMNS:
            raise KeyError(term.field)  # a bug: each field of the language has its way
        words = out.bind(f"{column} : {phrase(term)}")
        table = "noted"
    seqs = _HOLDING.format(table=table, words=words, within=out.window())
    noted = words if table == "noted" else None
    return Condition(sql=f"{_SEQ} IN ({seqs})", of_article=False, seqs=seqs, noted=noted)


def _figure(_: Connection, term: Term, __: Asker, out: Conditions) -> Condition:
    """Any figure whose kind or unit is so named: a range may be within or beyond."""
    sides = _SIDES[term.sign]
    wanted = [
        _COUNTED.format(key=out.bind(word), sides=sides.format(out.bind(term.number))) for word in term.words
    ]
    seqs = " INTERSECT ".join(wanted)
    return Condition(sql=f"{_SEQ} IN ({seqs})", of_article=False, seqs=_ONLY.format(seqs))


def _folder(connection: Connection, term: Term, asker: Asker, out: Conditions) -> Condition:
    mine = select(subscribers.c.subscription, subscribers.c.folder, subscribers.c.also_in)
    wanted = term.value.casefold()
    within = [
        row.subscription
        for row in connection.execute(mine.where(subscribers.c.user == asker.user))
        if wanted in {name.casefold() for name in (row.folder or "", *rows.loads(row.also_in))}
    ]
    return _by_index(_ONE_OF.format(column="subscription", names=out.bind(rows.dumps(within))))


def _by_index(*told: str) -> Condition:
    """Return the condition that one of these holds, each of which has an index of its own."""
    seqs = " UNION ALL ".join(_OF.format(one) for one in told)
    return Condition(sql=_joined(told), seqs=seqs, by_time=len(told) == 1)


def _is(_: Connection, term: Term, asker: Asker, out: Conditions) -> Condition:
    state = term.value.lower()
    if state in _STATES:
        return _by_index(_STATES[state])
    kind, wanted = _MARKED[state]
    if kind == "read":  # by a mark, or with everything else
        has_read = sweeps.READ.format(user=out.bind(asker.user))
        return Condition(sql=has_read if wanted else f"NOT {has_read}")
    given = {"user": out.bind(asker.user), "kind": out.bind(kind)}
    marked = _MARK.format(**given)
    if not wanted:
        return Condition(sql=f"NOT {marked}")
    return Condition(sql=marked, seqs=_MARKED_ONES.format(**given))


def _lang(_: Connection, term: Term, __: Asker, out: Conditions) -> Condition:
    return _by_index(f"articles.language = {out.bind(term.value.lower())}")


def _like(connection: Connection, term: Term, _: Asker, out: Conditions) -> Condition:
    """What is near in meaning: of the few that answer the rest, where these are few, else of all."""
    near = meaning.nearest(connection, meaning.vector(term.value), among=_among(connection, out))
    if not term.negated:
        out.like, out.near = term.value, near
    return Condition(sql=_LISTED.format(seq=_SEQ, names=out.bind(rows.dumps(near))), of_article=False)


def _among(connection: Connection, out: Conditions) -> Sequence[int] | None:
    if out.within:
        return range(out.within[0], out.within[1] + 1)
    ways = [one.seqs for one in out.found if one.seqs]
    if out.words:
        ways.append(_HOLDING.format(table="search", words=out.bind(out.words), within=""))
    few = [way for way in ways if _are_few(connection, way, out.values)]
    if not few:
        return None
    query = " INTERSECT ".join(map(_ONLY.format, few))
    return list(connection.execute(text(query), out.values).scalars())


def _outlet(connection: Connection, term: Term, _: Asker, out: Conditions) -> Condition:
    """By names that stand in this database: their words are compared, and whole domains."""
    names = [name for name, said in outlet_names(connection).items() if _contains(said, term)]
    if term.value.startswith("="):  # the whole name
        names = [name for name in names if tokens(name) == term.words]
    named = _ONE_OF.format(column="outlet_name", names=out.bind(rows.dumps(names)))
    domain = term.value.lower()
    if connection.execute(_OF_DOMAIN, {"domain": domain}).first() is None:
        return _by_index(named)
    domained = f"articles.outlet_domain = {out.bind(domain)}"
    return _by_index(domained, named) if names else _by_index(domained)


def _contains(said: Sequence[str], term: Term) -> bool:
    wanted = term.words
    heads = [said[at : at + len(wanted)] for at in range(len(said) - len(wanted) + 1)]
    if term.beginning:
        return any(tuple(head[:-1]) == wanted[:-1] and head[-1].startswith(wanted[-1]) for head in heads)
    return any(tuple(head) == wanted for head in heads)


def _by_time(_: Connection, term: Term, asker: Asker, out: Conditions) -> Condition:
    return _by_index(_time(term, asker, out))


def _story(connection: Connection, term: Term, _: Asker, out: Conditions) -> Condition:
    """By its id, or by that of one that went into it."""
    key = out.bind(story_history.resolve(connection, term.value) or term.value)
    seqs = _OF_STORY.format(key)
    return Condition(sql=f"{_SEQ} IN ({seqs})", of_article=False, seqs=seqs)


def _tag(connection: Connection, term: Term, asker: Asker, out: Conditions) -> Condition:
    """The publisher's or ours, or one that the reader set: of their own, the names are few and compared here."""
    noted = _in_index(term, out)
    mine = [name for name in own_tags.names(connection, user=asker.user) if _contains(tokens(name), term)]
    if not mine:
        return noted
    seqs = _OWN_TAGGED.format(user=out.bind(asker.user), names=out.bind(rows.dumps(mine)))
    own = Condition(sql=f"{_SEQ} IN ({seqs})", of_article=False, seqs=seqs)
    return _any_of([noted, own])


def _time(term: Term, asker: Asker, out: Conditions) -> str:
    sign, side = _SIDE_OF[term.field]
    return f"articles.sort {sign} {out.bind(_limit(term, asker, side))}"


def _limit(term: Term, asker: Asker, side: int) -> float | None:
    moment = parse_moment(term.value)
    return rows.seconds(limits(moment, asker.now)[side]) if moment else None


_Ask = Callable[[Connection, Term, Asker, Conditions], Condition]
_ASK: Mapping[str, _Ask] = {
    "figure": _figure,
    "folder": _folder,
    "is": _is,
    "lang": _lang,
    "like": _like,
    "outlet": _outlet,
    "since": _by_time,
    "story": _story,
    "tag": _tag,
    "until": _by_time,
}
