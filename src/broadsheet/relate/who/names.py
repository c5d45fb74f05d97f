"""Whether two names are of one thing, and which of many names belong together.

The words of two names are matched one to one (``relate.matching``); features of the match go through a
logistic regression. Its weights were fitted on the public part of nomenklatura's name benchmark (MIT)
by ``bench/names.py --fit``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from itertools import combinations

from broadsheet.relate.who.matching import distance, features, match, ready, sound, whole_names
from broadsheet.relate.who.namewords import ALIASES, BODY_WORDS, LEGAL_FORMS
from broadsheet.text import countries
from broadsheet.text.letters import latin
from broadsheet.text.words import fold

THRESHOLD = 0.5
"""From this score on two names are taken for one thing."""

# What each feature of ``matching.features`` weighs, after the constant; see the module's docstring.
WEIGHTS: Mapping[str, tuple[float, ...]] = {
    "person": (
        -2.55, 1.4, 0.41, 3.02, -1.59, 0.38, -0.29, 0.86, 0.21, -2.52, 1.91, 1.53,
        1.26, -0.95, -0.38, -0.02, -0.11, -0.87, 0.0, 0.0, 0.37, -0.84, 0.9, 0.83,
        -0.19,
    ),
    "body": (
        -4.44, 2.59, 0.53, 3.43, -0.39, 2.2, 1.48, -1.53, 0.13, -2.0, 1.82, 1.65,
        1.89, -0.04, 0.39, -0.83, -0.55, -0.09, -3.72, 0.25, -0.04, 1.58, 0.44, 2.94,
        0.0,
    ),
}  # fmt: skip

# What callers call a body: our own word first, then those of sanctions lists.
_BODIES = frozenset(
    ("organisation", "product", "company", "organization", "legalentity", "vessel", "event", "work")
)
_PLACES = frozenset(("place", "people"))


def same(a: str, b: str, type: str | None = None) -> float:  # noqa: A002 - the word of the model
    """Return from 0 to 1 how surely two names are of one thing; see ``THRESHOLD``.

    Args:
        a: a name in any script.
        b: another.
        type: what both are, as in ``model.EntityType``; worked out from the names where it is None.

    >>> same("Зеленский Владимир", "Volodymyr Zelenskyy", "person") > THRESHOLD
    True
    >>> same("Bill Clinton", "Hillary Clinton", "person") > THRESHOLD
    False
    """
    if not a.strip() or not b.strip():
        return 0.0
    left, right = known(a), known(b)
    if left and right and (left == right or type in _PLACES or (left in _nations() and right in _nations())):
        return float(left == right)
    kind = kind_of(type, a, b)
    if kind == "place":
        return _same_place(a, b)
    if kind == "body" and (_shortens(a, b) or _shortens(b, a)):
        return _ABBREVIATED
    return _regress(kind, a, b)


# "PLA" for "People's Liberation Army": likely, but letters alone prove little.
_ABBREVIATED = 0.75


def kind_of(type_: str | None, *names: str) -> str:
    """Return as what names are compared: "person", "body" or "place"."""
    said = (type_ or "").lower()
    if said in _PLACES:
        return "place"
    if said in _BODIES:
        return "body"
    if said == "person":
        return "person"
    forms = {form for form, _ in LEGAL_FORMS} | BODY_WORDS
    return (
        "body"
        if any(word.strip(".,") in forms for name in names for word in latin(name).split())
        else "person"
    )


def _regress(kind: str, a: str, b: str) -> float:
    constant, *weights = WEIGHTS[kind]
    values = features(ready(a, kind), ready(b, kind))
    sum_ = constant + sum(weight * value for weight, value in zip(weights, values, strict=True))
    return 1 / (1 + math.exp(-sum_))


def _same_place(a: str, b: str) -> float:
    left, right = ready(a, "place"), ready(b, "place")
    found = match(left.words, right.words)
    if any(found.alone):
        return 0.0 if all(found.alone) else _WITHIN
    if [sound(x) for x in left.words] == [sound(x) for x in right.words]:
        return 1.0
    edits = distance(left.whole, right.whole) / max(len(left.whole), len(right.whole))
    return max(0.0, 1 - _EDIT_COST * edits)


# "Volgograd" and "the Volgograd region" are near, not one.
_WITHIN = 0.3
# One letter in five makes another place: Iran, Iraq; one in ten hardly: Dnepropetrovsk.
_EDIT_COST = 3.0


def _shortens(short: str, long: str) -> bool:
    """Return whether a name in capitals has the first letters of another's words."""
    letters = short.replace(".", "").strip()
    words = [
        word
        for word in latin(long).replace("-", " ").split()
        if word not in {"of", "the", "and", "for", "in"}
    ]
    return (
        letters.isupper()
        and 1 < len(letters) == len(words)
        and letters.lower() == "".join(w[0] for w in words)
    )


# --- names that tables know ---------------------------------------------------------------------------


@lru_cache(maxsize=8_000)
def known(name: str) -> str | None:
    """Return the one name under which tables know a place or a body, folded, or None.

    >>> known("Türkiye"), known("KIEV"), known("U.N."), known("Nobody")
    ('turkey', 'kyiv', 'un', None)
    """
    key = fold(name).strip().removeprefix("the ").replace("’", "'")
    return _known().get(key) or _known().get(key.replace(".", "")) or _known().get(latin(name).strip())


@cache
def _known() -> dict[str, str]:
    table = {form: fold(country.name) for form, country in countries.by_name().items()}
    for line in ALIASES:
        for form in line:
            table[fold(form)] = table[latin(form)] = table.get(fold(line[0]), fold(line[0]))
    return table


@cache
def _nations() -> frozenset[str]:
    return frozenset(fold(country.name) for country in countries.table())


# --- many names ---------------------------------------------------------------------------------------

# Surer than for a pair, because one wrong pair joins two whole groups.
_JOIN = 0.7
_JOIN_BODIES = 0.85  # a word more or less makes another body sooner than another person
# A key that more names than this share says too little; they must share another one too.
_CROWD = 60


def group(names: Iterable[tuple[str, str | None]]) -> list[str]:
    """Return for each name with its type the id of what it names, in input order.

    Spellings of one thing have the same id: 12 hex digits, made of its first spelling in sorted order,
    so that the order of input does not matter. A surname alone joins the one full name it fits.
    """
    pairs = [(name, type_) for name, type_ in names]
    distinct = sorted(set(pairs), key=lambda pair: (pair[0], pair[1] or ""))
    head = list(range(len(distinct)))
    for i, j in _candidates(distinct):
        if _find(head, i) != _find(head, j) and _together(distinct[i], distinct[j]):
            a, b = sorted((_find(head, i), _find(head, j)))
            head[b] = a
    _join_surnames(distinct, head)
    ids = {
        pair: entity_id(distinct[_find(head, i)][1], distinct[_find(head, i)][0])
        for i, pair in enumerate(distinct)
    }
    return [ids[pair] for pair in pairs]


def entity_id(type_: str | None, name: str) -> str:
    """Return an entity's id: 12 hex digits of the SHA-256 of its type and its folded name."""
    return sha256(f"{type_ or ''}\n{fold(name).strip()}".encode("utf-8", "replace")).hexdigest()[:12]


def _together(a: tuple[str, str | None], b: tuple[str, str | None]) -> bool:
    if (a[1] and b[1] and a[1] != b[1]) or not _may_match(a, b):
        return False
    kind = kind_of(a[1] or b[1], a[0], b[0])
    return same(a[0], b[0], a[1] or b[1]) >= (_JOIN_BODIES if kind == "body" else _JOIN)


def _may_match(a: tuple[str, str | None], b: tuple[str, str | None]) -> bool:
    """Return whether every word of the shorter name begins or ends like one of the other: a cheap first look."""
    kind = kind_of(a[1] or b[1], a[0], b[0])
    short, long = sorted((ready(a[0], kind).words, ready(b[0], kind).words), key=len)
    if kind == "person" and len(short) == 1 < len(long):  # a surname alone: see _join_surnames
        return False
    if len(short) == len(long) == 1 or known(a[0]):
        return True
    edges = {edge for word in long for edge in _edges(word)}
    strangers = sum(edges.isdisjoint(_edges(word)) for word in short)
    return strangers == 0 or (kind == "body" and strangers * 3 <= len(short)) or _shortens(a[0], b[0])


@lru_cache(maxsize=8_000)
def _edges(word: str) -> frozenset[str]:
    """Return the beginning and the end of a word as it sounds; short forms begin like their whole names."""
    heard = sound(word)
    whole = {f"^{name[:2]}" for name in whole_names(word)}
    return frozenset(
        {f"^{heard[:2]}", f"{heard[-3:]}$"} | ({f"^{heard[:1]}"} if len(heard) == 1 else set()) | whole
    )


def _find(head: list[int], at: int) -> int:
    while head[at] != at:
        head[at] = head[head[at]]
        at = head[at]
    return at


def _keys(name: str, type_: str | None) -> set[str]:
    words = ready(name, kind_of(type_, name)).words
    keys = {sound(word)[:4] for word in words if len(word) > 1} or {sound(word) for word in words}
    if table := known(name):
        keys.add("=" + table)
    return keys | {"+" + sound("".join(words))[:6]}


def _candidates(names: Sequence[tuple[str, str | None]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions worth comparing: they share a rare key, or two common ones."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, (name, type_) in enumerate(names):
        for key in sorted(_keys(name, type_)):
            blocks[key].append(index)
    seen: set[tuple[int, int]] = set()
    crowds = {key: set(block) for key, block in blocks.items() if len(block) > _CROWD}
    for key in sorted(blocks):
        if key not in crowds:
            seen.update(combinations(blocks[key], 2))
    for left, right in combinations(sorted(crowds), 2):
        both = sorted(crowds[left] & crowds[right])
        if len(both) <= _CROWD * 5:
            seen.update(combinations(both, 2))
    yield from sorted(seen)


def _join_surnames(names: Sequence[tuple[str, str | None]], head: list[int]) -> None:
    """Join each name of one word with the one group of full names that ends in it."""
    words = [ready(name, kind_of(type_, name)).words for name, type_ in names]
    by_last: dict[str, set[int]] = defaultdict(set)
    for index, (name, type_) in enumerate(names):
        if len(words[index]) > 1 and kind_of(type_, name) == "person":
            by_last[sound(words[index][-1])].add(_find(head, index))
    for index, (name, type_) in enumerate(names):
        if len(words[index]) == 1 and kind_of(type_, name) == "person":
            whole = {_find(head, at) for at in by_last.get(sound(words[index][0]), ())}
            if len(whole) == 1:
                a, b = sorted((_find(head, index), whole.pop()))
                head[b] = a
