from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.inspect.measuring.figures import MADE_BY, inspect
from broadsheet.model import Article, Entity, Figure, Span, Speaker, Statement

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "data/inspect/figures/cases.jsonl")
    .read_text("utf-8")
    .splitlines()
]


def figures(text: str, language: str = "en", **told: Any) -> list[Figure]:
    return list(inspect(Article(id="a", text=text, language=language, **told)))


@pytest.mark.parametrize("case", CASES, ids=[f"{c['language']}: {c['text'][:50]}" for c in CASES])
def test_sentence_gives_exactly_these_figures(case: dict[str, Any]) -> None:
    found = figures(case["text"], case["language"])
    assert len(found) == len(case["figures"]), [f.text for f in found]
    for figure, wanted in zip(found, case["figures"], strict=True):
        for field, value in wanted.items():
            told = getattr(figure, field)
            assert (list(told) if isinstance(told, tuple) else told) == value, (field, figure)


def test_there_are_at_least_eighty_cases_in_seven_languages() -> None:
    assert len(CASES) >= 80
    assert {c["language"] for c in CASES} == {"ar", "de", "en", "es", "fr", "ru", "uk"}


def test_figures_say_where_they_stand_and_what_made_them() -> None:
    text = "MARLO: The ferry sank.\n\nAt least 14 people drowned in Marlo on Friday."
    [figure] = figures(text)
    assert figure.text == text[figure.start : figure.end] == "At least 14 people"
    assert figure.made_by == MADE_BY


def test_headline_figures_are_marked_as_such() -> None:
    [figure] = figures("The rest is unknown.", title="Nine dead in Orrin fire")
    assert (figure.field, figure.text, figure.counts) == ("title", "Nine dead", "killed")


def test_day_is_the_one_that_the_sentence_names() -> None:
    [figure] = figures("Six people were killed on Sunday.", published=date(2026, 3, 3))
    assert figure.as_of == date(2026, 3, 1)


def test_no_day_where_two_are_named() -> None:
    [figure] = figures("Six people were killed between Friday and Sunday.", published=date(2026, 3, 3))
    assert figure.as_of is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In Orrin, at least nine people were killed.", ["Orrin"]),
        ("Five people died in Orrin and 12 were injured in Marlo.", ["Orrin", "Marlo"]),
        ("Five people died.", [None]),
    ],
)
def test_place_is_the_one_beside_the_figure(text: str, places: list[str | None]) -> None:
    assert [figure.where for figure in figures(text)] == places


def test_reporting_place_is_meant_where_no_other_is_named() -> None:
    text = "In Orrin 27 people were killed. Orrin had initially confirmed just five deaths."
    assert [(f.value, f.where, f.status) for f in figures(text)] == [
        (27.0, "Orrin", "current"),
        (5.0, "Orrin", "earlier"),
    ]


def test_place_notes_are_believed() -> None:
    text = "At the port of new-vell, 3 sailors drowned."
    place = Entity(start=text.index("new-vell"), end=text.index(","), text="new-vell", type="place")
    [figure] = figures(text, notes=(place,))
    assert figure.where is None or figure.where == "new-vell"


def test_giver_is_the_speaker_of_the_innermost_statement() -> None:
    text = "The mayor said the governor told her that 30 houses had burned."
    outer = Statement(content=(Span(15, len(text)),), form="indirect", speaker=Speaker(name="the mayor"))
    inner = Statement(content=(Span(37, len(text)),), form="indirect", speaker=Speaker(name="the governor"))
    [figure] = figures(text, notes=(outer, inner))
    assert figure.given_by == "the governor"


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("At least 16 people died, including 10 women and six men.", 16, [10, 6]),
        ("The toll has reached 9. The dead included four monks and five pilgrims.", 9, [4, 5]),
        ("Nine were killed in Orrin. That brings the toll to 15. In Marlo, six people died.", 15, [9, 6]),
        ("Forty million for roads, 25 for rails. That's already 65 million.", 65e6, [40e6, 25e6]),
        ("Twelve people — seven men and five women — were hurt.", 12, [7, 5]),
        ("Seven men and five women were hurt, a total of 13 people.", 13, [7, 5]),
        ("The mayor said 9 people died in Orrin and 6 in Marlo, bringing the total to 16.", 16, [9, 6]),
        ("Officials said 21 people had died: 12 in Orrin and eight in the village of Marlo.", 21, [12, 8]),
        ("Of the 21 dead, 12 were men and eight were women.", 21, [12, 8]),
        ("The 21 dead, 12 men and eight women, were buried on Friday.", 21, [12, 8]),
        ("At least 40 people were injured, 25 of them children and 15 adults.", 40, [25, 15]),
        ("Police arrested 20 men and 11 women, 31 in total.", 31, [20, 11]),
        ("The firm lost three trains, two lorries and four cars - nine vehicles in all.", 9, [3, 2, 4]),
        ("The death toll rose to 30. The victims were 17 passengers, 9 crew and 3 guards.", 30, [17, 9, 3]),
    ],
)
def test_parts_are_told(text: str, whole: float, parts: list[float]) -> None:
    found = figures(text)
    [total] = [figure for figure in found if figure.parts]
    assert total.value == whole
    by_span = {Span(figure.start, figure.end): figure.value for figure in found}
    assert [by_span[span] for span in total.parts] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Sixteen people died, including three children.",
        "Two people died on Sunday and three on Monday, bringing the toll to 40.",
        "Ten ships and 20 lorries arrived.",
        "Five soldiers, three guards and two cooks were killed.",
        "Twenty people were hurt, five children and two women seriously.",
    ],
)
def test_nothing_is_summed_that_is_not_said_to_add_up(text: str) -> None:
    assert not any(figure.parts for figure in figures(text))


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=300),
    st.sampled_from(["ar", "de", "en", "es", "fr", "ru", "sv", "uk"]),
)
def test_any_text_gives_spans_within_it(text: str, language: str) -> None:
    check_spans(text, language)


PIECES = st.sampled_from(
    [
        "at least",
        "between",
        "12",
        "1,000",
        "½",
        "$",
        "billion",
        "five",
        "people",
        "killed",
        "and",
        "to",
        "-",
        "in Orrin",
        ".",
        ",",
        "%",
        "2025",
        "the",
        "tens of thousands",
        "—",
        "(",
        "50-day",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_any_row_of_number_words_gives_spans_within_it(pieces: list[str]) -> None:
    check_spans(" ".join(pieces), "en")


def check_spans(text: str, language: str) -> None:
    article = Article(id="a", text=text, title=text[:40] or None, language=language)
    for figure in inspect(article):
        source = article.text if figure.field == "text" else article.title or ""
        assert 0 <= figure.start < figure.end <= len(source)
        assert figure.text == source[figure.start : figure.end]
        if isinstance(figure.value, tuple):
            assert figure.bound == "range"
            assert figure.value[0] < figure.value[1]


@pytest.mark.parametrize(
    "piece", ["1 ", "1,", "one ", "five people and ", "$", "killed ", "10:", "- 5 -", "Five people died. "]
)
def test_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    begin = time.process_time()
    figures(piece * (20_000 // len(piece)))
    assert time.process_time() - begin < 3.0


def test_seed_figures_are_found(seed: Path) -> None:
    page = (seed / "page.txt").read_text("utf-8")
    expected = json.loads((seed / "expected.json").read_text("utf-8"))
    folds = {name: row[0] for row in expected["same_unit"] if None not in row for name in row}
    right = 0
    for told in expected["articles"]:
        begin = page.index(told["starts"])
        text = page[begin : page.index(told["ends"], begin) + len(told["ends"])]
        found = {
            (f.value, folds.get(f.unit or "", f.unit))
            for f in inspect(replace(Article(id="a", text=text), language="en"))
        }
        for wanted in expected["figures"]:
            value = tuple(wanted["value"]) if isinstance(wanted["value"], list) else wanted["value"]
            unit = folds.get(wanted["unit"], wanted["unit"])
            right += wanted["article"] == told["id"] and (value, unit) in found
    assert right >= 27


def test_parts_that_say_where_people_are_make_up_those_who_were_hurt() -> None:
    hurt, *parts, one = figures(
        "Nine people were hurt. Six are home, three are still in hospital, and one of those three is badly burned."
    )
    assert hurt.parts == tuple(Span(start=part.start, end=part.end) for part in parts)
    assert one.value == 1


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("The mill withdrew its statement that all tests were passed at its quay, where a fire killed five men.", {5.0: "current"}),
        ("The mill took back its promise of new beds after a fire that killed five men.", {5.0: "current"}),
        ("The guild retracted its claim that 14 people had died in the fire, which also injured six.", {14.0: "retracted", 6.0: "current"}),
        ("The guild withdrew its figure of 14 dead.", {14.0: "retracted"}),
        ("The army withdrew 5,000 troops.", {5000.0: "current"}),
    ],
)  # fmt: skip
def test_only_what_is_said_is_taken_back_not_what_stands_behind_it(
    text: str, statuses: dict[float, str]
) -> None:
    assert {found.value: found.status for found in figures(text)} == statuses


def test_no_more_than_is_a_bound_above() -> None:
    (one,) = figures("No more than 20 people died.")
    assert (one.value, one.bound) == (20, "at_most")


def test_half_after_and_belongs_to_the_number_before_it() -> None:
    (one,) = figures("He was jailed for four and a half years.")
    assert (one.value, one.unit) == (4.5, "year")


def test_signs_of_african_money_are_read() -> None:
    assert [found.unit for found in figures("Eggs cost GH₵70 in Accra and KSh 900 in Nairobi.")] == [
        "GHS",
        "KES",
    ]


def test_those_who_watched_are_people() -> None:
    (one,) = figures("More than 36,000 watched.")
    assert (one.unit, one.counts) == ("person", "watched")


@pytest.mark.parametrize(
    "text",
    ["Shots were fired on US 64 near Osk.", "Crash on SR 50 in Osk", "Shooting in Osk - WOSK-TV - 7NEWS Osk"],
)
def test_roads_and_stations_count_nobody(text: str) -> None:
    assert figures(text) == []


def test_a_country_beside_a_number_is_no_road() -> None:
    assert [f.value for f in figures("The US 64 soldiers were killed in the war.")] == [64.0]


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("The coast guard counts 34 dead.", "The coast guard"),
        ("The islands' own council counted at least 41 dead.", "The islands' own council"),
        ("Bodies were counted, 34 dead in all.", None),
        ("After the search were counted 34 dead.", None),
    ],
)
def test_whoever_counts_gives_the_figure(text: str, giver: str | None) -> None:
    [figure] = figures(text)
    assert figure.given_by == giver
