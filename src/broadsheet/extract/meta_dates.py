"""When a page's article came out, and when it was changed last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from broadsheet.extract.headline import Piece, is_apart, is_furniture
from broadsheet.extract.jsonld import Told, text_of
from broadsheet.extract.metatags import Named, firsts
from broadsheet.extract.printed_dates import EARLIEST, NEAR, earlier_day, printed, published_day, updated_day
from broadsheet.text.dates import moment, parse

# Names of <meta> elements that say when an article came out, the most trustworthy first.
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "og:publish_date",
    "article:published", "datepublished", "publishdate", "pubdate", "publish-date", "publish_date", "published",
    "publication_date", "published_time", "published-date", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.issued", "citation_publication_date", "citation_date", "originalpublicationdate",
    "cxenseparse:recs:publishtime", "rnews:datepublished",
)  # fmt: skip
# These are as often the date of the last change, or of the page: asked after what the page prints.
_DOUBTFUL = ("date", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "article:created_at")
_UPDATED = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "lastmod", "last-modified",
    "modified", "updated", "updated_time", "dcterms.modified", "dc.date.modified",
)  # fmt: skip
LONGEST = 64  # characters; a date with weekday, hour and zone in words has 45
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?\Z")
_ADDRESS_DAY = re.compile(
    r"(?<=[/_-])((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2]|(?<=[/_-])[1-9])\2"
    r"(0[1-9]|[12]\d|3[01]|(?<=[/_-])[1-9])(?=[/._+-]|\Z)"
)
_MARKED = (
    "//*[@itemprop='datePublished' or @pubdate][@datetime or @content]"
    " | //time[contains(concat(' ', @class, ' '), ' published ')]"
)
_TELLING = re.compile(r"publi(?:sh|c).{0,20}(?:date|time)|(?:date|time).{0,20}publi(?:sh|c)")
_CHANGED = re.compile(r"updated?|modified|edited", re.IGNORECASE)
_MOST_MARKED = 5  # a page that marks more dates marks those of other articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """When an article came out and when it was changed: moments in UTC, or days alone."""

    published: date | None
    updated: date | None


def dates_of(root: Any, told: Told, tags: Named, url: str | None, pieces: Callable[[], list[Piece]]) -> Dates:
    """Return when an article came out and when it was changed last; None where the page doesn't say.

    JSON-LD is believed first, then ``<meta>`` elements, marked and ``<time>`` elements, what is printed near
    the headline, and the day in the address. Where readers are shown an earlier day, that one is taken.

    Args:
        root: the parsed page.
        told: its JSON-LD.
        tags: its ``<meta>`` elements.
        url: its address.
        pieces: gives the short texts around the headline; called only where they are needed.
    """
    found = _first(
        [text_of(told.article.get("datePublished")), *firsts(tags, _PUBLISHED), *_named_so(tags)],
    ) or _first([text_of(told.page.get("datePublished")), *_marked(root)])
    updated = _first(
        [
            text_of(told.article.get("dateModified")),
            *firsts(tags, _UPDATED),
            text_of(told.page.get("dateModified")),
        ]
    )
    near = pieces()
    lines = printed(near)
    if found is None:
        changed = updated_day(lines)
        found = _timed(near) or published_day(lines) or day_in_address(url) or _first(firsts(tags, _DOUBTFUL))
        # A page that dates its article by the last change alone: then that is when this text came out.
        found = found or changed
        updated = updated or changed
    else:
        found = earlier_day(lines, found.date() if isinstance(found, datetime) else found) or found
    if found and updated and _later(found, updated):
        updated = None
    return Dates(published=found, updated=updated)


def _later(first: date, second: date) -> bool:
    one, other = moment(first), moment(second)
    return one is not None and other is not None and one.date() > other.date()


def _named_so(tags: Named) -> Iterator[str]:
    """Return what stands under names of a publisher's own that say what it is: "w-published-date"."""
    return (values[0] for name, values in tags.items() if _TELLING.search(name))


def _first(values: Iterable[str]) -> date | None:
    return next((found for value in values if (found := read_moment(value))), None)


def read_moment(value: str | None) -> date | None:
    """Return the moment that a machine wrote, or a day alone where the hour is unknown: midnight is no hour.

    >>> read_moment("2024-04-05T00:00:00-04:00")
    datetime.date(2024, 4, 5)
    """
    value = (value or "").strip()
    if not value or len(value) > LONGEST:
        return None
    midnight = _MIDNIGHT.match(value)
    found = parse(midnight[1] if midnight else value)
    # The epoch and the year one are what programs write where they have no date.
    if found is None or found.year < EARLIEST or (found.year, found.month, found.day) == (1970, 1, 1):
        return None
    return found


def _marked(root: Any) -> Iterator[str]:
    for node in root.xpath(_MARKED)[:_MOST_MARKED]:
        if not is_furniture(node):
            yield node.get("datetime") or node.get("content") or ""


def _timed(pieces: list[Piece]) -> date | None:
    """Return the date of the first <time> after the headline, or else of the last before it."""
    after = [piece for piece in pieces if 0 <= piece.place <= NEAR]
    before = [piece for piece in reversed(pieces) if piece.place < 0]
    for piece in [*after, *before]:
        node = piece.node
        if node.tag != "time" or is_apart(piece):
            continue
        told = f"{node.get('class', '')} {node.get('itemprop', '')} {piece.text}"
        if not _CHANGED.search(told[:300]) and (found := read_moment(node.get("datetime"))):
            return found
    return None


def day_in_address(url: str | None) -> date | None:
    """Return the day that stands in an address.

    >>> day_in_address("https://gazette.example/2024/03/09/rain")
    datetime.date(2024, 3, 9)
    """
    found = _ADDRESS_DAY.search((url or "")[:500])
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        return None
