"""Where a text speaks from: which day it is there, and whether 04/12 is in April or in December."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from broadsheet.model import Article
from broadsheet.text.countries import by_name
from broadsheet.text.when.reading import Order, Setting
from broadsheet.text.words import fold

# Countries that write the month first (Unicode CLDR, short dates of the languages they publish in). Sorted.
_MONTH_FIRST = frozenset({"FM", "GU", "MH", "PH", "PR", "PW", "US", "VI"})
# Names that datelines give to places of the table, sorted.
_OTHER_NAMES = {"kiev": "kyiv", "new york": "new york city"}
_PLACE_END = re.compile(r"[,(/\[]")


def setting_of(article: Article) -> Setting:
    """Return from where and when an article speaks.

    Its dateline says the place, else the country of its outlet where that has one time zone alone.
    """
    country, zone = _place(article)
    base, moved = _day(article.published, zone)
    return Setting(base=base, moved=moved, order=_order(country, article.language), country=country)


def _place(article: Article) -> tuple[str | None, str | None]:
    named = fold(_PLACE_END.split(article.dateline, maxsplit=1)[0].strip()) if article.dateline else ""
    if named:
        found = _table().get(_OTHER_NAMES.get(named, named))
        if found:
            return found
        if named in by_name():
            return _of_country(by_name()[named].code)
    if article.outlet and article.outlet.country:
        return _of_country(article.outlet.country)
    return None, None


def _of_country(code: str) -> tuple[str, str | None]:
    zones = _zones().get(code, frozenset())
    return code, next(iter(zones)) if len(zones) == 1 else None


def _day(published: date | None, zone: str | None) -> tuple[date | None, bool]:
    if not isinstance(published, datetime):
        return published, False
    there = _zone(zone) if zone else None
    day = published.astimezone(there).date() if there and published.tzinfo else published.date()
    return day, day != published.date()


@cache
def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):  # a machine without the time zone database
        return None


def _order(country: str | None, language: str | None) -> Order | None:
    if country:
        return "mdy" if country in _MONTH_FIRST else "dmy"
    # English is written with the month first by half of its readers; nobody else does.
    return "dmy" if language and language != "en" else None


@cache
def _table() -> Mapping[str, tuple[str, str]]:
    text = resources.files(__package__).joinpath("zones.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {name: (country, zone) for name, country, zone in rows}


@cache
def _zones() -> Mapping[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for country, zone in _table().values():
        out.setdefault(country, set()).add(zone)
    return {country: frozenset(zones) for country, zones in out.items()}
