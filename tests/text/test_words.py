from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.words import fold, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Don’t panic: 3 drones!", ["don't", "panic", "3", "drones"]),
        ("snake_case and-dash", ["snake", "case", "and", "dash"]),
        ("Президент п’ять", ["президент", "п'ять"]),
        ("'quoted'", ["quoted"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Erdoğan", "erdogan"),
        ("ŁÓDŹ", "lodz"),
        ("Straße", "strasse"),
        ("Œuvre", "oeuvre"),
        ("Øresund", "oresund"),
        ("Київ", "киів"),
        ("İstanbul", "istanbul"),
        ("ﬁne", "fine"),
        ("p’tit", "p'tit"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
