"""Trains and measures the model that finds the text of an article (src/broadsheet/extract/data/body.npz).

    python bench/train_body.py --held-out        five folds by site over all pages, each measured by the other four
    python bench/train_body.py --across          from WCXB to scrapinghub, from the first half of WCXB to the second
    python bench/train_body.py --ship            on all pages; writes the model

Needs lightgbm and scikit-learn (in no environment of Broadsheet's) and the extraction data under
$BROADSHEET_BENCH_DATA. Whatever is learnt for a fold (weights of words, first look, second look) is learnt
without its sites; what the second look learns from, the first look was never trained on.
"""

# ruff: noqa: PLC0415 - a bench loads what it measures, and training packages only where they are asked for

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.body_pages import DATA, ROOT, SETS, Page, page_of, read_rows
from broadsheet.extract.block_context import second_look, with_kept, with_neighbours
from broadsheet.extract.block_features import COLUMNS, MOST_WORDS, word_scores
from broadsheet.extract.blocks import Place, text_of
from broadsheet.extract.choose_body import MODEL, BodyModel, Looks, taken_of
from broadsheet.extract.trees import Trees, likelihoods

FOLDS = 5
INNER_FOLDS = 3
# Trees: chosen in a few trials by cross-validation; more or deeper ones gained nothing.
SETTINGS = {
    "objective": "binary", "learning_rate": 0.08, "num_leaves": 24, "min_data_in_leaf": 60, "max_depth": 7,
    "feature_fraction": 0.25, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "max_bin": 63,
    "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
ROUNDS = 130
NAME_SITES = 5  # a word of class names on fewer sites says more of the site than of its part
SAID_PAGES = 8  # the same for a word of text
MOST_SAID = 1_500  # words of text that are kept, those that weigh most
NEWS = (
    2.0  # pages of the scrapinghub set, nearly all of them news, count for two: fewer, and nearer to our use
)
OUT = ROOT / "src" / "broadsheet" / "extract" / "data" / MODEL


def importance(page: Page) -> Any:
    """Return what each block counts: its share of the text, so that every page counts about the same."""
    import numpy as np

    text = max(30.0, float((page.sizes * (page.marked > 0.5)).sum()))
    counted = np.minimum(1.0, (page.sizes + 3) / text * 4) + 0.02
    return counted * (NEWS if page.kind == "scrapinghub" else 1.0)


def folds(pages: Sequence[Page], count: int, seed: int) -> list[int]:
    sites = sorted({page.site for page in pages})
    random.Random(seed).shuffle(sites)
    place = {site: number % count for number, site in enumerate(sites)}
    return [place[page.site] for page in pages]


def names_around(page: Page) -> list[set[str]]:
    out: list[set[str]] = []
    for block in page.blocks:
        found: set[str] = set()
        place: Place | None = block.place
        while place is not None:
            found.update(place.words)
            place = place.parent
        out.append(found)
    return out


def weigh(
    pages: Sequence[Page], bags: Sequence[Sequence[set[str]]], least: int, **how: Any
) -> dict[str, float]:
    """Return a weight for each word that stands on ``least`` pages or more (logistic regression)."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    spread = Counter(word for page in bags for word in set().union(*page))
    known = {word: place for place, word in enumerate(sorted(spread)) if spread[word] >= least}
    known = {word: place for place, word in enumerate(known)}
    rows = [[known[word] for word in bag if word in known] for page in bags for bag in page]
    sizes = [max(1, len(bag)) ** -how["power"] for page in bags for bag in page]
    ends = np.cumsum([0, *map(len, rows)])
    values = np.repeat(sizes, [len(row) for row in rows])
    table = csr_matrix((values, [word for row in rows for word in row], ends), shape=(len(rows), len(known)))
    counted = np.concatenate([importance(page) for page in pages]) ** how["flatten"]
    marked = np.concatenate([page.marked > 0.5 for page in pages])
    learnt = LogisticRegression(C=how["c"], max_iter=40).fit(table, marked, sample_weight=counted)
    weights = dict(zip(known, learnt.coef_[0], strict=True))
    heaviest = sorted(weights, key=lambda word: (-abs(weights[word]), word))[: how.get("most")]
    return {word: round(float(weights[word]), 2) for word in sorted(heaviest) if abs(weights[word]) >= 0.02}


def learn_words(pages: Sequence[Page]) -> tuple[dict[str, float], dict[str, float]]:
    names = weigh(pages, [names_around(page) for page in pages], NAME_SITES, c=0.05, power=0, flatten=1)
    bags = [[set(words[:MOST_WORDS]) for words in page.words] for page in pages]
    said = weigh(pages, bags, SAID_PAGES, c=0.1, power=0.5, flatten=0.5, most=MOST_SAID)
    return names, said


def first_rows(page: Page, weights: tuple[Mapping[str, float], Mapping[str, float]]) -> Any:
    import numpy as np

    weighed = word_scores(page.blocks, page.words, *weights)
    return with_neighbours(np.hstack([page.facts, weighed]).astype(np.float32))


def grow(rows: Sequence[Any], pages: Sequence[Page]) -> Trees:
    """Return trees that tell marked blocks from others; of the obvious ones only every fourth, counted fourfold."""
    import lightgbm
    import numpy as np

    table = np.vstack(rows)
    marked = np.concatenate([page.marked > 0.5 for page in pages])
    counted = np.concatenate([importance(page) for page in pages])
    linked, since, until = (
        table[:, COLUMNS.index(name)] for name in ("linked", "since prose", "until prose")
    )
    obvious = ~marked & (linked > 0.8) & (since > 6) & (until > 6)
    kept = ~obvious | (np.arange(len(marked)) % 4 == 0)
    weights = np.where(obvious, 4, 1)[kept] * counted[kept]
    return to_trees(
        lightgbm.train(SETTINGS, lightgbm.Dataset(table[kept], marked[kept], weight=weights), ROUNDS)
    )


def to_trees(model: Any) -> Trees:
    """Return LightGBM's trees as arrays."""
    import numpy as np

    column: list[Any] = []
    limit: list[Any] = []
    child: list[Any] = []
    value: list[Any] = []
    roots: list[int] = []
    deepest = 0
    for tree in model.dump_model()["tree_info"]:
        waiting = [(tree["tree_structure"], len(column), 0)]
        roots.append(len(column))
        for row, empty in ((column, 0), (limit, np.inf), (child, len(column)), (value, 0.0)):
            row.append(empty)
        while waiting:
            node, place, depth = waiting.pop(0)
            deepest = max(deepest, depth)
            if "leaf_value" in node:
                value[place] = node["leaf_value"]
                child[place] = place
                continue
            column[place], limit[place], child[place] = node["split_feature"], node["threshold"], len(column)
            for side in ("left_child", "right_child"):
                waiting.append((node[side], len(column), depth + 1))
                for row, empty in ((column, 0), (limit, np.inf), (child, 0), (value, 0.0)):
                    row.append(empty)
    return Trees(
        roots=np.array(roots, np.int32),
        column=np.array(column, np.int32),
        limit=np.array(limit, np.float32),
        child=np.array(child, np.int32),
        value=np.array(value, np.float16).astype(np.float32),
        depth=deepest,
    )


def learn(pages: Sequence[Page]) -> BodyModel:
    """Return a model learnt from pages; the first look of each page is one that never saw its site."""
    pages = [page for page in pages if page.blocks]
    which = folds(pages, INNER_FOLDS, seed=1)
    rows: list[Any] = [None] * len(pages)
    for fold in range(INNER_FOLDS):
        weights = learn_words([page for page, own in zip(pages, which, strict=True) if own != fold])
        for place, page in enumerate(pages):
            if which[place] == fold:
                rows[place] = first_rows(page, weights)
    names, said = learn_words(pages)
    asked = [with_kept(own, page.kept) for own, page in zip(rows, pages, strict=True)]
    alone = learn_looks(rows, pages, which)
    return BodyModel(names=names, said=said, alone=alone, asked=learn_looks(asked, pages, which))


def learn_looks(rows: Sequence[Any], pages: Sequence[Page], which: Sequence[int]) -> Looks:
    """Return trees for two looks at tables; ``which`` is the fold of each page."""
    first: list[Any] = [None] * len(pages)
    for fold in range(INNER_FOLDS):
        others = [place for place in range(len(pages)) if which[place] != fold]
        trees = grow([rows[place] for place in others], [pages[place] for place in others])
        for place in range(len(pages)):
            if which[place] == fold:
                first[place] = likelihoods(trees, rows[place])
    second = [
        second_look(own, likely, page.blocks, page.sizes)
        for own, likely, page in zip(rows, first, pages, strict=True)
    ]
    return Looks(first=grow(rows, pages), second=grow(second, pages))


def found_text(page: Page, model: BodyModel) -> str:
    if not page.blocks:
        return ""
    rows = first_rows(page, (model.names, model.said))
    taken = taken_of(model, rows, page.blocks, page.sizes, lambda: page.kept)
    return text_of(page.blocks, taken)


def save(model: BodyModel, path: Path) -> None:
    import numpy as np

    arrays: dict[str, Any] = {}
    for name, weights in (("names", model.names), ("said", model.said)):
        arrays[f"{name}_words"] = np.frombuffer(" ".join(weights).encode(), np.uint8)
        arrays[f"{name}_weights"] = np.array(list(weights.values()), np.float16)
    kinds = {"alone": model.alone, "asked": model.asked}
    every = [
        (f"{name}_{look}", getattr(looks, look))
        for name, looks in kinds.items()
        for look in ("first", "second")
    ]
    for name, trees in every:
        arrays |= {
            f"{name}_roots": trees.roots.astype(np.uint16),
            f"{name}_child": trees.child.astype(np.uint16),
        }
        arrays |= {f"{name}_column": trees.column.astype(np.uint16), f"{name}_limit": trees.limit}
        arrays |= {f"{name}_value": trees.value.astype(np.float16), f"{name}_depth": np.array(trees.depth)}
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(path, **arrays)


def _fold(job: tuple[list[Page], list[Page]]) -> list[tuple[str, str, str]]:
    train, test = job
    model = learn(train)
    return [(page.kind, page.key, found_text(page, model)) for page in test]


def held_out(pages: Sequence[Page], workers: int = 2) -> list[tuple[str, str, str]]:
    """Return set, key and found text of every page, each found by a model that never saw its site."""
    which = folds(pages, FOLDS, seed=0)
    jobs = [
        (
            [page for page, own in zip(pages, which, strict=True) if own != fold],
            [page for page, own in zip(pages, which, strict=True) if own == fold],
        )
        for fold in range(FOLDS)
    ]
    with ProcessPoolExecutor(workers) as pool:
        return [row for rows in pool.map(_fold, jobs) for row in rows]


def write(rows: Sequence[tuple[str, str, str]], folder: Path) -> None:
    for kind in SETS:
        lines = [json.dumps({"id": key, "text": text}) + "\n" for own, key, text in rows if own == kind]
        (folder / f"held_out_{kind}.jsonl").write_text("".join(lines), "utf-8")


def report(rows: Sequence[tuple[str, str, str]], label: str) -> None:
    from bench.extraction import score

    for kind in sorted({kind for kind, _, _ in rows}):
        print(score(label, {key: text for own, key, text in rows if own == kind}, [kind]), flush=True)


def main() -> None:
    missing = [str(DATA / name) for name in SETS.values() if not (DATA / name).is_file()]
    if missing:
        print(f"skipped: no {', '.join(missing)}; set BROADSHEET_BENCH_DATA")
        return
    sys.setrecursionlimit(20_000)  # to pickle elements with all that are around them
    pages = [page_of(row, kind) for kind in SETS for row in read_rows(kind)]
    if "--held-out" in sys.argv:
        report(held_out(pages), "held out")
    if "--across" in sys.argv:
        by_kind = {kind: [page for page in pages if page.kind == kind] for kind in SETS}
        sites = {page.site for page in by_kind["scrapinghub"]}
        wcxb = [page for page in (*by_kind["wcxb_1"], *by_kind["wcxb_2"]) if page.site not in sites]
        report(_fold((wcxb, by_kind["scrapinghub"])), "from WCXB")
        sites = {page.site for page in by_kind["wcxb_2"]}
        report(
            _fold(([page for page in by_kind["wcxb_1"] if page.site not in sites], by_kind["wcxb_2"])),
            "from its other half",
        )
    if "--ship" in sys.argv:
        save(learn(pages), OUT)
        print(f"{OUT.relative_to(ROOT)}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
