"""Dates and times: read from what publishers write, compared although some are days alone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache

_DAY = re.compile(r"(\d{4})(-?)(\d{2})\2(\d{2})\Z")
# A zone by name that RFC 5322 doesn't know: email.utils would silently take it for UTC.
_ODD_ZONE = re.compile(r"\s(?!(?:UTC?|GMT|Z|[ECMP][SD]T)\Z)[A-Za-z]+\Z")
_AGE = re.compile(
    r"(?:about |over |almost )?(\d+|an?|one) (second|minute|hour|day|week)s? ago\Z", re.IGNORECASE
)
_KEPT = 8_192  # moments read last: those of a story, and of an article's notes, come again and again
_AGE_WORDS = {"just now": timedelta(0), "yesterday": timedelta(days=1), "today": timedelta(0)}


@lru_cache(maxsize=_KEPT)
def parse(value: str | None) -> date | None:
    """Return the moment that a publisher wrote, UTC, or a day alone where no hour is given.

    ISO 8601 first, then RFC 5322 (e-mail, RSS), then whatever dateutil reads. A time without a zone
    is taken as UTC. None where it can't be read: never a guess.

    Args:
        value: "2025-07-27T08:00:00+02:00", "2025-07-27", "Sun, 27 Jul 2025 08:00:00 GMT".
    """
    value = (value or "").strip()
    if not value or (value.isdecimal() and len(value) != 8):
        return None  # a row of digits may be anything
    try:
        if day := _DAY.match(value):
            return date(int(day[1]), int(day[3]), int(day[4]))
        return utc(datetime.fromisoformat(value))
    except (ValueError, OverflowError):
        pass
    try:
        if _ODD_ZONE.search(value):
            return _loosely(value)
        return utc(parsedate_to_datetime(value))
    except (ValueError, TypeError, IndexError, OverflowError):
        return _loosely(value)


# Hours ahead of UTC of the names that publishers use, where a name means one thing only: not IST
# (India, Ireland, Israel), CST (Chicago, China) or BST's namesakes. From the IANA time zone database.
_ZONES = {
    "AEDT": 11, "AEST": 10, "BRT": -3, "BST": 1, "CEST": 2, "CET": 1, "EDT": -4, "EEST": 3, "EET": 2, "EST": -5,
    "HKT": 8, "JST": 9, "KST": 9, "MDT": -6, "MSK": 3, "NZDT": 13, "NZST": 12, "PDT": -7, "PKT": 5, "PST": -8,
    "SAST": 2, "SGT": 8, "TRT": 3, "WEST": 1, "WET": 0, "WIB": 7,
}  # fmt: skip


def _zone(name: str | None, offset: int | None) -> timezone | None:
    """Return the zone that a time is said to be in: UTC where none is said, None where its name is unknown."""
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    if name is None:
        return UTC
    return timezone(timedelta(hours=_ZONES[name.upper()])) if name.upper() in _ZONES else None


# "03/07/2025" is in March or in July, by who writes it.
_SWAPPABLE = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d{2})(?!\d)")


def _could_be_swapped(value: str) -> bool:
    found = _SWAPPABLE.search(value)
    return found is not None and found[1] != found[2] and max(int(found[1]), int(found[2])) <= 12


def _loosely(value: str) -> date | None:
    if _could_be_swapped(value):
        return None
    # Far slower than the others (see STACK), so it comes last and late.
    from dateutil import parser  # noqa: PLC0415

    try:
        # Two defaults that differ in every part: what comes out differently was not in the text.
        first = parser.parse(value, default=datetime(2001, 1, 1, 1, 1, tzinfo=UTC), tzinfos=_zone)
        second = parser.parse(value, default=datetime(2004, 2, 2, 2, 2, tzinfo=UTC), tzinfos=_zone)
        if first.date() != second.date():
            return None
        # Without a zone: its name is unknown, and so is the hour.
        return utc(first) if first == second and first.tzinfo else first.date()
    except (ValueError, OverflowError, TypeError):
        return None


def utc(moment: datetime) -> datetime:
    """Return a moment in UTC; one without a zone is taken to be UTC already."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def moment(value: date | None) -> datetime | None:
    """Return the moment to sort by: a day alone counts from its beginning.

    >>> moment(date(2025, 7, 27)).isoformat()
    '2025-07-27T00:00:00+00:00'
    """
    if value is None:
        return None
    if isinstance(value, datetime):
        return utc(value)
    return datetime.combine(value, time(), tzinfo=UTC)


def iso(value: date | None) -> str | None:
    """Return a moment or a day as ISO 8601 text."""
    return None if value is None else value.isoformat()


def published_from_age(age: str | None, collected: datetime | None) -> date | None:
    """Return when an article came out, worked out from its age as printed.

    Ages in days and weeks give a day alone: nobody knows the hour. A date as age ("12-03-2025") is
    left to the caller where day and month could be swapped.

    Args:
        age: "4 hours ago", "2 days ago", "yesterday".
        collected: when the page was fetched; without it nothing is worked out.
    """
    if not age or collected is None:
        return None
    age = age.strip().lower()
    if age in _AGE_WORDS:
        back = _AGE_WORDS[age]
        return collected if age == "just now" else (collected - back).date()
    match = _AGE.match(age)
    if not match:
        return None
    count = int(match[1]) if match[1].isdigit() else 1
    unit = match[2].lower()
    try:
        then = collected - timedelta(**{f"{unit}s": count})
    except OverflowError:  # before the year 1
        return None
    return then if unit in {"second", "minute", "hour"} else then.date()
