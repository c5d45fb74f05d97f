"""The commonest words of news in other languages, by the English word: one event is told in both with the same ones.

That makes such words as frequent as the English ones are, and lets articles meet across languages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from broadsheet.text.topicwords import columns, english_words

__all__ = ("columns", "english_words", "topics")


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
