"""Bytes as they come: in chunks, decompressed on the way, each kind of excess stopped."""

from __future__ import annotations

import gzip
import lzma
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import IO, cast

MAX_TEXT = 16 * 1024 * 1024
"""Bytes of one document. War and Peace is 3 MB, the largest pages and feeds measured are 5 MB."""

HEAD = 65_536  # bytes looked at to tell what something is: prologues and first lines fit in
_CHUNK = 1024 * 1024
# Text is compressed 3 to 10 times by gzip, some 20 by xz; a bomb 1,000 times and more.
_MOST_RATIO = 500
_UNSUSPECTED = 256 * 1024 * 1024  # decompressed bytes before the ratio counts: tests repeat one article
_MOST_COUNTED = 1024 * 1024 * 1024  # where a size is only wanted for a message
_COMPRESSED = ((b"\x1f\x8b\x08", "gzip"), (b"\xfd7zXZ\x00", "xz"))
_OPENERS: dict[str, Callable[[IO[bytes]], gzip.GzipFile | lzma.LZMAFile]] = {
    "gzip": gzip.open,
    "xz": lzma.open,
}


class BrokenStreamError(Exception):
    """The bytes can't be read on; the message is one line for a person. It never leaves collect."""


@dataclass(slots=True)
class _Counted:
    """A file of which is known how many bytes were read."""

    file: IO[bytes]
    ahead: bytes  # what was read already, to be given first
    count: int = 0

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        data, self.ahead = (self.ahead[:size], self.ahead[size:]) if self.ahead else (b"", b"")
        data = data or self.file.read(size)
        self.count += len(data)
        return data


def chunks(file: IO[bytes]) -> Iterator[bytes]:
    """Yield what is in a file, decompressed where it is gzip or xz, whatever its name.

    Raises:
        BrokenStreamError: it can't be read, its compressed data are damaged, or it is a bomb.
    """
    try:
        start = file.read(HEAD)
        source = _Counted(file=file, ahead=start)
        kind = next((kind for magic, kind in _COMPRESSED if start.startswith(magic)), None)
        yield from _inflated(source, kind) if kind else _plainly(source)
    except EOFError as error:
        raise BrokenStreamError("its compressed data end too early: it was cut off") from error
    except (gzip.BadGzipFile, lzma.LZMAError, zlib.error) as error:
        raise BrokenStreamError(f"its compressed data are damaged ({error})") from error
    except OSError as error:
        raise BrokenStreamError(f"it cannot be read ({error.strerror or error})") from error


def _plainly(source: _Counted) -> Iterator[bytes]:
    while data := source.read(_CHUNK):
        yield data


def _inflated(source: _Counted, kind: str) -> Iterator[bytes]:
    total = 0
    # Both take any object that can be read; their type hints ask for a whole file.
    with _OPENERS[kind](cast("IO[bytes]", source)) as opened:
        while data := opened.read(_CHUNK):
            total += len(data)
            if total > max(_UNSUSPECTED, _MOST_RATIO * source.count):
                raise BrokenStreamError(
                    f"it grows to more than {megabytes(total)} when decompressed, "
                    f"over {_MOST_RATIO} times its size: refused"
                )
            yield data


def peek(pieces: Iterator[bytes], size: int = HEAD) -> tuple[bytes, Iterator[bytes]]:
    """Return the first bytes, and all of them again as chunks."""
    held: list[bytes] = []
    length = 0
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length >= size:
            break
    return b"".join(held)[:size], chain(held, pieces)


def whole(pieces: Iterable[bytes]) -> bytes:
    """Return all chunks together.

    Raises:
        BrokenStreamError: there is more than one document may have; says how much.
    """
    held = bytearray()
    total = 0
    for piece in pieces:
        total += len(piece)
        if total <= MAX_TEXT:
            held += piece
        elif total > _MOST_COUNTED:
            break
    if total > MAX_TEXT:
        raise BrokenStreamError(too_large(total))
    return bytes(held)


def too_large(size: int) -> str:
    """Return why a document of so many bytes isn't read."""
    more = "more than " if size > _MOST_COUNTED else ""
    return f"it is too large: {more}{megabytes(size)}, and one document may have {megabytes(MAX_TEXT)}"


def megabytes(size: int) -> str:
    """Return a size for a person.

    >>> megabytes(52_428_800)
    '50.0 MB'
    """
    return f"{size / 1_048_576:,.1f} MB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a stream."""

    number: int  # counted from one
    data: bytes  # without its end; empty where it was too large
    size: int  # bytes that it had


def lines(pieces: Iterable[bytes]) -> Iterator[Line]:
    """Yield the lines of chunks that aren't blank, holding one at a time; one that is too large comes empty."""
    number = 1
    held = bytearray()
    size = 0
    for piece in pieces:
        if not held and not piece.strip():
            # Passed over at once: padding without end must cost no time.
            number += piece.count(b"\n")
            continue
        *done, rest = piece.split(b"\n")
        for part in done:
            if not part and not size:
                number += 1
                continue
            size += len(part)
            held += part
            yield Line(number=number, data=bytes(held) if size <= MAX_TEXT else b"", size=size)
            number, size = number + 1, 0
            held.clear()
        size += len(rest)
        if size <= MAX_TEXT:
            held += rest
        else:
            held.clear()
    if size:
        yield Line(number=number, data=bytes(held) if size <= MAX_TEXT else b"", size=size)
