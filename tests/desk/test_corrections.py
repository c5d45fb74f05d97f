"""A reader's word on notes: kept, told everywhere, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import made_article

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.errors import NotFoundError, UsageError
from broadsheet.model import Entity, Figure, Note, Span, Speaker, Statement
from broadsheet.store import articles
from broadsheet.text.corrections import READER

TEXT = "LINDVIK: The bridge reopened on Monday, mayor Ada Torsvik said.\n\nAt least 12 people watched, Bo Lund said."


def notes(text: str = TEXT) -> tuple[Note, ...]:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    def name(words: str, key: str) -> Entity:
        start, end = span(words)
        return Entity(
            start=start, end=end, text=words, type="person", entity=key, name=words, made_by="entities/1"
        )

    start, end = span("At least 12 people")
    return (
        name("Ada Torsvik", "e1"),
        name("Bo Lund", "e2"),
        Statement(
            content=(span("The bridge reopened on Monday"),),
            form="indirect",
            speaker=Speaker(name="Ada Torsvik", spans=(span("Ada Torsvik"),), entity="e1"),
            made_by="statements/1",
        ),
        Figure(
            start=start,
            end=end,
            text="At least 12 people",
            value=12,
            unit="person",
            bound="at_least",
            counts="watched",
        ),
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with one article that waited for its turn, and notes set by hand."""
    with open_desk(str(tmp_path / "news.db"), settings=Settings(workers=1)) as opened:
        with opened.store.write() as connection:
            articles.save(connection, made_article(text=TEXT), now=1.0, waiting=True)
        opened.fold()
        inspected(opened)
        yield opened


def inspected(desk: Desk, text: str = TEXT) -> None:
    """Notes as an inspector that is upgraded would store them anew."""
    with desk.store.write() as connection:
        articles.set_notes(connection, made_article(text=text, notes=notes(text)))


def of(desk: Desk, kind: type[Note]) -> list[Note]:
    return [note for note in desk.articles.get("a1").notes if isinstance(note, kind)]


def statement(desk: Desk) -> Statement:
    (note,) = of(desk, Statement)
    assert isinstance(note, Statement)
    return note


def test_a_speaker_set_right_is_told_everywhere_and_outlives_a_new_inspection(desk: Desk) -> None:
    (story,) = desk.stories.today()
    desk.corrections.right("a1", statement(desk), replace(statement(desk), speaker=Speaker(name="Per Lie")))
    for _ in range(2):
        note = statement(desk)
        assert note.speaker is not None
        assert (note.speaker.name, note.made_by) == ("Per Lie", READER)
        assert [voice.name for voice in desk.stories.voices(story.id)] == ["Per Lie"]
        assert [hit.article.id for hit in desk.search('speaker:"Per Lie"')] == ["a1"]
        assert desk.search('speaker:"Ada Torsvik"') == ()
        inspected(desk)
    (word,) = desk.corrections.of("a1")
    assert isinstance(word.found, Statement)
    assert word.found.speaker == Speaker(name="Ada Torsvik", spans=word.found.speaker.spans, entity="e1")  # type: ignore[union-attr]


def test_a_figure_set_right_or_wrong_changes_the_ledger(desk: Desk) -> None:
    (story,) = desk.stories.today()
    (found,) = of(desk, Figure)
    assert isinstance(found, Figure)
    desk.corrections.right("a1", found, replace(found, value=13.0, bound="exact"))
    (series,) = desk.stories.ledger(story.id)
    assert [(point.value, point.bound) for point in series.points] == [(13.0, "exact")]
    (now,) = of(desk, Figure)
    desk.corrections.wrong("a1", now)
    assert desk.stories.ledger(story.id) == ()
    (word,) = desk.corrections.of("a1")
    assert (word.found, word.right) == (found, None), "one word for one note, with what Broadsheet had"


def test_a_word_taken_back_leaves_what_was_found(desk: Desk) -> None:
    before = desk.articles.get("a1")
    desk.corrections.wrong("a1", statement(desk))
    (word,) = desk.corrections.of("a1")
    assert desk.corrections.undo(word.id) == "a1"
    assert set(map(repr, desk.articles.get("a1").notes)) == set(map(repr, before.notes))
    with pytest.raises(NotFoundError):
        desk.corrections.undo(word.id)


def test_a_word_outlives_a_new_version(desk: Desk) -> None:
    desk.corrections.wrong("a1", statement(desk))
    text = "It rained.\n\n" + TEXT
    with desk.store.write() as connection:
        articles.save(connection, made_article(text=text, notes=notes(text)), now=2.0)
    assert desk.articles.get("a1").version == 2
    assert of(desk, Statement) == []


def test_notes_that_are_not_there_cannot_be_put_right(desk: Desk) -> None:
    note = statement(desk)
    strange = replace(note, content=(Span(0, 3),))
    with pytest.raises(NotFoundError):
        desk.corrections.wrong("a1", strange)
    with pytest.raises(NotFoundError):
        desk.corrections.wrong("nobody", note)
    with pytest.raises(UsageError):
        desk.corrections.right("a1", note, strange)
    assert desk.corrections.of("a1") == ()


def names(desk: Desk) -> list[tuple[str | None, str | None]]:
    return [(note.entity, note.name) for note in of(desk, Entity) if isinstance(note, Entity)]


def test_names_are_joined_renamed_parted_and_that_is_taken_back(desk: Desk) -> None:
    before = names(desk)
    desk.corrections.join("a1", "e1", "e2")
    assert names(desk) == [("e2", "Bo Lund"), ("e2", "Bo Lund")]
    inspected(desk)
    assert statement(desk).speaker == replace(notes()[2].speaker, entity="e2", name="Bo Lund")  # type: ignore[union-attr,type-var]
    desk.corrections.rename("a1", "e2", "Bo Aamund Lund")
    assert [hit.article.id for hit in desk.search("who:Aamund")] == ["a1"]
    desk.corrections.part("a1", "e2", "Bo Lund the elder")
    assert {name for _, name in names(desk)} == {"Bo Lund the elder"}
    for word in reversed(desk.corrections.names("a1")):
        desk.corrections.undo_name(word.id, "a1")
    assert names(desk) == before
    assert desk.corrections.names() == ()


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_names_are_neither_empty_nor_long(desk: Desk, name: str) -> None:
    for say in (desk.corrections.part, desk.corrections.rename):
        with pytest.raises(UsageError):
            say("a1", "e1", name)
    with pytest.raises(UsageError):
        desk.corrections.join("a1", "e1", "e1")
    for other in ("nobody", "' OR 1=1 --"):
        with pytest.raises(NotFoundError):
            desk.corrections.join("a1", "e1", other)
    assert desk.corrections.names() == ()
