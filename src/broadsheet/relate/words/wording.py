"""A text as numbers in order, one a word: what two texts are laid side by side by.

The four lowest bits of a number say where the word stands, the others which word it is.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from broadsheet.relate.words import vocabulary
from broadsheet.relate.words.functionwords import EVERY_FUNCTION_WORD
from broadsheet.relate.words.furniture import furniture_lines, is_furniture, marks_in
from broadsheet.relate.words.stems import pieces, unbroken
from broadsheet.relate.words.tokens import Tokens, tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words = NDArray[np.uint32]

BEGINS = 1  # the first word of a sentence
IN_QUOTES = 2
COMMON = 4  # a function word: says nothing by itself
IN_FURNITURE = 8  # a caption, a notice, a line about where to write to
SHIFT = 4  # bits of flags
_FLAGS = BEGINS | IN_QUOTES | COMMON | IN_FURNITURE
_ALL = 0xFFFFFFFF
LONGEST = 2_000
"""Words kept: 2% of all articles have more, nearly all of them lists and captions."""
_LONGEST_LINE = 400  # characters of a notice; in a longer paragraph only its own sentence is one
_LONGEST_QUOTE = 120  # words; what goes on longer has lost its closing mark
_UNBROKEN_FROM = "\u0e00"  # scripts without blanks between words stand behind (see ``stems.pieces``)

# A wrong cut ("Gov. Ellis") costs a comparison of texts nothing.
_END = r"(?<=\w\w)[.!?…]+[\"”»’')\]]*(?=\s+(?![a-zà-ÿ])|\Z)|[。！？؟]"
_ENDS = re.compile(r"(?<=\w\w[.!?…])\s+(?![a-zà-ÿ])")
_TOKEN = re.compile(rf"[^\W_]+(?:['’][^\W\d_]+)*|{_END}|[“”«»„\"‘]|``|''| '(?=[^\W\d])|[’'](?!\w)")
_SIGNS = frozenset("\n.!?…。！？؟“”«»„\"‘’'`")
"""Whatever begins a line, or is of ``_TOKEN`` and not of a word."""
_CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"', "``": "''", "‘": "’'", " '": "’'"}
"""Closing marks by opening ones. An apostrophe opens only behind a blank."""


def wording(text: str, parted: Tokens | None = None) -> bytes:
    """Return the words of a text in order, 4 bytes each.

    Args:
        text: as printed.
        parted: its words, if they are at hand.
    """
    notices = furniture_lines(text)
    if unbroken(text) or (notices and _mixed(text, notices)):
        return _by_line(text)
    parted = parted or tokens(text)
    words, gaps = parted.words[:LONGEST], parted.gaps
    out = _coded(parted)
    breaks = [at for at, gap in enumerate(gaps[: len(words)]) if (gap != " " and _telling(gap)) or not at]
    _flag(out, words, gaps, breaks if words else ())
    if notices and words:
        _flag_lines(out, [(at, gaps[at].count("\n")) for at in breaks if "\n" in gaps[at] or not at], notices)
    return out.tobytes()


def _coded(parted: Tokens) -> Words:
    """Return the number of each word, as ``_number`` gives it."""
    import numpy as np  # noqa: PLC0415 (heavy)

    looks = parted.looks
    common = (looks.traits[:LONGEST] & vocabulary.FUNCTION).astype(np.uint32)
    common //= np.uint32(vocabulary.FUNCTION // COMMON)
    common |= looks.codes[:LONGEST] & np.uint32(_ALL ^ _FLAGS)
    return common


def _mixed(text: str, notices: Collection[int]) -> bool:
    """Return whether a notice stands in a long paragraph: then only its own sentence is one."""
    lines = text.split("\n")
    return any(len(lines[at]) >= _LONGEST_LINE for at in notices)


def _flag_lines(out: Words, begins: Sequence[tuple[int, int]], notices: Collection[int]) -> None:
    """Set the flag of words in lines that are notices.

    Args:
        out: words.
        begins: the first word of each line that has words, and how many lines further down it is than the last one.
        notices: numbers of lines.
    """
    line = 0
    ends = (*(at for at, _ in begins[1:]), len(out))
    for (begin, further), end in zip(begins, ends, strict=True):
        line += further
        if line in notices:
            out[begin:end] |= IN_FURNITURE


def _flag(out: Words, words: Sequence[str], gaps: Sequence[str], breaks: Iterable[int]) -> None:
    """Set the flags of words where a sentence begins, and of those in quotation marks.

    Args:
        out: numbers of the words.
        words: as printed.
        gaps: what stands before each of them.
        breaks: before which of them something stands that may matter.
    """
    closing, since = "", 0  # what ends the quotation, and where it began
    first: list[int] = []  # words of sentences
    for at in breaks:
        wordy = at > 0 and (
            words[at - 1][-2:].isalnum() if len(words[at - 1]) > 1 else gaps[at - 1][-1:] == "_"
        )
        begins, found = _signs(wordy, gaps[at], _kind(words[at][0]), not at)
        if begins and closing:
            _quote(out, since, at)
            closing = ""
        for token in found:
            if closing and any(mark in closing for mark in token.strip(".!?… ")):
                _quote(out, since, at)
                closing = ""
                begins = begins or (len(token) > 1 and token[0] in ".!?…")
            elif token[0] in ".!?…。！？؟":
                begins = True
            elif token in _CLOSING and not closing:
                closing, since = _CLOSING[token], at
        if begins:
            first.append(at)
    out[first] |= BEGINS
    if closing:
        _quote(out, since, len(out))


def _quote(out: Words, begin: int, end: int) -> None:
    out[begin : min(end, begin + _LONGEST_QUOTE)] |= IN_QUOTES


@lru_cache(maxsize=5_000)  # what stands between words repeats
def _telling(gap: str) -> bool:
    """Return whether there may be anything of ``_signs`` between two words."""
    return not _SIGNS.isdisjoint(gap)


def _kind(letter: str) -> str:
    """Return a letter that stands for all of a kind: small, digit, other."""
    if "a" <= letter <= "z" or "à" <= letter <= "ÿ":
        return "a"
    return "1" if letter.isdecimal() else "A"


@lru_cache(maxsize=5_000)  # what stands between words repeats
def _signs(wordy: bool, gap: str, behind: str, first: bool) -> tuple[bool, tuple[str, ...]]:  # noqa: FBT001 - keys of a cache
    """Return whether a line begins between two words, and the signs there that matter.

    Args:
        wordy: two letters or digits stand before.
        gap: what stands between.
        behind: of ``_kind``.
        first: nothing stands before.
    """
    line = first or "\n" in gap
    context = " " if line else "xx" if wordy else "'x"
    found = _TOKEN.findall(f"{context}{gap.rpartition(chr(10))[2]}{behind}")
    return line, tuple(token for token in found if not token[0].isalnum())


def _by_line(text: str) -> bytes:
    """Return the words of a text in order, each line looked at by itself."""
    out = array("I")
    marks = marks_in(text)
    for line in text.split("\n"):
        if len(out) >= LONGEST:
            break
        if len(line) < _LONGEST_LINE or not is_furniture(line, marks):
            _add(out, line, marks)
        else:
            for sentence in _ENDS.split(line):
                _add(out, sentence, marks)
    return out[:LONGEST].tobytes()


def _add(out: array[int], line: str, marks: Sequence[str]) -> None:
    """Append the words of a line."""
    place = IN_FURNITURE if is_furniture(line, marks) else 0
    begins = BEGINS
    closing, since = "", 0  # what ends the quotation, and where it began
    for token in _TOKEN.findall(f" {line}"):
        if token[0].isalnum():
            quoted = IN_QUOTES if closing and len(out) - since < _LONGEST_QUOTE else 0
            for number in _numbers(token):
                out.append(number | place | quoted | begins)
                begins = 0
        elif closing and any(mark in closing for mark in token.strip(".!?… ")):
            closing = ""
            begins = BEGINS if len(token) > 1 and token[0] in ".!?…" else begins
        elif token[0] in ".!?…。！？؟":
            begins = BEGINS
        elif token in _CLOSING and not closing:
            closing, since = _CLOSING[token], len(out)


def _numbers(token: str) -> tuple[int, ...]:
    """Return a word as numbers: one, or more in a script without blanks."""
    word = token.lower().replace("’", "'")
    return tuple(_number(piece) for piece in (pieces((word,)) if word > _UNBROKEN_FROM else (word,)))


@lru_cache(maxsize=50_000)  # the words of a stream repeat; about 9 MB
def _number(word: str) -> int:
    """Return the number of a word in lower case."""
    common = COMMON if word in EVERY_FUNCTION_WORD or len(word) < 2 else 0
    return crc32(word.encode("utf-8", "surrogatepass")) & ~_FLAGS | common
