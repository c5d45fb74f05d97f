"""Single days that a running text names: "27 July", "on Sunday", "yesterday", in seven languages.

Those of ``text.when`` that are one day, for whoever needs no weeks, months and years. Resolved against the day on
which the text came out, never guessed: what cannot be placed has no day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from broadsheet.model import Day
from broadsheet.text.when.find import times
from broadsheet.text.when.reading import Setting

# What may be another thing altogether as long as nobody can place it: "1/2/88".
_ONLY_PLACED = frozenset({"dotted", "slashed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMention:
    """A day as a text names it."""

    start: int
    end: int
    day: date | None  # None: it names a day that cannot be placed without knowing when it was written


def days(text: str, published: Day | None = None, language: str | None = None) -> tuple[DayMention, ...]:
    """Return the days that a text names, in order.

    A weekday is the nearest one up to and with the day of publication, unless its sentence speaks of things
    to come; a date without a year lies in the year that brings it nearest, the past first.

    Args:
        text: running text in any of the languages of ``text.when.words``.
        published: when it came out; without it only dates with their year are placed.
        language: ISO 639-1; None: any of them.

    >>> [str(m.day) for m in days("On Sunday, four days before 31 July", date(2025, 7, 28))]
    ['2025-07-27', '2025-07-27']
    """
    base = published.date() if isinstance(published, datetime) else published
    found = times(text, Setting(base=base), language)
    return tuple(
        DayMention(start=time.start, end=time.end, day=time.day)
        for time in found
        if time.day or (time.first is None and time.kind not in _ONLY_PLACED)
    )
