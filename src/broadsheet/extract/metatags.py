"""What stands in the ``<meta>`` elements of a page, by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Named = Mapping[str, list[str]]

MOST_ELEMENTS = 1000  # a choice; the fullest page of the WCXB development data has 94
LONGEST = 4000  # characters of one value; a description has a few hundred, an address under half of it
_KEYS = ("property", "name", "itemprop", "http-equiv")


def named(root: Any) -> Named:
    """Return the contents of the ``<meta>`` elements of a page in order, by name in lower case."""
    found: dict[str, list[str]] = {}
    for count, node in enumerate(root.iter("meta")):
        if count >= MOST_ELEMENTS:
            break
        content = (node.get("content") or "")[:LONGEST].strip()
        name = next((name for key in _KEYS if (name := (node.get(key) or "")[:100].strip().lower())), "")
        if name and content:
            found.setdefault(name, []).append(content)
    return found


def firsts(tags: Named, names: Iterable[str]) -> list[str]:
    """Return the first content under each of the names that there is."""
    return [tags[name][0] for name in names if name in tags]
