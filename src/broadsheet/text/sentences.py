"""Where sentences begin and end."""

from __future__ import annotations

import re
from itertools import pairwise

from broadsheet.model import Span

# Words whose full stop ends no sentence, lower case, by language; "*" holds for every one.
ABBREVIATIONS = {
    "*": ("dr", "etc", "mr", "mrs", "ms", "no", "nr", "prof", "st", "vs"),
    "de": ("abs", "bzw", "ca", "geb", "hr", "mio", "mrd", "sog", "tel", "usw", "z.b"),
    "en": (
        "adm", "apr", "aug", "ave", "brig", "capt", "cmdr", "co", "col", "corp", "cpl", "dec", "dept",
        "e.g", "feb", "fri", "gen", "gov", "hon", "i.e", "inc", "jan", "jr", "lt", "ltd", "maj",
        "mon", "mt", "nov", "oct", "pres", "rep", "reps", "rev", "sat", "sec", "sen", "sens", "sept",
        "sgt", "sr", "sun", "thu", "tue", "u.k", "u.n", "u.s", "wed",
    ),
    "es": ("aprox", "av", "avda", "dª", "ee.uu", "ej", "gral", "pág", "sr", "sra", "ud"),
    "fr": ("av", "env", "ex", "m", "mm", "mme", "mlle"),
    "ru": ("г", "гг", "им", "млн", "млрд", "обл", "руб", "см", "т.д", "т.п", "тыс", "ул"),
    "uk": ("вул", "грн", "ім", "млн", "млрд", "обл", "р", "рр", "тис"),
}  # fmt: skip
_EVERY = frozenset(word for table in ABBREVIATIONS.values() for word in table)

# An end: closing punctuation, then quotes or brackets that close, then space. What follows decides.
_END = re.compile(r"""(?:[.!?…]+|[。！？؟])["”»’')\]]*(?=\s)|\n{2,}""")
_LAST_WORD = re.compile(r"[^\s(\[\"“«„]+\Z")
_INITIAL = re.compile(r"[^\W\d_](?:\.[^\W\d_])*\Z")
_STARTS_LOW = re.compile(r"\s+[\"“«„'‘(\[]*[a-zа-яёіїєґà-öø-ÿ]")


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
            spans.append(Span(start, end))
    return spans


# After these a small number with a full stop is an ordinal: "am 3. März".
_ORDINAL_OF = re.compile(
    r"\s+(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert)\b"
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
    if word.casefold() in _EVERY:
        return True
    if _HOUR.search(word):
        return _GOES_ON_AFTER_HOUR.match(text, match.end()) is not None
    if word.isdigit() and len(word) <= 2:
        return _ORDINAL_OF.match(text, match.end()) is not None
    return _INITIAL.match(word) is not None and word.upper() == word
