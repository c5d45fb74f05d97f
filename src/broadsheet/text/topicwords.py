"""The commonest words of news in several languages, by the English word: a table written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "topics.tsv"


@cache
def columns() -> Mapping[str, Mapping[str, str]]:
    """Return by language its words with the English word of each."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {
        language: {word: row[0] for row in rows[1:] for word in row[at].split()}
        for at, language in enumerate(rows[0])
        if at
    }


@cache
def english_words() -> frozenset[str]:
    """Return the English words of the table."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t", 1)[0] for line in lines if not line.startswith("#")) - {"en"}
