"""What a number counts: the noun phrase after it, its unit, and the bound before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from broadsheet.inspect.measuring.persons import is_person
from broadsheet.inspect.measuring.ranges import Number
from broadsheet.inspect.measuring.singulars import german, romance, singular
from broadsheet.inspect.measuring.unitwords import NUMBERED, UNITS, UnitWords
from broadsheet.model import Bound
from broadsheet.text.countries import by_adjective
from broadsheet.text.words import fold

_WORD = re.compile(
    r"km/h\b|[^\W\d_]+(?:-\d+[^\W_]*)+|[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?(?=\W|\Z)|[^\W_]+(?:-[^\W_]+)+"
)
_GAP = re.compile(r"[\"”»]?[\s\u00a0]+(?:[\"“‘'«]\s?)?|-")
# A head noun stands at most this many words after its number ("five multiple launch rocket systems"); chosen.
_REACH = 6
_IRREGULAR = frozenset(
    {"aircraft", "cattle", "children", "crew", "fish", "fishermen", "gunmen", "infantry", "men", "people",
     "personnel", "police", "policemen", "servicemen", "sheep", "staff", "troops", "women", "youth"}
)  # fmt: skip
# Names of peoples: by their endings, and those that no ending tells.
_PEOPLES = frozenset(
    {"arabs", "british", "burmese", "chinese", "congolese", "dutch", "french", "hausa", "irish", "japanese", "jews", "kurds",
     "lebanese", "nepalese", "portuguese", "rohingya", "senegalese", "sudanese", "swiss", "taiwanese", "tuareg", "uyghurs",
     "vietnamese", "yazidis"}
)  # fmt: skip
_PEOPLE = re.compile(
    rf"[a-z]{{2,}}(?:ians|icans|eans|shis|nis|qis|ards|slims|darians)|{'|'.join(sorted(_PEOPLES))}"
)
# Plurals that describe another: "arms depots".
_DESCRIBING = frozenset(
    {
        "arms",
        "communications",
        "customs",
        "goods",
        "news",
        "operations",
        "savings",
        "services",
        "sports",
        "systems",
        "women",
    }
)
_NO_PLURAL = re.compile(r"(?:ss|us|is|ous|'s|’s|ics)\Z")
# "Hundreds of houses": words that no number fits need it.
_OF = re.compile(r"\s+(?:of|de|d['’]|von)?\s?", re.IGNORECASE)
# "30kg", "51C": short names of measures that stand glued to their number.
_GLUED = re.compile(
    r"(?:°\s?[CF]|C|F|kg|km/h|km²?|kph|mph|cm|mm|ft|GW|MW|kW|GWh|MWh|TWh|ha|t|g|m²|m³|m|lbs?|p)(?![\w-])"
)
# "12 were men and eight were women": the noun comes after the verb.
_THEY_WERE = re.compile(r"\s+(?:were|are|waren)\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What stands after a number."""

    end: int  # where the noun ends; the number's own end where there is none
    unit: str | None = None
    noun: str | None = None  # the head as printed, lower case
    measure: bool = False  # km, percent, dollars
    other: bool = False  # "others": the unit is that of the figure before
    known: bool = False  # the unit stands in a table
    capital: bool = False  # the head is written with a capital: part of a name, maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The tables of one language, with its patterns compiled."""

    words: UnitWords
    before: tuple[tuple[re.Pattern[str], Bound], ...]
    after: tuple[tuple[re.Pattern[str], Bound], ...]
    skipped: re.Pattern[str]
    longest: int  # words in the longest measure: "kilometres per hour"


@cache
def tables(language: str) -> Tables:
    """Return the tables of a language; those of English where it has none."""
    words = UNITS.get(language, UNITS["en"])
    order: tuple[Bound, ...] = ("at_least", "at_most", "about", "exact")
    before = tuple(
        (re.compile(rf"(?<!\w)(?:{'|'.join(words.bounds[b])})\s+\Z", re.IGNORECASE), b)
        for b in order
        if b in words.bounds
    )
    after = tuple(
        (re.compile(rf"\s?(?:{'|'.join(words.bounds_after[b])})(?!\w)", re.IGNORECASE), b)
        for b in order
        if b in words.bounds_after
    )
    longest = max(len(name.split()) for name in words.measures)
    return Tables(
        words=words,
        before=before,
        after=after,
        skipped=re.compile(words.skipped, re.IGNORECASE),
        longest=longest,
    )


def phrase(text: str, number: Number, limit: int, language: str) -> Phrase:
    """Return the noun that a number counts, with its unit.

    Args:
        text: the text the number stands in.
        number: its offsets count this text.
        limit: where to stop: the end of the sentence or the start of the next number.
        language: ISO 639-1.
    """
    table = tables(language)
    words, capitals, ends = _run(text, number, limit, table)
    if not words:
        return _told_after(text, number, limit, table.words)
    if found := _measure(words, ends, table):
        return found
    if language == "en":
        index = _head(words, capitals, number, table.words)
        if index is None:
            return _bare(words, ends, number, table.words)
        return _named(words, capitals, ends, index, table.words)
    return _known(words, capitals, ends, table.words, language) or _bare(words, ends, number, table.words)


def _told_after(text: str, number: Number, limit: int, table: UnitWords) -> Phrase:
    told = _THEY_WERE.match(text, number.end, limit)
    for group in (1, 2) if told else ():
        if told and (told[group] or "").lower() in table.people - table.stops:
            return Phrase(end=told.end(group), unit="person", noun=told[group].lower(), known=True)
    return Phrase(end=number.end)


def _bare(words: list[str], ends: list[int], number: Number, table: UnitWords) -> Phrase:
    """Return the phrase of a number without a noun: "20 others", "13"."""
    other = words[0] in table.others
    return Phrase(end=ends[0] if other else number.end, other=other)


def _run(text: str, number: Number, limit: int, table: Tables) -> tuple[list[str], list[bool], list[int]]:
    """Return the words after a number up to the first that ends a noun phrase."""
    words: list[str] = []
    capitals: list[bool] = []
    ends: list[int] = []
    at = start = number.end
    if glued := _GLUED.match(text, at, limit):
        return [glued[0].lower()], [False], [glued.end()]
    skipped = (_OF if number.value is None else table.skipped).match(text, at, limit)
    if skipped:
        at = skipped.end() - 1 if skipped[0][-1].isspace() else skipped.end()
    while len(words) < _REACH + 2 and (gap := _GAP.match(text, at, limit) or (at > start and not words)):
        begin = gap.end() if isinstance(gap, re.Match) else at
        word = _WORD.match(text, begin, limit)
        if not word:
            break
        plain = word[0].rstrip(".").replace("’", "'")
        lower = plain.lower()
        rest = text[word.end() : word.end() + 24]
        if lower in table.words.stops and not _goes_on(lower, rest, table, words):
            break
        if lower.endswith("'s"):
            lower, plain = lower[:-2], plain[:-2] + "\0"
        words.append(lower)
        capitals.append(plain[0].isupper() or plain.endswith("\0"))
        at = word.end() - (word[0].endswith(".") and len(word[0]) > 2)
        ends.append(at)
        if word[0].endswith("."):
            if not _abbreviated(text, at):
                break
            at += text.startswith(".", at)
    return words, capitals, ends


def _goes_on(word: str, rest: str, table: Tables, said: list[str]) -> bool:
    """Tell whether a word belongs to the phrase after all: "others", "per cent", "wounded soldiers"."""
    if word in table.words.others or word in table.words.measures:
        return True
    following = _FIRST.match(rest)
    if following is None:
        return False
    if not said and word.endswith(("ed", "dead")) and following[1].lower() in table.words.people:
        return True
    return " ".join((*said, word, following[1])).lower() in table.words.measures


_FIRST = re.compile(r"\s+(\w+)")


def _abbreviated(text: str, at: int) -> bool:
    return bool(re.match(r"\.\s+[a-z]", text[at : at + 4]))


def _measure(words: list[str], ends: list[int], table: Tables) -> Phrase | None:
    for count in range(min(table.longest, len(words)), 0, -1):
        name = " ".join(words[:count])
        if unit := table.words.measures.get(name):
            return Phrase(end=ends[count - 1], unit=unit, noun=name, measure=True, known=True)
    head = words[0].split("-")[0]
    if "-" in words[0] and (unit := table.words.measures.get(head)):
        return Phrase(end=ends[0], unit=unit, noun=head, measure=True, known=True)
    return None


def _plural(word: str, table: UnitWords) -> bool:
    if word in _IRREGULAR or word in table.things or word in _PEOPLES:
        return True
    return (
        len(word) > 3
        and word.endswith(("s", "men"))
        and not _NO_PLURAL.search(word)
        and word not in table.others
    )


def _head(words: list[str], capitals: list[bool], number: Number, table: UnitWords) -> int | None:
    """Return which word is the head of an English noun phrase."""
    if number.ordinal or number.value == 1.0:
        return _singular_head(words, capitals, number, table)
    plain = [i for i, w in enumerate(words[:_REACH]) if _plural(w, table)]
    # "four plain-clothes officers": a word with a hyphen is a head only for want of another.
    solid = [i for i in plain if "-" not in words[i]] or plain
    if not solid:
        return None
    first = next((i for i in solid if not capitals[i] or words[i] in table.people), solid[0])
    while first + 1 < len(words) and not capitals[first + 1] and _second(words, first, table):
        first += 1
    return first


def _second(words: list[str], first: int, table: UnitWords) -> bool:
    """Tell whether the plural after a plural is the head: "news agencies" has one, "airports enters" a verb."""
    word = words[first + 1]
    known = word in table.people or word in table.things or word in _IRREGULAR
    return known or (words[first] in _DESCRIBING | _IRREGULAR and _plural(word, table))


def _singular_head(words: list[str], capitals: list[bool], number: Number, table: UnitWords) -> int | None:
    last = None
    for index, word in enumerate(words[:_REACH]):
        if capitals[index] and last is not None:
            break
        if word not in table.others and not word.endswith(("ed", "ly")):
            last = index
        if number.ordinal and word in NUMBERED:
            return index
        if word in table.people and not (index + 1 < len(words) and words[index + 1] in table.people):
            return index
    return last


def _named(words: list[str], capitals: list[bool], ends: list[int], index: int, table: UnitWords) -> Phrase:
    word = words[index].rsplit("-", 1)[-1] if "-" in words[index] else words[index]
    of_people = is_person(word, table.people) or (capitals[index] and is_people(word))
    if of_people:
        unit, known = "person", True
    elif word in table.things:
        unit, known = table.things[word], True
    elif measure := table.measures.get(word):
        return Phrase(end=ends[index], unit=measure, noun=word, known=True, measure=True)
    else:
        unit, known = singular(word), False
    return Phrase(end=ends[index], unit=unit, noun=words[index], known=known, capital=capitals[index])


def is_people(word: str) -> bool:
    """Tell whether a plural with a capital, in lower case, is that of a people: "Venezuelans"."""
    return bool(_PEOPLE.fullmatch(word)) or (word.endswith("s") and fold(word[:-1]) in by_adjective())


def _known(
    words: list[str], capitals: list[bool], ends: list[int], table: UnitWords, language: str
) -> Phrase | None:
    for index, word in enumerate(words[:4]):
        pair = " ".join(words[index : index + 2])
        if " " in pair and pair in table.things:
            return Phrase(end=ends[index + 1], unit=table.things[pair], noun=pair, known=True)
        if word in table.people:
            return Phrase(end=ends[index], unit="person", noun=word, known=True)
        if word in table.things:
            return Phrase(end=ends[index], unit=table.things[word], noun=word, known=True)
        if language == "de" and capitals[index]:
            # German writes its nouns with a capital: the first one is the head.
            return Phrase(end=ends[index], unit=german(word, table), noun=word)
    if words[0] in table.others or language not in {"es", "fr"} or capitals[0] or _VERB.search(words[0]):
        return None
    return Phrase(end=ends[0], unit=romance(words[0], language), noun=words[0])


# Adverbs and past tenses are no nouns: "nadie murió", "aucun n'a".
_VERB = re.compile(r"ment\Z|(?:ó|aron|ieron)\Z|mente\Z")


def bound(text: str, start: int, end: int, noun_end: int, language: str) -> tuple[int, int, Bound]:
    """Return where a figure begins and ends with the words of its bound, and the bound.

    Args:
        text: the text of the figure.
        start: where the number begins.
        end: where it ends.
        noun_end: where the noun after it ends.
        language: ISO 639-1.

    >>> bound("at least 19 people", 9, 11, 18, "en")
    (0, 18, 'at_least')
    """
    table = tables(language)
    window = max(0, start - 24)
    found: Bound = "exact"
    for pattern, name in table.before:
        if match := pattern.search(text, window, start):
            start, found = match.start(), name
            break
    for pattern, name in table.after:
        for at in (noun_end, end):
            if match := pattern.match(text, at):
                return start, max(noun_end, match.end()), name
    return start, noun_end, found
