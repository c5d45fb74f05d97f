"""The tagger as it runs: text in, statements out; onnxruntime and numpy only."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from bench.statements.decoding import Spans, best_labels, spans
from bench.statements.judging import judged, trimmed
from bench.statements.tagged import Piece, Tagged
from bench.statements.windows import OUTSIDE, Window, windows
from bench.statements.wordpieces import Cutter

# As in training (network.py): steps of the distance between spans.
STEPS = np.array([0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96])
_SHUT = np.float32(-1e4)

Floats = NDArray[np.float32]
Shift = tuple[float, float, float]  # of source, cue and content


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What a model folder holds, ready to run."""

    session: onnxruntime.InferenceSession
    cutter: Cutter
    weights: Mapping[str, Floats]
    judge: Mapping[str, list[float]]  # empty until it is fitted


def load(folder: Path) -> Model:
    """Return the model in a folder: encoder.onnx, heads.npz, vocabulary.txt and, once fitted, judge.json."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # processes are the workers
    options.log_severity_level = 3
    with np.load(folder / "heads.npz") as stored:
        weights = {name: stored[name] for name in stored.files}
    judge = folder / "judge.json"
    return Model(
        session=onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        ),
        cutter=Cutter((folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")),
        weights={n: w if n == "words" else w.astype(np.float32) for n, w in weights.items()},
        judge=json.loads(judge.read_text()) if judge.exists() else {},
    )


def tag(text: str, model: Model) -> list[Tagged]:
    """Return the statements of a text in order of their cues, those that are likely enough right."""
    judge = model.judge
    found = [trimmed(one) for one in candidates(text, model, tuple(judge["shift"]))]
    chances = judged(found, np.array(judge["weights"]))
    sure = [replace(one, sure=chance) for one, chance in zip(found, chances.tolist(), strict=True)]
    return [one for one in sure if one.sure >= judge["least"][0]]


def candidates(text: str, model: Model, shift: Shift) -> list[Tagged]:
    """Return all that may be statements; ``shift`` is added to the scores of each role, which finds more of it."""
    cut = windows(text, model.cutter)
    return assembled(cut, encoded(cut, model), model.weights, shift)


def encoded(cut: Sequence[Window], model: Model) -> list[Floats]:
    """Return the vectors of the pieces of each window."""
    return [_encoded(window, model) for window in cut]


def assembled(
    cut: Sequence[Window], vectors: Sequence[Floats], weights: Mapping[str, Floats], shift: Shift
) -> list[Tagged]:
    """Return what windows hold, given the vectors of their pieces."""
    if not cut:
        return []
    y = np.concatenate(vectors)
    offsets = np.cumsum([0, *(len(window.ids) for window in cut)])
    scores = y @ weights["tags.weight"].T + weights["tags.bias"]
    scores += np.array([0.0, *np.repeat(shift, 2)], np.float32)
    ours = np.concatenate([window.paragraphs for window in cut]) < 0
    scores[ours, 1::2] = _SHUT  # nothing begins at a piece of our own
    return _statements(cut, y, _tags(scores, offsets), weights)


def _encoded(window: Window, model: Model) -> Floats:
    w = model.weights
    x = w["words"][window.ids] * w["words.scale"][window.ids] + w["places.weight"][: len(window.ids)]
    x += w["shapes.weight"][window.shapes]
    x += w["quotes.weight"][window.quotes]
    x -= x.mean(1, keepdims=True)
    x *= 1 / np.sqrt(np.square(x).mean(1, keepdims=True) + 1e-12)
    x = x * w["norm.weight"] + w["norm.bias"]
    lengths = np.array([len(x)], np.int32)
    found: Floats = model.session.run(None, {"x": x[None].astype(np.float32), "lengths": lengths})[0][0]
    return found


def _tags(scores: Floats, offsets: NDArray[np.int64]) -> tuple[Spans, ...]:
    """Return the spans of each role, by pieces of all windows in a row."""
    sizes = np.diff(offsets)
    rows = np.zeros((len(sizes), sizes.max(), scores.shape[1]), np.float32)
    rows[:, :, 0] = -_SHUT
    inside = np.arange(sizes.max()) < sizes[:, None]
    rows[inside] = scores
    chances = np.exp(rows - rows.max(2, keepdims=True))
    chances /= chances.sum(2, keepdims=True)
    return tuple(
        replace(one, first=one.first + offsets[one.window], last=one.last + offsets[one.window])
        for one in spans(best_labels(rows), chances)
    )


def _links(
    y: Floats,
    asking: Spans,
    answering: Spans,
    paragraphs: NDArray[np.int64],
    weights: Mapping[str, Floats],
    name: str,
) -> Floats:
    """Return chances (asking, answering + 1); the last column is none."""
    a, b = (np.concatenate([y[one.first], y[one.last]], 1) for one in (asking, answering))
    asks, answers, none = (
        x @ weights[f"{name}.{part}.weight"].T + weights[f"{name}.{part}.bias"]
        for x, part in ((a, "asks"), (b, "answers"), (a, "none"))
    )
    scores = asks @ answers.T / np.sqrt(np.float32(asks.shape[1]))
    before = asking.first[:, None] - answering.last
    after = answering.first - asking.last[:, None]
    step = np.searchsorted(STEPS, np.maximum(np.maximum(before, after), 0), side="right")
    scores += weights[f"{name}.distance.weight"][step + (before >= after) * (len(STEPS) + 1), 0]
    same = (paragraphs[asking.first][:, None] == paragraphs[answering.first]).astype(np.int64)
    scores += weights[f"{name}.paragraph.weight"][same, 0]
    scores = np.where(asking.window[:, None] == answering.window, scores, _SHUT)
    scores = np.concatenate([scores, none], 1)
    chances = np.exp(scores - scores.max(1, keepdims=True))
    return chances / chances.sum(1, keepdims=True)


def _statements(
    cut: Sequence[Window], y: Floats, found: tuple[Spans, ...], weights: Mapping[str, Floats]
) -> list[Tagged]:
    source, cue, content = found
    names = ("paragraphs", "starts", "ends", "quotes")
    paragraphs, starts, ends, quotes = (np.concatenate([getattr(one, name) for one in cut]) for name in names)
    cues = _links(y, content, cue, paragraphs, weights, "cues")
    sources = _links(y, cue, source, paragraphs, weights, "sources")
    givers = _links(y, content, source, paragraphs, weights, "givers")
    quoted = np.concatenate([[0], np.cumsum(quotes != OUTSIDE)])

    def span(of: Spans, at: int) -> tuple[int, int]:
        return int(starts[of.first[at]]), int(ends[of.last[at]])

    chosen = cues.argmax(1)
    without = np.flatnonzero(
        chosen == len(cue.first)
    ).tolist()  # stretches that no cue is found for stand alone
    groups = [
        (int(number), np.flatnonzero(chosen == number))
        for number in np.unique(chosen[chosen < len(cue.first)])
    ]
    result: list[Tagged] = []
    for number, held in [*groups, *((-1, np.array([at])) for at in without)]:
        giver = givers[held].mean(0)
        chances = giver if number < 0 else (sources[number] + giver) / 2
        speaker = int(chances.argmax())
        has = speaker < len(source.first)
        if number < 0 and not has:
            continue
        first, behind = content.first[held], content.last[held] + 1
        result.append(
            Tagged(
                source=span(source, speaker) if has else None,
                cue=span(cue, number) if number >= 0 else None,
                content=tuple(
                    Piece(
                        span=span(content, at), sure=float(content.sure[at]), edges=float(content.edges[at]),
                        link=float(cues[at, number]),
                    )
                    for at in held.tolist()
                ),
                cue_sure=float(cue.sure[number]) if number >= 0 else 0.0,
                source_sure=float(source.sure[speaker]) if has else 0.0,
                source_link=float(chances[speaker]),
                quoted=float((quoted[behind] - quoted[first]).sum() / (behind - first).sum()),
            )
        )  # fmt: skip
    return sorted(result, key=lambda one: one.content[0].span)
