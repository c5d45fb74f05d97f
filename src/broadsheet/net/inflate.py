"""Undo what a server did to make a body smaller, and never more than was agreed."""

from __future__ import annotations

import zlib

ACCEPTED = "gzip, deflate"
"""What may be asked for: what the standard library undoes step by step, so that a cap holds."""


def inflate(body: bytes, encoding: str, max_bytes: int) -> bytes:
    """Return a body as it was before the server compressed it.

    Args:
        body: as it came over the wire.
        encoding: the Content-Encoding header; "" and "identity" leave the body as it is.
        max_bytes: how large the result may be; a bomb is stopped there, not unpacked.

    Raises:
        ValueError: the coding is unknown, the data are damaged or too large; one line says which.
    """
    for coding in reversed([part.strip().lower() for part in encoding.split(",")]):
        if coding in {"", "identity"}:
            continue
        if coding not in _WINDOWS:
            raise ValueError(f"its Content-Encoding {coding!r} was not asked for and is not understood")
        body = _inflate_any(body, _WINDOWS[coding], max_bytes)
    return body


# zlib's window sizes: 31 wants a gzip header, 15 a zlib header, -15 none. Many servers send
# "deflate" without the header that RFC 9110, section 8.4.1.2 asks for, so both are tried.
_WINDOWS = {"deflate": (15, -15), "gzip": (31,), "x-gzip": (31,)}


def _inflate_any(body: bytes, windows: tuple[int, ...], max_bytes: int) -> bytes:
    for window in windows:
        try:
            return _inflate_members(body, window, max_bytes)
        except zlib.error as error:
            problem = error
    raise ValueError(f"its compressed body is damaged ({problem})") from problem


def _inflate_members(body: bytes, window: int, max_bytes: int) -> bytes:
    out = bytearray()
    while body:
        member = zlib.decompressobj(window)
        # One byte more than allowed is enough to know.
        out += member.decompress(body, max_bytes + 1 - len(out))
        if len(out) > max_bytes:
            raise ValueError(f"it is larger than {max_bytes:,} bytes once decompressed")
        if not member.eof:
            raise ValueError("its compressed body was cut off")
        # A gzip file may have several members (RFC 1952); anything else behind it is padding.
        body = member.unused_data if window == 31 and member.unused_data[:2] == b"\x1f\x8b" else b""
    return bytes(out)
