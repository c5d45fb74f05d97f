"""Makes relate/data/story.tsv and saga.tsv: the weights of pairs, a logistic regression each.

    python bench/train_stories.py [FOLDER] [--check]

Pairs are what the index offers for each article of the mixed stream. Each source weighs the same; dates are
dropped from 30% of the pairs and titles from 30%, so that a missing one is learnt as missing. A weight that
would count a shared thing against a pair, or a difference for it, is held at nought: that alone takes the mean
F1 on a source left out from .77 to .83. To these come pairs of PolNeAR's articles on one election campaign that
came out a week or more apart, half with their dates dropped, half as if they were of the same two days: the same
people and places, and another event.
How many names are shared is left to the saga, for that is what such pairs share. ``--check`` writes nothing and prints the F1 with halves by event and
with each source left out of training.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from scipy.optimize import minimize

from broadsheet.model import Placement
from broadsheet.relate.features import Features, features
from broadsheet.relate.memory import MemoryNeighbours
from broadsheet.relate.neighbours import Window
from broadsheet.relate.pairs import COLUMNS, compare_all
from broadsheet.relate.placing import NEAR
from broadsheet.relate.stories import JOIN, LARGE, background
from broadsheet.text.articlejson import from_json

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
OUT = Path(__file__).parents[1] / "src" / "broadsheet" / "relate" / "data"
SOURCES = ("ecbplus", "gva_docs", "neus_docs")
AGAINST = frozenset(
    [
        "gap",
        "gap_over_week",
        "other_day_told",
        "other_figures",
        "other_names",
        "other_places",
        "other_weekday",
    ]
)
FREE = frozenset(["background", "cosine_above_20", "cosine_above_40", "no_title", "shortest", "undated"])
NOT_OF_STORY = frozenset({"names"})
SAGA = ("cosine", "names", "other_names", "other_places", "places", "rarest", "terms")
UNDATED = {"undated": 1.0, "gap": 0.0, "gap_over_week": 0.0}
UNTITLED = {"no_title": 1.0, "title": 0.0}
DROPPED = 0.3
CAMPAIGN = "attribution/polnear_train.jsonl.gz"
APART = timedelta(days=7)
NEAR_IN_TIME = 0.5
WEIGHT = 20_000  # of one source, whatever its number of pairs
RIDGE = 20.0  # 20 and 200 differ by .005 in F1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An article of the stream with its answers."""

    source: str
    topic: str
    story: str
    features: Features

    @property
    def half(self) -> int:
        """In which half of the events it is."""
        return crc32(f"{self.source}{self.topic}".encode()) % 2


def _rows() -> list[Row]:
    rows = []
    for source in SOURCES:
        with gzip.open(DATA / "stories" / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                story, topic = f"{source}{row['story']}", str(row.get("topic") or row["story"])
                rows.append(Row(source=source, topic=topic, story=story, features=features(from_json(row))))
    return sorted(rows, key=_order)


def _order(row: Row) -> tuple[bool, float, str]:
    when = row.features.published
    return when is None, when.timestamp() if when else 0.0, row.features.id


Pairs = list[list[tuple[int, list[float]]]]  # for each row the earlier rows offered, with their numbers


def _pairs(rows: list[Row]) -> tuple[Pairs, list[str]]:
    index, number = MemoryNeighbours(), dict[str, int]()
    out: Pairs = []
    for at, row in enumerate(rows):
        own = row.features
        near = index.near(own.keys, [Window(limit=NEAR)])
        pairs = compare_all(own.coded, near.coded)
        usual = background(pairs)
        numbers = [[*found, usual] for found in pairs.numbers.tolist()]
        out.append([(number[c.id], n) for c, n in zip(near.placed, numbers, strict=True)])
        index.add(own, Placement(id=own.id, story=own.id, saga=own.id, copy_group=own.id))
        number[own.id] = at
    return out, [*COLUMNS, "background"]


def _campaign() -> Any:
    """Return the numbers of pairs with the same people and places that tell of different events."""
    rows = []
    with gzip.open(DATA / CAMPAIGN, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found = {
                "id": row["doc"],
                "outlet": row["publisher"],
                **{k: row[k] for k in ("title", "date", "text")},
            }
            rows.append(
                Row(source="polnear", topic="", story=row["doc"], features=features(from_json(found)))
            )
    rows.sort(key=_order)
    pairs, names = _pairs(rows)
    when = [row.features.published for row in rows]
    apart = [
        numbers
        for at, offered in enumerate(pairs)
        for other, numbers in offered
        if (new := when[at]) and (old := when[other]) and new - old >= APART
    ]
    return _redated(np.array(apart), names)


def _redated(x: Any, names: list[str]) -> Any:
    """Return pairs of which half have no dates and half are as if of the same two days."""
    chance = np.random.default_rng(1)
    near = chance.random(len(x)) < NEAR_IN_TIME
    for name, value in UNDATED.items():
        x[:, names.index(name)] = value
    x[near, names.index("undated")] = 0.0
    x[near, names.index("gap")] = np.log1p(chance.uniform(0, 2, near.sum()))
    for told, weekday in (("same_day_told", "same_weekday"), ("other_day_told", "other_weekday")):
        x[near, names.index(told)] = x[near, names.index(weekday)]
    return x


def _fit(x: Any, y: Any, source: Any, names: list[str]) -> Any:
    """Return bias and weights of a logistic regression with signs held."""
    x = _with_missing(x, names)
    weight = np.zeros(len(y))
    for name in set(source):
        weight[source == name] = WEIGHT / max(1, (source == name).sum())
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = (x - mean) / spread

    def loss(b: Any) -> tuple[float, Any]:
        score = z @ b[1:] + b[0]
        error = weight * (1 / (1 + np.exp(-score)) - y)
        value = (weight * np.logaddexp(0, np.where(y > 0, -score, score))).sum() + RIDGE / 2 * (
            b[1:] ** 2
        ).sum()
        return value, np.concatenate([[error.sum()], z.T @ error + RIDGE * b[1:]])

    held = [(None, None) if n in FREE else (None, 0) if n in AGAINST else (0, None) for n in names]
    found = minimize(
        loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=[(None, None), *held]
    )
    b = found.x[1:] / spread
    return np.concatenate([[found.x[0] - (b * mean).sum()], b])


def _with_missing(x: Any, names: list[str]) -> Any:
    x, chance = x.copy(), np.random.default_rng(0)
    for missing in (UNDATED, UNTITLED):
        dropped = chance.random(len(x)) < DROPPED
        for name, value in missing.items():
            if name in names:
                x[dropped, names.index(name)] = value
    return x


def _write(folder: Path, model: str, names: list[str], b: Any) -> None:
    rows = sorted(zip(["(bias)", *names], b.tolist(), strict=True))
    text = "# number\tweight (made by bench/train_stories.py)\n"
    text += "".join(
        f"{name}\t{weight:.3f}\n" for name, weight in rows if abs(weight) >= 0.0005 or name == "(bias)"
    )
    (folder / f"{model}.tsv").write_text(text, encoding="utf-8")
    print(text)


def _folded(pairs: Pairs, b: Any, kept: Any) -> dict[int, int]:
    """Return stories by number of row: the attaching of stories.choose."""
    story: dict[int, int] = {}
    size: Counter[int] = Counter()
    for at in np.flatnonzero(kept).tolist():
        sums: defaultdict[int, float] = defaultdict(float)
        for other, numbers in pairs[at]:
            if kept[other]:
                sums[story[other]] += 1 / (1 + np.exp(-(np.dot(numbers, b[1:]) + b[0])))
        best = max(((total / min(size[s], LARGE), -s) for s, total in sums.items()), default=(0.0, 0))
        story[at] = -best[1] if best[0] >= JOIN else at
        size[story[at]] += 1
    return story


def _f1(rows: list[Row], story: dict[int, int]) -> float:
    gold = {at: rows[at].story for at in story}
    both, golds, found = (
        Counter((gold[a], story[a]) for a in story),
        Counter(gold.values()),
        Counter(story.values()),
    )
    p = sum(n * n / found[s] for (_, s), n in both.items()) / len(story)
    r = sum(n * n / golds[g] for (g, _), n in both.items()) / len(story)
    return 2 * p * r / (p + r)


def main() -> None:
    if not all((DATA / "stories" / f"{source}.jsonl.gz").exists() for source in SOURCES):
        print("skipped: training needs the stories of", DATA)
        return
    rows = _rows()
    pairs, names = _pairs(rows)
    flat = [(at, other, numbers) for at, offered in enumerate(pairs) for other, numbers in offered]
    x = np.array([numbers for _, _, numbers in flat])
    y = np.array([float(rows[a].story == rows[b].story) for a, b, _ in flat])
    source = np.array([rows[a].source for a, _, _ in flat])
    kept = [at for at, name in enumerate(names) if name not in NOT_OF_STORY]
    campaign = _campaign()

    def fit_story(seen: Any) -> Any:
        """Return weights of all numbers, nought for those left out."""
        own = [names[at] for at in kept]
        b = _fit(
            np.vstack([x[seen], campaign])[:, kept],
            np.concatenate([y[seen], np.zeros(len(campaign))]),
            np.concatenate([source[seen], np.full(len(campaign), "polnear")]),
            own,
        )
        every = np.zeros(len(names) + 1)
        every[[0, *(at + 1 for at in kept)]] = b
        return every

    if "--check" in sys.argv:
        every, halves = np.array([row.source for row in rows]), np.array([row.half for row in rows])
        for name, kept_rows in chain(
            ((f"half {half}", halves == half) for half in (0, 1)),
            ((f"{left} left out", every == left) for left in SOURCES),
        ):
            seen = ~kept_rows[[a for a, _, _ in flat]]
            story = _folded(pairs, fit_story(seen), kept_rows)
            print(f"{name}: BCubed F1 {_f1(rows, story):.3f} on {len(story)} articles")
        return
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    _write(folder, "story", names, fit_story(np.ones(len(y), dtype=bool)))
    # One saga: the two events of an ECB+ topic. AllSides does not say which stories belong together.
    saga = np.array(
        [float(rows[a].source == rows[b].source and rows[a].topic == rows[b].topic) for a, b, _ in flat]
    )
    known = np.array([not (rows[a].source == rows[b].source == "neus_docs") for a, b, _ in flat]) | (y > 0)
    columns = [names.index(name) for name in SAGA]
    _write(
        folder,
        "saga",
        list(SAGA),
        _fit(x[known][:, columns], np.maximum(saga, y)[known], source[known], list(SAGA)),
    )


if __name__ == "__main__":
    main()
