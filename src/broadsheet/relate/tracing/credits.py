"""Which outlets a text credits at its head or its end: "OSLO, March 3 (Reuters) -", "With inputs from AFP", "kbd/wmr (AP, dpa)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.relate.tracing.outletnames import Mention
from broadsheet.text.words import fold

_CREDITS = 600  # characters at the end in which credits stand, however long the line is; chosen
_HEAD = 110  # characters in which a dateline ends; the longest ones name three towns
_LINE = (
    130  # characters of a last line that may be a credit; the longest ones name two authors and two agencies
)
_TAIL = 60  # characters of a longer last line that may be one
# What stands before an outlet's name in a dateline: towns, days, marks. Each part is taken whole and never given back:
# otherwise a head of capitals or digits takes time that doubles with every letter.
_DATELINE = re.compile(
    r"\A\s*(?:[Bb]y\s+)?(?:(?:[^\W\d_a-z][\w.’'-]*+|\d{1,4}+(?:\s+[a-zà-ÿ]+)?+|(?:de|da|do|of|on|the)\b)[\s,./()–—:-]*+|[\s,./()–—-]++)*+\Z"
)
_DATE = r"(?:,?\s*(?:\d{1,2}\.?\s+[A-Z]\w+|[A-Z]\w+\.?\s+\d{1,2})(?:,?\s+\d{4})?)?"
_BEHIND = re.compile(rf"\A{_DATE}(?:\s*[)/]\.?\s*(?:[-–—:]+\s|\s|\Z)|\s*[-–—:]{{1,2}}\s|\.\s|\s*\n|\s*\Z)")
_FILLING = frozenset(
    (
        "additional", "agencies", "agency", "agences", "agenturen", "also", "article", "contributed", "copyright", "correspondents",
        "credit", "credits", "editing", "edited", "first", "from", "information", "infocom", "input", "inputs", "material",
        "news", "newsroom", "originally", "published", "reporting", "reports", "report", "reserved", "rights", "service", "services",
        "source", "sources", "staff", "story", "text", "this", "translated", "were", "wire", "wires", "with", "writers",
        "writing",
    )
)  # fmt: skip
_OPENING = re.compile(
    r"(?:(?P<mark>[(\[/–—*©-])|\b(?:source|with|via)\b:?)(?P<between>[^()\n]{0,50})\Z", re.IGNORECASE
)
_LOW = re.compile(r"\b[a-zà-ÿ]{4,}\b")


def credited(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return those mentions of outlets that are a credit.

    Args:
        text: of an article.
        mentions: outlets named in it, in order.
    """
    end = len(text.rstrip())
    line = text.rfind("\n", 0, end) + 1
    last = [found for found in mentions if found.start >= max(line, end - _CREDITS)]
    head = [found for found in mentions if found.start < _HEAD and _heads(text, found)]
    return (*head, *(found for found in last if found not in head and _ends(text, line, found, last)))


def _heads(text: str, found: Mention) -> bool:
    return bool(_DATELINE.match(text[: found.start]) and _BEHIND.match(text[found.end : found.end + _HEAD]))


def _ends(text: str, line: int, found: Mention, last: Sequence[Mention]) -> bool:
    end = len(text.rstrip())
    if end - line <= _LINE and line > 0 and _only_credits(text[line:end], line, last):
        return True
    behind = text[found.end : end]
    for other in last:
        if other.start >= found.end:
            behind = behind.replace(text[other.start : other.end], "")
    opened = _opens(text[line : found.start], last)
    return opened and len(behind) <= _TAIL and not re.search(r"[^\W\d_]{4,}", behind)


def _opens(before: str, last: Sequence[Mention]) -> bool:
    """Tell whether a credit begins before an outlet's name: at a mark, or at "with" and words that belong to a credit."""
    found = _OPENING.search(before)
    if found is None:
        return False
    others = {fold(word) for one in last for word in one.name.split()}
    return bool(found["mark"]) or all(
        word in _FILLING or fold(word) in others for word in _LOW.findall(found["between"])
    )


def _only_credits(words: str, line: int, last: Sequence[Mention]) -> bool:
    """Tell whether a line holds nothing but outlets, names and words that belong to a credit."""
    for found in reversed(last):
        words = words[: found.start - line] + words[found.end - line :]
    return all(word in _FILLING for word in _LOW.findall(words)) and not re.search(
        r"\w[.!?]\s+\w+\s+\w+", words
    )
