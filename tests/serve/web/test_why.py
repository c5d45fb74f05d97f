"""Reasons for belonging together, as pages of other languages give them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from broadsheet.serve.web import speech
from broadsheet.serve.web.speech import speech_for
from broadsheet.serve.web.why import reason_words


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    """German; nothing of it is left to the next test."""
    speech.speak(speech_for("de", "", "UTC"))
    yield
    speech.speak(speech_for(None, "", None))


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("same place: Volgograd", "derselbe Ort: Volgograd"),
        ("same places: Kyiv, Lviv", "dieselben Orte: Kyiv, Lviv"),
        ("both on 17 November 2026", "beide am 17. November 2026"),
        ("both on 29 February", "beide am 29. Februar"),
        ("both on 31 February", "beide am 31 February"),
        ("three names in common: A, B, C", "gemeinsame Namen: A, B, C"),
        ("31% of the text the same", "31% des Textes gleich"),
        ("same saga", "dieselbe Ereigniskette"),
        ("whatever comes later", "whatever comes later"),
    ],
)
def test_a_reason_is_said_in_german(english: str, german: str) -> None:
    assert reason_words(english) == german


def test_english_stays_as_it_is() -> None:
    speech.speak(speech_for(None, "", None))
    assert reason_words("three names in common: A, B, C") == "three names in common: A, B, C"
