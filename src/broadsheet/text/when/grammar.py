"""The templates of a language as patterns that can be searched for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from broadsheet.model import Certainty
from broadsheet.text.when.anchors import OWN, Anchors, anchors_of
from broadsheet.text.when.reading import Rule
from broadsheet.text.when.rules import RULES
from broadsheet.text.when.templates import AHEAD, AHEAD_PERHAPS, EVERYWHERE, PAST, SAID, TEMPLATES
from broadsheet.text.when.words import WORDS, Words

_SURE: dict[str, Certainty] = {"?": "likely", "~": "vague"}
_BLANK = r"[^\S\n]+"
_MACRO = re.compile(r"\{(-|[A-Z])(\d?)\}")
# A year stands alone: no part of a longer number or of a sum.
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d%])(?![.,]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
# Arabic writes "and", "in", "for" and "so" as one letter with the word after it.
_GLUED = r"(?:(?<![\w-])|(?<=\b[وفبلك]))"
_START = r"(?<![\w-])"
_DASH = r"[–—-]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One line of the table, compiled."""

    rule: Rule
    name: str
    pattern: re.Pattern[str]
    certainty: Certainty
    needs: str  # letters of the words without which it can't match
    literals: tuple[str, ...]  # where it needs none: beginnings of the words that it is made of


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """All lines of one language."""

    language: str
    words: Words
    templates: tuple[Template, ...]
    anchors: Anchors
    ahead: re.Pattern[str]
    perhaps: re.Pattern[str]
    past: re.Pattern[str]
    said: re.Pattern[str]


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of a language of ``WORDS``."""
    words = WORDS[language]
    pieces = _pieces(words)
    lines = [*EVERYWHERE.strip().splitlines(), *TEMPLATES[language].strip().splitlines()]
    templates = tuple(_template(line, pieces, language) for line in lines)
    return Grammar(
        language=language,
        words=words,
        templates=templates,
        anchors=_anchors(language, words, templates),
        ahead=_words(AHEAD[language]),
        perhaps=_words(AHEAD_PERHAPS[language]),
        past=_words(PAST[language]),
        said=_words(SAID[language]),
    )


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE)


_KEYS = "DEFMORSUWY"  # macros whose words a text must hold


def _pieces(words: Words) -> dict[str, str]:
    return {
        "D": _DAY,
        "E": _any(words.edges.values()),
        "F": _any(words.names.values()),
        "M": _any(words.months),
        "N": r"\d{1,3}|" + _any(words.numbers.values()),
        "O": _any(words.ordinals.values()),
        "P": words.parts,
        "R": _any(words.days.values()),
        "S": _any(words.seasons.values()),
        "U": _any(words.units.values()),
        "W": _any(words.weekdays),
        "Y": _YEAR,
    }


def _any(forms: object) -> str:
    told = [form for piece in forms for form in _split(piece)]  # type: ignore[attr-defined]
    # The longest first; without a table nothing ever matches.
    return "|".join(sorted(told, key=len, reverse=True)).replace(" ", r"\s") or r"(?!)"


def _split(piece: str) -> list[str]:
    """Return the alternatives of a piece: those inside brackets stay together."""
    out, depth, start = [], 0, 0
    for place, sign in enumerate(piece):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            out.append(piece[start:place])
            start = place + 1
    return [*out, piece[start:]]


# What patterns without words of the calendar are found by.
_NEEDS = {"dotted": "D", "iso": "Y", "slashed": "D"}
_WORD = re.compile(r"(?<![\\<\w])[^\W\d_]{4,}")
# Words of such patterns that are everywhere: another word of each of them is rarer.
_EVERYWHERE = frozenset(
    {"cette", "coming", "early", "last", "late", "later", "next", "past", "recent", "this", "today"}
)


def _anchors(language: str, words: Words, templates: tuple[Template, ...]) -> Anchors:
    pieces = {
        "E": words.edges.values(), "F": words.names.values(), "M": words.months, "O": words.ordinals.values(),
        "R": words.days.values(), "S": words.seasons.values(), "U": words.units.values(), "W": words.weekdays,
        OWN: [word for template in templates for word in template.literals],
    }  # fmt: skip
    # German writes "Mittwochabend" and "Jahreshälfte" as one word.
    return anchors_of(pieces, glued=language == "ar", compounds="MW" + OWN if language == "de" else OWN)


def _template(line: str, pieces: dict[str, str], language: str) -> Template:
    name, _, pattern = line.partition(" ")
    certainty = _SURE.get(name[-1], "sure")
    name = name.rstrip("?~")
    raw = pattern.strip()
    pattern = raw.replace("[- ]", "(?:-| )").replace(" ?", r"[^\S\n]?").replace(" ", _BLANK)
    needs = _NEEDS.get(name) or _letters(_without_optional(pattern))
    literals = (
        () if needs else tuple(word for word in _WORD.findall(_MACRO.sub("", raw)) if word not in _EVERYWHERE)
    )
    seen: set[str] = set()
    built = _MACRO.sub(lambda found: _group(found[1], found[2], pieces, seen), pattern)
    return Template(
        rule=RULES[name],
        name=name,
        pattern=re.compile(rf"{_GLUED if language == 'ar' else _START}(?:{built})(?!\w)", re.IGNORECASE),
        certainty=certainty,
        needs=needs or OWN,
        literals=literals,
    )


def _letters(pattern: str) -> str:
    return "".join(sorted({found[1] for found in _MACRO.finditer(pattern) if found[1] in _KEYS}))


def _group(letter: str, number: str, pieces: dict[str, str], seen: set[str]) -> str:
    if letter == "-":
        return _DASH
    if letter == "P":
        return rf"(?:{pieces['P']})?" if pieces.get("P") else ""
    name = letter.lower() + number
    while name in seen:  # "pasado lunes" or "lunes pasado": see Caught.get
        name += "x"
    seen.add(name)
    return rf"(?P<{name}>{pieces[letter]})"


_OPTIONAL = re.compile(r"\((?:[^()]|\([^()]*\))*\)\?|\{[A-Z]\d?\}\?")
_CHOICE = re.compile(r"\((?:[^()]|\([^()]*\))*\|(?:[^()]|\([^()]*\))*\)")


def _without_optional(pattern: str) -> str:
    """Return what of a pattern must be there; what stands in a choice is not."""
    if "|" in _CHOICE.sub("", _OPTIONAL.sub("", pattern)):
        return ""  # the pattern as a whole is a choice
    return _CHOICE.sub("", _OPTIONAL.sub("", pattern))
