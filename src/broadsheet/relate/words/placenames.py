"""What countries and large cities are called in other languages, under the forms compared."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from broadsheet.relate.words.lightstems import arabic

_TABLE = Path(__file__).parents[1] / "data" / "placenames.tsv"


@cache
def _rows() -> list[list[str]]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@cache
def place_names() -> Mapping[str, str]:
    """Return the form of the English name of a place by that of another name."""
    return {other: name for other, name, _ in _rows()}


@cache
def english_places() -> Mapping[str, str]:
    """Return the English name, folded, by the form of another one; only names of one word."""
    return {other: english for other, _, english in _rows() if " " not in other and " " not in english}


@lru_cache(maxsize=20_000)  # the words of a stream repeat; about 3 MB
def stemmed_place(word: str) -> str:
    """Return the form in which a word of a language without capitals is looked up."""
    return arabic(word)
