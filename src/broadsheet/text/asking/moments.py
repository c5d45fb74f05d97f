"""Days as a reader types them into a search: ``2026-11-01``, ``2026-11``, ``3d``, ``yesterday``.

Kept apart from their meaning: ``3d`` in a saved search is three days before whenever it is asked.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

# Hours by unit; a month is thirty days, a year 365, as one says "the last month".
_HOURS = {"d": 24, "h": 1, "m": 24 * 30, "w": 24 * 7, "y": 24 * 365}
_NAMED = {"today": 0, "yesterday": 1}  # days ago
_AGO = re.compile(r"(\d{1,5})([dhmwy])")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A stretch of days, or how long ago."""

    year: int = 0  # 0: how long ago
    month: int = 0  # 0: the whole year
    day: int = 0  # 0: the whole month
    hours: int = 0  # ago
    days: int | None = None  # ago, the whole day


def parse_moment(value: str) -> Moment | None:
    """Return the moment that a word names, or None where it names none.

    >>> parse_moment("2w").hours
    336
    """
    value = value.lower().strip()
    if value in _NAMED:
        return Moment(days=_NAMED[value])
    if ago := _AGO.fullmatch(value):
        return Moment(hours=int(ago[1]) * _HOURS[ago[2]])
    if (day := _DAY.fullmatch(value)) and _exists(*(int(part or 0) for part in day.groups())):
        return Moment(year=int(day[1]), month=int(day[2] or 0), day=int(day[3] or 0))
    return None


def limits(moment: Moment, now: datetime) -> tuple[datetime, datetime]:
    """Return the first moment of it and the first one after it.

    Args:
        moment: what was asked for.
        now: when it is asked, in the reader's zone: days begin at their midnight.
    """
    zone = now.tzinfo or UTC
    if moment.year:
        return _calendar(moment, zone)
    if moment.days is not None:
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=moment.days)
        return midnight, midnight + timedelta(days=1)
    first = _before(now, hours=moment.hours)
    return first, first


def _before(now: datetime, *, hours: int) -> datetime:
    try:
        return now - timedelta(hours=hours)
    except OverflowError:  # 99999y
        return datetime.min.replace(tzinfo=UTC)


def _calendar(moment: Moment, zone: tzinfo) -> tuple[datetime, datetime]:
    first = datetime(moment.year, moment.month or 1, moment.day or 1, tzinfo=zone)
    if moment.day:
        days = 1
    elif moment.month:
        days = calendar.monthrange(moment.year, moment.month)[1]
    else:
        days = 366 if calendar.isleap(moment.year) else 365
    try:
        return first, first + timedelta(days=days)
    except OverflowError:  # the year 9999
        return first, datetime.max.replace(tzinfo=zone)


def _exists(year: int, month: int, day: int) -> bool:
    if not year or month > 12 or (day and not month):
        return False
    return not day or day <= calendar.monthrange(year, month)[1]
