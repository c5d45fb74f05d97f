"""Transcripts and signed quotations: whole paragraphs go to whom their form names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.inspect.reading.tagged import Reading
from broadsheet.inspect.saying import statements
from broadsheet.inspect.saying.cast import Cast
from broadsheet.inspect.saying.turns import turns, with_turns
from broadsheet.model import Article, Statement

TALK = (
    "Mayor Anna Berg spoke to Harbour Radio on Monday.\n\n"
    "LOOS: Will the bridge open in May? People ask.\n\n"
    "BERG: It will. The steel came late, but it came.\n\n"
    "(LAUGHTER)\n\n"
    "LOOS: And the cost?\n\n"
    "BERG (smiling): Nobody said that it was cheap.\n"
)


def found_in(text: str, language: str = "en") -> list[Statement]:
    article = Article(id="a", text=text, language=language)
    return list(statements.inspect(article, read=lambda _: Reading()))


def whose(text: str, language: str = "en") -> list[tuple[str | None, list[str]]]:
    return [
        (one.speaker.name if one.speaker else None, [text[a:b] for a, b in one.content])
        for one in found_in(text, language)
    ]


def test_each_turn_of_a_transcript_is_one_statement_with_all_its_sentences() -> None:
    assert [one for one in whose(TALK) if one[0] in ("LOOS", "Anna Berg")] == [
        ("LOOS", ["Will the bridge open in May? People ask."]),
        ("Anna Berg", ["It will. The steel came late, but it came."]),
        ("LOOS", ["And the cost?"]),
        ("Anna Berg", ["Nobody said that it was cheap."]),
    ]


def test_turns_that_open_with_a_mark_lose_it() -> None:
    text = TALK.replace("LOOS:", '"LOOS:').replace("BERG", '"BERG').replace("cheap.", 'cheap."')
    assert [text[a:b] for a, b in (turn.said for turn in turns(text))][-1] == "Nobody said that it was cheap."
    assert ("Anna Berg", ["It will. The steel came late, but it came."]) in whose(text)


@pytest.mark.parametrize(
    "text",
    [
        "KYIV: A drone fell.\n\nODESA: Another fell.\n\nLVIV: None fell.\n\nSUMY: None either.",  # nobody comes back
        "UPDATE: It rains.\n\nUPDATE: It pours.\n\nUPDATE: It stopped.\n\nUPDATE: It is dry.",
        "VIDEO: A ship.\n\nBERG: It will open.\n\nVIDEO: A port.\n\nPHOTO: A crane.\n\nBERG: In May.",
    ],
)
def test_other_heads_are_no_transcript(text: str) -> None:
    assert turns(text) == []


def test_signed_quotations_are_each_by_who_signed() -> None:
    text = (
        "“The town was quiet for years. Now nobody sleeps.” ― Mira Lind\n"
        "“They should have asked us first.”― Ole van der Meer.\n"
        "„Wir haben lange gewartet.“ – Jonas Weck, Lehrer\n"
    )
    assert whose(text) == [
        ("Mira Lind", ["The town was quiet for years. Now nobody sleeps."]),
        ("Ole van der Meer", ["They should have asked us first."]),
        ("Jonas Weck", ["Wir haben lange gewartet."]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“The Quiet Town” — Harbour Books\n",  # a title
        "«Мы долго ждали этого дня.» — сказал он вчера\n",  # a verb, no name
        "“We waited for years.” — the mayor\n",
        "“We waited for years,” she said — Anna Berg was beside her\n",
    ],
)
def test_what_is_not_signed_by_a_name(text: str) -> None:
    assert turns(text) == []


def test_a_name_of_the_press_signs_nothing() -> None:
    text = "“We waited for years.” — Harbour Courier\n"
    assert with_turns(text, [], Cast(press={"Courier": "Harbour Courier"})) == []
    assert len(with_turns(text, [], Cast())) == 1


@given(st.text(alphabet="AB :.\n\"“”—―ab'(),", max_size=200))
def test_places_are_within_the_text(text: str) -> None:
    for turn in turns(text):
        assert 0 <= turn.said.start < turn.said.end <= len(text)
        assert 0 <= turn.who.start < turn.who.end <= len(text)
        assert text[turn.said.start : turn.said.end] == text[turn.said.start : turn.said.end].strip()
