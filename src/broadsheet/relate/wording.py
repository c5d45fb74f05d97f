"""A text as numbers in order, one a word: what two texts are laid side by side by.

The four lowest bits of a number say where the word stands, the others which word it is.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from broadsheet.relate.functionwords import EVERY_FUNCTION_WORD
from broadsheet.relate.furniture import is_furniture, marks_in
from broadsheet.relate.stems import pieces

BEGINS = 1  # the first word of a sentence
IN_QUOTES = 2
COMMON = 4  # a function word: says nothing by itself
IN_FURNITURE = 8  # a caption, a notice, a line about where to write to
SHIFT = 4  # bits of flags
_FLAGS = BEGINS | IN_QUOTES | COMMON | IN_FURNITURE
LONGEST = 2_000
"""Words kept: 2% of all articles have more, nearly all of them lists and captions."""
_LONGEST_LINE = 400  # characters of a notice; in a longer paragraph only its own sentence is one
_LONGEST_QUOTE = 120  # words; what goes on longer has lost its closing mark
_UNBROKEN_FROM = "\u0e00"  # scripts without blanks between words stand behind (see ``stems.pieces``)

# A wrong cut ("Gov. Ellis") costs a comparison of texts nothing.
_END = r"(?<=\w\w)[.!?…]+[\"”»’')\]]*(?=\s+(?![a-zà-ÿ])|\Z)|[。！？؟]"
_ENDS = re.compile(r"(?<=\w\w[.!?…])\s+(?![a-zà-ÿ])")
_TOKEN = re.compile(rf"[^\W_]+(?:['’][^\W\d_]+)*|{_END}|[“”«»„\"‘]|``|''| '(?=[^\W\d])|[’'](?!\w)")
_CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"', "``": "''", "‘": "’'", " '": "’'"}
"""Closing marks by opening ones. An apostrophe opens only behind a blank."""


def wording(text: str) -> bytes:
    """Return the words of a text in order, 4 bytes each."""
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


@lru_cache(maxsize=50_000)  # the words of a stream repeat; about 9 MB
def _numbers(token: str) -> tuple[int, ...]:
    """Return a word as numbers: one, or more in a script without blanks."""
    word = token.lower().replace("’", "'")
    return tuple(_number(piece) for piece in (pieces((word,)) if word > _UNBROKEN_FROM else (word,)))


def _number(word: str) -> int:
    common = COMMON if word in EVERY_FUNCTION_WORD or len(word) < 2 else 0
    return crc32(word.encode("utf-8", "surrogatepass")) & ~_FLAGS | common
