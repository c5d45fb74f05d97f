"""How the words of two names match, one to one, whatever their script and spelling.

Names are brought into small Latin letters, stripped of offices and legal forms, and parted into words;
words are alike by their letters, by how they sound, or as short forms of one another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from broadsheet.relate.who.namewords import LEGAL_FORMS, NICKNAMES, PARTICLES, SPELLINGS, TITLES
from broadsheet.text import countries
from broadsheet.text.letters import latin
from broadsheet.text.words import fold

_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)*|&")
_DOTS = re.compile(r"\b(\w)\.(?=\w\b)")  # "A.B.C." and "p.l.c." are one word
_CASE = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z][a-z])")  # "SergeiLavrov" is two


_TWO_INITIALS = re.compile(r"\b([B-DF-HJ-NP-TV-Z])([B-DF-HJ-NP-TV-Z])(?= )")  # "JC Juncker"


class Name(NamedTuple):
    """A name made ready for comparing."""

    words: tuple[str, ...]  # Latin, folded, without offices, legal forms and small words
    forms: frozenset[str]  # kinds of its legal forms
    whole: str  # all its letters and digits


# What caches hold is bounded so that a desk's memory does not grow with its archive: a few MB in all.
@lru_cache(maxsize=8_000)
def ready(name: str, kind: str = "person") -> Name:
    """Return a name made ready for comparing as a "person", a "body" or a "place"."""
    text = _CASE.sub(" ", name.strip())
    if kind == "person" and not text.isupper():
        text = _TWO_INITIALS.sub(r"\1 \2", text)
    text = latin(text).replace("’", "'").replace("`", "'")
    text = re.sub(r"'s?(?=\s|$)|(?<=\w)'(?=\w)|^'", "", text) if kind != "person" else text.replace("'", "")
    text = _DOTS.sub(r"\1", text) if kind != "person" else text
    if kind == "person" and text.count(",") == 1:
        last, first = text.split(",")
        text = f"{first} {last}"
    words = _WORD.findall(text.replace("-", " "))
    forms: frozenset[str] = frozenset()
    if kind == "person":
        kept = [word for word in words if word not in TITLES and word not in PARTICLES]
    else:
        words, forms = _without_forms(words)
        kept = [_nation(spelt) for word in words if (spelt := SPELLINGS.get(word, word))]
    kept = _tens(kept) or words
    return Name(tuple(kept), forms, "".join(kept))


def _without_forms(words: list[str]) -> tuple[list[str], frozenset[str]]:
    """Return words without the legal forms among them, and the kinds of these."""
    table, found = _forms(), set()
    at, kept = 0, []
    while at < len(words):
        for length in range(min(_LONGEST_FORM, len(words) - at), 0, -1):
            kind = table.get(" ".join(words[at : at + length]))
            if kind and len(words) > length:
                found.add(kind)
                at += length
                break
        else:
            kept.append(words[at])
            at += 1
    return (kept, frozenset(found)) if kept else (words, frozenset())


@cache
def _forms() -> dict[str, str]:
    return dict(LEGAL_FORMS)


_LONGEST_FORM = max(len(form.split()) for form, _ in LEGAL_FORMS)


def _nation(word: str) -> str:
    """Return a country's name for what its people and things are called: "russian" is "russia"."""
    found = countries.by_adjective().get(word) or countries.by_name().get(word)
    return fold(found.name).replace(" ", "") if found else word


def _tens(words: list[str]) -> list[str]:
    """Return words in which "40", "4" is "44"."""
    out: list[str] = []
    for word in words:
        if (
            out
            and out[-1].isdigit()
            and out[-1].endswith("0")
            and word.isdigit()
            and len(word) < len(out[-1])
        ):
            out[-1] = str(int(out[-1]) + int(word))
        else:
            out.append(word)
    return out


# --- words ------------------------------------------------------------------------------------------

_SOUNDS = (
    ("sch", "s"), ("tch", "c"), ("tsch", "c"), ("shch", "s"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"),
    ("ph", "f"), ("ck", "k"), ("ch", "c"), ("sh", "s"), ("zh", "z"), ("dj", "j"), ("ts", "s"), ("tz", "s"), ("cz", "c"), ("q", "k"),
    ("x", "ks"), ("w", "v"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("yy", "i"), ("iy", "i"), ("ij", "i"), ("yi", "i"), ("y", "i"),
    ("ie", "i"), ("ei", "i"), ("ai", "i"),
    ("j", "i"), ("o", "u"), ("e", "a"), ("c", "k"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=8_000)
def sound(word: str) -> str:
    """Return a rough key under which spellings of one name mostly fall together.

    >>> sound("zelenskyy") == sound("zelenskiy") == sound("zelensky")
    True
    """
    for letters, one in _SOUNDS:
        word = word.replace(letters, one)
    return _DOUBLE.sub(r"\1", word)


# Words less alike than this do not match at all.
_LEAST = 0.4
_VOWELS = re.compile("[aeiouy]")


@lru_cache(maxsize=8_000)
def _bones(word: str) -> tuple[str, bool]:
    """Return the consonants of a word, and whether it has so few vowels that only these count."""
    bones = _VOWELS.sub("", sound(word))
    return bones, len(word) > 1 and len(_VOWELS.findall(word)) * 3 < len(word)


@cache
def _nicknames() -> dict[str, frozenset[int]]:
    lines: dict[str, set[int]] = {}
    for number, line in enumerate(NICKNAMES):
        for name in line:
            lines.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in lines.items()}


@lru_cache(maxsize=16_000)
def distance(a: str, b: str) -> int:
    """Return how many letters must be put in, taken out, changed or swapped to make one of the other.

    The restricted Damerau-Levenshtein distance.
    """
    if a == b:
        return 0
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        new = [i]
        for j, right in enumerate(b, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        before, row = row, new
    return row[-1]


@lru_cache(maxsize=16_000)
def alike(a: str, b: str) -> float:
    """Return from 0 to 1 how alike two words of names are."""
    if a == b:
        return 1.0
    if min(len(a), len(b)) == 1:
        return 0.8 if a[0] == b[0] else 0.0
    if _short_form(a, b):
        return 0.95
    plain, heard = _near(a, b), _near(sound(a), sound(b)) - 0.03  # equal letters say more than equal sounds
    return max(plain, heard, _BARE if _only_vowels_lack(a, b) else 0.0)


# Arabic and Hebrew leave vowels out; consonants that agree are nearly as good as letters that do.
_BARE = 0.93


def _only_vowels_lack(a: str, b: str) -> bool:
    (bones, bare), (others, other_bare) = _bones(a), _bones(b)
    return bare != other_bare and bones == others and len(bones) > 1


def _near(a: str, b: str) -> float:
    """Return how near two words are by their letters, or 0 where even the letters they share are too few."""
    longest = max(len(a), len(b), 1)
    least = max(abs(len(a) - len(b)), len(set(a) ^ set(b)) / 2)
    return 0.0 if 1 - least / longest < _LEAST else 1 - distance(a, b) / longest


def whole_names(word: str) -> frozenset[str]:
    """Return the names that a table puts together with this one: "bill", "william"."""
    return frozenset(name for number in _nicknames().get(word, ()) for name in NICKNAMES[number])


def given_names() -> Collection[str]:
    """Return the first names that the table knows, whole and short."""
    return _nicknames().keys()


def _short_form(a: str, b: str) -> bool:
    """Return whether one word is a short form of the other, or both of one name."""
    return bool(_nicknames().get(a, frozenset()) & _nicknames().get(b, frozenset()))


# --- two names --------------------------------------------------------------------------------------


class Match(NamedTuple):
    """How the words of two names match, one to one."""

    pairs: tuple[tuple[str, str, float], ...]  # best first
    inversions: int  # matched words in another order
    alone: tuple[tuple[str, ...], tuple[str, ...]]  # words of each that match none


def match(a: Sequence[str], b: Sequence[str]) -> Match:
    """Return how the words of two names match, one to one, the most alike first."""
    a, b = _parted(a, b), _parted(b, a)
    table = [(alike(x, y), -abs(i - j), -i, -j) for i, x in enumerate(a) for j, y in enumerate(b)]
    used_a: dict[int, int] = {}
    used_b: set[int] = set()
    pairs = []
    for value, _, i, j in sorted(table, reverse=True):
        if value < _LEAST:
            break
        if -i in used_a or -j in used_b:
            continue
        used_a[-i] = -j
        used_b.add(-j)
        pairs.append((a[-i], b[-j], value))
    order = [used_a[i] for i in sorted(used_a)]
    inversions = sum(left > right for left, right in combinations(order, 2))
    alone = (
        tuple(word for i, word in enumerate(a) if i not in used_a),
        tuple(word for j, word in enumerate(b) if j not in used_b),
    )
    return Match(tuple(pairs), inversions, alone)


def _parted(a: Sequence[str], b: Sequence[str]) -> list[str]:
    """Return the words of ``a`` with those joined that ``b`` joins: "van der bilt" for "vanderbilt"."""
    out = list(a)
    known = set(b)
    for length in (4, 3, 2):
        at = 0
        while at + length <= len(out):
            whole = "".join(out[at : at + length])
            if whole in known or any(
                len(w) > 5 and abs(len(w) - len(whole)) < 2 and distance(w, whole) < 2 for w in known
            ):
                out[at : at + length] = [whole]
            at += 1
    return out


def features(a: Name, b: Name) -> tuple[float, ...]:
    """Return what the regression looks at, each about 0 to 1."""
    found = match(a.words, b.words)
    short = max(1, min(len(found.pairs) + len(alone) for alone in found.alone))
    long = max(1, *(len(found.pairs) + len(alone) for alone in found.alone))
    conflict = min(len(alone) for alone in found.alone)
    extra = max(len(alone) for alone in found.alone) - conflict
    values = [value for _, _, value in found.pairs] + [0.0] * conflict
    worst = min(values, default=0.0)
    low = min(found.pairs, key=lambda pair: pair[2], default=("", "", 0.0))
    forgiven = low[2] == 1 or _short_form(low[0], low[1]) or _only_vowels_lack(low[0], low[1])
    edits = 0 if forgiven else distance(low[0], low[1])
    whole = 1 - distance(a.whole[:60], b.whole[:60]) / max(len(a.whole[:60]), len(b.whole[:60]), 1)
    digits = _numbers(a) != _numbers(b)
    return (
        float(a.words == b.words),
        sum(values) / len(values) if values else 0.0,
        worst,
        float(conflict > 0),
        conflict / short,
        extra / long,
        float(extra > 0),
        sum(min(len(x), len(y)) == 1 and x != y for x, y, _ in found.pairs) / short,
        min(edits, 4) / 4,
        float(edits == 1),
        float(edits == 2),
        whole,
        float(short == 1),
        min(found.inversions, 3) / 3,
        float(bool(low[0]) and low[0][0] != low[1][0]),
        float(bool(low[0]) and sound(low[0]) == sound(low[1])),
        min(len(low[0]), 10) / 10 * float(edits > 0),
        float(bool(a.forms and b.forms) and not a.forms & b.forms),
        float(bool(a.forms) != bool(b.forms)),
        float(digits),
        min(long, 8) / 8,
        sum(1 for value in values if value < 1) / short,
        float(conflict > 0 and any(len(word) == 1 for alone in found.alone for word in alone)),
        float(any(x != y and _short_form(x, y) for x, y, _ in found.pairs)),
    )


def _numbers(name: Name) -> list[str]:
    return sorted(word for word in name.words if word.isdigit() or _ROMAN.fullmatch(word))


_ROMAN = re.compile(r"(?=[ivx]{1,5}\Z)x{0,3}(?:ix|iv|v?i{0,3})")
