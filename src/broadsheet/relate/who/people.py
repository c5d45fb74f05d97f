"""Which person one name alone means: a surname, a first name, "Mrs Halloran", "Tull Jr."."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from broadsheet.relate.who.givennames import MEN, WOMEN
from broadsheet.relate.who.known import KnownEntity
from broadsheet.relate.who.likeness import (
    clash,
    first_names,
    generation,
    one_person,
    person_words,
    plain_words,
    surnames,
)
from broadsheet.relate.who.offices import Office, beside, sex
from broadsheet.text.letters import is_cyrillic


class _Appearance(NamedTuple):
    at: int
    entity: str


class Cast:
    """The people whom an article names in full, where it does, and what it calls them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.appearances: dict[str, list[_Appearance]] = {}  # by what a surname or a first name sounds like
        self.offices: dict[str, set[Office]] = {}
        self.sexes: dict[str, str] = {}
        self.generations: dict[str, str] = {}
        self.given: dict[str, frozenset[str]] = {}  # how first names sound, by whose they are

    def add(self, name: str, entity: str, at: int, start: int | None, end: int) -> None:
        """Note that somebody is named in full.

        Args:
            name: as printed.
            entity: whose name it is.
            at: for the order of appearance.
            start: where it stands in the text, None in a headline.
            end: where it ends there.
        """
        for word in surnames(name) | first_names(name) | frozenset(person_words(name)):
            self.appearances.setdefault(word, []).append(_Appearance(at, entity))
        self.given[entity] = self.given.get(entity, frozenset()) | first_names(name)
        if kind := generation(name):
            self.generations[entity] = kind
        if start is not None:
            self.offices.setdefault(entity, set()).update(beside(self.text, start, end))
            self._learn_sex(entity, sex(self.text, start, name) or _sex_of_name(name))

    def _learn_sex(self, entity: str, found: str | None) -> None:
        if found:
            self.sexes.setdefault(entity, found)

    def only(self, name: str) -> str | None:
        """Return the one person of this article whose first name a word is, or in Cyrillic whose surname too."""
        heard = surnames(name)
        found = {
            one.entity
            for word in heard
            for one in self.appearances.get(word, ())
            if is_cyrillic(name) or word in self.given.get(one.entity, ())
        }
        return found.pop() if len(found) == 1 else None

    def is_called(self, name: str, offices: frozenset[Office]) -> bool:
        """Return whether somebody of this article whom a name may mean is given one of the offices in it."""
        return any(
            offices & self.offices.get(one.entity, set())
            for word in surnames(name)
            for one in self.appearances.get(word, ())
        )

    def meant(self, name: str, at: int) -> str | None:
        """Return who of those named in full one name alone means at a place: the last before it that fits it."""
        named = sorted({one for word in surnames(name) for one in self.appearances.get(word, ())})
        named = [one for one in named if self._may_be(one.entity, name, at)]
        same = [one for one in named if one.entity in self.generations] if generation(name) else []
        if not named or (generation(name) and not same):
            return None
        known = beside(self.text, at, at + len(name)) if at < len(self.text) else frozenset()
        called = [one for one in named if known & self.offices.get(one.entity, set())]
        whole = same or called or named
        before = [one for one in whole if one.at <= at]
        found = (before[-1] if before else whole[0]).entity
        if at < len(self.text):
            self._learn_sex(found, sex(self.text, at, name))
        return found

    def _may_be(self, entity: str, name: str, at: int) -> bool:
        kind, said = generation(name), sex(self.text, at, name) if at < len(self.text) else None
        if kind and self.generations.get(entity, kind) != kind:
            return False
        return not said or self.sexes.get(entity, said) == said


def _sex_of_name(name: str) -> str | None:
    """Return "m" or "f" where only men or only women have a first name."""
    first = plain_words(name)[:1]
    return "m" if MEN.issuperset(first) else "f" if WOMEN.issuperset(first) else None


def lone_known(name: str, candidates: Sequence[KnownEntity], company: Collection[str]) -> KnownEntity | None:
    """Return the one known person whom a name alone means, or None where it may be another one.

    Args:
        name: a surname, or a first name.
        candidates: people of that surname or first name.
        company: surnames in this article: a first name alone means only somebody whose surname is among them.
    """
    people = [entity for entity in candidates if entity.type == "person"]
    exact = [entity for entity in people if len(person_words(entity.name)) == 1]
    exact = [entity for entity in exact if surnames(entity.name) & surnames(name)]
    fitting = [e for e in people if e in exact or surnames(e.name) & surnames(name)]
    fitting = [e for e in fitting if not any(clash(form, name) for form in (e.name, *e.aliases))]
    if kind := generation(name):
        fitting = [
            e for e in fitting if any(generation(form) == kind for form in (e.name, *e.aliases))
        ] or fitting
    if len(fitting) == 1 and (fitting[0] not in exact or not _given(name, people, company)):
        return fitting[0]
    given = _given(name, people, company)
    if len(given) == 1:
        return given[0]
    return exact[0] if exact else None


def _given(name: str, people: Sequence[KnownEntity], company: Collection[str]) -> list[KnownEntity]:
    """Return the people of a first name whose surname the article names."""
    words = surnames(name)
    full = [entity for entity in people if len(person_words(entity.name)) > 1]
    return [e for e in full if words & first_names(e.name) and not surnames(e.name).isdisjoint(company)]


def is_person(entity: KnownEntity, name: str) -> bool:
    """Return whether a full name is of a known person."""
    forms = [form for form in (entity.name, *entity.aliases) if len(form.split()) > 1]
    return any(one_person(form, name) for form in forms) and not any(clash(form, name) for form in forms)


def one_of(same: Sequence[KnownEntity], name: str) -> KnownEntity | None:
    """Return whom a full name means of several it fits: who has just this name, none where two people fit as well.

    "S. Morita" is neither Sayuri nor Shun, "Robert Tull" neither the elder nor the younger one.
    """
    words = person_words(name)
    exact = [e for e in same if any(person_words(form) == words for form in (e.name, *e.aliases))]
    fits = exact or same
    others = [entity for entity in fits[1:] if not one_person(fits[0].name, entity.name)]
    return None if others else fits[0]
