"""Who has it from whom, as a story's page shows it: under each origin those who rest on it, each below its source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from broadsheet.model import Article, Edge, How, Origin, Story
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.wording import article_path, outlet_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An article, how it shows whom it has its report from, and those who have it from there."""

    outlet: str
    path: str  # where it shows it
    words: str  # "own report", "quotes Ada Holm", "cites it"; empty where nothing is shown
    below: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """Where reports started, and the way they took."""

    name: str
    known: bool
    steps: tuple[Step, ...]


def origin_views(
    story: Story, edges: Sequence[Edge], articles: Mapping[str, Article], most: int | None = None
) -> tuple[OriginView, ...]:
    """Return the origins of a story with the articles that rest on each, as trees.

    Args:
        story: as it is stored.
        edges: who has it from whom.
        articles: of the story, by id.
        most: origins, the first; None: all.
    """
    by_article: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_article[edge.article].append(edge)
    return tuple(
        OriginView(name=origin.name, known=origin.known, steps=_steps(origin, by_article, articles))
        for origin in story.origins[:most]
    )


def _steps(
    origin: Origin, edges: Mapping[str, Sequence[Edge]], articles: Mapping[str, Article]
) -> tuple[Step, ...]:
    above = _above(origin, edges)
    below: dict[str | None, list[str]] = defaultdict(list)
    for key in origin.articles:
        found = above.get(key)
        below[found.via if found else None].append(key)

    def step(key: str) -> Step:
        edge = above.get(key) or _first(edges.get(key, ()), origin.name)
        start, end = edge.spans[0] if edge and edge.spans else (None, None)
        return Step(
            outlet=outlet_name(articles.get(key)),
            path=article_path(key, start, end),
            words=_words(edge, top=key not in above),
            below=tuple(map(step, below[key])),
        )

    return tuple(map(step, below[None]))


def _above(origin: Origin, edges: Mapping[str, Sequence[Edge]]) -> dict[str, Edge]:
    """Return for each article below another one of this origin the edge that leads there, none in a circle."""
    above: dict[str, Edge] = {}
    here = frozenset(origin.articles)
    for key in origin.articles:
        for edge in edges.get(key, ()):
            if edge.via in here and key not in _way(edge.via, above):
                above[key] = edge
                break
    return above


def _way(key: str | None, above: Mapping[str, Edge]) -> list[str]:
    way = []
    while key is not None:
        way.append(key)
        key = above[key].via if key in above else None
    return way


def _first(edges: Sequence[Edge], name: str) -> Edge | None:
    return next((edge for edge in edges if edge.to == name), edges[0] if edges else None)


def _words(edge: Edge | None, *, top: bool) -> str:
    """Return how an article has it; below a source nobody is named again, at the top of a tree it is said who."""
    if edge is None:
        return ""
    if edge.how == "own" or not top:
        return _below()[edge.how]
    return _top()[edge.how] % {"name": edge.to}


def _below() -> Mapping[How, str]:
    return {
        "copies": _("prints this text"),
        "cites": _("cites it"),
        "credits": _("credits it"),
        "own": _("own report"),
        "quotes": _("quotes it"),
    }


def _top() -> Mapping[How, str]:
    return {
        "copies": _("prints %(name)s"),
        "cites": _("cites %(name)s"),
        "credits": _("credits %(name)s"),
        "quotes": _("quotes %(name)s"),
    }
