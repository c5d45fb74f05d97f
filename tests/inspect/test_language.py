from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.inspect.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Bürgermeister sagte, die Brücke bleibe bis zum Herbst gesperrt.", "de"),
        ("El alcalde dijo que el puente seguirá cerrado hasta el otoño.", "es"),
        ("Le maire a déclaré que le pont resterait fermé jusqu'à l'automne.", "fr"),
        ("The mayor said the bridge would stay closed until autumn.", "en"),
        ("Мер сказав, що міст залишиться закритим до осені.", "uk"),
        ("Мэр сказал, что мост останется закрытым до осени.", "ru"),
        ("قال رئيس البلدية إن الجسر سيبقى مغلقا حتى الخريف", "ar"),
        ("市长表示，这座桥将关闭到秋天。", "zh"),
    ],
)
def test_a_sentence_tells_its_language(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize("text", ["", "   ", "13 + 19 = 32", "…", "Ok"])
def test_nothing_to_go_by_is_none(text: str) -> None:
    assert language(text) is None


def test_a_hint_counts_where_the_text_says_little() -> None:
    assert language("Ok", "pt-BR") == "pt"
    assert language("The mayor said the bridge would stay closed until autumn.", "de") == "en"
    assert language("", "de") is None
    assert language("Ok", "no language at all") is None


@given(st.text(), st.none() | st.text(max_size=8))
def test_any_text_and_hint_give_two_letters_or_none(text: str, hint: str | None) -> None:
    code = language(text, hint)
    assert code is None or (code.islower() and code.isascii() and len(code) == 2)
