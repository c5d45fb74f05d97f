from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.model import Article, Placement
from broadsheet.relate.compare.features import features
from broadsheet.relate.compare.memory import MemoryNeighbours
from broadsheet.relate.grouping.placing import place, place_all, place_batch, place_linked
from broadsheet.text.articlejson import from_json

STREAM = Path(__file__).parents[2] / "data" / "relate" / "stream.jsonl"
ROWS = [json.loads(line) for line in STREAM.read_text(encoding="utf-8").splitlines()]
ARTICLES = [from_json(row) for row in ROWS]


def _groups(placed: list[Placement], field: str) -> set[frozenset[str]]:
    groups = defaultdict(set)
    for placement in placed:
        groups[getattr(placement, field)].add(placement.id)
    return {frozenset(group) for group in groups.values()}


def _wanted(field: str) -> set[frozenset[str]]:
    groups = defaultdict(set)
    for row in ROWS:
        groups[row[field]].add(row["id"])
    return {frozenset(group) for group in groups.values()}


def test_stories_and_sagas_of_the_stream() -> None:
    placed = place_all(ARTICLES)
    assert _groups(placed, "story") == _wanted("story")
    assert _groups(placed, "saga") == _wanted("saga")


def test_groups_are_named_after_their_earliest_member() -> None:
    by_id = {placement.id: placement for placement in place_all(ARTICLES)}
    assert by_id["m3"].story == "m1"
    assert by_id["s1"].saga == "m1"
    assert by_id["e2"].story == "e1"
    assert by_id["f3"].copy_group == "f2"


def test_copies_are_listed_both_ways() -> None:
    by_id = {placement.id: placement for placement in place_all(ARTICLES)}
    assert [(copy.id, copy.label) for copy in by_id["f2"].copies] == [("f3", "copy")]
    assert [(copy.id, copy.label) for copy in by_id["f3"].copies] == [("f2", "copy")]
    assert by_id["f1"].copies == ()


def test_an_update_by_the_same_outlet_is_a_version_not_a_copy() -> None:
    again = replace(ARTICLES[5], id="f2b", text=ARTICLES[5].text + " The owner has not spoken yet.")
    by_id = {placement.id: placement for placement in place_all([*ARTICLES, again])}
    assert by_id["f2b"].copy_group == "f2"
    assert "f2b" not in {copy.id for copy in by_id["f2"].copies}
    assert {copy.id for copy in by_id["f3"].copies} == {"f2", "f2b"}


FORM = (
    "The High Court of Orland sentenced {} to {} years in prison for accepting a bribe, the prosecutor's office said in a "
    'notice on its page. "The court agreed with the position of the prosecutor and found the accused guilty. The sentence '
    'takes effect after the time for an appeal has run out," it said on {} May.'
)


def test_one_form_with_other_days_and_figures_is_no_copy() -> None:
    filled = [
        ("judge Ivo Starl", "seven", 9),
        ("customs chief Petra Quell", "fourteen", 11),
        ("judge Ivo Starl", "seven", 9),
    ]
    articles = [
        Article(
            id=str(at),
            text=FORM.format(*words),
            language="en",
            published=datetime(2026, 5, words[2], 12, tzinfo=UTC),
        )
        for at, words in enumerate(filled)
    ]
    groups = {placed.id: placed.copy_group for placed in place_all(articles)}
    assert groups["0"] == groups["2"] != groups["1"]


def test_reasons_name_what_both_articles_hold() -> None:
    by_id = {placement.id: placement for placement in place_all(ARTICLES)}
    why = " ".join(by_id["m2"].because)
    assert "Brastow" in why
    assert "Quill" in why
    assert by_id["m1"].because == ()


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_order_gives_the_same_names(chance: random.Random) -> None:
    shuffled = chance.sample(ARTICLES, len(ARTICLES))
    wanted = {placement.id: placement for placement in place_all(ARTICLES, related=2)}
    assert {placement.id: placement for placement in place_all(shuffled, related=2)} == wanted


def test_output_is_in_input_order_and_takes_an_iterator() -> None:
    backwards = ARTICLES[::-1]
    assert [placement.id for placement in place_all(iter(backwards))] == [article.id for article in backwards]


def test_placing_one_by_one_is_what_place_all_does() -> None:
    index = MemoryNeighbours()
    placed = []
    for article in sorted(ARTICLES, key=lambda a: (a.published is None, str(a.published), a.id)):
        placement, found = place(article, index)
        index.add(found, placement)
        placed.append(placement)
    assert _groups(placed, "story") == _wanted("story")


@pytest.mark.parametrize("size", [1, 3, 10])
def test_a_batch_is_placed_as_one_after_the_other(size: int) -> None:
    found = [features(replace(one, id=f"{one.id}{turn}")) for turn in range(4) for one in ARTICLES]
    alone, batched = MemoryNeighbours(), MemoryNeighbours()
    for begin in range(0, len(found), size):
        for one, placed in zip(
            found[begin:], place_batch(found[begin : begin + size], batched), strict=False
        ):
            assert placed == place_linked(one, alone)
            alone.add(one, placed.placement)


def test_features_may_be_made_elsewhere() -> None:
    def backwards(step: Any, items: Any, /) -> Iterator[Any]:
        return iter([step(item) for item in reversed(list(items))][::-1])

    many = [replace(one, id=f"{one.id}{turn}") for turn in range(4) for one in ARTICLES]
    assert place_all(many, run=backwards) == place_all(many)


def test_an_article_does_not_meet_itself() -> None:
    index = MemoryNeighbours()
    first, found = place(ARTICLES[0], index)
    index.add(found, first)
    again, _ = place(ARTICLES[0], index, related=3)
    assert again.story == "m1"
    assert again.copies == ()
    assert again.related == ()


def test_the_id_plays_no_part() -> None:
    renamed = [replace(article, id=f"{number:02}{'x' * number}") for number, article in enumerate(ARTICLES)]
    sizes = sorted(len(group) for group in _groups(place_all(renamed), "story"))
    assert sizes == sorted(len(group) for group in _wanted("story"))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=6))
def test_never_fails_on_any_text(texts: list[str]) -> None:
    articles = [Article(id=str(number), text=text, title=text[:20]) for number, text in enumerate(texts)]
    assert len(place_all(articles, related=2)) == len(texts)
