"""Short names that an article explains in brackets: "the National Anti-Corruption Bureau (NABU)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from broadsheet.model import Entity

_SHORT = re.compile(r"\s?\(\W?(?:the\s)?([^\W\d_][\w.-]{1,11})\W?\)")
_BODIES = frozenset(("organisation", "other", "product", "event"))


def explained(text: str, notes: Sequence[Entity]) -> tuple[dict[str, str], list[Entity]]:
    """Return the full name by the short one of a text, and mentions of short ones that were not read."""
    full: dict[str, str] = {}
    added = []
    inside = {(note.start, note.end): note for note in notes if note.field == "text"}
    starts = {start for start, _ in inside}
    for note in inside.values():
        match = _SHORT.match(text, note.end)
        if not match or note.type not in _BODIES or not _abbreviates(match[1], note.text):
            continue
        full.setdefault(match[1], note.text)
        if match.start(1) not in starts:
            added.append(replace(note, start=match.start(1), end=match.end(1), text=match[1]))
    return full, added


def _abbreviates(short: str, name: str) -> bool:
    """Return whether the letters of a short name stand in a longer one in their order, capitals first."""
    if " " not in name or not short[0].isupper() or short[0].lower() != name.removeprefix("the ")[0].lower():
        return False
    letters = iter(name.lower())
    return all(letter in letters for letter in short.lower() if letter.isalpha())
