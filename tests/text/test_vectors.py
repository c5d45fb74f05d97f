from __future__ import annotations

import time
from zlib import crc32

import numpy as np
import pytest

from broadsheet.text.vectors import encode, of_stems, split, table


def test_texts_about_like_things_are_near_whatever_the_words() -> None:
    vectors = encode(
        [
            "Doctors treated wounded soldiers in the hospital.",
            "The clinic's physicians looked after injured troops.",
            "The central bank raised interest rates again.",
        ]
    )
    likeness = vectors @ vectors.T
    assert likeness[0, 1] > 0.5 > likeness[0, 2] + 0.2


def test_vectors_have_length_one_and_the_unknown_none() -> None:
    vectors = encode(["A ferry sank.", "", "…!?", "東京都"])
    assert np.linalg.norm(vectors[0]) == pytest.approx(1.0, abs=1e-5)
    assert not vectors[1:].any()
    assert encode([]).shape == (0, table().values.shape[1])


def test_an_unknown_word_is_taken_in_parts() -> None:
    assert "unfoldable" not in table().rows
    assert encode(["unfoldable"]).any()
    assert not encode(["x" * 10_000]).any()


def test_stems_are_found_by_their_hash() -> None:
    codes = np.array([crc32(word) for word in (b"hospit", b"clinic", b"bank", b"zzzzq", b"2025")], np.uint32)
    vectors = of_stems(codes)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]
    assert not vectors[3:].any()  # numbers are like themselves only


@pytest.mark.parametrize(("word", "parts"), [("ab", ["a", "##b"]), ("a", ["a"]), ("b", []), ("", [])])
def test_words_are_split_from_the_left(word: str, parts: list[str]) -> None:
    assert split(word, {"a", "##b"}) == parts


def test_a_thousand_texts_of_200_words_take_less_than_a_second() -> None:
    text = " ".join(["The minister told reporters in the capital that talks had failed"] * 18)
    encode([text])
    start = time.process_time()
    encode([text] * 500)
    assert time.process_time() - start < 0.5
