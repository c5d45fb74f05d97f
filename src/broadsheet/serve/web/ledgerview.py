"""A story's figures, as its page shows them: a table for each series that moves, the others together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from broadsheet.model import Article, Figure, Point, Series, Sum
from broadsheet.serve.web.plot import Plot, plot
from broadsheet.serve.web.wording import (
    article_path,
    figure_words,
    number,
    outlet_name,
    series_name,
    value_words,
)
from broadsheet.text.corrections import READER


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a figure stands."""

    outlet: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure of a series, with everybody who printed it for that day."""

    name: str  # of its series
    words: str
    as_of: date | None
    given_by: tuple[str, ...]
    places: tuple[Place, ...]  # one an outlet
    status: str  # empty where it is current
    yours: bool  # the reader put one of these right
    against: tuple[str, ...]  # the figures that can't hold together with this one


@dataclass(frozen=True, slots=True, kw_only=True)
class SumView:
    """A sum as it is said, and whether it holds."""

    words: str  # "8 + 5 = 13"
    holds: bool
    makes: str  # what the parts really make
    path: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One series with its rows, its drawing and its sums."""

    number: int  # for links within the page
    name: str
    dispute: tuple[str, ...]  # the latest figures that can't hold together, each with who printed it
    rows: tuple[Row, ...]
    plot: Plot | None
    sums: tuple[SumView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All figures of a story."""

    series: tuple[Table, ...]  # those that change, differ or add up
    steady: tuple[Row, ...]  # those that have one value only


def tables(ledger: Sequence[Series], articles: Mapping[str, Article]) -> Tables:
    """Return the figures of a story, ready to be shown; what differs comes first, then what changed most."""
    now = datetime.now(UTC)
    telling = [series for series in ledger if _tells(series)]
    telling.sort(key=lambda series: (not series.conflicts, -len(series.points)))
    # What is counted comes before bare amounts ("38 metres"), then what most outlets printed.
    lone = [series for series in ledger if series.points and not _tells(series)]
    lone.sort(key=lambda series: (not (series.counts or series.where), -len(series.points)))
    return Tables(
        series=tuple(_table(index, series, articles, now) for index, series in enumerate(telling, 1)),
        steady=tuple(_row(series, range(len(series.points)), articles) for series in lone),
    )


def _tells(series: Series) -> bool:
    return len({_kind(point) for point in series.points}) > 1 or bool(series.sums or series.conflicts)


def _kind(point: Point) -> tuple[object, ...]:
    return point.value, point.bound, point.status


def _table(index: int, series: Series, articles: Mapping[str, Article], now: datetime) -> Table:
    groups: dict[tuple[object, ...], list[int]] = {}
    for place, point in enumerate(series.points):
        groups.setdefault((*_kind(point), _day(point.as_of)), []).append(place)
    return Table(
        number=index,
        name=series_name(series),
        dispute=tuple(_named(series.points[place], articles) for place in max(series.conflicts, default=())),
        rows=tuple(_row(series, places, articles) for places in groups.values()),
        plot=plot(series, now),
        sums=tuple(_sum(item) for item in series.sums),
    )


def _day(value: date | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def _row(series: Series, places: Sequence[int], articles: Mapping[str, Article]) -> Row:
    points = [series.points[place] for place in places]
    others = sorted({b if a in places else a for a, b in series.conflicts if (a in places) != (b in places)})
    against = (value_words(series.points[other].value, series.points[other].bound) for other in others)
    first = points[0]
    stands = {outlet_name(articles.get(point.article)): point for point in reversed(points)}
    return Row(
        name=series_name(series),
        words=figure_words(first, series.unit),
        as_of=first.as_of,
        given_by=_givers(points),
        places=tuple(
            Place(outlet=outlet, path=article_path(point.article, point.start, point.end))
            for outlet, point in reversed(stands.items())
        ),
        status="" if first.status == "current" else first.status,
        yours=any(_is_yours(point, articles.get(point.article)) for point in points),
        against=tuple(dict.fromkeys(against)),
    )


def _is_yours(point: Point, article: Article | None) -> bool:
    return any(
        isinstance(note, Figure)
        and note.made_by == READER
        and (note.start, note.end) == (point.start, point.end)
        for note in (article.notes if article else ())
    )


def _givers(points: Sequence[Point]) -> tuple[str, ...]:
    """Return who gave a figure, each once, whether written with an article and capitals or without."""
    names: dict[str, str] = {}
    for point in points:
        if point.given_by:
            names.setdefault(point.given_by.casefold().removeprefix("the "), point.given_by)
    return tuple(names.values())


def _named(point: Point, articles: Mapping[str, Article]) -> str:
    return f"{value_words(point.value, point.bound)} ({outlet_name(articles.get(point.article))})"


def _sum(item: Sum) -> SumView:
    return SumView(
        words=f"{' + '.join(number(part) for part in item.parts)} = {number(item.whole)}",
        holds=item.holds,
        makes=number(sum(item.parts)),
        path=article_path(item.article) if item.article else None,
    )
