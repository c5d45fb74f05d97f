"""Rules of time: what is counted from the day a text came out, in days, weeks, months and years."""

from __future__ import annotations

import re
from datetime import date

from broadsheet.text.when.reading import (
    UNPLACED,
    Caught,
    Meaning,
    Rule,
    count_in,
    months_on,
    number_of,
    one,
    shifted,
    unit_in,
    whole_month,
    whole_year,
)

# --- counted from the day it came out ------------------------------------------------------------


def from_base(count: int) -> Rule:
    """Return the rule of words that always mean the day so many on."""

    def rule(caught: Caught) -> Meaning | None:
        return one(shifted(caught.base, count)) if caught.setting.base else UNPLACED

    return rule


def word(caught: Caught) -> Meaning | None:
    """What is meant by "yesterday"."""
    text = caught.get("r")
    found = number_of(text, tuple(caught.words.days.items())) if text else None
    return from_base(found)(caught) if isinstance(found, int) else None


def overnight(caught: Caught) -> Meaning | None:
    """What is meant by "overnight": yesterday and today."""
    return Meaning(first=shifted(caught.base, -1), last=caught.base) if caught.setting.base else UNPLACED


_TWOS = {"two_d": "day", "two_w": "week", "two_m": "month", "two_y": "year"}


def moved(caught: Caught, sign: int) -> Meaning | None:
    """Return what lies so many units before (-1) or after (1) today; a week or more is vague."""
    two = next((unit for name, unit in _TWOS.items() if caught.get(name)), None)
    count, unit = (2, two) if two else (count_in(caught), unit_in(caught))
    if count is None or unit is None:
        return None
    if caught.setting.base is None:
        return UNPLACED
    return _units_away(caught.base, unit, sign * count)


_DAYS = {"day": 1, "fortnight": 14, "week": 7}
_YEARS = {"decade": 10, "year": 1}


def _units_away(base: date, unit: str, count: int) -> Meaning | None:
    if unit == "hour":
        return one(shifted(base, round(count / 24)))
    if unit in _DAYS:
        return one(shifted(base, count * _DAYS[unit]), None if unit == "day" else "vague")
    if unit == "month":
        return whole_month(*months_on(base, count), "vague")
    return whole_year(base.year + count * _YEARS[unit], "vague") if unit in _YEARS else UNPLACED


def ago(caught: Caught) -> Meaning | None:
    """What is meant by "three days ago"."""
    return moved(caught, -1)


def hence(caught: Caught) -> Meaning | None:
    """What is meant by "in three days": a stretch of time unless the sentence speaks of things to come."""
    return moved(caught, 1) if caught.ahead() else None


def hence_sure(caught: Caught) -> Meaning | None:
    """What is meant by "three days from now"."""
    return moved(caught, 1)


def unplaced(_: Caught) -> Meaning | None:
    """What is meant by "ten days earlier": counted from a day that the phrase does not name."""
    return UNPLACED


# --- weeks, months, quarters, years --------------------------------------------------------------


def _week(base: date, count: int) -> Meaning | None:
    first = shifted(base, -base.weekday() + 7 * count)
    last = first and shifted(first, 6)
    return Meaning(first=first, last=last) if first and last else None


def quarter_of(year: int, which: int, months: int = 3) -> Meaning | None:
    """Return a quarter of a year, or another part of so many months."""
    first = whole_month(year, (which - 1) * months + 1)
    last = whole_month(year, which * months)
    return Meaning(first=first.first, last=last.last) if first and last else None


def unit_of(unit: str | None, base: date, count: int) -> Meaning | None:
    """Return the week, month, quarter, year or decade that lies so many on from that of a day."""
    if unit == "week":
        return _week(base, count)
    if unit == "month":
        return whole_month(*months_on(base, count))
    if unit == "quarter":
        quarters = base.year * 4 + (base.month - 1) // 3 + count
        return quarter_of(quarters // 4, quarters % 4 + 1)
    if unit == "year":
        return whole_year(base.year + count)
    if unit in {"decade", "century"}:
        length = 10 if unit == "decade" else 100
        start = (base.year // length + count) * length
        first, last = whole_year(start), whole_year(start + length - 1)
        return Meaning(first=first.first, last=last.last) if first and last else None
    return None


def unit_rule(count: int) -> Rule:
    """Return the rule of "last week" (-1), "this week" (0), "next week" (1)."""

    def rule(caught: Caught) -> Meaning | None:
        unit = unit_in(caught) or _named_unit(caught)
        if caught.match[0].endswith(("eeks", "onths", "ears", "arters", "ecades")):
            return Meaning(first=None, last=None, certainty="vague")  # "the last weeks": nobody says how many
        if unit is None or unit in {"hour", "day", "weekend", "fortnight"}:
            return None
        return unit_of(unit, caught.base, count) if caught.setting.base else UNPLACED

    return rule


def _named_unit(caught: Caught) -> str | None:
    """Return the unit of a phrase that is one word ("торік"), or whose unit stands in it."""
    found = (
        number_of(part, tuple(caught.words.units.items()))
        for part in re.split(r"[\s']", caught.match[0].lower())
    )
    return next(
        (unit for unit in found if isinstance(unit, str)), "year" if " " not in caught.match[0] else None
    )


def so_far(caught: Caught) -> Meaning | None:
    """What is meant by "earlier this week": from its first day to today."""
    whole = unit_of(unit_in(caught), caught.base, 0)
    return Meaning(first=whole.first, last=caught.base) if whole and caught.setting.base else None


def rest_of(caught: Caught) -> Meaning | None:
    """What is meant by "later this week": from today to its last day."""
    whole = unit_of(unit_in(caught), caught.base, 0)
    return Meaning(first=caught.base, last=whole.last) if whole and caught.setting.base else None


def past_span(caught: Caught) -> Meaning | None:
    """What is meant by "the past three weeks"."""
    return _stretch(caught, -1)


def next_span(caught: Caught) -> Meaning | None:
    """What is meant by "the next ten days"."""
    return _stretch(caught, 1)


def _stretch(caught: Caught, sign: int) -> Meaning | None:
    far = moved(caught, sign)
    if far is None or far.first is None or far.last is None:
        return far
    base = caught.base
    return Meaning(first=far.first, last=base) if sign < 0 else Meaning(first=base, last=far.last)


COMING = 99  # as a count of weeks: the first one that begins after today


def weekend_rule(count: int | None) -> Rule:
    """Return the rule of a weekend, by weeks from this one; None: the last one, or the next of things to come."""

    def rule(caught: Caught) -> Meaning | None:
        if caught.setting.base is None:
            return UNPLACED
        base = caught.base
        saturday = 5 - base.weekday()  # of this week
        weeks = count
        if weeks == COMING:
            weeks = int(base.weekday() >= 5)
        elif weeks is None:
            weeks = 0 if base.weekday() >= 5 or caught.ahead() else -1
        first = shifted(base, saturday + 7 * weeks)
        last = first and shifted(first, 1)
        return Meaning(first=first, last=last or None)

    return rule
