"""Undo what a server did to make a body smaller, piece by piece, and never more than was agreed."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any, Protocol

ACCEPTED = "gzip, br, zstd, deflate"
"""What may be asked for: what can be undone step by step, so that a cap holds."""
MAX_CODINGS = 3  # one after another; a choice: real servers use one, rarely two
_MAX_MEMBERS = 10_000  # parts of one gzip or zstd body; a choice: 16 MiB as bgzip writes it has 256
_ZSTD_WINDOW = 8 * 1024 * 1024  # RFC 9659: a content coding needs no more
# A zstd block of 4 bytes may stand for 128 KiB (RFC 8878, 3.1.1.2), and the library knows no limit
# for its output, so it is fed this many bytes at a time: 8 MiB come out at most.
_ZSTD_SLICE = 256


class SizeError(ValueError):
    """A body is larger than was agreed."""


class _Decoder(Protocol):
    def feed(self, data: bytes, room: int) -> bytes: ...
    def check_end(self) -> None: ...


class Inflater:
    """Undoes the codings of one body while it comes.

    Args:
        encoding: the Content-Encoding header; "" and "identity" leave the body as it is.
        max_bytes: how large the result may be; a bomb is stopped there, not unpacked.

    Raises:
        ValueError: a coding is unknown or there are too many.
    """

    def __init__(self, encoding: str, max_bytes: int) -> None:
        codings = [part.strip().lower() for part in encoding.split(",")]
        codings = [coding for coding in codings if coding not in {"", "identity"}]
        if len(codings) > MAX_CODINGS:
            raise ValueError(
                f"it was compressed {len(codings)} times over; more than {MAX_CODINGS} are not undone"
            )
        for coding in codings:
            if coding not in _DECODERS:
                raise ValueError(
                    f"its Content-Encoding {coding[:40]!r} was not asked for and is not understood"
                )
        self._decoders = [_DECODERS[coding]() for coding in reversed(codings)]
        self._came = [0] * len(self._decoders)
        self._max = max_bytes

    def feed(self, data: bytes) -> bytes:
        """Return what a piece of the body stands for.

        Raises:
            SizeError: the result is larger than agreed, after this coding or between two.
            ValueError: the data are damaged.
        """
        for place, decoder in enumerate(self._decoders):
            if not data:
                break
            # One byte more than allowed is enough to know.
            data = decoder.feed(data, self._max + 1 - self._came[place])
            self._came[place] += len(data)
            if self._came[place] > self._max:
                raise SizeError(f"it is larger than {self._max:,} bytes once decompressed")
        return data

    def check_end(self) -> None:
        """Check that nothing is missing.

        Raises:
            ValueError: the body ended too early.
        """
        for decoder in self._decoders:
            decoder.check_end()


def inflate(body: bytes, encoding: str, max_bytes: int) -> bytes:
    """Return a body as it was before the server compressed it.

    Args:
        body: as it came over the wire.
        encoding: the Content-Encoding header; "" and "identity" leave the body as it is.
        max_bytes: how large the result may be; a bomb is stopped there, not unpacked.

    Raises:
        ValueError: the coding is unknown, the data are damaged or too large; one line says which.
    """
    inflater = Inflater(encoding, max_bytes)
    out = inflater.feed(body)
    inflater.check_end()
    return out


_CUT = "its compressed body was cut off"


def _damaged(error: Exception) -> ValueError:
    return ValueError(f"its compressed body is damaged ({error})")


class _Members:
    """Reads gzip or zstd: one member or several, with anything behind them left alone as padding."""

    def __init__(self, open_one: Callable[[], Any], magic: bytes, broken: type[Exception]) -> None:
        self._open, self._magic, self._broken = open_one, magic, broken
        self._one: Any = None
        self._count = 0
        self._rest = b""  # the first bytes of what may be a further member
        self._padding = False

    def feed(self, data: bytes, room: int) -> bytes:
        out = bytearray()
        data, self._rest = self._rest + data, b""
        while data and not self._padding and len(out) < room:
            if self._one is None and not self._begin(data):
                break
            try:
                out += self._one.decompress(data, room - len(out))
            except self._broken as error:
                raise _damaged(error) from error
            if not self._one.eof:
                break
            data, self._one = self._one.unused_data, None
        return bytes(out)

    def _begin(self, data: bytes) -> bool:
        """Open the next member, or say that there is none (yet)."""
        head = data[: len(self._magic)]
        if self._count and len(head) < len(self._magic) and self._magic.startswith(head):
            self._rest = data
            return False
        if self._count and head != self._magic:
            self._padding = True
            return False
        self._count += 1
        if self._count > _MAX_MEMBERS:
            raise ValueError(f"its compressed body has more than {_MAX_MEMBERS:,} parts")
        self._one = self._open()
        return True

    def check_end(self) -> None:
        if self._one is not None:
            raise ValueError(_CUT)


class _ZstdFrame:
    """One frame of zstd, with the same methods as zlib's."""

    def __init__(self) -> None:
        import zstandard  # noqa: PLC0415 (heavy)

        self._one = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
        self.eof = False
        self.unused_data = b""

    def decompress(self, data: bytes, room: int) -> bytes:
        out = bytearray()
        for at in range(0, len(data), _ZSTD_SLICE):
            out += self._one.decompress(data[at : at + _ZSTD_SLICE])
            if self._one.eof:
                self.eof = True
                self.unused_data = self._one.unused_data + data[at + _ZSTD_SLICE :]
                break
            if len(out) >= room:
                break
        return bytes(out)


class _Deflate:
    """Reads "deflate" with zlib's header, as RFC 9110, 8.4.1.2 asks for, or without, as many servers send it."""

    def __init__(self) -> None:
        self._one = zlib.decompressobj(15)
        self._sure = False  # whether the first bytes have told which of the two it is
        self._start = b""

    def feed(self, data: bytes, room: int) -> bytes:
        if self._one.eof:
            return b""
        try:
            return self._try(data, room)
        except zlib.error as error:
            if self._sure:
                raise _damaged(error) from error
        self._sure = True
        self._one = zlib.decompressobj(-15)
        try:
            return self._one.decompress(self._start + data, room)
        except zlib.error as error:
            raise _damaged(error) from error

    def _try(self, data: bytes, room: int) -> bytes:
        out = self._one.decompress(data, room)
        if not self._sure:
            # The header of two bytes is checked at once; damage behind it may still come to light until
            # the first byte is out.
            self._start += data
            self._sure = bool(out) or self._one.eof
            self._start = b"" if self._sure else self._start
        return out

    def check_end(self) -> None:
        if not self._one.eof and (self._sure or self._start):
            raise ValueError(_CUT)


class _Brotli:
    """Reads "br" (RFC 7932)."""

    def __init__(self) -> None:
        import brotli  # type: ignore[import-untyped] # noqa: PLC0415 (heavy)

        self._one = brotli.Decompressor()
        self._broken = brotli.error
        self._begun = False

    def feed(self, data: bytes, room: int) -> bytes:
        self._begun = True
        if self._one.is_finished():
            return b""
        out = bytearray()
        try:
            while True:
                out += self._one.process(data, output_buffer_limit=room - len(out))
                data = b""
                if len(out) >= room or self._one.can_accept_more_data():
                    return bytes(out)
        except self._broken as error:
            raise _damaged(error) from error

    def check_end(self) -> None:
        if self._begun and not self._one.is_finished():
            raise ValueError(_CUT)


def _gzip() -> _Decoder:
    return _Members(lambda: zlib.decompressobj(31), b"\x1f\x8b", zlib.error)  # 31: with gzip's header


def _zstd() -> _Decoder:
    import zstandard  # noqa: PLC0415 (heavy)

    return _Members(_ZstdFrame, b"\x28\xb5\x2f\xfd", zstandard.ZstdError)


_DECODERS: dict[str, Callable[[], _Decoder]] = {
    "br": _Brotli,
    "deflate": _Deflate,
    "gzip": _gzip,
    "x-gzip": _gzip,
    "zstd": _zstd,
}
