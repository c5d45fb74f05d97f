"""Who a speaker is: the fullest name within the article for "he", "the ministry", "Peskov", "Ukraine's leader".

The words for a speaker are boiled down to a core ("Kremlin spokesman Dmitry Peskov" to "Dmitry Peskov"), and
the core is looked up among the names of the article: those the entities inspector found where there are any,
else runs of capitalised words. A description is matched by its role and its country ("Norland's envoy",
"Norlandic Ambassador Ada Holm"), a pronoun by who spoke or was spoken of last. What fits nobody stays as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.inspect.saying import tonguewords
from broadsheet.inspect.saying.bearers import text_of
from broadsheet.inspect.saying.carrierwords import DONE
from broadsheet.inspect.saying.cast import (
    BODY_WORDS,
    PARTICLES,
    ROLE_OF,
    TITLES,
    Cast,
    Office,
    is_person,
    last_key,
    untitled,
)
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.described import (
    OPEN_REASON,
    body_named,
    described,
    head_noun,
    named_behind,
    with_place,
)
from broadsheet.inspect.saying.folded import QUOTE, Unit
from broadsheet.inspect.saying.foreignnames import (
    ARTICLES,
    FIRST_AND_LAST,
    HONORIFICS,
    foreign_name,
    is_plain,
)
from broadsheet.inspect.saying.fullnames import full_name
from broadsheet.inspect.saying.genders import of_name
from broadsheet.inspect.saying.meant import meant
from broadsheet.inspect.saying.personwords import (
    PERSONS,
    is_crowd,
    is_person_noun,
)
from broadsheet.inspect.saying.phrases import (
    AUXILIARIES,
    DETERMINERS,
    POSSESSIVE,
    PREPOSITIONS,
    is_adverb,
    is_name,
    is_word,
)
from broadsheet.inspect.saying.pronouns import Resolved, by_pronoun, person_before
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.text.words import fold

# Who the text has just named, told by family or age: "the father of two".
_OF_LAST = {
    "dad": "he", "father": "he", "granddad": "he", "grandad": "he", "grandfather": "he", "husband": "he", "widower": "he",
    "grandmother": "she", "mom": "she", "mother": "she", "mum": "she", "widow": "she", "wife": "she",
}  # fmt: skip


_AGED = re.compile(r"(?P<age>\d+)-year-old\Z")


# Events and places of talk: people speak at them, they do not speak.
_EVENTS = listed(
    "briefing ceremony conference debate event hearing interview meeting rally session summit visit"
)


_HIDDEN = re.compile(
    r"\b(?:unnamed|anonymous|unidentified)\b|\bsources?\b|\banonym|\b(?:not|declined) to be (?:named|identified|quoted)"
    r"|\bfamiliar with\b|\bclose to\b|\bwith (?:direct )?knowledge of\b|\bbriefed on\b|\binsiders?\b"
    r"|\w+kreise\b|\bvertraute?n?\b|неназван|неназваних|\bno identificad|\bnon identifi|анонімн|анонимн",
    re.IGNORECASE,
)


# Why somebody has no name is no part of who they are.
_REASON = re.compile(
    r", (?:who|speaking|talking)\b[^,]*\b(?:anonym\w+|named|identified|quoted|name)\b.*\Z", re.IGNORECASE
)


PRONOUNS = listed("he him she her it they them i we who")


def resolve(unit: Unit, left: int, right: int, found: Cast) -> Resolved | None:  # noqa: PLR0911, PLR0912  # one return a kind
    """Return who the words of a sentence for a speaker mean."""
    while left < right - 1 and not is_word(unit.words[left]) and unit.words[left] != QUOTE:
        left += 1
    while right - 1 > left and unit.words[right - 1] in "„“”«»,":
        right -= 1
    alone = unit.lows[left].rpartition("-")[2] if found.language == "fr" else unit.lows[left]  # "a-t-elle"
    if right - left == 1 and (gender := tonguewords.PRONOUNS.get(found.language or "en", {}).get(alone)):
        name = person_before(unit, unit.starts[left], gender, found) or _person_later(
            unit.starts[left], gender, found
        )
        return Resolved(name, "person") if name else None
    if right - left == 1 and (pronoun := unit.lows[left]) in PRONOUNS:
        return by_pronoun(unit, left, pronoun, found)
    if giver := _giver(unit, left, right):
        return resolve(unit, *giver, found)
    if right <= left:
        return None
    whole = text_of(unit, left, right)
    if found.language == "ar":
        one = meant(unit.words[left:right], unit.starts[left], found)
        return Resolved(one, "person") if one else _arabic(whole, found)
    if _HIDDEN.search(whole):
        return Resolved(OPEN_REASON.sub("", _REASON.sub("", whole)), "group", anonymous=True)
    end = _core_end(unit, left, right)
    words = unit.words[left:end]
    if named := _appositive(unit, left, right, found) or _of(unit, left, right, found):
        return named
    if found.language not in (None, "en") and (named := foreign_name(unit, left, end, found)):
        return named
    if found.language not in (None, "en") and (
        one := meant(unit.words[left:right], unit.starts[left], found)
    ):
        return Resolved(one, "person")
    if found.language not in (None, "en") and is_plain(unit, left, end, found):
        return described(words, unit.starts[left], whole, found)
    if left == 0 and len(words) == 1 and is_crowd(unit.lows[0]) and unit.starts[0] not in found.persons:
        return described(words, unit.starts[left], whole, found)
    if _is_one_of(words, left, unit, found):
        return Resolved(OPEN_REASON.sub("", with_place(" ".join(words), whole)), "group", anonymous=True)
    return (
        _inspected(unit, left, end, found)
        or _proper(words, found)
        or named_behind(unit, end, right, words, found)
        or _just_named(unit, words, left, found)
        or described(words, unit.starts[left], whole, found)
    )


def _is_one_of(words: list[str], left: int, unit: Unit, found: Cast) -> bool:
    """Tell whether somebody is only told by their party or people: "a senior Liberal", "an Iranian"."""
    if (
        found.language not in (None, "en")
        or len(words) < FIRST_AND_LAST
        or words[0].lower() not in ("a", "an", "another", "one")
    ):
        return False
    named = [at for at, word in enumerate(words) if at and is_name(word)]
    alone = named == [len(words) - 1] and unit.starts[left + named[0]] not in found.persons
    return (
        alone
        and not words[-1].isupper()
        and fold(words[-1]) not in BODY_WORDS
        and last_key(words[-1]) not in found.people
    )


def _arabic(whole: str, found: Cast) -> Resolved:
    """Return the full name of whom a surname or a name means, else the words as they are."""
    full = full_name(whole, found)
    return Resolved(full, "person" if full != whole or fold(whole) in found.people else "group")


def _appositive(unit: Unit, left: int, right: int, found: Cast) -> Resolved | None:
    """Read "the operator, Stennis Line" and "the director of the board, Anna Berg": an office, then who has it."""
    comma = next((at for at in range(left + 1, right) if unit.words[at] == ","), right)
    begin = comma + 1 if found.language not in (None, "en") else _past_office(unit, comma + 1, right)
    foreign = found.language not in (None, "en")
    while foreign and begin < min(right, comma + _RANK) and unit.words[begin].islower():
        begin += 1  # ", le colonel"
    end = begin
    while end < right and (is_name(unit.words[end]) or (unit.words[end] in PARTICLES and end > begin)):
        end += 1
    owner = POSSESSIVE.search(unit.words[left]) is not None
    opens = owner or unit.lows[left] in DETERMINERS or unit.lows[left] in ARTICLES | _WHOSE
    noun = unit.words[min(left + 1, comma - 1)]
    if (
        not opens
        or begin >= end
        or (end < right and unit.words[end] not in ",(")
        or (is_name(noun) and (found.language != "de" or end - begin < FIRST_AND_LAST))
        or not is_name(unit.words[end - 1])
    ):
        return None
    begin += end - begin > FIRST_AND_LAST and unit.lows[begin].rstrip(".") in HONORIFICS
    name = untitled(unit.words[begin:end])
    office = bool(set(unit.lows[left:comma]) & PERSONS)
    person = is_person(found, name.split()) or (office and unit.starts[begin] not in found.bodies_at)
    if not person:
        return body_named(text_of(unit, begin, end), found)
    if role := ROLE_OF.get(head_noun(unit.lows[left:comma])):
        found.roles.append(Office(role, None, name, unit.starts[begin]))
    return Resolved(full_name(name, found), "person")


def _past_office(unit: Unit, at: int, right: int) -> int:
    """Return the place behind an office in small letters: "One of them, retired magistrate Anna Berg"."""
    end = at
    while end < min(right, at + 3) and unit.words[end].isalpha() and unit.words[end].islower():
        end += 1
    return end if at < end < right and is_name(unit.words[end]) and is_person_noun(unit.lows[end - 1]) else at


_RANK = 3  # words of ", le colonel"


_GERMAN_ARTICLES = listed("das dem den der des die")


_WHOSE = listed("son sa su mi sein seine ihr ihre mon ma")


def _of(unit: Unit, left: int, right: int, found: Cast) -> Resolved | None:
    """Read "Commander Anna Berg of the coast guard": a title or a person, then where they belong."""
    at = next((at for at in range(left + 1, right) if unit.lows[at] in ("of", "from", "with")), right)
    words = unit.words[left:at]
    if at == right or not is_name(words[-1]):
        return None
    name = untitled(words)
    known = any(unit.starts[place] in found.persons for place in range(left, at))
    titled = len(name.split()) < len(words) and len(name.split()) > 1
    body = {fold(word) for word in words} & BODY_WORDS
    if body or not (known or titled) or not all(map(is_name, name.split())):
        return None
    return Resolved(full_name(name, found), "person")


def _just_named(unit: Unit, words: list[str], left: int, found: Cast) -> Resolved | None:
    """Read "the father of two": whom the text has named last."""
    if words[0].lower() != "the":
        return None
    head = head_noun([word.lower() for word in words])
    gender = _OF_LAST.get(head)
    if gender is None and not _AGED.search(head):
        return None
    name = person_before(unit, unit.starts[left], gender or "", found)
    return Resolved(name, "person") if name else None


def may_speak(name: str) -> bool:
    """Return whether a name is one, or a phrase that describes somebody: no pronoun, number, verb or event."""
    lows = name.lower().split()
    if not any(char.isalpha() for char in name) or not lows:
        return False
    if head_noun(lows) in _EVENTS and not any(is_name(word) for word in name.split()[1:]):
        return False
    if len(lows) > 1:
        return lows[0] not in ("said", "says", "told") or is_name(name)
    low = lows[0]
    if low in _NOBODY:
        return False
    return not is_verb(name) and (is_name(name) or not is_adverb(low))


def is_verb(word: str) -> bool:
    """Return whether a word without a capital looks like a past or a participle."""
    low, verb = word.lower(), cues().get(word)
    if is_name(word):
        return False
    return low.endswith(("ed", "ing")) or low in _PASTS or (verb is not None and verb.tense == "past")


_NOBODY = PRONOUNS | AUXILIARIES | DETERMINERS | PREPOSITIONS | listed("me us myself himself herself themselves er sie es ich wir elle il ils elles on nous ella él ellos він вона вони он она они мы я")  # fmt: skip


_PASTS = listed("became began came did died fell gave got grew had held kept left lost made met ran rose sat saw sent spent stood took went won")  # fmt: skip


def _inspected(unit: Unit, left: int, end: int, found: Cast) -> Resolved | None:
    """Return the person or body that the entities inspector found where the words end."""
    for at in range(left, end):
        named = found.persons.get(unit.starts[at], "")
        owner = POSSESSIVE.search(unit.words[end - 1])  # "Weck's" of "Weck's lawyer"
        if named and not owner and unit.ends[end - 1] <= unit.starts[at] + len(named):
            return Resolved(full_name(named, found), "person")
        if PREPOSITIONS & {unit.lows[at]}:  # "envoy to the United Nations" is not the United Nations
            return None
        if found.offices_at.get(unit.starts[at], 0) == unit.ends[end - 1]:
            return body_named(text_of(unit, at - (at > left and unit.lows[at - 1] == "the"), end), found)
    return None


_DOCUMENTS = listed(
    "analysis assessment data document documents estimates figures letter poll report results statement statistics study survey"
)


def _giver(unit: Unit, left: int, right: int) -> tuple[int, int] | None:
    """Return who gave out a paper: "a statement issued by the ministry" is the ministry's."""
    for at in range(left + 1, right - 1):
        if (
            unit.lows[at] in ("by", "from")
            and unit.lows[at - 1] not in DONE
            and _DOCUMENTS & set(unit.lows[left:at])
        ):
            return (at + 1, right) if any(is_name(word) for word in unit.words[at + 1 : right]) else None
        if unit.words[at] in (",", "("):
            return None
    return None


_CORE_ENDS = listed(", ( – — -- at by from in near on that which who with") | {QUOTE}


def _core_end(unit: Unit, left: int, right: int) -> int:
    """Return where the core of the words ends: before an aside, a bracket or a place ("in the south")."""
    return next((at for at in range(left + 1, right) if unit.lows[at] in _CORE_ENDS), right)


def _proper(words: list[str], found: Cast) -> Resolved | None:
    """Read a name at the end of the words."""
    while found.language == "de" and len(words) > 1 and words[0].lower() in _GERMAN_ARTICLES:
        words = words[1:]
    start, named = _name_at_end(words)
    if not named or named[-1].lower() in TITLES:
        return None
    name = " ".join(named)
    keys = fold(name).split()
    body = bool(set(keys) & BODY_WORDS)
    if (start > (words[0].lower() in DETERMINERS) and not body) or start + len(named) < len(words):
        return Resolved(full_name(name, found), "person" if _looks_person(words, found, name) else "body")
    if full := found.people.get(" ".join(keys)) or (
        found.people.get("".join(keys)) if len(keys) == 1 else None
    ):
        return Resolved(full, "person")
    if body:
        return body_named(" ".join(words), found)
    return Resolved(f"{words[0]} {name}" if words[0].lower() == "the" else name, "body")


def _name_at_end(words: list[str]) -> tuple[int, list[str]]:
    """Return where the run of capitalised words at the end begins, and the name in it."""
    for at in range(1, len(words)):  # "Norland's envoy to the Arctic Council" is not the Arctic Council
        if words[at].lower() in PREPOSITIONS and not is_name(words[at - 1]):
            return len(words), []
    start = len(words)
    if not words or not is_name(words[-1]):
        return start, []
    while start and (is_name(words[start - 1]) or words[start - 1] in PARTICLES or _links(words, start - 1)):
        start -= 1
    if start == 0 and words[0].lower() in DETERMINERS and len(words) > 1:
        start = 1  # "The Kremlin" at the head of a sentence
    named = untitled(words[start:]).split()
    for at, word in enumerate(named[:-1]):  # "CNN's Jake Tapper"
        rest = named[at + 1 :]
        if POSSESSIVE.search(word) and not set(fold(" ".join(rest)).split()) & BODY_WORDS and len(rest) > 1:
            return start, rest
    return start, named


def _links(words: Sequence[str], at: int) -> bool:
    """Tell whether a small word stands inside a name: "Institute for the Study of War"."""
    if not 0 < at < len(words) - 1 or words[at] not in _SMALL:
        return False
    return is_name(words[at - 1]) or (at > 1 and words[at - 1] in _SMALL and is_name(words[at - 2]))


_SMALL = frozenset(("&", "and", "for", "of", "the"))


def _looks_person(words: list[str], found: Cast, name: str) -> bool:
    return any(word.lower() in TITLES for word in words) or last_key(name) in found.people


def _person_later(place: int, gender: str, found: Cast) -> str | None:
    """Return the one person of an article that names nobody before "he": "…", sagt sie. Petra Loibl lebt hier."""
    whole = {name for name in found.people.values() if " " in name}
    if len(whole) != 1 or any(start < place for start, _ in found.mentions):
        return None
    name = next(iter(whole))
    own = found.genders.get(last_key(name)) or of_name(name, found.language)
    return name if own in (None, gender) else None
