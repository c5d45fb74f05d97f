"""Quality must not fall below the floors of bench/floors.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from bench import demo
from bench import seed as seed_bench

FLOORS = tomllib.loads((Path(__file__).parent.parent / "bench" / "floors.toml").read_text())


@pytest.fixture(scope="module")
def demo_shares() -> dict[str, Any]:
    shares, _ = demo.measure()
    return shares


@pytest.fixture(scope="module")
def seed_result(seed: Path) -> dict[str, Any]:
    return seed_bench.measure(seed)


@pytest.mark.parametrize("name", FLOORS["demo"])
def test_demo(demo_shares: dict[str, Any], name: str) -> None:
    assert demo_shares[name] >= FLOORS["demo"][name], demo_shares


def test_look_alikes_and_different_names_stay_apart(demo_shares: dict[str, Any]) -> None:
    assert (demo_shares["look_alikes_merged"], demo_shares["different_joined"]) == (0, 0)


@pytest.mark.parametrize("name", FLOORS["seed"])
def test_seed(seed_result: dict[str, Any], name: str) -> None:
    assert seed_result[name] >= FLOORS["seed"][name], seed_result


def test_seed_page_is_parted_joined_and_placed_as_expected(seed_result: dict[str, Any]) -> None:
    wrong = {name: seed_result[name] for name in seed_result if name.endswith("_wrong")}
    assert wrong == {"articles_wrong": [], "entities_wrong": [], "ledger_wrong": [], "placing_wrong": []}


def test_at_most_one_false_item_for_four_right_ones(seed_result: dict[str, Any]) -> None:
    assert 4 * seed_result["false"] <= seed_result["right"]
