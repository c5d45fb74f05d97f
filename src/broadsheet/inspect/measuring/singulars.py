"""One of many: the singular of a noun that a number counts, by language."""

from __future__ import annotations

import re

from broadsheet.inspect.measuring.unitwords import UnitWords

# "-ies" to "-y" and the like, longest first; what they miss stands in the table of things.
_SINGULAR = (
    (re.compile(r"(?<=[a-z]{2})ies\Z"), "y"),
    (re.compile(r"men\Z"), "man"),
    (re.compile(r"(?<=ch|sh|ss)es\Z"), ""),
    (re.compile(r"(?<=[xz])es\Z"), ""),
    (re.compile(r"(?<=[tr]o)es\Z"), ""),
    (re.compile(r"(?<=[a-z]{2})s\Z"), ""),
)


def singular(word: str) -> str:
    """Return the singular of an English noun in lower case.

    >>> [singular(w) for w in ("villages", "cities", "bombs", "boxes", "firemen")]
    ['village', 'city', 'bomb', 'box', 'fireman']
    """
    for pattern, ending in _SINGULAR:
        if pattern.search(word):
            return pattern.sub(ending, word)
    return word


# Plural endings of French and Spanish with those of the singular, longest first; what ends so in the singular too.
_ROMANCE = {
    "es": ((re.compile(r"ces\Z"), "z"), (re.compile(r"(?<=[djlnry])es\Z"), ""), (re.compile(r"(?<=[aeioué])s\Z"), "")),
    "fr": ((re.compile(r"eaux\Z"), "eau"), (re.compile(r"(?<=n)aux\Z"), "al"), (re.compile(r"(?<=[^sxu])s\Z"), "")),
}  # fmt: skip
_SAME = frozenset(
    {
        "bras",
        "cas",
        "corps",
        "crisis",
        "fois",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "mois",
        "pays",
        "temps",
        "tesis",
    }
)


def romance(word: str, language: str) -> str:
    """Return the singular of a French or Spanish noun in lower case."""
    if word in _SAME:
        return word
    for pattern, ending in _ROMANCE[language]:
        if pattern.search(word):
            return pattern.sub(ending, word)
    return word


# The longest plural endings of German that tell their singular, with it; all others are left alone.
_GERMAN_SINGULAR = (
    ("schaften", "schaft"), ("heiten", "heit"), ("keiten", "keit"), ("innen", "in"), ("täten", "tät"), ("ungen", "ung"), ("ionen", "ion"),
    ("eure", "eur"),
)  # fmt: skip
_FOREIGN_S = re.compile(r"(?<=[bdfgklmnprtvo])s\Z")
# A compound is what its last part is, where that is long enough to be no accident; in letters, chosen.
_LAST_PART = 6


def german(word: str, table: UnitWords) -> str:
    """Return the unit of a German noun: by its last part, else its singular with a capital, as German writes it."""
    for start in range(1, len(word) - _LAST_PART + 1):
        last = word[start:]
        if last in table.people:
            return "person"
        if last in table.things:
            return table.things[last]
    for plural, one in _GERMAN_SINGULAR:
        if word.endswith(plural):
            return (word.removesuffix(plural) + one).capitalize()
    return _FOREIGN_S.sub("", word).capitalize()
