"""Features as bytes, for a store: a version, the row, the arrays as they are, then what is text."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from broadsheet.relate.compare.features import Features

VERSION = 4
"""Raised with every change of Features or of what stands in a row, so that a store knows what to make anew."""
_ROW = slice(1, 53)  # a row takes 52 bytes: see ``coded.row_type``
_SIZES = struct.Struct("<HH")  # items and shingles ...
_SIZES_AT = 1 + 40  # ... are its fields from byte 40 on
_COUNT = struct.Struct("<H")  # of words, before them
_TEXTS = ("outlet", "language", "printed", "id")
_BREAK = "\0"  # between texts; only an id may hold one, so it is the last


@dataclass(frozen=True, slots=True)
class Parts:
    """What is compared of packed features, as bytes: see ``coded.Packed``."""

    row: bytes
    ids: bytes
    marks: bytes
    shingles: bytes
    wording: bytes
    end: int  # where the texts begin


def pack(features: Features) -> bytes:
    """Return features as bytes, about 3.8 kB for 350 words."""
    when = features.published.isoformat() if features.published else ""
    texts = _BREAK.join((when, *(getattr(features, name) or "" for name in _TEXTS)))
    return b"".join((
        bytes((VERSION,)),
        features.row,
        features.ids,
        features.marks,
        features.shingles,
        _COUNT.pack(len(features.wording) // 4),
        features.wording,
        texts.encode("utf-8", "surrogatepass"),
    ))  # fmt: skip


def parts(packed: bytes) -> Parts:
    """Return what is compared, without the texts.

    Raises:
        ValueError: they were packed by another version.
    """
    if packed[:1] != bytes((VERSION,)):
        raise ValueError(f"features of version {packed[:1].hex() or 'none'}, not {VERSION}: make them anew")
    items, shingles = _SIZES.unpack_from(packed, _SIZES_AT)
    marks = _ROW.stop + 4 * items
    runs = marks + 2 * items
    counted = runs + 4 * shingles
    wording = counted + _COUNT.size
    end = wording + 4 * _COUNT.unpack_from(packed, counted)[0]
    return Parts(
        packed[_ROW],
        packed[_ROW.stop : marks],
        packed[marks:runs],
        packed[runs:counted],
        packed[wording:end],
        end,
    )


def unpack(packed: bytes) -> dict[str, Any]:
    """Return the fields of packed features by name.

    Raises:
        ValueError: they were packed by another version.
    """
    found = parts(packed)
    when, *texts = packed[found.end :].decode("utf-8", "surrogatepass").split(_BREAK, len(_TEXTS))
    outlet, language, printed, id_ = texts
    return {
        "id": id_,
        "outlet": outlet or None,
        "language": language or None,
        "printed": printed,
        "published": datetime.fromisoformat(when) if when else None,
        "row": found.row,
        "ids": found.ids,
        "marks": found.marks,
        "shingles": found.shingles,
        "wording": found.wording,
    }
