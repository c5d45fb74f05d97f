"""How a line of the search language goes on: what is being typed at its end, and the line with it filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from broadsheet.text.asking.query import FIELDS

Kind = Literal["organisation", "outlet", "person", "place", "tag"]
"""What a name can be that is suggested."""

FIELD_OF: Mapping[Kind, str] = {
    "organisation": "who",
    "outlet": "outlet",
    "person": "who",
    "place": "place",
    "tag": "tag",
}
"""By which field each kind is asked for, unless another is typed already."""

KINDS_OF: Mapping[str, tuple[Kind, ...]] = {
    "": ("organisation", "outlet", "person", "place", "tag"),
    "by": ("person",),
    "outlet": ("outlet",),
    "place": ("place",),
    "speaker": ("organisation", "person"),
    "tag": ("tag",),
    "via": ("organisation", "outlet", "person"),
    "who": ("organisation", "person", "place"),
}
"""What a field is completed with; one that is not here, with nothing."""

_LAST = re.compile(r'(?P<minus>-?)(?:(?P<field>[a-zA-Z]+):)?(?:"(?P<phrase>[^"]*)|(?P<bare>[^\s"]*))\Z')


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """The term at the end of a line that is still being typed."""

    before: str  # the line up to it
    minus: str  # "-", or nothing
    field: str  # a key of FIELDS, or "" for words
    words: str  # of the value so far

    def line(self, field: str, value: str) -> str:
        """Return the whole line with this term filled in.

        >>> begun('ferry who:tor').line("who", "Ada Torsvik")
        'ferry who:"Ada Torsvik" '
        """
        quoted = f'"{value}"' if re.search(r"\W", value.replace("-", "")) else value
        return (
            f"{self.before}{self.minus}{field}:{quoted} " if field else f"{self.before}{self.minus}{value} "
        )


def begun(asked: str) -> Begun:
    """Return what is being typed at the end of a line.

    >>> begun('ferry speaker:"Ada T').words
    'Ada T'
    """
    quotes = asked.count('"')
    # Inside quotation marks the term began before them; else after the last blank.
    at = asked.rindex('"') if quotes % 2 else len(asked)
    start = asked.rfind(" ", 0, at) + 1
    match = _LAST.match(asked, start)
    if match is None:  # a phrase that is closed: nothing is being typed
        return Begun(before=asked, minus="", field="", words="")
    field = (match["field"] or "").lower()
    words = match["phrase"] if match["phrase"] is not None else match["bare"] or ""
    if field not in FIELDS:
        words, field = f"{field}:{words}" if field else words, ""
    return Begun(before=asked[:start], minus=match["minus"], field=field, words=words)
