"""The fullest name that an article has for somebody."""

from __future__ import annotations

import re

from broadsheet.inspect.saying.cast import (
    Cast,
)
from broadsheet.text.words import fold


def full_name(name: str, found: Cast) -> str:
    """Return the fullest name of whom a name means, else the name itself."""
    keys = fold(name).split()
    known = found.people.get(" ".join(keys)) or found.people.get("".join(keys[-1:]))
    if known is None and found.language in ("ru", "uk"):
        known = _declined(keys, found)
    return known or name


def _declined(keys: list[str], found: Cast) -> str | None:
    """Return the full name of whom a name in another case means: "Гриценюк" is "Павла Гриценюка"."""
    stems = [_CASE.sub("", key) for key in keys]
    for full in found.people.values():
        own = [_CASE.sub("", key) for key in fold(full).split()]
        if len(own) > len(stems) and own[-len(stems) :] == stems:
            return full
    return None


_CASE = re.compile(
    r"(?:ого|ому|ими|ова|ова|ими|ої|ою|ой|ом|ем|ові|еві|єві|ым|им|их|ых|а|о|у|и|і|е|ю|я|ы|й)\Z"
)
