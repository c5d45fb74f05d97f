"""A logistic regression whose weights have the sign that they should have."""

from __future__ import annotations

import numpy as np
from bench.lines import drawn


def test_a_weight_never_has_the_wrong_sign_and_a_missing_number_has_one_of_its_own() -> None:
    chance = np.random.default_rng(0)
    numbers = chance.normal(size=(2_000, 3))
    same = numbers[:, 0] - numbers[:, 1] > 0.2
    numbers[::5, 2] = np.nan
    same[::5] = True

    line = drawn(numbers, same, np.ones(len(same)), (1, 1, 0))

    assert line.slopes[0] > 0
    assert line.slopes[1] == 0  # it speaks against, but may not
    assert line.missing[2] > 0
    said = line.said(np.array([[0.0, 0.0, np.nan], [0.0, 0.0, 0.0], [3.0, 0.0, 0.0]]))
    assert said[0] > said[1]
    assert said[2] > said[1]
