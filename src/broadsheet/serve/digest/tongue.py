"""How a digest speaks: whoever shows it says in which language, and how days and figures are put."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from broadsheet.model import Bound, Point, Series

_BOUNDS: dict[Bound, str] = {"about": "about ", "at_least": "at least ", "at_most": "at most "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language, as functions."""

    gettext: Callable[[str], str]
    ngettext: Callable[[str, str, int], str]
    day: Callable[[date], str]  # "Sunday 22 November 2026"
    days: Callable[[date, date], tuple[str, str]]  # "16 November", "22 November 2026"
    figure: Callable[[Point, str | None], str]  # with its unit: "at least 19 people"
    series: Callable[[Series], str]  # what is counted: "Killed, Cambodia"
    section: Callable[[str], str]  # what a section of the paper is called
    language: str = "en"
    direction: str = "ltr"


def english() -> Tongue:
    """Return plain English."""
    return Tongue(
        gettext=str,
        ngettext=lambda one, many, count: one if count == 1 else many,
        day=lambda day: f"{day:%A} {day.day} {day:%B %Y}",
        days=_days,
        figure=_figure,
        series=_series,
        section=lambda name: "More news" if name == "other" else name.capitalize(),
    )


def _days(first: date, last: date) -> tuple[str, str]:
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {first:%B}{year}", f"{last.day} {last:%B %Y}"


def _figure(point: Point, unit: str | None) -> str:
    value = point.value
    if value is None:
        return "no number"
    if isinstance(value, tuple):
        words = f"{_number(value[0])} to {_number(value[1])}"
    else:
        words = _BOUNDS.get(point.bound, "") + _number(value)
    return f"{words}%" if unit == "percent" else words


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def _series(series: Series) -> str:
    named = ", ".join(part for part in (series.counts or series.unit or "figure", series.where) if part)
    return named[:1].upper() + named[1:]
