"""The commonest words of news in other languages, by the English word: one event is told in both with the same ones.

That makes such words as frequent as the English ones are, and lets articles meet across languages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "data" / "topics.tsv"


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


@cache
def topics(language: str, bare: Callable[[str], str], english: Callable[[str], str]) -> Mapping[str, str]:
    """Return English stems by the words and stems of a language; a word stands before a stem, then the first in the table.

    Args:
        language: ISO 639-1.
        bare: gives a word of it without its inflection.
        english: the same for English.
    """
    meanings = {word: english(meaning) for word, meaning in columns().get(language, {}).items()}
    found = dict(meanings)
    for word, meaning in meanings.items():
        found.setdefault(bare(word), meaning)
    return found
