from __future__ import annotations

import json
from pathlib import Path

from broadsheet.relate.grouping.placing import place_all
from broadsheet.text.articlejson import from_json

STREAM = Path(__file__).parents[2] / "data" / "relate" / "stream.jsonl"
ROWS = [json.loads(line) for line in STREAM.read_text(encoding="utf-8").splitlines()]
PLACED = {placement.id: placement for placement in place_all(map(from_json, ROWS), related=4)}


def test_shown_are_only_articles_of_the_same_saga() -> None:
    saga = {row["id"]: row["saga"] for row in ROWS}
    for placement in PLACED.values():
        assert {saga[found.id] for found in placement.related if found.shown} <= {saga[placement.id]}


def test_articles_of_one_story_are_shown_to_each_other_also_later_ones() -> None:
    shown = {found.id for found in PLACED["m1"].related if found.shown}
    assert {"m2", "m3"} <= shown


def test_scores_fall_and_lie_between_nought_and_one() -> None:
    for placement in PLACED.values():
        scores = [found.score for found in placement.related]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
        assert placement.id not in {found.id for found in placement.related}


def test_as_many_as_asked_for_at_most() -> None:
    assert all(len(placement.related) <= 4 for placement in PLACED.values())
    assert all(not placement.related for placement in place_all(map(from_json, ROWS)))


def test_as_many_as_asked_for_where_there_are_so_many_even_if_nothing_is_shared() -> None:
    placed = place_all(map(from_json, ROWS), related=100)
    assert {len(placement.related) for placement in placed} == {len({row["id"] for row in ROWS}) - 1}


def test_a_reason_says_first_what_the_other_one_is() -> None:
    kinds = {found.because[0] for placement in PLACED.values() for found in placement.related}
    assert kinds <= {"same story", "same saga", "background"}
    story = {placement.id: placement.story for placement in PLACED.values()}
    for placement in PLACED.values():
        for found in placement.related:
            assert (found.because[0] == "same story") is (story[found.id] == placement.story)
            assert not found.shown or len(found.because) > 1


def test_a_copy_is_not_shown() -> None:
    text = (
        "Rescue workers in Harwick pulled nine people from the collapsed hall of the old mill on Monday night. "
        * 4
    )
    rows = [
        {"id": "a", "text": text},
        {"id": "b", "text": text},
        {
            "id": "c",
            "text": text[:102] + "Later the roof of the mill fell in too, said Mayor Lena Fross of Harwick.",
        },
    ]
    placed = {placement.id: placement for placement in place_all(map(from_json, rows), related=2)}
    shown = {found.id: found.shown for found in placed["a"].related}
    assert shown["b"] is False
