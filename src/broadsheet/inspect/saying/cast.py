"""The cast of an article: everybody it names, their offices, and who spoke last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from broadsheet.inspect.saying import arabic
from broadsheet.inspect.saying.bearers import text_of
from broadsheet.inspect.saying.callings import CALLINGS
from broadsheet.inspect.saying.folded import QUOTE, Unit
from broadsheet.inspect.saying.phrases import POSSESSIVE, PREPOSITIONS, is_name, name_end
from broadsheet.inspect.saying.pressforms import MASTHEADS
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.model import Entity
from broadsheet.text import outlets
from broadsheet.text.countries import by_adjective, by_name
from broadsheet.text.words import fold

# Offices that stand before a name or for one: words of one line may stand for each other.
_ROLES = (
    "adviser advisor aide",
    "ambassador envoy",
    "archbishop bishop cardinal pope",
    "chairman chairperson chairwoman chair",
    "chancellor",
    "chief commander head director boss",
    "congressman congresswoman lawmaker mp representative rep. rep",
    "coach manager",
    "czar emperor king monarch",
    "doctor dr dr. professor prof. prof",
    "governor gov. gov",
    "judge justice",
    "lawyer attorney prosecutor",
    "mayor",
    "minister",
    "officer sergeant captain lieutenant colonel general gen. gen col. sgt. lt. major admiral marshal sheriff",
    "premier",
    "president leader strongman",
    "prince princess queen",
    "secretary",
    "senator sen. sen",
    "speaker",
    "spokesman spokesperson spokeswoman",
)  # fmt: skip
ROLE_OF = {word: row.split()[0] for row in _ROLES for word in row.split()}
TITLES = frozenset(ROLE_OF) | listed("candidate ceo co-founder commissioner deputy foreign founder frontrunner front-runner lord lady miss mr mr. mrs mrs. ms ms. "
    "nominee president-elect rev. reverend sir st. author journalist analyst economist historian hopeful activist engineer farmer nurse pilot student teacher messrs. sens. reps. "
    "губернатор глава мер министр мэр міністр прем'єр премьер президент republican democrat democratic interim acting former")  # fmt: skip
BODY_WORDS = listed("""
    administration agency army association authorities authority bank board bureau campaign cabinet centre center
    commission committee company congress council court department directorate embassy federation firm force forces
    foundation government group institute military ministry mission navy office organisation organization panel
    parliament party police presidency regulator senate service spokespeople staff team union university white house
    """)  # fmt: skip
# German offices, one word and with a capital as every noun is.
_AMT = re.compile(
    r"(?:minister|präsident|kanzler|meister|sprecher|chef|sekretär|leiter|direktor|anwalt|anwält|botschafter|führer|kommandant|kapitän)(?:in)?\Z"
    r"|(?:landes|stadt|staats|kreis|gemeinde)r(?:at|ätin)\Z|(?:vorsitzende|abgeordnete|beauftragte|experte)[rn]?\Z|(?:міністр|министр|прем'єр|премьер|речниц|міністерк)\w?\Z",
    re.IGNORECASE,
)
PARTICLES = listed("al bin da de del den der di dos du el ibn la le ten van von y")
_GENDERS = {
    "mr": "he", "mr.": "he", "sir": "he", "king": "he", "chairman": "he", "spokesman": "he", "congressman": "he", "prince": "he",
    "mrs": "she", "mrs.": "she", "ms": "she", "ms.": "she", "miss": "she", "queen": "she", "chairwoman": "she",
    "spokeswoman": "she", "congresswoman": "she", "princess": "she", "lady": "she",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Office:
    """An office that the article gives somebody: "Norlandic Ambassador Ada Holm"."""

    role: str
    country: str | None
    name: str
    start: int  # where the name stands


@dataclass(slots=True)
class Cast:
    """Everybody an article names, and who spoke last."""

    people: dict[str, str] = field(default_factory=dict)  # folded last name (and whole name): fullest name
    bodies: list[str] = field(default_factory=list)
    roles: list[Office] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    owners: frozenset[int] = frozenset()  # where names stand that say whose something is: "Norland's envoy"
    mentions: list[tuple[int, str]] = field(default_factory=list)  # where people are named, in order
    starts: list[int] = field(default_factory=list)  # of the sentences
    offices_at: dict[int, int] = field(default_factory=dict)  # start and end of the organisations it found
    bodies_at: dict[int, str] = field(
        default_factory=dict
    )  # where the entities inspector found an organisation
    places_at: frozenset[int] = frozenset()  # where it found a place
    persons: dict[int, str] = field(default_factory=dict)  # where the entities inspector found a person
    entities: Mapping[str, str] = field(default_factory=dict)  # folded name: entity id
    press: dict[str, str] = field(default_factory=dict)  # names of the press here, whole or short: whole
    press_at: list[tuple[int, str]] = field(
        default_factory=list
    )  # where outlets are named, if the article says "the newspaper"
    last_press: str | None = None
    language: str | None = None  # of the article
    author: str = "the author"  # who "I" is outside quotations: by the byline where there is one
    last_person: tuple[int, str] | None = None
    last_body: str | None = None
    last_office: str | None = None  # as last_body, but no country
    last_group: str | None = None


def cast(sentences: Sequence[Unit], entities: Iterable[Entity], language: str | None = None) -> Cast:
    """Return the cast of an article; in German, where every noun has a capital, names are the entities'."""
    found = Cast(language=language, starts=[unit.starts[0] for unit in sentences if unit.starts])
    entities = [entity for entity in entities if entity.field == "text"]
    found.owners = frozenset(
        unit.starts[at] for unit in sentences for at, word in enumerate(unit.words) if is_name(word) and POSSESSIVE.search(word)
    )  # fmt: skip
    found.entities = {fold(entity.name or entity.text): entity.entity for entity in entities if entity.entity}
    people = [(e.start, e.name or e.text) for e in entities if e.type == "person"]
    found.offices_at = {e.start: e.end for e in entities if e.type == "organisation"}
    found.places_at = frozenset(e.start for e in entities if e.type == "place")
    found.bodies_at = {e.start: e.name or e.text for e in entities if e.type == "organisation"}
    found.persons = {e.start: e.text for e in entities if e.type == "person"}
    found.bodies = [e.name or e.text for e in entities if e.type == "organisation"]
    known = {fold(e.text) for e in entities if e.type != "person"}
    for unit in sentences:
        _read_names(
            unit,
            found,
            people if language == "de" or (entities and language in (None, "en")) else None,
            known,
        )
    if language == "de" and not people:
        _read_german(sentences, found)
    _read_press(sentences, found)
    if language == "ar":
        _read_arabic(sentences, found)
    if entities:
        for start, name in people:
            _add_person(found, start, untitled(name.split()))
    found.mentions.sort()
    return found


def _read_names(unit: Unit, found: Cast, people: list[tuple[int, str]] | None, known: set[str]) -> None:
    """Collect runs of capitalised words and the offices before them."""
    at = 0
    while at < len(unit):
        if not is_name(unit.words[at]) or unit.words[at] == QUOTE:
            at += 1
            continue
        end = name_end(unit, at, PARTICLES, owners=True)
        _read_run(unit, at, end, found, plain=people is None and fold(text_of(unit, at, end)) not in known)
        at = end


def _read_german(sentences: Sequence[Unit], found: Cast) -> None:
    """Collect two capitals in a row where no person was found: a first and a last name, behind no article."""
    for unit in sentences:
        for at in range(1, len(unit) - 1):
            pair = unit.lows[at : at + _WHOLE]
            named = all(map(is_name, unit.words[at : at + _WHOLE])) and not set(pair) & (
                BODY_WORDS | _NO_FIRST_NAMES
            )
            alone = not is_name(unit.words[at - 1]) and not is_name(
                " ".join(unit.words[at + _WHOLE : at + _WHOLE + 1])
            )
            if (
                named
                and alone
                and unit.lows[at - 1] not in _BEFORE_NOUNS
                and unit.starts[at] not in found.places_at
                and unit.starts[at] not in found.bodies_at
            ):
                _add_person(found, unit.starts[at], " ".join(unit.words[at : at + _WHOLE]))


# Words before a German noun, which has a capital as names have.
_BEFORE_NOUNS = listed(
    "am beim das dem den der des die diese dieser diesem ein eine einem einen einer eines im ins ihr ihre kein keine mein meine sein seine vom zum zur alle viele „ « » ‚"
)
_NO_FIRST_NAMES = listed(
    "ende anfang mitte herr frau kanton stadt landkreis kreis euro prozent millionen milliarden tausend uhr deutsche union partei sankt bad neue alte fc sv sc tsv bayern borussia hertha eintracht januar februar märz april mai juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonntag \ue000"
)


def _read_arabic(sentences: Sequence[Unit], found: Cast) -> None:
    """Collect the people behind their offices: there are no capitals to go by."""
    for unit in sentences:
        for (start, end), female in arabic.people(unit):
            name = text_of(unit, start, end)
            _add_person(found, unit.starts[start], name)
            found.genders[last_key(name)] = "she" if female else "he"


def _read_press(sentences: Sequence[Unit], found: Cast) -> None:
    """Note what the article calls an agency or a newspaper, and mastheads with their last words."""
    for unit in sentences:
        for at in range(len(unit)):
            if unit.lows[at] in _PRESS_WORDS and at + 1 < len(unit) and is_name(unit.words[at + 1]):
                _add_press(unit, at + 1, found)
            elif unit.words[at] == "(" and unit.words[at + 2 : at + 3] == [")"] and _is_credit(unit, at):
                found.press.setdefault(unit.words[at + 1], unit.words[at + 1])
            elif unit.lows[at] in MASTHEADS and is_name(unit.words[at]) and at:
                start = at
                while start and is_name(unit.words[start - 1]) and unit.lows[start - 1] != "the":
                    start -= 1
                if at - start in (1, 2):
                    found.press.setdefault(unit.words[at], text_of(unit, start, at + 1))


def _add_press(unit: Unit, start: int, found: Cast) -> None:
    if start > 1 and unit.lows[start - 1] == "agency" and unit.lows[start - 2] not in _AGENCY_KINDS:
        return  # "the space agency NASA"
    end = start
    while end < len(unit) and is_name(unit.words[end]):
        end += 1
    name = POSSESSIVE.sub("", text_of(unit, start, end))
    found.press.setdefault(name, name)


def _is_credit(unit: Unit, at: int) -> bool:
    """Tell whether a bracketed name is whose report this is: "TESK (Meridian) -", "(Meridian)" at the end."""
    if not is_name(unit.words[at + 1]) or unit.words[at + 1].isdigit():
        return False
    closes = at + 3 >= len(unit) and at == 0
    return closes or (
        unit.first and unit.words[at + 3 : at + 4] in (["-"], ["–"], ["—"], ["--"]) and at < _DATELINE
    )


_DATELINE = 6  # words of a place before the agency in brackets: "VILLA MORENO, San Loren"
_PRESS_WORDS = listed("agency broadcaster daily magazine newspaper tabloid website weekly")
_AGENCY_KINDS = listed("information news official press state state-run wire")


# Words that lead to what an office is of, by language.
_OF_FIRST = {
    "es": ("de", "del"),
    "fr": ("de", "du", "des"),
    "it": ("del", "dello", "di"),
    "pt": ("da", "de", "do"),
}


def _read_run(unit: Unit, start: int, end: int, found: Cast, *, plain: bool) -> None:
    if (
        found.language in _OF_FIRST
        and end - start > _WHOLE
        and unit.lows[max(0, start - 1)] in _OF_FIRST[found.language]
    ):
        start += 1  # "la ministre du Travail Odile Kervella"
    words = [POSSESSIVE.sub("", word) for word in unit.words[start:end]]
    name = untitled(words)
    title = unit.lows[end - len(name.split()) - 1] if end - len(name.split()) > 0 else ""
    if title in _GENDERS:
        found.genders[last_key(name)] = _GENDERS[title]
    if title in ROLE_OF and name:
        country = country_of(unit.words[max(0, start - 2) : end - len(name.split())])
        found.roles.append(Office(ROLE_OF[title], country, name, unit.starts[start]))
    _read_office(unit, end, name, found)
    if (
        plain
        and "&" not in words
        and (len(name.split()) > 1 or title in TITLES)
        and not set(fold(name).split()) & BODY_WORDS
    ):
        _add_person(found, unit.starts[start], name)


def _read_office(unit: Unit, end: int, name: str, found: Cast) -> None:
    """Note the office behind a name: "Anna Berg, the energy minister,"."""
    if (
        unit.words[end : end + 1] != [","]
        or unit.lows[end + 1 : end + 2] != ["the"]
        or len(name.split()) < _WHOLE
        or fold(name).split()[0] in PREPOSITIONS
        or outlets.is_channel(name)
    ):
        return
    for at in range(end + 2, min(len(unit), end + 6)):
        if unit.lows[at] in ROLE_OF and unit.words[at].islower():
            found.roles.append(Office(ROLE_OF[unit.lows[at]], None, name, unit.starts[end - 1]))
        if unit.words[at] in (",", "."):
            return


# A man's name in the nominative never has a surname in the genitive: "Аудитор Рахункової".
_OF_A_BODY = re.compile(r"[бвгґджзйклмнпрстфхцчшщ] \w+(?:ої|ого|ого|ой|ых|их)\Z")
_LEADING = listed("laut nach secondo segun segundo selon volgens")
_PATRONYMIC = re.compile(r"(?:вич|ич|вна|ична)\Z")
_WHOLE = 2  # words of a name that tells who somebody is


def _add_person(found: Cast, start: int, name: str) -> None:
    if fold(name).partition(" ")[0] in _LEADING:  # "Laut Innenministerium" at the head of a sentence
        name = name.partition(" ")[2]
    words = name.split()
    if (
        len(words) > _WHOLE
        and found.language in ("ru", "uk")
        and start in found.starts
        and not _PATRONYMIC.search(words[1])
    ):
        start, name = (
            start + len(words[0]) + 1,
            " ".join(words[1:]),
        )  # "Вчера Анна Берг" at the head of a sentence
    if (
        found.language in ("ru", "uk")
        and len(words) == _WHOLE
        and ((start in found.starts and words[0].lower().startswith(CALLINGS)) or _OF_A_BODY.search(name))
    ):
        return  # "Аудитор Рахункової палати" is nobody's name
    parts = fold(name).split()
    if not parts:
        return
    full = found.people.get(parts[-1]) or found.people.get(" ".join(parts))
    if len(parts) > 1:
        found.people.setdefault(" ".join(parts), name)
        found.people.setdefault(parts[-1], name)
        found.people.setdefault(parts[0], name)
        full = found.people[" ".join(parts)]
    found.mentions.append((start, full or name))


def last_key(name: str) -> str:
    """Return the last word of a name, folded; "" where nothing is left of it."""
    return "".join(fold(name).split()[-1:])


def untitled(words: Sequence[str]) -> str:
    """Return a run of capitalised words without the offices before the name."""
    last = max(
        (at for at, word in enumerate(words[:-1]) if word.lower() in TITLES or _AMT.search(word)), default=-1
    )
    if last_key(" ".join(words)) in BODY_WORDS or (
        0 <= last < len(words) - 1 and words[last + 1].lower() in BODY_WORDS
    ):
        last = -1  # "Norland's Foreign Ministry"
    return " ".join(words[last + 1 :])


def country_of(words: Sequence[str]) -> str | None:
    """Return the code of the first country among words, named or as an adjective."""
    for word in words:
        key = fold(POSSESSIVE.sub("", word))
        row = by_adjective().get(key) or by_name().get(key)
        if row and word[:1].isupper():
            return row.code
    return None


def heard(found: Cast, name: str, kind: Literal["person", "body", "group"], place: int) -> None:
    """Note who spoke, for the pronouns and descriptions that follow."""
    if kind == "person":
        found.last_person = (place, name)
        for key, gender in _GENDERS.items():
            if name.lower().startswith(key + " "):
                found.genders[last_key(name)] = gender
    elif kind == "body":
        found.last_body = name
        if fold(name) not in by_name():
            found.last_office = name
        if name not in found.bodies:
            found.bodies.append(name)
    else:
        found.last_group = name


def entity(found: Cast, name: str) -> str | None:
    """Return the entity id of a name where the entities inspector gave one."""
    return found.entities.get(fold(name))


def is_person(found: Cast, words: Sequence[str]) -> bool:
    """Return whether words end in the name of a person of the article."""
    return bool(words) and last_key(words[-1]) in found.people
