"""How each name in feedparser's expectations is read from our Documents and FeedFacts.

A name that stands in no table here is one that Broadsheet does not keep: an expectation about it is
counted apart. What is normalised is what Broadsheet promises, and nothing else:

- titles are one line of plain text;
- HTML is cleaned once, later: both sides go through ``text.clean.safe_html``, or ours through feedparser's
  own cleaner, which the expectation is about; plain text counts as the HTML that shows it;
- addresses are absolute and http or https, anything else is None;
- dates are moments in UTC; languages are ISO 639-1; authors are names without mail addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import feedparser
import feedparser.sanitizer

from broadsheet.collect.entry import language_of
from broadsheet.collect.plain import markup, one_line, plain, web_address
from broadsheet.model import Document, FeedFacts
from broadsheet.text.clean import safe_html
from broadsheet.text.dates import moment, parse
from broadsheet.text.urls import domain_of


class NotKeptError(Exception):
    """The expectation is about something that Broadsheet does not keep; the message is its name."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seen:
    """A value of ours, which equals an expected one where both mean the same."""

    value: Any
    same: Callable[[Any, Any], bool]

    def __eq__(self, other: object) -> bool:
        return self.value == other.value if isinstance(other, Seen) else self.same(self.value, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        return bool(self.value)


class View:
    """A record as feedparser's expectations ask for it."""

    def __init__(self, name: str, fields: Mapping[str, Any], of: Any) -> None:
        self._name, self._fields, self._of = name, fields, of

    def __getitem__(self, key: str) -> Any:
        name = f"{self._name}.{key}"
        if key not in self._fields:
            raise NotKeptError(name)
        found = self._fields[key]
        if isinstance(found, Mapping):
            return View(name, found, self._of)
        if self._of is None:
            raise KeyError(key)
        return found(self._of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and all(self[key] == value for key, value in other.items())

    __hash__ = None  # type: ignore[assignment]

    def __getattr__(self, key: str) -> Any:
        return self[key]

    def __contains__(self, key: str) -> bool:
        try:
            found = self[key]
        except KeyError:
            return False
        return found.value not in (None, "") if isinstance(found, Seen) else found is not None

    has_key = __contains__

    def get(self, key: str, default: Any = None) -> Any:
        return self[key] if key in self else default  # noqa: SIM401 (this is what it is for)


class Row:
    """A list of records as feedparser's expectations ask for it."""

    def __init__(self, name: str, fields: Mapping[str, Any], rows: tuple[Any, ...]) -> None:
        self._rows = tuple(View(name, fields, row) for row in rows)
        self._none = View(name, fields, None)  # so that what we do not keep is told, wherever it stands

    def __getitem__(self, place: int) -> View:
        return self._rows[place] if place < len(self._rows) else self._none

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[View]:
        return iter(self._rows)


def _title(value: str | None) -> Seen:
    return Seen(value=value or "", same=lambda ours, said: ours in {one_line(said), plain(said)})


def _word(value: str | None) -> Seen:
    return Seen(value=value, same=lambda ours, said: ours == one_line(str(said)))


def _shown(html: str) -> str:
    return one_line(safe_html(html))


def _html(value: str) -> Seen:
    return Seen(value=value, same=_reads_alike)


def _reads_alike(ours: str, said: str) -> bool:
    return _shown(ours) in {_shown(said), _shown(markup(said))} or _cleaned_by_feedparser(ours) == one_line(
        said
    )


def _cleaned_by_feedparser(html: str) -> str:
    # What an expectation says of HTML is what feedparser's own cleaner leaves of it. Ours leaves less (the
    # content of <iframe> and <object>), but the body that we keep is the same.
    return one_line(feedparser.sanitizer._sanitize_html(html, "utf-8", "text/html"))  # noqa: SLF001


def _address(value: str | None) -> Seen:
    return Seen(value=value, same=lambda ours, said: ours == web_address(None, said))


def _day(value: Any) -> Seen:
    return Seen(value=moment(value), same=lambda ours, said: ours == _moment(said))


def _moment(said: Any) -> datetime | None:
    if isinstance(said, str):
        return moment(parse(said))
    year, month, day, hour, minute, second = said[:6]
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def _language(value: str | None) -> Seen:
    return Seen(value=value, same=lambda ours, said: ours == language_of(said))


def _number(value: int | None) -> Seen:
    return Seen(value=value, same=lambda ours, said: ours == int(said))


def _name(value: str | None) -> Seen:
    return Seen(value=value, same=lambda ours, said: ours == one_line(str(said).split("(")[0].strip()))


def _people(document: Document) -> str | None:
    return document.hints.byline[-1] if document.hints.byline else None


def _outlet_name(document: Document) -> Seen:
    return _title(document.hints.outlet.name if document.hints.outlet else None)


def _outlet_domain(document: Document) -> Seen:
    domain = document.hints.outlet.domain if document.hints.outlet else None
    return Seen(value=domain, same=lambda ours, said: ours == domain_of(said))


def _body(document: Document) -> Seen:
    return _html(document.body)


def _spoken(document: Document) -> Seen:
    return _language(document.hints.language)


def _published(document: Document) -> Seen:
    return _day(document.hints.published)


def _updated(document: Document) -> Seen:
    return _day(document.hints.updated)


def _tag(document: Document) -> Seen:
    return _word(next(iter(document.hints.tags), None))


_DETAIL = {"language": _spoken, "value": _body}
_CONTENT: Mapping[str, Any] = _DETAIL
_AUTHOR: Mapping[str, Any] = {"name": _name}
_ENCLOSURE: Mapping[str, Any] = {
    "href": lambda one: _address(one.url),
    "length": lambda one: _number(one.length),
    "type": lambda one: _word(one.media_type),
    "url": lambda one: _address(one.url),
}
_TAG: Mapping[str, Any] = {"label": _word, "term": _word}

ENTRY: Mapping[str, Any] = {
    "author": lambda one: _name(_people(one)),
    "author_detail": {"name": lambda one: _name(_people(one))},
    "authors": lambda one: Row("entry.authors", _AUTHOR, one.hints.byline),
    "category": _tag,
    "content": lambda one: Row("entry.content", _CONTENT, (one,)),
    "created": _published,
    "created_parsed": _published,
    "description": _body,
    "enclosures": lambda one: Row("entry.enclosures", _ENCLOSURE, one.hints.enclosures),
    "guid": lambda one: _word(one.hints.id),
    "id": lambda one: _word(one.hints.id),
    "image": {"href": lambda one: _address(one.hints.image)},
    "language": _spoken,
    "link": lambda one: _address(one.url),
    "media_thumbnail": lambda one: Row(
        "entry.media_thumbnail", {"url": lambda one: _address(one.hints.image)}, (one,)
    ),
    "published": _published,
    "published_parsed": _published,
    "source": {"href": _outlet_domain, "link": _outlet_domain, "title": _outlet_name},
    "summary": _body,
    "summary_detail": _DETAIL,
    "tags": lambda one: Row("entry.tags", _TAG, one.hints.tags),
    "title": lambda one: _title(one.hints.title),
    "title_detail": {"language": _spoken, "value": lambda one: _title(one.hints.title)},
    "updated": _updated,
    "updated_parsed": _updated,
}
"""What is read of a Document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A feed as we read it."""

    facts: FeedFacts
    documents: tuple[Document, ...]


def _feed_language(read: Read) -> Seen:
    if not read.documents:
        raise NotKeptError("feed.language of a feed without entries")
    return _language(read.documents[0].hints.language)


FEED: Mapping[str, Any] = {
    "language": _feed_language,
    "link": lambda read: _address(read.facts.link),
    "title": lambda read: _title(read.facts.title),
    "title_detail": {"value": lambda read: _title(read.facts.title)},
    "ttl": lambda read: _number(read.facts.ttl_minutes),
}
"""What is read of FeedFacts; a feed's language is that of its entries."""
