"""The ledger: one story's figures as series, with conflicts kept and sums checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import combinations
from math import inf, log1p

from broadsheet.model import Article, Entity, Figure, Point, Series, Span, Sum
from broadsheet.relate.telling.differing import TOLERANCE as _TOLERANCE
from broadsheet.relate.telling.differing import Entry, agree, conflict, interval, jumps, other_source
from broadsheet.relate.telling.tolls import tolls
from broadsheet.text.dates import moment
from broadsheet.text.words import fold

__all__ = ["interval", "ledger", "superseded", "tolls"]

# An article with more figures is a table, and comparing all with all takes its time; chosen.
_MOST_FIGURES = 300
# Words that make no other place of a name: "Volgograd region" is told with "Volgograd".
_PLACE_KINDS = re.compile(
    r"\b(?:area|city|county|district|governorate|oblast|province|region|state|town|village|the|of)\b"
)
# What stands before a figure that is only a part of one told before.
_PARTLY = re.compile(
    r"(?<!\w)(?:including|included|includes|among\s+them|of\s+them|of\s+whom|darunter|davon|dont|entre\s+ell[oa]s|"
    r"incluid[oa]s|в\s+том\s+числе|среди\s+них|из\s+них|серед\s+них|зокрема|у\s+тому\s+числі|بينهم)\s+(?:\w+\s+){0,2}\Z",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_FIRST_DAY = datetime.min.replace(tzinfo=UTC)


def ledger(articles: Sequence[Article]) -> tuple[Series, ...]:
    """Return the figures of one story as series, those with most to tell first.

    Figures are of one series where place, count and unit agree; what counts nothing named is joined
    only with the same value. Points are oldest first; one that was given before comes before what
    replaced it. A conflict is a pair of one day, from different sources, that cannot both hold.

    Args:
        articles: of one story, with their notes; oldest first where their times are unknown.
    """
    entries = _entries(articles)
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_key(entry), []).append(entry)
    made = [_series(row, entries) for group in _with_unplaced(groups) for row in _apart(group)]
    return tuple(sorted(made, key=_rank))


def _entries(articles: Sequence[Article]) -> list[Entry]:
    out: list[Entry] = []
    known = _FIRST_DAY
    for order, article in enumerate(articles):
        known = moment(article.published) or article.collected or known
        figures = [n for n in article.notes if isinstance(n, Figure) and n.field == "text"][:_MOST_FIGURES]
        parts = {span for figure in figures for span in figure.parts}
        ids = _place_ids(article)
        for figure in figures:
            where = figure.where and (
                ids.get(fold(figure.where)) or _PLACE_KINDS.sub("", fold(figure.where)).strip()
            )
            when = moment(figure.as_of) if figure.status == "current" else None
            out.append(
                Entry(
                    figure=figure,
                    article=article,
                    order=order,
                    when=when or (known if known != _FIRST_DAY else None),
                    where=where or None,
                    part=_part(article, figure, parts),
                )
            )
    return out


def _place_ids(article: Article) -> dict[str, str]:
    return {
        fold(note.text): note.entity
        for note in article.notes
        if isinstance(note, Entity) and note.type == "place" and note.entity
    }


def _part(article: Article, figure: Figure, parts: set[Span]) -> str | None:
    lead = article.text[max(0, figure.start - 40) : figure.start]
    if Span(figure.start, figure.end) not in parts and not _PARTLY.search(lead):
        return None
    if figure.parts:
        return None
    noun = _LAST_WORD.search(figure.text)
    return noun[0].lower() if noun else None


def _key(entry: Entry) -> tuple[object, ...]:
    figure = entry.figure
    if figure.counts is None:
        return (entry.where, None, figure.unit, None, figure.value)
    return (entry.where, figure.counts, figure.unit, entry.part, None)


def _with_unplaced(groups: dict[tuple[object, ...], list[Entry]]) -> Iterable[list[Entry]]:
    """Put figures without a place to those of the only place named for the same count.

    Only from articles that do not name that place themselves: there the bare one may be the total.
    """
    for key in [k for k in groups if k[0] is None and k[1] is not None]:
        placed = [k for k in groups if k[0] is not None and k[1:] == key[1:]]
        if len(placed) != 1:
            continue
        there = {entry.order for entry in groups[placed[0]]}
        groups[placed[0]] += [entry for entry in groups[key] if entry.order not in there]
        groups[key] = [entry for entry in groups[key] if entry.order in there]
    return [group for group in groups.values() if group]


def _apart(group: list[Entry]) -> list[list[Entry]]:
    """Part what cannot be one thing: one source that gives two figures at once means two things.

    "Nine drones downed over the region, 99 in all" is no change from nine to 99. Of several figures
    of an article the one nearest to what was told last goes on with it; the same value goes to its like.
    """
    rows: list[list[Entry]] = []
    articles: dict[int, list[Entry]] = {}
    for entry in sorted(group, key=lambda e: (e.when or _FIRST_DAY, e.order)):
        articles.setdefault(entry.order, []).append(entry)
    for entries in articles.values():
        last = rows[0][-1].figure if rows else None
        for entry in sorted(entries, key=lambda e: (_distance(e.figure, last), e.figure.start)):
            _put(entry, rows)
    return rows


def _put(entry: Entry, rows: list[list[Entry]]) -> None:
    free = [row for row in rows if not any(_another_thing(entry, other) for other in row)]
    same = [row for row in free if any(entry.figure.value == other.figure.value for other in row)]
    here = [row for row in free if any(entry.order == other.order for other in row)]
    home = next(iter(same or here or free[:1]), None)
    if home is None:
        rows.append([entry])
    else:
        home.append(entry)


def _distance(figure: Figure, last: Figure | None) -> float:
    """Return how far a figure lies from the last one of a series, as the logarithm of their ratio."""
    if figure.status != "current":
        return inf  # what was given before finds its place beside what replaced it
    if last is None or not isinstance(figure.value, float) or not isinstance(last.value, float):
        return 0.0
    return abs(log1p(figure.value) - log1p(last.value))


def _another_thing(one: Entry, two: Entry) -> bool:
    if (
        one.order != two.order
        or {one.figure.status, two.figure.status} != {"current"}
        or one.when != two.when
    ):
        return False
    return not agree(one.figure, two.figure) and not other_source(one, two)


def _series(group: list[Entry], entries: list[Entry]) -> Series:
    rows = _distinct(sorted(group, key=_by_time))
    first = next((entry.figure for entry in rows if entry.figure.where), rows[0].figure)
    part = rows[0].part
    return Series(
        where=first.where,
        counts=f"{first.counts} ({part})" if part and first.counts else first.counts,
        unit=first.unit,
        points=tuple(_point(entry) for entry in rows),
        conflicts=tuple((i, j) for i, j in combinations(range(len(rows)), 2) if conflict(rows[i], rows[j])),
        jumps=tuple(jumps(rows)),
        sums=tuple(s for entry in rows if (s := _sum(entry, entries))),
    )


def _by_time(entry: Entry) -> tuple[datetime, bool, int, int]:
    return (
        entry.when or _FIRST_DAY,
        entry.figure.status == "current",
        entry.order,
        entry.figure.start,
    )


def _distinct(rows: list[Entry]) -> list[Entry]:
    seen: set[tuple[object, ...]] = set()
    out = []
    for entry in rows:
        figure = entry.figure
        key = (entry.order, figure.value, figure.bound, figure.status, figure.given_by)
        if key not in seen:
            seen.add(key)
            out.append(entry)
    return out


def _point(entry: Entry) -> Point:
    figure = entry.figure
    as_of: date | None = figure.as_of if figure.status == "current" else None
    if as_of is None and figure.status == "current":
        as_of = entry.article.published or entry.article.collected
    return Point(
        value=figure.value,
        bound=figure.bound,
        as_of=as_of,
        given_by=figure.given_by,
        article=entry.article.id,
        start=figure.start,
        end=figure.end,
        status=figure.status,
    )


def _sum(entry: Entry, entries: list[Entry]) -> Sum | None:
    whole = entry.figure
    if not whole.parts or not isinstance(whole.value, float):
        return None
    here = {Span(e.figure.start, e.figure.end): e.figure for e in entries if e.order == entry.order}
    parts = [here[span] for span in whole.parts if span in here]
    values = tuple(part.value for part in parts if isinstance(part.value, float))
    if len(values) != len(whole.parts):
        return None
    return Sum(parts=values, whole=whole.value, holds=_holds(whole, parts), article=entry.article.id)


def _holds(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Tell whether parts can make up a whole, the bounds of all of them taken into account."""
    ends = [interval(part.value, part.bound) for part in parts]
    low, high = interval(whole.value, whole.bound)
    slack = _TOLERANCE * max(1.0, abs(float(whole.value or 0.0)) if isinstance(whole.value, float) else 1.0)
    return sum(e[0] for e in ends) <= high + slack and sum(e[1] for e in ends) >= low - slack


def _rank(series: Series) -> tuple[int, int, int, str, str]:
    told = len(series.sums) + len(series.conflicts) + (len({p.value for p in series.points}) > 1)
    return (
        -min(told, 1),
        -len(series.points),
        series.counts is None,
        series.where or "",
        series.counts or "",
    )


def superseded(series: Sequence[Series]) -> frozenset[tuple[str, int, int]]:
    """Return where figures stand that a newer one has replaced: article, start, end.

    A figure is replaced where it was given before or corrected, or where the latest of its series is
    of a later moment and they cannot both hold.

    Args:
        series: what ``ledger`` gave.
    """
    out: set[tuple[str, int, int]] = set()
    for row in series:
        current = [p for p in row.points if p.status == "current"]
        latest = current[-1] if current and row.counts else None
        for point in row.points:
            old = point.status != "current"
            if latest and point is not latest and not agree(point, latest):
                old = old or _earlier(point, latest)
            if old:
                out.add((point.article, point.start, point.end))
    return frozenset(out)


def outgrown(series: Sequence[Series]) -> frozenset[tuple[str, int, int]]:
    """Return where bounds stand that a newer figure lies beyond: article, start, end.

    "At least one" stays true once five are counted, so it is not replaced; but it tells less than is known.

    Args:
        series: what ``ledger`` gave.
    """
    return frozenset(
        (point.article, point.start, point.end)
        for row in series
        for current in [[p for p in row.points if p.status == "current"]]
        for latest in current[-1:] if row.counts
        for point in row.points
        if point.bound in {"at_least", "at_most"} and point.value != latest.value and _earlier(point, latest)
    )  # fmt: skip


def repeated(
    series: Sequence[Series], gone: Collection[tuple[str, int, int]]
) -> frozenset[tuple[str, int, int]]:
    """Return where figures stand that say again, of a place of their own, what is out of date: article, start, end.

    "23 dead off the islands" is the 23 of that day in the toll of the whole, which has risen since.

    Args:
        series: what ``ledger`` gave.
        gone: of these figures it is known.
    """
    known = {
        key
        for row in series
        for point in row.points
        if (point.article, point.start, point.end) in gone and (key := _said(row, point))
    }
    return frozenset(
        (point.article, point.start, point.end)
        for row in series
        for point in row.points
        if _said(row, point) in known
    )


def _said(row: Series, point: Point) -> tuple[object, ...] | None:
    """Return what a figure says wherever it is: of what, how many, on which day; None where one of these is not known."""
    day = moment(point.as_of)
    return (row.counts, row.unit, point.value, day.date()) if row.counts and day else None


def _earlier(point: Point, latest: Point) -> bool:
    then, now = moment(point.as_of), moment(latest.as_of)
    return then is not None and now is not None and now > then
