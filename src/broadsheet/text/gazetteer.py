"""Where on earth named places lie, and where people live at all: GeoNames, CC BY 4.0 (text/data/CARD.md)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from broadsheet.text.countries import by_name
from broadsheet.text.words import fold

STEP = 0.5  # degrees of a cell of ``lived_in``
NORTH, SOUTH = 84.0, -56.0  # what its rows cover
# A city whose country nobody names must have so many thousand people to be taken for the one that is meant: smaller
# ones share their names with streets, firms and people. Chosen.
_LARGE = 200
_COLUMNS = int(360 / STEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place and where it lies."""

    name: str
    latitude: float
    longitude: float
    country: bool  # a whole country, told by where its people live


def located(names: Iterable[str]) -> tuple[Spot, ...]:
    """Return where the places of a text lie, in the order given; those that are not known are left out.

    Of several cities of one name the one is taken whose country is named too, else the largest.

    >>> [spot.name for spot in located(["Kherson", "Ukraine", "Halden"])]
    ['Kherson', 'Ukraine']
    """
    asked = list(dict.fromkeys(names))
    countries = {name: by_name()[fold(name)].code for name in asked if fold(name) in by_name()}
    named = set(countries.values())
    found = []
    for name in asked:
        code = countries.get(name)
        rows = _rows(f"={code.lower()}" if code else fold(name))
        near = [row for row in rows if row[0] in named] or [row for row in rows if row[3] >= _LARGE]
        if near:
            _, latitude, longitude, _ = near[0]
            spot = Spot(name=name, latitude=latitude, longitude=longitude, country=code is not None)
            found.append(spot)
    return tuple(found)


def lived_in(
    north: float, west: float, south: float, east: float, width: int
) -> tuple[tuple[bool, ...], ...]:
    """Return where people live in a part of the earth, as rows of cells from the north, each from the west.

    Args:
        north: in degrees, as the others.
        west: of it.
        south: of it.
        east: of it.
        width: of a cell, in steps of half a degree.
    """
    world = _world()
    rows = range(int((NORTH - north) / STEP), int((NORTH - south) / STEP), width)
    columns = range(int((west + 180) / STEP), int((east + 180) / STEP), width)
    return tuple(
        tuple(any(_filled(world, row + y, column, width) for y in range(width)) for column in columns)
        for row in rows
    )


def _filled(world: tuple[int, ...], row: int, column: int, width: int) -> bool:
    if not 0 <= row < len(world) or not 0 <= column <= _COLUMNS - width:
        return False
    return bool(world[row] >> (_COLUMNS - column - width) & ((1 << width) - 1))


@cache
def _world() -> tuple[int, ...]:
    lines = _read("world.txt").splitlines()[1:]
    return tuple(int(line, 16) for line in lines)


@cache
def _gazetteer() -> tuple[str, ...]:
    return tuple(_read("gazetteer.tsv").splitlines()[1:])


def _read(name: str) -> str:
    return resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")


def _rows(key: str) -> list[tuple[str, float, float, int]]:
    """Return the rows of a name, the largest place first; the lines are sorted by it."""
    lines = _gazetteer()
    out = []
    for place in range(bisect_left(lines, key, key=_name), len(lines)):
        name, code, latitude, longitude, people = lines[place].split("\t")
        if name != key:
            break
        out.append((code, float(latitude), float(longitude), int(people)))
    return out


def _name(line: str) -> str:
    return line.partition("\t")[0]
