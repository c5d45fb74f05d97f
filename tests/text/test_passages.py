from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model import Span
from broadsheet.text.passages import find, found_again, nearest

TEXT = "The harbour bridge — closed since May — reopened. “It holds,” Torsvik said. It holds for now."
WORDS = st.text(alphabet="abcdef .\n", min_size=1, max_size=60)


def test_words_are_found_however_they_are_typed() -> None:
    for typed in ('"it  holds," torsvik', "“It holds,” Torsvik", '"It holds," TORSVIK'):
        assert find(TEXT, typed) == Span(50, 69)
    assert find(TEXT, "The harbour … reopened.") == Span(0, 49)
    assert find(TEXT, "no such words") is None
    assert find(TEXT, " … ") is None


def test_of_several_places_the_nearest_counts() -> None:
    assert find(TEXT, "It holds", near=80) == Span(76, 84)
    assert nearest(TEXT, "It holds", near=60) == Span(51, 59)


def test_signs_of_patterns_are_only_signs() -> None:
    assert find("a (b)* c", "(B)*") == Span(2, 6)


@given(WORDS, st.integers(0, 60), st.integers(0, 60), WORDS)
def test_a_passage_is_found_again_wherever_it_moved(text: str, start: int, end: int, before: str) -> None:
    place = Span(min(start, end, len(text)), min(max(start, end), len(text)))
    words = text[place.start : place.end]
    if not words.strip():
        return
    found = found_again(text, place, before + text)
    assert found is not None
    assert (before + text)[found.start : found.end] == words


def test_a_reworded_sentence_is_where_its_passage_went() -> None:
    then = "The ferry left at nine with 40 people on board. Nobody was hurt. Divers went down on Monday."
    now = "Rain fell. The ferry left at nine with 43 people on board. Divers went down on Monday."
    start = then.index("40 people on board")
    found = found_again(then, Span(start, start + 18), now)
    assert found is not None
    assert now[found.start : found.end] == "The ferry left at nine with 43 people on board."
    gone = then.index("Nobody")
    assert found_again(then, Span(gone, gone + 16), now) is None
