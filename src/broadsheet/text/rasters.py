"""What kind of picture some bytes are, and how large: by the bytes themselves, whatever their sender says.

Only kinds that are pixels and nothing else; SVG can hold scripts and is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A picture, by its first bytes."""

    media_type: str
    size: tuple[int, int] | None  # width and height in pixels; None: its kind does not say so at once


def raster(body: bytes) -> Raster | None:
    """Return what picture some bytes are, or None where they are none that we know.

    >>> raster(b"GIF89a" + (1).to_bytes(2, "little") * 2 + b"...")
    Raster(media_type='image/gif', size=(1, 1))
    """
    for begins, media_type, size_of in _KINDS:
        if begins.match(body):
            return Raster(media_type=media_type, size=size_of(body))
    return None


def _gif(body: bytes) -> tuple[int, int] | None:
    return _pair(body, 6, 2, "little")


def _png(body: bytes) -> tuple[int, int] | None:
    return _pair(body, 16, 4, "big")


def _pair(body: bytes, at: int, length: int, order: str) -> tuple[int, int] | None:
    if len(body) < at + 2 * length:
        return None
    first, second = body[at : at + length], body[at + length : at + 2 * length]
    little = order == "little"
    return (
        int.from_bytes(first, "little" if little else "big"),
        int.from_bytes(second, "little" if little else "big"),
    )


# Markers of JPEG that hold the size (ITU T.81, table B.1), without DHT, JPG and DAC among them.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def _jpeg(body: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(body) and body[at] == 0xFF:
        if body[at + 1] in _FRAMES:
            height, width = _pair(body, at + 5, 2, "big") or (0, 0)
            return (width, height)
        at += 2 + int.from_bytes(body[at + 2 : at + 4], "big")
    return None


def _webp(body: bytes) -> tuple[int, int] | None:
    kind = body[12:16]
    if kind == b"VP8X" and len(body) >= 30:
        return (1 + int.from_bytes(body[24:27], "little"), 1 + int.from_bytes(body[27:30], "little"))
    if kind == b"VP8L" and len(body) >= 25:
        bits = int.from_bytes(body[21:25], "little")
        return (1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    if kind == b"VP8 ":
        found = _pair(body, 26, 2, "little")  # RFC 6386, section 9.1
        return (found[0] & 0x3FFF, found[1] & 0x3FFF) if found else None
    return None


def _unsaid(_: bytes) -> tuple[int, int] | None:
    return None


_KINDS: tuple[tuple[re.Pattern[bytes], str, Callable[[bytes], tuple[int, int] | None]], ...] = (
    (re.compile(rb".{4}ftypavi[fs]", re.DOTALL), "image/avif", _unsaid),
    (re.compile(rb"GIF8[79]a"), "image/gif", _gif),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg", _jpeg),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png", _png),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image/webp", _webp),
)
