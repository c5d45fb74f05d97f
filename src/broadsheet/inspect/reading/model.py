"""The encoder as it runs: windows in, vectors of their pieces out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from broadsheet.inspect.reading.windows import Window
from broadsheet.inspect.reading.wordpieces import Cutter

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]


class Shift(NamedTuple):
    """What is added to the scores of each role, which finds more of it."""

    source: float = 0.0
    cue: float = 0.0
    content: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Which statements to believe."""

    weights: NDArray[np.float64]
    shift: Shift
    least: float  # chance from which a statement is believed


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What a model folder holds, ready to run."""

    session: InferenceSession
    cutter: Cutter
    weights: Mapping[str, Floats]
    judge: Judge | None  # None until it is fitted


def load(folder: Path) -> Model:
    """Return the model in a folder: encoder.onnx, heads.npz, vocabulary.txt and, once fitted, judge.json."""
    with np.load(folder / "heads.npz", allow_pickle=False) as stored:
        weights = {name: stored[name] for name in stored.files}
    return Model(
        session=_session(folder / "encoder.onnx"),
        cutter=Cutter((folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")),
        weights={name: w if name == "words" else w.astype(np.float32) for name, w in weights.items()},
        judge=_judge(folder / "judge.json"),
    )


def _session(path: Path) -> InferenceSession:
    import onnxruntime  # noqa: PLC0415 - heavy

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # processes are the workers
    # More would fuse sums and norms again, into an operator that takes half as long again.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _judge(path: Path) -> Judge | None:
    if not path.exists():
        return None
    found = json.loads(path.read_text(encoding="utf-8"))
    return Judge(weights=np.array(found["weights"]), shift=Shift(*found["shift"]), least=found["least"][0])


def encoded(window: Window, model: Model) -> Floats:
    """Return the vectors of a window's pieces, (pieces, width)."""
    w = model.weights
    x = w["words"][window.ids] * w["words.scale"][window.ids] + w["places.weight"][: len(window.ids)]
    x += w["shapes.weight"][window.shapes]
    x += w["quotes.weight"][window.quotes]
    x -= x.mean(1, keepdims=True)
    x *= 1 / np.sqrt(np.square(x).mean(1, keepdims=True) + 1e-12)
    x = x * w["norm.weight"] + w["norm.bias"]
    found: Floats = model.session.run(None, {"x": x[None].astype(np.float32)})[0][0]
    return found
