"""Words cut into the pieces of BERT's uncased vocabulary, with their places and case shapes.

The cutting is that of BERT's own tokenizer (Devlin et al. 2019; greedy longest match after Wu et al. 2016): words
part at blanks and marks, accents and case are dropped, each word is cut into the longest known pieces from its left.
Every word is cut once and remembered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

# Case shapes.
SPECIAL, LOWER, CAPITAL, CAPITALS, DIGIT, MARK, MIXED = range(7)
_LONGEST = 100  # characters of a word; BERT's own limit
_REMEMBERED = 100_000  # words; a year of a newspaper holds fewer common ones
# Scripts without blanks between words, which BERT parts by character; Unicode's blocks of Han.
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ebef"


class Place(NamedTuple):
    """A piece of a word: its number, where it stands in the word, its shape."""

    number: int
    start: int
    end: int
    shape: int


@cache
def words() -> re.Pattern[str]:
    """Return the pattern of words and marks."""
    marks = [chr(at) for at in range(0x21, 0x7F) if not chr(at).isalnum()]
    marks += [chr(at) for at in range(0x80, 0x10000) if unicodedata.category(chr(at))[0] == "P"]
    single = re.escape("".join(marks)) + _HAN
    return re.compile(rf"[{single}]|[^\s\x00-\x1f\x7f{single}]+")


class Cutter:
    """Cuts words into pieces of a vocabulary."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.numbers: Mapping[str, int] = {piece: number for number, piece in enumerate(vocabulary)}
        self.opens, self.closes = self.numbers["[CLS]"], self.numbers["[SEP]"]
        self._unknown = self.numbers["[UNK]"]
        self._known: dict[str, tuple[Place, ...]] = {}

    def pieces(self, word: str) -> tuple[Place, ...]:
        """Return the pieces of a word."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[word] = tuple(self._cut(word))
        return found

    def _cut(self, word: str) -> list[Place]:
        plain, origin = _plain(word)
        if len(plain) > _LONGEST:
            return [Place(self._unknown, 0, len(word), shape(word))]
        found: list[Place] = []
        begin = 0
        while begin < len(plain):
            end = self._end(plain, begin)
            if end is None:
                return [Place(self._unknown, 0, len(word), shape(word))]
            number = self.numbers[plain[begin:end] if begin == 0 else f"##{plain[begin:end]}"]
            start, stop = origin[begin], origin[end - 1] + 1
            found.append(Place(number, start, stop, shape(word[start:stop])))
            begin = end
        return found

    def _end(self, plain: str, begin: int) -> int | None:
        lead = "##" if begin else ""
        return next(
            (end for end in range(len(plain), begin, -1) if lead + plain[begin:end] in self.numbers), None
        )


def _plain(word: str) -> tuple[str, list[int]]:
    """Return a word without accents and capitals, and for each character the one it comes from."""
    if word.isascii():
        return word.lower(), list(range(len(word)))
    plain, origin = "", []
    for at, char in enumerate(word):
        bare = "".join(
            one for one in unicodedata.normalize("NFD", char) if unicodedata.category(one) != "Mn"
        ).lower()
        bare = "".join(one for one in bare if unicodedata.category(one) not in ("Cc", "Cf"))
        plain += bare
        origin += [at] * len(bare)
    return plain, origin


def shape(piece: str) -> int:
    """Return the case shape of a piece as printed."""
    letters = [char for char in piece if char.isalpha()]
    upper = sum(char.isupper() for char in letters)
    if any(char.isdigit() for char in piece):
        return DIGIT
    if not letters:
        return MARK
    if upper == len(letters) > 1:
        return CAPITALS
    if piece[0].isupper():
        return CAPITAL
    return MIXED if upper else LOWER
