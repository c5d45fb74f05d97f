from __future__ import annotations

from bench.nested import joined


def test_a_place_inside_a_body_is_part_of_it() -> None:
    tags = ["B-Organization", "B-Location", "I-Organization", "O"]
    assert joined(["National", "Taiwan", "University", "said"], tags) == [
        "B-Organization", "I-Organization", "I-Organization", "O",
    ]  # fmt: skip


def test_a_people_that_begins_a_body_is_part_of_it() -> None:
    assert joined(["Democratic", "Alliance"], ["B-NORP", "I-Organization"]) == [
        "B-Organization",
        "I-Organization",
    ]


def test_a_place_behind_a_small_word_ends_the_body() -> None:
    tags = ["B-Organization", "I-Organization", "B-Location"]
    assert joined(["University", "of", "Lagos"], tags) == [
        "B-Organization",
        "I-Organization",
        "I-Organization",
    ]


def test_names_beside_one_another_stay_apart() -> None:
    tags = ["O", "B-Organization", "B-Location", "B-Location", "I-Location", "B-Person"]
    assert joined(["at", "Lobos", "Lagos", "New", "York", "Ann"], tags) == tags
    assert joined([], []) == []
