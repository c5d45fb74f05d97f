"""Tables of words, written without a quotation mark round every one."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """Return the words of a text, parted by blanks, as a set.

    >>> sorted(listed("no nor not"))
    ['no', 'nor', 'not']
    """
    return frozenset(words.split())
