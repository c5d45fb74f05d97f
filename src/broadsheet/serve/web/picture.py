"""The picture of copies and origins: where reports started on the left, who printed them on the right.

The layout is worked out here and always the same for the same story; the template draws it. Every line of it stands
in the list beside it too, which is what those hear who do not see.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.model import Article, Edge, How, Story
from broadsheet.serve.web.wording import article_path, outlet_name, outlet_path

# Above this many articles the picture is of outlets: it would be taller than three screens of a phone.
MOST_ARTICLES = 40
MOST_OUTLETS = 24
MOST_ORIGINS = 16  # the others rest on one article each as a rule, and stand in the list
# The drawing's own units: as wide as a phone, a row as tall as what a finger hits (WCAG 2.2, 2.5.8).
WIDTH, ROW, TOP = 360, 25, 16
_ORIGIN_X, _LINE_FROM, _LINE_TO, _STEP = 8, 138, 214, 13
_DEEPEST = 3  # steps to the right; what is deeper stands below its source at the same step
# 7.1 units a letter: measured of outlets' names in DejaVu Sans, the widest of the usual sans-serifs, at the
# style sheet's 12 units. With fewer, names run into the lines beside them.
_LETTER = 7.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An origin, an article or an outlet where it is drawn."""

    x: float
    y: float
    label: str  # as much of the name as there is room for
    name: str
    path: str | None  # where it leads
    known: bool
    many: int  # articles that it stands for; 0 for an origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Who has it from whom."""

    d: str  # of an SVG path
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """All that the template needs to draw it."""

    height: int
    origins: tuple[Node, ...]
    printed: tuple[Node, ...]
    lines: tuple[Line, ...]
    of_outlets: bool  # too many articles: each line is an outlet
    left_out: int  # origins and outlets that are not in the picture


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    """An article or outlet before it is placed."""

    key: str
    name: str
    path: str
    many: int
    via: str | None
    how: How | None  # towards ``via``
    origins: tuple[str, ...]  # names


def picture(story: Story, edges: Sequence[Edge], articles: Mapping[str, Article]) -> Picture | None:
    """Return the picture of a story, or None where there is nothing to see: one article, or no origin.

    Args:
        story: with its origins.
        edges: who has it from whom.
        articles: of the story, by id.
    """
    if len(articles) < 2 or not story.origins:
        return None
    shown = story.origins[:MOST_ORIGINS]
    names = {origin.name for origin in shown}
    prints = _articles(story, edges, articles)
    of_outlets = len(prints) > MOST_ARTICLES
    left = 0
    if of_outlets:
        outlets = _outlets(prints)
        prints, left = outlets[:MOST_OUTLETS], max(0, len(outlets) - MOST_OUTLETS)
    hows = {(edge.article, edge.to): edge.how for edge in edges}
    rows = _rows(prints, [origin.name for origin in shown])
    places = {
        one.key: (_LINE_TO + depth * _STEP, TOP + place * ROW) for place, (one, depth) in enumerate(rows)
    }
    heights = _heights([origin.name for origin in shown], rows, places)
    height = int(max([*heights.values(), *(y for _, y in places.values())]) + ROW)
    return Picture(
        height=height,
        origins=tuple(
            Node(
                x=_ORIGIN_X,
                y=heights[origin.name],
                label=_cut(origin.name, _LINE_FROM - _ORIGIN_X - 12),
                name=origin.name,
                path=None,
                known=origin.known,
                many=0,
            )
            for origin in shown
        ),
        printed=tuple(_node(one, places[one.key]) for one, _ in rows),
        lines=tuple(_lines(rows, places, heights, names, hows)),
        of_outlets=of_outlets,
        left_out=left + len(story.origins) - len(shown),
    )


def _articles(story: Story, edges: Sequence[Edge], articles: Mapping[str, Article]) -> list[_Print]:
    vias: dict[str, Edge] = {}
    for edge in edges:
        if edge.via in articles and edge.article not in vias and edge.article not in _way(edge.via, vias):
            vias[edge.article] = edge
    rests: dict[str, list[str]] = defaultdict(list)
    for origin in story.origins:
        for key in origin.articles:
            rests[key].append(origin.name)
    return [
        _Print(
            key=key,
            name=outlet_name(article),
            path=article_path(key),
            many=1,
            via=vias[key].via if key in vias else None,
            how=vias[key].how if key in vias else None,
            origins=tuple(rests[key]),
        )
        for key, article in articles.items()
    ]


def _way(key: str | None, vias: Mapping[str, Edge]) -> list[str]:
    way = []
    while key is not None:
        way.append(key)
        key = vias[key].via if key in vias else None
    return way


def _outlets(prints: Sequence[_Print]) -> list[_Print]:
    """Return the same by outlet, those of most articles first; whom an outlet has it from are its origins alone."""
    groups: dict[str, list[_Print]] = defaultdict(list)
    for one in prints:
        groups[one.name].append(one)
    found = [
        _Print(
            key=name,
            name=name,
            path=outlet_path(name),
            many=len(group),
            via=None,
            how=None,
            origins=tuple(dict.fromkeys(origin for one in group for origin in one.origins)),
        )
        for name, group in groups.items()
    ]
    return sorted(found, key=lambda one: -one.many)


def _rows(prints: Sequence[_Print], origins: Sequence[str]) -> list[tuple[_Print, int]]:
    """Return what is printed in the order of its rows, each below its source, with how deep it stands."""
    order = {name: place for place, name in enumerate(origins)}
    here = {one.key for one in prints}
    below: dict[str | None, list[_Print]] = defaultdict(list)
    for one in prints:
        below[one.via if one.via in here else None].append(one)
    heads = sorted(
        below[None], key=lambda one: min((order.get(n, len(order)) for n in one.origins), default=len(order))
    )
    out: list[tuple[_Print, int]] = []
    waiting = [(one, 0) for one in reversed(heads)]
    while waiting:
        one, depth = waiting.pop()
        out.append((one, min(depth, _DEEPEST)))
        waiting += [(other, depth + 1) for other in reversed(below[one.key])]
    return out


def _heights(
    origins: Sequence[str],
    rows: Sequence[tuple[_Print, int]],
    places: Mapping[str, tuple[float, float]],
) -> dict[str, float]:
    """Return how far down each origin stands: beside the middle of what rests on it, none upon another."""
    resting: dict[str, list[float]] = defaultdict(list)
    for one, _ in rows:
        for name in one.origins:
            resting[name].append(places[one.key][1])
    wanted = {
        name: sum(resting[name]) / len(resting[name]) if resting[name] else float(TOP) for name in origins
    }
    out: dict[str, float] = {}
    free = float(TOP)
    for name in sorted(origins, key=lambda name: (wanted[name], name)):
        out[name] = round(max(wanted[name], free), 1)
        free = out[name] + ROW
    # Pushed below the last row they move up again as far as there is room.
    limit = max(y for _, y in places.values())
    for name in sorted(out, key=lambda name: -out[name]):
        out[name] = min(out[name], max(limit, TOP))
        limit = out[name] - ROW
    if min(out.values()) < TOP:
        return {
            name: float(TOP + place * ROW) for place, name in enumerate(sorted(out, key=lambda n: out[n]))
        }
    return out


def _lines(
    rows: Sequence[tuple[_Print, int]],
    places: Mapping[str, tuple[float, float]],
    heights: Mapping[str, float],
    names: set[str],
    hows: Mapping[tuple[str, str], How],
) -> list[Line]:
    out = []
    by_key = {one.key: one for one, _ in rows}
    for one, _ in rows:
        x, y = places[one.key]
        source = by_key.get(one.via or "")
        if source:
            left, top = places[source.key]
            out.append(Line(d=f"M{left} {top + 5}V{y}H{max(x - 6, left + 7)}", how=one.how or "cites"))
        own = [name for name in one.origins if name in names and not (source and name in source.origins)]
        out += [
            Line(d=_curve(heights[name], x - 6, y), how=hows.get((one.key, name), "quotes")) for name in own
        ]
    return out


def _curve(top: float, x: float, y: float) -> str:
    middle = (_LINE_FROM + _LINE_TO) / 2
    return f"M{_LINE_FROM} {top}C{middle} {top} {middle} {y} {x} {y}"


def _node(one: _Print, place: tuple[float, float]) -> Node:
    x, y = place
    label = f"{one.name} ({one.many})" if one.many > 1 else one.name
    return Node(
        x=x, y=y, label=_cut(label, WIDTH - x - 10), name=one.name, path=one.path, known=True, many=one.many
    )


def _cut(name: str, room: float) -> str:
    most = int(room / _LETTER)
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def hows_of(found: Picture) -> Counter[How]:
    """Return how often each way of having it occurs in a picture, for its legend."""
    return Counter(line.how for line in found.lines)
