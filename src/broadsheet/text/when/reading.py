"""What rules of time are made of: what a pattern caught, read piece by piece, and what comes of it."""

from __future__ import annotations

import calendar as months_of
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from broadsheet.model import Certainty
from broadsheet.text.when.words import Words

Order = Literal["dmy", "mdy"]

# A text never speaks of a date without a year further ahead than this; else it is last year's. Chosen: a quarter.
_AHEAD_DAYS = 92


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """From where and when a text speaks."""

    base: date | None = None  # the day on which it came out, as its place counts days
    moved: bool = False  # that is another day than in UTC
    order: Order | None = None  # what 04/12/2026 means there; None: nobody knows
    country: str | None = None  # ISO 3166-1


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """A phrase and what is known around it."""

    match: re.Match[str]
    setting: Setting
    words: Words
    ahead: Callable[[], bool]  # whether its sentence speaks of things to come

    def get(self, name: str) -> str | None:
        """Return what a group caught, in small letters; None where there is no such group."""
        groups = self.match.groupdict()
        found = next((groups[other] for other in (name, name + "x", name + "xx") if groups.get(other)), None)
        return found.lower() if found else None

    @property
    def base(self) -> date:
        """The day from which it counts: a rule that needs one is not asked without."""
        return self.setting.base or date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """First and last day of what is meant; None: it names a time that cannot be placed."""

    first: date | None
    last: date | None
    certainty: Certainty | None = None  # None: as the line of the pattern says


Rule = Callable[[Caught], Meaning | None]
UNPLACED = Meaning(first=None, last=None)


@lru_cache(maxsize=4096)
def number_of(text: str, forms: tuple[tuple[object, str], ...]) -> object | None:
    """Return what a word stands for in a table of pieces of regular expressions."""
    return next((key for key, pattern in forms if re.fullmatch(pattern, text, re.IGNORECASE)), None)


def _index(caught: Caught, group: str, table: tuple[str, ...]) -> int | None:
    text = caught.get(group)
    found = number_of(text, tuple(enumerate(table))) if text else None
    return found if isinstance(found, int) else None


def month_in(caught: Caught, group: str = "m") -> int | None:
    """Return the month that a group caught, 1 to 12."""
    index = _index(caught, group, caught.words.months)
    return None if index is None else index + 1


def weekday_in(caught: Caught, group: str = "w") -> int | None:
    """Return the weekday that a group caught, Monday is 0."""
    return _index(caught, group, caught.words.weekdays)


def year_in(caught: Caught, group: str = "y") -> int | None:
    """Return the year that a group caught; of two digits, of this century."""
    text = caught.get(group)
    if not text:
        return None
    return int(text) + (2000 if len(text) == 2 else 0)


def count_in(caught: Caught) -> int | None:
    """Return the number before a unit, one where none is written."""
    text = caught.get("n")
    if text is None:
        return 1
    if text.isdigit():
        return int(text)
    found = number_of(text, tuple(caught.words.numbers.items()))
    return found if isinstance(found, int) else None


def unit_in(caught: Caught) -> str | None:
    """Return the unit of time that was caught: "week"."""
    text = caught.get("u")
    found = number_of(text, tuple(caught.words.units.items())) if text else None
    return found if isinstance(found, str) else None


def one(day: date | None, certainty: Certainty | None = None) -> Meaning:
    """Return the meaning of a single day."""
    return Meaning(first=day, last=day, certainty=certainty)


def made(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date, count: int) -> date | None:
    """Return the day so many days on; None beyond the calendar's ends."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def whole_month(year: int, month: int, certainty: Certainty | None = None) -> Meaning | None:
    """Return a month from its first to its last day."""
    if not date.min.year <= year <= date.max.year:
        return None
    return Meaning(
        first=date(year, month, 1),
        last=date(year, month, months_of.monthrange(year, month)[1]),
        certainty=certainty,
    )


def whole_year(year: int, certainty: Certainty | None = None) -> Meaning | None:
    """Return a year from its first to its last day."""
    if not date.min.year <= year <= date.max.year:
        return None
    return Meaning(first=date(year, 1, 1), last=date(year, 12, 31), certainty=certainty)


def months_on(base: date, count: int) -> tuple[int, int]:
    """Return year and month of the month so many on from that of a day."""
    months = base.year * 12 + base.month - 1 + count
    return months // 12, months % 12 + 1


def nearest(month: int, day: int, base: date | None) -> date | None:
    """Return the day in the year that brings it nearest, the past first."""
    if base is None:
        return None
    found = made(base.year, month, day)
    if found is None:
        return None
    if (found - base).days > _AHEAD_DAYS:
        return made(base.year - 1, month, day)
    if (base - found).days > 365 - _AHEAD_DAYS:
        return made(base.year + 1, month, day)
    return found


_NEXT_WORD = re.compile(r"next|kommend|nächst|prochain|próxim|следующ|наступн")
_LAST_WORD = re.compile(r"last|vergangen|letzt|dernier|pasad|прошл|минул")


def side_in(caught: Caught) -> int:
    """Return 1 where the phrase says "next", -1 where it says "last", else 0."""
    mod = caught.get("mod") or ""
    return 1 if _NEXT_WORD.search(mod) else -1 if _LAST_WORD.search(mod) else 0


def ordinal_in(caught: Caught) -> int | None:
    """Return the number of an ordinal, -1 for the last."""
    text = caught.get("o")
    found = number_of(text, tuple(caught.words.ordinals.items())) if text else None
    return found if isinstance(found, int) else None
