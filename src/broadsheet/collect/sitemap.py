"""Sitemaps (sitemaps.org) and Google's news sitemaps: the pages that a site names, as documents without text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from broadsheet.collect.charset import decode
from broadsheet.collect.entry import Entry, all_documents, distinct, language_of, outlet_of
from broadsheet.collect.origin import Origin, failure
from broadsheet.collect.plain import one_line, plain, web_address
from broadsheet.collect.stream import MAX_TEXT, BrokenStreamError, chunks, megabytes
from broadsheet.collect.xmlsafety import danger, overloaded
from broadsheet.model import Document, Failure
from broadsheet.text.dates import moment, parse

_MOST_PAGES = 1000  # Google takes as many from one news sitemap; of plain ones the newest are the news
_MOST_NESTED = 50  # a choice: an archive lists thousands of months, and the newest are the news
_LONGEST = 2048  # characters of an address (sitemaps.org, protocol)
_LONGEST_TEXT = 10_000  # characters of anything else that is said; a choice far above any headline
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_MOST_SAID = 50  # different things said of one page; a news sitemap says a dozen
_ROWS = {"sitemap": "sitemapindex", "url": "urlset"}
_NAMED_IN_ROBOTS = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S{1,2048})", re.IGNORECASE | re.MULTILINE)
_MOST_ROBOTS = 500_000  # characters of robots.txt; RFC 9309 asks for as many bytes


@dataclass(slots=True)
class _Row:
    """What is said of one page or one nested sitemap, by local names, as it stands."""

    said: dict[str, str] = field(default_factory=dict)

    def get(self, *names: str) -> str | None:
        return next((self.said[name] for name in names if self.said.get(name)), None)


def parse_sitemap(
    body: bytes,
    *,
    name: str,
    url: str | None = None,
    media_type: str | None = None,
    collected: datetime | None = None,
    subscription: str | None = None,
) -> tuple[list[str], list[Document | Failure]]:
    """Return the sitemaps that one names, and a document without text for each page that it names.

    Newest first, and at most 50 and 1,000 of them. Broken XML is read as far as it goes.

    Args:
        body: the sitemap as it came; gzip and xz are undone.
        name: how a person would name it.
        url: where it came from.
        media_type: the Content-Type header, for its charset.
        collected: when it was fetched; dates well after it are not believed.
        subscription: the id of the subscription.
    """
    origin = Origin(name=name, url=url, media_type=media_type, collected=collected, subscription=subscription)
    failures: list[Document | Failure] = []
    try:
        inflated = _beginning(body)
        decoded = decode(inflated[:MAX_TEXT], media_type=media_type)
        rows = _rows(decoded.text)
    except (BrokenStreamError, ValueError) as error:
        return [], [failure(origin, f"this sitemap cannot be read: {error}")]
    if len(inflated) > MAX_TEXT:
        told = f"this sitemap is larger than {megabytes(MAX_TEXT)}: what comes after that was not read"
        failures.append(failure(origin, told))
    nested = [row for kind, row in rows if kind == "sitemap"]
    pages = [row for kind, row in rows if kind == "url"]
    if not nested and not pages:
        failures.append(failure(origin, "this sitemap names no pages"))
    return _nested(nested, origin), [*_documents(pages, origin), *failures]


def _beginning(body: bytes) -> bytes:
    held = bytearray()
    for piece in chunks(io.BytesIO(body)):
        held += piece
        if len(held) > MAX_TEXT:
            break
    return bytes(held)


def _rows(text: str) -> list[tuple[str, _Row]]:
    """Return each page and each nested sitemap; elements are thrown away once read, for memory."""
    from lxml import etree  # noqa: PLC0415 (heavy)

    if problem := danger(text) or overloaded(text):
        raise ValueError(problem)
    # The encoding is settled; a declaration would be believed more than the argument.
    data = io.BytesIO(_DECLARATION.sub("", text, count=1).strip().encode("utf-8", "replace"))
    found: list[tuple[str, _Row]] = []
    try:
        events = etree.iterparse(
            data, events=("end",), no_network=True, recover=True, resolve_entities=False, remove_comments=True
        )
        for _, element in events:
            kind = _local(element)
            if kind in _ROWS and _local(element.getparent()) == _ROWS[kind]:
                found.append((kind, _row(element)))
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        if not found:
            raise ValueError(str(error)) from error
    return found


def _local(element: Any) -> str:
    tag = getattr(element, "tag", None)
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _row(element: Any) -> _Row:
    row = _Row()
    for one in element.iterdescendants():
        parent = _local(one.getparent())
        name = _local(one) if parent == "url" else f"{parent}.{_local(one)}"
        if one.text and len(one.text) <= _LONGEST_TEXT and len(row.said) < _MOST_SAID:
            row.said.setdefault(name.removeprefix("sitemap."), one.text.strip())
    return row


def _when(row: _Row) -> float:
    when = moment(parse((row.get("news.publication_date", "lastmod") or "")[:100]))
    return when.timestamp() if when else float("-inf")


def _nested(rows: list[_Row], origin: Origin) -> list[str]:
    newest = sorted(rows, key=_when, reverse=True)
    addresses = (_address(row, origin) for row in newest)
    return list(dict.fromkeys(one for one in addresses if one and one != origin.url))[:_MOST_NESTED]


def _address(row: _Row, origin: Origin) -> str | None:
    written = row.get("loc") or ""
    return web_address(origin.url, written) if len(written) <= _LONGEST else None


def _documents(rows: list[_Row], origin: Origin) -> Iterator[Document | Failure]:
    named: dict[str, _Row] = {}
    for row in rows:
        if address := _address(row, origin):
            named.setdefault(address, row)
    newest = sorted(named.items(), key=lambda one: _when(one[1]), reverse=True)
    yield from all_documents((_entry(row, address) for address, row in newest[:_MOST_PAGES]), origin)
    if len(newest) > _MOST_PAGES:
        told = f"this sitemap names {len(newest):,} pages: the newest {_MOST_PAGES:,} were read"
        yield failure(origin, told)
    if without := sum(not _address(row, origin) for row in rows):
        yield failure(origin, f"{without:,} of its pages left out: they have no http address")


def _entry(row: _Row, address: str) -> Entry:
    words = row.get("news.keywords") or ""
    return Entry(
        title=plain(row.get("news.title", "video.title") or "") or None,
        url=address,
        published=parse((row.get("news.publication_date", "video.publication_date") or "")[:100]),
        updated=parse((row.get("lastmod") or "")[:100]),
        language=language_of(row.get("publication.language", "news.language")),
        outlet=outlet_of(one_line(row.get("publication.name") or ""), address),
        tags=distinct(one_line(word) for word in words.split(",")),
        image=web_address(address, row.get("image.loc", "video.thumbnail_loc")),
    )


def read_sitemap(body: bytes, origin: Origin) -> Iterator[Document | Failure]:
    """Yield the documents and failures of a sitemap; one that only names others is a failure."""
    nested, found = parse_sitemap(
        body,
        name=origin.name,
        url=origin.url,
        media_type=origin.media_type,
        collected=origin.collected,
        subscription=origin.subscription,
    )
    if nested:
        told = f"this is a list of {len(nested)} sitemaps: add its address as a subscription, or one of them"
        yield failure(origin, f"{told} ({nested[0]})")
    else:
        yield from found


def sitemaps_in(robots: str) -> list[str]:
    r"""Return the sitemaps that a site's robots.txt names, each once, those of news first.

    >>> sitemaps_in("Sitemap: https://kite.example/all.xml\nsitemap: https://kite.example/news.xml")
    ['https://kite.example/news.xml', 'https://kite.example/all.xml']
    """
    named = (web_address(None, found[1]) for found in _NAMED_IN_ROBOTS.finditer(robots[:_MOST_ROBOTS]))
    distinct_ones = dict.fromkeys(one for one in named if one)
    return sorted(distinct_ones, key=lambda address: "news" not in address.lower())[:_MOST_NESTED]
