"""What a trained network says of windows: soft labels, spans and links for a smaller one to learn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch

from bench.statements.batches import batch
from bench.statements.gold import Labelled
from bench.statements.network import Network
from bench.statements.scoring import decode_tags, padded_spans
from broadsheet.inspect.reading.decoding import Spans

SIZE = 32


@torch.no_grad()
def taught(teachers: Sequence[Network], items: Sequence[Labelled]) -> list[Labelled]:
    """Return the items with soft labels, the mean of the teachers'; those without gold also get spans and links.

    Spans and links are those of the first teacher. Order is kept.
    """
    result = list(items)
    order = sorted(range(len(items)), key=lambda at: len(items[at].labels))
    for begin in range(0, len(order), SIZE):
        places = order[begin : begin + SIZE]
        for at, new in zip(places, _taught(teachers, [items[at] for at in places]), strict=True):
            result[at] = new
    return result


def _taught(teachers: Sequence[Network], group: Sequence[Labelled]) -> list[Labelled]:
    rows = batch([item.window for item in group])
    vectors = []
    for teacher in teachers:
        teacher.eval()
        with torch.autocast("cpu", torch.bfloat16):
            vectors.append(teacher.trunk(rows.ids, rows.shapes, rows.quotes, rows.real).float())
    chances = torch.stack([t.tags(x).softmax(-1) for t, x in zip(teachers, vectors, strict=True)]).mean(0)
    soft = chances.clamp(min=1e-6).log().numpy().astype(np.float16)
    first, x = teachers[0], vectors[0]
    tags = decode_tags(first, x, rows.real)
    given = padded_spans(tags, len(group))
    cues, sources, _ = (scores.argmax(-1).numpy() for scores in first.links(x, given, rows.paragraphs))
    result: list[Labelled] = []
    for at, item in enumerate(group):
        new = replace(item, soft=soft[at, : len(item.labels)])
        result.append(new if (item.labels >= 0).any() else _linked(new, at, tags, cues[at], sources[at]))
    return result


def _linked(
    item: Labelled, at: int, tags: Sequence[Spans], cues: np.ndarray, sources: np.ndarray
) -> Labelled:
    spans = tuple(np.stack([one.first, one.last], 1)[one.window == at] for one in tags)
    source, cue, content = (len(one) for one in spans)
    return replace(
        item,
        spans=spans,
        cue_of=np.where(cues[:content] < cue, cues[:content], -1),
        source_of=np.where(sources[:cue] < source, sources[:cue], -1),
    )
