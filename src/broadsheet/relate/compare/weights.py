"""Learned weights: small sorted tables that a person can read."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FOLDER = Path(__file__).parents[1] / "data"
BIAS = "(bias)"


@cache
def table(name: str) -> Mapping[str, float]:
    """Return the weights of a model in ``relate/data``, by the name of the number they weigh."""
    lines = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {key: float(weight) for key, weight in rows}


def probability(weights: Mapping[str, float], numbers: Mapping[str, float]) -> float:
    """Return what a logistic regression says of numbers by name, 0 to 1."""
    total = weights[BIAS] + sum(weight * numbers[key] for key, weight in weights.items() if key != BIAS)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def probabilities(
    weights: Mapping[str, float], names: Sequence[str], numbers: NDArray[np.float32]
) -> NDArray[np.float64]:
    """Return what a logistic regression says of each row of numbers.

    Args:
        weights: of a model.
        names: of the columns; those that the model does not know count nothing.
        numbers: a row each.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    total = weights[BIAS] + numbers @ np.array([weights.get(name, 0.0) for name in names])
    said: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(total, -30.0, 30.0)))
    return said
