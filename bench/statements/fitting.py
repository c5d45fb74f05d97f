"""Fits the judge of a tagger on articles that did not train it, and scores a model folder as it runs."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.statements import gold
from bench.statements.logistic import fitted
from bench.statements.scoring import line, load_scorer
from broadsheet.inspect.reading import judging
from broadsheet.inspect.reading.assembling import assembled
from broadsheet.inspect.reading.model import Shift, encoded, load
from broadsheet.inspect.reading.reader import reading
from broadsheet.inspect.reading.tagged import Tagged
from broadsheet.inspect.reading.windows import windows

PARTS = 5  # the threshold is set on chances from weights that never saw the article
# Added to the scores of source, cue and content; the best on the kept articles is taken.
SHIFTS = (
    (0.0, 0.0, 0.0), (0.0, 0.5, 0.0), (0.5, 0.5, 0.5), (0.5, 1.0, 0.5), (0.5, 1.0, 1.0), (1.0, 1.0, 1.0),
    (1.0, 1.5, 0.5), (1.0, 1.5, 1.0), (1.0, 2.0, 1.0), (1.0, 1.5, 1.5),
)  # fmt: skip
LEASTS = np.arange(0.2, 0.6, 0.02)

Floats = NDArray[np.float64]
Articles = Sequence[Sequence[Tagged]]


def fit_judge(folder: Path) -> str:
    """Write judge.json beside a model; return a line of what it gains on the kept articles, cross-fitted."""
    model = load(folder)
    docs = gold.read("kept")
    cut = [windows(doc["text"], model.cutter) for doc in docs]
    vectors = [[encoded(window, model) for window in one] for one in cut]
    tried = []
    for shift in SHIFTS:
        found = [
            assembled(at, rows, model.weights, Shift(*shift)) for at, rows in zip(cut, vectors, strict=True)
        ]
        tried.append(_fit(docs, found, shift))
    best = max(tried, key=lambda one: one[0])
    (folder / "judge.json").write_text(json.dumps(best[1]))
    return f"judge on kept, cross-fitted: pairs {100 * best[0]:.1f}, shift {best[1]['shift']}, least {best[1]['least'][0]:.2f}"


def _fit(
    docs: Sequence[dict[str, Any]], found: Articles, shift: tuple[float, float, float]
) -> tuple[float, dict[str, list[float]]]:
    """Return the best pair F1 and the judge that has it."""
    x = np.array([judging.features(one) for group in found for one in group])
    y = np.concatenate(right(docs, found)).astype(float)
    part = np.concatenate([np.full(len(group), at % PARTS) for at, group in enumerate(found)])
    chances = np.zeros(len(y))
    for at in range(PARTS):
        chances[part == at] = judging.chance(x[part == at], fitted(x[part != at], y[part != at]))
    total = sum(len(doc["attributions"]) for doc in docs)
    by_least = {
        least: 2 * y[chances >= least].sum() / (total + (chances >= least).sum()) for least in LEASTS.tolist()
    }
    best = max(by_least, key=lambda least: by_least[least])
    judge = {"weights": fitted(x, y).tolist(), "shift": list(shift), "least": [best]}
    return float(by_least[best]), judge


def right(docs: Sequence[dict[str, Any]], found: Articles) -> list[list[bool]]:
    """Tell for each statement whether the scorer takes it, source and content, for a gold one."""
    scorer = load_scorer()
    result: list[list[bool]] = []
    for doc, group in zip(docs, found, strict=True):
        text = scorer.Doc(doc["text"])
        aim, said = text.prepare(doc["attributions"]), text.prepare([plain(one) for one in group])
        hits = {j for i, j, _ in scorer.match(aim, said) if scorer.source_ok(text, aim[i], said[j])[0]}
        result.append([at in hits for at in range(len(group))])
    return result


def plain(found: Tagged) -> dict[str, list[tuple[int, int]]]:
    """Return a statement in the scorer's form."""
    source = [found.source] if found.source else []
    return {
        "source": source,
        "cue": [found.cue] if found.cue else [],
        "content": [piece.span for piece in found.content],
    }


def score(docs: Sequence[dict[str, Any]], found: Articles) -> dict[str, Any]:
    """Return the scorer's result."""
    scorer = load_scorer()
    tally = scorer.Tally()
    for doc, group in zip(docs, found, strict=True):
        scorer.score_doc(scorer.Doc(doc["text"]), doc["attributions"], [plain(one) for one in group], tally)
    return scorer.result(tally)  # type: ignore[no-any-return]


def measure(folder: Path, part: str) -> str:
    """Return a line of scores and speed of a model folder as it runs."""
    model = load(folder)
    docs = gold.read(part)
    for doc in docs[:5]:
        reading(doc["text"], model)
    begin = time.process_time()
    found = [reading(doc["text"], model).statements for doc in docs]
    spent = time.process_time() - begin
    size = sum(len(doc["text"]) for doc in docs) / len(docs) / 1000
    megabytes = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    return f"{part}: {line(score(docs, found))}; {len(docs) / spent:.1f} articles of {size:.1f} kB a CPU-second, {megabytes:.1f} MB"


def unjudged(folder: Path, part: str) -> str:
    """Return a line of scores of all that a model folder finds, likely or not: its judge saw the tenth of train."""
    model = load(folder)
    docs = gold.read(part)
    found = []
    for doc in docs:
        cut = windows(doc["text"], model.cutter)
        found.append(assembled(cut, [encoded(one, model) for one in cut], model.weights, Shift()))
    return f"{part}, without the judge: {line(score(docs, found))}"
