"""Words brought to the form under which they are compared, in any language and script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from broadsheet.relate.functionwords import FUNCTION_WORDS

# Languages by the name of their Snowball stemmer (ISO 639-1 to snowballstemmer 2.2).
STEMMERS = {
    "ar": "arabic", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip

# Scripts without blanks between words: Thai, Lao, Khmer, kana, Han.
_UNBROKEN = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{2,}")
_GUESS_FROM = 200  # words looked at; function words are every third word, so 200 settle it
_GUESS_SHARE = 0.1  # below one function word in ten no language of the table is guessed


def pieces(words: Iterable[str]) -> list[str]:
    """Return words in order, those of scripts without blanks cut into overlapping pairs of letters.

    >>> pieces(["drone", "東京都"])
    ['drone', '東京', '京都']
    """
    out: list[str] = []
    for word in words:
        if word > "\u0e00" and _UNBROKEN.search(word):
            out += (word[at : at + 2] for at in range(len(word) - 1))
        else:
            out.append(word)
    return out


def guess_language(words: list[str]) -> str | None:
    """Return the language whose function words are most frequent, or None where none are.

    Args:
        words: in lower case, in order.
    """
    counts = Counter(words[:_GUESS_FROM])
    known = sum(counts.values())
    found = {language: sum(counts[word] for word in table) for language, table in FUNCTION_WORDS.items()}
    best = max(sorted(found), key=found.__getitem__)
    return best if known and found[best] >= _GUESS_SHARE * known else None


def stem(word: str, language: str | None) -> str:
    """Return a word in lower case without its inflection, as far as its language is known.

    >>> stem("drones", "en"), stem("drones", None)
    ('drone', 'drones')
    """
    return _stem(word, STEMMERS.get(language or "", ""))


@lru_cache(maxsize=20_000)  # the words of a stream repeat; about 3 MB
def _stem(word: str, stemmer: str) -> str:
    word = word.removesuffix("'s")
    return str(_stemmer(stemmer).stemWord(word)) if stemmer else word


@cache
def _stemmer(name: str) -> Any:
    import snowballstemmer  # noqa: PLC0415

    return snowballstemmer.stemmer(name)
