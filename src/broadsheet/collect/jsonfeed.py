"""JSON Feed (jsonfeed.org, versions 1 and 1.1): a document for each item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from broadsheet.collect.charset import decode
from broadsheet.collect.entry import MOST_ENTRIES, Entry, all_documents, distinct, language_of, outlet_of
from broadsheet.collect.origin import Origin, failure
from broadsheet.collect.plain import absolute_links, markup, one_line, plain, web_address
from broadsheet.model import Document, Enclosure, Failure, FeedFacts
from broadsheet.text.dates import parse

_Object = Mapping[str, Any]
_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\b')


def looks_like_json_feed(head: str) -> bool:
    """Return whether JSON begins as a JSON Feed does: with the address of its version."""
    return bool(_VERSION.search(head))


def read_json_feed(body: bytes, origin: Origin) -> Iterator[Document | Failure]:
    """Yield the documents and failures of a JSON Feed."""
    yield from parse_json_feed(body, origin)[1]


def parse_json_feed(body: bytes, origin: Origin) -> tuple[FeedFacts, list[Document | Failure]]:
    """Return what a JSON Feed says of itself, and a document for each of its items.

    Args:
        body: the feed as it came, decompressed.
        origin: where it came from.
    """
    import orjson  # noqa: PLC0415 (heavy)

    try:
        decoded = decode(body, media_type=origin.media_type)
        feed = orjson.loads(decoded.text)
    except ValueError as error:
        return FeedFacts(), [failure(origin, f"this JSON Feed cannot be read: {error}")]
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return FeedFacts(), [failure(origin, 'this JSON Feed has no list of "items"')]
    found: list[Document | Failure] = [failure(origin, decoded.doubt)] if decoded.doubt else []
    if len(items) > MOST_ENTRIES:
        found.append(
            failure(origin, f"this feed holds {len(items):,} entries: the first {MOST_ENTRIES:,} were read")
        )
        items = items[:MOST_ENTRIES]
    objects = [item for item in items if isinstance(item, dict)]
    found += all_documents((_entry(item, feed, origin) for item in objects), origin)
    if len(objects) < len(items):
        found.append(
            failure(origin, f"{len(items) - len(objects)} of its items left out: they are no objects")
        )
    return _facts(feed, origin), found


def _text(item: _Object, key: str) -> str | None:
    value = item.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _list(item: _Object, key: str) -> list[Any]:
    value = item.get(key)
    return value if isinstance(value, list) else []


def _facts(feed: _Object, origin: Origin) -> FeedFacts:
    hubs = (_text(hub, "url") for hub in _list(feed, "hubs") if isinstance(hub, dict))
    return FeedFacts(
        title=one_line(_text(feed, "title") or "") or None,
        link=web_address(origin.url, _text(feed, "home_page_url")),
        hub=next((address for hub in hubs if (address := web_address(origin.url, hub))), None),
        topic=web_address(origin.url, _text(feed, "feed_url")),
    )


def _entry(item: _Object, feed: _Object, origin: Origin) -> Entry:
    address = web_address(origin.url, _text(item, "url") or _text(item, "external_url"))
    given = item.get("id")
    home = web_address(origin.url, _text(feed, "home_page_url"))
    return Entry(
        # Version 1 lets publishers write numbers here and asks readers to take them as text.
        id=str(given) if isinstance(given, str | int | float) and given != "" else None,
        title=plain(_text(item, "title") or "") or None,
        url=address,
        body=_body(item, address or origin.url),
        byline=_byline(item) or _byline(feed),
        published=parse(_text(item, "date_published")),
        updated=parse(_text(item, "date_modified")),
        language=language_of(_text(item, "language") or _text(feed, "language")),
        outlet=outlet_of(one_line(_text(feed, "title") or ""), home or address or origin.url),
        tags=distinct(tag.strip() for tag in _list(item, "tags") if isinstance(tag, str)),
        enclosures=_enclosures(item, origin.url),
        image=web_address(origin.url, _text(item, "image") or _text(item, "banner_image")),
    )


def _body(item: _Object, address: str | None) -> str:
    bodies = (
        absolute_links(_text(item, "content_html") or "", address),
        markup(_text(item, "content_text") or ""),
        markup(_text(item, "summary") or ""),
    )
    return max(bodies, key=len)


def _byline(item: _Object) -> tuple[str, ...]:
    # "author" is version 1, "authors" is 1.1.
    people = [*_list(item, "authors"), item.get("author")]
    return distinct(one_line(_text(person, "name") or "") for person in people if isinstance(person, dict))


def _enclosures(item: _Object, base: str | None) -> tuple[Enclosure, ...]:
    found = []
    for piece in _list(item, "attachments"):
        address = web_address(base, _text(piece, "url")) if isinstance(piece, dict) else None
        if address:
            size = piece.get("size_in_bytes")
            length = size if isinstance(size, int) and not isinstance(size, bool) and size > 0 else None
            found.append(Enclosure(url=address, media_type=_text(piece, "mime_type"), length=length))
    return tuple(found)
