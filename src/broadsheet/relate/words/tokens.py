"""A text taken apart once, for all that looks at its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.text.words import WORD

_SPLIT = re.compile(f"({WORD.pattern})")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in order."""

    words: list[str]  # as printed
    low: list[str]  # in lower case, with straight apostrophes: what ``text.words`` gives
    gaps: list[str]  # what stands before each word, and at last what stands behind the last one


def tokens(text: str) -> Tokens:
    """Return the words of a text, and what stands between them.

    >>> tokens("Don’t panic!")
    Tokens(words=['Don’t', 'panic'], low=["don't", 'panic'], gaps=['', ' ', '!'])
    """
    parts = _SPLIT.split(text)
    words = parts[1::2]
    low = "\n".join(words).lower().replace("’", "'").split("\n") if words else []
    return Tokens(words, low, parts[::2])
