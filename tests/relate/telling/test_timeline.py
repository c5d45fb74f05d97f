from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.model import Article
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
