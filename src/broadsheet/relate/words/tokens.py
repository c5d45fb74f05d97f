"""A text taken apart once, for all that looks at its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from broadsheet.relate.words.vocabulary import MOST, Looks, vocabulary

_SPLIT = re.compile(r"([^\W_]++(?:['’][^\W\d_]++)*+)")
"""Words as ``text.words`` has them; that nothing is given back takes off a quarter of the time."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in order."""

    words: list[str]  # as printed
    low: list[str]  # in lower case, with straight apostrophes: what ``text.words`` gives
    gaps: list[str]  # what stands before each word, and at last what stands behind the last one
    looks: Looks = field(repr=False, compare=False)  # what is known of each word by itself


def tokens(text: str) -> Tokens:
    """Return the words of a text, and what stands between them.

    What stands behind 200,000 letters is left out: no more different words than the vocabulary has room for.

    >>> tokens("Don’t panic!")
    Tokens(words=['Don’t', 'panic'], low=["don't", 'panic'], gaps=['', ' ', '!'])
    """
    parts = _SPLIT.split(text[: 2 * MOST])
    words = parts[1::2]
    looks = vocabulary().looks(words)
    return Tokens(words, looks.low, parts[::2], looks)
