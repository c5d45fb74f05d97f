"""The language of search: ``drone "prime minister" -sport outlet:BBC speaker:"Peskov" figure:killed>10 since:3d``.

A query is a row of clauses that must all hold; a clause is one term, or several with OR between them. A term is a
word, a "phrase", a beginning (``drone*``), or a field with a value (the table ``FIELDS``), and a minus sign before it
turns it round. Whatever is typed is a query: a field that does not exist is searched for as the words it is, and a
value that a field cannot take is said in ``problems`` and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from broadsheet.text.asking.moments import parse_moment
from broadsheet.text.words import fold

State = Literal["hidden", "partial", "read", "starred", "unread", "withdrawn"]
"""What ``is:`` may ask for."""

FIELDS = {
    "by": "a name in the byline",
    "figure": "what is counted, with a number: figure:killed>10, figure:drone=99, figure:injured",
    "folder": "a folder of your subscriptions",
    "is": ", ".join(get_args(State)),
    "lang": "a language by its two letters: lang:uk",
    "like": 'what it is about, in whatever words: like:"accident at sea"',
    "outlet": 'who printed it, by words of its name or its domain; outlet:"=The Post" is that name alone',
    "place": "a place that it names",
    "says": "words inside what somebody said",
    "since": "a day or a stretch of time: since:2026-11-01, since:3d, since:yesterday",
    "speaker": "who said something in it",
    "story": "a story, by the last part of its address",
    "tag": "a hashtag, the publisher's, ours or your own",
    "title": "words of the headline",
    "until": "a day or a stretch of time, itself included",
    "via": "through whom a statement came: via:TASS",
    "who": "a person, organisation or other name in it",
}
"""The fields by name, each with what it asks for, in words for a reader."""

_TERM = re.compile(r'(?P<minus>-?)(?:(?P<field>[a-zA-Z]+):(?=\S))?(?:"(?P<phrase>[^"]*)"?|(?P<bare>[^\s"]+))')
_FIGURE = re.compile(r"(?P<counts>[^<>=]*)(?:(?P<sign>[<>]=?|=)(?P<number>\d+(?:\.\d+)?))?")
_TOKEN = re.compile(r"[^\W_]+")
_OR = "OR"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing asked for."""

    field: str = ""  # a key of FIELDS; "": words anywhere in headline, text or outlet
    words: tuple[str, ...] = ()  # folded; next to one another, in this order
    value: str = ""  # as typed, without quotation marks
    negated: bool = False
    beginning: bool = False  # the last word is only the beginning of one
    sign: str = ""  # of a figure: "<", "<=", "=", ">=", ">"; "": any number
    number: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a reader asks for."""

    clauses: tuple[tuple[Term, ...], ...] = ()  # all must hold; of the terms of one, any
    problems: tuple[str, ...] = ()  # what could not be understood, a sentence each

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.clauses)


def parse(asked: str) -> Query:
    """Return what a line of the search language asks for; never fails.

    >>> [term.words for clause in parse('drone "Prime Minister" -sport').clauses for term in clause]
    [('drone',), ('prime', 'minister'), ('sport',)]
    """
    clauses: list[tuple[Term, ...]] = []
    problems: list[str] = []
    joined = False
    for match in _TERM.finditer(asked):
        if match[0] == _OR:
            joined = bool(clauses)
            continue
        term = _term(match, problems)
        if term is None:
            continue
        if joined:
            clauses[-1] = (*clauses[-1], term)
        else:
            clauses.append((term,))
        joined = False
    return Query(clauses=tuple(clauses), problems=tuple(problems))


def exactly(field: str, value: str) -> str:
    """Return what asks for one outlet, tag or story and no other.

    >>> exactly("outlet", 'The "Post"'), exactly("story", "3f2a")
    ('outlet:"=The  Post "', 'story:"3f2a"')
    """
    sign = "=" if field == "outlet" else ""
    return f'{field}:"{sign}{value.replace(chr(34), " ")}"'


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text as queries compare them: folded, letters and digits alone.

    >>> tokens("Erdoğan's 3 drones")
    ('erdogan', 's', '3', 'drones')
    """
    return tuple(_TOKEN.findall(fold(text)))


def words_of(query: Query) -> tuple[str, ...]:
    """Return the words that a query looks for, to mark them where they stand."""
    return tuple(
        word for term in _wanted(query) for word in term.words if term.field in {"", "says", "title"}
    )


def _wanted(query: Query) -> Iterator[Term]:
    return (term for clause in query.clauses for term in clause if not term.negated)


def _term(match: re.Match[str], problems: list[str]) -> Term | None:
    field = (match["field"] or "").lower()
    value = match["phrase"] if match["phrase"] is not None else match["bare"]
    if field not in FIELDS:  # "http://…", "10:30"
        value, field = (f"{match['field']}:{value}" if field else value), ""
    negated = bool(match["minus"])
    problem = _problem(field, value)
    if problem:
        problems.append(problem)
        return None
    beginning = match["phrase"] is None and value.endswith("*")
    if field == "figure":
        return _figure(value, negated=negated)
    said = tokens(value)
    if not said:
        return None
    return Term(field=field, words=said, value=value.strip(), negated=negated, beginning=beginning)


def _problem(field: str, value: str) -> str | None:
    if field == "is" and value.lower() not in get_args(State):
        return f"is:{value} is not known; it may be {FIELDS['is']}."
    if field in {"since", "until"} and parse_moment(value) is None:
        return f"{field}:{value} is no day; write {field}:2026-11-01, {field}:3d or {field}:yesterday."
    if field == "figure" and not ((counted := _FIGURE.fullmatch(value)) and tokens(counted["counts"])):
        return f"figure:{value} is not understood; write figure:killed>10, figure:drone=99 or figure:injured."
    return None


def _figure(value: str, *, negated: bool) -> Term:
    match = _FIGURE.fullmatch(value)
    if match is None:
        raise ValueError(value)  # a bug: _problem lets only these through
    number = float(match["number"]) if match["number"] else 0.0
    return Term(
        field="figure",
        words=tokens(match["counts"]),
        value=value,
        negated=negated,
        sign=match["sign"] or "",
        number=number,
    )
