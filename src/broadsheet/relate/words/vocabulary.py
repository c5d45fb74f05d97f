"""The words met lately, as they are printed: each is looked at once, then an article's are looked up together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING
from zlib import crc32

from broadsheet.relate.words.calendarwords import CALENDAR, NUMBERS
from broadsheet.relate.words.functionwords import EVERY_FUNCTION_WORD
from broadsheet.relate.words.numberwords import NUMBER_WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CAPITAL = 1  # begins with a capital
DECIMAL = 2  # all digits
NUMBER = 4  # a number in letters, in any language
DAY = 8  # a month or a weekday
FUNCTION = 16  # a function word of any language, or a single letter: says nothing by itself
MOST = 100_000
"""Words kept: about 20 MB. News of one language has some 30,000 that are frequent; when the room is used up they are
looked at again, a tenth of a second's work."""
_NUMBERS = frozenset(NUMBERS).union(*NUMBER_WORDS.values())


@dataclass(frozen=True, slots=True)
class Looks:
    """Some words in order."""

    low: list[str]  # in lower case, with straight apostrophes; of equal words the same string
    codes: NDArray[np.uint32]  # CRC-32 of that
    traits: NDArray[np.uint8]  # the sum of ``CAPITAL`` ... ``FUNCTION``

    def having(self, trait: int) -> list[int]:
        """Return the places of the words that have a trait, or one of several."""
        found: list[int] = (self.traits & trait).nonzero()[0].tolist()
        return found


class Vocabulary:
    """Words as printed, with what is known of each."""

    def __init__(self) -> None:
        import numpy as np  # noqa: PLC0415 (heavy)

        self._known: dict[str, int] = {}
        self._lows: list[str] = []
        self._codes = np.zeros(MOST, np.uint32)
        self._traits = np.zeros(MOST, np.uint8)
        self._lock = Lock()

    def looks(self, words: Sequence[str]) -> Looks:
        """Return what is known of each word.

        Args:
            words: as printed; at most ``MOST`` different ones.
        """
        import numpy as np  # noqa: PLC0415 (heavy)

        with self._lock:
            found = list(map(self._known.get, words))
            if None in found:
                self._learn({word for word, at in zip(words, found, strict=True) if at is None}, words)
                found = list(map(self._known.get, words))
            at = np.array(found, np.intp)
            lows = self._lows
            low = [lows[one] for one in found if one is not None]
            return Looks(low, self._codes.take(at), self._traits.take(at))

    def _learn(self, new: Collection[str], words: Sequence[str]) -> None:
        known = self._known
        if len(known) + len(new) > MOST:
            known.clear()
            self._lows.clear()
            new = set(words)
        for at, word in enumerate(new, len(known)):
            low = word.lower().replace("’", "'")
            known[word] = at
            self._lows.append(word if low == word else low)
            self._codes[at] = crc32(low.encode("utf-8", "surrogatepass"))
            self._traits[at] = _traits(word, low)


def _traits(word: str, low: str) -> int:
    return (
        (CAPITAL if not word.islower() and word[0].isupper() else 0)
        | (DECIMAL if low.isdecimal() else 0)
        | (NUMBER if low in _NUMBERS else 0)
        | (DAY if low in CALENDAR else 0)
        | (FUNCTION if low in EVERY_FUNCTION_WORD or len(low) < 2 else 0)
    )


@cache
def vocabulary() -> Vocabulary:
    """Return the one that all share."""
    return Vocabulary()
