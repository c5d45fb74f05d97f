"""A light learned tagger of names: hashed features, one weight table, Viterbi decoding.

Linear models over labels B-type and I-type, trained as averaged structured perceptrons (Collins 2002) by
``bench/train_entities.py``; ``entities_model.md`` is their card. The second one reads the article again, knowing
what the first one said of each word (``again``). Only tokens in or between capitals are looked at, which is what
makes it quick.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase, digits
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from broadsheet.inspect.naming import again
from broadsheet.inspect.naming.entity_words import CONNECTORS, flag_letters
from broadsheet.inspect.naming.hashing import MASK
from broadsheet.inspect.naming.kin import Kin, kin

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[tuple[int, ...], np.dtype[np.float32]]

TYPES = ("person", "organisation", "place", "people", "event", "work", "product", "other")
LABELS = ("O", *(f"{mark}-{kind}" for kind in TYPES for mark in "BI"))

# One bit a word for "printed in small letters somewhere": 2**20 keeps chance hits under one in fifty.
VOCABULARY_BITS = 1 << 20

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Gen|Col|Lt|Sgt|Gov|Sen|Rep|Rev|Prof|Inc|Ltd|Co|Corp)\.(?=\s)"
    r"|[A-Z]\.(?=\s+[A-Z])|\b(?:[cdjlns]|qu)['’](?=[^\W\d_])|['’]s\b|\d[\d.,:/]*\d|\w(?:(?:(?!['’]s\b)[\w&'’-])*\w)?|\S"
)
_SHAPE_RUN = re.compile(r"(.)\1+")
_SHAPES = str.maketrans(
    dict.fromkeys(ascii_uppercase, "X") | dict.fromkeys(ascii_lowercase, "x") | dict.fromkeys(digits, "9")
)


class Token(NamedTuple):
    """A token and where it stands."""

    text: str
    start: int
    end: int


class Word(NamedTuple):
    """What is known of a word wherever it stands, hashed."""

    own: tuple[int, ...]  # features of the word itself
    before: tuple[int, ...]  # features for the token after it
    after: tuple[int, ...]  # features for the token before it
    lower: int
    shape: int
    flags: int
    capital: bool
    joins: bool  # may stand inside a name though it has no capital
    small: str  # in small letters
    kin: Kin  # the groups of like words that it is in


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a stretch of text with their offsets; a possessive 's is one of its own."""
    found = TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(match[0], match.start(), match.end()) for match in found]


def _shape(word: str) -> str:
    plain = word.translate(_SHAPES)
    if not plain.isascii():
        plain = "".join(
            "X" if c.isupper() else "x" if c.isalpha() else "9" if c.isdigit() else c for c in plain
        )
    return _SHAPE_RUN.sub(r"\1\1", plain)


def _hash(template: int, value: str) -> int:
    return crc32(value.encode("utf-8", "replace"), template * 0x9E3779B1 & 0xFFFFFFFF)


@lru_cache(maxsize=50_000)
def word(text: str) -> Word:
    """Return the hashed features of a word."""
    small = text.lower()
    shape, flags = _shape(text), flag_letters(text)
    own = [
        _hash(1, text), _hash(2, small), _hash(3, shape), _hash(4, text[:2]), _hash(5, text[:3]),
        _hash(6, text[-1:]), _hash(7, small[-2:]), _hash(8, small[-3:]), _hash(9, small[-4:]),
        _hash(10, flags), _hash(11, flags + shape),
    ]  # fmt: skip
    beside = (small, shape, small[-3:], flags)
    return Word(
        own=tuple(value & MASK for value in own),
        before=tuple(_hash(20 + n, value) & MASK for n, value in enumerate(beside)),
        after=tuple(_hash(30 + n, value) & MASK for n, value in enumerate(beside)),
        lower=_hash(40, small),
        shape=_hash(41, shape),
        flags=_hash(42, flags),
        capital=text[:1].isupper() or (len(text) > 1 and text[1:2].isupper()) or _inner_capital(text),
        joins=small in CONNECTORS or text[0].isdigit(),
        small=small,
        kin=kin(text),
    )


def _inner_capital(text: str) -> bool:
    return "-" in text and any(part[:1].isupper() for part in text.split("-"))


# What a sentence may start anew after: a dateline, a quotation mark, a bullet.
BEFORE_STARTS = frozenset((":", '"', "“", "„", "«", "``", "—", "–", "•", "...", "…", "?", "!"))

EDGE = "\x02"  # stands before the first and after the last token of a sentence


class Known(NamedTuple):
    """What the rest of the article says about its words."""

    small: frozenset[str]  # words it prints in small letters
    large: frozenset[str]  # words it prints with a capital inside sentences
    vocabulary: bytes  # one byte a slot: 1 where a word that others print small falls


def known(sentences: Sequence[Sequence[str]], vocabulary: bytes | None = None) -> Known:
    """Return which words the sentences print small, and which with a capital not owed to the place.

    Args:
        sentences: the article, title and all, as words.
        vocabulary: see ``Known``; the model's own where it is None.
    """
    small: set[str] = set()
    large: set[str] = set()
    for sentence in sentences:
        capitals = sum(text[:1].isupper() for text in sentence)
        if capitals * 2 > len(sentence):  # a headline says nothing about capitals
            continue
        small.update(text for text in sentence if text[:1].islower())
        large.update(text.lower() for text in sentence[1:] if text[:1].isupper())
    return Known(frozenset(small), frozenset(large), _vocabulary() if vocabulary is None else vocabulary)


def active(sentence: Sequence[str]) -> list[bool]:
    """Return for each token whether it can belong to a name: a capital, or small words between two."""
    words = [word(text) for text in sentence]
    marks = [entry.capital for entry in words]
    last = None
    for index, entry in enumerate(words):
        if not entry.capital:
            continue
        gap = range((last if last is not None else index - 1) + 1, index)
        if len(gap) <= 3 and all(words[between].joins for between in gap):
            for between in gap:
                marks[between] = True
        last = index
    for index in range(1, len(sentence)):
        if not marks[index] and marks[index - 1]:
            _go_on(sentence, marks, index)
    return marks


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isupper()


# Letters of what an apostrophe parts from the end of a name: "Nyong ’ o"; of what a hyphen does: "Sang - min".
_LETTERS = {"'": 2, "’": 2, "-": 8}


def _go_on(sentence: Sequence[str], marks: list[bool], at: int) -> None:
    """Mark what goes on with a name though it is small, where a text comes in pieces: "U . S .", "Lee Sang - min"."""
    mark, before = sentence[at], sentence[at - 1]
    following = sentence[at + 1] if at + 1 < len(sentence) else ""
    if mark == ".":
        marks[at] = _is_letter(before) and (
            following[:1].isupper() or _is_letter("".join(sentence[max(0, at - 3) : at - 2]))
        )
    elif mark in _LETTERS and before[:1].isalnum() and following.isalpha():
        marks[at] = len(following) <= _LETTERS[mark]
        marks[at + 1] = marks[at + 1] or marks[at]


def features(sentence: Sequence[str], marks: Sequence[bool], article: Known) -> list[list[int]]:
    """Return the hashed features of the active tokens, in order; every token has equally many."""
    words = [word(EDGE), word(EDGE), *map(word, sentence), word(EDGE), word(EDGE)]
    runs = _runs(words, len(sentence))
    headline = sum(entry.capital for entry in words) * 2 > len(sentence) > 2
    first = next((i for i, text in enumerate(sentence) if text[0].isalnum()), 0)
    rows = []
    for index, mark in enumerate(marks):
        if not mark:
            continue
        p2, p1, own, n1, n2 = words[index : index + 5]
        begin, end = runs[index]
        here = (
            (index <= first or sentence[index - 1] in BEFORE_STARTS)
            | headline << 1
            | (own.small in article.small) << 2
        )
        here |= (own.small in article.large) << 3 | _falls(own.small, article.vocabulary) << 4
        place = min(index - begin, 3) << 2 | min(end - index, 3)
        rows.append(
            [
                *own.own, *p1.before, *n1.after,
                (p2.lower + 3) & MASK, (p2.flags + 5) & MASK, (n2.lower + 7) & MASK, (n2.flags + 11) & MASK,
                (p1.lower * 31 + own.lower + 13) & MASK,
                (own.lower * 37 + n1.lower + 17) & MASK,
                (p1.shape * 41 + own.shape * 43 + n1.shape + 19) & MASK,
                (p1.flags * 47 + own.flags * 53 + n1.flags + 23) & MASK,
                (p1.lower * 59 + own.shape + 29) & MASK,
                (n1.lower * 61 + own.shape + 31) & MASK,
                (p2.lower * 67 + p1.lower + 37) & MASK,
                (here * 7919 + own.shape) & MASK,
                (here * 104729 + own.flags) & MASK,
                (here * 1299709 + place * 15485863) & MASK,
                (here * 611953 + own.lower) & MASK,
                (place * 7907 + own.shape * 3) & MASK,
                (words[end + 2].lower * 71 + (end == index) + 41) & MASK,
                (words[begin + 2].lower * 73 + (begin == index) + 43) & MASK,
                (words[begin + 1].lower * 79 + (begin == index) + 47) & MASK,
                (words[end + 3].lower * 83 + (end == index) + 53) & MASK,
                (words[end + 2].flags * 89 + words[begin + 2].flags * 97 + place) & MASK,
                *_kin_features(p2, p1, own, n1, n2),
            ]
        )  # fmt: skip
    return rows


def _kin_features(p2: Word, p1: Word, own: Word, n1: Word, n2: Word) -> tuple[int, ...]:
    """Return features of the groups of like words around a token."""
    coarse, middle, fine = own.kin
    return (
        ((coarse + 9) * 2654435761 + own.shape * 101) & MASK,
        (middle * 2246822519 + 103) & MASK,
        (fine * 3266489917 + 107) & MASK,
        (p1.kin.middle * 668265263 + 109) & MASK,
        (p1.kin.fine * 374761393 + 113) & MASK,
        (n1.kin.middle * 3182387353 + 127) & MASK,
        (n1.kin.fine * 1812433253 + 131) & MASK,
        ((p1.kin.coarse + 9) * 69069 + (coarse + 9) * 16777619 + (n1.kin.coarse + 9) * 40503 + 137) & MASK,
        ((p1.kin.middle + 9) * 1664525 + (middle + 9) * 22695477 + 139) & MASK,
        ((middle + 9) * 1103515245 + (n1.kin.middle + 9) * 134775813 + 149) & MASK,
        (p2.kin.middle * 214013 + 151) & MASK,
        (n2.kin.middle * 2531011 + 157) & MASK,
        ((middle + 9) * 1566083941 + own.shape * 163) & MASK,
    )


def _runs(words: Sequence[Word], length: int) -> list[tuple[int, int]]:
    """Return for each token the first and last index of the run of capitals it stands in."""
    runs = [(index, index) for index in range(length)]
    index = 0
    while index < length:
        end = index
        while end < length and words[end + 2].capital:
            end += 1
        for inside in range(index, end):
            runs[inside] = (index, end - 1)
        index = max(end, index + 1)
    return runs


def decode(emissions: Array, transitions: Array) -> list[int]:
    """Return the best labels of a run of tokens (Viterbi).

    Args:
        emissions: tokens by labels.
        transitions: label by next label; row and column 0 (O) stand for what is around the run.
    """
    score = transitions[0] + emissions[0]
    back = []
    for row in emissions[1:]:
        table = score[:, None] + transitions
        best = table.argmax(axis=0)
        back.append(best)
        score = table[best, range(len(best))] + row
    label = int((score + transitions[:, 0]).argmax())
    labels = [label]
    for best in reversed(back):
        label = int(best[label])
        labels.append(label)
    return labels[::-1]


def tag(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return a label ("O", "B-person", "I-person", ...) for every token of every sentence of an article."""
    import numpy as np  # noqa: PLC0415 - heavy

    article = known(sentences)
    marks = [active(sentence) for sentence in sentences]
    rows = [
        row
        for sentence, mark in zip(sentences, marks, strict=True)
        for row in features(sentence, mark, article)
    ]
    if not rows:
        return [["O"] * len(sentence) for sentence in sentences]
    first, second = _readings()
    base = np.asarray(rows)
    labels = read(first.weights[base].sum(axis=1, dtype=np.float32), marks, first.transitions)
    more = np.asarray(further(sentences, marks, labels))
    emissions = second.weights[base].sum(axis=1, dtype=np.float32) + second.weights[more].sum(
        axis=1, dtype=np.float32
    )
    return read(emissions, marks, second.transitions)


def read(emissions: Array, marks: Sequence[Sequence[bool]], transitions: Array) -> list[list[str]]:
    """Return the labels of sentences, given what their marked tokens score for each label."""
    labels = [["O"] * len(mark) for mark in marks]
    done = 0
    for mark, out in zip(marks, labels, strict=True):
        for begin, end in stretches(mark):
            found = decode(emissions[done : done + end - begin], transitions)
            out[begin:end] = (LABELS[label] for label in found)
            done += end - begin
    return labels


def further(
    sentences: Sequence[Sequence[str]], marks: Sequence[Sequence[bool]], labels: Sequence[Sequence[str]]
) -> list[list[int]]:
    """Return the features that the second reading has beside those of the first, given what the first one said."""
    said = again.told(sentences, labels)
    return [
        row
        for sentence, mark in zip(sentences, marks, strict=True)
        for row in again.features(sentence, mark, said, [word(text).shape for text in sentence])
    ]


def stretches(marks: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the runs of true marks, half-open."""
    found, begin = [], None
    for index, mark in enumerate([*marks, False]):
        if mark and begin is None:
            begin = index
        elif not mark and begin is not None:
            found.append((begin, index))
            begin = None
    return found


@cache
def _model() -> dict[str, Array]:
    import numpy as np  # noqa: PLC0415 - heavy

    with np.load(Path(__file__).with_name("entities_model.npz"), allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


class Reading(NamedTuple):
    """Weights by feature and label, and transitions from label to label."""

    weights: Array
    transitions: Array


@cache
def _readings() -> tuple[Reading, Reading]:
    model = _model()
    return (
        Reading(model["weights"], model["transitions"]),
        Reading(model["weights_again"], model["transitions_again"]),
    )


def is_small(small: str) -> bool:
    """Return whether a word, given in small letters, was printed so in what the model learnt from."""
    return _falls(small, _vocabulary())


# Endings under which a word is also looked for without them: "ferries" with "ferry", "docked" with "dock".
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)


@lru_cache(maxsize=50_000)
def _falls(small: str, vocabulary: bytes) -> bool:
    forms = (small, *(small.removesuffix(end) + new for end, new in _ENDINGS if small.endswith(end)))
    return any(
        vocabulary[crc32(form.encode("utf-8", "replace")) % VOCABULARY_BITS]
        for form in forms
        if form == small or len(form) > 3
    )


@cache
def _vocabulary() -> bytes:
    """Return one byte a slot: 1 where a word printed in small letters fell in training."""
    import numpy as np  # noqa: PLC0415 - heavy

    return bytes(np.unpackbits(_model()["vocabulary"].astype(np.uint8)))
