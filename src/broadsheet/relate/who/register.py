"""Who is who across articles: names joined to entities that keep their ids.

``join`` reads one article's notes against the entities known so far. Full names come first; a surname
alone is whoever of that surname the article named last, else the one person of that surname known from
other articles. What only describes ("the council of the valley") is an entity of its article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from broadsheet.model import Article, Entity, EntityType, Link, Note, Span, Speaker, Statement
from broadsheet.relate.who.likeness import (
    asked,
    clash,
    describes,
    fuller,
    keys_of,
    one_person,
    person_words,
    proper_name,
)
from broadsheet.relate.who.names import entity_id
from broadsheet.text import outlets
from broadsheet.text.words import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntity:
    """Somebody or something that articles named."""

    id: str  # 12 hex digits, made of type and first name; it stays when the name grows
    type: EntityType
    name: str  # the fullest name known
    aliases: tuple[str, ...] = ()  # every other form printed, sorted


class Entities(Protocol):
    """The entities known so far, found by key words."""

    def find(self, keys: Collection[str]) -> Sequence[KnownEntity]:
        """Return the entities saved under any of the keys, in the order in which they were first saved."""
        ...

    def save(self, entity: KnownEntity, keys: Collection[str]) -> None:
        """Keep an entity, in place of the one with its id, and find it under these keys from now on."""
        ...


class MemoryEntities:
    """Entities kept in memory."""

    def __init__(self) -> None:
        self._entities: dict[str, KnownEntity] = {}
        self._order: dict[str, int] = {}
        self._ids: dict[str, set[str]] = {}

    def find(self, keys: Collection[str]) -> Sequence[KnownEntity]:
        """Return the entities saved under any of the keys, in the order in which they were first saved."""
        ids = {id_ for key in keys for id_ in self._ids.get(key, ())}
        return [self._entities[id_] for id_ in sorted(ids, key=self._order.__getitem__)]

    def save(self, entity: KnownEntity, keys: Collection[str]) -> None:
        """Keep an entity, in place of the one with its id, and find it under these keys from now on."""
        self._entities[entity.id] = entity
        self._order.setdefault(entity.id, len(self._order))
        for key in keys:
            self._ids.setdefault(key, set()).add(entity.id)


def join(article: Article, known: Entities) -> Article:
    """Return an article whose notes say which entity each name is, entities being made as needed.

    The same articles in the same order give the same ids. Sets ``entity`` and ``name`` of entity notes,
    ``entity`` of speakers and of links of chains.
    """
    joined, _ = _join(article, known)
    return joined


def join_all(articles: Iterable[Article], known: Entities | None = None) -> list[Article]:
    """Return articles joined one after the other, every note with the fullest name that any of them gave."""
    known = MemoryEntities() if known is None else known
    latest: dict[str, str] = {}
    joined = []
    for article in articles:
        done, named = _join(article, known)
        latest |= named
        joined.append(done)
    return [
        replace(article, notes=tuple(_renamed(note, latest) for note in article.notes)) for article in joined
    ]


def _renamed(note: Note, names: Mapping[str, str]) -> Note:
    if isinstance(note, Entity) and note.entity and names.get(note.entity, note.name) != note.name:
        return replace(note, name=names[note.entity])
    return note


# --- one article ------------------------------------------------------------------------------------


class _Use(NamedTuple):
    """A name somewhere in an article."""

    name: str
    type: EntityType | None  # None: only a speaker or a chain has it
    at: int  # where it stands; the title stands behind the text, so that full names come before it


_TITLE = 1 << 40  # behind every text


class _Desk:
    """What is known while one article is read."""

    def __init__(self, article: Article, known: Entities) -> None:
        self.article = article
        self.known = known
        self.here: dict[str, KnownEntity] = {}  # entities of this article by id
        self.by_name: dict[tuple[str, str], str] = {}  # what (name, pool) is called here
        self.recent: dict[str, list[tuple[int, str]]] = {}  # surname to places and ids, in text order
        notes = [note for note in article.notes if isinstance(note, Entity)]
        self.mentions = {_bare(note.text): note for note in reversed(notes)}
        self.people = [note for note in notes if note.type == "person" and note.field == "text"]
        self.descriptions: list[str] = []  # "the council of the valley": as far as read

    def described(self, name: str) -> str:
        """Return the longer description of this article that begins with this one, or the name itself."""
        for other in self.descriptions:
            if _bare(other).startswith(_bare(name) + " of "):
                return other
        self.descriptions.append(name)
        return name

    def keep(self, entity: KnownEntity, name: str) -> str:
        """Save an entity with one more form of its name, and return its id."""
        grown = _grown(entity, name)
        if grown != self.here.get(entity.id) or entity.id not in self.here:
            self.known.save(grown, keys_of(name, entity.type) | keys_of(grown.name, entity.type))
        self.here[entity.id] = grown
        return entity.id

    def make(self, name: str, type_: EntityType) -> str:
        """Make a new entity and return its id."""
        scope = self.article.id if describes(name) else ""
        id_ = entity_id(type_, f"{proper_name(name, type_)} {scope}".strip())
        made = KnownEntity(id=id_, type=type_, name=proper_name(name, type_))
        if scope:  # kept with this article alone: nobody else finds it
            self.here[id_] = made
            return id_
        return self.keep(made, name)


def _join(article: Article, known: Entities) -> tuple[Article, dict[str, str]]:
    desk = _Desk(article, known)
    uses = list(_uses(article))
    full = sorted({(use.name, use.type) for use in uses if use.type}, key=_fullest_first)
    for name, type_ in full:
        if type_ and not (type_ == "person" and len(person_words(name)) == 1):
            desk.by_name[name, _pool(type_)] = _resolve(desk, name, type_)
    _mark_people(desk, uses)
    notes = tuple(_joined(desk, note) for note in article.notes)
    return replace(article, notes=notes), {id_: entity.name for id_, entity in desk.here.items()}


def _fullest_first(named: tuple[str, str | None]) -> tuple[int, int, str, str]:
    name, type_ = named
    return (-len(name.split()), -len(name), name, type_ or "")


def _pool(type_: str | None) -> str:
    """Return which types are kept apart: a person is no place, but a body and a place are often mixed up."""
    return type_ if type_ in {"person", "people"} else "thing"


def _uses(article: Article) -> Iterable[_Use]:
    for note in article.notes:
        if isinstance(note, Entity):
            yield _Use(note.text, note.type, _at(note))


def _at(note: Entity) -> int:
    return note.start + (_TITLE if note.field == "title" else 0)


def _mark_people(desk: _Desk, uses: Sequence[_Use]) -> None:
    """Note where people are named in full, for the surnames alone after it."""
    for use in sorted(uses, key=lambda use: use.at):
        id_ = desk.by_name.get((use.name, "person"))
        if use.type == "person" and id_:
            words = person_words(use.name)
            for word in {words[-1], words[0]}:
                desk.recent.setdefault(word, []).append((use.at, id_))


def _resolve(desk: _Desk, name: str, type_: EntityType) -> str:
    """Return the id of what a full name names, after joining or making it."""
    found = _within(desk, name, type_) or _across(desk, name, type_)
    return desk.keep(found, name) if found else desk.make(name, type_)


def _within(desk: _Desk, name: str, type_: EntityType) -> KnownEntity | None:
    """Return the one thing of this article of which this is a shorter name: "Security Council"."""
    pool = _pool(type_)
    if pool == "thing":
        longer = [
            entity
            for entity in desk.here.values()
            if _pool(entity.type) == pool and fuller(entity, name, type_)
        ]
        return longer[0] if len({entity.id for entity in longer}) == 1 else None
    return None


def _across(desk: _Desk, name: str, type_: EntityType) -> KnownEntity | None:
    candidates = [
        entity for entity in desk.known.find(asked(name, type_)) if _pool(entity.type) == _pool(type_)
    ]
    if type_ != "person":
        return candidates[0] if candidates else None
    same = [entity for entity in candidates if _is_person(entity, name)]
    if same:
        return same[0]
    alone = [entity for entity in candidates if len(person_words(entity.name)) == 1]
    last = person_words(name)[-1]
    alone = [entity for entity in alone if person_words(entity.name)[0] == last]
    others = [e for e in candidates if e not in alone and person_words(e.name)[-1] == last]
    return alone[0] if len(alone) == 1 and not others else None


def _is_person(entity: KnownEntity, name: str) -> bool:
    forms = [form for form in (entity.name, *entity.aliases) if len(form.split()) > 1]
    return any(one_person(form, name) for form in forms) and not any(clash(form, name) for form in forms)


def _surname(desk: _Desk, name: str, at: int) -> str:
    """Return the id of whoever a surname alone means at a place in the text."""
    word = person_words(name)[0]
    named = desk.recent.get(word, [])
    before = [id_ for place, id_ in named if place <= at]
    if named:
        id_ = before[-1] if before else named[0][1]
        return desk.keep(desk.here[id_], name)
    candidates = [e for e in desk.known.find(keys_of(name, "person")) if e.type == "person"]
    exact = [e for e in candidates if len(person_words(e.name)) == 1]
    fitting = [e for e in candidates if person_words(e.name)[-1] == word]
    if len(fitting) == 1:
        return desk.keep(fitting[0], name)
    return desk.keep(exact[0], name) if exact else desk.make(name, "person")


# --- notes ------------------------------------------------------------------------------------------


def _joined(desk: _Desk, note: Note) -> Note:
    if isinstance(note, Entity):
        id_ = _id(desk, note.text, note.type, _at(note))
        return replace(note, entity=id_, name=desk.here[id_].name)
    if isinstance(note, Statement):
        speaker = note.speaker and _speaker(desk, note.speaker)
        return replace(note, speaker=speaker, chain=tuple(_link(desk, link) for link in note.chain))
    return note


def _id(desk: _Desk, name: str, type_: EntityType, at: int) -> str:
    if type_ == "person" and len(person_words(name)) == 1:
        return _surname(desk, name, at)
    key = (name, _pool(type_))
    if key not in desk.by_name:
        desk.by_name[key] = _resolve(desk, name, type_)
    return desk.by_name[key]


def _speaker(desk: _Desk, speaker: Speaker) -> Speaker:
    at = max((span.start for span in speaker.spans), default=0)
    return replace(speaker, entity=_named(desk, speaker.name, speaker.spans, at))


def _link(desk: _Desk, link: Link) -> Link:
    at = max((span.start for span in link.spans), default=0)
    return replace(link, entity=_named(desk, link.name, link.spans, at))


def _named(desk: _Desk, name: str, spans: Sequence[Span], at: int) -> str | None:
    """Return the id of a name that a speaker or a link has, as the entity notes of the article see it."""
    if not name.strip():
        return None
    note = desk.mentions.get(_bare(name))
    if note is None and (inside := [note for note in desk.people if _covered(note, spans, name)]):
        note = inside[-1]
    if note is not None:
        return _id(desk, note.text, note.type, at)
    name = desk.described(name) if describes(name) else name
    return _id(desk, name, _guess(desk, name), at)


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ").strip()


def _covered(note: Entity, spans: Sequence[Span], name: str) -> bool:
    """Return whether a mention stands at the words for a speaker and ends his name."""
    return name.endswith(note.text) and any(
        span.start <= note.start and note.end <= span.end for span in spans
    )


def _guess(desk: _Desk, name: str) -> EntityType:
    """Return the type of a name that no entity note has."""
    if outlets.is_channel(name):
        return "product"
    for type_ in ("person", "organisation"):
        if any(_pool(e.type) == _pool(type_) for e in desk.known.find(keys_of(name, type_))):
            return type_
    if describes(name) or outlets.find(name):
        return "organisation"
    return "person" if name.istitle() and len(name.split()) in {2, 3} else "organisation"


def _grown(entity: KnownEntity, name: str) -> KnownEntity:
    """Return an entity with one more form of its name; the fuller one becomes its name."""
    if name == entity.name or name in entity.aliases:
        return entity
    names = {entity.name, *entity.aliases, name}
    best = name if _rank(name, entity) > _rank(entity.name, entity) else entity.name
    return replace(entity, name=best, aliases=tuple(sorted(names - {best})))


def _rank(name: str, entity: KnownEntity) -> tuple[int, int]:
    """Return how good a form of a name is to show: people in full, others as first printed, none shouted."""
    loud = name.isupper() and entity.type in {"person", "place"}
    return (len(person_words(name)) if entity.type == "person" else 0, -loud)
