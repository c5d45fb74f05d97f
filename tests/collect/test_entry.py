from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from broadsheet.collect.entry import Entry, all_documents, day_of, distinct, language_of, outlet_of
from broadsheet.collect.origin import Origin
from broadsheet.model import Document, Failure, Outlet

ORIGIN = Origin(name="f", collected=datetime(2026, 3, 6, tzinfo=UTC), subscription="s")


def test_what_an_entry_says_is_handed_on() -> None:
    entry = Entry(
        id="1",
        title="Rain",
        url="https://kite.example/1",
        section="World",
        image="https://kite.example/1.jpg",
    )
    (found,) = all_documents([entry], ORIGIN)
    assert isinstance(found, Document)
    assert (found.name, found.subscription, found.shape) == ("f", "s", "entry")
    assert (found.hints.section, found.hints.image) == ("World", "https://kite.example/1.jpg")


def test_entries_that_say_nothing_are_told_once() -> None:
    (only,) = all_documents(
        [Entry(id="1"), Entry(byline=("Ada",)), Entry(published=date(2026, 1, 1))], ORIGIN
    )
    assert isinstance(only, Failure)
    assert only.reason == "3 of its entries left out: they have no title, text or link"


def test_a_date_that_is_yet_to_come_is_not_believed() -> None:
    told, found = all_documents([Entry(title="Rain", published=date(2027, 1, 1))], ORIGIN)
    assert isinstance(told, Failure)
    assert "not believed" in told.reason
    assert isinstance(found, Document)
    assert found.hints.published is None


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "en"), ("pt_BR", "pt"), ("EN-us", "en"), ("tlh", None), ("", None), (None, None), ("éé", None)],
)
def test_languages_are_two_letters(tag: str | None, code: str | None) -> None:
    assert language_of(tag) == code


def test_small_turns() -> None:
    assert outlet_of(None, None) is None
    assert outlet_of("", "https://www.kite.example/") == Outlet(domain="kite.example")
    assert distinct(iter(["a", None, "", "b", "a"])) == ("a", "b")
    assert day_of((2026, 3, 6, 1, 2, 3, 0, 0, 0)) == datetime(2026, 3, 6, 1, 2, 3, tzinfo=UTC)
    assert day_of((2026, 13, 6, 1, 2, 3)) is day_of(None) is day_of("x") is None
