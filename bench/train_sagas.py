"""Makes relate/data/saga.tsv: when are two stories of one saga?

    python bench/train_sagas.py [OUT] [--check]

A logistic regression over five numbers of two stories (see ``relate/compare/profiles.py``), their true stories given. Stories
of ECB+ are of one saga if they are of one topic; every incident of the gun violence set is its own; the written
ones say it themselves. Each of the four kinds weighs the same. What is shared may only count for a link and time
between only against it. ``--check`` writes nothing and prints pairwise F1 on each kind, for all and with each
kind left out of training.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from bench.relate_related import ANSWERS, lines
from broadsheet.model import Placement, SagaLink
from broadsheet.relate.compare.features import Features, features
from broadsheet.relate.compare.memory import MemoryNeighbours
from broadsheet.relate.compare.neighbours import Window
from broadsheet.relate.compare.profiles import Profile, numbers
from broadsheet.relate.grouping.sagas import components, of_story
from broadsheet.text.articlejson import from_json

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
WRITTEN = Path(__file__).parent / "written"
OUT = Path(__file__).parents[1] / "src" / "broadsheet" / "relate" / "data" / "saga.tsv"
COLUMNS = ("names", "terms", "gap", "old_terms", "undated")
BOUNDS = ((0, None), (0, None), (None, 0), (None, 0), (None, 0))
WEIGHT = 200.0  # of each kind, whatever its number of pairs
RIDGE = 1.0
NEAR = 25  # articles whose stories are compared with one's own
ALL_PAIRS = 60  # in a set of fewer stories every two are compared
FRAGMENTS = 3  # articles: stories are cut in parts of so many for training, as folding sometimes cuts them


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """Articles with their answers, and their stories side by side."""

    kind: str
    name: str
    stories: dict[str, int]  # with how many articles each
    sagas: dict[str, str]
    pairs: list[tuple[str, str]]
    numbers: Any  # a row a pair
    same: Any  # whether each pair is of one saga


def read(kind: str, path: Path) -> list[tuple[str, str, Features]]:
    """Return story, saga and features of each article of a file."""
    out = []
    for row in lines(path):
        saga = row.get("saga") or row.get("topic") or row["story"]
        article = from_json({key: value for key, value in row.items() if key not in ANSWERS})
        out.append((f"{kind} {row['story']}", f"{kind} {saga}", features(article)))
    return out


def sources() -> Iterator[tuple[str, Path]]:
    """Yield kind and file of each set."""
    yield from (("origins", path) for path in sorted((WRITTEN / "origins").glob("[a-c].jsonl")))
    yield from (("languages", path) for path in sorted((WRITTEN / "languages").glob("[a-z][a-z].jsonl")))
    yield "ecbplus", DATA / "stories" / "ecbplus.jsonl.gz"
    yield "gva_docs", DATA / "stories" / "gva_docs.jsonl.gz"


def beside(rows: Sequence[tuple[str, str, Features]]) -> set[tuple[str, str]]:
    """Return the pairs of stories worth a comparison."""
    stories = sorted({story for story, _, _ in rows})
    if len(stories) < ALL_PAIRS:
        return set(combinations(stories, 2))
    index, out = MemoryNeighbours(), set()
    for story, saga, found in rows:
        index.add(found, Placement(id=found.id, copy_group=found.id, story=story, saga=saga))
    for story, _, found in rows:
        near = index.near(found.keys, (Window(limit=NEAR),), found.id).placed
        out |= {(min(story, one.story), max(story, one.story)) for one in near if one.story != story}
    return out


def fragments(rows: Sequence[tuple[str, str, Features]]) -> list[tuple[str, str, Features]]:
    """Return the same articles with each story cut in parts."""
    seen: Counter[str] = Counter()
    out = []
    for story, saga, found in rows:
        out.append((f"{story} {seen[story] // FRAGMENTS}", saga, found))
        seen[story] += 1
    return out


def load(kind: str, path: Path, *, cut: bool = False) -> Set:
    """Return a set with the numbers of its pairs of stories, whole or cut in parts."""
    rows = fragments(read(kind, path)) if cut else read(kind, path)
    members: defaultdict[str, list[Features]] = defaultdict(list)
    for story, _, found in rows:
        members[story].append(found)
    profiles: dict[str, Profile] = {story: of_story(story, found) for story, found in members.items()}
    sagas = {story: saga for story, saga, _ in rows}
    pairs = sorted(beside(rows))
    return Set(
        kind=kind,
        name=path.name.split(".")[0],
        stories={story: len(found) for story, found in members.items()},
        sagas=sagas,
        pairs=pairs,
        numbers=np.array([list(numbers(profiles[a], profiles[b]).values()) for a, b in pairs]),
        same=np.array([sagas[a] == sagas[b] for a, b in pairs], float),
    )


def fit(sets: Sequence[Set]) -> Any:
    """Return bias and weights."""
    x, y = np.concatenate([one.numbers for one in sets]), np.concatenate([one.same for one in sets])
    kinds = np.concatenate([[one.kind] * len(one.pairs) for one in sets])
    weight = np.zeros(len(y))
    for kind in set(kinds):
        weight[kinds == kind] = WEIGHT / (kinds == kind).sum()
    spread = x.std(0) + 1e-9
    z, sign = x / spread, np.where(y > 0, -1.0, 1.0)

    def loss(b: Any) -> float:
        value = (weight * np.logaddexp(0, sign * (z @ b[1:] + b[0]))).sum() + RIDGE / 2 * (b[1:] ** 2).sum()
        return float(value)

    found = minimize(loss, np.zeros(len(COLUMNS) + 1), method="L-BFGS-B", bounds=[(None, None), *BOUNDS]).x
    return np.concatenate([found[:1], found[1:] / spread])


def counts(one: Set, b: Any) -> tuple[int, int, int]:
    """Return right, wrong and missed pairs of articles of one saga, their stories given."""
    said = 1 / (1 + np.exp(-(one.numbers @ b[1:] + b[0])))
    links = [
        SagaLink(story=a, other=c, score=float(p))
        for (a, c), p in zip(one.pairs, said, strict=True)
        if p >= 0.05
    ]
    found = components(sorted(one.stories), links)
    every: Counter[tuple[str, str]] = Counter()
    for story, size in one.stories.items():
        every[one.sagas[story], found[story]] += size
    both = sum(map(_pairs, every.values()))
    gold, told = (sum(map(_pairs, _sums(every, side).values())) for side in (0, 1))
    return both, told - both, gold - both


def _sums(every: Counter[tuple[str, str]], side: int) -> Counter[str]:
    out: Counter[str] = Counter()
    for key, size in every.items():
        out[key[side]] += size
    return out


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


def f1(sets: Collection[Set], b: Any) -> float:
    """Return F1 over all pairs of articles of some sets."""
    right, wrong, missed = map(sum, zip(*(counts(one, b) for one in sets), strict=True))
    return 2 * right / (2 * right + wrong + missed)


def check(sets: Sequence[Set], cut: Sequence[Set]) -> None:
    """Print F1 by kind, for all and with each kind left out; below with stories cut in parts."""
    kinds = sorted({one.kind for one in sets})
    print("pairwise F1, stories given    ", *(f"{kind:>10}" for kind in kinds), "   written")
    for left in ("", *kinds):
        b = fit([one for one in [*sets, *cut] if one.kind != left])
        for what, tried in (
            (f"{left} left out" if left else "trained on all", sets),
            ("  cut in parts", cut),
        ):
            of = [[one for one in tried if one.kind == kind] for kind in kinds]
            written = [one for one in tried if one.kind in ("origins", "languages")]
            print(f"{what:30}", *(f"{f1(some, b):10.3f}" for some in [*of, written]))
        print(b.round(2))


def main() -> None:
    given = [one for one in sys.argv[1:] if not one.startswith("-")]
    found = list(sources())
    if not all(path.exists() for _, path in found):
        print("skipped: training needs the stories of", DATA)
        return
    sets = [load(kind, path) for kind, path in found]
    cut = [load(kind, path, cut=True) for kind, path in found]
    if "--check" in sys.argv:
        check(sets, cut)
        return
    b = fit([*sets, *cut])
    text = "# number\tweight (made by bench/train_sagas.py)\n"
    text += "".join(
        f"{name}\t{value:.3f}\n" for name, value in sorted(zip(["(bias)", *COLUMNS], b, strict=True))
    )
    (Path(given[0]) if given else OUT).write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
