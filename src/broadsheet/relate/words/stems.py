"""Words brought to the form under which they are compared, in any language and script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import Any

from broadsheet.relate.words.calendarwords import NUMBERS
from broadsheet.relate.words.english import english
from broadsheet.relate.words.functionwords import FUNCTION_WORDS
from broadsheet.relate.words.latin import UKRAINIAN, latin, name_form
from broadsheet.relate.words.lightstems import arabic, ukrainian
from broadsheet.relate.words.numberwords import NUMBER_WORDS, plain
from broadsheet.relate.words.placenames import english_places, stemmed_place
from broadsheet.relate.words.topics import english_words, topics
from broadsheet.text.words import fold

# Languages by the name of their Snowball stemmer (ISO 639-1 to snowballstemmer 2.2); ``LIGHT`` comes first.
STEMMERS = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch", "no": "norwegian",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip

LIGHT: dict[str, Callable[[str], str]] = {"ar": arabic, "en": english, "uk": ukrainian}
"""Languages whose stems are found here."""
OTHER_SCRIPTS = frozenset({"ar", "bg", "mk", "ru", "sr", "uk"})
_SHORTEST_PLACE = 4  # letters: shorter ones are as often other words
ELIDING = frozenset({"ca", "fr", "it"})
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|nell|dall|all|sull|un)'(?=.)")

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


def unbroken(text: str) -> bool:
    """Return whether a text has words that ``pieces`` cuts."""
    return not text.isascii() and _UNBROKEN.search(text) is not None


def guess_language(words: Sequence[str]) -> str | None:
    """Return the language whose function words are most frequent, or None where none are.

    Args:
        words: in lower case, in order.
    """
    speakers = _speakers()
    first = words[:_GUESS_FROM]
    found: Counter[str] = Counter()
    for word, count in Counter(filter(speakers.__contains__, first)).items():
        for language in speakers[word]:
            found[language] += count
    best = min(found, key=lambda language: (-found[language], language), default="")
    return best if found[best] >= _GUESS_SHARE * len(first) and best else None


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """Return in which languages each function word is one."""
    words = sorted(set().union(*FUNCTION_WORDS.values()))
    return {
        word: tuple(language for language, table in FUNCTION_WORDS.items() if word in table) for word in words
    }


def stem(word: str, language: str | None) -> str:
    """Return a word in lower case without its inflection, as far as its language is known.

    The commonest words of news become the English ones, and words of other scripts are written in Latin letters.

    >>> stem("drones", "en"), stem("drones", None)
    ('drone', 'drones')
    >>> stem("пожара", "ru"), stem("Bränden".lower(), "de"), stem("fires", "en")
    ('fire', 'fire', 'fire')
    """
    return _stem(word, language or "")


@lru_cache(maxsize=20_000)  # the words of a stream repeat; about 3 MB
def _stem(word: str, language: str) -> str:
    bare = _bare(word, language)
    if language == "en":
        return bare
    known = _topics(language)
    return (
        known.get(word)
        or known.get(bare)
        or _numbers(language).get(word)
        or _place(word, language)
        or _plain(bare, language)
    )


def _bare(word: str, language: str) -> str:
    """Return a word without its inflection, in its own language and script."""
    word = word.removesuffix("'s")
    if language in ELIDING:
        word = _ELIDED.sub("", word)
    if light := LIGHT.get(language):
        return light(word)
    return str(_stemmer(STEMMERS[language]).stemWord(word)) if language in STEMMERS else word


def _plain(bare: str, language: str) -> str:
    if bare.isascii():
        return bare
    return plain(latin(fold(bare.translate(UKRAINIAN) if language == "uk" else bare)))


def _place(word: str, language: str) -> str | None:
    """Return the English stem of a large place in another script."""
    if word.isascii() or language not in OTHER_SCRIPTS or len(word) < _SHORTEST_PLACE:
        return None
    form = stemmed_place(word) if language == "ar" else name_form(word)
    english = english_places().get(form)
    return _bare(english, "en") if english else None


@cache
def _numbers(language: str) -> Mapping[str, str]:
    """Return numbers as English prints them: up to twelve as words."""
    small = {str(number): word for word, number in NUMBERS.items()}
    return {
        word: _bare(small.get(number, number), "en")
        for word, number in NUMBER_WORDS.get(language, {}).items()
    }


@cache
def _topics(language: str) -> Mapping[str, str]:
    return topics(language, partial(_bare, language=language), partial(_bare, language="en"))


@cache
def topic_stems() -> frozenset[str]:
    """Return the English stems that words of other languages become."""
    return frozenset(_bare(word, "en") for word in english_words())


@cache
def _stemmer(name: str) -> Any:
    import snowballstemmer  # noqa: PLC0415

    return snowballstemmer.stemmer(name)
