"""Scraped plain text, of one article or of several: one document, left to extract."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.collect.charset import decode
from broadsheet.collect.origin import Origin, failure
from broadsheet.model import Document, Failure


def read_text_dump(body: bytes, origin: Origin) -> Iterator[Document | Failure]:
    """Yield the document of a plain text, its lines ended by line feeds alone."""
    try:
        decoded = decode(body, media_type=origin.media_type)
    except ValueError as error:
        yield failure(origin, str(error))
        return
    if not decoded.text.strip():
        yield failure(origin, "it is empty: nothing but blanks")
        return
    if decoded.doubt:
        yield failure(origin, decoded.doubt)
    yield Document(
        name=origin.name,
        shape="textdump",
        body=decoded.text.replace("\r\n", "\n").replace("\r", "\n"),
        url=origin.url,
        collected=origin.collected,
        subscription=origin.subscription,
    )
