"""Makes the table by which texts of which one comes from the other are told from separate ones.

    python -m bench.train_copies [--write]

Learns from one half of the stories (see ``copy_pairs``): the pairs labelled by hand, each counted ``BY_HAND``
times, and 2,000 made edits with 1,000 made separate pairs. A logistic regression with the signs fixed where one
direction alone makes sense. Prints the F1 on the learning half, the labelled pairs each told by a model that had
not seen its story, and the weights; ``--write`` puts them into ``src/broadsheet/relate/data``.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from bench.copy_pairs import Labelled, here, labelled, made
from broadsheet.relate.compare.weights import BIAS
from broadsheet.relate.copying import copies
from broadsheet.relate.copying.sametext import same_text
from broadsheet.relate.words.wording import wording

FOLDER = Path(__file__).parents[1] / "src" / "broadsheet" / "relate" / "data"
BY_HAND = 3.0  # 1, 3 and 10 differ by .01 of F1 on the labelled pairs
MADE = 2_000
SOFT = 1.0  # strength of the pull to nought, of weights of standardised numbers
FOLDS = 8
# By number: the only direction that makes sense, 0 where either may.
# Tried for the first and without use: alike_longer, lengths, longest, not_own, order, within, the same outlet.
DERIVED = {"runs_shorter": 1, "runs_longer": 1, "alike_shorter": 1}

Numbers = dict[str, float]


def numbers(pair: Labelled) -> Numbers:
    """Return what the model sees of a pair."""
    first, second = (np.frombuffer(wording(text.text), "<u4") for text in (pair.first, pair.second))
    return dict(same_text(first, second))


def fit(rows: Sequence[Numbers], right: Any, weights: Any, signs: dict[str, int]) -> Numbers:
    """Return weights by number, with the bias, of a logistic regression."""
    plain = np.array([[row[name] for name in signs] for row in rows])
    mean, spread = plain.mean(0), plain.std(0) + 1e-9
    table = np.c_[(plain - mean) / spread, np.ones(len(plain))]
    sides = np.where(right, 1.0, -1.0)
    weights = weights / weights.sum() * 1_000

    def loss(given: Any) -> tuple[float, Any]:
        margin = sides * (table @ given)
        pull = np.r_[given[:-1], 0.0]
        slope = -(weights * sides / (1 + np.exp(margin))) @ table + SOFT * pull
        return float(weights @ np.logaddexp(0, -margin) + SOFT / 2 * pull @ pull), slope

    bounds = [(0 if sign > 0 else None, 0 if sign < 0 else None) for sign in signs.values()]
    found = minimize(
        loss, np.zeros(len(signs) + 1), jac=True, bounds=[*bounds, (None, None)], method="L-BFGS-B"
    ).x
    plain_weights = found[:-1] / spread
    return {
        BIAS: float(found[-1] - plain_weights @ mean),
        **dict(zip(signs, map(float, plain_weights), strict=True)),
    }


def model(rows: Sequence[Numbers], labels: Sequence[str], by_hand: int) -> Numbers:
    """Return the table; the first ``by_hand`` rows are pairs labelled by hand."""
    weights = np.r_[np.full(by_hand, BY_HAND), np.ones(len(rows) - by_hand)]
    return fit(rows, np.array([label != "separate" for label in labels]), weights, DERIVED)


def tell(row: Numbers, derived: Numbers) -> str:
    """Return the label that a table gives to a pair."""
    return copies.judge(row, derived) or "separate"


def light(rows: Sequence[Numbers], labels: Sequence[str]) -> tuple[float, list[float]]:
    """Return the best F1 of copies among copies and edited texts, and the three least numbers that give it."""
    told = [(row, label == "copy") for row, label in zip(rows, labels, strict=True) if label != "separate"]
    columns = np.array([[row[name] for name in ("runs_shorter", "runs_longer", "order")] for row, _ in told])
    wanted = np.array([right for _, right in told])
    best, least = 0.0, [0.0]
    for lows in product(np.arange(0.7, 0.96, 0.02), np.arange(0.5, 0.9, 0.02), np.arange(0.5, 1.0, 0.05)):
        given = (columns >= lows).all(1)
        found = 2 * (given & wanted).sum() / (given.sum() + wanted.sum())
        if found > best:
            best, least = float(found), [round(float(low), 2) for low in lows]
    return best, least


def scores(given: Sequence[str], wanted: Sequence[str]) -> tuple[float, float]:
    """Return the F1 of "one comes from the other" and the macro F1 of the three labels."""
    each = [f1([label == kind for label in given], [label == kind for label in wanted]) for kind in KINDS]
    return f1([label != "separate" for label in given], [label != "separate" for label in wanted]), sum(
        each
    ) / 3


KINDS = ("copy", "edited", "separate")


def f1(given: Sequence[bool], wanted: Sequence[bool]) -> float:
    """Return the F1 of a yes."""
    both = sum(one and two for one, two in zip(given, wanted, strict=True))
    return 2 * both / max(1, sum(given) + sum(wanted))


def across(
    hand: Sequence[Labelled], rows: Sequence[Numbers], others: Sequence[Numbers], labels: list[str]
) -> list[str]:
    """Return what is told of each labelled pair by a model that saw no pair of its story."""
    stories = sorted({pair.first.story for pair in hand})
    out = ["separate"] * len(hand)
    for fold in range(FOLDS):
        left = set(stories[fold::FOLDS])
        kept = [at for at, pair in enumerate(hand) if pair.first.story not in left]
        found = model(
            [*(rows[at] for at in kept), *others], [*(hand[at].label for at in kept), *labels], len(kept)
        )
        for at in set(range(len(hand))).difference(kept):
            out[at] = tell(rows[at], found)
    return out


def _show(what: str, found: tuple[float, float]) -> None:
    print(f"{what}: one comes from the other {found[0]:.3f}, three labels {found[1]:.3f}")


def _write(name: str, found: Numbers, what: str) -> None:
    lines = [
        f"# {what}: weights by number, made by bench/train_copies.py",
        *(f"{key}\t{found[key]:.4f}" for key in sorted(found)),
    ]
    (FOLDER / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learn, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    if not here():
        print("skipped: no texts to learn from")
        return
    hand, other = labelled("learn"), made("learn", MADE)
    rows, others = [numbers(pair) for pair in hand], [numbers(pair) for pair in other]
    labels = [pair.label for pair in other]
    wanted = [pair.label for pair in hand]
    _show("labelled, story left out", scores(across(hand, rows, others, labels), wanted))
    found = model([*rows, *others], [*wanted, *labels], len(hand))
    _show("made, seen", scores([tell(row, found) for row in others], labels))
    print(copies.DERIVED, {key: round(value, 2) for key, value in sorted(found.items())})
    best, least = light([*rows, *others], [*wanted, *labels])
    print(f"copies among both: F1 {best:.3f} from runs_shorter, runs_longer, order of {least}")
    if asked.write:
        _write(copies.DERIVED, found, "one text comes from the other")


if __name__ == "__main__":
    main()
