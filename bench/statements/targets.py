"""What the linkers should answer, for gold spans and for spans the tagger found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from bench.statements.batches import padded
from bench.statements.gold import CONTENT, CUE, SOURCE, Labelled
from broadsheet.inspect.reading.decoding import Spans

SKIP = -100  # of cross entropy
# A content found counts as a gold one when they share so much of both together; below it belongs to none.
ALIKE = 0.3

Ints = NDArray[np.int64]
Row = tuple[tuple[Ints, ...], Ints, Ints, Ints]


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """Spans (rows, n, 2), padded with -1; the right cue of each content, source of each cue, source of each content."""

    spans: tuple[Tensor, Tensor, Tensor]
    cues: Tensor
    sources: Tensor
    givers: Tensor


def targets(items: Sequence[Labelled], found: tuple[Spans, Spans, Spans] | None) -> Targets:
    """Return targets for gold spans, or for the spans found (which are by window of the batch)."""
    rows = [_gold(item) if found is None else _matched(item, at, found) for at, item in enumerate(items)]
    spans = [[row[0][role] for row in rows] for role in (SOURCE, CUE, CONTENT)]
    shown = [padded([np.concatenate([s, [[-1, -1]]]) for s in group], -1) for group in spans]
    cues, sources, givers = (
        padded([np.append(row[which], SKIP) for row in rows], SKIP) for which in (1, 2, 3)
    )
    none = (shown[CUE].shape[1], shown[SOURCE].shape[1])
    return Targets(
        spans=(shown[0], shown[1], shown[2]),
        cues=torch.where(cues == -1, none[0], cues),
        sources=torch.where(sources == -1, none[1], sources),
        givers=torch.where(givers == -1, none[1], givers),
    )


def _gold(item: Labelled) -> Row:
    return item.spans, item.cue_of, item.source_of, _through(item.cue_of, item.source_of)


def _matched(item: Labelled, at: int, found: tuple[Spans, Spans, Spans]) -> Row:
    spans = tuple(np.stack([one.first[one.window == at], one.last[one.window == at]], 1) for one in found)
    content = _nearest(spans[CONTENT], item.spans[CONTENT], ALIKE)
    cue = _nearest(spans[CUE], item.spans[CUE], 0.0)
    cue_found = _nearest(item.spans[CUE], spans[CUE], 0.0)
    source_found = _nearest(item.spans[SOURCE], spans[SOURCE], 0.0)
    return (
        spans,
        _through(_through(content, item.cue_of), cue_found),
        _through(_through(cue, item.source_of), source_found),
        _through(_through(_through(content, item.cue_of), item.source_of), source_found),
    )


def _nearest(a: Ints, b: Ints, least: float) -> Ints:
    """Return for each span of ``a`` the span of ``b`` most like it, or -1."""
    if not len(a) or not len(b):
        return np.full(len(a), -1)
    common = np.minimum(a[:, None, 1], b[None, :, 1]) - np.maximum(a[:, None, 0], b[None, :, 0]) + 1
    every = np.maximum(a[:, None, 1], b[None, :, 1]) - np.minimum(a[:, None, 0], b[None, :, 0]) + 1
    alike = np.maximum(common, 0) / every
    return np.where(alike.max(1) > least, alike.argmax(1), -1)


def _through(first: Ints, second: Ints) -> Ints:
    """Return ``second`` at the places of ``first``, -1 where either has none."""
    return np.where(first >= 0, np.append(second, -1)[first], -1)
