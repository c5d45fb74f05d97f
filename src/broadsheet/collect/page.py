"""An HTML page, whole or cut off: one document, left to extract."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.collect.charset import decode
from broadsheet.collect.origin import Origin, failure
from broadsheet.model import Document, Failure

# A page may leave its last tags out (HTML, 13.1.2.4), but one that writes the first and not the last
# was most likely cut: of 181 saved news pages all that begin with <html> or <body> end with one of these.
_BEGIN = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)


def read_page(body: bytes, origin: Origin) -> Iterator[Document | Failure]:
    """Yield the document of an HTML page, and a failure where its encoding is in doubt."""
    try:
        decoded = decode(body, media_type=origin.media_type)
    except ValueError as error:
        yield failure(origin, str(error))
        return
    if decoded.doubt:
        yield failure(origin, decoded.doubt)
    if _BEGIN.search(decoded.text) and not _END.search(decoded.text):
        yield failure(origin, "this page is cut off: its end is missing; what is there was read")
    yield Document(
        name=origin.name,
        shape="page",
        body=decoded.text,
        url=origin.url,
        collected=origin.collected,
        subscription=origin.subscription,
    )
