"""Web archives (WARC, ISO 28500): the pages and feeds among their records.

fastwarc reads the records. What it stops at (a wrong length, bytes between records, a damaged member)
costs the record that it happened in: reading goes on at the next place where a record begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import IO, Any, cast

from broadsheet.collect.feed import read_feed
from broadsheet.collect.jsonfeed import read_json_feed
from broadsheet.collect.members import Break, pieces
from broadsheet.collect.origin import Origin, failure
from broadsheet.collect.page import read_page
from broadsheet.collect.plain import web_address
from broadsheet.collect.sniff import Kind, sniff
from broadsheet.collect.stream import MAX_TEXT, BrokenStreamError, megabytes
from broadsheet.collect.tape import LONGEST_START, Tape, first_start
from broadsheet.model import Document, Failure
from broadsheet.net.inflate import inflate
from broadsheet.text.dates import utc

# Another record within one that is very long: its length lies.
_WITHIN = re.compile(rb"\nWARC/[01]\.\d{1,2}\r?\nWARC-")
_STEP = 1024 * 1024  # bytes at a time: a choice
_MOST_HEADERS = 64 * 1024  # of a record, and of the answer in it; servers send under 10 kB; a choice
_LONGEST_ADDRESS = 2_000  # characters; what every browser and server takes
_AHEAD = timedelta(days=2)  # as for entries of feeds: a clock that is wrong, or a zone left out
# Types under which pages and feeds are sent; anything else is passed over unread. "" is no type at all.
_TEXTUAL = ("", "application/octet-stream", "text/plain")
_TEXTUAL_PARTS = ("html", "json", "xml")
_READERS: Mapping[Kind, Callable[[bytes, Origin], Iterator[Document | Failure]]] = {
    "feed": read_feed,
    "jsonfeed": read_json_feed,
    "page": read_page,
}
_SWALLOWING = "this record was left out: its length is wrong, others stand within it"
_STRAY = (
    "behind this record stand bytes that belong to none: they were passed over, and its length may be wrong"
)
_DAMAGED = "parts of its compressed data are damaged and were left out"
_CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r?\n")
_COMPRESSED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")  # how gzip and zstd begin
_AS_THEY_BEGIN = {"gzip", "x-gzip", "zstd"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """What a record of an archive says, as far as it is wanted."""

    start: int  # where it begins in its stretch
    body: bytes = b""  # empty: it is none that is read
    url: str | None = None
    collected: datetime | None = None
    media_type: str | None = None
    problem: str | None = None  # why it can't be used
    short: bool = False  # it ends before its length is reached


def is_warc(head: bytes) -> bool:
    r"""Return whether bytes that begin like this are a web archive, compressed or not.

    >>> is_warc(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n")
    True
    """
    import io  # noqa: PLC0415 (only here)

    fresh = True  # the next piece is the first of a member: the very first may be damaged
    try:
        for piece in pieces(io.BytesIO(head)):
            if fresh and isinstance(piece, bytes) and piece.startswith(b"WARC/"):
                return True
            fresh = isinstance(piece, Break)
    except BrokenStreamError:
        return False
    return False


def read_warc(file: IO[bytes], origin: Origin) -> Iterator[Document | Failure]:
    """Yield the pages and the entries of feeds that an archive holds, and a failure for each bad record.

    It is read as it comes, one record at a time; gzip, zstd and xz are undone. Answers other than
    success are passed over, as is all that is neither a page nor a feed.

    Args:
        file: open for reading bytes.
        origin: where it came from; each document has the address and the time of its own record.
    """
    found = False
    try:
        for record in _records(file):
            for item in _of_record(record, origin):
                found = True
                yield item
    except BrokenStreamError as error:
        yield failure(origin, str(error))
        return
    if not found:
        yield failure(origin, "this archive holds neither a page nor a feed")


def _of_record(record: _Record, origin: Origin) -> Iterator[Document | Failure]:
    if record.problem:
        yield failure(origin, record.problem, url=record.url)
        return
    kind = sniff(record.body, name=record.url or "", media_type=record.media_type)
    reader = _READERS.get(kind)
    if reader is None or not record.body:
        return
    own = replace(
        origin,
        url=record.url,
        media_type=record.media_type,
        collected=record.collected or origin.collected,
    )
    yield from reader(record.body, own)


def _records(file: IO[bytes]) -> Iterator[_Record]:
    """Yield the records of a file that are wanted or wrong, each only when what follows it was seen."""
    tape = Tape(source=pieces(file))
    after = 0
    while tape.go_to_record(after):
        last: _Record | None = None
        broken = False
        for record in _stretch(tape):
            if record is None:
                broken = True
                break
            if last:
                yield last
            last = record
        yield from _judged(last, tape, broken=broken)
        # After a stop the next record is looked for from the last one's second byte on.
        whole = last is not None and not broken and not last.short
        after = tape.position if whole else (last.start if last else 0) + 1
    if tape.lost:
        yield _Record(start=0, problem=_DAMAGED)


def _judged(last: _Record | None, tape: Tape, *, broken: bool) -> Iterator[_Record]:
    """Yield the last record of a stretch as what came after it leaves it."""
    if last is None:
        yield _Record(start=0, problem="a record was left out: its headers cannot be read")
    elif tape.broke and tape.broke.begun:
        yield replace(last, problem="this record was left out: its compressed data are damaged or cut off")
    elif last.short:
        yield replace(last, problem="this record was left out: it is cut off, or its length is wrong")
    elif broken and first_start(last.body) is not None:
        yield replace(last, problem=_SWALLOWING)
    else:
        yield last
        if broken and not last.problem:
            yield replace(last, problem=_STRAY)


def _stretch(tape: Tape) -> Iterator[_Record | None]:
    """Yield records as far as they follow one another; None where something else follows."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 (heavy)

    try:
        # It reads and tells, and neither seeks nor closes; its type hints ask for a whole file.
        file = cast("IO[bytes]", tape)
        for record in ArchiveIterator(
            file, parse_http=False, stream_detect=False, max_header_len=_MOST_HEADERS
        ):
            made = _read(record)
            tape.forget(made.start)
            if record.content_length > MAX_TEXT and _swallows(record.reader):
                yield replace(made, problem=_SWALLOWING)
                yield None
                return
            yield made
    except OSError:
        yield None


def _swallows(reader: Any) -> bool:
    """Return whether others stand within a very long record; reads on to the first of them."""
    before = b""
    while chunk := reader.read(_STEP):
        if _WITHIN.search(before + chunk):
            return True
        before = chunk[-LONGEST_START - 8 :]
    return False


def _read(record: Any) -> _Record:
    start = record.stream_pos
    written = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if len(written) > _LONGEST_ADDRESS:
        return _Record(start=start, problem="this record was left out: its address is too long")
    url = web_address(None, written)
    if (record.headers.get("WARC-Type") or "").lower() not in {"resource", "response"} or url is None:
        return _Record(start=start, url=url)
    made = _Record(start=start, url=url, collected=_believed(record.record_date))
    try:
        wanted, media_type, coding = _http(record)
        return _with_body(replace(made, media_type=media_type), record, coding) if wanted else made
    except ValueError as error:
        return replace(made, problem=f"this record was left out: {error}")


def _believed(when: datetime | None) -> datetime | None:
    """Return when a record says that it was fetched; a time that is yet to come is nobody's."""
    fetched = utc(when) if when else None
    return fetched if fetched and fetched <= datetime.now(UTC) + _AHEAD else None


def _with_body(made: _Record, record: Any, coding: str) -> _Record:
    """Return a record with its body.

    Raises:
        ValueError: it can't be used; says why.
    """
    length = record.content_length
    if length > MAX_TEXT:
        raise ValueError(f"it is too large ({megabytes(length)})")
    raw = record.reader.read(length)
    if len(raw) < length:
        return replace(made, body=raw, short=True)
    return replace(made, body=_decoded(raw, coding))


def _http(record: Any) -> tuple[bool, str | None, str]:
    """Return whether a record may be a page or a feed, its media type, and how it was encoded on its way.

    Raises:
        ValueError: it can't be known; says why.
    """
    if not record.is_http:
        kind = record.headers.get("Content-Type")
        return _is_textual(kind), kind, ""
    try:
        record.parse_http(quirks_mode=True, max_header_len=_MOST_HEADERS)
        status = record.http_headers.status_code
    except (AttributeError, OSError):
        status = None
    if status is None:
        raise ValueError("its HTTP headers cannot be read")
    headers = {name.lower(): value for name, value in record.http_headers.items()}
    kind = headers.get("content-type")
    coding = ",".join(headers.get(name, "") for name in ("content-encoding", "transfer-encoding"))
    return 200 <= status < 300 and _is_textual(kind), kind, coding.lower()


def _is_textual(media_type: str | None) -> bool:
    said = (media_type or "").split(";")[0].strip().lower()
    return said in _TEXTUAL or any(part in said for part in _TEXTUAL_PARTS)


def _decoded(raw: bytes, coding: str) -> bytes:
    """Return a body without the encodings that it was sent in; many archives undo them and keep the headers."""
    codings = [part.strip() for part in coding.split(",") if part.strip()]
    if "chunked" in codings:
        raw = _unchunked(raw)
    codings = [part for part in codings if part not in {"chunked", "identity"}]
    if not codings or (codings[-1] in _AS_THEY_BEGIN and not raw.startswith(_COMPRESSED)):
        return raw
    return inflate(raw, ",".join(codings), MAX_TEXT)


def _unchunked(raw: bytes) -> bytes:
    """Return the chunks of a body together (RFC 9112, section 7.1), or the body where it has no chunks."""
    out = bytearray()
    place = 0
    while size := _CHUNK.match(raw, place):
        length = int(size[1], 16)
        if length == 0:
            return bytes(out)
        out += raw[size.end() : size.end() + length]
        place = size.end() + length
        if place >= len(raw):
            return bytes(out)
    return raw
