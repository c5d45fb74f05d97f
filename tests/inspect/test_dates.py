from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.inspect.dates import inspect, mentions, only_day
from broadsheet.model import Article
from broadsheet.text.articlejson import note_from_json, note_to_json
from broadsheet.text.days import days

MONDAY = date(2025, 7, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Sunday", date(2025, 7, 27)),
        ("on Monday", MONDAY),
        ("last Monday", date(2025, 7, 21)),
        ("next Monday", date(2025, 8, 4)),
        ("on Friday next week", date(2025, 8, 8)),
        ("yesterday", date(2025, 7, 27)),
        ("It will be held on Tuesday", date(2025, 7, 29)),
        ("on Tuesday, April 8", date(2025, 4, 8)),
        ("on Sunday the 3rd of August", date(2025, 8, 3)),
        ("27 July", date(2025, 7, 27)),
        ("July 4, 2023,", date(2023, 7, 4)),
        ("December 30", date(2024, 12, 30)),
        ("the 1st of August", date(2025, 8, 1)),
        ("2025-07-27", date(2025, 7, 27)),
        ("27/07/2025", date(2025, 7, 27)),
        ("two days ago", date(2025, 7, 26)),
        ("am 27. Juli 2025", date(2025, 7, 27)),
        ("27.07.2025", date(2025, 7, 27)),
        ("gestern", date(2025, 7, 27)),
        ("le 3 mars", date(2025, 3, 3)),
        ("dimanche", date(2025, 7, 27)),
        ("el 3 de marzo", date(2025, 3, 3)),
        ("27 июля", date(2025, 7, 27)),
        ("в среду", date(2025, 7, 23)),
        ("у п'ятницю", date(2025, 7, 25)),
        ("27 يوليو", date(2025, 7, 27)),
        ("يوم الأحد", date(2025, 7, 27)),
    ],
)
def test_day_is_placed_by_the_day_of_publication(text: str, day: date) -> None:
    assert [mention.day for mention in days(text, MONDAY)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "the last Sunday of July each year",
        "every Friday",
        "version 1.2.",
        "may 5 people go",
        "in March 2024",
        "31 June",
    ],
)
def test_no_day_is_made_up(text: str) -> None:
    assert [mention.day for mention in days(text, MONDAY) if mention.day] == []


def test_weekday_without_publication_is_known_to_be_unknown() -> None:
    [mention] = days("on Sunday")
    assert mention.day is None


def test_day_and_month_that_could_be_swapped_are_left_alone() -> None:
    assert days("03/04/2025", MONDAY) == ()


def test_mentions_count_from_the_articles_own_day() -> None:
    article = Article(id="a", text="It rained on Sunday.", published=datetime(2025, 7, 28, 9, tzinfo=UTC))
    found = mentions(article)
    assert article.text[found[0].start : found[0].end] == "Sunday"
    assert only_day(found, 0, len(article.text)) == date(2025, 7, 27)
    assert only_day(found, 0, 5) is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.none() | st.dates())
def test_any_text_gives_spans_within_it(text: str, published: date | None) -> None:
    for mention in days(text, published):
        assert 0 <= mention.start < mention.end <= len(text)


def test_times_of_title_and_text_are_notes_that_json_keeps() -> None:
    article = Article(
        id="a",
        title="Bridge closed since Wednesday",
        text="SYDNEY: It reopened this morning, after three weeks; it will close in mid-April.",
        dateline="SYDNEY",
        language="en",
        published=datetime(2026, 3, 5, 22, tzinfo=UTC),
    )
    found = list(inspect(article))
    assert [(note.text, note.field, note.first, note.last, note.certainty) for note in found] == [
        ("Wednesday", "title", date(2026, 3, 4), date(2026, 3, 4), "likely"),
        ("this morning", "text", date(2026, 3, 6), date(2026, 3, 6), "sure"),
        ("mid-April", "text", date(2026, 4, 11), date(2026, 4, 20), "vague"),
    ]
    assert [note_from_json(note_to_json(note)) for note in found] == found
