"""Counts with their words, in the language of the request: "1 outlet", "9 outlets"."""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.serve.web.speech import grouped, ngettext


def both(one: str, many: str) -> tuple[str, str]:
    """Return both forms of a message: marks them for the catalogues, which find them by this name."""
    return one, many


# What pages count, and units of figures (which notes have in English, in the singular: see INTERFACES).
FORMS: Mapping[str, tuple[str, str]] = {
    "article": both("%(num)s article", "%(num)s articles"),
    "change": both("%(num)s change", "%(num)s changes"),
    "child": both("%(num)s child", "%(num)s children"),
    "copy": both("%(num)s copy", "%(num)s copies"),
    "correction": both("%(num)s correction", "%(num)s corrections"),
    "country": both("%(num)s country", "%(num)s countries"),
    "day": both("%(num)s day", "%(num)s days"),
    "hour": both("%(num)s hour", "%(num)s hours"),
    "house": both("%(num)s house", "%(num)s houses"),
    "independent origin": both("%(num)s independent origin", "%(num)s independent origins"),
    "man": both("%(num)s man", "%(num)s men"),
    "mark": both("%(num)s mark", "%(num)s marks"),
    "minute": both("%(num)s minute", "%(num)s minutes"),
    "month": both("%(num)s month", "%(num)s months"),
    "more outlet": both("%(num)s more outlet", "%(num)s more outlets"),
    "more speaker": both("%(num)s more speaker", "%(num)s more speakers"),
    "origin": both("%(num)s origin", "%(num)s origins"),
    "outlet": both("%(num)s outlet", "%(num)s outlets"),
    "percent": both("%(num)s percent", "%(num)s percent"),
    "person": both("%(num)s person", "%(num)s people"),
    "story": both("%(num)s story", "%(num)s stories"),
    "subscription": both("%(num)s subscription", "%(num)s subscriptions"),
    "time": both("%(num)s time", "%(num)s times"),
    "try": both("%(num)s try", "%(num)s tries"),
    "week": both("%(num)s week", "%(num)s weeks"),
    "woman": both("%(num)s woman", "%(num)s women"),
    "year": both("%(num)s year", "%(num)s years"),
}
# English plurals that don't take a plain s.
PLURALS = {
    "body": "bodies",
    "child": "children",
    "country": "countries",
    "foot": "feet",
    "half": "halves",
    "man": "men",
    "percent": "percent",
    "person": "people",
    "woman": "women",
}

# Signs of measures, as they are printed: they have no plural, and their small letters stay small.
SIGNS = {
    **{sign: sign for sign in ("cm", "g", "ha", "kg", "km", "km/h", "m", "mm", "t")},
    "km2": "km²",
    "m2": "m²",
    "m3": "m³",
}


def plural(word: str) -> str:
    """Return the English plural of a unit or of one of our own words.

    >>> plural("person"), plural("outlet"), plural("city"), plural("Terminal"), plural("m3")
    ('people', 'outlets', 'cities', 'Terminal', 'm³')
    """
    if word in SIGNS:
        return SIGNS[word]
    if word in PLURALS:
        return PLURALS[word]
    # Currencies and other signs (USD, °C), and nouns of other languages: German ones keep their capital.
    if word[:1].isupper() or not word.isascii() or word[-1:].isdecimal():
        return word
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return word[:-1] + "ies"
    return word + "s"


def counted(number: int, word: str) -> str:
    """Return a count with its word: "1 outlet", "9 outlets".

    >>> counted(1, "outlet"), counted(1200, "outlet"), counted(2, "ferry")
    ('1 outlet', '1,200 outlets', '2 ferries')
    """
    one, many = FORMS.get(word) or (f"%(num)s {word}", f"%(num)s {plural(word)}")
    return ngettext(one, many, number) % {"num": grouped(number)}


def with_unit(words: str, number: float, unit: str | None) -> str:
    """Return a number in words with its unit: "19 people", "1 person", "12%".

    Args:
        words: the number as it is said, such as "10 to 30".
        number: which form of the unit it wants.
        unit: in the singular, as notes have it; None: it has none.
    """
    if not unit:
        return words
    if unit == "percent":
        return f"{words}%"
    one, many = FORMS.get(unit) or (f"%(num)s {SIGNS.get(unit, unit)}", f"%(num)s {plural(unit)}")
    whole = int(number) if float(number).is_integer() else 2  # 2.5 hours: a fraction is never one
    return ngettext(one, many, whole) % {"num": words}


def unit_name(unit: str) -> str:
    """Return a unit by itself, in the plural: "people"."""
    return with_unit("", 2, unit).strip() if unit in FORMS else plural(unit)
