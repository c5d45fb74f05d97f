"""Rules of time: months, parts of years, seasons, years and feasts."""

from __future__ import annotations

import re
from datetime import date, timedelta

from broadsheet.text.when.feasts import feast, nth_weekday
from broadsheet.text.when.reading import (
    UNPLACED,
    Caught,
    Meaning,
    Rule,
    made,
    month_in,
    months_on,
    nearest,
    number_of,
    one,
    ordinal_in,
    shifted,
    side_in,
    unit_in,
    weekday_in,
    whole_month,
    whole_year,
    year_in,
)
from broadsheet.text.when.weekrules import (
    quarter_of,
    unit_of,
)

# Thirds of a month, as "early", "mid" and "late" part it. Chosen.
_THIRDS = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}
# The same of a year, by months.
_YEAR_THIRDS = {"early": (1, 3), "middle": (5, 8), "late": (10, 12)}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}  # first month, north of the equator
# Countries whose summer is in January; of more than two million people. Sorted.
_SOUTH = frozenset(
    {"AO", "AR", "AU", "BO", "BR", "BW", "CL", "LS", "MG", "MZ", "NA", "NZ", "PY", "UY", "ZA", "ZM", "ZW"}
)
_LEAST_YEAR, _MOST_YEAR = 1500, 2099


# --- months, seasons, parts ----------------------------------------------------------------------


def month(caught: Caught) -> Meaning | None:
    """A month with its year."""
    found, year = month_in(caught), year_in(caught)
    return whole_month(year, found) if found and year else None


def bare_month(caught: Caught) -> Meaning | None:
    """What is meant by "October": the last one, or the next where the sentence speaks of things to come."""
    found = month_in(caught)
    if found is None:
        return None
    if caught.setting.base is None:
        return UNPLACED
    base = caught.base
    back = (base.month - found) % 12
    if caught.ahead() and back:
        return whole_month(*months_on(base, 12 - back), "likely")
    # What lies further back than two months is named with its year by careful writers.
    return whole_month(*months_on(base, -back), None if back <= 2 else "likely")


def month_rule(side: int) -> Rule:
    """Return the rule of "last March" (-1), "this March" (0), "next March" (1)."""

    def rule(caught: Caught) -> Meaning | None:
        found = month_in(caught)
        if found is None or caught.setting.base is None:
            return UNPLACED if found else None
        base = caught.base
        if side == 0:
            return whole_month(base.year, found)
        back = (base.month - found) % 12 or 12
        return whole_month(*months_on(base, -back if side < 0 else 12 - back % 12))

    return rule


def edge(caught: Caught) -> Meaning | None:
    """What is meant by "mid-October", "early 2024", "the late 1990s"."""
    which = number_of(caught.get("e") or "", tuple(caught.words.edges.items()))
    found, year = month_in(caught), year_in(caught)
    if not isinstance(which, str):
        return None
    if found is None:
        return _edge_of_year(caught, which, year)
    whole = whole_month(year, found) if year else bare_month(caught)
    if whole is None or whole.first is None or whole.last is None:
        return whole
    if day := _outermost(caught, which, whole):
        return day
    low, high = _THIRDS[which]
    return Meaning(
        first=whole.first.replace(day=low),
        last=whole.first.replace(day=min(high, whole.last.day)),
        certainty="vague",
    )


def _outermost(caught: Caught, which: str, whole: Meaning) -> Meaning | None:
    """Return the first or last day where a phrase means it: "the end of March" is one day, "late March" ten."""
    if (
        not (caught.get("e") or "").startswith("the ")
        or which == "middle"
        or not whole.first
        or not whole.last
    ):
        return None
    return one(whole.first, "vague") if which == "early" else one(whole.last, "likely")


def edge_of(caught: Caught) -> Meaning | None:
    """What is meant by "early next month", "late last year": a third of it."""
    which = number_of(caught.get("e") or "", tuple(caught.words.edges.items()))
    unit, count = unit_in(caught), side_in(caught)
    if not isinstance(which, str) or unit not in {"week", "month", "year"}:
        return None
    if caught.setting.base is None:
        return UNPLACED
    whole = unit_of(unit, caught.base, count)
    if whole is None or whole.first is None or whole.last is None:
        return whole
    third = ((whole.last - whole.first) + timedelta(days=1)) // 3
    place = {"early": 0, "middle": 1, "late": 2}[which]
    first = whole.first + place * third
    return Meaning(
        first=first,
        last=whole.last if which == "late" else first + third - timedelta(days=1),
        certainty="vague",
    )


def month_of_year(caught: Caught) -> Meaning | None:
    """What is meant by "March last year"."""
    found = month_in(caught)
    if found is None or caught.setting.base is None:
        return UNPLACED if found else None
    return whole_month(caught.base.year + side_in(caught), found)


def season_of_year(caught: Caught) -> Meaning | None:
    """What is meant by "the summer of last year"."""
    name = number_of(caught.get("s") or "", tuple(caught.words.seasons.items()))
    if not isinstance(name, str) or caught.setting.base is None:
        return UNPLACED
    return _season_span(name, caught.base.year + side_in(caught), caught.setting.country)


def day_of_month(caught: Caught) -> Meaning | None:
    """What is meant by "the 5th of next month"."""
    if caught.setting.base is None:
        return UNPLACED
    return one(made(*months_on(caught.base, side_in(caught)), int(caught.get("d") or 0)))


def _edge_of_year(caught: Caught, which: str, year: int | None) -> Meaning | None:
    if year is None:
        return None
    if re.search(r"s\Z|er\b|-х", caught.match[0]) and year % 10 == 0:
        low, high = {"early": (0, 3), "middle": (4, 6), "late": (7, 9)}[which]
        return Meaning(first=date(year + low, 1, 1), last=date(year + high, 12, 31), certainty="vague")
    whole = whole_year(year)
    if whole and (day := _outermost(caught, which, whole)):
        return day
    low, high = _YEAR_THIRDS[which]
    last = whole_month(year, high)
    return last and Meaning(first=date(year, low, 1), last=last.last, certainty="vague")


def edge_unit(caught: Caught) -> Meaning | None:
    """What is meant by "the start of this month", "the end of the year": its first or its last day."""
    which = number_of(caught.get("e") or "", tuple(caught.words.edges.items()))
    mod = caught.get("mod") or ""
    if caught.get("e") in {"early", "late", "mid"}:
        return edge_of(caught)
    unit = unit_in(caught) or number_of(mod, tuple(caught.words.units.items()))
    if not isinstance(unit, str) or unit in {"hour", "day", "weekend", "fortnight"}:
        return None
    if caught.setting.base is None:
        return UNPLACED
    whole = unit_of(unit, caught.base, side_in(caught))
    return _end_of(whole, which) if whole else None


def _end_of(whole: Meaning, which: object) -> Meaning:
    if whole.first is None or whole.last is None:
        return whole
    if which == "early":
        return one(whole.first, "vague")
    if which == "late":
        return one(whole.last)
    third = (whole.last - whole.first) // 3
    return Meaning(first=whole.first + third, last=whole.last - third, certainty="vague")


def year_meant(caught: Caught) -> int | None:
    """Return the year that a phrase names, else this one or that beside it, by its "last" or "next"."""
    year = year_in(caught)
    if year or caught.setting.base is None:
        return year
    return caught.base.year + side_in(caught)


def quarter(caught: Caught) -> Meaning | None:
    """What is meant by "the third quarter"."""
    return _part_of_year(caught, 4)


def half(caught: Caught) -> Meaning | None:
    """What is meant by "the first half of 2027"."""
    return _part_of_year(caught, 2)


def _part_of_year(caught: Caught, parts: int) -> Meaning | None:
    which = int(caught.get("q") or 0) or ordinal_in(caught)
    year = year_meant(caught)
    if which is None or not -1 <= which <= parts:
        return None
    which = parts if which == -1 else which
    if year is None:
        return UNPLACED
    found = quarter_of(year, which, 12 // parts)
    named = caught.get("y") or caught.get("mod") or "year" in caught.match[0]
    if (
        found
        and found.first
        and not named
        and caught.setting.base
        and found.first > caught.base
        and not caught.ahead()
    ):
        return quarter_of(year - 1, which, 12 // parts)
    return found


def _season_span(name: str, year: int, country: str | None) -> Meaning | None:
    start = _SEASONS[name]
    if country in _SOUTH:
        start = (start + 5) % 12 + 1
    first = whole_month(year, start)
    last = whole_month(year + (start == 12), (start + 1) % 12 + 1)
    return first and last and Meaning(first=first.first, last=last.last, certainty="vague")


def season_rule(side: int | None) -> Rule:
    """Return the rule of "last summer" (-1), "this summer" (0), "next summer" (1), "the summer" (None)."""

    def rule(caught: Caught) -> Meaning | None:
        name = number_of(caught.get("s") or "", tuple(caught.words.seasons.items()))
        if not isinstance(name, str):
            return None
        year = year_in(caught)
        if year:
            return _season_span(name, year, caught.setting.country)
        if caught.setting.base is None:
            return UNPLACED
        base = caught.base
        near = [_season_span(name, base.year + count, caught.setting.country) for count in (-2, -1, 0, 1)]
        return _season_at(side, base, [found for found in near if found], caught)

    return rule


def _season_at(side: int | None, base: date, near: list[Meaning], caught: Caught) -> Meaning | None:
    ends = [found for found in near if found.last and found.last < base]
    begun = [found for found in near if found.first and found.first <= base]
    to_come = [found for found in near if found.last and found.last >= base]
    if side is None:
        side = 1 if caught.ahead() else 0
        return to_come[0] if side else begun[-1]
    if side < 0:
        return ends[-1] if ends else None
    if side > 0:
        return next((found for found in near if found.first and found.first > base), None)
    same = [found for found in near if found.first and found.first.year == base.year]
    return same[0] if same else None


def nth(caught: Caught) -> Meaning | None:
    """What is meant by "the second Tuesday of September"."""
    weekday_, which = weekday_in(caught), ordinal_in(caught)
    if weekday_ is None or which is None or (caught.setting.base is None and not caught.get("y")):
        return UNPLACED
    found = month_in(caught)
    if caught.get("mod"):
        year, found = months_on(caught.base, side_in(caught))
    elif found is None:
        return None
    else:
        near = nearest(found, 15, caught.setting.base)
        year = year_in(caught) or (near.year if near else caught.base.year)
    return one(nth_weekday(year, found, weekday_, which))


# --- years and feasts ----------------------------------------------------------------------------


def year(caught: Caught) -> Meaning | None:
    """A year by its number."""
    found = year_in(caught)
    return whole_year(found) if found and _LEAST_YEAR <= found <= _MOST_YEAR else None


def years(caught: Caught) -> Meaning | None:
    """What is meant by "between 2015 and 2019"."""
    first, last = year_in(caught), year_in(caught, "y2")
    if not first or not last or first > last:
        return None
    return Meaning(first=date(first, 1, 1), last=date(last, 12, 31))


def years_short(caught: Caught) -> Meaning | None:
    """What is meant by "2015-16"."""
    first = year_in(caught) or 0
    last = first // 100 * 100 + int(caught.get("yy") or 0)
    return Meaning(first=date(first, 1, 1), last=date(last, 12, 31)) if first < last <= first + 12 else None


def decade(caught: Caught) -> Meaning | None:
    """What is meant by "the 1990s"."""
    short = caught.get("dec")
    start = 1900 + int(short) if short else year_in(caught)
    if not start or start % 10:
        return None
    return Meaning(first=date(start, 1, 1), last=date(start + 9, 12, 31))


def feast_(caught: Caught) -> Meaning | None:
    """What is meant by "Good Friday": of the year that is named, else the nearest, the next where things are to come."""
    name = number_of(caught.get("f") or "", tuple(caught.words.names.items()))
    if not isinstance(name, str):
        return None
    told = year_in(caught) or (year_meant(caught) if caught.get("mod") else None)
    if told:
        return _feast(name, told, caught)
    if caught.setting.base is None:
        return UNPLACED
    base = caught.base
    near = [
        _feast(name, base.year + count, caught) for count in (-1, 0, 1) if 1600 < base.year + count < 4000
    ]
    placed = [found for found in near if found and found.first]
    if caught.ahead():
        placed = [found for found in placed if found.last and found.last >= base][:1]
    return min(placed, key=lambda found: abs(((found.first or base) - base).days)) if placed else UNPLACED


def _feast(name: str, year: int, caught: Caught) -> Meaning:
    first, last = feast(name, year, caught.setting.country)
    return Meaning(first=first, last=last)


def feast_span(caught: Caught) -> Meaning | None:
    """What is meant by "over Christmas": the feast and the day before and after it."""
    found = feast_(caught)
    if found is None or found.first is None or found.first != found.last:
        return found
    return Meaning(first=shifted(found.first, -1), last=shifted(found.first, 1))
