"""What readers said of notes, carried out on other versions of the text and on what is found anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import made_article

from broadsheet.model import (
    Correction,
    Entity,
    Figure,
    Link,
    NameWord,
    NameWordKind,
    Note,
    Span,
    Speaker,
    Statement,
)
from broadsheet.text.corrections import READER, around, corrected, moved, place_of

NOW = datetime(2026, 3, 2, tzinfo=UTC)
TEXT = "It rained. The pier will hold, Ada Holm said, RT reported. At least 12 people left. It rained."
SAID = "The pier will hold"


def span(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def statement(name: str | None = "Ada Holm", words: str = SAID, text: str = TEXT) -> Statement:
    return Statement(
        content=(span(words, text),),
        form="indirect",
        cue=(span("said", text),),
        speaker=Speaker(name=name, spans=(span("Ada Holm", text),), entity="e1") if name else None,
        chain=(Link(name="RT", role="outlet", spans=(span("RT", text),), entity="e2"),),
        made_by="statements/1",
    )


def figure(value: float = 12, words: str = "At least 12 people", text: str = TEXT) -> Figure:
    start, end = span(words, text)
    return Figure(start=start, end=end, text=words, value=value, unit="person", made_by="figures/1")


def entity(words: str = "Ada Holm", key: str = "e1", text: str = TEXT) -> Entity:
    start, end = span(words, text)
    return Entity(
        start=start, end=end, text=words, type="person", entity=key, name=words, made_by="entities/1"
    )


def word(found: Note, right: Note | None, text: str = TEXT) -> Correction:
    place = place_of(found)
    assert place
    stretch = around(text, place)
    return Correction(
        id=1,
        article="a1",
        found=found,
        right=right,
        around=text[stretch.start : stretch.end],
        start=stretch.start,
        at=NOW,
    )


def test_what_is_wrong_is_gone_and_the_rest_stays() -> None:
    article = made_article(text=TEXT, notes=(statement(), figure(), entity()))
    assert corrected(article, [word(figure(), None)]).notes == (statement(), entity())
    assert corrected(article, []) is article


def test_what_is_set_right_takes_the_place_of_what_is_found() -> None:
    right = replace(statement("Per Lie"), chain=(), made_by=READER)
    article = made_article(text=TEXT, notes=(statement(), figure()))
    assert corrected(article, [word(statement(), right)]).notes == (figure(), right)


def test_a_later_word_builds_on_an_earlier_one() -> None:
    first, second = (replace(figure(value), made_by=READER) for value in (13, 14))
    article = made_article(text=TEXT, notes=(figure(),))
    words = [word(figure(), first), word(first, second)]
    assert corrected(article, words).notes == (second,)
    assert corrected(article, [*words, word(second, None)]).notes == ()


@pytest.mark.parametrize("found", ["12 people", "At least 12 people left", None])
def test_a_word_outlives_what_is_found_anew(found: str | None) -> None:
    right = replace(figure(13), made_by=READER)
    anew = (figure(99, words=found),) if found else ()
    assert corrected(made_article(text=TEXT, notes=anew), [word(figure(), right)]).notes == (right,)
    assert corrected(made_article(text=TEXT, notes=anew), [word(figure(), None)]).notes == ()


def test_a_word_moves_with_its_sentence() -> None:
    text = "New first words. " + TEXT.replace("Ada Holm said", "Ada Holm said").replace("It rained. ", "", 1)
    right = replace(statement("Per Lie"), made_by=READER)
    (note,) = corrected(
        made_article(text=text, notes=(statement(text=text),)), [word(statement(), right)]
    ).notes
    assert isinstance(note, Statement)
    assert note.speaker is not None
    assert (note.speaker.name, note.made_by) == ("Per Lie", READER)
    assert text[slice(*note.content[0])] == SAID
    assert text[slice(*note.chain[0].spans[0])] == "RT"


def test_a_word_on_a_sentence_that_is_gone_changes_nothing() -> None:
    text = TEXT.replace("At least 12", "At least 13")
    article = made_article(text=text, notes=(figure(13, "At least 13 people", text),))
    said = word(figure(), None)
    assert moved(article, said) is None
    assert corrected(article, [said]) is article


def test_of_a_sentence_that_stands_twice_the_nearest_is_meant() -> None:
    start = TEXT.rindex("It rained")
    found = Entity(start=start, end=start + 2, text="It", type="other")
    assert moved(made_article(text="X. " + TEXT), word(found, None)) == 3


def test_a_note_of_the_title_counts_the_title() -> None:
    found = Figure(start=0, end=2, text="12", value=12, field="title")
    article = made_article(title="12 left", text=TEXT, notes=(found, figure()))
    said = word(found, None, "12 left")
    assert corrected(article, [said]).notes == (figure(),)
    assert moved(replace(article, title="13 left"), said) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_spans_stay_true_wherever_the_sentence_goes(before: str, after: str) -> None:
    text = f"{before}\n\n{TEXT}\n\n{after}"
    right = replace(figure(13), made_by=READER)
    for note in corrected(made_article(text=text), [word(figure(), right)]).notes:
        assert isinstance(note, Figure)
        assert text[note.start : note.end] == note.text


# --- who is who -----------------------------------------------------------------------------------


def name_word(
    kind: NameWordKind, entity: str, name: str, other: str | None = None, article: str | None = None
) -> NameWord:
    return NameWord(id=1, kind=kind, entity=entity, other=other, article=article, was="?", name=name, at=NOW)


def who(*words: NameWord, article: str = "a1") -> list[tuple[str | None, str | None]]:
    found = corrected(made_article(article, text=TEXT, notes=(entity(), statement())), [], words)
    name, said = found.notes
    assert isinstance(name, Entity)
    assert isinstance(said, Statement)
    assert said.speaker
    assert said.speaker.entity == name.entity
    return [(name.entity, name.name), (said.chain[0].entity, said.chain[0].name)]


def test_names_are_joined_parted_and_renamed() -> None:
    joined = name_word("join", "e1", "RT", "e2")
    assert who(joined) == [("e2", "RT"), ("e2", "RT")]
    apart = name_word("part", "e1", "Ada Holm junior", "e9", "a1")
    assert who(apart) == [("e9", "Ada Holm junior"), ("e2", "RT")]
    assert who(apart, article="a2") == [("e1", "Ada Holm"), ("e2", "RT")]
    assert who(name_word("rename", "e1", "Ada")) == [("e1", "Ada"), ("e2", "RT")]
    assert who(joined, name_word("rename", "e2", "Russia Today")) == [("e2", "Russia Today")] * 2
    assert who(joined, name_word("part", "e2", "Third", "e9", "a1")) == [("e9", "Third")] * 2


def test_words_that_contradict_each_other_lead_round_in_no_circle() -> None:
    there, back = name_word("join", "e1", "RT", "e2"), name_word("join", "e2", "Ada Holm", "e1")
    assert {key for key, _ in who(there, back)} <= {"e1", "e2"}


def test_names_that_nobody_spoke_of_stay_as_they_are() -> None:
    article = made_article(text=TEXT, notes=(entity(),))
    assert corrected(article, [], [name_word("join", "e7", "X", "e8")]) is article
