"""Whether an article tells two people of one surname apart: "Mario and Maria Conti", "Robert Tull Jr. and Sr."."""

from __future__ import annotations

from collections.abc import Collection

from broadsheet.relate.who.known import KnownEntity
from broadsheet.relate.who.likeness import (
    first_names,
    generation,
    is_arabic,
    plain_words,
)
from broadsheet.text.letters import is_cyrillic


def is_kin(entity: KnownEntity, name: str, people: Collection[str]) -> bool:
    """Return whether this is another one of the surname, whom the article names beside this one.

    Args:
        entity: who might be meant.
        name: a full name of the article.
        people: the names of all people in the article, as printed.
    """
    words = plain_words(name)
    full = [form for form in (entity.name, *entity.aliases) if len(plain_words(form)) > 1]
    if all(plain_words(form) != words for form in full):
        beside = {plain_words(other) for other in people if are_two(other, name)}
        if any(plain_words(form) in beside for form in full):
            return True
    kinds = {generation(other) for other in people if plain_words(other) == words}
    return len(kinds) > 1 and generation(name) not in {generation(form) for form in full}


def are_two(a: str, b: str) -> bool:
    """Return whether two full names that one article prints are of two people: one surname, two first names.

    An outlet spells one person's name in one way, so a letter more or less makes another person; short forms,
    initials, cases and other scripts prove nothing.

    >>> are_two("Mario Conti", "Maria Conti"), are_two("Bill Grove", "William Grove")
    (True, False)
    """
    left, right = plain_words(a), plain_words(b)
    if not len(left) == len(right) == 2 or left[-1] != right[-1] or _script(a) != _script(b):
        return False
    return min(len(left[0]), len(right[0])) > 1 and first_names(a).isdisjoint(first_names(b))


def _script(name: str) -> tuple[bool, bool]:
    return is_cyrillic(name), is_arabic(name)
