"""What a reader says of notes: this is wrong, right is that; and of names: these are one, this is another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from broadsheet.desk.telling import tell
from broadsheet.errors import NotFoundError, UsageError
from broadsheet.model import Article, Correction, Entity, NameWord, NameWordKind, Note, Span, Statement
from broadsheet.store import articles, index, note_marks, noted, stories
from broadsheet.store.database import Connection, Store
from broadsheet.text.corrections import READER, around, likest, moved, place_of, text_of, who_is

LONGEST_NAME = 200
"""Characters of a name, of what a figure counts, of a unit. The longest titles of offices have 150."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """One reader's word on what was found in articles: kept apart from it, and carried out when it is read."""

    store: Store
    user: int  # id

    def of(self, article: str) -> tuple[Correction, ...]:
        """Return what was said of an article's notes, the oldest word first; of sentences that are gone too."""
        with self.store.read() as connection:
            return note_marks.said(connection, [article]).get(article, ())

    def names(self, article: str | None = None) -> tuple[NameWord, ...]:
        """Return what was said of who is who, or of that what concerns an article, the oldest word first."""
        with self.store.read() as connection:
            words = note_marks.names(connection)
            if article is None or not words:
                return words
            found = articles.as_found(connection, article)
        here = _met(found.notes, words, article) if found else set()
        return tuple(word for word in words if word.entity in here and word.article in (None, article))

    def known(self, article: str) -> dict[str, Entity]:
        """Return whom and what an article and the others of its story name: a mention of each, by entity.

        Raises:
            NotFoundError: there is no such article.
        """
        with self.store.read() as connection:
            return _known(connection, article)

    def wrong(self, article: str, note: Note) -> None:
        """Say that there is no such note.

        Args:
            article: its id.
            note: as the article has it now.

        Raises:
            NotFoundError: the article has no such note.
        """
        self._say(article, note, None)

    def right(self, article: str, note: Note, other: Note) -> None:
        """Say that a note should be another one of the same kind, in the same place.

        Raises:
            NotFoundError: the article has no such note.
            UsageError: the other one is of another kind or stands elsewhere.
        """
        if type(note) is not type(other) or place_of(note) != place_of(other):
            raise UsageError("a correction is a note of the same kind in the same place")
        self._say(article, note, replace(other, made_by=READER))

    def undo(self, number: int) -> str:
        """Take a word on a note back and return the id of its article.

        Raises:
            NotFoundError: there is no such word.
        """
        with self.store.write() as connection:
            article = note_marks.forget(connection, user=self.user, number=number)
            if article is None:
                raise NotFoundError("correction", str(number))
            _renew(connection, [article])
        return article

    def join(self, article: str, entity: str, other: str) -> None:
        """Say that two names of an article or of its story mean one and the same, everywhere.

        What is filed for searches is set right at once for the articles of that story, for others when they are
        read or inspected again.

        Raises:
            NotFoundError: one of them is not named there.
            UsageError: they are one already.
        """
        with self.store.write() as connection:
            known = _known(connection, article)
            one, into = _name(known, entity), _name(known, other)
            if entity == other:
                raise UsageError("these are one already")
            word = _word("join", entity, was=one, name=into)
            self._say_name(connection, article, replace(word, other=other))

    def part(self, article: str, entity: str, name: str) -> None:
        """Say that an article means another one by a name than elsewhere is meant by it.

        Args:
            article: its id.
            entity: as the article has it now.
            name: what the other one is called, in full.

        Raises:
            NotFoundError: it is not named there.
            UsageError: the name is empty or too long.
        """
        name = _checked(name)
        with self.store.write() as connection:
            one = _name(_known(connection, article), entity)
            made = sha256(f"{article} {entity} {name}".encode()).hexdigest()[:16]  # as long as other ids
            word = _word("part", entity, was=one, name=name)
            self._say_name(connection, article, replace(word, other=made, article=article))

    def rename(self, article: str, entity: str, name: str) -> None:
        """Say what somebody or something that an article names is called, everywhere.

        Raises:
            NotFoundError: it is not named there.
            UsageError: the name is empty or too long.
        """
        name = _checked(name)
        with self.store.write() as connection:
            one = _name(_known(connection, article), entity)
            self._say_name(connection, article, _word("rename", entity, was=one, name=name))

    def undo_name(self, number: int, article: str) -> None:
        """Take a word on a name back.

        Args:
            number: of the word.
            article: where the reader is: it and its story are told anew at once.

        Raises:
            NotFoundError: there is no such word.
        """
        with self.store.write() as connection:
            if not note_marks.forget_name(connection, user=self.user, number=number):
                raise NotFoundError("correction", str(number))
            _renew(connection, _mates(connection, article))

    def _say(self, key: str, note: Note, right: Note | None) -> None:
        with self.store.write() as connection:
            article = articles.get(connection, key)
            if article is None:
                raise NotFoundError("article", key)
            place = place_of(note)
            if place is None or note not in article.notes:
                raise NotFoundError("note", key)
            earlier = _earlier(connection, article, note, place)
            if earlier:
                note_marks.forget(connection, user=self.user, number=earlier.id)
            found = note if earlier is None else earlier.found
            stretch = around(text_of(article, note), place)
            said = Correction(
                id=0,
                article=key,
                found=found,
                right=right,
                around=text_of(article, note)[stretch.start : stretch.end],
                start=stretch.start,
                at=datetime.now(UTC),
            )
            note_marks.say(connection, said, user=self.user, version=article.version)
            _renew(connection, [key])

    def _say_name(self, connection: Connection, article: str, word: NameWord) -> None:
        note_marks.say_name(connection, word, user=self.user)
        _renew(connection, _mates(connection, article))


def _word(kind: NameWordKind, entity: str, *, was: str, name: str) -> NameWord:
    return NameWord(id=0, kind=kind, entity=entity, was=was, name=name, at=datetime.now(UTC))


def _earlier(connection: Connection, article: Article, note: Note, place: Span) -> Correction | None:
    """Return the word by which a note is as it is; it gives way to the next one."""
    for word in reversed(note_marks.said(connection, [article.id]).get(article.id, ())):
        by = moved(article, word)
        if by == 0 and word.right is not None and likest([word.right], note, place):
            return word
    return None


def _mates(connection: Connection, article: str) -> list[str]:
    """Return an article and the others of its story."""
    story = index.stories_of(connection, [article]).get(article)
    return list(dict.fromkeys((article, *(stories.members(connection, story) if story else ()))))


def _renew(connection: Connection, keys: Iterable[str]) -> None:
    """File articles anew for searches, and tell their stories anew."""
    found = articles.many(connection, list(keys), with_notes=True)
    noted.refile(connection, list(found.values()))
    for story in sorted(set(index.stories_of(connection, list(found)).values())):
        tell(connection, story)


def _known(connection: Connection, article: str) -> dict[str, Entity]:
    """Return whom and what an article and the others of its story name: a mention of each, by entity."""
    if articles.as_found(connection, article) is None:
        raise NotFoundError("article", article)
    found = articles.many(connection, _mates(connection, article), with_notes=True)
    return named(found.values())


def named(found: Iterable[Article]) -> dict[str, Entity]:
    """Return whom and what articles name: the first mention of each, by entity."""
    out: dict[str, Entity] = {}
    for article in found:
        for note in article.notes:
            if isinstance(note, Entity) and note.entity:
                out.setdefault(note.entity, note)
    return out


def _name(known: dict[str, Entity], entity: str) -> str:
    if entity not in known:
        raise NotFoundError("name", entity)
    return known[entity].name or known[entity].text


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise UsageError("a name needs some letters")
    if len(name) > LONGEST_NAME:
        raise UsageError(f"a name has at most {LONGEST_NAME} letters, this one {len(name):,}")
    return name


def _met(notes: Iterable[Note], words: tuple[NameWord, ...], article: str) -> set[str]:
    """Return the entities of an article as found, as readers have them, and all between."""
    here: set[str] = set()
    for note in notes:
        if isinstance(note, Entity) and note.entity:
            here.add(note.entity)
        elif isinstance(note, Statement):
            here |= {one.entity for one in (note.speaker, *note.chain) if one and one.entity}
    for _ in words:  # as many steps as there are words are enough for the longest way
        here |= {
            word.other
            for word in words
            if word.other and word.entity in here and word.article in (None, article)
        }
    return here | {who_is(key, article, words)[0] for key in here}
