"""Speakers without a name: an office, a spokesman, "the ministry"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from broadsheet.inspect.saying import tonguewords
from broadsheet.inspect.saying.cast import (
    ROLE_OF,
    Cast,
    country_of,
    last_key,
    untitled,
)
from broadsheet.inspect.saying.folded import Unit
from broadsheet.inspect.saying.foreignnames import (
    sole,
)
from broadsheet.inspect.saying.fullnames import full_name
from broadsheet.inspect.saying.personwords import (
    INDEFINITE,
    OFFICES,
    is_anybody,
    is_crowd,
    is_person_noun,
)
from broadsheet.inspect.saying.phrases import (
    DETERMINERS,
    POSSESSIVE,
    PREPOSITIONS,
    is_name,
)
from broadsheet.inspect.saying.pressnames import proper
from broadsheet.inspect.saying.pronouns import Kind, Resolved
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.text import outlets
from broadsheet.text.countries import by_adjective, by_name
from broadsheet.text.words import fold

# The same without a comma: "two officers who asked for anonymity".
OPEN_REASON = re.compile(
    r" who (?:asked|begged|declined|insisted|requested|spoke|wished)\b[^,]*\b(?:anonym\w+|named|identified|quoted|name)\b.*\Z",
    re.IGNORECASE,
)


_SPOKEN_FOR = re.compile(
    r"\A(?:an?|one|the|its|his|her|their)? ?(?:\w+ )?spokes(?:person|man|woman|people|men|women)\b",
    re.IGNORECASE,
)


_ANY_BODY = listed("agency body company firm group movement organisation organization party")


_GERMAN_ARTICLE = re.compile(r"\A(?:das|dem|den|der|des|die) ", re.IGNORECASE)


def named_behind(unit: Unit, end: int, right: int, words: list[str], found: Cast) -> Resolved | None:
    """Read "the mayor, Anna Kowalska"."""
    last = end + 1
    while last < right and proper(unit.words[last]):
        last += 1
    if last - end < 3 or unit.words[end] != "," or head_noun([word.lower() for word in words]) not in ROLE_OF:
        return None
    return Resolved(full_name(untitled(unit.words[end + 1 : last]), found), "person")


def described(words: list[str], place: int, whole: str, found: Cast) -> Resolved:  # noqa: PLR0911  # one return a kind
    """Read a speaker without a name: an office, a spokesman, "the ministry"."""
    printed = " ".join(words)
    lows = [POSSESSIVE.sub("", word.lower()) for word in words]
    if who := _spokesman(words, lows, found) or _holder(words, lows, place, found):
        return who
    if lows[-1] in tonguewords.BODY_NOUNS and (body := _body_before(place, found)):
        return Resolved(body, "body")
    if found.language not in (None, "en") and (alone := sole(words, found)):
        return Resolved(alone, "person")
    head = head_noun(lows)
    if len(words) <= _SHORT and lows[0] == "the" and (again := _anonymous_before(head, found)):
        return again
    if is_person_noun(head) and (head != "guard" or lows[0] in INDEFINITE):
        name = OPEN_REASON.sub("", with_place(printed, whole))
        kind: Kind = "group" if is_crowd(head) or _are_two(lows) else "person"  # for "they" behind it
        return Resolved(name, kind, anonymous=is_anybody(lows, head))
    if head in OFFICES:
        return Resolved(whole.partition(",")[0], "group", anonymous=is_anybody(lows, head))
    if lows[0] == "the" and len(words) <= 3:
        for body in reversed(found.bodies):
            if fold(body).split()[-1:] == fold(printed).split()[-1:] and set(
                fold(printed).split()[1:]
            ) <= set(fold(body).split()):
                return Resolved(body, "body")
        own = _body_here(place, found) if head in _ANY_BODY else None
        if own or (head in _ANY_BODY and found.last_office):
            return Resolved(own or found.last_office or "", "body")
    return body_named(printed, found)


def _are_two(lows: Sequence[str]) -> bool:
    """Tell whether a phrase is two: "the leader of the union and the head of the port", neither of whom "she" means."""
    return any(low == "and" and after in DETERMINERS | INDEFINITE for low, after in pairwise(lows))


def _body_before(place: int, found: Cast) -> str | None:
    """Return the last body that the text named before a place: whom "відомство" means."""
    before = [start for start in found.bodies_at if start < place]
    return found.bodies_at[max(before)] if before else None


_SHORT = 2  # words of "the person"


def _anonymous_before(head: str, found: Cast) -> Resolved | None:
    """Return whom "the person" means: who spoke last, where that was "a person close to the insurer"."""
    for last in (found.last_person[1] if found.last_person else "", found.last_group or ""):
        words = last.lower().split()
        if len(words) > _SHORT and words[0] in INDEFINITE and head in words[1:] and is_person_noun(head):
            return Resolved(last, "person", anonymous=True)
    return None


def _body_here(place: int, found: Cast) -> str | None:
    """Return the one body that a sentence names before a word: "the Food Programme moved it, the agency said"."""
    begin = found.starts[max(0, bisect_left(found.starts, place + 1) - 1)] if found.starts else place
    names = {
        name
        for start, name in found.bodies_at.items()
        if begin <= start < place and outlets.find(name) is None and name not in found.press
    }
    return next(iter(names)) if len(names) == 1 else None


def with_place(printed: str, whole: str) -> str:
    """Return a description with where they are: "engineers at the site"; whose project they belong to is no name."""
    longer = whole.partition(",")[0]
    opens = printed.split(maxsplit=1)[0].lower() in DETERMINERS | INDEFINITE
    return longer if opens or not any(map(is_name, longer[len(printed) :].split())) else printed


def _spokesman(words: list[str], lows: list[str], found: Cast) -> Resolved | None:
    """Return the body that a spokesman without a name speaks for."""
    if not _SPOKEN_FOR.match(" ".join(words)):
        return None
    if len(words) > 3 and "for" in lows and lows.index("for") + 1 < len(words):
        found.genders |= {
            last_key(words[-1]): gender for gender, end in _SPEAKING if head_noun(lows).endswith(end)
        }
        return Resolved(" ".join(words), "person")
    known = found.last_office and lows[0] in ("a", "its", "the")
    return Resolved(found.last_office, "body") if known and found.last_office else None


_SPEAKING = (("he", "man"), ("she", "woman"))


def _holder(words: list[str], lows: list[str], place: int, found: Cast) -> Resolved | None:
    """Return who holds an office in this article: the last one named before, else the first one after."""
    role = ROLE_OF.get(head_noun(lows))
    if role is None or lows[0] in ("a", "an", "another", "former", "one"):
        return None
    country = country_of(words)
    fits = [office for office in found.roles if office.role == role and office.country == country]
    fits = fits or [
        office for office in found.roles if office.role == role and None in (country, office.country)
    ]
    if not fits or (lows[0] != "the" and len({office.name for office in fits}) > 1):
        return None
    before = [office for office in fits if office.start < place]
    return Resolved(full_name((before[-1] if before else fits[0]).name, found), "person")


def head_noun(lows: Sequence[str]) -> str:
    """Return the noun of a phrase: its last word before a preposition."""
    head = ""
    for low in lows:
        if head and low in PREPOSITIONS:
            break
        head = low
    return head


def body_named(printed: str, found: Cast) -> Resolved:
    """Return a body under its first name here: "the Russian Defence Ministry" is "Russia's defence ministry"."""
    key = _body_key(printed)
    for body in found.bodies:
        if _body_key(body) == key:
            return Resolved(body, "body")
    if found.language == "de":
        printed = _GERMAN_ARTICLE.sub("", printed)
    return Resolved(printed, "group" if printed.lower().endswith("s") else "body")


def _body_key(name: str) -> tuple[str, ...]:
    key = []
    for word in name.split():
        folded = fold(POSSESSIVE.sub("", word)).replace("defense", "defence")
        row = by_adjective().get(folded) or by_name().get(folded)
        if folded not in ("the", "of"):
            key.append(row.code if row else folded)
    return tuple(sorted(key))
