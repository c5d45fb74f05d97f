"""Quality must not fall below the floors of bench/floors.toml."""

from __future__ import annotations

import gzip
import json
import lzma
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from bench import demo, extraction
from bench import seed as seed_bench
from broadsheet.desk import fold, same_name
from broadsheet.text.articlejson import from_json

ROOT = Path(__file__).resolve().parent.parent
FLOORS = tomllib.loads((ROOT / "bench" / "floors.toml").read_text())


@pytest.fixture(scope="module")
def demo_shares() -> dict[str, Any]:
    shares, _ = demo.measure()
    return shares


@pytest.fixture(scope="module")
def seed_result(seed: Path) -> dict[str, Any]:
    return seed_bench.measure(seed / "page.txt", seed / "expected.json")


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


def scored(scorer: str, gold: Path, rows: Iterable[dict[str, Any]], folder: Path) -> dict[str, Any]:
    """Return what a scorer of the benchmark data says of predictions."""
    script = gold.parent.parent.parent / "score" / f"{scorer}.py"
    if not script.exists():
        pytest.skip(f"no scorer at {script}")
    said = folder / "said.jsonl"
    said.write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = subprocess.run([sys.executable, script, gold, said], capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def lines(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def test_statements_on_newspaper_articles(bench_data: Path) -> None:
    command = [sys.executable, "bench/attribution.py", "--json"]
    env = os.environ | {"BROADSHEET_BENCH_DATA": str(bench_data)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env, cwd=ROOT)
    found = json.loads(done.stdout)["broadsheet"]
    assert found["pair.mention"]["f1"] >= FLOORS["data"]["attribution_pair_f1"], found


def test_stories_of_look_alikes(bench_data: Path, tmp_path: Path) -> None:
    gold = bench_data / "stories" / "ecbplus.jsonl.gz"
    placements = fold([from_json(row) for row in lines(gold)])
    result = scored("stories", gold, ({"id": one.id, "story": one.story} for one in placements), tmp_path)
    assert result["bcubed"]["f1"] >= FLOORS["data"]["ecbplus_bcubed_f1"], result


def test_text_of_pages(bench_data: Path, tmp_path: Path) -> None:
    gold = bench_data / "extraction" / "scrapinghub.jsonl.xz"
    with lzma.open(gold, "rt", encoding="utf-8") as file:
        pages = [json.loads(line) for line in file][::3]  # a third is enough to see a fall, and quick
    some = tmp_path / "some.jsonl"
    some.write_text("".join(json.dumps(page) + "\n" for page in pages))
    rows = ({"id": page["id"], "text": extraction.ours(page)} for page in pages)
    script = bench_data.parent / "score" / "extraction.py"
    if not script.exists():
        pytest.skip(f"no scorer at {script}")
    said = tmp_path / "said.jsonl"
    said.write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = subprocess.run([sys.executable, script, some, said], capture_output=True, text=True, check=True)
    result = json.loads(done.stdout)
    assert result["shingles"]["f1"] >= FLOORS["data"]["scrapinghub_shingles_f1"], result


def test_spellings_of_names(bench_data: Path, tmp_path: Path) -> None:
    gold = bench_data / "names" / "name_bench.jsonl.gz"
    kinds = {"Company": "organisation", "Organization": "organisation", "Person": "person"}
    rows = [
        {"id": row["id"], "match": same_name(row["a"], row["b"], kinds.get(row["schema"]))[0]}
        for row in lines(gold)
    ]
    result = scored("names", gold, rows, tmp_path)
    assert result["all"]["f1"] >= FLOORS["data"]["name_bench_f1"], result
