from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.sentences import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["Mr. Smith left.", "He came back."],
        ['"Stop!" he said.', "Nobody did."],
        ["He asked why.", "“Because,” she said."],
        ["It cost 3.5 million.", "Nobody paid."],
        ["The U.S. sent ships.", "They sailed."],
        ["J. R. Hartley wrote it.", "It sold well."],
        ["Is it so?", "It is!", "Well…", "Perhaps."],
        ['He said: "We left."', "They had."],
        ["Der Pegel stieg um ca. 3 Meter.", "Dann fiel er."],
        ["Цена — 3 млн. рублей.", "Это много."],
        ["Er sagte das am 3. März.", "Dann ging er."],
    ],
)
def test_sentences_are_parted(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[start:end] for start, end in sentences(text)] == parts


def test_paragraphs_always_part() -> None:
    text = "A heading\n\nThen a sentence"
    assert [text[start:end] for start, end in sentences(text)] == ["A heading", "Then a sentence"]


@given(st.text(alphabet='ab A.!?"”\n…。 Mr', max_size=80))
def test_spans_are_in_order_and_lose_only_blanks(text: str) -> None:
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert "".join(text[start:end] for start, end in spans).split() or not text.strip()
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It sank at 8 p.m. Friday off the coast.", 1),
        ("It sank at 8 p.m. EST on Friday.", 1),
        ("It sank at 8 p.m. The crew was saved.", 2),
        ("They met at 9 a.m. Nov. 3 in the harbour.", 1),
    ],
)
def test_an_hour_of_the_day_parts_only_where_another_sentence_begins(text: str, count: int) -> None:
    assert len(sentences(text)) == count
