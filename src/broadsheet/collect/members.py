"""Compressed members, one after the other, of which a damaged one costs no more than itself.

Web archives are made of such members, one for each record (WARC 1.1, annex D), so that they can be read
from any of them on. ``stream.chunks`` reads files that are one piece and gives up where they are damaged.
"""

from __future__ import annotations

import lzma
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Protocol, cast

from broadsheet.collect.stream import HEAD, BrokenStreamError, megabytes

# As in stream.py, and for the same reasons: text shrinks 3 to 20 times, a bomb 1,000 times and more.
_MOST_RATIO = 500
_UNSUSPECTED = 256 * 1024 * 1024
_READ = 256 * 1024  # bytes at a time: a choice
# Compressed bytes of the present member that are kept, to search them for the next one should it be damaged.
_KEPT = 8 * 1024 * 1024
# The largest window that a reader of .warc.zst is asked to support (IIPC, WARC zstd specification: 128 MB).
_MOST_WINDOW = 128 * 1024 * 1024
_MOST_DICTIONARY = 16 * 1024 * 1024  # dictionaries in use have some 100 kB to 1 MB
_SKIPPED_FRAME = b"\x2a\x4d\x18"  # of zstd (RFC 8878, section 3.1.2), after one byte from 0x50 to 0x5f
_DICTIONARY_FRAME = b"\x5d" + _SKIPPED_FRAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A place where members are missing: what comes next does not go on from what came before."""

    begun: bool  # some bytes of the damaged member came before this


class _Inflater(Protocol):
    """What zlib, lzma and zstandard have in common."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Codec:
    start: re.Pattern[bytes]  # how a member begins
    slice: int  # bytes given at once: times the codec's highest ratio that is 16 MB at most
    make: Callable[[bytes], _Inflater]  # from the dictionary, empty for none
    errors: tuple[type[Exception], ...]


def _zstd(dictionary: bytes) -> _Inflater:
    import zstandard  # noqa: PLC0415 (heavy)

    known = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    return zstandard.ZstdDecompressor(dict_data=known, max_window_size=_MOST_WINDOW).decompressobj()


def _zstd_errors() -> tuple[type[Exception], ...]:
    import zstandard  # noqa: PLC0415 (heavy)

    return (zstandard.ZstdError,)


def _codec(head: bytes) -> _Codec | None:
    # RFC 1952: 1,032 is the most that deflate gains.
    if head.startswith(b"\x1f\x8b\x08"):
        start = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
        return _Codec(start=start, slice=16_384, make=lambda _: zlib.decompressobj(31), errors=(zlib.error,))
    if head.startswith(b"\xfd7zXZ\x00"):
        start = re.compile(rb"\xfd7zXZ\x00")
        return _Codec(
            start=start, slice=2_048, make=lambda _: lzma.LZMADecompressor(), errors=(lzma.LZMAError,)
        )
    # A block of four bytes may stand for 128 kB of one letter (RFC 8878, section 3.1.1.2).
    if head.startswith(b"\x28\xb5\x2f\xfd") or head[1:4] == _SKIPPED_FRAME:
        start = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")
        return _Codec(start=start, slice=512, make=_zstd, errors=_zstd_errors())
    return None


@dataclass(slots=True)
class _Members:
    """Compressed members under way."""

    file: IO[bytes]
    codec: _Codec
    dictionary: bytes = b""
    ahead: bytes = b""  # read and not yet inflated
    held: bytearray = field(default_factory=bytearray)  # the present member's bytes, as they came
    taken: int = 0
    given: int = 0

    def more(self) -> bool:
        """Read on; return whether there is anything left."""
        if not self.ahead:
            self.ahead = self.file.read(_READ)
            self.taken += len(self.ahead)
        return bool(self.ahead)

    def count(self, size: int) -> None:
        """Stop a bomb."""
        self.given += size
        if self.given > max(_UNSUSPECTED, _MOST_RATIO * self.taken):
            raise BrokenStreamError(
                f"it grows to more than {megabytes(self.given)} when decompressed, "
                f"over {_MOST_RATIO} times its size: refused"
            )


@dataclass(slots=True)
class _Ahead:
    """A file whose first bytes are given once more."""

    file: IO[bytes]
    first: bytes

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        if not self.first:
            return self.file.read(size)
        if size < 0:
            data, self.first = self.first + self.file.read(), b""
        else:
            data, self.first = self.first[:size], self.first[size:]
        return data


def ahead(file: IO[bytes]) -> tuple[bytes, IO[bytes]]:
    """Return how a file begins, as it is, and the file to be read from its beginning.

    Raises:
        BrokenStreamError: it can't be read.
    """
    try:
        first = file.read(HEAD)
    except OSError as error:
        raise BrokenStreamError(f"it cannot be read ({error.strerror or error})") from error
    # Who gets it calls read alone; the type hints of all readers ask for a whole file.
    return first, cast("IO[bytes]", _Ahead(file=file, first=first))


def pieces(file: IO[bytes]) -> Iterator[bytes | Break]:
    """Yield what a file holds, decompressed where it is gzip, zstd or xz, with a mark where a part is damaged.

    Args:
        file: open for reading bytes.

    Raises:
        BrokenStreamError: it can't be read, or it is a bomb.
    """
    try:
        head = file.read(_READ)
        codec = _codec(head)
        if codec is None:
            yield from _plainly(file, head)
            return
        members = _Members(file=file, codec=codec, ahead=head, taken=len(head))
        _take_dictionary(members)
        while members.more():
            yield from _member(members)
    except OSError as error:
        raise BrokenStreamError(f"it cannot be read ({error.strerror or error})") from error


def _plainly(file: IO[bytes], head: bytes) -> Iterator[bytes]:
    while head:
        yield head
        head = file.read(_READ)


def _member(members: _Members) -> Iterator[bytes | Break]:
    """Yield one member; where it is damaged a mark, and pass on to the next."""
    inflater = members.codec.make(members.dictionary)
    members.held.clear()
    begun = False
    while members.more():
        data, members.ahead = members.ahead[: members.codec.slice], members.ahead[members.codec.slice :]
        members.held += data
        try:
            out = inflater.decompress(data)
        except members.codec.errors:
            yield Break(begun=begun)
            _pass_on(members)
            return
        if out:
            begun = True
            members.count(len(out))
            yield out
        if inflater.eof:
            members.ahead = inflater.unused_data + members.ahead
            _skip_padding(members)
            return
        if len(members.held) > _KEPT:
            del members.held[: -_KEPT // 2]
    yield Break(begun=begun)  # cut off


def _pass_on(members: _Members) -> None:
    """Go to where the next member begins: a damaged one may have swallowed its start."""
    rest = bytes(members.held[1:]) + members.ahead
    while True:
        found = members.codec.start.search(rest)
        if found:
            members.ahead = rest[found.start() :]
            return
        members.ahead = b""
        if not members.more():
            return
        rest = rest[-8:] + members.ahead


def _skip_padding(members: _Members) -> None:
    # RFC 1952 knows none, but tapes and some writers fill up with zeros.
    members.ahead = members.ahead.lstrip(b"\0")


def _take_dictionary(members: _Members) -> None:
    """Take the dictionary with which a .warc.zst begins (IIPC, WARC zstd specification), where it has one."""
    if not members.ahead.startswith(_DICTIONARY_FRAME):
        return
    size = int.from_bytes(members.ahead[4:8], "little")
    if size > _MOST_DICTIONARY:
        raise BrokenStreamError(f"its dictionary is too large: {megabytes(size)}")
    whole = members.ahead[8:] + members.file.read(max(0, size + 8 - len(members.ahead)))
    members.dictionary, members.ahead = whole[:size], whole[size:]
    members.taken += size
    if members.dictionary.startswith(b"\x28\xb5\x2f\xfd"):
        import zstandard  # noqa: PLC0415 (heavy)

        try:
            reader = zstandard.ZstdDecompressor(max_window_size=_MOST_WINDOW).stream_reader(
                members.dictionary
            )
            members.dictionary = reader.read(_MOST_DICTIONARY)
        except zstandard.ZstdError as error:
            raise BrokenStreamError(f"its dictionary is damaged ({error})") from error
