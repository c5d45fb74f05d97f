"""Words of other scripts in Latin letters, as newspapers write names, and Slavic names without their cases."""

from __future__ import annotations

import re

from broadsheet.text.words import fold

_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu",
    "я": "ia", "і": "i", "є": "ie", "ґ": "g", "ў": "u", "ј": "j", "љ": "l", "њ": "n", "ћ": "c", "ђ": "d",
    "џ": "dz", "ї": "i", "ё": "e", "й": "i",
})  # fmt: skip

UKRAINIAN = str.maketrans({"г": "h", "Г": "H", "ґ": "г", "Ґ": "Г"})
"""Ukrainian г is an h; every other letter is near enough to the Russian one."""


def latin(word: str) -> str:
    """Return a word in lower case in Latin letters where it is Cyrillic, else the same.

    >>> latin("волгоград"), latin("volgograd")
    ('volgograd', 'volgograd')
    """
    return word if word.isascii() else word.translate(_CYRILLIC)


# Endings of Slavic names in Cyrillic letters, after ``fold`` (so that и stands for й too).
_ADJECTIVE = re.compile(
    r"(?<=[а-яіє]{3}[кнйрсш])(?:ого|ому|ою|ими|их|им|ом|ая|ои|ую|ие|іи|ыи|ии|ым|ых|ыми|ои)\Z"
)
_SURNAME = re.compile(r"(?<=[оеиыіє][вн])(?:ами|ах|ам|ои|ою|ым|им|ом|ем|ых|их|у|а|е|і|и|ы)\Z")
_PLACE_IN = re.compile(r"(?<=град|бург)(?:ом|у|а|е|і)\Z")
_VOWELS = "аеиоуыэюяіїєйьъ"
_LEAST = 4  # letters that stay


def nominative(name: str) -> str:
    """Return a folded name in Cyrillic letters without the ending of its case, any other as it is.

    >>> nominative("зеленского"), nominative("волгограда"), nominative("кадыровым")
    ('зеленск', 'волгоград', 'кадыров')
    """
    if not "а" <= name[-1:] <= "ґ":
        return name
    for endings in (_ADJECTIVE, _SURNAME, _PLACE_IN):
        if (found := endings.search(name)) and found.start() >= _LEAST:
            return name[: found.start()]
    bare = name.rstrip(_VOWELS)
    return bare if len(bare) >= _LEAST else name[:_LEAST] if len(name) > _LEAST else name


_SHORT = 4  # letters: shorter words keep their last i (Ali, Bali)
_DOUBLED = re.compile(r"(.)\1+")


def name_form(word: str) -> str:
    """Return the form of a name's word that its spellings share: Zelenskyy, Zelensky, Зеленский, Зеленского."""
    key = fold(word).removesuffix("'s").replace("'", "")
    if not key.isascii():
        key = latin(nominative(key))
    key = _DOUBLED.sub(r"\1", key.replace("y", "i").replace("j", "i"))
    return key.rstrip("i") if len(key) > _SHORT else key
