"""When a story was written about, and by whom: bars of an hour or a day, and a row of dots for each outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from broadsheet.model import Article
from broadsheet.serve.web.wording import outlet_name

LEAST = 3  # articles: fewer are seen at a glance
MOST_OUTLETS = 8  # rows; the others share one
# Hours of a bar: the first of these of which so many make up the whole time.
_STEPS = (1, 3, 6, 24, 24 * 7, 24 * 30)
_MOST_BARS = 32
# The drawing's own units: as wide as a phone.
WIDTH, LEFT, TOP, BARS, ROW = 360, 118, 14, 46, 20
_LETTER = 7.1  # units of an average letter at the style sheet's size, as in picture.py


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What came out in one hour, day or week."""

    x: float
    y: float
    width: float
    height: float
    begin: datetime  # in the reader's zone
    count: int
    outlets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """What one outlet printed in one bar's time."""

    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An outlet's name and its dots."""

    y: float
    label: str  # empty: all other outlets
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """All that the template needs to draw it."""

    hours: int  # of a bar
    height: int
    bars: tuple[Bar, ...]
    rows: tuple[Row, ...]
    first: datetime
    last: datetime
    most: int  # of a bar


def activity(articles: Iterable[Article], zone: tzinfo | None) -> Activity | None:
    """Return when each outlet wrote of a story; None where it is seen without a drawing.

    Args:
        articles: of the story; those without a time are left out.
        zone: the reader's; None: the machine's.
    """
    timed = [(when, one) for one in articles if (when := _when(one, zone))]
    if len(timed) < LEAST:
        return None
    times = [when for when, _ in timed]
    hours = _step(max(times) - min(times), by_hour=all(_hourly(one) for _, one in timed))
    first = _floor(min(times), hours, min(times))
    bins = [int((when - first) / timedelta(hours=hours)) for when in times]
    if len(set(bins)) < 2:
        return None
    found = [(place, outlet_name(one)) for place, (_, one) in zip(bins, timed, strict=True)]
    return _drawn(found, first, hours, zone)


def _when(article: Article, zone: tzinfo | None) -> datetime | None:
    """Return when an article came out by the reader's clock; a day alone is its midnight."""
    value = article.published or article.collected
    if isinstance(value, datetime):
        return value.astimezone(zone).replace(tzinfo=None)
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else None  # noqa: DTZ001


def _hourly(article: Article) -> bool:
    return isinstance(article.published or article.collected, datetime)


def _step(span: timedelta, *, by_hour: bool) -> int:
    steps = [hours for hours in _STEPS if by_hour or hours >= 24]
    return next((h for h in steps if span / timedelta(hours=h) < _MOST_BARS - 1), steps[-1])


def _floor(when: datetime, hours: int, first: datetime) -> datetime:
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    if hours >= 24:
        return midnight
    return midnight + timedelta(hours=int((when - midnight) / timedelta(hours=hours)) * hours)


def _drawn(found: Sequence[tuple[int, str]], first: datetime, hours: int, zone: tzinfo | None) -> Activity:
    count = max(place for place, _ in found) + 1
    width = (WIDTH - LEFT - 6) / count
    totals = Counter(place for place, _ in found)
    most = max(totals.values())
    begins = [_aware(first + timedelta(hours=place * hours), zone) for place in range(count)]
    bars = tuple(_bar(place, found, begin, width, most) for place, begin in enumerate(begins))
    printed = Counter(outlet for _, outlet in found)
    shown = [name for name, _ in printed.most_common(MOST_OUTLETS)]
    if len(printed) == MOST_OUTLETS + 1:  # one more takes the room of "all others"
        shown = list(printed)
    shown.sort(key=lambda name: min(place for place, outlet in found if outlet == name))
    groups = [(name, [p for p, outlet in found if outlet == name]) for name in shown]
    if rest := [place for place, outlet in found if outlet not in shown]:
        groups.append(("", rest))
    top = TOP + BARS + ROW
    rows = tuple(
        _row(name, Counter(places), top + index * ROW, width) for index, (name, places) in enumerate(groups)
    )
    return Activity(
        hours=hours,
        height=int(top + len(rows) * ROW + 6),
        bars=bars,
        rows=rows,
        first=bars[0].begin,
        last=bars[-1].begin,
        most=most,
    )


def _aware(local: datetime, zone: tzinfo | None) -> datetime:
    """Return a moment of the reader's clock as one of the world's."""
    return local.replace(tzinfo=zone) if zone else local.astimezone()


def _bar(place: int, found: Sequence[tuple[int, str]], begin: datetime, width: float, most: int) -> Bar:
    outlets = Counter(outlet for p, outlet in found if p == place)
    count = sum(outlets.values())
    height = round(BARS * count / most, 1)
    return Bar(
        x=round(LEFT + place * width + min(1.0, width / 6), 1),
        y=round(TOP + BARS - height, 1),
        width=round(max(width - min(2.0, width / 3), 0.8), 1),
        height=height,
        begin=begin,
        count=count,
        outlets=tuple(outlets.most_common()),
    )


def _row(name: str, counts: Counter[int], y: float, width: float) -> Row:
    most = int((LEFT - 8) / _LETTER)
    return Row(
        y=y,
        label=name if len(name) <= most else f"{name[: most - 1].rstrip()}…",
        dots=tuple(
            Dot(
                x=round(LEFT + (place + 0.5) * width, 1),
                y=y - 4,
                # The area tells how many; no larger than its row.
                r=round(min(2.6 * count**0.5, ROW / 2 - 1), 1),
            )
            for place, count in sorted(counts.items())
        ),
    )
