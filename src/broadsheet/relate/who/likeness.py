"""How the register tells names of one thing: stricter than ``names.same``, because it never asks twice."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from broadsheet.model import EntityType
from broadsheet.relate.who.matching import alike, distance, match, ready, sound
from broadsheet.relate.who.names import known
from broadsheet.relate.who.namewords import PARTICLES
from broadsheet.text import countries, outlets
from broadsheet.text.words import fold

if TYPE_CHECKING:
    from broadsheet.relate.who.register import KnownEntity


@lru_cache(maxsize=8_000)
def person_words(name: str) -> tuple[str, ...]:
    """Return how the words of a person's name sound, offices and small words left out; never empty.

    >>> person_words("President Zelenskyy") == person_words("Zelensky")
    True
    """
    return tuple(sound(word) for word in ready(name, "person").words) or (fold(name),)


@lru_cache(maxsize=8_000)
def keys_of(name: str, type_: EntityType) -> frozenset[str]:
    """Return the keys under which an entity of this name is kept.

    Things of one key are one thing; a person's key is the surname.
    """
    if type_ == "person":
        return frozenset((f"person {person_words(name)[-1]}",))
    if type_ == "people":
        return frozenset((f"people {_people(name)}",))
    return frozenset((f"thing {_thing(name)}",))


def asked(name: str, type_: EntityType) -> frozenset[str]:
    """Return the keys under which to look for a name: for a person the first word too, if it is the surname."""
    first = {f"person {person_words(name)[0]}"} if type_ == "person" else set()
    return keys_of(name, type_) | first


def _people(name: str) -> str:
    parts = [countries.by_adjective().get(part) for part in fold(name).split("-")]
    if all(parts):
        return "-".join(country.code for country in parts if country)
    return fold(name).removesuffix("s")


def _thing(name: str) -> str:
    if table := known(name):
        return table
    if outlet := outlets.find(name):
        return fold(outlet.name or name)
    return " ".join(sorted(sound(word) for word in ready(name, "body").words))


def one_person(a: str, b: str) -> bool:
    """Return whether two full names are of one person.

    Surnames sound the same (or differ by a letter in a long one); first names are the same, short forms,
    initials or spellings of one another; a middle name may lack, none may contradict.

    >>> one_person("Volodymyr Zelenskyy", "Vladimir Zelensky"), one_person("Bill Clinton", "Hillary Clinton")
    (True, False)
    """
    left, right = ready(a, "person").words, ready(b, "person").words
    found = match(left, right)
    if all(found.alone) or len(found.pairs) < 2 or clash(a, b):
        return False
    last = [pair for pair in found.pairs if left[-1] == pair[0] or right[-1] == pair[1]]
    ends = {(x, y) for x, y, _ in found.pairs} & {(left[0], right[0]), (left[-1], right[-1])}
    if any(found.alone) and not ends:  # surname first, or two people: then no word may lack
        return False
    if any(not _one_surname(x, y) for x, y, _ in last):
        return False
    return all(_one_first_name(x, y) for x, y, _ in found.pairs if (x, y) not in {pair[:2] for pair in last})


def clash(a: str, b: str) -> bool:
    """Return whether two names of persons have different initials in the middle.

    >>> clash("George W. Bush", "George H. W. Bush"), clash("George Bush", "George W. Bush")
    (True, False)
    """
    left, right = ([word for word in ready(name, "person").words[1:-1] if len(word) == 1] for name in (a, b))
    return bool(left and right) and left != right


# From this length on one letter more or less is a slip: "Netanyahu", "Natanyahu".
_LONG = 8
# "Andrii" and "Andrey" are .83, "Daniel" and "Donald" .5; .8 parts them best on the public name pairs.
_ALIKE = 0.8


def _one_surname(a: str, b: str) -> bool:
    return sound(a) == sound(b) or (min(len(a), len(b)) >= _LONG and distance(a, b) == 1)


def _one_first_name(a: str, b: str) -> bool:
    return alike(a, b) >= _ALIKE and (a[0] == b[0] or alike(a, b) > 0.9)


def fuller(entity: KnownEntity, name: str, type_: EntityType) -> bool:
    """Return whether an entity's name is a body's full name that ends in this one."""
    short = ready(name, "body").words
    if len(short) < 2 or type_ not in {"organisation", "other"}:
        return False
    long = ready(entity.name, "body").words
    return len(long) > len(short) and long[-len(short) :] == short


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
