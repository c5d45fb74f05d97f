"""What readers said of notes, carried out on what inspectors found.

A word is found again by the sentences that its note stands in, wherever they are now, so it outlives a new version
of the article; and of what an inspector finds there by how much it covers, so it outlives a new inspection.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from broadsheet.model import (
    Article,
    Correction,
    Entity,
    Figure,
    Link,
    NameWord,
    Note,
    Span,
    Speaker,
    Statement,
)
from broadsheet.text.sentences import sentences

READER = "reader"
"""What notes say that a reader put right, in the place of an inspector's name."""

# A note that an inspector finds anew is the one that a reader spoke of where both share half of what either covers:
# the bound by which spans are compared in evaluation.
_SAME_SPAN = 0.5

_Who = Mapping[str, tuple[str, str | None]]
_One = TypeVar("_One", Speaker, Link)


def corrected(article: Article, said: Sequence[Correction], names: Sequence[NameWord] = ()) -> Article:
    """Return an article with its notes as readers put them right; one that nobody spoke of as it is.

    Args:
        article: with what inspectors found.
        said: of its notes, the oldest word first.
        names: of who is who, the oldest word first.
    """
    notes = article.notes
    for one in said:
        notes = _with(article, notes, one)
    if names:
        notes = _named(article, notes, names)
    return article if notes is article.notes else replace(article, notes=notes)


def place_of(note: Note) -> Span | None:
    """Return where a note stands, from its first character to its last; None where nobody can correct it."""
    if isinstance(note, Statement):
        return Span(note.content[0].start, note.content[-1].end)
    return Span(note.start, note.end) if isinstance(note, Entity | Figure) else None


def text_of(article: Article, note: Note) -> str:
    """Return the text that a note counts: the article's, or its title."""
    return (article.title or "") if getattr(note, "field", "text") == "title" else article.text


def around(text: str, place: Span) -> Span:
    """Return the sentences that a note stands in, as one span.

    >>> around("It rained. Boats left. Two sank.", Span(11, 16))
    Span(start=11, end=22)
    """
    met = [one for one in sentences(text) if one.start < place.end and place.start < one.end]
    return Span(
        min((one.start for one in met), default=place.start), max((one.end for one in met), default=place.end)
    )


def moved(article: Article, said: Correction) -> int | None:
    """Return how far the sentences that a reader spoke of have moved; None where they are gone.

    Where they stand several times it is the nearest place.
    """
    text = text_of(article, said.found)
    if text.startswith(said.around, said.start):
        return 0
    places = []
    at = text.find(said.around)
    while at >= 0:
        places.append(at - said.start)
        at = text.find(said.around, at + 1)
    return min(places, key=abs, default=None)


def _with(article: Article, notes: tuple[Note, ...], said: Correction) -> tuple[Note, ...]:
    by, place = moved(article, said), place_of(said.found)
    if by is None or place is None:
        return notes
    meant = likest(notes, said.found, Span(place.start + by, place.end + by))
    rest = tuple(note for note in notes if note is not meant)
    if said.right is None:
        return rest if meant else notes
    within = Span(said.start + by, said.start + by + len(said.around))
    return (*rest, _shifted(said.right, by, within))


def likest(notes: Iterable[Note], found: Note, place: Span) -> Note | None:
    """Return the note of the same kind that shares most with a place, or None where none shares enough."""
    best, most = None, _SAME_SPAN
    for note in notes:
        here = place_of(note)
        if type(note) is type(found) and here and getattr(note, "field", "") == getattr(found, "field", ""):
            share = _shared(here, place)
            if share > most or (best is None and share == most):
                best, most = note, share
    return best


def _shared(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / max(1, max(one.end, other.end) - min(one.start, other.start))


def _shifted(note: Note, by: int, within: Span) -> Note:
    """Return a note that moved with its sentences; of what stood outside these nobody knows where it is now."""
    if not by:
        return note
    if isinstance(note, Statement):
        return replace(
            note,
            content=tuple(Span(start + by, end + by) for start, end in note.content),
            cue=_spans(note.cue, by, within),
            speaker=note.speaker and replace(note.speaker, spans=_spans(note.speaker.spans, by, within)),
            chain=tuple(replace(link, spans=_spans(link.spans, by, within)) for link in note.chain),
        )
    if isinstance(note, Figure):
        parts = _spans(note.parts, by, within)
        return replace(note, start=note.start + by, end=note.end + by, parts=parts)
    if isinstance(note, Entity):
        return replace(note, start=note.start + by, end=note.end + by)
    return note


def _spans(spans: Iterable[Span], by: int, within: Span) -> tuple[Span, ...]:
    found = (Span(start + by, end + by) for start, end in spans)
    return tuple(one for one in found if within.start <= one.start and one.end <= within.end)


def who_is(key: str, article: str, names: Sequence[NameWord]) -> tuple[str, str | None]:
    """Return who an entity of an article is by readers' words, and what it is called; None: as before.

    Of words that contradict each other the later one holds. Each counts once, so they lead round in no circle.
    """
    name, left = None, list(names)
    while word := next((one for one in reversed(left) if _leads_on(one, key, article)), None):
        left.remove(word)
        key, name = word.other or key, word.name
    renamed = (one.name for one in reversed(names) if one.kind == "rename" and one.entity == key)
    return key, next(renamed, name)


def _leads_on(word: NameWord, key: str, article: str) -> bool:
    return word.kind != "rename" and word.entity == key and word.article in (None, article)


def _named(article: Article, notes: tuple[Note, ...], names: Sequence[NameWord]) -> tuple[Note, ...]:
    known = {key: who_is(key, article.id, names) for key in _entities(notes)}
    changed = {key: who for key, who in known.items() if who != (key, None)}
    return tuple(_renamed(note, changed) for note in notes) if changed else notes


def _entities(notes: Iterable[Note]) -> set[str]:
    found: set[str | None] = set()
    for note in notes:
        if isinstance(note, Entity):
            found.add(note.entity)
        elif isinstance(note, Statement):
            found |= {one.entity for one in (note.speaker, *note.chain) if one}
    return {key for key in found if key}


def _renamed(note: Note, who: _Who) -> Note:
    if isinstance(note, Entity) and note.entity is not None and note.entity in who:
        key, name = who[note.entity]
        return replace(note, entity=key, name=name or note.name, made_by=READER)
    if isinstance(note, Statement):
        speaker = _one(note.speaker, who) if note.speaker else None
        return replace(note, speaker=speaker, chain=tuple(_one(link, who) for link in note.chain))
    return note


def _one(one: _One, who: _Who) -> _One:
    if one.entity is None or one.entity not in who:
        return one
    key, name = who[one.entity]
    return replace(one, entity=key, name=name or one.name)
