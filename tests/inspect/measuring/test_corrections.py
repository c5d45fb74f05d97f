from __future__ import annotations

import pytest

from broadsheet.inspect.measuring.corrections import corrections
from broadsheet.inspect.measuring.figures import inspect
from broadsheet.model import Article


def told(text: str, language: str = "en") -> list[tuple[str, str | None, str]]:
    found = corrections(Article(id="a", text=text, language=language))
    return [
        (
            text[one.old.start : one.old.end],
            text[one.new.start : one.new.end] if one.new else None,
            one.kind,
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("An earlier version misstated the catch. It was four tons, not nine.", [("nine", "four", "corrected")]),
        ("The mayor apologised for a count of ninety boats: sixty had sailed.", [("ninety", "sixty", "corrected")]),
        ("The count of rowers, 12, was also corrected, from 21.", [("21", "12", "corrected")]),
        ("The guild has withdrawn its claim that the mole had sunk.", [("the mole had sunk", None, "retracted")]),
        ("Asked of the 900 boats, the guild said there was a slip of a zero: it has 90.", [("900", "90", "corrected")]),
        ("The pier opens in June, the warden said. Later he said he misspoke and had meant June next year.",
         [("The pier opens in June", "June next year", "corrected")]),
        ("Correction: we named the pilot as Ada Brill. She is Ada Brell.", [("Ada Brill", "Ada Brell", "corrected")]),
    ],
)  # fmt: skip
def test_what_was_wrong_is_found_with_what_is_right(
    text: str, wanted: list[tuple[str, str | None, str]]
) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The correction on the exchange deepened; the index lost 3 per cent.",
        "The guild revised its target to 12 boats from 9.",
        "Asked again, she would not retract her claim that the mole had sunk.",
        "The correctional officer counted 12 keys, not including the spare.",
    ],
)
def test_what_merely_changed_is_no_correction(text: str) -> None:
    assert told(text) == []


def test_other_languages_have_their_own_words() -> None:
    assert told("Corrige una cifra: los barcos son 14 y no 41.", "es") == [("41", "14", "corrected")]


def test_figure_that_is_set_right_says_so() -> None:
    text = "Nine boats sank. An earlier version was wrong: it was four boats, not nine boats."
    status = {f.text: f.status for f in inspect(Article(id="a", text=text, language="en"))}
    assert status["Nine boats"] == "corrected"
    assert status["four boats"] == "current"
