"""Articles as JSON: one a line, one alone, or a list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from broadsheet.collect.charset import decode
from broadsheet.collect.jsonfeed import read_json_feed
from broadsheet.collect.origin import Origin, failure
from broadsheet.collect.stream import MAX_TEXT, Line, lines, too_large
from broadsheet.model import Document, Failure
from broadsheet.text.articlejson import from_json

_MARK = b"\xef\xbb\xbf"  # of UTF-8; files that were joined have it in the middle too
# What from_json raises on objects of another form than it knows.
_UNFIT = (ArithmeticError, AttributeError, KeyError, TypeError, ValueError)


def read_json_lines(pieces: Iterable[bytes], origin: Origin) -> Iterator[Document | Failure]:
    """Yield a document for each line that is an article, and a failure for each that isn't.

    One line is held at a time. The text is kept to the character.

    Args:
        pieces: the bytes, in chunks of any size; UTF-8 (RFC 8259, section 8.1).
        origin: where they came from.
    """
    for line in lines(pieces):
        if line.data.strip() or line.size > MAX_TEXT:
            yield _of_line(line, origin)


def _of_line(line: Line, origin: Origin) -> Document | Failure:
    import orjson  # noqa: PLC0415 (heavy)

    if line.size > MAX_TEXT:
        return failure(origin, too_large(line.size), line=line.number)
    try:
        row = orjson.loads(line.data.removeprefix(_MARK))
    except orjson.JSONDecodeError as error:
        reason = f"this line is not JSON: {error.msg} (at character {error.colno})"
        return failure(origin, reason, line=line.number)
    return _document(row, origin, line=line.number)


def _document(row: Any, origin: Origin, *, line: int | None = None, place: str = "") -> Document | Failure:
    if not isinstance(row, dict):
        return failure(origin, f"{place}JSON, but no article: an object is wanted", line=line)
    try:
        article = from_json(row, document=origin.name, collected=origin.collected)
    except _UNFIT as error:
        reason = str(error) if type(error) is ValueError else f"a field has an unexpected form ({error!r})"
        return failure(origin, f"{place}no article: {reason}", line=line)
    if origin.subscription:
        article = replace(article, subscription=origin.subscription)
    return Document(
        name=origin.name,
        shape="article",
        body="",
        url=article.url,
        collected=article.collected,
        subscription=origin.subscription,
        article=article,
    )


def read_json(body: bytes, origin: Origin) -> Iterator[Document | Failure]:
    """Yield the documents of JSON that isn't in lines: an article, a list of articles, a JSON Feed.

    Args:
        body: the bytes, decompressed.
        origin: where they came from.
    """
    import orjson  # noqa: PLC0415 (heavy)

    try:
        decoded = decode(body, media_type=origin.media_type)
        value = orjson.loads(decoded.text)
    except ValueError as error:
        yield failure(origin, f"this is not JSON that can be read: {error}")
        return
    if decoded.doubt:
        yield failure(origin, decoded.doubt)
    if isinstance(value, list):
        for place, row in enumerate(value, 1):
            yield _document(row, origin, place=f"element {place}: ")
    elif isinstance(value, dict) and isinstance(value.get("items"), list) and "text" not in value:
        yield from read_json_feed(body, origin)
    else:
        yield _document(value, origin)
