"""The numbers of pairs against a slow reading of the same definitions, item by item."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.model import Article
from broadsheet.relate.compare.features import Features, features
from broadsheet.relate.compare.pairs import COLUMNS, GROUPS, compare, compare_all
from broadsheet.relate.compare.shared import matches
from broadsheet.relate.compare.texts import overlaps
from broadsheet.relate.words.calendarwords import CALENDAR
from broadsheet.relate.words.coded import (
    AGE,
    DAY,
    FIGURE,
    IN_LEAD,
    IN_NAME,
    IN_TITLE,
    KIND,
    NAME,
    OWN,
    PLACE,
    TERM,
    TITLE,
    Coded,
)
from broadsheet.relate.words.idf import ORDINARY, RAREST, rarities
from broadsheet.relate.words.lexicon import CASED
from broadsheet.relate.words.shingles import MOST
from broadsheet.relate.words.stems import stem
from broadsheet.text.articlejson import from_json

STREAM = Path(__file__).parents[2] / "data" / "relate" / "stream.jsonl"
FOUND = [features(from_json(json.loads(line))) for line in STREAM.read_text(encoding="utf-8").splitlines()]
DAY_SECONDS = 86_400

Item = tuple[int, int]  # mark and value, by number


def _items(one: Features, *kinds: int) -> dict[int, Item]:
    coded = one.coded
    rows = zip(coded.ids.tolist(), coded.marks.tolist(), strict=True)
    return {number: (mark, value) for number, (mark, value) in rows if mark & KIND in kinds}


def _rare(new: Features, old: Features, number: int) -> float:
    """Return how rare a stem is, as two articles have it: see ``coded.OWN``."""
    rare = float(rarities(np.array([number], np.uint32))[0])
    marks = [_items(one, TERM, TITLE)[number][0] for one in (new, old)]
    guessed = new.language in CASED and all(mark & OWN for mark in marks)
    return min(rare, ORDINARY) if guessed else rare


def _row(one: Features) -> Mapping[str, Any]:
    row: Mapping[str, Any] = one.coded.rows[0]
    return row


def _words(new: Features, old: Features) -> dict[str, float]:
    mine, theirs = _items(new, TERM), _items(old, TERM)
    both = mine.keys() & theirs.keys()
    norms = [math.sqrt(sum(value**2 for _, value in one.values())) for one in (mine, theirs)]
    dot = sum(mine[number][1] * theirs[number][1] for number in both)
    cosine = dot / (norms[0] * norms[1]) if dot else 0.0
    squares = [{number: value**2 for number, (_, value) in one.items()} for one in (mine, theirs)]
    leads, named = (
        [{number for number, (mark, _) in one.items() if mark & flag} for one in (mine, theirs)]
        for flag in (IN_LEAD, IN_NAME)
    )
    days = {crc32(stem(word, "en").encode()) for word in CALENDAR}
    deeds = [
        _rare(new, old, number)
        for number in both - days
        if not (mine[number][0] | theirs[number][0]) & IN_NAME
    ]
    return {
        "cosine": cosine,
        "terms": math.log1p(len(both)),
        "deeds": math.log1p(sum(deeds) / RAREST),
        "rarest": max((_rare(new, old, number) for number in both), default=0.0) / RAREST,
        "shortest": math.log(max(10, min(_row(new)["length"], _row(old)["length"], 1_000)) / 100),
        **_told("all", [set(mine), set(theirs)], both, squares),
        **_told("lead", leads, both, squares),
        **_told("name", named, both, squares),
    }


def _told(
    name: str, parts: Sequence[set[int]], both: Collection[int], weights: Sequence[Mapping[int, float]]
) -> dict[str, float]:
    """Return which share of a part of each article stands in the other one too: the lesser one and the larger."""
    shares = [
        sum(weight[number] for number in part if number in both) / sum(weight[number] for number in part)
        for part, weight in zip(parts, weights, strict=True)
        if sum(weight[number] for number in part)
    ]
    return {f"{name}_least": min(shares, default=math.nan), f"{name}_most": max(shares, default=math.nan)}


def _titles(new: Features, old: Features) -> dict[str, float]:
    stems = [_items(one, TERM, TITLE) for one in (new, old)]
    titles = [{number for number, (mark, _) in one.items() if mark & IN_TITLE} for one in stems]
    both = stems[0].keys() & stems[1].keys()
    sums = [float(_row(one)["title_sum"]) for one in (new, old)]
    told = [
        sum(_rare(new, old, number) for number in title & both) / whole
        for title, whole in zip(titles, sums, strict=True)
        if whole
    ]
    alike = sum(_rare(new, old, number) for number in titles[0] & titles[1])
    return {
        "title": alike / math.sqrt((sums[0] or 1.0) * (sums[1] or 1.0)) if all(titles) else math.nan,
        "title_least": min(told, default=math.nan),
        "title_most": max(told, default=math.nan),
    }


def _named(new: Features, old: Features, kind: int, many: int) -> tuple[float, float]:
    mine, theirs = _items(new, kind), _items(old, kind)
    both = mine.keys() & theirs.keys()
    possible = min(len(mine), len(theirs))
    differing = (1 - len(both) / possible) * min(1.0, possible / many) if possible else 0.0
    return math.log1p(sum(mine[number][1] for number in both) / 255), differing


def _rest(new: Features, old: Features) -> dict[str, float]:
    names, other_names = _named(new, old, NAME, 5)
    places, other_places = _named(new, old, PLACE, 3)
    mine, theirs = _items(new, FIGURE), _items(old, FIGURE)
    figures = mine.keys() & theirs.keys()
    large = sum(mine[number][1] for number in figures)
    days = [_items(one, DAY).keys() for one in (new, old)]
    weekdays = [int(_row(one)["weekdays"]) for one in (new, old)]
    ages = [_items(one, AGE).keys() for one in (new, old)]
    gap = math.nan
    if new.published and old.published:
        gap = abs((new.published - old.published).total_seconds()) / DAY_SECONDS
    return {
        "names": names,
        "other_names": other_names,
        "places": places,
        "other_places": other_places,
        "large_figures": math.log1p(large),
        "small_figures": math.log1p(len(figures) - large),
        "other_figures": float(bool(mine and theirs and not figures)),
        "ages": len(ages[0] & ages[1]) / min(map(len, ages)) if all(ages) else math.nan,
        "gap": math.log1p(gap),
        "day": float(bool(days[0] & days[1])) if all(days) else math.nan,
        "weekday": float(bool(weekdays[0] & weekdays[1])) if all(weekdays) else math.nan,
    }


def _slow(new: Features, old: Features) -> dict[str, float]:
    return {**_words(new, old), **_titles(new, old), **_rest(new, old)}


def test_one_beside_many_is_what_each_pair_says_item_by_item() -> None:
    olds = Coded.of(FOUND)
    for new in FOUND:
        pairs = compare_all(new.coded, olds)
        for at, old in enumerate(FOUND):
            wanted = _slow(new, old)
            numbers = pairs[at].numbers
            assert {name: numbers[name] for name in wanted} == pytest.approx(wanted, abs=2e-5, nan_ok=True)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.sampled_from("Aab .1\n"), max_size=120), min_size=2, max_size=5))
def test_the_same_for_odd_texts(texts: list[str]) -> None:
    found = [features(Article(id=text, text=text, title=text[:9])) for text in texts]
    pairs = compare_all(found[0].coded, Coded.of(found))
    for at, old in enumerate(found):
        wanted = _slow(found[0], old)
        numbers = pairs[at].numbers
        assert {name: numbers[name] for name in wanted} == pytest.approx(wanted, abs=2e-5, nan_ok=True)


@pytest.mark.parametrize(
    ("one", "other", "more"),
    [
        ("Rafts broke loose on Sunday.", "Carols were sung on Sunday in March.", False),
        ("Rafts broke loose in Velmora.", "Carols were sung in Velmora.", False),
        ("Rafts broke loose in Velmora.", "Rafts were sold in Velmora.", True),
    ],
)
def test_days_and_names_are_no_deeds(one: str, other: str, more: bool) -> None:  # noqa: FBT001 - a case
    first, second = (features(Article(id=text, text=text, language="en")) for text in (one, other))
    assert (compare(first.coded, second.coded).numbers["deeds"] > 0) is more


def test_every_column_is_given_once() -> None:
    assert len(set(COLUMNS)) == len(COLUMNS)
    pairs = compare_all(FOUND[0].coded, Coded.of(FOUND))
    assert pairs.numbers.shape == (len(FOUND), len(COLUMNS))
    assert pairs.numbers.dtype == np.float32
    assert len(GROUPS) > 1


def test_nothing_beside_an_article_is_an_empty_matrix() -> None:
    assert len(compare_all(FOUND[0].coded, Coded.of([]))) == 0


def test_a_pair_alone_is_the_pair_among_many() -> None:
    many = compare_all(FOUND[1].coded, Coded.of(FOUND))
    for at, old in enumerate(FOUND):
        alone = compare(FOUND[1].coded, old.coded)
        assert alone.numbers == pytest.approx(many[at].numbers, nan_ok=True)
        assert alone.overlap == many[at].overlap


numbers32 = st.integers(0, 2**32 - 1) | st.integers(0, 3).map(lambda high: high << 16)


@given(st.sets(numbers32, max_size=30), st.lists(numbers32, max_size=60))
def test_matches_are_those_of_a_dictionary(wanted: set[int], offered: list[int]) -> None:
    mine = np.array(list(wanted), np.uint32)
    here, there = matches(mine, np.array(offered, np.uint32))
    assert [(int(mine[a]), b) for a, b in zip(here, there.tolist(), strict=True)] == [
        (number, at) for at, number in enumerate(offered) if number in wanted
    ]


def _with_runs(*runs: set[int]) -> Coded:
    """Return articles that have nothing but runs of words."""
    blank = features(Article(id="x", text=""))
    plain = Coded.of([blank] * len(runs))
    kept = [np.array(sorted(each), np.uint32)[:MOST] for each in runs]
    return Coded(
        rows=plain.rows,
        ids=plain.ids,
        marks=plain.marks,
        starts=plain.starts,
        shingles=kept,
        wordings=plain.wordings,
    )


def _slow_overlap(one: set[int], two: set[int]) -> tuple[float, float, float, int]:
    mine, theirs = sorted(one)[:MOST], sorted(two)[:MOST]
    last = min([each[-1] for each in (mine, theirs) if len(each) == MOST], default=2**32)
    a, b = {n for n in mine if n <= last}, {n for n in theirs if n <= last}
    both = len(a & b)
    return both / max(1, len(a | b)), both / max(1, len(a)), both / max(1, len(b)), both


runs = st.builds(
    lambda start, size, step: {start + step * at for at in range(size)},
    st.integers(0, 900),
    st.integers(0, 1_300),
    st.integers(1, 3),
)


@settings(max_examples=60, deadline=None)
@given(runs, st.lists(runs, min_size=1, max_size=4))
def test_overlaps_are_those_of_sets(new: set[int], olds: list[set[int]]) -> None:
    found = overlaps(_with_runs(new), _with_runs(*olds), np.arange(len(olds)))
    for at, old in enumerate(olds):
        one = found[at]
        assert (one.jaccard, one.of_first, one.of_second, one.shared) == pytest.approx(
            _slow_overlap(new, old), abs=1e-6
        )


def test_only_those_asked_for_are_laid_side_by_side() -> None:
    found = overlaps(_with_runs({1, 2}), _with_runs({1, 2}, {1, 2}), np.array([1]))
    assert found.shared.tolist() == [0, 2]


def test_a_name_and_a_word_of_the_same_letters_are_different_things() -> None:
    kinds: defaultdict[int, set[int]] = defaultdict(set)
    for found, kind in product(FOUND, (TERM, NAME, PLACE, FIGURE, DAY)):
        kinds[kind] |= _items(found, kind).keys()
    assert not kinds[TERM] & kinds[NAME]
    assert not kinds[NAME] & kinds[PLACE]
