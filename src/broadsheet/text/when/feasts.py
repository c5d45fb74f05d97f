"""Feasts by year: fixed days, days counted from Easter, and nth weekdays of a month."""

from __future__ import annotations

from datetime import date, timedelta

# Month and day. Sorted; general knowledge.
_FIXED = {
    "all_saints": (11, 1), "all_souls": (11, 2), "april_fools": (4, 1), "armistice_day": (11, 11), "australia_day": (1, 26),
    "bastille_day": (7, 14), "bonfire_night": (11, 5), "boxing_day": (12, 26), "burns_night": (1, 25), "canada_day": (7, 1),
    "christmas_day": (12, 25), "christmas_eve": (12, 24), "epiphany": (1, 6), "fourth_of_july": (7, 4),
    "german_unity": (10, 3), "halloween": (10, 31), "independence_ua": (8, 24), "juneteenth": (6, 19), "may_day": (5, 1),
    "midsummer": (6, 24), "new_year": (1, 1), "new_years_eve": (12, 31), "orthodox_christmas": (1, 7),
    "st_andrews": (11, 30), "st_davids": (3, 1), "st_georges": (4, 23), "st_nicholas": (12, 6), "st_patricks": (3, 17),
    "valentines": (2, 14), "veterans_day": (11, 11), "victory_day": (5, 9), "womens_day": (3, 8),
}  # fmt: skip
# Days from Easter Sunday.
_MOVING = {
    "ascension": 39, "ash_wednesday": -46, "easter_monday": 1, "easter_saturday": -1, "easter_sunday": 0, "good_friday": -2,
    "maundy_thursday": -3, "palm_sunday": -7, "pentecost": 49, "shrove_tuesday": -47, "whit_monday": 50, "whit_sunday": 49,
}  # fmt: skip
# Month, weekday (0 is Monday), which one (-1: the last), days after it.
_NTH = {
    "black_friday": (11, 3, 4, 1), "columbus_day": (10, 0, 2, 0), "cyber_monday": (11, 3, 4, 4), "king_day": (1, 0, 3, 0),
    "labor_day": (9, 0, 1, 0), "memorial_day": (5, 0, -1, 0), "presidents_day": (2, 0, 3, 0), "thanksgiving": (11, 3, 4, 0),
}  # fmt: skip
_CANADA = {"thanksgiving": (10, 0, 2, 0)}


def feast(name: str, year: int, country: str | None = None) -> tuple[date, date]:
    """Return the first and the last day of a feast in a year.

    Args:
        name: a key of the tables of this module, or "christmas" or "easter" as a few days.
        year: of the Gregorian calendar, 1583 to 4099.
        country: ISO 3166-1 code of where it is kept.

    >>> feast("good_friday", 2026)[0].isoformat(), feast("thanksgiving", 2026)[0].isoformat()
    ('2026-04-03', '2026-11-26')
    """
    if name == "christmas":
        return date(year, 12, 24), date(year, 12, 26)
    if name == "easter":
        return easter(year) - timedelta(days=2), easter(year) + timedelta(days=1)
    if name == "orthodox_easter":
        return orthodox_easter(year), orthodox_easter(year)
    if name in _FIXED:
        day = date(year, *_FIXED[name])
    elif name in _MOVING:
        day = easter(year) + timedelta(days=_MOVING[name])
    else:
        month, weekday, which, after = _CANADA.get(name, _NTH[name]) if country == "CA" else _NTH[name]
        found = nth_weekday(year, month, weekday, which)
        day = (found or date(year, month, 1)) + timedelta(days=after)
    return day, day


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date | None:
    """Return the nth weekday of a month, the last for -1; None where there is none.

    >>> nth_weekday(2026, 10, 6, -1)
    datetime.date(2026, 10, 25)
    """
    first = date(year, month, 1)
    found = first + timedelta(days=(weekday - first.weekday()) % 7)
    if which > 0:
        found += timedelta(weeks=which - 1)
        return found if found.month == month else None
    while (found + timedelta(weeks=1)).month == month:
        found += timedelta(weeks=1)
    return found


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the eastern churches, Gregorian date (the same source; right for 1900 to 2099)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)
