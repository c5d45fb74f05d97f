"""A story's figures, as its page shows them: a table for each series that moves, the others together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from broadsheet.model import Article, Figure, Point, Series, Sum
from broadsheet.serve.web.plot import Plot, plot
from broadsheet.serve.web.speech import grouped
from broadsheet.serve.web.wording import article_path, figure_words, outlet_name, series_name, value_words
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
    new: bool  # nobody had printed it when the reader was here last
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
    rows: tuple[Row, ...]  # the latest; of a series that is not shown yet, none
    left: int  # rows before them
    plot: Plot | None
    sums: tuple[SumView, ...]
    series: Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All figures of a story."""

    series: tuple[Table, ...]  # those that change, differ or add up
    steady: tuple[Row, ...]  # those that have one value only
    left: int = 0  # of these, not among the rows


def tables(
    ledger: Sequence[Series],
    articles: Mapping[str, Article],
    added: frozenset[str] = frozenset(),
    *,
    most: int | None = None,
    drawn: int | None = None,
    rows: int | None = None,
) -> Tables:
    """Return the figures of a story, ready to be shown; what differs comes first, then what changed most.

    Args:
        ledger: all series.
        articles: of the story, by id.
        added: those that came since the reader was here last.
        most: rows of figures that have one value only; None: all.
        drawn: series that get their rows and a drawing, the first; None: all.
        rows: of a series, the latest; None: all.
    """
    now = datetime.now(UTC)
    telling = [series for series in ledger if _tells(series)]
    telling.sort(key=lambda series: (not series.conflicts, -len(series.points)))
    # What is counted comes before bare amounts ("38 metres"), then what most outlets printed.
    lone = [series for series in ledger if series.points and not _tells(series)]
    lone.sort(key=lambda series: (not (series.counts or series.where), -len(series.points)))
    return Tables(
        series=_told_apart(
            _table(index, series, articles, added, now=now, most=rows)
            if drawn is None or index <= drawn
            else _untold(index, series)
            for index, series in enumerate(telling, 1)
        ),
        steady=tuple(_row(series, range(len(series.points)), articles, added) for series in lone[:most]),
        left=max(0, len(lone) - most) if most is not None else 0,
    )


def _told_apart(found: Iterable[Table]) -> tuple[Table, ...]:
    """Return tables with those of one name told apart by their latest figures."""
    every = tuple(found)
    often = Counter(table.name for table in every)
    return tuple(
        replace(table, name=f"{table.name} ({figure_words(table.series.points[-1], table.series.unit)})")
        if often[table.name] > 1
        else table
        for table in every
    )


def _tells(series: Series) -> bool:
    """Return whether a series has something to tell; a bare amount ("half", "34 million m³") only where its number changes."""
    kinds = {_kind(point) if series.counts else point.value for point in series.points}
    return len(kinds) > 1 or bool(series.sums or series.conflicts)


def _kind(point: Point) -> tuple[object, ...]:
    return point.value, point.bound, point.status


def _untold(index: int, series: Series) -> Table:
    """Return a series that the page only counts."""
    return Table(
        number=index, name=series_name(series), dispute=(), rows=(), left=0, plot=None, sums=(), series=series
    )


def _table(
    index: int,
    series: Series,
    articles: Mapping[str, Article],
    added: frozenset[str],
    *,
    now: datetime,
    most: int | None,
) -> Table:
    groups: dict[tuple[object, ...], list[int]] = {}
    for place, point in enumerate(series.points):
        groups.setdefault((*_kind(point), _day(point.as_of)), []).append(place)
    shown = list(groups.values())[-most:] if most else list(groups.values())
    return Table(
        number=index,
        name=series_name(series),
        dispute=tuple(_named(series.points[place], articles) for place in max(series.conflicts, default=())),
        rows=tuple(_row(series, places, articles, added) for places in shown),
        left=len(groups) - len(shown),
        plot=plot(series, now),
        sums=tuple(_sum(item) for item in series.sums),
        series=series,
    )


def _day(value: date | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def _row(
    series: Series, places: Sequence[int], articles: Mapping[str, Article], added: frozenset[str]
) -> Row:
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
        new=all(point.article in added for point in points),
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
        words=f"{' + '.join(grouped(part) for part in item.parts)} = {grouped(item.whole)}",
        holds=item.holds,
        makes=grouped(sum(item.parts)),
        path=article_path(item.article) if item.article else None,
    )
