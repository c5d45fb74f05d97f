"""Rules of time: days of the calendar and days of the week."""

from __future__ import annotations

from datetime import date

from broadsheet.text.when.reading import (
    UNPLACED,
    Caught,
    Meaning,
    made,
    month_in,
    months_on,
    nearest,
    one,
    ordinal_in,
    shifted,
    weekday_in,
    year_in,
)

# --- days of the calendar ------------------------------------------------------------------------


def _on(caught: Caught, day: int, month: int, year: int | None) -> Meaning:
    found = made(year, month, day) if year else nearest(month, day, caught.setting.base)
    weekday = weekday_in(caught)
    odd = found is not None and weekday is not None and found.weekday() != weekday
    return one(found, "likely" if odd else None)


def date_(caught: Caught) -> Meaning | None:
    """A day and a month, perhaps with a year and a weekday."""
    month = month_in(caught)
    return _on(caught, int(caught.get("d") or 0), month, year_in(caught)) if month else None


def first_date(caught: Caught) -> Meaning | None:
    """What is meant by "1º de mayo"."""
    month = month_in(caught)
    return _on(caught, 1, month, year_in(caught)) if month else None


def date_number(caught: Caught) -> Meaning | None:
    """What is meant by "Montag, 3.11."."""
    return _on(caught, int(caught.get("d") or 0), int(caught.get("mn") or 0), year_in(caught))


def date_day(caught: Caught) -> Meaning | None:
    """What is meant by "mardi 3": the day of that number nearest to the base that is such a weekday."""
    weekday, day = weekday_in(caught), int(caught.get("d") or 0)
    if caught.setting.base is None:
        return UNPLACED
    near = [made(*months_on(caught.base, count), day) for count in (0, -1, 1)]
    fit = [found for found in near if found and found.weekday() == weekday]
    return one(min(fit, key=lambda found: abs((found - caught.base).days))) if fit else None


def ordinal_date(caught: Caught) -> Meaning | None:
    """What is meant by "the third of May"."""
    month, which = month_in(caught), ordinal_in(caught)
    return _on(caught, which, month, None) if month and which and which > 0 else None


def iso(caught: Caught) -> Meaning | None:
    """2026-12-04."""
    found = made(year_in(caught) or 0, int(caught.get("mn") or 0), int(caught.get("d") or 0))
    return one(found) if found else UNPLACED


def dotted(caught: Caught) -> Meaning | None:
    """04.12.2026; without such a day it is the number of a section."""
    found = made(year_in(caught) or 0, int(caught.get("mn") or 0), int(caught.get("d") or 0))
    return one(found) if found else None


def slashed(caught: Caught) -> Meaning | None:
    """04/12/2026: which is the month, tells the number, else the country."""
    first, second, year = int(caught.get("d") or 0), int(caught.get("mn") or 0), year_in(caught) or 0
    if first > 12 or first == second:
        found, certainty = made(year, second, first), None
    elif second > 12:
        found, certainty = made(year, first, second), None
    elif caught.setting.order == "mdy":
        found, certainty = made(year, first, second), "likely"
    elif caught.setting.order == "dmy":
        found, certainty = made(year, second, first), "likely"
    else:
        return Meaning(first=None, last=None, certainty="vague")
    return Meaning(first=found, last=found, certainty=certainty) if found else None  # type: ignore[arg-type]


def dates(caught: Caught) -> Meaning | None:
    """What is meant by "2 to 9 November"."""
    month = month_in(caught)
    if month is None:
        return None
    first = _on(caught, int(caught.get("d") or 0), month, year_in(caught)).first
    last = _on(caught, int(caught.get("d2") or 0), month, year_in(caught)).first
    return Meaning(first=first, last=last) if first and last and first <= last else None


def date_span(caught: Caught) -> Meaning | None:
    """What is meant by "28. Oktober bis 3. November"."""
    one_month, other = month_in(caught), month_in(caught, "m2")
    if one_month is None or other is None:
        return None
    year = year_in(caught, "y2")
    last = _on(caught, int(caught.get("d2") or 0), other, year).first
    first = _on(caught, int(caught.get("d") or 0), one_month, year_in(caught) or year).first
    return Meaning(first=first, last=last) if first and last and first <= last else None


def ordinal_day(caught: Caught) -> Meaning | None:
    """What is meant by "the 14th": of this month, or of the one before or after."""
    if caught.setting.base is None:
        return UNPLACED
    day, base = int(caught.get("d") or 0), caught.base
    ahead = caught.ahead()
    months = (0, 1, 2) if ahead else (0, -1, -2)
    near = [made(*months_on(base, count), day) for count in months]
    fit = [found for found in near if found and (found >= base if ahead else found <= base)]
    return one(fit[0]) if fit else UNPLACED


# --- weekdays ------------------------------------------------------------------------------------


def _back(base: date, weekday: int) -> int:
    return (base.weekday() - weekday) % 7


def weekday(caught: Caught) -> Meaning | None:
    """What is meant by "Monday": the nearest one before the text came out, or after where it speaks of things to come."""
    wanted = weekday_in(caught)
    if wanted is None or caught.setting.base is None:
        return UNPLACED
    if caught.ahead():
        return one(shifted(caught.base, -_back(caught.base, wanted) % 7))
    return one(shifted(caught.base, -_back(caught.base, wanted)))


def _weekday_in(caught: Caught, weeks: int, start: int) -> Meaning:
    """Return a weekday so many days after the first such one from ``start`` days on."""
    wanted = weekday_in(caught)
    if wanted is None or caught.setting.base is None:
        return UNPLACED
    first = shifted(caught.base, start)
    return one(shifted(first, (wanted - first.weekday()) % 7 + 7 * weeks)) if first else UNPLACED


def last_weekday(caught: Caught) -> Meaning | None:
    """What is meant by "last Friday": the one before today."""
    return _weekday_in(caught, 0, -7)


def next_weekday(caught: Caught) -> Meaning | None:
    """What is meant by "next Friday": the one after today."""
    return _weekday_in(caught, 0, 1)


def this_weekday(caught: Caught) -> Meaning | None:
    """What is meant by "this Friday": today or the next, or the last where it tells of the past."""
    return _weekday_in(caught, 0, 0)


def weekday_week(caught: Caught) -> Meaning | None:
    """What is meant by "Thursday week"."""
    return _weekday_in(caught, 1, 0)


def weekday_week_ago(caught: Caught) -> Meaning | None:
    """What is meant by "a week ago on Thursday"."""
    wanted = weekday_in(caught)
    if wanted is None or caught.setting.base is None:
        return UNPLACED
    return one(shifted(caught.base, -_back(caught.base, wanted) - 7))


def weekday_of_week(caught: Caught, weeks: int) -> Meaning:
    """Return a weekday of the week that is so many on from this one."""
    wanted = weekday_in(caught)
    if wanted is None or caught.setting.base is None:
        return UNPLACED
    return one(shifted(caught.base, wanted - caught.base.weekday() + 7 * weeks))


def nights(caught: Caught) -> Meaning | None:
    """What is meant by "the night of 3 to 4 November", "nuit de samedi à dimanche"."""
    if caught.get("m"):
        return dates(caught)
    first, second = weekday_in(caught), weekday_in(caught, "w2")
    if first is None or second is None or caught.setting.base is None:
        return UNPLACED
    last = shifted(caught.base, -_back(caught.base, second))
    before = last and shifted(last, -((second - first) % 7))
    return Meaning(first=before or None, last=last)


def night_to(caught: Caught) -> Meaning | None:
    """What is meant by "in der Nacht zum Sonntag", "в ночь на 11 ноября": named after its second day."""
    return date_(caught) if caught.get("m") else weekday(caught)
