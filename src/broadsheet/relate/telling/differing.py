"""Figures beside one another: whether both can hold, whose they are, and how far apart they lie."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import inf

from broadsheet.model import Article, Figure, Point
from broadsheet.text.words import fold

# "About 100" holds with what lies this near to it; chosen: a journalist's round number.
_ABOUT = 0.1
TOLERANCE = 1e-6
# A figure jumps where it doubles or halves at once, by this many at least: of 2 and 4 nobody would say so; chosen.
_JUMP_TIMES = 2.0
_JUMP_BY = 5.0
# What tells that somebody does not accept the figure that an article gives.
_FIGURES = (
    r"(?:bilan|chiffre|count|estimate|figure|nombre|number|tally|toll|total|angabe|bilanz|schätzung|zahl|zählung|balance|cifra|cuenta|"
    r"dato|estimación|número|recuento|данн|оценк|цифр|числ|дані|кільк|оцінк)"
)
_DISPUTED = re.compile(
    r"(?<!\w)(?:challeng|contest|contradict|disagree|disput|doubt|question|reject|bestreit|bestritt|bezweifel|widerspr|zweifel|"
    r"cuestion|desmient|desminti|discrep|rechaz|contredi|dément|rejet|оспори|отверг|опроверг|запереч|оскарж|спростув)\w*"
    rf"\s+(?:[^\W\d]+\s+){{0,4}}{_FIGURES}\w*",
    re.IGNORECASE,
)
_DISPUTED_WITHIN = 250  # characters: a sentence or two; chosen
# "These seven are dead": some of those told of before, no other count of all of them.
_POINTED_AT = re.compile(
    r"(?<!\w)(?:these|those|diese[rn]?|est[oa]s|es[oa]s|ces|эти|этих|ці|цих)\s+\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A figure with the article it stands in and when it held."""

    figure: Figure
    article: Article
    order: int  # place of its article in the input
    when: datetime | None
    where: str | None  # the key of its place
    part: str | None  # the noun of a figure that is a part of another one


def interval(value: float | tuple[float, float] | None, bound: str) -> tuple[float, float]:
    """Return the lowest and the highest number that a figure allows.

    >>> interval(19.0, "at_least"), interval((5.0, 10.0), "range")
    ((19.0, inf), (5.0, 10.0))
    """
    if value is None:
        return -inf, inf
    if isinstance(value, tuple):
        return value
    if bound == "at_least":
        return value, inf
    if bound == "at_most":
        return -inf, value
    if bound == "about":
        return value * (1 - _ABOUT), value * (1 + _ABOUT)
    return value, value


def agree(one: Figure | Point, two: Figure | Point) -> bool:
    """Tell whether two figures can both hold, their bounds taken into account."""
    low, high = interval(one.value, one.bound)
    bottom, top = interval(two.value, two.bound)
    return low <= top + TOLERANCE and bottom <= high + TOLERANCE


def conflict(one: Entry, two: Entry) -> bool:
    """Tell whether different sources give figures for one day that cannot both hold."""
    if one.figure.counts is None or {one.figure.status, two.figure.status} != {"current"}:
        return False
    if one.when is None or two.when is None or one.when.date() != two.when.date():
        return False
    if _pointed_at(one) or _pointed_at(two):
        return False
    return other_source(one, two) and not agree(one.figure, two.figure)


def jumps(rows: Sequence[Entry]) -> Iterable[tuple[int, int]]:
    """Yield which points follow each other in time, told by different sources, and lie far apart.

    Two figures of one moment are a conflict and no jump; of one moment the last one told goes on.
    """
    last: int | None = None
    for place, entry in enumerate(rows):
        one = rows[last] if last is not None else None
        if entry.figure.counts is None or entry.figure.status != "current" or entry.when is None:
            continue
        if _pointed_at(entry) or entry.figure.value is None:
            continue
        later = one is not None and one.when is not None and entry.when > one.when
        if one and later and last is not None and other_source(one, entry) and _far(one.figure, entry.figure):
            yield last, place
        last = place


def _far(one: Figure, two: Figure) -> bool:
    """Tell whether two figures, taken as they are printed, are a jump: "at least 5" and then 40."""
    low, high = sorted((_ends(one), _ends(two)))
    return high[0] - low[1] >= _JUMP_BY and high[0] >= _JUMP_TIMES * low[1]


def _ends(figure: Figure) -> tuple[float, float]:
    value = figure.value or 0.0
    return value if isinstance(value, tuple) else (value, value)


def _pointed_at(entry: Entry) -> bool:
    start = entry.figure.start
    return bool(_POINTED_AT.search(entry.article.text[max(0, start - 12) : start]))


def other_source(one: Entry, two: Entry) -> bool:
    """Tell whether two figures come from different sources: speakers, else outlets."""
    if one.figure.given_by and two.figure.given_by:
        return _bare(one.figure.given_by) != _bare(two.figure.given_by)
    if one.order == two.order:
        return _disputed(one, two)
    return one.article.outlet != two.article.outlet


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")


def _disputed(one: Entry, two: Entry) -> bool:
    """Tell whether one figure of an article is somebody's answer to the one that the article gives itself."""
    first, second = sorted((one, two), key=lambda entry: entry.figure.start)
    if first.figure.given_by or not second.figure.given_by:
        return False
    begin = max(first.figure.end, second.figure.start - _DISPUTED_WITHIN)
    lead = second.article.text[begin : second.figure.start].rpartition("\n")[2]
    return bool(_DISPUTED.search(lead))
