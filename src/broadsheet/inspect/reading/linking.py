"""How strongly spans of one role hang on spans of another: the links of content to cue, cue to source, content to source."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from broadsheet.inspect.reading.decoding import Spans
from broadsheet.inspect.reading.products import product

# As in training (bench/statements/network.py): steps of the distance between spans.
STEPS = np.array([0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96])
_SHUT = np.float32(-1e4)

Floats = NDArray[np.float32]
Weights = Mapping[str, Floats]


def links(
    y: Floats, asking: Spans, answering: Spans, paragraphs: NDArray[np.int64], weights: Weights, name: str
) -> Floats:
    """Return chances of shape (asking, answering + 1) of each link; the last column is none.

    Args:
        y: vectors of the pieces.
        asking: spans that hang on another.
        answering: spans that they may hang on, those of the same window alone.
        paragraphs: of each piece.
        weights: the model's.
        name: of the head: "cues", "sources" or "givers".
    """
    a, b = (np.concatenate([y[one.first], y[one.last]], 1) for one in (asking, answering))
    asks, answers, none = (
        product(x, weights[f"{name}.{part}.weight"].T) + weights[f"{name}.{part}.bias"]
        for x, part in ((a, "asks"), (b, "answers"), (a, "none"))
    )
    scores = product(asks, answers.T) / np.sqrt(np.float32(asks.shape[1]))
    before = asking.first[:, None] - answering.last
    after = answering.first - asking.last[:, None]
    step = np.searchsorted(STEPS, np.maximum(np.maximum(before, after), 0), side="right")
    scores += weights[f"{name}.distance.weight"][step + (before >= after) * (len(STEPS) + 1), 0]
    same = (paragraphs[asking.first][:, None] == paragraphs[answering.first]).astype(np.int64)
    scores += weights[f"{name}.paragraph.weight"][same, 0]
    scores = np.where(asking.window[:, None] == answering.window, scores, _SHUT)
    scores = np.concatenate([scores, none], 1)
    chances = np.exp(scores - scores.max(1, keepdims=True))
    result: Floats = chances / chances.sum(1, keepdims=True)
    return result
