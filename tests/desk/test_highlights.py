from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import made_article

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.desk.highlights import as_markdown
from broadsheet.errors import NotFoundError, UsageError
from broadsheet.model import Span
from broadsheet.store import articles

TEXT = "LINDVIK: The bridge reopened on Monday, mayor Ada Torsvik said.\n\nAt least 12 people watched."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(str(tmp_path / "news.db"), settings=Settings(workers=1)) as opened:
        with opened.store.write() as connection:
            articles.save(connection, made_article(text=TEXT), now=1.0)
        yield opened


def test_a_passage_is_marked_where_its_words_stand(desk: Desk) -> None:
    made = desk.highlights.add("a1", "the  bridge reopened", note=" Check. ")
    assert (made.text, made.start, made.note) == ("The bridge reopened", 9, "Check.")
    found = desk.highlights.of(desk.articles.get("a1"))
    assert [(one.span, one.reworded) for one in found] == [(Span(9, 28), False)]


def test_of_the_same_words_in_two_places_the_chosen_one_is_marked(desk: Desk) -> None:
    with desk.store.write() as connection:
        articles.save(connection, made_article("a2", text="It holds. It holds."), now=1.0)
    assert desk.highlights.add("a2", "It holds.", span=Span(10, 19)).start == 10


@pytest.mark.parametrize(("words", "note"), [("no such words", ""), ("bridge", "n" * 5_001), ("", "")])
def test_what_cannot_be_kept_is_said(desk: Desk, words: str, note: str) -> None:
    with pytest.raises(UsageError):
        desk.highlights.add("a1", words, note=note)
    with pytest.raises(NotFoundError):
        desk.highlights.add("nobody", "bridge")
    assert desk.highlights.all() == ()


def test_it_is_found_again_after_the_text_has_changed(desk: Desk) -> None:
    desk.highlights.add("a1", "At least 12 people watched.")
    desk.highlights.add("a1", "mayor Ada Torsvik said")
    changed = TEXT.replace("LINDVIK", "LINDVIK, Nordland").replace("12 people watched", "15 people watched")
    with desk.store.write() as connection:
        articles.save(connection, made_article(text=changed), now=2.0)
    article = desk.articles.get("a1")
    found = desk.highlights.of(article)
    told = [(article.text[one.span.start : one.span.end], one.reworded) for one in found if one.span]
    assert told == [("mayor Ada Torsvik said", False), ("At least 15 people watched.", True)]
    with desk.store.write() as connection:
        articles.save(connection, replace(article, text="Goats graze."), now=3.0)
    assert [one.span for one in desk.highlights.of(desk.articles.get("a1"))] == [None, None]


def test_one_is_noted_on_taken_away_and_brought_back(desk: Desk) -> None:
    made = desk.highlights.add("a1", "bridge")
    assert desk.highlights.note(made.id, "Whose?") == "a1"
    assert desk.highlights.remove(made.id) == "a1"
    assert desk.highlights.all() == ()
    assert desk.highlights.restore(made.id) == "a1"
    assert [one.note for one in desk.highlights.all()] == ["Whose?"]
    for deed in (desk.highlights.remove, desk.highlights.restore):
        with pytest.raises(NotFoundError):
            deed(99)


def test_they_are_searched_by_words_and_taken_along(desk: Desk) -> None:
    desk.highlights.add("a1", "12 people", note="100% sure?")
    desk.highlights.add("a1", "bridge")
    assert [one.text for one in desk.highlights.all("PEOPLE")] == ["12 people"]
    assert [one.text for one in desk.highlights.all("100%")] == ["12 people"]
    assert [one.text for one in desk.highlights.all("0_%")] == []
    assert len(desk.highlights.all("harbour")) == 2, "a word of the headline"
    article = desk.articles.get("a1")
    text = as_markdown((one, article) for one in desk.highlights.all())
    assert text == (
        "## Harbour bridge at Lindvik reopens\n\nLindvik Courier, 2026-03-02\n\n"
        "> bridge\n\n> 12 people\n\n100% sure?\n"
    )
    assert as_markdown([]) == ""
