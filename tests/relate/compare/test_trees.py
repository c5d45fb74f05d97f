"""Boosted trees against a slow reading of the same lines, question by question."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.relate.compare.pairs import COLUMNS
from broadsheet.relate.compare.trees import AT_MOST, MORE, MOST_ENDS, read, trees

NAMES = ("gap", "names", "title")
WRITTEN = f"""# a comment
=\t-0.5
gap\t1.5\t{MORE}
 names\t0.25\t{AT_MOST}
  =\t-1
  =\t2
 =\t-3
title\tinf\t{MORE}
 =\t0.25
 =\t-0.25
"""


def _said(*rows: tuple[float, ...]) -> list[float]:
    found = read(WRITTEN.splitlines(), NAMES).probabilities(np.array(rows, np.float32))
    return [math.log(one / (1 - one)) for one in found]


def test_each_row_goes_its_own_way() -> None:
    assert _said((1, 0.2, 0), (1, 0.3, 0), (2, 0.3, 0)) == pytest.approx([-1.25, 1.75, -3.25])


def test_a_limit_is_still_at_most() -> None:
    assert _said((1.5, 0.25, 0)) == pytest.approx([-1.25])


def test_a_missing_number_goes_where_the_line_says() -> None:
    nan = math.nan
    assert _said((nan, 0.3, 0), (1, nan, 0), (1, nan, nan)) == pytest.approx([-3.25, -1.25, -1.75])


def test_without_rows_nothing_is_said() -> None:
    assert read(WRITTEN.splitlines(), NAMES).probabilities(np.empty((0, 3), np.float32)).size == 0


def test_a_weighted_sum_is_added_and_what_a_missing_one_counts() -> None:
    found = read(["=\t-1", "+\tnames\t0.5\t0.25", "title\t1\tmore", " =\t2", " =\t3"], NAMES)
    said = found.probabilities(np.array([(9, 4, 0), (9, math.nan, 2)], np.float32))
    assert [math.log(one / (1 - one)) for one in said] == pytest.approx([3.0, 2.25])


Branch = tuple[str, float, str, "Branch", "Branch"] | float
ends = st.integers(-8, 8).map(lambda number: number / 4)
questions = st.tuples(
    st.sampled_from(NAMES),
    st.integers(-3, 3).map(float) | st.just(math.inf),
    st.sampled_from([AT_MOST, MORE]),
)


def _deeper(branches: st.SearchStrategy[Branch]) -> st.SearchStrategy[Branch]:
    return st.tuples(questions, branches, branches).map(lambda found: (*found[0], found[1], found[2]))


branches: st.SearchStrategy[Branch] = st.recursive(ends, _deeper, max_leaves=MOST_ENDS)


def _lines(branch: Branch, depth: int = 0) -> Iterator[str]:
    if isinstance(branch, float):
        yield f"{' ' * depth}=\t{branch}"
        return
    name, limit, missing, at_most, more = branch
    yield f"{' ' * depth}{name}\t{limit}\t{missing}"
    yield from _lines(at_most, depth + 1)
    yield from _lines(more, depth + 1)


def _slow(branch: Branch, numbers: Mapping[str, float]) -> float:
    if isinstance(branch, float):
        return branch
    name, limit, missing, at_most, more = branch
    more_taken = missing == MORE if math.isnan(numbers[name]) else numbers[name] > limit
    return _slow(more if more_taken else at_most, numbers)


rows = st.lists(
    st.tuples(*[st.integers(-4, 4).map(float) | st.just(math.nan)] * len(NAMES)), min_size=1, max_size=5
)


@given(st.lists(branches, max_size=4), rows)
def test_all_at_once_says_what_each_question_by_question_says(
    given_trees: list[Branch], given_rows: list[tuple[float, ...]]
) -> None:
    lines = [line for branch in given_trees for line in _lines(branch)]
    said = read(lines, NAMES).probabilities(np.array(given_rows, np.float32))
    for row, one in zip(given_rows, said.tolist(), strict=True):
        total = sum(_slow(branch, dict(zip(NAMES, row, strict=True))) for branch in given_trees)
        assert one == pytest.approx(1 / (1 + math.exp(-total)))


def test_the_shipped_trees_are_small_and_sure_of_what_is_plain() -> None:
    model = trees("story", COLUMNS)
    alike = dict.fromkeys(COLUMNS, 1.0) | {"gap": 0.0, "terms": 4.0, "other_names": 0.0, "other_places": 0.0}
    unlike = dict.fromkeys(COLUMNS, 0.0) | {"gap": 5.0, "other_names": 1.0, "other_places": 1.0}
    said = model.probabilities(np.array([list(alike.values()), list(unlike.values())], np.float32))
    assert said[0] > 0.9
    assert said[1] < 0.05
