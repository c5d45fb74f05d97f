"""Whatever came in, handed to the one reader that understands it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import IO

from broadsheet.collect.charset import decode, wide
from broadsheet.collect.feed import read_feed
from broadsheet.collect.jsonfeed import read_json_feed
from broadsheet.collect.jsonlines import read_json, read_json_lines
from broadsheet.collect.members import ahead
from broadsheet.collect.opml import read_opml
from broadsheet.collect.origin import Origin, failure
from broadsheet.collect.page import read_page
from broadsheet.collect.sitemap import read_sitemap
from broadsheet.collect.sniff import Kind, magic, sniff
from broadsheet.collect.stream import BrokenStreamError, chunks, peek, whole
from broadsheet.collect.textdump import read_text_dump
from broadsheet.collect.warc import is_warc, read_warc
from broadsheet.model import Document, Failure

_Found = Iterator[Document | Failure]


def documents(
    body: bytes,
    *,
    name: str,
    url: str | None = None,
    media_type: str | None = None,
    collected: datetime | None = None,
    subscription: str | None = None,
) -> _Found:
    """Yield the documents that bytes hold, and a failure for each part that can't be used.

    Args:
        body: what was fetched or read; gzip and xz are undone.
        name: how a person would name it.
        url: where it came from.
        media_type: the Content-Type header, with its charset.
        collected: when it was fetched.
        subscription: the id of the subscription that it came through.
    """
    origin = Origin(name=name, url=url, media_type=media_type, collected=collected, subscription=subscription)
    return read(io.BytesIO(body), origin)


def read(file: IO[bytes], origin: Origin) -> _Found:
    """Yield the documents that a file holds, as ``documents`` does, without holding lines of JSON at once.

    Args:
        file: open for reading bytes.
        origin: where it came from.
    """
    try:
        start, file = ahead(file)
        if is_warc(start):  # as large as a disk, and a damaged part costs itself alone
            yield from read_warc(file, origin)
            return
        head, pieces = peek(chunks(file))
        kind = sniff(head, name=origin.name, media_type=origin.media_type)
        if kind == "jsonlines":
            # The one kind that is read as it comes: it may be larger than the memory.
            yield from read_json_lines(_as_utf8(head, pieces), origin)
        elif kind in _NOT_READ:
            yield failure(origin, _NOT_READ[kind](head))
        else:
            yield from READERS[kind](whole(pieces), origin)
    except BrokenStreamError as error:
        yield failure(origin, str(error))


def _as_utf8(head: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    if wide(head) is None:
        return pieces
    try:
        return iter([decode(whole(pieces)).text.encode()])
    except ValueError as error:
        raise BrokenStreamError(str(error)) from error


def _binary(head: bytes) -> str:
    return f"this is {magic(head) or 'binary'}, not text: it is not read"


# What is seen at once to hold no document, and how a person is told.
_NOT_READ: dict[Kind, Callable[[bytes], str]] = {
    "binary": _binary,
    "empty": lambda head: "it is empty" if not head else "it is empty: nothing but blanks",
    "xml": lambda _: "this is XML, but neither a feed nor a page nor a sitemap nor a list of feeds",
}
READERS: dict[Kind, Callable[[bytes, Origin], _Found]] = {
    "feed": read_feed,
    "json": read_json,
    "jsonfeed": read_json_feed,
    "opml": read_opml,
    "page": read_page,
    "sitemap": read_sitemap,
    "textdump": read_text_dump,
}
"""The reader of each kind of bytes that is held as a whole."""
