"""Names that the reading of one sentence passed over and another sentence of the article gives.

Only the same words, the first and last names of people named in full, and the initials of bodies; nothing
that may be an everyday word at the beginning of its sentence, and no piece of a longer name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from broadsheet.model import Entity
from broadsheet.relate.who.bodies import core_name, initials
from broadsheet.relate.who.matching import given_names
from broadsheet.text.letters import latin

# A word with a capital, with what stands right before and behind it.
_NAME = re.compile(r"(?<![\w’'-])[^\W\d_][\w’'-]*", re.UNICODE)
_OPENS = re.compile(r"(?:^|[.!?:\n\"“”«„(–—]\s*)$")  # what stands before the first word of a sentence
_SHORTEST = 3  # letters: "Li" and "El" are pieces of too many names


class _Known(NamedTuple):
    words: tuple[str, ...]
    note: Entity
    whole: bool  # the words are all of the name, as printed


def repeated(text: str, notes: Sequence[Entity]) -> list[Entity]:
    """Return mentions of what the notes name at places where no note stands."""
    known = _known([note for note in notes if note.field == "text"])
    taken = sorted((note.start, note.end) for note in notes if note.field == "text")
    words = [match for match in _NAME.finditer(text) if match[0][0].isupper()]
    found, reached, stop = [], 0, iter([*taken, (len(text), len(text))])
    start, end = next(stop)
    for match in words:
        while end <= match.start() and end < len(text):
            start, end = next(stop)
        if match.start() < reached or match.end() > start:
            continue
        for one in known.get(_plain(match[0]), ()):
            if (last := _end(text, match, one)) and last <= start and _stands(text, match.start(), last, one):
                found.append(
                    replace(one.note, start=match.start(), end=last, text=text[match.start() : last])
                )
                reached = last
                break
    return found


def widened(text: str, notes: Sequence[Entity]) -> list[Entity]:
    """Return notes in which a surname is the whole name where a first name stands before it.

    "Sue Baxter" for "Baxter", where the first name is of a person of the article or a common one.
    """
    people = [note for note in notes if note.type == "person" and note.field == "text" and " " in note.text]
    ends: dict[str, list[str]] = {}
    for name in dict.fromkeys(note.text for note in people):
        ends.setdefault(name.rsplit(" ", 1)[1], []).append(name)
    taken = {at for note in notes if note.field == "text" for at in (note.start, note.end - 1)}
    return [_wider(text, note, ends.get(note.text, ()), taken) for note in notes]


def _wider(text: str, note: Entity, names: Sequence[str], taken: Collection[int]) -> Entity:
    if note.type != "person" or note.field != "text" or " " in note.text:
        return note
    whole = [name for name in names if text.endswith(name, 0, note.end)]
    if not whole and (first := _FIRST.search(text[max(0, note.start - 24) : note.start])):
        whole = [f"{first[1]} {note.text}"] if latin(first[1]) in given_names() else []
    start = note.end - len(whole[0]) if whole else note.start
    if start == note.start or start in taken or text[start : note.end] != whole[0]:
        return note
    return replace(note, start=start, text=text[start : note.end])


_FIRST = re.compile(r"(?<![\w’'-])([A-Z][a-z]+)\s$")


def _plain(word: str) -> str:
    """Return a word without what makes it a possessor."""
    for ending in ("'s", "’s", "'", "’"):
        word = word.removesuffix(ending)
    return word


def _known(notes: Sequence[Entity]) -> dict[str, list[_Known]]:
    """Return the names to look for, the longest first, by their first word."""
    whole: dict[tuple[str, ...], _Known] = {}
    for note in notes:
        if note.text[:1].isupper() and len(note.text) >= _SHORTEST:
            words = tuple(note.text.split())
            whole.setdefault(words, _Known(words, note, whole=True))
    single: dict[str, list[_Known]] = {}
    for words, one in whole.items():
        for part in _parts(one.note, words):
            if (part,) not in whole and len(part) >= _SHORTEST and part[:1].isupper():
                single.setdefault(part, []).append(_Known((part,), one.note, whole=False))
    table: dict[str, list[_Known]] = {}
    for words, one in sorted(whole.items(), key=lambda item: -len(item[0])):
        table.setdefault(words[0], []).append(one)
    for part, some in single.items():
        table.setdefault(part, []).append(some[0])
    return table


def _parts(note: Entity, words: Sequence[str]) -> Iterator[str]:
    """Yield the single words by which an article may call a thing after its name."""
    if note.type == "person" and 1 < len(words) <= _FULL:
        yield words[-1]
        yield words[0]
    elif note.type in {"organisation", "event"} and len(words) > 1:
        if letters := initials(note.text):
            yield letters.upper()
        if core := core_name(note.text):
            yield from (word for word in words if latin(word) == core)


_FULL = 4  # words of a person's name: more are a misreading


def _end(text: str, first: re.Match[str], one: _Known) -> int | None:
    """Return where a name ends that begins at a word, None where other words follow."""
    if len(one.words) == 1:
        return first.start() + len(one.words[0])
    name = one.note.text
    end = first.start() + len(name)
    return end if text.startswith(name, first.start()) and not text[end : end + 1].isalnum() else None


def _stands(text: str, start: int, end: int, one: _Known) -> bool:
    """Return whether words at a place are a name, and all of it."""
    after, before = text[end : end + 12], text[max(0, start - 24) : start]
    if re.match(r"[\s-][A-Z]|-\w", after) and not re.match(r"\s(?:I|On|In|The)\b", after):
        return False
    if len(one.words) > 1:
        return True
    if _OPENS.search(before):
        return (
            not one.note.text.isascii()
            or (one.whole and len(one.words[0]) >= _SURE)
            or one.words[0].isupper()
        )
    return not re.search(r"(?:\b[^\W\d_a-zа-яіїєґß-ÿ]\w+|-|[A-Z]\.)\s?$", before)


_SURE = 5  # letters of a name that may begin a sentence: "Mark" and "Will" are words too
