"""Bodies and places by short names: initials, names without the line of business, first and last words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from broadsheet.model import EntityType
from broadsheet.relate.who.matching import ready
from broadsheet.relate.who.namewords import BODY_WORDS, BUSINESS, LEADS, PARTICLES, WATERS
from broadsheet.text import countries, outlets
from broadsheet.text.letters import latin
from broadsheet.text.words import fold

if TYPE_CHECKING:
    from broadsheet.relate.who.known import KnownEntity

# "EU" and "the Democratic Progressive Party of ...": fewer letters say too little, more are no acronym.
_LETTERS = range(2, 9)
_SMALL = frozenset("a an and at de del der des di do du e et et. für for i in la le of on the und y".split())  # noqa: SIM905


@lru_cache(maxsize=8_000)
def initials(name: str) -> str:
    """Return the first letters of a body's name in three or more words, small words left out; else nothing.

    >>> initials("Kent Fire and Rescue Service"), initials("World Bank")
    ('kfrs', '')
    """
    words = [word for word in latin(name).replace("’", "'").replace("-", " ").split() if word not in _SMALL]
    letters = "".join(word[0] for word in words if word[0].isalpha())
    return letters if len(letters) >= 3 and not name.isupper() else ""


@lru_cache(maxsize=8_000)
def acronym(name: str) -> str:
    """Return a name that is all capitals, in small letters: "icc" for "ICC" and "I.C.C."; else nothing."""
    bare = name.replace(".", "").removeprefix("the ").removeprefix("The ").strip()
    mixed = bare[:1].isupper() and bare[-1:].isupper() and len(bare) < _MIXED and " " not in name  # "DfE"
    return latin(bare) if bare.isalpha() and (bare.isupper() or mixed) and len(bare) in _LETTERS else ""


_MIXED = 6  # letters: "MacLeoD" is a slip


def spells(letters: str, name: str) -> bool:
    """Return whether an acronym in small letters is of a name: small words may count, a country before it need not.

    >>> spells("dfe", "Department for Education"), spells("fda", "U.S. Food and Drug Administration")
    (True, True)
    """
    words = latin(name).replace("’", "'").split()
    parted = latin(name).replace("’", "'").replace("-", " ").replace("'", " ").split()
    plain = [word for word in words if word not in _SMALL]
    forms = [words, parted, plain, [word for word in parted if word not in _SMALL]]
    forms += [plain[1:]] if len(plain) > 2 and is_nation(words[0].removesuffix("'s")) else []
    return len(plain) > 1 and any("".join(word[0] for word in form) == letters for form in forms)


@lru_cache(maxsize=8_000)
def core_name(name: str) -> str:
    """Return what is left of a name without its line of business or kind, where that is one word of its own.

    >>> core_name("Orbane Metals"), core_name("Storm Odile"), core_name("Orbane"), core_name("National Bank")
    ('orbane', 'odile', 'orbane', '')
    """
    words = ready(name, "body").words
    while len(words) > 1 and words[0] in LEADS:
        words = words[1:]
    if len(words) == 2 and words[1] in BUSINESS:
        words = words[:1]
    if len(words) != 1 or not words[0].isalpha() or words[0] in BUSINESS | BODY_WORDS or name.isupper():
        return ""
    return "" if words[0] in _GENERAL or is_nation(name) else words[0]


def is_nation(name: str) -> bool:
    """Return whether a name is a country's or a people's."""
    return fold(name) in countries.by_name() or fold(name) in countries.by_adjective()


@lru_cache(maxsize=8_000)
def nations_own(name: str) -> tuple[str, str] | None:
    """Return the country's code and the rest of a body's name that begins with its country, in two words or more.

    >>> nations_own("Philippine Coast Guard"), nations_own("Coast Guard")
    (('PH', 'coast guard'), None)
    """
    first, _, rest = fold(name).removeprefix("the ").replace("'s ", " ").partition(" ")
    country = countries.by_adjective().get(first) or countries.by_name().get(first)
    return (country.code, rest) if country and " " in rest else None


# Words with which the names of many companies begin.
_GENERAL = frozenset(
    """
    advanced allied alpha american applied associated atlantic central city consolidated delta east eastern federal first
    general global grand great green international metropolitan modern national new north northern pacific premier public
    regional royal security south southern standard state supreme union united universal west western world
    """.split()  # noqa: SIM905 - reads better
)


def fuller(entity: KnownEntity, name: str, type_: EntityType) -> bool:
    """Return whether an entity's name is a longer one of what this name is short for.

    "UN Security Council" of "Security Council", "Kent Fire and Rescue Service" of "Kent Fire and Rescue" and of
    "KFRS", "Fraser River" of "Fraser".
    """
    if type_ in {"place", "person", "people"}:
        return type_ == "place" and _is_water(entity.name, name)
    if letters := acronym(name):
        return spells(letters, entity.name)
    short, long = ready(name, "body").words, ready(entity.name, "body").words
    if len(long) <= len(short) or is_nation(name):
        return False
    if long[-len(short) :] == short and (len(short) > 1 or LEADS.issuperset(long[:-1])):
        return True
    if long[: len(short)] != short or entity.type == "place":
        return False
    return len(short) > 1 or bool(core_name(name))


def _is_water(long: str, short: str) -> bool:
    """Return whether a place is the river or the lake of a name: "Fraser River", "River Trent"."""
    words = set(latin(long).split())
    return bool(words & WATERS) and words - WATERS - {"the"} == {latin(short)}


def describes(name: str) -> bool:
    """Return whether words describe somebody instead of naming him: "American defense officials".

    A name ends in a capital, or is a country's ministry and the like, which the tables know.

    >>> describes("the council of the valley"), describes("Ursula von der Leyen")
    (True, False)
    """
    words = [word for word in name.replace("’", "'").split() if word[:1].isalpha()]
    if not words or not any(word.lower() != word.upper() for word in words):
        return False
    return words[-1].islower() and fold(words[-1]) not in PARTICLES and not _of_a_country(words)


_BODIES = frozenset(
    ("bank", "court", "government", "guard", "ministry", "navy", "parliament", "police", "senate", "service")
)


def _of_a_country(words: list[str]) -> bool:
    owner = [word for word in words if word.lower() != "the"][:1]
    nation = fold(owner[0]).removesuffix("'s") if owner else ""
    return words[-1] in _BODIES and (nation in countries.by_name() or nation in countries.by_adjective())


def proper_name(name: str, type_: EntityType) -> str:
    """Return the name under which a thing is shown: a country's and an outlet's from the tables, else as printed."""
    if type_ in {"place", "organisation"}:
        country = countries.by_name().get(fold(name))
        if country:
            return country.name
        outlet = outlets.find(name)
        if outlet and outlet.name:
            return outlet.name
    name = " ".join(name.split())
    return name.removeprefix("the ").removeprefix("The ") if not outlets.find(name) else name
