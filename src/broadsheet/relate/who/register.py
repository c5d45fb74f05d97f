"""Who is who across articles: names joined to entities that keep their ids.

``join`` reads one article's notes against the entities known so far. Full names come first; a surname
alone is whoever of that surname the article named last, else the one person of that surname known from
other articles. What only describes ("the council of the valley") is an entity of its article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from broadsheet.model import Article, Entity, Note
from broadsheet.relate.who.known import Entities, KnownEntity, MemoryEntities
from broadsheet.relate.who.reading import read

__all__ = ("Entities", "KnownEntity", "MemoryEntities", "join", "join_all")


def join(article: Article, known: Entities) -> Article:
    """Return an article whose notes say which entity each name is, entities being made as needed.

    The same articles in the same order give the same ids. Sets ``entity`` and ``name`` of entity notes,
    ``entity`` of speakers and of links of chains; an office that stands for a name of the article ("the mayor")
    becomes a mention too.
    """
    joined, _ = read(article, known)
    return joined


def join_all(articles: Iterable[Article], known: Entities | None = None) -> list[Article]:
    """Return articles joined one after the other, every note with the fullest name that any of them gave."""
    known = MemoryEntities() if known is None else known
    latest: dict[str, str] = {}
    joined = []
    for article in articles:
        done, named = read(article, known)
        latest |= named
        joined.append(done)
    return [
        replace(article, notes=tuple(_renamed(note, latest) for note in article.notes)) for article in joined
    ]


def _renamed(note: Note, names: Mapping[str, str]) -> Note:
    if isinstance(note, Entity) and note.entity and names.get(note.entity, note.name) != note.name:
        return replace(note, name=names[note.entity])
    return note
