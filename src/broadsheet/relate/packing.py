"""Features as bytes, for a store: JSON with what is binary already in base 64, compressed."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from dataclasses import fields
from datetime import datetime
from sys import intern
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from broadsheet.relate.features import Features

_VERSION = 2  # raise it with every change of Features, so that a store knows what to make anew


def pack(features: Features) -> bytes:
    """Return features as bytes, about 2 kB for 400 words."""
    import orjson  # noqa: PLC0415

    row = {field.name: _to_json(getattr(features, field.name)) for field in fields(features)}
    return bytes((_VERSION,)) + zlib.compress(orjson.dumps(row), 1)


def unpack(packed: bytes) -> dict[str, Any]:
    """Return the fields of packed features by name.

    Raises:
        ValueError: they were packed by another version.
    """
    import orjson  # noqa: PLC0415

    if packed[:1] != bytes((_VERSION,)):
        raise ValueError(f"features of version {packed[:1].hex() or 'none'}, not {_VERSION}: make them anew")
    return {key: _from_json(key, value) for key, value in orjson.loads(zlib.decompress(packed[1:])).items()}


def _to_json(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"b": b64encode(value).decode()}
    return sorted(value) if isinstance(value, frozenset) else value


def _from_json(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return b64decode(value["b"])
    if key == "published" and value is not None:
        return datetime.fromisoformat(value)
    if isinstance(value, list):
        return frozenset(value) if key == "days" else tuple(intern(item) for item in value)
    return intern(value) if isinstance(value, str) else value
