"""Names as Slavic languages bend them: what "Сергея Собянина" and "Харкові" are when they stand alone."""

from __future__ import annotations

from functools import lru_cache

from broadsheet.relate.words.placenames import english_places, stemmed_place
from broadsheet.text.letters import is_cyrillic, latin

# Endings that a name takes in Russian and Ukrainian, longest first, and what may stand there instead of them.
_ENDINGS = ("ого", "ому", "ові", "еві", "ему", "ой", "ей", "ою", "ею", "єю", "ом", "ем", "єм", "им", "ым", "ім",
            "а", "я", "у", "ю", "е", "є", "и", "і", "ї", "ы")  # fmt: skip
_INSTEAD = ("", "й", "а", "я", "о", "ь", "ий")
# A word must keep so many letters: "Львова" has four, "Яна" would keep two.
_KEPT = 3
# Names of women that look like a man's in the genitive: read as what they say.
_WOMEN = frozenset("александра олександра валентина валерия валерія евгения євгенія богдана тимофея".split())  # noqa: SIM905

# Endings of the names of countries and towns in several languages, as they are in Latin letters.
_PLACE_ENDINGS = ("iyeyu", "iieiu", "ieyu", "iyei", "iyi", "iya", "iyu", "iens", "ien", "oyu", "oiu", "iei", "ija", "iju", "ii", "ia",
                  "ie", "iu", "oy", "oi", "om", "em", "a", "e", "i", "y", "u", "o")  # fmt: skip
_PLACE_INSTEAD = ("", "a", "ia", "iya")
_STEM = 4  # letters of a place's stem: fewer are shared by too many


@lru_cache(maxsize=8_000)
def upright(word: str) -> tuple[str, ...]:
    """Return the forms that a Cyrillic word of a name may have in the nominative, itself first.

    >>> "Сергей" in upright("Сергея"), upright("Oslo")
    (True, ('Oslo',))
    """
    if not is_cyrillic(word) or word.lower() in _WOMEN:
        return (word,)
    found = [word]
    for ending in _ENDINGS:
        if word.lower().endswith(ending) and len(word) - len(ending) >= _KEPT:
            found += [word[: -len(ending)] + other for other in _INSTEAD]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8_000)
def place_forms(name: str) -> tuple[str, ...]:
    """Return the Latin forms under which tables may know a place that is printed in another language or bent."""
    base = latin(name).strip()
    forms = [base, english_places().get(base, base), english_places().get(stemmed_place(name), base)]
    if is_cyrillic(name):
        forms += [stem + other for stem in _stems(base) for other in _PLACE_INSTEAD]
    forms += [english_places()[form] for form in forms if form in english_places()]
    return tuple(dict.fromkeys(forms))


def _stems(base: str) -> list[str]:
    return [
        base[: -len(ending)]
        for ending in _PLACE_ENDINGS
        if base.endswith(ending) and len(base) - len(ending) >= _STEM
    ]


@lru_cache(maxsize=8_000)
def place_stem(name: str) -> str | None:
    """Return what the name of an unknown place in one word keeps in all languages, or None where it is too short.

    >>> place_stem("Marevia") == place_stem("Marevien") == place_stem("Маревії")
    True
    """
    base = latin(name).strip()
    if not base.isalpha():
        return None
    stems = _stems(base)
    return stems[0] if stems else base if len(base) > _STEM else None


def bent(a: str, b: str) -> bool:
    """Return whether two names of places in one word may be one name in two languages: their endings differ.

    Two names in one script that both end as in English ("Niger", "Nigeria") are two.
    """
    if place_stem(a) is None or place_stem(a) != place_stem(b):
        return False
    one, two = (bool(_stems(latin(name).strip())) for name in (a, b))
    return is_cyrillic(a) or is_cyrillic(b) or (one and two)
