from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.relate.copies import label
from broadsheet.relate.shingles import MOST, overlap, shingle_hashes, unquoted
from broadsheet.text.words import words

WORDS = [f"word{number}" for number in range(300)]
OTHER = [f"other{number}" for number in range(300)]


def _label(first: list[str], second: list[str]) -> str | None:
    return label(overlap(shingle_hashes(first), shingle_hashes(second)))


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        (WORDS, "copy"),
        ([*WORDS[:100], "changed", *WORDS[101:200], "again", *WORDS[201:]], "copy"),
        (WORDS[:150], "edited"),
        ([*WORDS, *OTHER], "edited"),
        ([*WORDS[:60], *OTHER], None),
        (OTHER, None),
        ([], None),
        (WORDS[:10], None),
    ],
)
def test_labels(second: list[str], wanted: str | None) -> None:
    assert _label(WORDS, second) == wanted
    assert _label(second, WORDS) == wanted


def test_shared_quotes_are_no_shared_text() -> None:
    quote = "“We have never seen a flood like this one in all the forty years that we have lived along the river here.”"
    one = f"The mayor spoke at noon. {quote} She then left by boat for the upper town, where more water was expected soon."
    two = f"{quote} So said an official of Tellin on Friday, adding that schools would be shut and pumps brought from afar."
    assert _label(words(unquoted(one)), words(unquoted(two))) is None


def test_long_texts_are_compared_by_a_sample() -> None:
    long = [f"w{number}" for number in range(5_000)]
    assert len(shingle_hashes(long)) == 4 * MOST
    assert _label(long, long) == "copy"
    half = overlap(shingle_hashes(long), shingle_hashes(long[:2_500]))
    assert half.of_second > 0.9
    assert 0.4 < half.of_first < 0.6


@given(st.lists(st.sampled_from("abcd"), max_size=40), st.lists(st.sampled_from("abcd"), max_size=40))
def test_overlap_is_a_share_and_symmetric(first: list[str], second: list[str]) -> None:
    one, two = shingle_hashes(first), shingle_hashes(second)
    there, back = overlap(one, two), overlap(two, one)
    assert 0 <= there.jaccard <= there.containment <= 1
    assert there.jaccard == back.jaccard
    assert there.of_first == back.of_second
