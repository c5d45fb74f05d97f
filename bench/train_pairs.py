"""Makes relate/data/story.tsv: boosted trees that say how likely two articles tell of one event.

    python -m bench.train_pairs [FOLDER] [--check]

The pairs are those that the index offers in the mixed stream, those of a campaign and of written articles, the
stream again as if in two languages, and again as leads (see ``story_pairs``). Each source weighs the same, the
added ones less. Dates
are dropped from 30% of the pairs and titles from 30%, so that a missing one is learnt as missing; from 90% in
ECB+, where one of the two stories of each topic has neither: there a date would tell the story. No number of
shared things can count against a pair, and no difference for it.

``--check`` writes nothing and prints, by average linkage of the links, BCubed F1 over all and over stories of two
or more, and F1 over pairs: on each half of the events when the other half trained, on each half by time, and on
each source when the others trained.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from bench.story_pairs import (
    LEAD,
    SOURCES,
    Row,
    Table,
    as_foreign,
    as_leads,
    campaign,
    joined,
    load,
    ordered,
    present,
    stream,
    table,
)
from bench.story_scores import BothF1, scores
from broadsheet.relate.compare.pairs import COLUMNS
from broadsheet.relate.compare.trees import AT_MOST, MORE
from broadsheet.relate.grouping.agglomerate import WHOLE, agglomerate
from broadsheet.relate.grouping.repair import LINK_KEPT
from broadsheet.relate.grouping.stories import JOIN

OUT = Path(__file__).parents[1] / "src" / "broadsheet" / "relate" / "data"
AGAINST = frozenset({"gap", "other_figures", "other_names", "other_places"})
FREE = frozenset({"foreign", "shortest"})
DATES = ("day", "gap")
TITLES = ("title", "title_least", "title_most")
DROPPED = 0.3
DROPPED_IN_ECB = 0.9
ECB = ("ecbplus", f"{LEAD}ecbplus")
SHORT = frozenset({"neus_docs"})  # sources that are leads already
WEIGHTS = {
    "polnear": 0.1,
    "foreign": 0.3,
    "written": 0.3,
    "lead_gva_docs": 0.3,
    "lead_ecbplus": 0.3,
    "lead_polnear": 0.1,
}
"""Of a source, 1 if not here. A campaign of .3 or 1, or leads of .6 with those of the campaign of .5, join fewer events of one
war, and cost a source left out .006 to .015."""
KEPT_OF_HARD, KEPT_OF_EASY = 0.5, 0.08  # pairs of two stories that are learnt from, weighted up: spares time
TREES = 200  # 120 cost .002 on unseen events; 240 of 12 ends, or 800 of 16, gain less than .002
ENDS = 10  # of a tree
SEED = 0


def everything(rows: Sequence[Row]) -> tuple[Table, Any]:
    """Return all pairs there are to train on, and of each row the number of the article that it is or was made from."""
    written, polnear = ordered(load("written")), ordered(load("polnear"))
    count, campaigns = len(rows), len(polnear)
    long = [number for number, row in enumerate(rows) if row.source not in SHORT]
    ahead = range(2 * count, 2 * count + campaigns)  # the first rows that are not of the stream
    own = [range(count), range(count), ahead, range(ahead.stop, ahead.stop + len(written)), long, ahead]
    starts = [0, *accumulate(map(len, own))]
    tables = [
        table(rows),
        table(as_foreign(rows), "foreign", starts[1]),
        campaign(polnear, starts[2]),
        table(written, start=starts[3]),
        table(as_leads([rows[number] for number in long]), start=starts[4]),
        campaign(as_leads(polnear), starts[5]),
    ]
    return joined(tables), np.concatenate([np.array(part) for part in own])


def fit(pairs: Table, seen: Any) -> Any:
    """Return a model of the pairs that are marked as seen."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 (slow to load)

    kept = np.where(pairs.same, 1.0, np.where(pairs.hard, KEPT_OF_HARD, KEPT_OF_EASY))
    chosen = np.flatnonzero(seen & (np.random.default_rng(5).random(len(kept)) < kept))
    kinds = pairs.kind[chosen]
    weights = np.zeros(len(chosen))
    for kind in np.unique(kinds):
        own = kinds == kind
        weights[own] = WEIGHTS.get(str(kind), 1.0) / kept[chosen][own] / (1 / kept[chosen][own]).sum()
    model = HistGradientBoostingClassifier(
        max_iter=TREES,
        learning_rate=0.1,
        max_leaf_nodes=ENDS,
        l2_regularization=20.0,
        min_samples_leaf=20,
        max_features=0.5,
        max_bins=64,
        early_stopping=False,
        monotonic_cst=[0 if name in FREE else -1 if name in AGAINST else 1 for name in COLUMNS],
        random_state=SEED,
    )
    numbers = dropped(pairs.numbers[chosen], kinds)
    return model.fit(numbers, pairs.same[chosen], sample_weight=weights * len(weights) / weights.sum())


def dropped(numbers: Any, kinds: Any) -> Any:
    """Return numbers with some dates and titles missing."""
    numbers, chance = numbers.copy(), np.random.default_rng(SEED)
    share = np.where(np.isin(kinds, ECB), DROPPED_IN_ECB, DROPPED)
    for group in (DATES, TITLES):
        gone = chance.random(len(numbers)) < share
        for name in group:
            numbers[gone, COLUMNS.index(name)] = np.nan
    return numbers


def lines(model: Any) -> Iterator[str]:
    """Yield a model as ``relate.trees`` reads it."""
    yield "# number\tlimit\twhere a missing one goes (made by bench/train_pairs.py; see relate/compare/trees.py)"
    yield f"=\t{float(model._baseline_prediction.ravel()[0]):.4f}"  # noqa: SLF001 (its only way out)
    for (tree,) in model._predictors:  # noqa: SLF001
        yield from _branch(tree.nodes, 0, 0)


def _branch(nodes: Any, at: int, depth: int) -> Iterator[str]:
    node = nodes[at]
    if node["is_leaf"]:
        yield f"{' ' * depth}=\t{node['value']:.4f}"
        return
    missing = AT_MOST if node["missing_go_to_left"] else MORE
    yield f"{' ' * depth}{COLUMNS[node['feature_idx']]}\t{_rounded(node['num_threshold'])}\t{missing}"
    yield from _branch(nodes, node["left"], depth + 1)
    yield from _branch(nodes, node["right"], depth + 1)


def _rounded(limit: float) -> str:
    """Return a limit in five digits, up: limits are often values that occur, and these are still to be at most so much."""
    if math.isinf(limit):
        return "inf"
    unit = 10.0 ** (math.floor(math.log10(abs(limit))) - 4) if limit else 1.0
    return f"{math.ceil(limit / unit) * unit:.6g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Articles that a model has not seen."""

    name: str
    kept: Any  # of the stream, whether it is one of them


def checks(rows: Sequence[Row]) -> Iterator[Check]:
    """Yield the parts that are tested on, the others being trained on."""
    source = np.array([row.source for row in rows])
    event = np.array([row.part(2) for row in rows])
    for half in (0, 1):
        yield Check(name=f"half {half} of the events", kept=event == half)
    late = _late(rows)
    for half, name in enumerate(("earlier", "later")):
        yield Check(name=f"{name} half by time", kept=late == half)
    for left in SOURCES:
        yield Check(name=f"{left} left out", kept=source == left)


def _late(rows: Sequence[Row]) -> Any:
    """Return 1 for stories that began in the later half of their source's time; by event where few dates are known."""
    began: dict[str, float] = {}
    for row in rows:
        began[row.story] = float(np.fmin(began.get(row.story, math.nan), row.when))
    middles = {
        source: float(np.nanmedian([when for story, when in began.items() if story.startswith(source)]))
        for source in SOURCES
    }
    return np.array([
        int(began[row.story] > middles[row.source])
        if row.source != "ecbplus" and not math.isnan(began[row.story])
        else row.part(2)
        for row in rows
    ])  # fmt: skip


def unseen(pairs: Table, own: Any, kept: Any) -> Any:
    """Return which pairs have nothing to do with the articles that are kept from training."""
    gone = np.zeros(len(own), bool)
    gone[: len(kept)] = kept
    gone = gone[own]
    return ~(gone[pairs.first] | gone[pairs.second])


def folded(pairs: Table, said: Any, kept: Any) -> dict[int, int]:
    """Return the cluster of each kept article by average linkage of the links between them."""
    numbers = {int(at): number for number, at in enumerate(np.flatnonzero(kept))}
    links = {
        (numbers[other], numbers[one]): round(score * WHOLE)
        for one, other, score in zip(pairs.first.tolist(), pairs.second.tolist(), said.tolist(), strict=True)
        if score >= LINK_KEPT
    }
    roots = agglomerate([1] * len(numbers), links, (), join=JOIN)
    return {at: roots[number] for at, number in numbers.items()}


def check(rows: Sequence[Row], pairs: Table, own: Any) -> Iterator[tuple[Check, BothF1, dict[int, int]]]:
    """Yield how well each part is folded when the others were trained on."""
    for part in checks(rows):
        model = fit(pairs, unseen(pairs, own, part.kept))
        inside = (pairs.first < len(rows)) & (pairs.second < len(rows))
        inside[inside] = part.kept[pairs.first[inside]] & part.kept[pairs.second[inside]]
        asked = Table(**{name: getattr(pairs, name)[inside] for name in Table.__slots__})
        found = folded(asked, model.predict_proba(asked.numbers)[:, 1], part.kept)
        yield part, scores({at: rows[at].story for at in found}, found), found


def main() -> None:
    if not present():
        print("skipped: training needs the stories of the benchmark data")
        return
    rows = stream()
    pairs, own = everything(rows)
    if "--check" in sys.argv:
        for part, found, clusters in check(rows, pairs, own):
            print(f"{part.name:26} {found} on {len(clusters)} articles", flush=True)
        return
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    text = "\n".join(lines(fit(pairs, np.ones(len(pairs.same), bool)))) + "\n"
    (folder / "story.tsv").write_text(text, encoding="utf-8")
    print(f"{TREES} trees, {len(text)} bytes, from {len(pairs.same)} pairs")


if __name__ == "__main__":
    main()
