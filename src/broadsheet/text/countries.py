"""Countries: their names, and what their people and things are called.

The table is ``countries.tsv`` beside this file, sorted by ISO 3166-1 code (XK: Kosovo); general
knowledge, English.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import NamedTuple

from broadsheet.text.words import fold


class Country(NamedTuple):
    """One line of the table."""

    code: str  # ISO 3166-1 alpha-2
    name: str
    aliases: tuple[str, ...]  # other names and short forms
    adjectives: tuple[str, ...]  # "Danish", "Dane", "Danes"


@cache
def table() -> tuple[Country, ...]:
    """Return every country, sorted by code."""
    text = resources.files(__package__).joinpath("countries.tsv").read_text(encoding="utf-8")
    rows = []
    for line in text.splitlines()[1:]:
        code, name, aliases, adjectives = line.split("\t")
        peoples = tuple(word.replace("_", " ") for word in adjectives.split())
        rows.append(Country(code, name, tuple(filter(None, aliases.split(";"))), peoples))
    return tuple(rows)


@cache
def by_name() -> Mapping[str, Country]:
    """Return the countries by every name of theirs, folded.

    >>> by_name()["turkiye"].name
    'Turkey'
    """
    return MappingProxyType({fold(name): row for row in table() for name in (row.name, *row.aliases)})


@cache
def by_adjective() -> Mapping[str, Country]:
    """Return the countries by what their people and things are called, folded.

    >>> by_adjective()["danes"].name
    'Denmark'
    """
    return MappingProxyType({fold(word): row for row in table() for word in row.adjectives})
