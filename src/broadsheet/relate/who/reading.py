"""One article read by the register: which entity each of its names is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from broadsheet.model import Article, Entity, EntityType, Link, Note, Span, Speaker, Statement
from broadsheet.relate.who.bodies import acronym, describes, fuller, initials, nations_own, proper_name
from broadsheet.relate.who.brackets import explained
from broadsheet.relate.who.company import FIRST, holder_keys, holders, met, pairs
from broadsheet.relate.who.kin import is_kin
from broadsheet.relate.who.known import Entities, KnownEntity
from broadsheet.relate.who.likeness import (
    alike_across,
    alike_things,
    asked,
    exact_key,
    keys_of,
    person_words,
    shorter,
    surnames,
    thing_bones,
)
from broadsheet.relate.who.matching import ready
from broadsheet.relate.who.names import entity_id, known
from broadsheet.relate.who.nominals import Seen, alone, is_nominal
from broadsheet.relate.who.offices import beside, is_courteous, office_keys
from broadsheet.relate.who.people import Cast, is_person, lone_known, one_of
from broadsheet.relate.who.repeats import repeated, widened
from broadsheet.relate.who.unread import unread
from broadsheet.text import countries, outlets
from broadsheet.text.words import fold

_TITLE = 1 << 40  # behind every text: full names come before a headline's short ones


class _Desk:
    """What is known while one article is read."""

    def __init__(self, article: Article, known: Entities) -> None:
        self.article = article
        self.known = known
        self.here: dict[str, KnownEntity] = {}  # entities of this article by id
        self.by_name: dict[tuple[str, str], str] = {}  # what (name, pool) is called here
        self.by_place: dict[tuple[str, int], str] = {}  # what a name alone means at a place
        notes = [n for n in article.notes if isinstance(n, Entity) and not is_nominal(n.text)]
        notes = widened(article.text, notes)
        self.notes = [*notes, *repeated(article.text, notes)]
        self.brackets, added = explained(article.text, self.notes)
        self.notes += added
        self.cast = Cast(article.text)
        self.mentions = {_bare(note.text): note for note in reversed(self.notes)}
        self.people = [note for note in self.notes if _type(note) == "person" and note.field == "text"]
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


def read(article: Article, known: Entities) -> tuple[Article, dict[str, str]]:
    """Return an article with its names joined, and the fullest name of each entity in it by id."""
    desk = _Desk(article, known)
    named: set[tuple[str, EntityType]] = {(note.text, _type(note)) for note in desk.notes}
    full = sorted(named, key=_fullest_first)
    _read_full(desk, [(name, type_) for name, type_ in full if type_ == "person"])
    people = sorted((note for note in desk.notes if _type(note) == "person"), key=_at)
    for note in people:
        if id_ := desk.by_name.get((note.text, "person")):
            desk.cast.add(note.text, id_, _at(note), note.start if note.field == "text" else None, note.end)
    _read_full(desk, [(name, type_) for name, type_ in full if type_ != "person"])
    for note in people:
        if _is_lone(note.text, "person"):
            _lone(desk, note.text, _at(note))
    desk.notes += unread(article.text, desk.notes, desk.here, known, nouns=article.language == "de")
    mentions = [_mention(desk, note) for note in desk.notes]
    others = [_joined(desk, note) for note in article.notes if not isinstance(note, Entity)]
    notes = (*_with_offices(desk, mentions), *others)
    _keep_offices(desk)
    return replace(article, notes=notes), {id_: entity.name for id_, entity in desk.here.items()}


def _read_full(desk: _Desk, names: Sequence[tuple[str, EntityType]]) -> None:
    for name, type_ in names:
        if not _is_lone(name, type_):
            desk.by_name[name, _pool(type_)] = _resolve(desk, name, type_)


def _fullest_first(named: tuple[str, str]) -> tuple[int, int, str, str]:
    name, type_ = named
    return (-len(name.split()), -len(name), name, type_)


def _type(note: Entity) -> EntityType:
    return "person" if is_courteous(note.text) else note.type


def _pool(type_: str | None) -> str:
    """Return which types are kept apart: a person is no place, but a body and a place are often mixed up."""
    return type_ if type_ in {"person", "people"} else "thing"


def _is_lone(name: str, type_: str) -> bool:
    return type_ == "person" and len(person_words(name)) == 1


def _at(note: Entity) -> int:
    return note.start + (_TITLE if note.field == "title" else 0)


# --- full names -------------------------------------------------------------------------------------


def _resolve(desk: _Desk, name: str, type_: EntityType) -> str:
    """Return the id of what a full name names, after joining or making it."""
    if type_ == "person":
        found = _person(desk, name) or _exact(desk, name, "thing")
    elif type_ == "event":  # a storm has a first name: it is nobody's
        found = _within(desk, name, type_) or _across(desk, name, type_)
    else:
        found = _within(desk, name, type_) or _across(desk, name, type_)
        found = found or _misread(desk, name, type_)
    return desk.keep(found, name) if found else desk.make(name, type_)


def _within(desk: _Desk, name: str, type_: EntityType) -> KnownEntity | None:
    """Return the one thing of this article of which this is a shorter name: "Security Council"."""
    if _pool(type_) != "thing":
        return None
    if full := desk.brackets.get(name):
        id_ = desk.by_name.get((full, "thing"))
        return desk.here.get(id_) if id_ else None
    things = [entity for entity in desk.here.values() if _pool(entity.type) == "thing"]
    longer = {entity.id: entity for entity in things if fuller(entity, name, type_)}
    return next(iter(longer.values())) if len(longer) == 1 else None


def _exact(desk: _Desk, name: str, pool: str) -> KnownEntity | None:
    """Return what is known by just this name."""
    found = desk.known.find([exact_key(name)] if pool == "thing" else keys_of(name, "people"))
    return next((entity for entity in found if _pool(entity.type) == pool), None)


def _across(desk: _Desk, name: str, type_: EntityType) -> KnownEntity | None:
    """Return the thing of this name, or the one thing whose name is this one's in short, in full or elsewhere."""
    if (found := _exact(desk, name, _pool(type_))) or type_ == "people":
        return found
    if own := _nations(desk, name, type_):
        return own
    keys = frozenset(key for key in keys_of(name, type_) if not key.startswith(("bones ", "part ")))
    loose = [entity for entity in desk.known.find(keys) if _pool(entity.type) == "thing"]
    fits = [entity for entity in loose if any(alike_things(form, name) for form in _forms(entity))]
    if len(fits) != 1 and (letters := acronym(name) or initials(name)):
        brief = desk.known.find([f"brief {letters}"])
        fits = met((entity for entity in brief if alike_things(entity.name, name)), desk.here, desk.known)
    if not fits and (bones := thing_bones(name)):
        other = [one for one in desk.known.find([f"bones {bones}"]) if _pool(one.type) == "thing"]
        fits = _met_or_here(desk, [one for one in other if any(alike_across(f, name) for f in _forms(one))])
    fits = fits or _in_short(desk, name, type_)
    return fits[0] if len(fits) == 1 else None


def _in_short(desk: _Desk, name: str, type_: EntityType) -> list[KnownEntity]:
    """Return the things met in this company of whose names this is one in short, or which are short for it."""
    if type_ == "place" or known(name):
        return []
    longer = desk.known.find([f"part {' '.join(ready(name, 'body').words)}"])
    parts = {exact_key(part) for part in shorter(name)}
    some = [*longer, *(desk.known.find(parts) if parts else ())]
    return met([one for one in some if one.type not in {"person", "people", "place"}], desk.here, desk.known)


def _met_or_here(desk: _Desk, some: Sequence[KnownEntity]) -> list[KnownEntity]:
    return [one for one in some if one.id in desk.here] + met(some, desk.here, desk.known)


def _nations(desk: _Desk, name: str, type_: EntityType) -> KnownEntity | None:
    """Return the one "Philippine Coast Guard" for "Coast Guard" in an article that names the country."""
    if type_ != "organisation" or " " not in name:
        return None
    here = {code for note in desk.notes if note.type in ("place", "people") and (code := _country(note.text))}
    found = desk.known.find([f"own {_bare(name)}"])
    fits = [one for one in found if (own := nations_own(one.name)) and own[0] in here]
    return fits[0] if len(fits) == 1 else None


def _country(name: str) -> str | None:
    country = countries.by_name().get(_bare(name)) or countries.by_adjective().get(_bare(name))
    return country.code if country else None


def _misread(desk: _Desk, name: str, type_: EntityType) -> KnownEntity | None:
    """Return the person of just this name, where what it was read as is known of nothing."""
    if _pool(type_) != "thing" or acronym(name):
        return None
    words = person_words(name)
    if len(words) == 1 and not known(name) and (id_ := desk.cast.only(name)):
        return desk.here[id_]
    people = [entity for entity in desk.known.find(asked(name, "person")) if entity.type == "person"]
    for entity in people:
        if any(person_words(form) == words for form in _forms(entity)):
            return entity if len(words) > 1 or person_words(entity.name) == words else None
    if (
        len(words) == 1
        and type_ in {"other", "organisation"}
        and not known(name)
        and (met_ := _by_company(desk, name))
    ):
        return met_
    return lone_known(name, people, ()) if len(words) == 1 and type_ == "other" else None


def _forms(entity: KnownEntity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _person(desk: _Desk, name: str) -> KnownEntity | None:
    candidates = [entity for entity in desk.known.find(asked(name, "person")) if entity.type == "person"]
    people = {note.text for note in desk.people}
    whole = [one for one in candidates if is_person(one, name)]
    same = [one for one in whole if not is_kin(one, name, people)]
    if len(same) < len(whole):  # told from kin: a short form may be the kin's
        same = [one for one in same if person_words(name) in map(person_words, _forms(one))]
    if same:
        return one_of(same, name)
    alone_ = [e for e in candidates if len(person_words(e.name)) == 1 and surnames(e.name) & surnames(name)]
    others = [e for e in candidates if e not in alone_ and surnames(e.name) & surnames(name)]
    return alone_[0] if len(alone_) == 1 and not others else None


def _lone(desk: _Desk, name: str, at: int) -> str:
    """Return the id of whoever one name alone means at a place in the text."""
    if (name, at) not in desk.by_place:
        desk.by_place[name, at] = _find_lone(desk, name, at)
    return desk.by_place[name, at]


def _find_lone(desk: _Desk, name: str, at: int) -> str:
    if called := _by_office(desk, name, at):
        return desk.keep(called, name)
    if id_ := desk.cast.meant(name, at):
        return desk.keep(desk.here[id_], name)
    if beside_ := _by_company(desk, name):
        return desk.keep(beside_, name)
    company = {word for note in desk.people for word in surnames(note.text)}
    found = lone_known(name, desk.known.find(_any_word(name)), company)
    if not found and not is_courteous(name):
        found = _exact(desk, name, "thing")
    return desk.keep(found, name) if found else desk.make(name, "person")


def _by_office(desk: _Desk, name: str, at: int) -> KnownEntity | None:
    """Return who of that surname has in other articles the office that stands before the name: "Prosecutor Kim"."""
    offices = beside(desk.article.text, at, at + len(name)) if at < _TITLE else frozenset()
    offices = frozenset(office for office in offices if office.head not in _ANY_OFFICE)
    if not offices or desk.cast.is_called(name, offices):
        return None
    people = [one for one in desk.known.find(_any_word(name)) if one.type == "person" and " " in one.name]
    fits = [one for one in people if any(desk.known.find(office_keys(office, one.id)) for office in offices)]
    return fits[0] if len(fits) == 1 else None


_ANY_OFFICE = frozenset(("doctor",))  # what many people of one surname are


def _any_word(name: str) -> frozenset[str]:
    """Return the keys of people of whose names a word is one: some print the surname first."""
    return asked(name, "person") | {f"given {word}" for word in person_words(name)}


def _by_company(desk: _Desk, name: str) -> KnownEntity | None:
    """Return the one person of that surname or first name whom other articles named beside somebody of this one."""
    if is_courteous(name):
        return None
    whole = [
        one
        for one in desk.known.find(_any_word(name))
        if one.type == "person" and len(person_words(one.name)) > 1
    ]
    if sum(not surnames(one.name).isdisjoint(surnames(name)) for one in whole) > 1:
        return None  # whom one was met beside does not show that it is not the other one
    fits = met(whole, desk.here, desk.known)
    return fits[0] if len(fits) == 1 else None


# --- notes ------------------------------------------------------------------------------------------


def _mention(desk: _Desk, note: Entity) -> Entity:
    id_ = _id(desk, note.text, _type(note), _at(note))
    return replace(note, entity=id_, name=desk.here[id_].name)


def _joined(desk: _Desk, note: Note) -> Note:
    if isinstance(note, Statement):
        speaker = note.speaker and _speaker(desk, note.speaker)
        return replace(note, speaker=speaker, chain=tuple(_link(desk, link) for link in note.chain))
    return note


def _keep_offices(desk: _Desk) -> None:
    """Save what people are called, for articles that say "the minister" alone."""
    first = [
        id_
        for note in sorted(desk.notes, key=_at)
        if (id_ := desk.by_name.get((note.text, _pool(_type(note)))))
    ]
    first = [id_ for id_ in first if desk.here[id_].type in ("person", "organisation")]
    for id_, key in pairs(first):
        desk.known.save(desk.here[id_], frozenset((key,)))
    company = list(dict.fromkeys(first))[:FIRST]
    for id_, offices in desk.cast.offices.items():
        keys = frozenset().union(*(office_keys(office, id_) for office in offices))
        keys |= holder_keys(offices, (other for other in company if other != id_))
        if keys:
            desk.known.save(desk.here[id_], keys)


def _with_offices(desk: _Desk, mentions: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the mentions, and among them the offices of the text that stand for one of them."""
    inside = [note for note in mentions if note.field == "text"]
    seen = [
        Seen(note.start, note.end, note.text, note.name or note.text, _type(note), note.entity)
        for note in sorted(inside, key=_at)
        if note.entity
    ]
    makers = {note.entity: note for note in inside}
    text = desk.article.text
    company = frozenset(id_ for id_ in makers if id_)

    def holder(wanted: str) -> Seen | None:
        fits = [one for one in holders(wanted, company, desk.known) if one.id not in company]
        if len(fits) != 1:
            return None
        one = fits[0]
        desk.here.setdefault(one.id, one)
        found = Entity(
            start=0, end=0, text="", type="person", name=one.name, entity=one.id, made_by="register"
        )
        makers.setdefault(one.id, found)
        return Seen(0, 0, one.name, one.name, "person", one.id)

    added = [
        replace(
            makers[meant.seen.entity], start=meant.start, end=meant.end, text=text[meant.start : meant.end]
        )
        for meant in alone(text, seen, lambda key: bool(desk.known.find([key])), holder)
    ]
    yield from (note for note in mentions if note.field == "title")
    yield from sorted((*inside, *added), key=_at)


def _id(desk: _Desk, name: str, type_: EntityType, at: int) -> str:
    if _is_lone(name, type_):
        return _lone(desk, name, at)
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
        return _id(desk, note.text, _type(note), at)
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
        if any(_pool(e.type) == _pool(type_) for e in desk.known.find(_exactly(name, type_))):
            return type_
    if describes(name) or outlets.find(name):
        return "organisation"
    return "person" if name.istitle() and len(name.split()) in {2, 3} else "organisation"


def _exactly(name: str, type_: EntityType) -> set[str]:
    """Return the keys of what has just this name: a person's surname, all of another thing's name."""
    return {f"person {person_words(name)[-1]}"} if type_ == "person" else {exact_key(name)}


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
