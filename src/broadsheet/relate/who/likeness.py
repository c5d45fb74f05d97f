"""How the register tells names of one thing: stricter than ``names.same``, because it never asks twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from broadsheet.model import EntityType
from broadsheet.relate.who.bodies import acronym, core_name, initials, is_nation, nations_own, spells
from broadsheet.relate.who.callings import KINDS
from broadsheet.relate.who.cases import bent, place_forms, place_stem, upright
from broadsheet.relate.who.matching import alike, distance, match, ready, sound, whole_names
from broadsheet.relate.who.names import known
from broadsheet.relate.who.namewords import GENERATIONS, LEADS
from broadsheet.text import countries, outlets
from broadsheet.text.letters import is_cyrillic, latin
from broadsheet.text.words import fold


@lru_cache(maxsize=8_000)
def plain_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, offices, small words and "Jr." left out, an initial behind them first.

    >>> plain_words("Robert Tull Jr."), plain_words("Morita S.")
    (('robert', 'tull'), ('s', 'morita'))
    """
    words = ready(name, "person").words
    first = name[:1].lower()
    if name[1:3] == ". " and first.isascii() and words[:1] != (first,):  # "E. Pike": no "e" between names
        words = (first, *words)
    kept = tuple(word for word in words[1:] if word not in GENERATIONS)
    words = words[:1] + kept
    return (words[-1], *words[:-1]) if len(words) == 2 and len(words[1]) == 1 < len(words[0]) else words


@lru_cache(maxsize=8_000)
def generation(name: str) -> str | None:
    """Return "jr" for "Robert Tull Jr." and its like, None for most."""
    return next((GENERATIONS[word] for word in ready(name, "person").words[1:] if word in GENERATIONS), None)


def heard(word: str) -> str:
    """Return how a word of a person's name sounds, German spellings ("Selenskyj") with the others."""
    return sound(word).replace("z", "s")


@lru_cache(maxsize=8_000)
def person_words(name: str) -> tuple[str, ...]:
    """Return how the words of a person's name sound, offices and small words left out; never empty.

    >>> person_words("President Zelenskyy") == person_words("Selenskyj")
    True
    """
    return tuple(heard(word) for word in plain_words(name)) or (fold(name),)


@lru_cache(maxsize=8_000)
def surnames(name: str) -> frozenset[str]:
    """Return how the last word of a person's name sounds, in each form that it may be a case of."""
    return _upright(name, -1) | {person_words(name)[-1]}


@lru_cache(maxsize=8_000)
def first_names(name: str) -> frozenset[str]:
    """Return how the first word of a person's name sounds, short forms and cases with it."""
    forms = _upright(name, 0) | {person_words(name)[0]}
    return forms | {heard(form) for word in plain_words(name)[:1] for form in whole_names(word)}


def _upright(name: str, at: int) -> frozenset[str]:
    words = [word for word in name.replace("-", " ").split() if is_cyrillic(word)]
    if not words:
        return frozenset()
    return frozenset(heard(latin(form).replace("'", "")) for form in upright(words[at]))


@lru_cache(maxsize=8_000)
def keys_of(name: str, type_: EntityType) -> frozenset[str]:
    """Return the keys under which an entity of this name is kept.

    A person's are the surname and the first name, any other thing's all of its name; a body is found by its
    initials and by its name without the line of business too, a place by what all languages keep of it.
    """
    if type_ == "person":
        given = {f"given {word}" for word in first_names(name)} if len(person_words(name)) > 1 else set()
        return frozenset({f"person {word}" for word in surnames(name)} | given | _bone_keys(name))
    if type_ == "people":
        return frozenset((f"people {_people(name)}",))
    return frozenset({exact_key(name), *_loose_keys(name, type_)})


def exact_key(name: str) -> str:
    """Return the key that a thing shares with what has the same name."""
    return f"thing {_thing(name)}"


def _loose_keys(name: str, type_: EntityType) -> Iterator[str]:
    if bones := thing_bones(name):
        yield f"bones {bones}"
    if type_ in {"other", "place"} and (stem := place_stem(name)):
        yield f"stem {stem}"
    if type_ != "place" and not known(name):
        if core := core_name(name):
            yield f"core {core}"
        letters = initials(name) or acronym(name)
        if letters:
            yield f"short {letters}" if len(letters) >= _SURE_LETTERS else f"brief {letters}"
    if type_ != "place":
        yield from (f"part {part}" for part in shorter(name))
    if type_ == "organisation" and (rest := nations_own(name)):
        yield f"own {rest[1]}"


def shorter(name: str) -> tuple[str, ...]:
    """Return what a body or thing may be called for short: its name without the last or the first word.

    >>> shorter("House Agriculture Committee"), shorter("Tull Academy"), shorter("Tull Ltd")
    (('house agriculture', 'agriculture committee'), ('tull',), ())
    """
    words = ready(name, "body").words
    if len(words) < 2 or known(name) or words[0] in _NO_NAME:
        return ()
    if len(words) == 2:
        return (words[0],) if words[1] in KINDS else (words[1],) if words[0] in LEADS else ()
    first = () if nations_own(name) or is_nation(words[0]) else (" ".join(words[1:]),)
    return (" ".join(words[:-1]), *first)


_NO_NAME = frozenset("city department ministry national office state university".split())  # noqa: SIM905


# Three letters stand for many bodies in an archive; within one article any acronym is looked up.
_SURE_LETTERS = 4


def asked(name: str, type_: EntityType) -> frozenset[str]:
    """Return the keys under which to look for a name: for a person the first word too, if it is the surname.

    Never a person's first name: an archive has too many of one.
    """
    if type_ != "person":
        return keys_of(name, type_)
    return frozenset(f"person {word}" for word in surnames(name) | {person_words(name)[0]}) | _bone_keys(name)


def _bone_keys(name: str) -> frozenset[str]:
    """Return the key of a full name by its consonants, which is all that Arabic prints of most."""
    words = plain_words(name)
    if len(words) < 2:
        return frozenset()
    first = f"bd{_bones(words[1])}" if words[0] in _SERVANT and len(words) > 2 else _bones(words[0])
    return frozenset((f"bones {first.replace('bdl', 'bd', 1)} {_bones(words[-1])}",))


# "Abdul Rahman" and "Abdulrahman" are one first name.
_SERVANT = frozenset(("abd", "abdal", "abdel", "abdul"))


def _bones(word: str) -> str:
    bare = (
        word[2:] if word[:2] in {"al", "el"} and len(word) > _ARTICLED else word
    )  # "the", which Arabic prints with its word
    return "".join(letter for letter in heard(bare) if letter not in "aeiouwy")


_ARTICLED = 4  # letters: "Ali" and "Elsa" keep theirs


@lru_cache(maxsize=8_000)
def thing_bones(name: str) -> str:
    """Return what a thing's name keeps in every script: the consonants of its words, "the" of Arabic left out.

    >>> thing_bones("Umm Qasr") == thing_bones("أم قصر"), thing_bones("Дніпрогідро") == thing_bones("Dniprohydro")
    (True, True)
    """
    words = [word for word in latin(name).replace("-", " ").split() if word not in {"al", "el", "the"}]
    bones = (_bones(word.replace("'", "")).translate(_MERGED) for word in words)
    return " ".join(re.sub(r"(.)\1", r"\1", bone) if len(bone) == _DOUBLE else bone for bone in bones if bone)


# Letters that other scripts do not tell apart: "g" and "h" in Russian, "b" and "p" in Arabic.
_MERGED = str.maketrans({"h": "g", "p": "b", "q": "k", "c": "k", "j": "g"})
_DOUBLE = 2


def script(name: str) -> str:
    """Return in which letters a name is printed, Latin ones being none."""
    return "arabic" if is_arabic(name) else "cyrillic" if is_cyrillic(name) else ""


def alike_across(a: str, b: str) -> bool:
    """Return whether two names of things in two scripts may be one name, for such as stand in one company."""
    return script(a) != script(b) and bool(thing_bones(a)) and thing_bones(a) == thing_bones(b)


def is_arabic(name: str) -> bool:
    """Return whether a name is printed in Arabic letters."""
    return any("\u0600" <= letter <= "\u06ff" for letter in name)


def alike_things(a: str, b: str) -> bool:
    """Return whether two names that share a loose key are of one thing.

    >>> alike_things("Orbane", "Orbane Metals"), alike_things("Orbane Foods", "Orbane Metals")
    (True, False)
    """
    if exact_key(a) == exact_key(b):
        return True
    if acronym(a) or acronym(b):
        letters = acronym(a) or acronym(b)
        return spells(letters, b if acronym(a) else a)
    one, two = (len(ready(name, "body").words) for name in (a, b))
    if core_name(a) and core_name(a) == core_name(b):
        return min(one, two) == 1 < max(one, two)
    return bent(a, b)


def _people(name: str) -> str:
    parts = [countries.by_adjective().get(part) for part in fold(name).split("-")]
    if all(parts):
        return "-".join(country.code for country in parts if country)
    return fold(name).removesuffix("s")


@lru_cache(maxsize=8_000)
def _thing(name: str) -> str:
    for form in (name, *place_forms(name)):
        if table := known(form):
            return table
    if outlet := outlets.find(name):
        return fold(outlet.name or name)
    return " ".join(sorted(sound(word) for word in ready(name, "body").words))


def one_person(a: str, b: str) -> bool:
    """Return whether two full names are of one person.

    Surnames sound the same (or differ by a letter in a long one); first names are the same, short forms,
    initials or spellings of one another; a middle name may lack, none may contradict. Cyrillic names count in
    every form that they may be a case of.

    >>> one_person("Volodymyr Zelenskyy", "Vladimir Zelensky"), one_person("Bill Clinton", "Hillary Clinton")
    (True, False)
    """
    if clash(a, b):
        return False
    if is_arabic(a) != is_arabic(b):
        return bool(_bone_keys(a) & _bone_keys(b))
    if is_arabic(a) and _bones(plain_words(a)[-1]) != _bones(plain_words(b)[-1]):
        return False  # his own name, his father's, his family's: who shares the first two is another one
    return _one_person(plain_words(a), plain_words(b)) or _same_but_for_case(a, b)


def _one_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    short, long = sorted((left, right), key=len)
    if len(long) == len(short) + 1 > 2 and len(long[0]) == 1 < len(short[0]):  # "K. Vasudeva Reddy"
        left, right = long[1:], short
    found = match(left, right)
    if all(found.alone) or len(found.pairs) < 2:
        return False
    last = [pair for pair in found.pairs if left[-1] == pair[0] or right[-1] == pair[1]]
    ends = {(x, y) for x, y, _ in found.pairs} & {(left[0], right[0]), (left[-1], right[-1])}
    if any(found.alone) and not ends:  # surname first, or two people: then no word may lack
        return False
    if any(not _one_surname(x, y) for x, y, _ in last):
        return False
    return all(_one_first_name(x, y) for x, y, _ in found.pairs if (x, y) not in {pair[:2] for pair in last})


def _same_but_for_case(a: str, b: str) -> bool:
    """Return whether two names in two words, one or both Cyrillic, agree in some case of each."""
    if not (is_cyrillic(a) or is_cyrillic(b)) or {len(plain_words(a)), len(plain_words(b))} != {2}:
        return False
    return bool(surnames(a) & surnames(b)) and bool(first_names(a) & first_names(b))


def clash(a: str, b: str) -> bool:
    """Return whether two names of persons have different initials in the middle, or are father and son.

    >>> clash("George W. Bush", "George H. W. Bush"), clash("George Bush", "George W. Bush")
    (True, False)
    """
    if generation(a) and generation(b) and generation(a) != generation(b):
        return True
    left, right = ([word for word in ready(name, "person").words[1:-1] if len(word) == 1] for name in (a, b))
    return bool(left and right) and left != right


# From this length on one letter more or less is a slip: "Netanyahu", "Natanyahu".
_LONG = 8
# "Andrii" and "Andrey" are .83, "Daniel" and "Donald" .5; .8 parts them best on the public name pairs.
_ALIKE = 0.8


def _one_surname(a: str, b: str) -> bool:
    return heard(a) == heard(b) or (min(len(a), len(b)) >= _LONG and distance(a, b) == 1)


_NEARLY = 0.9  # short forms by the table, names of ten letters with a slip


def _one_first_name(a: str, b: str) -> bool:
    near = alike(a, b)
    if near > _NEARLY or min(len(a), len(b)) == 1:
        return near >= _ALIKE
    return (
        near >= _ALIKE and a[0] == b[0] and _consonants(a) == _consonants(b)
    )  # "Daniyal", "Daniyar" are two


def _consonants(word: str) -> str:
    return "".join(letter for letter in heard(word).replace("h", "g") if letter not in "aeiou")
