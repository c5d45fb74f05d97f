from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.relate.compare import postings as postings_module
from broadsheet.relate.compare.keys import Keys
from broadsheet.relate.compare.neighbours import LATEST
from broadsheet.relate.compare.postings import Postings
from broadsheet.relate.compare.strips import Chosen, Strip, grown

# Few numbers, some of which share their low bits, so that blocks fill, move and are used again.
NUMBERS = st.sampled_from([*range(6), *(number + (1 << 22) for number in range(3)), 2**32 - 1])
FILED = st.lists(st.dictionaries(NUMBERS, st.integers(1, 63), max_size=6), max_size=40)


def _keys(weights: dict[int, int]) -> Keys:
    ids = sorted(weights)
    return Keys(np.array(ids, np.uint32), np.array([weights[number] for number in ids], np.uint8))


def _found(postings: Postings, asked: dict[int, int]) -> dict[int, int]:
    numbers, scores = postings.scores(_keys(asked))
    assert len(numbers) == len(set(numbers.tolist()))
    return dict(zip(numbers.tolist(), scores.tolist(), strict=True))


@settings(max_examples=80, deadline=None)
@given(FILED, st.dictionaries(NUMBERS, st.integers(1, 63), max_size=6))
def test_scores_are_sums_of_products_over_common_keys(
    filed: list[dict[int, int]], asked: dict[int, int]
) -> None:
    postings = Postings()
    wanted: defaultdict[int, int] = defaultdict(int)
    for number, weights in enumerate(filed):
        postings.add(number, _keys(weights))
        for key in weights.keys() & asked.keys():
            wanted[number] += weights[key] * asked[key]
    assert _found(postings, asked) == wanted


def test_the_heaviest_keys_stay_in_the_order_of_their_numbers() -> None:
    keys = _keys({3: 16, 5: 40, 8: 63, 13: 16, 21: 16})
    assert keys.heaviest(4).listed() == [(3, 16), (5, 40), (8, 63), (13, 16)]
    assert keys.heaviest(9).listed() == keys.listed()


@settings(max_examples=80, deadline=None)
@given(FILED, st.integers(1, 40))
def test_a_batch_at_once_meets_what_one_after_the_other_does(filed: list[dict[int, int]], size: int) -> None:
    batches, alone = Postings(), Postings()
    for begin in range(0, len(filed), size):
        keys = [_keys(weights) for weights in filed[begin : begin + size]]
        for number, (one, (numbers, scores)) in enumerate(zip(keys, batches.meet(begin, keys), strict=True)):
            found = dict(zip(*(column.tolist() for column in alone.scores(one)), strict=True))
            assert dict(zip(numbers.tolist(), scores.tolist(), strict=True)) == found
            alone.add(begin + number, one)


def test_a_batch_at_once_forgets_what_one_after_the_other_does() -> None:
    batches, alone = Postings(), Postings()
    for begin in range(0, 3 * LATEST, 50):
        keys = [_keys({7: 5, 7 + (1 << 22): 3, begin + at: 9}) for at in range(50)]
        for number, (one, (numbers, _)) in enumerate(zip(keys, batches.meet(begin, keys), strict=True)):
            assert set(numbers.tolist()) == set(alone.scores(one)[0].tolist())
            alone.add(begin + number, one)


def test_articles_of_one_stamp_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings_module, "_STAMPS", 4)
    postings = Postings()
    for number in range(20):
        postings.add(number, _keys({7: 5, 8 + number % 3: 2}))
    wanted = {number: 25 + 4 * (number % 3 == 1) for number in range(20)}
    assert _found(postings, {7: 5, 9: 2}) == wanted


def test_of_a_key_the_latest_articles_are_kept() -> None:
    postings = Postings()
    for number in range(3 * LATEST):
        postings.add(number, _keys({7: 5, 1_000 + number: 9}))
        assert set(_found(postings, {7: 1})) == set(range(max(0, number + 1 - LATEST), number + 1))
    assert _found(postings, {1_000: 2}) == {0: 18}, "rare keys are kept for ever"


def test_blocks_that_were_left_are_used_again() -> None:
    postings = Postings()
    for number in range(1_000):
        postings.add(number, _keys({number % 10: 1, 100 + number: 1}))
    # A hundred of each of ten keys in blocks of 128, a thousand in blocks of two, and what is left over.
    assert postings._used < 10 * 128 + 1_000 * 2 + 500


def test_strips_give_back_what_was_appended() -> None:
    chance = np.random.default_rng(0)
    strip, plain = Strip("<u4"), []
    for _ in range(300):
        numbers = chance.integers(1 << 32, size=chance.integers(0, 9_000), dtype=np.uint32)
        strip.append(numbers)
        plain.append(numbers.tolist())
    assert [strip[at].tolist() for at in range(300)] == plain
    assert strip.gather([7, 3, 299]).tolist() == plain[7] + plain[3] + plain[299]
    assert strip.gather([]).tolist() == []
    assert Chosen(strip, [5, 2])[1].tolist() == plain[2]


def test_a_strip_with_a_bound_forgets_the_oldest() -> None:
    strip = Strip("<u4", most=1 << 20)
    for number in range(300):
        strip.append(np.full(10_000, number, np.uint32))
    assert len(strip[0]) == 0
    assert strip[299].tolist() == [299] * 10_000
    kept = sum(len(strip[at]) > 0 for at in range(300))
    assert 50 <= kept <= 210


def test_a_grown_array_begins_with_the_old_one() -> None:
    array = grown(np.empty(0, np.int64), 3)
    array[:3] = 1, 2, 3
    larger = grown(array, 10_000)
    assert larger[:3].tolist() == [1, 2, 3]
    assert grown(larger, 5) is larger
