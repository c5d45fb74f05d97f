"""Letters of other scripts in Latin ones, for comparing names.

Simple and lossy on purpose: close to how English newspapers spell, one way only; what differs between
spellings is for ``names.same`` to forgive. Chinese signs have no table here and stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from broadsheet.text.words import fold

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "ѓ": "g", "ғ": "g", "д": "d", "ђ": "dj", "е": "e", "ё": "yo",
    "є": "ye", "ж": "zh", "җ": "j", "з": "z", "ѕ": "dz", "и": "i", "й": "y", "і": "i", "ї": "yi", "ј": "j",
    "к": "k", "ќ": "k", "қ": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "ң": "ng", "о": "o", "ө": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c", "у": "u", "ў": "u", "ү": "u", "ұ": "u", "ф": "f", "х": "kh",
    "ҳ": "h", "һ": "h", "ц": "ts", "ч": "ch", "ҷ": "j", "џ": "dz", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "yu", "я": "ya", "ә": "a", "’": "", "ʼ": "",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "ch", "ح": "h",
    "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d",
    "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ک": "k", "گ": "g", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "ة": "a", "و": "u", "ؤ": "u", "ي": "i", "ی": "i", "ى": "a", "ئ": "i", "ء": "", "ـ": "",
}  # fmt: skip
_HEBREW = {
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "o", "ז": "z", "ח": "h", "ט": "t", "י": "i", "כ": "k",
    "ך": "k", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "a", "פ": "p", "ף": "f", "צ": "ts",
    "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
}  # fmt: skip
_ARMENIAN = dict(zip(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts u p k o f ev".split(),  # noqa: SIM905
    strict=True,
))  # fmt: skip
_GEORGIAN = dict(zip(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(),  # noqa: SIM905
    strict=True,
))  # fmt: skip
_KANA_SOUNDS = """
    a i u e o ka ki ku ke ko ga gi gu ge go sa shi su se so za ji zu ze zo ta chi tsu te to da ji zu de do na ni nu ne no
    ha hi fu he ho ba bi bu be bo pa pi pu pe po ma mi mu me mo ya yu yo ra ri ru re ro wa o n v a i u e o ya yu yo - -
"""
_KATAKANA = dict(zip(
    "アイウエオカキクケコガギグゲゴサシスセソザジズゼゾタチツテトダヂヅデドナニヌネノハヒフヘホバビブベボパピプペポマミムメモヤユヨラリルレロワヲンヴァィゥェォャュョッー",
    _KANA_SOUNDS.split(),
    strict=True,
))  # fmt: skip
_TABLE = str.maketrans(
    {
        **_CYRILLIC, **_GREEK, **_ARABIC, **_HEBREW, **_ARMENIAN, **_GEORGIAN,
        **{sign: sound.replace("-", "") for sign, sound in _KATAKANA.items()},
        "・": " ", "·": " ", "\u200c": "", "\u200d": "",
    }
)  # fmt: skip

# Hangul syllables are built of a beginning, a vowel and an end (Unicode, section 3.12).
_BEGIN = "g kk n d tt r m b pp s ss - j jj ch k t p h".split()  # noqa: SIM905
_VOWEL = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()  # noqa: SIM905
_END = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()  # noqa: SIM905
_HANGUL = re.compile("[가-힣]")


def _syllable(match: re.Match[str]) -> str:
    number = ord(match[0]) - 0xAC00
    parts = _BEGIN[number // 588], _VOWEL[number % 588 // 28], _END[number % 28]
    return "".join(parts).replace("-", "") + " "


@lru_cache(maxsize=8_000)
def latin(text: str) -> str:
    """Return a name in small Latin letters without accents, whatever its script.

    >>> latin("Зеленський"), latin("Ερντογάν"), latin("Erdoğan")
    ('zelenskiy', 'erntogan', 'erdogan')
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFC", text.casefold())
    if _HANGUL.search(text):
        text = _HANGUL.sub(_syllable, text)
    text = text.translate(_TABLE)
    text = fold(text).translate(_TABLE)
    return "".join(sign for sign in text if sign.isascii() or unicodedata.category(sign) != "Mc")


_IS_CYRILLIC = re.compile("[Ѐ-ӿ]")


def is_cyrillic(name: str) -> bool:
    """Return whether a name is printed in Cyrillic letters."""
    return _IS_CYRILLIC.search(name) is not None
