from __future__ import annotations

import json
from pathlib import Path

from broadsheet.relate.grouping import related
from broadsheet.relate.grouping.placing import place_all
from broadsheet.text.articlejson import from_json

STREAM = Path(__file__).parents[2] / "data" / "relate" / "stream.jsonl"
ROWS = [json.loads(line) for line in STREAM.read_text(encoding="utf-8").splitlines()]
PLACED = {placement.id: placement for placement in place_all(map(from_json, ROWS), related=4)}

LOOK_ALIKES = [
    {
        "id": "brack1",
        "published": "2026-03-02T08:00:00Z",
        "title": "Fire at furniture factory in Brackmoor kills two",
        "text": "Two workers died in a fire at the Hallam furniture factory in Brackmoor on Monday, the fire brigade said. "
        "A chained door had kept night workers inside, said brigade chief Orla Penn.",
    },
    {
        "id": "brack2",
        "published": "2026-03-02T15:00:00Z",
        "title": "Chained door kept workers inside Brackmoor factory",
        "text": "Brigade chief Orla Penn said a chained door had kept workers inside the Hallam furniture factory in Brackmoor. "
        "Two of them died in the fire on Monday; the police spoke to the manager.",
    },
    {
        "id": "pell1",
        "published": "2026-03-09T08:00:00Z",
        "title": "Explosion at paint factory in Pellworth kills three",
        "text": "Three workers died after an explosion at the Dunmere paint factory in Pellworth on Monday, a week after a fire in "
        "another factory killed two in Brackmoor. A tank had leaked, said Pellworth's mayor Sil Marten.",
    },
    {
        "id": "pell2",
        "published": "2026-03-09T15:00:00Z",
        "title": "Tank leaked before blast at Pellworth paint factory",
        "text": "A tank had leaked before the explosion that killed three workers at the Dunmere paint factory in Pellworth on Monday, "
        "said mayor Sil Marten. The factory fire in Brackmoor was a week ago.",
    },
]
"""Invented: the same kind of accident in two towns, a week apart."""


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


def shown_beside(rows: list[dict[str, str]]) -> dict[str, set[str]]:
    placed = place_all(map(from_json, rows), related=4)
    return {one.id: {found.id for found in one.related if found.shown} for one in placed}


def test_a_look_alike_in_another_town_is_not_shown() -> None:
    for fire in (LOOK_ALIKES, LOOK_ALIKES[::-1]):
        shown = shown_beside(fire)
        assert shown["brack1"] == {"brack2"}
        assert shown["pell1"] == {"pell2"}


NUMBERS = {"name_least": 0.0, "names": 0.0, "foreign": 0.0, "title_least": 0.3, "cosine": 0.3}


def borne_out(kind: int, same_event: float, **more: float) -> bool:
    return related._borne_out({**NUMBERS, **more}, same_event, kind)


def test_of_one_story_the_event_or_the_names_must_be_the_same() -> None:
    assert borne_out(related.SAME_STORY, 0.9)
    assert borne_out(related.SAME_STORY, 0.4, name_least=0.4)
    assert not borne_out(related.SAME_STORY, 0.4, name_least=0.1)
    assert not borne_out(related.SAME_STORY, 0.9, title_least=0.0, cosine=0.1)


def test_of_two_languages_names_and_headlines_are_no_sign() -> None:
    assert borne_out(related.SAME_STORY, 0.4, foreign=1.0, title_least=0.0, cosine=0.0)


def test_of_one_saga_the_names_must_be_the_same_more_so_where_the_events_are_alike() -> None:
    assert borne_out(related.SAME_SAGA, 0.9, name_least=0.6)
    assert not borne_out(related.SAME_SAGA, 0.9, name_least=0.3, names=1.0)
    assert borne_out(related.SAME_SAGA, 0.1, name_least=0.3, names=1.0)
    assert not borne_out(related.SAME_SAGA, 0.1, name_least=0.3, names=0.0)


def test_of_one_saga_a_headline_that_the_other_text_has_nothing_of_is_a_mention_by_the_way() -> None:
    assert not borne_out(related.SAME_SAGA, 0.9, name_least=0.6, title_least=0.0, cosine=0.2)
    assert borne_out(related.SAME_SAGA, 0.9, name_least=0.6, title_least=0.0, cosine=0.2, foreign=1.0)
