"""Makes relate/data/story.tsv: boosted trees and a weighted sum that say how likely two articles tell of one event.

    python -m bench.train_pairs [FOLDER] [--check] [--other]

Both come out byte for byte as they are shipped: which written articles each was made from is in ``written_stories``. The
pairs are those that the index offers in the mixed stream, those of a campaign and of written articles, the
stream again as if in two languages, again as leads (see ``story_pairs``), and again as if all of it had happened in
small towns (see ``town``). Each source weighs the same, the added ones less. Dates are dropped from 30% of the pairs and titles from 30%, so that a missing one is learnt as missing; from 90% in
ECB+, where one of the two stories of each topic has neither: there a date would tell the story. No number of
shared things can count against a pair, and no difference for it.

What the trees say counts four fifths, what a logistic regression says of the same pairs one: the trees alone follow
their sources too closely.

``--other`` makes relate/data/story_other.tsv instead, for pairs of which one is not in English: trees alone, without
towns. With the sum and towns, which are English, F1 over pairs within six languages falls from .88 to about .65.

``--check`` writes nothing and prints, by average linkage of the links, BCubed F1 over all and over stories of two
or more, and F1 over pairs: on each half of the events when the other half trained, on each half by time, and on
each source when the others trained; then on the whole stream, each pair scored by a model that saw the events of
neither article (five parts of the events, three trained at least), which is as crowded as news are; then on the towns
of each half.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, combinations_with_replacement
from pathlib import Path
from typing import Any

import numpy as np

from bench.lines import Line, drawn
from bench.story_lines import lines
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
    load_written,
    ordered,
    present,
    stream,
    table,
)
from bench.story_scores import BothF1, scores
from bench.town import as_town
from broadsheet.relate.compare.pairs import COLUMNS
from broadsheet.relate.grouping.agglomerate import WHOLE, agglomerate
from broadsheet.relate.grouping.repair import LINK_KEPT
from broadsheet.relate.grouping.stories import JOIN, held_apart

OUT = Path(__file__).parents[1] / "src" / "broadsheet" / "relate" / "data"
AGAINST = frozenset({"gap", "other_figures", "other_names", "other_places"})
FREE = frozenset({"foreign", "shortest"})
LEARNT = [name for name in COLUMNS if name not in ("english", "deeds")]
"""One chooses the model, the other holds pairs apart that have too little in common (``stories.thin_ones``); learnt from, it costs
ECB+ left out of training .015."""
SIGNS = [0 if name in FREE else -1 if name in AGAINST else 1 for name in LEARNT]
_AT = [COLUMNS.index(name) for name in LEARNT]
DATES = ("day", "gap")
TITLES = ("title", "title_least", "title_most")
DROPPED = 0.3
DROPPED_IN_ECB = 0.9
ECB = ("ecbplus", f"{LEAD}ecbplus")
SHORT = frozenset({"neus_docs"})  # sources that are leads already
WEIGHTS = {
    "polnear": 0.1,
    "foreign": 0.3,
    "town": 0.3,
    "written": 0.3,
    "lead_gva_docs": 0.3,
    "lead_ecbplus": 0.3,
    "lead_polnear": 0.1,
}
"""Of a source, 1 if not here. A campaign of .3 or 1, or leads of .6 with those of the campaign of .5, join fewer events of one
war, and cost a source left out .006 to .015. Towns of .3 bring BCubed F1 in towns unseen from .64 to .88 and a source left
out from .882 to .889, and cost halves .001; of 1 they bring towns to .93 and cost halves .002."""
KEPT_OF_HARD, KEPT_OF_EASY = 0.5, 0.08  # pairs of two stories that are learnt from, weighted up: spares time
TREES = 200  # 120 cost .002 on unseen events; 240 of 12 ends, or 800 of 16, gain less than .002
ENDS = 10  # of a tree
OF_TREES, OF_LINE = 0.8, 0.2
"""Shares of what both say. On unseen halves trees alone have .937 / .928, pairs .872; with .2 of the line .941 / .933, .891; with .4 .942 / .934, .894; with .6
.945 / .937, .913. But from .4 on a strike for the pay of a burnt mill joins the fire of a fortnight before
(tests/relate/grouping/test_placing.py): F1 is not worth a false merge."""
SEED = 0
PARTS = 5  # of the events, when all are tested


def everything(rows: Sequence[Row], model: str = "story") -> tuple[Table, Any]:
    """Return all pairs a model is made from, and of each row the number of the article that it is or was made from."""
    written, polnear = ordered(load_written(model)), ordered(load("polnear"))
    count, campaigns = len(rows), len(polnear)
    long = [number for number, row in enumerate(rows) if row.source not in SHORT]
    ahead = range(2 * count, 2 * count + campaigns)  # the first rows that are not of the stream
    moved = as_town(rows)
    made_from = [number for number, _ in moved]
    own = [
        range(count),
        range(count),
        ahead,
        range(ahead.stop, ahead.stop + len(written)),
        long,
        ahead,
        made_from,
    ]
    starts = [0, *accumulate(map(len, own))]
    tables = [
        table(rows),
        table(as_foreign(rows), "foreign", starts[1]),
        campaign(polnear, starts[2]),
        table(written, start=starts[3]),
        table(as_leads([rows[number] for number in long]), start=starts[4]),
        campaign(as_leads(polnear), starts[5]),
        table([row for _, row in moved], start=starts[6]),
    ]
    return joined(tables), np.concatenate([np.array(part) for part in own])


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Trees and a weighted sum; of what both say in log-odds, a mean counts."""

    trees: Any
    line: Line
    of_trees: float = OF_TREES
    of_line: float = OF_LINE

    def probabilities(self, numbers: Any) -> Any:
        """Return how likely the articles of each pair tell of one event."""
        learnt = numbers[:, _AT]
        total = self.of_trees * self.trees.decision_function(learnt) + self.of_line * self.line.said(learnt)
        return 1 / (1 + np.exp(-total))

    def said(self, numbers: Any) -> Any:
        """Return the same, those pairs held apart that Broadsheet holds apart whatever the model says."""
        return held_apart(self.probabilities(numbers), numbers)


def fit(pairs: Table, seen: Any) -> Model:
    """Return a model of the pairs that are marked as seen."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 (slow to load)

    kept = np.where(pairs.same, 1.0, np.where(pairs.hard, KEPT_OF_HARD, KEPT_OF_EASY))
    chosen = np.flatnonzero(seen & (np.random.default_rng(5).random(len(kept)) < kept))
    kinds = pairs.kind[chosen]
    weights = np.zeros(len(chosen))
    for kind in np.unique(kinds):
        own = kinds == kind
        weights[own] = WEIGHTS.get(str(kind), 1.0) / kept[chosen][own] / (1 / kept[chosen][own]).sum()
    weights *= len(weights) / weights.sum()
    trees = HistGradientBoostingClassifier(
        max_iter=TREES,
        learning_rate=0.1,
        max_leaf_nodes=ENDS,
        l2_regularization=20.0,
        min_samples_leaf=20,
        max_features=0.5,
        max_bins=64,
        early_stopping=False,
        monotonic_cst=SIGNS,
        random_state=SEED,
    )
    numbers = dropped(pairs.numbers[chosen], kinds)[:, _AT]
    same = pairs.same[chosen]
    return Model(
        trees=trees.fit(numbers, same, sample_weight=weights), line=drawn(numbers, same, weights, SIGNS)
    )


def dropped(numbers: Any, kinds: Any) -> Any:
    """Return numbers with some dates and titles missing."""
    numbers, chance = numbers.copy(), np.random.default_rng(SEED)
    share = np.where(np.isin(kinds, ECB), DROPPED_IN_ECB, DROPPED)
    for group in (DATES, TITLES):
        gone = chance.random(len(numbers)) < share
        for name in group:
            numbers[gone, COLUMNS.index(name)] = np.nan
    return numbers


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
        asked = taken(pairs, inside)
        found = folded(asked, model.said(asked.numbers), part.kept)
        yield part, scores({at: rows[at].story for at in found}, found), found


def crossed(rows: Sequence[Row], pairs: Table, own: Any) -> dict[int, int]:
    """Return the clusters of the whole stream, each pair scored by a model that saw the events of neither article."""
    part = np.array([row.part(PARTS) for row in rows])
    inside = np.flatnonzero((pairs.first < len(rows)) & (pairs.second < len(rows)))
    one, other = part[pairs.first[inside]], part[pairs.second[inside]]
    said = np.zeros(len(inside))
    for first, second in combinations_with_replacement(range(PARTS), 2):
        asked = (np.minimum(one, other) == first) & (np.maximum(one, other) == second)
        model = fit(pairs, unseen(pairs, own, (part == first) | (part == second)))
        said[asked] = model.said(pairs.numbers[inside[asked]])
    return folded(taken(pairs, inside), said, np.ones(len(rows), bool))


def in_towns(rows: Sequence[Row], pairs: Table, own: Any) -> Iterator[BothF1]:
    """Yield how well the towns of each half of the events are folded when the other half trained."""
    number, stories = {}, {}
    for at, (made_from, row) in enumerate(as_town(rows)):
        number[at], stories[at] = made_from, row.story
    begin = len(own) - len(number)
    event = np.array([row.part(2) for row in rows])
    for half in (0, 1):
        model = fit(pairs, unseen(pairs, own, event == half))
        kept = np.concatenate([np.zeros(begin, bool), event[list(number.values())] == half])
        asked = taken(pairs, np.flatnonzero(kept[pairs.first] & kept[pairs.second]))
        found = folded(asked, model.said(asked.numbers), kept)
        yield scores({at: stories[at - begin] for at in found}, found)


def taken(pairs: Table, which: Any) -> Table:
    """Return some of the pairs."""
    return Table(**{name: getattr(pairs, name)[which] for name in Table.__slots__})


def main() -> None:
    if not present():
        print("skipped: training needs the stories of the benchmark data")
        return
    rows, other = stream(), "--other" in sys.argv
    pairs, own = everything(rows, "story_other" if other else "story")
    if "--check" in sys.argv:
        for part, found, clusters in check(rows, pairs, own):
            print(f"{part.name:26} {found} on {len(clusters)} articles", flush=True)
        every = crossed(rows, pairs, own)
        print(
            f"{'all, by events not seen':26} {scores({at: rows[at].story for at in every}, every)}",
            flush=True,
        )
        for half, found in enumerate(in_towns(rows, pairs, own)):
            print(f"{f'towns of half {half}':26} {found}")
        return
    folders = [Path(one) for one in sys.argv[1:] if not one.startswith("--")]
    model = fit(pairs, pairs.kind != "town" if other else np.ones(len(pairs.same), bool))
    if other:
        model = replace(model, of_trees=1.0, of_line=0.0)
    text = "\n".join(lines(model, LEARNT)) + "\n"
    path = (folders or [OUT])[0] / ("story_other.tsv" if other else "story.tsv")
    path.write_text(text, encoding="utf-8")
    print(f"{TREES} trees, {len(text)} bytes, from {len(pairs.same)} pairs")


if __name__ == "__main__":
    main()
