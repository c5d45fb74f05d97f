from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.serve.web.search import marked


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=3))
def test_marking_changes_no_word(line: str, asked: list[str]) -> None:
    assert "".join(piece.text for piece in marked(line, asked)) == " ".join(line.split())


def test_words_that_begin_like_the_query_are_marked() -> None:
    pieces = marked("Ferries and a ferry, off\n\nthe coast.", ("ferr",))
    assert [piece.text for piece in pieces if piece.covers] == ["Ferries", "ferry"]
