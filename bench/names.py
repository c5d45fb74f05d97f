"""Measures names: pairs of spellings, and names found in newswire.

    python -m bench.names [--fit]

Prints F1 of "same" on names/name_bench (all of it, and in ten parts each judged by weights fitted on the
other nine), entity F1 on names/conllpp_dev and, for people, organisations and places, on the tenth of
names/worldwide_train that nothing learnt from, and how many articles a CPU-second the inspector of entities
takes. The tenth is measured a second time with names that the set breaks at a name inside them made whole
(``nested``). ``--fit`` prints the weights for ``relate.names`` instead. Data from $BROADSHEET_BENCH_DATA.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from bench.nested import joined
from broadsheet.inspect.naming import entities, tagger
from broadsheet.model import Article
from broadsheet.relate.who import names
from broadsheet.relate.who.matching import features, ready

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", ROOT.parent / "shared" / "data"))
SHRINK = {"person": 1.0, "body": 0.3}  # the best of 0.1, 0.3, 1, 3 in ten-fold cross-validation
PARTS = 10
TENTH = 10  # kept aside by bench/train_entities.py
# What worldwide newswire calls our three kinds; the rest of its kinds is not measured.
WORLD = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC"}
CONLL = {"person": "PER", "place": "LOC", "organisation": "ORG"}
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def f1(gold: list[bool], said: list[bool]) -> float:
    hits = sum(g and s for g, s in zip(gold, said, strict=True))
    return 2 * hits / max(1, sum(gold) + sum(said))


def fit(x: np.ndarray, y: np.ndarray, shrink: float) -> np.ndarray:
    """Return the weights of a logistic regression, the constant first (Newton's method, ridge)."""
    x = np.c_[np.ones(len(x)), x]
    ridge = np.eye(x.shape[1]) * shrink
    ridge[0, 0] = 0.01
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        weights -= np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, x.T @ (p - y) + ridge @ weights)
    return weights


def kind(row: Row) -> str:
    return names.kind_of(row["schema"], row["a"], row["b"])


def matrix(found: list[Row]) -> tuple[np.ndarray, np.ndarray]:
    x = [features(ready(row["a"], kind(row)), ready(row["b"], kind(row))) for row in found]
    return np.asarray(x), np.asarray([row["match"] for row in found], float)


def folded(found: list[Row], of: str) -> tuple[list[bool], list[bool]]:
    """Return gold and answers, each answer by weights that never saw its second name."""
    x, y = matrix(found)
    keys = sorted({row["b"].lower() for row in found})
    random.Random(3).shuffle(keys)
    part = np.asarray([keys.index(row["b"].lower()) % PARTS for row in found])
    said = np.zeros(len(found), bool)
    for number in range(PARTS):
        weights = fit(x[part != number], y[part != number], SHRINK[of])
        said[part == number] = np.c_[np.ones((part == number).sum()), x[part == number]] @ weights > 0
    return [bool(value) for value in y], said.tolist()


def pairs() -> None:
    found = rows("names/name_bench.jsonl.gz")
    by_kind = {of: [row for row in found if kind(row) == of] for of in ("person", "body")}
    if "--fit" in sys.argv:
        for of, some in by_kind.items():
            print(of, tuple(round(float(w), 2) for w in fit(*matrix(some), SHRINK[of])))
        return
    gold = [row["match"] for row in found]
    begun = time.process_time()
    said = [names.same(row["a"], row["b"], row["schema"]) >= names.THRESHOLD for row in found]
    speed = len(found) / (time.process_time() - begun)
    print(
        f"name_bench F1 of same {f1(gold, said):.3f} (nomenklatura LogicV2 .79), {speed:.0f} pairs a CPU-second"
    )
    parts = {of: folded(some, of) for of, some in by_kind.items()}
    both = [[value for part in parts.values() for value in part[side]] for side in (0, 1)]
    print(
        f"  ten-fold {f1(both[0], both[1]):.3f}; "
        + ", ".join(f"{of} {f1(*part):.3f}" for of, part in parts.items())
    )


def newswire() -> None:
    world = rows("names/worldwide_train.jsonl.gz")[::TENTH]
    three = set(CONLL.values())
    for name, part, kinds in (
        ("conllpp_dev", rows("names/conllpp_dev.jsonl.gz"), three | {"MISC"}),
        ("worldwide, every tenth article,", world, three),
        ("  the same, names that one inside them breaks made whole,", [whole(row) for row in world], three),
    ):
        hits, gold, said = counts(part, kinds)
        print(f"{name} entity F1 {2 * hits / (gold + said):.3f} (P {hits / said:.3f}, R {hits / gold:.3f})")


def whole(row: Row) -> Row:
    """Return an article in whose labels names inside names are part of them (``nested``)."""
    return {"sentences": [{**one, "tags": joined(one["tokens"], one["tags"])} for one in row["sentences"]]}


def counts(part: list[Row], kinds: set[str]) -> tuple[int, int, int]:
    """Return how many names of some kinds are right, wanted and found."""
    hits = gold = said = 0
    for row in part:
        tags = tagger.tag([sentence["tokens"] for sentence in row["sentences"]])
        for sentence, labels in zip(row["sentences"], tags, strict=True):
            marked = [
                tag if tag == "O" else tag[:2] + WORLD.get(tag[2:], tag[2:]) for tag in sentence["tags"]
            ]
            a, b = spans(marked), spans([named(label) for label in labels])
            a, b = ({one for one in some if one[2] in kinds} for some in (a, b))
            hits, gold, said = hits + len(a & b), gold + len(a), said + len(b)
    return hits, gold, said


def named(label: str) -> str:
    return label if label == "O" else label[:2] + CONLL.get(label[2:], "MISC")


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    out, begin = set(), 0
    for index, tag in enumerate([*tags, "O"]):
        before = tags[index - 1] if index else "O"
        new = (
            not tag.startswith("I-") or tag[2:] != before[2:]
        )  # another kind is another name, as the CoNLL measure has it
        if before != "O" and new:
            out.add((begin, index, before[2:]))
        if tag != "O" and (new or before == "O"):
            begin = index
    return out


def speed() -> None:
    texts = [row["text"] for row in rows("stories/gva_docs.jsonl.gz")[:400]]
    articles = [Article(id=str(number), text=text, language="en") for number, text in enumerate(texts)]
    list(entities.inspect(articles[0]))
    begun = time.process_time()
    for article in articles:
        list(entities.inspect(article))
    took = time.process_time() - begun
    words = sum(len(text.split()) for text in texts)
    print(
        f"entities {len(texts) / took:.0f} articles a CPU-second, {took / words * 500_000:.1f} ms per 500 words"
    )


def main() -> None:
    if not (DATA / "names").exists():
        print(f"no data at {DATA}: nothing is measured")
        return
    pairs()
    if "--fit" not in sys.argv:
        newswire()
        speed()


if __name__ == "__main__":
    main()
