"""One entry of a feed, whatever format it came in, as a document with typed hints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from broadsheet.collect.origin import Origin, failure
from broadsheet.model import Day, Document, Enclosure, Failure, Hints, Outlet
from broadsheet.text.dates import iso, moment
from broadsheet.text.urls import domain_of

MOST_ENTRIES = 5000
"""Entries that are read of one feed, the first ones: feeds have 10 to 100, archives of podcasts some 3,000.

Measured: 5,000 whole texts (20 MB) take 3.2 seconds of CPU and 132 MB, 5,000 headlines 1.3 seconds and 34 MB.
"""

# Clocks are set wrong and time zones left out, by a day at most; beyond that a date is a mistake.
_AHEAD = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed says in one entry, cleaned but not yet judged."""

    id: str | None = None
    title: str | None = None  # plain text
    url: str | None = None  # absolute, http or https
    body: str = ""  # HTML
    byline: tuple[str, ...] = ()
    published: Day | None = None
    updated: Day | None = None
    language: str | None = None
    outlet: Outlet | None = None
    tags: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    section: str | None = None  # plain text
    image: str | None = None  # absolute, http or https


def all_documents(entries: Iterable[Entry], origin: Origin) -> Iterator[Document | Failure]:
    """Yield the documents of a feed's entries, and last one failure for all that say nothing at all."""
    empty = 0
    for entry in entries:
        if entry.title or entry.body or entry.url or entry.enclosures:
            yield from documents_of(entry, origin)
        else:
            empty += 1
    if empty:
        yield failure(origin, f"{empty} of its entries left out: they have no title, text or link")


def documents_of(entry: Entry, origin: Origin) -> Iterator[Document | Failure]:
    """Yield the document of an entry, and a failure for each thing in it that isn't believed.

    A date later than the time of collecting by more than two days becomes None, and is told.
    """
    latest = (origin.collected or datetime.now(UTC)) + _AHEAD
    for name, value in (("published", entry.published), ("updated", entry.updated)):
        if not _believed(value, latest):
            yield failure(
                origin,
                f'the entry "{_label(entry)}" says that it was {name} on {iso(value)}, which is yet to '
                "come: that date is not believed",
                url=entry.url,
            )
    yield Document(
        name=origin.name,
        shape="entry",
        body=entry.body,
        url=entry.url,
        collected=origin.collected,
        subscription=origin.subscription,
        hints=Hints(
            id=entry.id,
            title=entry.title,
            byline=entry.byline,
            published=entry.published if _believed(entry.published, latest) else None,
            updated=entry.updated if _believed(entry.updated, latest) else None,
            language=entry.language,
            outlet=entry.outlet,
            tags=entry.tags,
            enclosures=entry.enclosures,
            section=entry.section,
            image=entry.image,
        ),
    )


def _believed(value: Day | None, latest: datetime) -> bool:
    when = moment(value)
    return when is None or when <= latest


def _label(entry: Entry) -> str:
    return (entry.title or entry.url or entry.id or "")[:80]


def outlet_of(name: str | None, address: str | None) -> Outlet | None:
    """Return the outlet of that name at that address, or None where neither is known."""
    domain = domain_of(address)
    return Outlet(name=name or None, domain=domain) if name or domain else None


def language_of(tag: str | None) -> str | None:
    """Return the ISO 639-1 code of a language tag (RFC 5646), or None where it has none.

    >>> language_of("en-GB"), language_of("tlh")
    ('en', None)
    """
    code = (tag or "").strip().replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def distinct(values: Iterator[str | None]) -> tuple[str, ...]:
    """Return the values that say something, each once, in order."""
    return tuple(dict.fromkeys(value for value in values if value))


def day_of(parts: object) -> date | None:
    """Return the moment of a struct_time in UTC, or None where it is none."""
    try:
        return datetime(*parts[:6], tzinfo=UTC)  # type: ignore[index,misc]
    except (TypeError, ValueError, OverflowError):
        return None
