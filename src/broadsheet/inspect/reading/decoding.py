"""From scores to statements: the best allowed labels of all windows at once, spans, links."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

_SHUT = -1e4

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """Spans of one role over all windows, in order: window, first and last piece, the mean chance of its labels."""

    window: Ints
    first: Ints
    last: Ints
    sure: Floats
    edges: Floats  # how sure it is that a span begins and ends just there


@cache
def moves(count: int) -> Floats:
    """Return what a step between labels costs: inside follows only beginning or inside of its own kind."""
    allowed = np.zeros((count, count), np.float32)
    for inside in range(2, count, 2):
        allowed[:, inside] = _SHUT
        allowed[[inside - 1, inside], inside] = 0
    return allowed


def best_labels(scores: Floats) -> Ints:
    """Return the best allowed labels for scores of shape (windows, length, labels): Viterbi, all windows at once."""
    count, length, kinds = scores.shape
    allowed = moves(kinds)
    back = np.empty((length, count, kinds), np.int8)
    state = scores[:, 0].copy()
    state[:, 2::2] += _SHUT
    for at in range(1, length):
        paths = state[:, :, None] + allowed
        back[at] = paths.argmax(1)
        state = paths.max(1) + scores[:, at]
    labels = np.empty((count, length), np.int64)
    labels[:, -1] = state.argmax(1)
    rows = np.arange(count)
    for at in range(length - 1, 0, -1):
        labels[:, at - 1] = back[at, rows, labels[:, at]]
    return labels


def spans(labels: Ints, chances: Floats) -> tuple[Spans, Spans, Spans]:
    """Return the spans of source, cue and content in labels; ``chances`` are those of the labels."""
    own = np.take_along_axis(chances, labels[:, :, None], 2)[:, :, 0]
    sums = np.concatenate([np.zeros((len(own), 1)), np.cumsum(own, 1)], 1)
    following = np.concatenate([labels[:, 1:], np.zeros((len(labels), 1), np.int64)], 1)
    after = np.concatenate([chances[:, 1:], np.zeros_like(chances[:, :1])], 1)
    found: list[Spans] = []
    for begin in (1, 3, 5):
        window, first = np.nonzero(labels == begin)
        ending = ((labels == begin) | (labels == begin + 1)) & (following != begin + 1)
        last = np.nonzero(ending)[1]
        sure = (sums[window, last + 1] - sums[window, first]) / (last + 1 - first)
        edges = own[window, first] * (1 - after[window, last, begin + 1])
        found.append(Spans(window=window, first=first, last=last, sure=sure.astype(np.float32), edges=edges))
    return found[0], found[1], found[2]
