"""Where words stand in a text: as a reader quotes them, and again after the text was changed."""

from __future__ import annotations

import re

from broadsheet.model import Span
from broadsheet.text.edits import difference

_GAP = re.compile(r"\s*(?:…|\.\.\.|\[…\])\s*")
# Signs that keyboards and printers write differently.
_ALIKE = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
)
_MOST_TAKEN = 5_000
"""Letters between the first words and the last of a passage that is given by these: three printed pages."""


def find(text: str, words: str, near: int = 0) -> Span | None:
    """Return where words stand, of several places the nearest; None where they don't.

    Blanks, capitals, and the kind of dashes and quotation marks don't matter. Three dots stand for what is between.

    >>> find("The bridge — closed since May — reopened.", "Bridge - closed")
    Span(start=4, end=19)
    >>> find("One. Two. Three. Four.", "two … three.")
    Span(start=5, end=16)
    """
    parts = [part for part in _GAP.split(words.strip()) if part]
    if not parts:
        return None
    body = text.translate(_ALIKE)
    between = rf".{{0,{_MOST_TAKEN}}}?"
    pattern = between.join(r"\s+".join(map(re.escape, part.translate(_ALIKE).split())) for part in parts)
    places = [
        Span(match.start(), match.end()) for match in re.finditer(pattern, body, re.IGNORECASE | re.DOTALL)
    ]
    return min(places, key=lambda place: abs(place.start - near), default=None)


def found_again(then: str, place: Span, now: str) -> Span | None:
    """Return where a passage of an earlier text stands in a later one; None where it is gone.

    By its words; where these were changed, by the sentences that became of those that it stood in.
    """
    words = then[place.start : place.end]
    return nearest(now, words, place.start) or _reworded(then, place, now)


def nearest(text: str, words: str, near: int) -> Span | None:
    """Return where words stand to the letter, of several places the nearest, else as ``find`` finds them."""
    if text.startswith(words, near):
        return Span(near, near + len(words))
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    best = min(places, key=lambda at: abs(at - near), default=None)
    return Span(best, best + len(words)) if best is not None else find(text, words.replace("…", " "), near)


def _reworded(then: str, place: Span, now: str) -> Span | None:
    met = [
        kept.later
        for kept in difference(then, now).kept
        if kept.earlier.start < place.end and place.start < kept.earlier.end
    ]
    return Span(min(one.start for one in met), max(one.end for one in met)) if met else None
