"""Values out of what feedparser gives, plainly: its own ``get`` warns, and takes one date for another."""

from __future__ import annotations

from typing import Any

from broadsheet.collect.plain import one_line, plain

Fields = dict[str, Any]
HTML = frozenset({"application/xhtml+xml", "text/html"})


def text_of(fields: object, key: str) -> str | None:
    """Return a text without blanks around it, or None where there is none."""
    value = dict.get(fields, key) if isinstance(fields, dict) else None
    return value.strip() or None if value and isinstance(value, str) else None


def list_of(fields: object, key: str) -> list[Fields]:
    """Return the objects in a list; empty where there is none."""
    value = dict.get(fields, key) if isinstance(fields, dict) else None
    return [item for item in value if isinstance(item, dict)] if value and isinstance(value, list) else []


def object_of(fields: object, key: str) -> Fields:
    """Return an object; empty where there is none."""
    value = dict.get(fields, key) if isinstance(fields, dict) else None
    return value if isinstance(value, dict) else {}


def number_of(fields: object, key: str) -> int | None:
    """Return a whole number that isn't absurdly long, or None where there is none.

    >>> number_of({"width": "640"}, "width"), number_of({"width": "wide"}, "width")
    (640, None)
    """
    value = text_of(fields, key) or ""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 16 else None


def title_of(fields: Fields) -> str | None:
    """Return a title as one line of plain text."""
    title = text_of(fields, "title")
    if title is None:
        return None
    return (
        plain(title) if text_of(object_of(fields, "title_detail"), "type") in HTML else one_line(title)
    ) or None
