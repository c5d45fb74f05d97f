"""Moments, days and lengths of time as a reader would say them, in their language and by their clock."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from broadsheet.serve.web.counted import both, counted
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.speech import grouped, ngettext, spoken

# Unit, its seconds, and up to how many seconds ages are told in it.
AGES = (
    ("minute", 60, 3600),
    ("hour", 3600, 48 * 3600),
    ("day", 86_400, 14 * 86_400),
    ("week", 7 * 86_400, 10 * 7 * 86_400),
    ("month", 30 * 86_400, 730 * 86_400),
    ("year", 365 * 86_400, float("inf")),
)
_AGO = {
    "minute": both("%(num)s minute ago", "%(num)s minutes ago"),
    "hour": both("%(num)s hour ago", "%(num)s hours ago"),
    "day": both("%(num)s day ago", "%(num)s days ago"),
    "week": both("%(num)s week ago", "%(num)s weeks ago"),
    "month": both("%(num)s month ago", "%(num)s months ago"),
    "year": both("%(num)s year ago", "%(num)s years ago"),
}
_AHEAD = {
    "minute": both("in %(num)s minute", "in %(num)s minutes"),
    "hour": both("in %(num)s hour", "in %(num)s hours"),
    "day": both("in %(num)s day", "in %(num)s days"),
    "week": both("in %(num)s week", "in %(num)s weeks"),
    "month": both("in %(num)s month", "in %(num)s months"),
    "year": both("in %(num)s year", "in %(num)s years"),
}
_RATES = (
    (1, both("about %(num)s article a day", "about %(num)s articles a day")),
    (7, both("about %(num)s article a week", "about %(num)s articles a week")),
    (30, both("about %(num)s article a month", "about %(num)s articles a month")),
)
_WEEK = timedelta(days=6)
# Patterns and names of patterns of the Unicode CLDR (UTS 35, part 4), long and short: each language orders the
# parts as it does.
_WEEKDAY = ("cccc", "ccc")
_DAY = ("MMMMd", "MMMd")
_DAY_AND_YEAR = ("long", "medium")
_MASTHEAD = "full"
# British English orders days as our own words do.
_LOCALES = {"en": "en_GB"}
_KEPT = 4_096  # days as they were said: those of a page are few and come again and again


def when(value: date | None, now: datetime, *, short: bool = False) -> str:
    """Return a moment or a day as a reader would say it: "Tuesday 14:05", "3 March", "3 March 2024".

    Times are by the reader's clock. A day alone has no hour. In short months and weekdays have three
    letters, for tables and drawings.

    >>> when(date(2024, 3, 3), datetime(2025, 1, 1).astimezone())
    '3 March 2024'
    """
    if value is None:
        return _("date unknown")
    zone = spoken().zone
    hour = ""
    today = now.astimezone(zone).date()
    day = value
    if isinstance(value, datetime):
        local = value.astimezone(zone)
        day, hour = local.date(), local.strftime(" %H:%M")
    if today - _WEEK <= day <= today:
        return _said(day, _WEEKDAY[short], spoken().language) + hour
    if day.year == today.year:
        return _said(day, _DAY[short], spoken().language) + hour
    return _said(day, _DAY_AND_YEAR[short], spoken().language)


def age(value: date | None, now: datetime) -> str:
    """Return how long ago something was: "4 hours ago", "2 days ago", "3 weeks ago"; empty where unknown.

    >>> age(datetime.fromisoformat("2025-01-01T08:00Z"), datetime.fromisoformat("2025-01-01T12:30Z"))
    '4 hours ago'
    """
    if not isinstance(value, datetime):
        days = (now.astimezone(spoken().zone).date() - value).days if value else -1
        return _ago(days, "day") if days > 1 else {0: _("today"), 1: _("yesterday")}.get(days, "")
    seconds = (now - value).total_seconds()
    for unit, length, most in AGES:
        if 0 <= seconds < most:
            return _ago(int(seconds // length), unit)
    return ""


def soon(value: datetime, now: datetime) -> str:
    """Return how far ahead something is: "in 40 minutes", "in 3 hours", "in a moment" if it is due.

    >>> soon(datetime.fromisoformat("2025-01-01T12:40Z"), datetime.fromisoformat("2025-01-01T12:00Z"))
    'in 40 minutes'
    """
    seconds = max(0.0, (value - now).total_seconds())
    # Half a unit is rounded up: 39 minutes and 50 seconds ahead are 40 minutes to anybody.
    for unit, length, most in AGES:
        count = int(seconds / length + 0.5)
        if seconds < most and count:
            return _number_of(_AHEAD[unit], count)
    return _("in a moment")


def lasting(seconds: float) -> str:
    """Return a length of time in the largest unit that fits: "15 minutes", "3 hours", "less than a minute".

    >>> lasting(900.0), lasting(20.0)
    ('15 minutes', 'less than a minute')
    """
    for unit, length, most in AGES:
        if seconds < most:
            count = int(seconds // length)
            return counted(count, unit) if count else _("less than a minute")
    return _("very long")


def a_day(value: float | None) -> str:
    """Return how many articles a day come: "about 12 articles a day", "3 articles a week"; empty where unknown.

    >>> a_day(11.8), a_day(0.3), a_day(0.0)
    ('about 12 articles a day', 'about 2 articles a week', 'no article in four weeks')
    """
    if value is None:
        return ""
    if value == 0:
        return _("no article in four weeks")
    for days, forms in _RATES:
        count = int(value * days + 0.5)
        if count:
            return _number_of(forms, count)
    return _("less than an article a month")


def long_day(now: datetime) -> str:
    """Return a date for the masthead: "Sunday 22 November 2026"."""
    return full_day(now.astimezone(spoken().zone).date())


def full_day(day: date) -> str:
    """Return a day with its weekday and year: "Sunday 22 November 2026"."""
    return _said(day, _MASTHEAD, spoken().language)


def a_date(day: date, *, year: bool) -> str:
    """Return a day without its weekday: "22 November", "22 November 2026"."""
    return _said(day, (_DAY_AND_YEAR if year else _DAY)[0], spoken().language)


def both_days(first: date, last: date) -> tuple[str, str]:
    """Return the ends of a stretch of days, the year once where it is the same: "16 November", "22 November 2026"."""
    language = spoken().language
    shape = _DAY[0] if first.year == last.year else _DAY_AND_YEAR[0]
    return _said(first, shape, language), _said(last, _DAY_AND_YEAR[0], language)


def _ago(count: int, unit: str) -> str:
    return _number_of(_AGO[unit], count) if count else _("just now")


def _number_of(forms: tuple[str, str], count: int) -> str:
    return ngettext(*forms, count) % {"num": grouped(count)}


@lru_cache(maxsize=_KEPT)
def _said(day: date, pattern: str, language: str) -> str:
    # A tenth of a second to import, with the first page that has a date.
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415

    locale = _LOCALES.get(language, language)
    if pattern in _DAY:
        return format_skeleton(pattern, day, locale=locale)
    return format_date(day, pattern, locale=locale)
