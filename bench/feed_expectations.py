"""feedparser's own expectations, evaluated on what it reads and on what we read of the same bytes."""

from __future__ import annotations

import ast
import codecs
import datetime  # noqa: ICN001 (the expectations call it so)
import re
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import feedparser

from bench.feed_fields import ENTRY, FEED, NotKeptError, Read, Row, View
from broadsheet.collect.charset import decode
from broadsheet.collect.entry import documents_of
from broadsheet.collect.feed import entries_in
from broadsheet.collect.origin import Origin
from broadsheet.collect.plain import web_address
from broadsheet.collect.xmlsafety import crowding, danger
from broadsheet.model import Document, FeedFacts

_EXPECT = re.compile(r"Description:\s*(.*?)\s*Expect:\s*(.*)\s*-->")
_HEADER = re.compile(r"^Header:\s+([^:]+):(.*)$", re.MULTILINE)
_FLAGS = frozenset({"bozo", "not bozo", "1"})  # whether it was well-formed: not what was read
_ENCODINGS = ("utf-8", "utf-16", "utf-32", "utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le", "cp037")
_SERVED = "http://127.0.0.1:8097/"  # where feedparser's test runner serves the files that are about HTTP


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One file."""

    name: str
    body: bytes
    expression: str
    headers: Mapping[str, str]
    url: str | None  # of those that are served

    @property
    def media_type(self) -> str | None:
        """The Content-Type header."""
        return self.headers.get("content-type")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How an expectation fared."""

    met: bool = False
    met_with_flag: bool = False  # whether it was well-formed included
    not_kept: str | None = None
    told: str = ""


def cases(archive: Path) -> Iterator[Case]:
    """Yield each file that has an expectation."""
    with tarfile.open(archive) as files:
        for member in sorted(files, key=lambda one: one.name):
            file = files.extractfile(member) if member.isfile() and member.name.endswith(".xml") else None
            if file:
                body = file.read()
                text, expression = _expectation(body)
                yield _case(member.name.partition("tests/")[2], body, text, expression)


def _expectation(body: bytes) -> tuple[str, str]:
    for encoding in _ENCODINGS:
        text = body.removeprefix(codecs.BOM_UTF8).decode(encoding, "ignore")
        if found := _EXPECT.search(text):
            return text, found[2].strip()
    return "", "bozo"


def _case(name: str, body: bytes, text: str, expression: str) -> Case:
    served = "http" in name
    headers = {key.strip().lower(): value.strip() for key, value in _HEADER.findall(text)} if served else {}
    if served:
        headers.setdefault("content-type", "text/xml")
    # Both are told Content-Location: the runner's server sends it, and feedparser starts relative addresses there.
    there = f"{_SERVED}tests/{name}"
    url = (web_address(there, headers.get("content-location")) or there) if served else None
    return Case(name=name, body=body, expression=expression, headers=headers, url=url)


def _without_flags(expression: str) -> str | None:
    """Return the expectation without whether the file was well-formed; None where nothing is left."""
    tree = ast.parse(expression, mode="eval").body
    parts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
    kept = [one for part in parts if (one := ast.unparse(part)) not in _FLAGS and "bozo_exception" not in one]
    return " and ".join(kept) or None


class _Names(dict[str, Any]):
    """The names of an expectation; all others are things that we do not keep."""

    def __missing__(self, key: str) -> Any:
        raise NotKeptError(key)

    def __contains__(self, key: object) -> bool:
        raise NotKeptError(str(key))


def _evaluated(expression: str, names: Mapping[str, Any]) -> bool:
    # These are expressions of feedparser's own tests, not of anybody's feed.
    return bool(eval(expression, {"datetime": datetime, "feedparser": feedparser}, names))  # noqa: S307


def outcome_of_feedparser(case: Case) -> Outcome:
    """Return how the expectation fares on what feedparser reads, by its defaults."""
    headers = {**case.headers, **({"content-location": case.url} if case.url else {})}
    try:
        parsed = feedparser.parse(case.body, response_headers=headers)
        met = _evaluated(_without_flags(case.expression) or "True", parsed)
        return Outcome(met=met, met_with_flag=_evaluated(case.expression, parsed))
    except Exception as error:  # noqa: BLE001 (a name that is missing is an expectation that is not met)
        return Outcome(told=repr(error))


def read(case: Case) -> Read:
    """Return the feed as we read it.

    Entries that hold nothing to read are let through here: most of these files test one element in an
    entry that has nothing else, and a Document of such an entry would be left out.
    """
    origin = Origin(name=case.name, url=case.url, media_type=case.media_type)
    try:
        text = decode(case.body, media_type=case.media_type).text
    except ValueError:
        return Read(facts=FeedFacts(), documents=())
    if danger(text) or crowding(text):
        return Read(facts=FeedFacts(), documents=())
    facts, entries, _ = entries_in(text, origin)
    found = [one for entry in entries for one in documents_of(entry, origin)]
    return Read(facts=facts, documents=tuple(one for one in found if isinstance(one, Document)))


def _both_texts(entry: Any) -> bool:
    return any(
        one["value"] != dict.get(entry, "summary", one["value"]) for one in dict.get(entry, "content") or []
    )


def _labelled(entry: Any) -> bool:
    return any(dict.get(tag, "label") for tag in dict.get(entry, "tags") or [])


def _languages_differ(entry: Any) -> bool:
    details = [*(dict.get(entry, "content") or []), *filter(None, [dict.get(entry, "summary_detail")])]
    title: Any = dict.get(entry, "title_detail")
    return title is not None and any(one["language"] != title["language"] for one in details)


# Where Broadsheet keeps one of two things by design: what the expectation speaks of, and when that is so.
_ONE_OF_TWO = (
    ("a category's term beside its label", "['term']", _labelled),
    ("the language of a title beside its text's", "['title_detail']['language']", _languages_differ),
    ("the shorter of an entry's two texts", "['content']", _both_texts),
    ("the shorter of an entry's two texts", "['description']", _both_texts),
    ("the shorter of an entry's two texts", "['summary']", _both_texts),
)


def _apart(case: Case, expression: str) -> str | None:
    """Return why an expectation is about something that we do not keep, where its names alone don't tell."""
    if "content-language" in case.headers:
        return "the Content-Language header, which parse_feed is not given"
    if b"<!ENTITY" in case.body:
        return "a document type with entities: refused"
    entries = feedparser.parse(case.body).entries
    told = (why for why, name, fits in _ONE_OF_TWO if name in expression and any(map(fits, entries)))
    return next(told, None)


def outcome_of_ours(case: Case) -> Outcome:
    """Return how the expectation fares on our Documents and FeedFacts."""
    expression = _without_flags(case.expression)
    if expression is None:
        return Outcome(not_kept="nothing but whether it is well-formed")
    if why := _apart(case, expression):
        return Outcome(not_kept=why)
    mine = read(case)
    names = _Names(
        bozo=False,
        entries=Row("entry", ENTRY, mine.documents),
        feed=View("feed", FEED, mine),
        len=len,
        ord=lambda seen: ord(seen.value),
    )
    told = f"{mine.facts} {[(one.url, one.body, one.hints) for one in mine.documents[:2]]}"
    try:
        return Outcome(met=_evaluated(expression, names), told=told)
    except NotKeptError as error:
        return Outcome(not_kept=str(error))
    except Exception as error:  # noqa: BLE001 (a field that is missing is an expectation that is not met)
        return Outcome(told=f"{error!r} {told}")
