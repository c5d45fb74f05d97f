"""Where sentences begin and end."""

from __future__ import annotations

import re
from itertools import pairwise

from broadsheet.model import Span
from broadsheet.text.abbreviations import (
    ABBREVIATIONS,
    BEFORE_NUMBERS,
    MAY_END,
    PARTED,
    STARTERS,
    WITH_CAPITAL,
)

_EVERY = frozenset(word for table in ABBREVIATIONS.values() for word in table)
_NUMBERED = frozenset(word for table in BEFORE_NUMBERS.values() for word in table)

# An end: closing punctuation, then quotes or brackets that close, then space. What follows decides. French puts a
# blank before the sign that closes. A row of marks is looked at from its first alone: thousands of dots would else take
# time that grows with the square of their number.
_END = re.compile(
    r"""(?:(?<![.!?…])[.!?…]+|[。！？؟])(?:[ \u00a0\u202f]»(?=[\s.,;]|\Z)|["”»’')\]]*)(?=\s)|\n{2,}"""
)
_LAST_WORD = re.compile(r"[^\s(\[\"“«„]+\Z")
_INITIAL = re.compile(r"[^\W\d_](?:\.[^\W\d_])*\Z")
_STARTS_LOW = re.compile(r"\s+[\"“«„'‘(\[]*[a-zа-яёіїєґà-öø-ÿ]")
_NUMBER = re.compile(r"\s+(?:[\d#]|[IVXL]+\b)")
_NEXT_WORD = re.compile(r"\s+[\"“«„'‘(\[]*([^\W\d_]+)")
# "z. B.", "т. д.": a letter in small, then another with its full stop.
_PARTED_HEAD = re.compile(r"\s\w{1,2}\.")
_PARTED = re.compile(rf"(?<!\w)(?:{'|'.join(PARTED)})\Z")


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text as half-open spans of code points, in order.

    Paragraph breaks always part. A full stop does not after an abbreviation or an initial, nor where
    the text goes on in lower case: ``"Stop!" he said.`` is one sentence. Blanks belong to none.

    >>> [text[a:b] for text in ["Mr. Smith left. He came back."] for a, b in sentences(text)]
    ['Mr. Smith left.', 'He came back.']
    """
    cuts = [0, *(match.end() for match in _END.finditer(text) if _parts(text, match)), len(text)]
    spans = []
    for left, right in pairwise(cuts):
        piece = text[left:right]
        start = left + len(piece) - len(piece.lstrip())
        end = left + len(piece.rstrip())
        if start < end:
            spans += _bounded(text, start, end)
    return spans


# Code points. Of 4,260 articles of the bench's data four hold a longer "sentence", all lists without a full stop. What
# reads a sentence may take time that grows with its square; a page of 300 kB without a full stop must not cost minutes.
_LONGEST = 6000


def _bounded(text: str, start: int, end: int) -> list[Span]:
    """Return a sentence as it is, one that is too long in parts, cut at blanks; a word is never cut."""
    spans = []
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else text.find(" ", start + _LONGEST, end)
        if cut < 0:
            break
        spans.append(Span(start, start + len(text[start:cut].rstrip())))
        start = cut
        while text[start].isspace():  # there is more: the end is no blank
            start += 1
    return [*spans, Span(start, end)]


# After these a small number with a full stop is an ordinal: "am 3. März".
_ORDINAL_OF = re.compile(
    r"\s+(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert)\b"
)
# So it is behind these, unless what follows begins a sentence: "der 2. Weltkrieg".
_ORDINAL_BEHIND = re.compile(
    r"\b(?:am|beim|das|de[mnrs]|die|ein(?:e[mnrs]?)?|i[hm]\w*|jede[mnrs]?|sein\w*|vom|zum|zur)\s\Z",
    re.IGNORECASE,
)

# After an hour of the day these go on, although a capital follows: "at 8 p.m. Friday", "8 p.m. EST".
_HOUR = re.compile(r"[ap]\.m\Z", re.IGNORECASE)
_GOES_ON_AFTER_HOUR = re.compile(
    r"\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?\s\d"
    r"|(?:[ACEMP][DS]?T|BST|CES?T|GMT|UTC)\b)"
)


def _parts(text: str, match: re.Match[str]) -> bool:
    mark = match[0]
    if mark.startswith("\n"):
        return True
    if _STARTS_LOW.match(text, match.end()):
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    word = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    return word is None or not _goes_on(text, match, word[0])


def _goes_on(text: str, match: re.Match[str], word: str) -> bool:
    """Whether the full stop after a word belongs to the word: an abbreviation, an ordinal, an initial."""
    if match[0] != ".":
        return False
    if _HOUR.search(word):
        return _GOES_ON_AFTER_HOUR.match(text, match.end()) is not None
    if word.isdigit() and len(word) <= 2:
        return _is_ordinal(text, match, word)
    return _is_short(text, match, word) or _is_initial(text, match, word)


def _is_ordinal(text: str, match: re.Match[str], word: str) -> bool:
    if _ORDINAL_OF.match(text, match.end()):
        return True
    start = match.start() - len(word)
    behind = _ORDINAL_BEHIND.search(text, max(0, start - 8), start)
    return (
        behind is not None
        and _NEXT_WORD.match(text, match.end()) is not None
        and not _begins(text, match.end())
    )


def _begins(text: str, place: int) -> bool:
    """Whether the next word is one that begins a sentence rather than a name."""
    word = _NEXT_WORD.match(text, place)
    return word is not None and word[1] in STARTERS


def _is_short(text: str, match: re.Match[str], word: str) -> bool:
    """Whether a word before a full stop is an abbreviation that goes on."""
    low = word.casefold()
    if low in _NUMBERED and _NUMBER.match(text, match.end()):
        return True
    if low in _EVERY and (low not in WITH_CAPITAL or word == word.capitalize()):
        return low not in MAY_END or not _begins(text, match.end())
    if len(word) == 1 and word.islower() and _PARTED_HEAD.match(text, match.end()):
        return True
    return _PARTED.search(text, max(0, match.start() - 8), match.start()) is not None


def _is_initial(text: str, match: re.Match[str], word: str) -> bool:
    """Whether a word is one or more initials: "J. R.", "D.C."; several of them may end a sentence."""
    if _INITIAL.match(word) is None or word.upper() != word:
        return False
    alone = "." not in word and not _BEHIND_SMALL.search(text, max(0, match.start() - 20), match.start())
    return alone or not _begins(text, match.end())


# "he wrote on X. The company …": an initial stands behind a capital or at the head of a name.
_BEHIND_SMALL = re.compile(r"(?<!\S)[a-z]{2,} [A-Z]\Z")
