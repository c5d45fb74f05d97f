"""Who a speaker is: the fullest name within the article for "he", "the ministry", "Peskov", "Ukraine's leader".

The words for a speaker are boiled down to a core ("Kremlin spokesman Dmitry Peskov" to "Dmitry Peskov"), and
the core is looked up among the names of the article: those the entities inspector found where there are any,
else runs of capitalised words. A description is matched by its role and its country ("Norland's envoy",
"Norlandic Ambassador Ada Holm"), a pronoun by who spoke or was spoken of last. What fits nobody stays as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from broadsheet.inspect.saying import tonguewords
from broadsheet.inspect.saying.bearers import text_of
from broadsheet.inspect.saying.cast import (
    BODY_WORDS,
    PARTICLES,
    POSSESSIVE,
    ROLE_OF,
    TITLES,
    Cast,
    Office,
    country_of,
    is_person,
    last_key,
    untitled,
)
from broadsheet.inspect.saying.cues import cues
from broadsheet.inspect.saying.folded import QUOTE, Unit
from broadsheet.inspect.saying.personwords import (
    INDEFINITE,
    OFFICES,
    PERSONS,
    is_anybody,
    is_crowd,
    is_person_noun,
)
from broadsheet.inspect.saying.phrases import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    is_adverb,
    is_name,
    is_word,
)
from broadsheet.inspect.saying.wordlists import listed
from broadsheet.text.countries import by_adjective, by_name
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
# The same without a comma: "two officers who asked for anonymity".
_OPEN_REASON = re.compile(
    r" who (?:asked|begged|declined|insisted|requested|spoke|wished)\b[^,]*\b(?:anonym\w+|named|identified|quoted|name)\b.*\Z",
    re.IGNORECASE,
)
_SPOKEN_FOR = re.compile(
    r"\A(?:an?|one|the|its|his|her|their)? ?(?:\w+ )?spokes(?:person|man|woman|people|men|women)\b",
    re.IGNORECASE,
)
_HE, _SHE = frozenset({"he", "him"}), frozenset({"she", "her"})
PRONOUNS = listed("he him she her it they them i we who")


_ANY_BODY = listed("agency body company firm group movement organisation organization party")

Kind = Literal["person", "body", "group"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A speaker by name."""

    name: str
    kind: Kind
    anonymous: bool = False


def resolve(unit: Unit, left: int, right: int, found: Cast) -> Resolved | None:  # noqa: PLR0911  # one return a kind
    """Return who the words of a sentence for a speaker mean."""
    while left < right - 1 and not is_word(unit.words[left]) and unit.words[left] != QUOTE:
        left += 1
    while right - 1 > left and unit.words[right - 1] in "„“”«»,":
        right -= 1
    alone = unit.lows[left].rpartition("-")[2] if found.language == "fr" else unit.lows[left]  # "a-t-elle"
    if right - left == 1 and (gender := tonguewords.PRONOUNS.get(found.language or "en", {}).get(alone)):
        name = _person_before(unit, unit.starts[left], gender, found)
        return Resolved(name, "person") if name else None
    if right - left == 1 and (pronoun := unit.lows[left]) in PRONOUNS:
        return _pronoun(unit, left, pronoun, found)
    if giver := _giver(unit, left, right):
        return resolve(unit, *giver, found)
    if right <= left:
        return None
    whole = text_of(unit, left, right)
    if found.language == "ar":
        return _arabic(whole, found)
    if _HIDDEN.search(whole):
        return Resolved(_OPEN_REASON.sub("", _REASON.sub("", whole)), "group", anonymous=True)
    end = _core_end(unit, left, right)
    words = unit.words[left:end]
    if named := _appositive(unit, left, right, found) or _of(unit, left, right, found):
        return named
    if found.language not in (None, "en") and (named := _foreign_name(unit, left, end, found)):
        return named
    if found.language not in (None, "en") and _is_plain(unit, left, end, found):
        return _described(words, unit.starts[left], whole, found)
    if left == 0 and len(words) == 1 and is_crowd(unit.lows[0]) and unit.starts[0] not in found.persons:
        return _described(words, unit.starts[left], whole, found)
    return (
        _inspected(unit, left, end, found)
        or _proper(words, found)
        or _named_behind(unit, end, right, words, found)
        or _just_named(unit, words, left, found)
        or _described(words, unit.starts[left], whole, found)
    )


def _arabic(whole: str, found: Cast) -> Resolved:
    """Return the full name of whom a surname or a name means, else the words as they are."""
    full = _full(whole, found)
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
    opens = owner or unit.lows[left] in DETERMINERS or unit.lows[left] in _ARTICLES
    noun = unit.words[min(left + 1, comma - 1)]
    if (
        not opens
        or begin >= end
        or (end < right and unit.words[end] not in ",(")
        or (is_name(noun) and (found.language != "de" or end - begin < _FIRST_AND_LAST))
        or not is_name(unit.words[end - 1])
    ):
        return None
    name = untitled(unit.words[begin:end])
    office = bool(set(unit.lows[left:comma]) & PERSONS)
    person = is_person(found, name.split()) or (office and unit.starts[begin] not in found.bodies_at)
    if not person:
        return _body(text_of(unit, begin, end), found)
    if role := ROLE_OF.get(_head(unit.lows[left:comma])):
        found.roles.append(Office(role, None, name, unit.starts[begin]))
    return Resolved(_full(name, found), "person")


def _past_office(unit: Unit, at: int, right: int) -> int:
    """Return the place behind an office in small letters: "One of them, retired magistrate Anna Berg"."""
    end = at
    while end < min(right, at + 3) and unit.words[end].isalpha() and unit.words[end].islower():
        end += 1
    return end if at < end < right and is_name(unit.words[end]) and is_person_noun(unit.lows[end - 1]) else at


def _foreign_name(unit: Unit, left: int, end: int, found: Cast) -> Resolved | None:
    """Read a name behind an office in another language: "el geólogo Juan Ruiz", "Kommandantin Ina Berg"."""
    end = next((at for at in range(left + 1, end) if unit.words[at] in _STOPPING), end)
    start = end
    while start > left and (
        is_name(unit.words[start - 1]) or (unit.words[start - 1] in PARTICLES and start < end)
    ):
        start -= 1
    run = list(unit.words[start:end])
    while run and run[0] in PARTICLES:
        run = run[1:]
    if found.language == "de" and (known := _known_at_end(unit, start, end, found)):
        return known
    led = left < start < end and (
        _OF & {unit.lows[start], unit.lows[start - 1]}
        or unit.lows[start].startswith(("l'", "d'", "l’", "d’"))
    )
    if len(run) > _FIRST_AND_LAST and led and unit.words[left].islower():
        run = run[1:]  # "la ministre du Travail Odile Kervella"
    if not run:
        return None
    name = untitled(run).split()
    office = len(name) < len(run) or (
        start > left and unit.words[start - 1].isalpha() and unit.lows[start - 1] not in _ARTICLES
    )
    if found.language in ("ru", "uk") and len(name) > _FIRST_AND_LAST:
        name, office = name[-_FIRST_AND_LAST:], True  # "міністерка Маревії Ганна Берг"
    if (
        len(run) == 1
        and start - left > 1
        and unit.lows[start - 1] in _OF
        and unit.lows[left] in _ARTICLES | _ONE
    ):
        return Resolved(
            text_of(unit, left, end), "group", anonymous=unit.lows[left] in _ONE
        )  # "Ein Sprecher des Ministeriums"
    if len(name) < _FIRST_AND_LAST or not office:
        return None
    if found.language == "de" and unit.lows[left:start][-1:] in (["der"], ["des"]):
        return None  # "der Verband Deutscher Gärtner"
    if _FEMALE.search(unit.lows[max(left, start - 1)]) or any(
        _FEMALE.search(word.lower()) for word in run[: -len(name)]
    ):
        found.genders[last_key(name[-1])] = "she"
    return Resolved(_full(" ".join(name), found), "person")


def _known_at_end(unit: Unit, start: int, end: int, found: Cast) -> Resolved | None:
    """Return the person whom the entities inspector found at the end of a run of capitals, behind a calling."""
    for at in range(start, end - 1):
        name = found.persons.get(unit.starts[at], "")
        if name and unit.starts[at] + len(name) == unit.ends[end - 1]:
            if at and _FEMALE.search(unit.lows[at - 1]):
                found.genders[last_key(name)] = "she"
            return Resolved(_full(name, found), "person")
    return None


_RANK = 3  # words of ", le colonel"
_GERMAN_ARTICLE = re.compile(r"\A(?:das|dem|den|der|des|die) ", re.IGNORECASE)
_GERMAN_ARTICLES = listed("das dem den der des die")
_OF = listed("de del della des dello der do du")
_ONE = listed("ein eine um uma un una une uno")
_FIRST_AND_LAST = 2  # words
_STOPPING = frozenset((",", "(", "„", "«", "“", "–", "—"))
# Offices of women, as their words end.
_FEMALE = re.compile(
    r"(?:chefin|sprecherin|ministerin|präsidentin|leiterin|kommandantin|direktorin|ora|esa|alcaldesa|ministra|presidenta|ministrice|trice|ka|ниця|ерка|ка)\Z"
)


_ARTICLES = listed("a an el la los las le les der die das il lo o os as een de het its")


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
    return Resolved(_full(name, found), "person")


def _is_plain(unit: Unit, left: int, end: int, found: Cast) -> bool:
    """Tell whether words for somebody hold no name: "лікар", "der Bürgermeister", whatever stands in marks behind them."""
    end = next((at for at in range(left + 1, end) if unit.words[at] in _STOPPING), end)
    if found.language == "de":
        noun = left + (unit.lows[left] in _ARTICLES)
        return noun > left and end - noun == 1 and unit.starts[noun] not in found.persons
    return not any(is_name(word) for word in unit.words[left:end])


def _just_named(unit: Unit, words: list[str], left: int, found: Cast) -> Resolved | None:
    """Read "the father of two": whom the text has named last."""
    if words[0].lower() != "the":
        return None
    head = _head([word.lower() for word in words])
    gender = _OF_LAST.get(head)
    if gender is None and not _AGED.search(head):
        return None
    name = _person_before(unit, unit.starts[left], gender or "", found)
    return Resolved(name, "person") if name else None


def may_speak(name: str) -> bool:
    """Return whether a name is one, or a phrase that describes somebody: no pronoun, number, verb or event."""
    lows = name.lower().split()
    if not any(char.isalpha() for char in name) or not lows:
        return False
    if _head(lows) in _EVENTS and not any(is_name(word) for word in name.split()[1:]):
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
            return Resolved(_full(named, found), "person")
        if PREPOSITIONS & {unit.lows[at]}:  # "envoy to the United Nations" is not the United Nations
            return None
        if found.offices_at.get(unit.starts[at], 0) == unit.ends[end - 1]:
            return _body(text_of(unit, at - (at > left and unit.lows[at - 1] == "the"), end), found)
    return None


_DOCUMENTS = listed(
    "analysis assessment data document documents estimates figures letter poll report results statement statistics study survey"
)


def _giver(unit: Unit, left: int, right: int) -> tuple[int, int] | None:
    """Return who gave out a paper: "a statement issued by the ministry" is the ministry's."""
    for at in range(left + 1, right - 1):
        if unit.lows[at] in ("by", "from") and _DOCUMENTS & set(unit.lows[left:at]):
            return (at + 1, right) if any(is_name(word) for word in unit.words[at + 1 : right]) else None
        if unit.words[at] in (",", "("):
            return None
    return None


def _named_behind(unit: Unit, end: int, right: int, words: list[str], found: Cast) -> Resolved | None:
    """Read "the mayor, Anna Kowalska"."""
    last = end + 1
    while last < right and is_name(unit.words[last]):
        last += 1
    if last - end < 3 or unit.words[end] != "," or _head([word.lower() for word in words]) not in ROLE_OF:
        return None
    return Resolved(_full(untitled(unit.words[end + 1 : last]), found), "person")


def _full(name: str, found: Cast) -> str:
    keys = fold(name).split()
    known = found.people.get(" ".join(keys)) or found.people.get("".join(keys[-1:]))
    if known is None and found.language in ("ru", "uk"):
        known = _declined(keys, found)
    return known or name


def _declined(keys: list[str], found: Cast) -> str | None:
    """Return the full name of whom a name in another case means: "Гриценюк" is "Павла Гриценюка"."""
    stems = [_CASE.sub("", key) for key in keys]
    for full in found.people.values():
        own = [_CASE.sub("", key) for key in fold(full).split()]
        if len(own) > len(stems) and own[-len(stems) :] == stems:
            return full
    return None


_CASE = re.compile(
    r"(?:ого|ому|ими|ова|ова|ими|ої|ою|ой|ом|ем|ові|еві|єві|ым|им|их|ых|а|о|у|и|і|е|ю|я|ы|й)\Z"
)


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
        return Resolved(_full(name, found), "person" if _looks_person(words, found, name) else "body")
    if full := found.people.get(" ".join(keys)) or (
        found.people.get("".join(keys)) if len(keys) == 1 else None
    ):
        return Resolved(full, "person")
    if body:
        return _body(" ".join(words), found)
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


def _described(words: list[str], place: int, whole: str, found: Cast) -> Resolved:  # noqa: PLR0911  # one return a kind
    """Read a speaker without a name: an office, a spokesman, "the ministry"."""
    printed = " ".join(words)
    lows = [POSSESSIVE.sub("", word.lower()) for word in words]
    if who := _spokesman(words, lows, found) or _holder(words, lows, place, found):
        return who
    if lows[-1] in tonguewords.BODY_NOUNS and (body := _body_before(place, found)):
        return Resolved(body, "body")
    if found.language not in (None, "en") and (alone := _sole(words, found)):
        return Resolved(alone, "person")
    head = _head(lows)
    if len(words) <= _SHORT and lows[0] == "the" and (again := _anonymous_before(head, found)):
        return again
    if is_person_noun(head) and (head != "guard" or lows[0] in INDEFINITE):
        name = _OPEN_REASON.sub("", _with_place(printed, whole))
        kind: Kind = "group" if is_crowd(head) else "person"  # for "they" behind it
        return Resolved(name, kind, anonymous=is_anybody(lows, head))
    if head in OFFICES:
        return Resolved(whole.partition(",")[0], "group", anonymous=is_anybody(lows, head))
    if lows[0] == "the" and len(words) <= 3:
        for body in reversed(found.bodies):
            if fold(body).split()[-1:] == fold(printed).split()[-1:] and len(body.split()) >= len(words):
                return Resolved(body, "body")
        own = _body_here(place, found) if head in _ANY_BODY else None
        if own or (head in _ANY_BODY and found.last_office):
            return Resolved(own or found.last_office or "", "body")
    return _body(printed, found)


def _body_before(place: int, found: Cast) -> str | None:
    """Return the last body that the text named before a place: whom "відомство" means."""
    before = [start for start in found.bodies_at if start < place]
    return found.bodies_at[max(before)] if before else None


def _sole(words: list[str], found: Cast) -> str | None:
    """Return the one person of an article in another language for "el mandatario", "спортсменка"; bodies are none."""
    whole = {name for name in found.people.values() if " " in name}
    nouns = [word for word in words if word.lower() not in _ARTICLES]
    nouns = nouns[: next((at for at, word in enumerate(nouns) if word in _STOPPING), len(nouns))]
    if len(whole) != 1 or len(nouns) != 1 or (is_name(nouns[0]) and found.language != "de"):
        return None
    return (
        None
        if nouns[0].lower().startswith(_BODY_STEMS) or nouns[0].endswith(("s", "ы", "и", "і", "en"))
        else next(iter(whole))
    )


# How words for bodies begin in other languages: "la policía" is nobody by name.
_BODY_STEMS = (
    "amt", "armee", "behörde", "agence", "agencia", "armée", "armad", "cour", "empresa", "entreprise", "ejército", "fiscalía", "gobierno", "gouvernement",
    "gericht", "juzgado", "kanzlei", "konzern", "ministère", "ministerio", "ministerium", "parquet", "partei", "partido", "parti", "polic", "polizei", "préfecture",
    "regierung", "tribunal", "verband", "unternehmen", "армі", "арми", "ведомств", "влада", "власт", "відомств", "завод", "компан", "міністерств", "министерств",
    "партия", "партія", "полиц", "поліц", "правительств", "прокуратур", "суд", "уряд",
)  # fmt: skip


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
    names = {name for start, name in found.bodies_at.items() if begin <= start < place}
    return next(iter(names)) if len(names) == 1 else None


def _with_place(printed: str, whole: str) -> str:
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
            last_key(words[-1]): gender for gender, end in _SPEAKING if _head(lows).endswith(end)
        }
        return Resolved(" ".join(words), "person")
    known = found.last_office and lows[0] in ("a", "its", "the")
    return Resolved(found.last_office, "body") if known and found.last_office else None


_SPEAKING = (("he", "man"), ("she", "woman"))


def _holder(words: list[str], lows: list[str], place: int, found: Cast) -> Resolved | None:
    """Return who holds an office in this article: the last one named before, else the first one after."""
    role = ROLE_OF.get(_head(lows))
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
    return Resolved(_full((before[-1] if before else fits[0]).name, found), "person")


def _head(lows: Sequence[str]) -> str:
    head = ""
    for low in lows:
        if head and low in PREPOSITIONS:
            break
        head = low
    return head


def _body(printed: str, found: Cast) -> Resolved:
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


def _pronoun(unit: Unit, at: int, pronoun: str, found: Cast) -> Resolved | None:
    if pronoun in ("i", "we"):  # quotations are folded away: the writer speaks
        return Resolved(found.author, "group")
    if pronoun == "it":
        return Resolved(found.last_body, "body") if found.last_body else None
    if pronoun in ("they", "them"):
        name = found.last_group or found.last_body
        return Resolved(name, "group") if name else None
    if pronoun in ("he", "him", "she", "her"):
        name = _person_before(unit, unit.starts[at], "he" if pronoun in _HE else "she", found)
        return Resolved(name, "person") if name else None
    return None


def _person_before(unit: Unit, place: int, gender: str, found: Cast) -> str | None:
    """Return whom "he" means: the first person of this sentence, else who spoke last, else of those before."""

    def fits(name: str) -> bool:
        return not gender or found.genders.get(last_key(name), gender) == gender

    begin = unit.starts[0]
    quoted = [(quote.start, quote.end) for quote in unit.quotes.values()]
    told = sorted(_mentions(found, begin, place), key=lambda row: row[0] in found.owners)
    here = [
        name for start, name in told
        if fits(name) and not any(left <= start < right for left, right in quoted)
    ]  # fmt: skip
    behind = unit.words[_word_at(unit, place) - 1 : _word_at(unit, place)] == [","]
    if here and not behind:
        return here[0]
    last = found.last_person if found.last_person and fits(found.last_person[1]) else None
    before = bisect_left(found.starts, begin)
    for start in reversed(found.starts[max(0, before - _SENTENCES_BACK) : before]):
        if last and last[0] >= start:
            return last[1]
        # "Norland's envoy, Anna Berg, left. She said": who only says whose comes last.
        told = sorted(_mentions(found, start, begin), key=lambda row: row[0] in found.owners)
        names = [name for _, name in told if fits(name)]
        if names:
            return names[0]
        begin = start
    return last[1] if last else here[0] if here else None


def _word_at(unit: Unit, place: int) -> int:
    return max(bisect_left(unit.starts, place), 1)


_SENTENCES_BACK = 4  # chosen: a name further back is seldom still meant by "he"


def last_person(unit: Unit, place: int, found: Cast) -> str | None:
    """Return whom a verb without a subject means: who spoke or was spoken of last."""
    return _person_before(unit, place, "", found)


def _mentions(found: Cast, start: int, end: int) -> list[tuple[int, str]]:
    return found.mentions[bisect_left(found.mentions, (start, "")) : bisect_left(found.mentions, (end, ""))]
