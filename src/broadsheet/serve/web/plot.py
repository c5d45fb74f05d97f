"""A series of figures as coordinates of a small plot; the template draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from broadsheet.model import Bound, Point, Series
from broadsheet.serve.web.moments import when
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.speech import grouped
from broadsheet.serve.web.wording import series_name, value_words
from broadsheet.text.dates import moment

# The drawing's own units: wide and low, so that it sits above its table like a line of text.
WIDTH, HEIGHT = 480, 120
LEFT, RIGHT, TOP, BOTTOM = 8, 472, 24, 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One figure where it is drawn."""

    x: float
    y: float  # of a range: its middle
    high: float  # for a range the ends of its bar; else y twice
    low: float
    bound: Bound
    current: bool
    label: str  # shown beside it; empty where there is no room
    side: str  # text-anchor of the label


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """All that the template needs to draw a series."""

    title: str
    description: str
    dots: tuple[Dot, ...]
    line: str  # the "points" of a polyline through the current figures
    first: str  # the words under the left and the right end
    last: str


def plot(series: Series, now: datetime) -> Plot | None:
    """Return the drawing of a series, or None where fewer than two of its figures are numbers.

    The scale begins at zero, or below where figures are negative. Times are to scale where every figure
    has one; else figures stand in their order, evenly.
    """
    points = _turning([point for point in series.points if point.value is not None])
    if len(points) < 2:
        return None
    xs = _across(points)
    top = max(_ends(point)[1] for point in points)
    bottom = min(0.0, *(_ends(point)[0] for point in points))
    labelled = {0, len(points) - 1, max(range(len(points)), key=lambda i: _ends(points[i])[1])}
    dots = tuple(
        _dot(point, x, bottom, top, labelled=index in labelled)
        for index, (point, x) in enumerate(zip(points, xs, strict=True))
    )
    return Plot(
        title=series_name(series),
        description=_described(points, now),
        dots=_seen(_without_clashes(dots)),
        line=_line(dots),
        first=when(points[0].as_of, now, short=True) if points[0].as_of else "",
        last=when(points[-1].as_of, now, short=True) if points[-1].as_of else "",
    )


def _turning(points: Sequence[Point]) -> list[Point]:
    """Return the points without those that only repeat what was given right before and right after them.

    The line is the same, and a figure that a hundred articles print is two dots.
    """
    kinds = [(point.value, point.bound, point.status) for point in points]
    last = len(points) - 1
    return [
        point
        for place, point in enumerate(points)
        if place in {0, last} or not kinds[place - 1] == kinds[place] == kinds[place + 1]
    ]


def _ends(point: Point) -> tuple[float, float]:
    value = point.value
    return (min(value), max(value)) if isinstance(value, tuple) else (value or 0.0, value or 0.0)


def _across(points: Sequence[Point]) -> list[float]:
    times = [moment(point.as_of) for point in points]
    known = [time.timestamp() for time in times if time is not None]
    count = len(points)
    places = [index / (count - 1) for index in range(count)]
    if len(known) == count and max(known) > min(known):
        span = max(known) - min(known)
        places = [(time - min(known)) / span for time in known]
    inner = 16  # keeps dots and their labels off the frame
    return [round(LEFT + inner + place * (RIGHT - LEFT - 2 * inner), 1) for place in places]


def _dot(point: Point, x: float, bottom: float, top: float, *, labelled: bool) -> Dot:
    low, high = _ends(point)
    span = (top - bottom) or 1.0

    def down(value: float) -> float:
        return round(BOTTOM - (value - bottom) / span * (BOTTOM - TOP), 1)

    side = "start" if x < LEFT + 40 else "end" if x > RIGHT - 40 else "middle"
    return Dot(
        x=x,
        y=down((low + high) / 2),
        high=down(high),
        low=down(low),
        bound=point.bound,
        current=point.status == "current",
        label=_short(point) if labelled else "",
        side=side,
    )


def _short(point: Point) -> str:
    if isinstance(point.value, tuple):
        return value_words(point.value)
    sign = {"about": "~", "at_least": "≥", "at_most": "≤"}.get(point.bound, "")
    return sign + grouped(point.value or 0.0)


def _without_clashes(dots: Sequence[Dot]) -> tuple[Dot, ...]:
    """Return the dots with each label dropped that would lie upon an earlier one."""
    out: list[Dot] = []
    for dot in dots:
        # 11 units a letter and 18 a line: the size at which the style sheet draws them on a phone.
        near = [
            d
            for d in out
            if d.label and abs(d.x - dot.x) < 11 * len(dot.label) and abs(d.high - dot.high) < 18
        ]
        out.append(dot if not near else replace(dot, label=""))
    return tuple(out)


def _line(dots: Sequence[Dot]) -> str:
    places = [f"{dot.x},{dot.y}" for dot in dots if dot.current]
    return " ".join(place for place, _same in groupby(places))


def _seen(dots: Sequence[Dot]) -> tuple[Dot, ...]:
    """Return the dots without those that lie upon another one like it."""
    kept: dict[tuple[object, ...], Dot] = {}
    for dot in dots:
        place = (round(dot.x), round(dot.high), round(dot.low), dot.bound, dot.current)
        known = kept.get(place)
        kept[place] = dot if known is None or (dot.label and not known.label) else known
    return tuple(kept.values())


def _described(points: Sequence[Point], now: datetime) -> str:
    parts = [
        _("%(value)s on %(day)s")
        % {"value": value_words(point.value, point.bound), "day": when(point.as_of, now)}
        if point.as_of
        else value_words(point.value, point.bound)
        for point in points
    ]
    return "; ".join(dict.fromkeys(parts)) + "."  # what several said of one day once
