"""Numbers that are no number words: shares ("a third of", "one in five") and naught ("nobody", "no arrests")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.inspect.measuring.numbers import FRACTIONS
from broadsheet.inspect.measuring.ranges import Number

_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip
_BY = {
    "half": 0.5,
    **{name: 1 / n for name, n in _PARTS.items() if name not in {"half", "halves"}},
    "quarters": 0.25,
    "thirds": 1 / 3,
}
_TIMES = {"three": 3, "two": 2}
_FEW = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS_DE = {"zweite": 2, "dritte": 3, "vierte": 4, "fünfte": 5, "sechste": 6, "siebte": 7, "achte": 8, "neunte": 9, "zehnte": 10}  # fmt: skip
_SMALL = {
    "es": ("una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
    "fr": ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
}
# What follows tells a share from one more: "a third of them" is one, "a third meeting" is none.
_SHARE_EN = re.compile(
    r"(?<![\w-])(?:"
    r"(?P<half>half)(?=\s+(?:of|its|the|their|his|her|our|as\s+(?:many|much))\b)"
    r"|(?P<above>a|one|two|three|four|five|six|seven|eight|nine)[\s-](?P<below>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?"
    r"(?=\s+(?:as\s+many|fewer|higher|less|lower|more|of)\b)"
    r"|(?P<some>one|two|three|four|five|six|seven|eight|nine|\d{1,2})\s+(?:in|out\s+of|(?:in|of)\s+every)\s+(?:every\s+)?(?P<all>three|four|five|six|seven|eight|nine|ten|a\s+hundred|\d{1,3})(?![\w,.]*\d)"
    r"(?!\s+(?:(?:different|other|separate)\s+)?(?:attacks|attempts|cities|days|games|hours|incidents|languages|matches|minutes|months|nights|places|seconds|sets|towns|villages|weeks|years)\b)"
    r"|(?P<eighths>[¼½¾⅓⅔⅛])(?=\s+of\b)"
    r"|(?<=\bby\s)(?:almost\s+|about\s+|around\s+|more\s+than\s+|nearly\s+|over\s+|roughly\s+)?(?P<by>a\s+(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)|half|two[\s-]thirds|three[\s-]quarters)(?=\s*(?:[.,;:)]|\Z)|\s+(?:after|and|as|at|but|from|in|last|on|over|since|this|to|while|within)\b)"
    r")(?![\w-])",
    re.IGNORECASE,
)
# Whole words of other languages, sorted, with what they come to.
_SHARES = {
    "ar": {"ثلث": 1 / 3, "ربع": 0.25, "نصف": 0.5},
    "de": {"die Hälfte": 0.5, "ein Drittel": 1 / 3, "ein Fünftel": 0.2, "ein Viertel": 0.25, "ein Zehntel": 0.1, "zwei Drittel": 2 / 3},
    "es": {"dos tercios": 2 / 3, "la mitad": 0.5, "tres cuartas partes": 0.75, "un tercio": 1 / 3, "una cuarta parte": 0.25, "una quinta parte": 0.2},
    "fr": {"deux tiers": 2 / 3, "la moitié": 0.5, "trois quarts": 0.75, "un cinquième": 0.2, "un quart": 0.25, "un tiers": 1 / 3},
    "ru": {"две трети": 2 / 3, "половина": 0.5, "половину": 0.5, "треть": 1 / 3, "четверть": 0.25},
    "uk": {"дві третини": 2 / 3, "половина": 0.5, "половину": 0.5, "третина": 1 / 3, "чверть": 0.25},
}  # fmt: skip
_EVERY = {
    "de": re.compile(rf"(?<!\w)jede[rsnm]?\s+(?P<all>{'|'.join(_ORDINALS_DE)})[rsn]?(?!\w)", re.IGNORECASE),
    "es": re.compile(rf"(?<!\w)un[oa]?\s+de\s+cada\s+(?P<all>{'|'.join(_SMALL['es'])}|\d+)(?!\w)", re.IGNORECASE),
    "fr": re.compile(rf"(?<!\w)une?\s+(?:\w+\s+)?sur\s+(?P<all>{'|'.join(_SMALL['fr'])}|\d+)(?!\w)", re.IGNORECASE),
}  # fmt: skip
_NAUGHT = {
    "ar": re.compile(r"(?!)"),
    "de": re.compile(r"(?<!\w)niemand(?!\w)|(?<!\w)keine?(?=\s+(?:Festnahmen|Opfer|Toten?|Todesopfer|Verletzten?)\b)", re.IGNORECASE),
    "en": re.compile(
        r"(?<![\w-])(?:nobody|none|no[\s-]one)(?![\w-])|(?<![\w-])no(?=\s+(?:(?:confirmed|known|new|reported|serious|civilian|further)\s+)?(?:arrests|bodies|casualties|cases|dead|deaths|drownings|fatalities|hostages|infections|injured|injuries|killings|missing|murders|survivors|victims|wounded)\b)"
        r"|(?<![\w-])(?:without|not)\s+(?:a\s+single|one)(?=\s+(?:arrest|body|case|casualty|death|fatality|injury|survivor|victim)\b)",
        re.IGNORECASE,
    ),
    "es": re.compile(r"(?<!\w)(?:nadie|ningun[oa]|ningún)(?!\w)", re.IGNORECASE),
    "fr": re.compile(r"(?<!\w)(?:aucune?|personne)(?=\s+n['’e])", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)никто(?!\w)", re.IGNORECASE),
    "uk": re.compile(r"(?<!\w)ніхто(?!\w)", re.IGNORECASE),
}  # fmt: skip


def shares(text: str, language: str) -> Iterator[Number]:
    """Yield the shares that a text tells in words: "two thirds of", "one in five", "jeder fünfte".

    Args:
        text: any text.
        language: ISO 639-1; an unknown one is read as English.

    >>> [round(n.value, 2) for n in shares("A third of them, and one in five boats, came.", "en")]
    [0.33, 0.2]
    """
    if language not in _SHARES:
        # "Ten out of ten" is praise.
        yield from (_share(m, value) for m in _SHARE_EN.finditer(text) if (value := _english(m)) < 1)
        return
    words = re.compile(rf"(?<!\w)(?:{'|'.join(_SHARES[language])})(?!\w)", re.IGNORECASE)
    table = {word.lower(): value for word, value in _SHARES[language].items()}
    yield from (_share(m, table[m[0].lower()]) for m in words.finditer(text))
    if pattern := _EVERY.get(language):
        yield from (_share(m, 1 / _whole(m["all"].lower(), language)) for m in pattern.finditer(text))


def _share(match: re.Match[str], value: float) -> Number:
    return Number(start=match.start(), end=match.end(), value=round(value, 3), share=True, digits=False)


def _english(match: re.Match[str]) -> float:
    if match["half"]:
        return 0.5
    if match["eighths"]:
        return FRACTIONS[match["eighths"]]
    if match["by"]:
        return _BY[match["by"].lower().split()[-1].split("-")[-1]] * (
            _TIMES.get(match["by"].lower().replace("-", " ").split()[0], 1)
        )
    if match["below"]:
        return max(1, _FEW.index(match["above"].lower())) / _PARTS[match["below"].lower()]
    return _few(match["some"].lower()) / max(1, _few(match["all"].lower()))


def _few(word: str) -> int:
    if word.endswith("hundred"):
        return 100
    return int(word) if word.isdigit() else _FEW.index(word)


def _whole(word: str, language: str) -> int:
    if word.isdigit():
        return max(1, int(word))
    return _ORDINALS_DE[word] if language == "de" else _SMALL[language].index(word) + 1


def naught(text: str, language: str) -> Iterator[Number]:
    """Yield the words that say that there was nobody or nothing: "nobody was hurt", "no arrests".

    Args:
        text: any text.
        language: ISO 639-1; an unknown one is read as English.
    """
    pattern = _NAUGHT.get(language, _NAUGHT["en"])
    yield from (Number(start=m.start(), end=m.end(), value=0.0, digits=False) for m in pattern.finditer(text))
