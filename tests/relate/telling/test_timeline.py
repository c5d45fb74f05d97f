from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.model import Article, When
from broadsheet.relate.telling.timeline import MOST, timeline

FIRST = Article(
    id="a",
    published=date(2026, 3, 2),
    text=(
        "LINDVIK: The harbour bridge was closed after a barge struck its main pier. "
        "The crack was first seen by divers on Friday. "
        "Engineers will test the steel cables tomorrow with new equipment. "
        "Nobody knows why the lights failed."
    ),
)
SECOND = Article(
    id="b",
    published=date(2026, 3, 4),
    text=(
        "The harbour bridge reopened to traffic this morning under police guard. "
        "The crack in the pier was first seen by divers on Friday. "
        "A ferry took commuters across the bay on Monday and Tuesday."
    ),
)


def test_opinion_is_left_out_where_there_are_reports() -> None:
    opinion = replace(SECOND, title="Opinion: who guards the piers?")
    assert {row.article for row in timeline([FIRST, opinion])} == {"a"}
    assert {row.article for row in timeline([opinion])} == {"b"}


def test_sentences_stand_under_the_day_they_tell_of() -> None:
    rows = timeline([SECOND, FIRST])
    told = {row.when: row.text for row in rows}
    assert told[date(2026, 2, 27)].endswith("by divers on Friday.")
    assert told[date(2026, 3, 2)].startswith(("The harbour bridge was closed", "A ferry took"))
    assert told[date(2026, 3, 4)].startswith("The harbour bridge reopened")
    assert [row.when for row in rows] == sorted(row.when for row in rows if row.when)


def test_each_line_is_a_span_of_its_article() -> None:
    texts = {"a": FIRST.text, "b": SECOND.text}
    for row in timeline([FIRST, SECOND]):
        assert row.text == texts[row.article][row.start : row.end]


def test_what_was_told_is_not_told_again() -> None:
    rows = timeline([FIRST, SECOND])
    assert sum("divers" in row.text for row in rows) == 1
    copy = Article(id="c", text=FIRST.text, published=FIRST.published)
    assert len(timeline([FIRST, copy])) == len(timeline([FIRST]))


def test_undated_articles_have_no_line() -> None:
    assert timeline([Article(id="a", text="The harbour bridge was closed on Friday by the mayor.")]) == ()
    assert timeline([]) == ()


def test_it_stays_short() -> None:
    kinds = [
        "ferries",
        "buses",
        "trains",
        "lorries",
        "barges",
        "trams",
        "planes",
        "bicycles",
        "carriages",
        "sledges",
        "balloons",
        "tractors",
        "cranes",
    ]
    text = " ".join(
        f"On {day} March the {kind} of Lindvik number{day} stopped for reason{day} hours{day}."
        for day, kind in enumerate(kinds, start=1)
    )
    assert len(timeline([Article(id="a", text=text, published=date(2026, 3, 20))])) == MOST


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=4), st.dates())
def test_any_texts_give_exact_spans(texts: list[str], day: date) -> None:
    articles = [Article(id=str(n), text=text, published=day) for n, text in enumerate(texts)]
    for row in timeline(articles):
        assert row.text == texts[int(row.article)][row.start : row.end]


def test_the_day_of_what_happened_goes_before_that_of_the_saying() -> None:
    article = Article(
        id="a",
        published=date(2026, 3, 6),
        text="The harbour police said on Thursday that the barge had struck the bridge on Monday.",
    )
    [row] = timeline([article])
    assert row.when == date(2026, 3, 2)


def test_a_lead_about_another_month_is_not_told_of_the_day_it_was_printed() -> None:
    about = "The tolls of the harbour bridge rose by a tenth in {}, the port authority of Lindvik said."
    past = Article(id="a", published=date(2026, 3, 6), text=about.format("January"))
    assert timeline([past]) == ()
    [row] = timeline([replace(past, text=about.format("March"))])
    assert row.when == date(2026, 3, 6)


def test_the_day_is_that_of_the_dateline() -> None:
    article = Article(
        id="a",
        dateline="SYDNEY",
        published=datetime(2026, 3, 5, 22, tzinfo=UTC),
        text="The harbour bridge of Lindvik reopened to traffic this morning under police guard.",
    )
    [row] = timeline([article])
    assert row.when == date(2026, 3, 6)


def test_times_that_were_noted_are_taken() -> None:
    noted = When(start=52, end=58, text="Friday", first=date(2026, 2, 20), last=date(2026, 2, 20))
    rows = timeline([replace(FIRST, notes=(noted,), text=FIRST.text[75:])])
    assert next(row.when for row in rows) == date(2026, 2, 20)
