"""Light stemmers for languages that Snowball lacks or cuts too deep: endings by table, the longest first.

They only have to bring most forms of a word together. Sources: for Arabic the prefixes and suffixes of light10
(Larkey, Ballesteros and Connell 2002), with the one-letter prepositions; for Ukrainian the endings of the
declensions and conjugations in any grammar.
"""

from __future__ import annotations

import re

_ARABIC_LETTERS = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None, "ک": "ك", "ی": "ي",
    **dict.fromkeys((chr(mark) for mark in range(0x64B, 0x653)), None),  # short vowels
})  # fmt: skip
_ARABIC_BEFORE = re.compile(r"(?:[وف]?[بكل]?ال|[وف]?لل)(?=...)")
_ARABIC_ONE_BEFORE = re.compile(r"[وف]?[بلك](?=....)|[وف](?=....)")
_ARABIC_AFTER = ("ها", "ان", "ات", "ون", "ين", "يه", "تين", "اء", "ه", "ي", "ا")
_ARABIC_LEAST = 3  # letters that stay: a root has three

_UKRAINIAN_ENDINGS = (
    "а али ало ала ам ами анням ано ання ати ах вся е ей ем ення ено еві ею ила или ило им ими ити ить ий ла лася ли лися "
    "ло лося лось нню о ого ої ом ому ою ові тися ться у уть ь ього ьому ю ють ються я яла яли ям ями ять "
    "яти ях є єві єм ється єю и й і ів ій іла іли іми інням іння іти їв їй ї ік"
)
_UKRAINIAN_AFTER = tuple(sorted(_UKRAINIAN_ENDINGS.split(), key=lambda ending: (-len(ending), ending)))
_UKRAINIAN_LEAST = 3


def arabic(word: str) -> str:
    """Return an Arabic word without article, prepositions before it and endings, its letters made plain.

    >>> arabic("والمدينة"), arabic("مدينة")
    ('مدين', 'مدين')
    """
    word = word.translate(_ARABIC_LETTERS)
    word = _ARABIC_BEFORE.sub("", word, count=1) if _ARABIC_BEFORE.match(word) else word
    if match := _ARABIC_ONE_BEFORE.match(word):
        word = word[match.end() :]
    for _ in range(2):
        for ending in _ARABIC_AFTER:
            if word.endswith(ending) and len(word) - len(ending) >= _ARABIC_LEAST:
                word = word[: -len(ending)]
                break
    return word


def ukrainian(word: str) -> str:
    """Return a Ukrainian word without its ending.

    >>> ukrainian("вантажівками"), ukrainian("вантажівки")
    ('вантажівк', 'вантажівк')
    """
    for ending in _UKRAINIAN_AFTER:
        if word.endswith(ending) and len(word) - len(ending) >= _UKRAINIAN_LEAST:
            return word[: -len(ending)]
    return word
