"""Names by their capitals and by tables, for languages that the tagger has not learnt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from broadsheet.inspect.naming.entity_words import (
    CONNECTORS,
    FIRST_NAMES,
    FOREIGN_HEADS,
    FOREIGN_ROLES,
    HEADS,
    cities,
)
from broadsheet.inspect.naming.foreign_places import COUNTRIES
from broadsheet.text import countries, outlets
from broadsheet.text.letters import latin
from broadsheet.text.words import fold

# Languages that print every noun with a capital: there a capital alone says nothing.
_NOUNS_LARGE = frozenset(("de", "lb"))
_LONGEST = 6  # words of a name; a longer run of capitals is a headline
_LONGEST_KNOWN = 3  # words of a country's name


def tag(sentences: Sequence[Sequence[str]], language: str | None) -> list[list[str]]:
    """Return a label ("O", "B-person", "I-person", ...) for every token of every sentence.

    Runs of capitals are names where a table knows them or where nothing else explains the capital; what
    they name is told by tables, and otherwise guessed from their length. Scripts without capitals have
    only what the tables know.
    """
    small = {word for sentence in sentences for word in sentence if word[:1].islower()}
    careful = language in _NOUNS_LARGE
    return [_tag(sentence, small, careful=careful) for sentence in sentences]


def _tag(words: Sequence[str], small: set[str], *, careful: bool) -> list[str]:
    labels = ["O"] * len(words)
    at = 0
    while at < len(words):
        end = _run(words, at)
        for piece in _pieces(words, at, end):
            kind = piece.kind
            if kind is None and piece.end - piece.first <= _LONGEST:
                kind = _guess(words[piece.first : piece.end], small, first=piece.first == 0, careful=careful)
            if kind:
                inside = [f"I-{kind}"] * (piece.end - piece.first - 1)
                labels[piece.first : piece.end] = [f"B-{kind}", *inside]
        at = max(end, at + 1)
    return labels


def _run(words: Sequence[str], at: int) -> int:
    """Return where the run of capitals that begins here ends; one small word inside it counts."""
    if _uncased(words[at]):
        return at + 1
    end = at
    for index in range(at, len(words)):
        if words[index][:1].isupper():
            end = index + 1
        elif end == at or words[index].lower() not in CONNECTORS or index > end:
            break
    return end


def _uncased(word: str) -> bool:
    return word[:1].isalpha() and word.lower() == word.upper()


class _Piece(NamedTuple):
    first: int
    end: int
    kind: str | None  # None: no table knows it


def _pieces(words: Sequence[str], first: int, end: int) -> Iterator[_Piece]:
    """Yield the names of a run of capitals: "President", "Russia" and "Vladimir Putin" may stand in one."""
    while first < end and (latin(words[first]) in FOREIGN_ROLES or words[first].lower() in CONNECTORS):
        first += 1
    if first >= end:
        return
    if kind := _known(words[first:end]):
        yield _Piece(first, end, kind)
        return
    for at in range(first, end):
        for stop in range(min(at + _LONGEST_KNOWN, end), at, -1):
            if stop - at < end - first and _is_place(" ".join(words[at:stop])):
                yield from _pieces(words, first, at)
                yield _Piece(at, stop, "place")
                yield from _pieces(words, stop, end)
                return
    yield _Piece(first, end, None)


def _is_place(name: str) -> bool:
    key = fold(name)
    return key in countries.by_name() or key in cities() or key in COUNTRIES


def _known(name: Sequence[str]) -> str | None:
    whole = " ".join(name)
    if _is_place(whole):
        return "place"
    if len(whole) > 1 and outlets.find(whole) and (whole in outlets.aliases() or not whole.islower()):
        return "organisation"
    if len(whole) > 1 and outlets.is_channel(whole):
        return "product"
    if len(name) == 1:
        return None
    if fold(name[-1]) in HEADS or latin(name[0]) in FOREIGN_HEADS:
        return "organisation"
    return "person" if latin(name[0]) in FIRST_NAMES and len(name) <= _LONGEST_KNOWN + 1 else None


def _guess(name: Sequence[str], small: set[str], *, first: bool, careful: bool) -> str | None:
    """Return what an unknown name may be by its form, or None where it may be no name."""
    if careful or _uncased(name[0]) or (first and len(name) == 1) or name[0].lower() in small:
        return None
    whole = " ".join(name)
    if len(name) == 1 and len(whole) > 1 and whole.isupper():
        return "organisation"
    plain = all(word[:1].isupper() and word[1:].islower() for word in name)
    if plain and len(name) in {2, 3}:
        return "person"
    return "other" if len(whole) > 1 else None
