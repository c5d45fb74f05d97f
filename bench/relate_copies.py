"""Copies, edited and separate texts: how they are told apart, and found without comparing all pairs.

    python bench/relate_copies.py

Prints how far two readings by hand agree; then, on the half of the stories that nothing was learnt from, the F1 of
"one text comes from the other" and the macro F1 of copy, edited and separate, for the pairs labelled by hand, for
2,000 made edits with 1,000 made separate pairs (see ``copy_edits``), and for all together, each with the interval
that holds 95% of 1,000 draws of stories, beside what two thresholds on runs of words give; then which share of the
pairs is found among the candidates of an index of every article, and what a check costs.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.copy_pairs import HALVES, Labelled, here, labelled, made, read_labels, texts
from bench.train_copies import scores
from broadsheet.model import Article, Outlet, Placement
from broadsheet.relate.compare.features import Features, features
from broadsheet.relate.compare.memory import MemoryNeighbours
from broadsheet.relate.compare.neighbours import Window
from broadsheet.relate.compare.pairs import compare_all
from broadsheet.relate.compare.texts import overlaps
from broadsheet.relate.copying import copies
from broadsheet.relate.copying.sametext import same_text
from broadsheet.relate.grouping.placing import NEAR
from broadsheet.relate.words.shingles import runs_of, sketch
from broadsheet.relate.words.wording import wording

EDITS = 2_000
DRAWS = 1_000
# What told them apart before: shares of all runs of five words of both, and of the shorter one's.
OLD_COPY, OLD_EDITED, OLD_LEAST = 0.72, 0.40, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A pair with what is told of it."""

    pair: Labelled
    label: str


def learned(pair: Labelled) -> str:
    """Return what Broadsheet tells of a pair."""
    first, second = _features(pair.first).coded, _features(pair.second).coded
    return copies.labels(first, second, overlaps(first, second, np.array([0]))).get(0, "separate")


def thresholds(pair: Labelled) -> str:
    """Return what two thresholds tell of a pair."""
    first, second = (np.frombuffer(runs_of(wording(text.text)), "<u4") for text in (pair.first, pair.second))
    both = len(np.intersect1d(first, second, assume_unique=True))
    if both < OLD_LEAST:
        return "separate"
    if both / (len(first) + len(second) - both) >= OLD_COPY:
        return "copy"
    return "edited" if both / min(len(first), len(second)) >= OLD_EDITED else "separate"


def _words(text: str) -> Any:
    return np.frombuffer(wording(text), "<u4")


def kappa() -> float:
    """Return Cohen's kappa of the two readings."""
    first, second = read_labels("copies_first"), read_labels("copies_second")
    pairs = [(label, second[pair]) for pair, label in first.items()]
    agreed = sum(one == two for one, two in pairs) / len(pairs)
    here_, there = Counter(one for one, _ in pairs), Counter(two for _, two in pairs)
    chance = sum(count * there[label] for label, count in here_.items()) / len(pairs) ** 2
    return (agreed - chance) / (1 - chance)


def _scored(told: Sequence[Told]) -> tuple[float, float]:
    return scores([one.label for one in told], [one.pair.label for one in told])


def interval(told: Sequence[Told]) -> list[tuple[float, float]]:
    """Return for both scores what holds 95% of draws of stories, with all pairs of each."""
    stories: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        stories[one.pair.first.story].append(one)
    groups = [stories[key] for key in sorted(stories)]
    chance = random.Random(0)
    drawn = np.array([
        _scored([one for group in chance.choices(groups, k=len(groups)) for one in group]) for _ in range(DRAWS)
    ])  # fmt: skip
    low, high = np.percentile(drawn, (2.5, 97.5), axis=0)
    return [(float(a), float(b)) for a, b in zip(low, high, strict=True)]


def report(what: str, pairs: Sequence[Labelled], how: Callable[[Labelled], str], *, draw: bool) -> list[Told]:
    """Print both scores of some pairs, and return what was told of them."""
    told = [Told(pair=pair, label=how(pair)) for pair in pairs]
    _print(what, told, draw=draw)
    return told


def _print(what: str, told: Sequence[Told], *, draw: bool) -> None:
    found = _scored(told)
    spans = [f" ({low:.3f} to {high:.3f})" for low, high in interval(told)] if draw else ["", ""]
    print(
        f"{what:<22} pairs {len(told):>5}  derived F1 {found[0]:.3f}{spans[0]}  macro F1 {found[1]:.3f}{spans[1]}"
    )


def _by_kind(told: Sequence[Told]) -> None:
    kinds = Counter(one.pair.kind for one in told)
    right = Counter(one.pair.kind for one in told if one.label == one.pair.label)
    print(
        "  right by kind:",
        ", ".join(f"{kind} {right[kind] / count:.2f}" for kind, count in sorted(kinds.items())),
    )


def _features(text: Any) -> Features:
    outlet = Outlet(name=text.outlet) if text.outlet else None
    return features(Article(id=text.id, outlet=outlet, title=text.title or None, text=text.text))


def recall(pairs: Sequence[Labelled]) -> tuple[float, float, float]:
    """Return which share of pairs is among the candidates, which is looked at, and candidates looked at an article."""
    index = MemoryNeighbours()
    for text in texts().values():
        index.add(_features(text), Placement(id=text.id, copy_group=text.id, story=text.id, saga=text.id))
    found = looked = every = 0
    for pair in pairs:
        asked = _features(pair.second)
        near = index.near(asked.keys, (Window(limit=NEAR),), asked.id)
        close = copies.near(compare_all(asked.coded, near.coded).overlaps)
        place = {one.id: at for at, one in enumerate(near.placed)}.get(pair.first.id)
        found += place is not None
        looked += place is not None and bool(close[place])
        every += int(close.sum())
    return found / len(pairs), looked / len(pairs), every / len(pairs)


def _timed(work: Callable[..., object], given: Sequence[tuple[Any, ...]]) -> float:
    times = []
    for one in given:
        start = process_time()
        work(*one)
        times.append(process_time() - start)
    return 1e3 * median(times)


def speed(pairs: Sequence[Labelled]) -> None:
    """Print what the parts cost."""
    read = [(_words(pair.first.text), _words(pair.second.text)) for pair in pairs]
    plain = [(pair.first.text,) for pair in pairs]
    runs = [(runs_of(wording(text)),) for (text,) in plain]
    for what, work, given in (("check of a pair", same_text, read), ("words of a text", wording, plain)):
        _timed(work, given)
        print(f"{what}: {_timed(work, given):.3f} ms in median")
    print(f"sketch of a text: {_timed(sketch, runs):.3f} ms in median")
    _rensa(runs)


def _rensa(runs: Sequence[tuple[bytes]]) -> None:
    """Print what the library's sketch costs, where it is installed: it wants the hashes as a list."""
    try:
        from rensa import RMinHash  # noqa: PLC0415 (not needed to run this)
    except ImportError:
        return

    def theirs(given: bytes) -> object:
        made_ = RMinHash(num_perm=8, seed=1)
        made_.update([str(number) for number in np.frombuffer(given, "<u4").tolist()])
        return made_.digest()

    print(f"sketch of a text by rensa: {_timed(theirs, runs):.3f} ms in median")


def main() -> None:
    """Print all."""
    print(f"two readings of {len(read_labels('copies'))} pairs by hand: Cohen's kappa {kappa():.3f}")
    if not here():
        print("skipped: no texts of the labelled pairs")
        return
    hand, other = labelled("held"), made("held", EDITS)
    told = report("labelled, held back", hand, learned, draw=True)
    made_told = report("made, held back", other, learned, draw=True)
    _by_kind(made_told)
    _print("together, held back", [*told, *made_told], draw=True)
    report("labelled, thresholds", hand, thresholds, draw=False)
    report("made, thresholds", other, thresholds, draw=False)
    derived = [pair for half in HALVES for pair in labelled(half) if pair.label != "separate"]
    edits = [pair for pair in other if pair.label != "separate"]
    for what, pairs in (("labelled", derived), ("made", edits)):
        found, looked, every = recall(pairs)
        print(
            f"{what}: among {NEAR} candidates {found:.4f}, looked at {looked:.4f}; checks an article {every:.1f}"
        )
    speed([pair for half in HALVES for pair in labelled(half)])


if __name__ == "__main__":
    main()
