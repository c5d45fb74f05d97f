from __future__ import annotations

import pytest
from bench.mentions import bcubed


def test_missing_mentions_stand_alone() -> None:
    gold = {(0, 0): "a", (0, 1): "a", (1, 0): "b"}
    assert bcubed([(gold, {(0, 0): "x", (0, 1): "x", (1, 0): "y"})]) == pytest.approx((1, 1, 1))
    precision, recall, _ = bcubed([(gold, {(0, 0): "x", (1, 0): "y"})])
    assert (precision, recall) == pytest.approx((1, 2 / 3))


def test_wrong_joins_cost_precision() -> None:
    gold = {(0, 0): "a", (0, 1): "b"}
    assert bcubed([(gold, {(0, 0): "x", (0, 1): "x"})])[0] == pytest.approx(0.5)
