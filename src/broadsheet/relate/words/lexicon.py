"""The words of a language met lately, as numbers: each is stemmed once, then an article's are looked up together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING
from zlib import crc32

from broadsheet.relate.words.functionwords import EVERY_FUNCTION_WORD, FUNCTION_WORDS
from broadsheet.relate.words.idf import rarity
from broadsheet.relate.words.stems import ELIDING, LIGHT, OTHER_SCRIPTS, STEMMERS, stem, topic_stems

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CASED = frozenset(STEMMERS).difference({"en"}) | frozenset({"pl", "uk"})
"""Languages other than English that write names with capitals."""
_MOST = 60_000
"""Words kept: about 10 MB. News of one language has some 10,000 that are frequent; when the room is used up, they
are stemmed again, a third of a second's work."""


class Lexicon:
    """Words of one language. A word's number is its place in the arrays, good until ``numbers`` is called again."""

    def __init__(self, language: str) -> None:
        import numpy as np  # noqa: PLC0415 (heavy)

        self._language = language
        self.guessed = (
            language in CASED
        )  # its words' rarity is unknown, but names stand out by their capitals
        self._common = FUNCTION_WORDS.get(language, EVERY_FUNCTION_WORD)
        self._known: dict[str, int] = {}
        self._lock = Lock()
        self.stems: NDArray[np.uint32] = np.zeros(_MOST, np.uint32)  # CRC-32 of the stem
        self.rarities: NDArray[np.float64] = np.zeros(_MOST)
        self.telling: NDArray[np.bool_] = np.zeros(_MOST, bool)  # it may part two events: no function word
        self.own: NDArray[np.bool_] = np.zeros(_MOST, bool)  # neither a topic's word nor a number

    def numbers(self, words: Sequence[str]) -> NDArray[np.intp]:
        """Return the number of each word.

        Args:
            words: in lower case; at most ``_MOST`` different ones.
        """
        import numpy as np  # noqa: PLC0415 (heavy)

        with self._lock:
            found = list(map(self._known.get, words))
            if None in found:
                self._learn({word for word, at in zip(words, found, strict=True) if at is None}, words)
                found = list(map(self._known.get, words))
        return np.array(found, np.intp)

    def rarity(self, words: Iterable[str]) -> float:
        """Return how rare the rarest of some words is: at least one, in lower case."""
        with self._lock:
            rarest = 0.0
            for word in words:
                at = self._known.get(word)
                if at is None:
                    self._learn((word,), (word,))
                    at = self._known[word]
                rarest = max(rarest, float(self.rarities[at]))
            return rarest

    def _learn(self, new: Collection[str], words: Sequence[str]) -> None:
        known, common, language = self._known, self._common, self._language
        if len(known) + len(new) > _MOST:
            known.clear()
            new = set(words)
        topics = topic_stems()
        for at, word in enumerate(new, len(known)):
            known[word] = at
            stemmed = stem(word, language)
            self.stems[at] = crc32(stemmed.encode("utf-8", "surrogatepass"))
            self.rarities[at] = rarity(stemmed)
            self.telling[at] = len(word) > 1 and word not in common
            self.own[at] = word.isalpha() and stemmed not in topics


def lexicon(language: str | None) -> Lexicon:
    """Return the lexicon of a language, one for all that we know nothing of."""
    return _lexicon(
        language if language in STEMMERS or language in LIGHT or language in FUNCTION_WORDS else ""
    )


def name_lexicon(language: str | None) -> Lexicon:
    """Return the same for names: of some more languages it is known how they write those."""
    return _lexicon(language) if language in OTHER_SCRIPTS or language in ELIDING else lexicon(language)


@cache
def _lexicon(language: str) -> Lexicon:
    return Lexicon(language)
