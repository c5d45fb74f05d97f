"""Fit the weights of ``inspect/saying/weights.py`` to PolNeAR's train part, and say how they do on its dev part.

    python bench/attribution_fit.py [--write]

Every candidate of every sentence (``choose.all_candidates``) is one row of binary features; it is right when its
words overlap an annotated attribution's by half (Jaccard), quotations that follow on counted in. A logistic model
with an L2 penalty; small weights are dropped, the rest rounded to hundredths. Reads the data and the scorer as
bench/attribution.py does. Prints precision and recall over the dev part's candidates at several thresholds.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy import optimize, sparse

from broadsheet.inspect.saying.candidate import Candidate
from broadsheet.inspect.saying.choose import all_candidates
from broadsheet.inspect.saying.folded import QUOTE, Unit, units
from broadsheet.inspect.saying.tails import stripped
from broadsheet.model import Span

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
WEIGHTS = Path(__file__).parents[1] / "src" / "broadsheet" / "inspect" / "saying" / "weights.py"
PENALTY = 6.0  # best log-likelihood on the dev part of 0.5, 1.5, 4, 6, 9, 14
RAREST = 5  # chosen: a feature seen less often tells nothing
SMALLEST = 0.05  # chosen: smaller weights, rounded, change hardly any sum
HEAD = '''"""How far each feature of a candidate speaks for it: see bench/attribution_fit.py, which wrote this.

A logistic model, in hundredths of a natural logarithm, fitted to PolNeAR's train part (no licence stated; its
text stays outside, only weights of word patterns stand here). Features that weigh nothing are left out. Sorted.
"""

from __future__ import annotations

'''


def rows(part: str, scorer: Any) -> tuple[list[list[str]], np.ndarray]:
    """Return the features of every candidate, and whether it is right."""
    features: list[list[str]] = []
    right: list[bool] = []
    with gzip.open(DATA / "attribution" / f"polnear_{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            doc = json.loads(line)
            tokens = scorer.Doc(doc["text"])
            gold = [one["w"] for one in tokens.prepare(doc["attributions"])]
            bare = [stripped(unit)[0] for unit in units(doc["text"])]
            for number, unit in enumerate(bare):
                for candidate in all_candidates(unit):
                    words = tokens.tokens(spans(candidate, unit, bare[number + 1 :])) & tokens.words
                    features.append(candidate.features)
                    right.append(any(scorer.jaccard(words, one) >= 0.5 for one in gold))
    return features, np.array(right, float)


def spans(candidate: Candidate, unit: Unit, following: list[Unit]) -> list[Span]:
    """Return the places of a candidate's words, with the quotations that follow on."""
    found = [span for piece in candidate.content for span in unit.spans(*piece)]
    if unit.words[candidate.content[-1][1] - 1] != QUOTE and unit.words[candidate.content[0][0]] != QUOTE:
        return found
    for later in following:
        if (
            any(word != QUOTE and word[0].isalnum() for word in later.words)
            or later.paragraph != unit.paragraph
        ):
            break
        found += [quote.inner for quote in later.quotes.values()]
    return found


def fit(features: list[list[str]], right: np.ndarray) -> tuple[float, dict[str, float]]:
    """Return the bias and the weight of every feature that is not rare."""
    counts = Counter(name for row in features for name in set(row))
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    table = matrix(features, {name: at for at, name in enumerate(names)})

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        chance = 1 / (1 + np.exp(-(table @ weights[:-1] + weights[-1])))
        value = -(right * np.log(chance + 1e-9) + (1 - right) * np.log(1 - chance + 1e-9)).sum()
        gradient = np.append(table.T @ (chance - right) + PENALTY * weights[:-1], (chance - right).sum())
        return value + PENALTY * (weights[:-1] ** 2).sum() / 2, gradient

    found = optimize.minimize(
        loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 150}
    ).x
    return float(found[-1]), dict(zip(names, map(float, found[:-1]), strict=True))


def matrix(features: list[list[str]], place: dict[str, int]) -> Any:
    at = [(row, place[name]) for row, names in enumerate(features) for name in set(names) if name in place]
    lines, columns = zip(*at, strict=True)
    return sparse.csr_matrix((np.ones(len(at)), (lines, columns)), shape=(len(features), len(place)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write src/broadsheet/inspect/saying/weights.py")
    options = parser.parse_args()
    score = DATA.parent / "score" / "attribution.py"
    if not score.exists() or not (DATA / "attribution").exists():
        print(f"skipped: no {score} or no {DATA / 'attribution'}")
        return
    spec = importlib.util.spec_from_file_location("attribution_score", score)
    assert spec is not None  # noqa: S101 - the file is there
    assert spec.loader is not None  # noqa: S101 - same
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    bias, weights = fit(*rows("train", scorer))
    features, right = rows("dev", scorer)
    chance = np.array(
        [1 / (1 + np.exp(-bias - sum(weights.get(name, 0) for name in set(row)))) for row in features]
    )
    print("mean log-likelihood", round(float(np.log(np.where(right > 0, chance, 1 - chance)).mean()), 4))
    for least in (0.4, 0.5, 0.6):
        kept = chance >= least
        print(
            least,
            "precision",
            round(right[kept].mean(), 3),
            "recall",
            round(right[kept].sum() / right.sum(), 3),
        )
    kept_weights = {
        name: round(value * 100) for name, value in sorted(weights.items()) if abs(value) >= SMALLEST
    }
    lines = "".join(
        f"    {json.dumps(name, ensure_ascii=False)}: {value},\n" for name, value in kept_weights.items()
    )
    if options.write:
        WEIGHTS.write_text(f"{HEAD}BIAS = {round(bias * 100)}\nWEIGHTS = {{\n{lines}}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
