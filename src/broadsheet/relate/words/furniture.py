"""Lines that are no report: captions, notices, where to write to. They recur in many articles of an outlet.

Special cases as sorted tables, collected from what the labelled separate pairs of one outlet have in common
(bench/labels/copies.tsv, the half to learn from), the other languages by analogy.
"""

from __future__ import annotations

from collections.abc import Sequence

_BEGINS = tuple(sorted((
    "bild ", "bild:", "bilder:", "click ", "copyright", "crédit photo", "créditos:", "download our", "follow ", "folgen sie",
    "foto ", "foto:", "fotos:", "gallery", "have a story", "image ", "like us", "lire aussi", "map of", "mehr zum thema",
    "more:", "photo ", "photo:", "photos ", "photos:", "photos |", "posted:", "published:", "read also", "read more",
    "related", "see also", "sign up", "síguenos", "slideshow", "subscribe", "suivez-", "updated:", "last updated", "video:",
    "video |", "watch:", "фото:", "читайте также", "читайте також", "©", "اقرأ أيضا",
)))  # fmt: skip
_WITHIN = tuple(sorted((
    "(ap photo", "@", "all rights reserved", "alle rechte vorbehalten", "anyone with any information", "anyone with information",
    "can be reached at", "caption close", "click here", "contributed to this report", "crime stoppers", "crimestoppers",
    "getty images", "javascript", "photo by", "photo:", "report an error", "submit a tip", "terms of use",
    "todos los derechos reservados", "tous droits réservés", "все права защищены", "усі права захищено",
)))  # fmt: skip
_CUT_OFF = ("...", "…")  # a teaser or the short form of a caption


def marks_in(text: str) -> tuple[str, ...]:
    """Return the marks of notices that a text has somewhere: most have none, which spares looking line by line."""
    low = text.lower()
    return tuple(mark for mark in _WITHIN if mark in low)


def furniture_lines(text: str) -> frozenset[int]:
    r"""Return which lines of a text are captions, notices and the like: what ``is_furniture`` says of each.

    >>> furniture_lines("The bridge fell.\n\nPhoto: A. Lens")
    frozenset({2})
    """
    low = text.lower()
    marks = [mark for mark in _WITHIN if mark in low]
    return frozenset(
        at
        for at, line in enumerate(map(str.strip, low.split("\n")))
        if line.startswith(_BEGINS)
        or line.endswith(_CUT_OFF)
        or (marks and any(mark in line for mark in marks))
    )


def is_furniture(line: str, marks: Sequence[str] = _WITHIN) -> bool:
    """Return whether a line or sentence is a caption, a notice or the like.

    >>> is_furniture("Image 3 of 9 The bridge at noon."), is_furniture("The bridge fell at noon.")
    (True, False)

    Args:
        line: as printed.
        marks: of ``marks_in`` of the whole text.
    """
    low = line.strip().lower()
    return low.startswith(_BEGINS) or low.endswith(_CUT_OFF) or any(mark in low for mark in marks)
