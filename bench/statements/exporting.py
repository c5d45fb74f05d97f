"""Writes a trained network as the runtime wants it: an int8 ONNX graph for the layers, an npz for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

from bench.statements import gold, newswire
from bench.statements.network import Network
from broadsheet.inspect.reading.wordpieces import Cutter, words

MS = "com.microsoft"  # the domain of onnxruntime's fused operators
# Seven bits a weight: eight overflow the 16-bit sums of cores with AVX2 and no VNNI.
TOP = 63
SHARES = (
    1.0,
    0.95,
    0.9,
    0.85,
    0.8,
    0.75,
    0.7,
    0.65,
    0.6,
    0.55,
    0.5,
)  # of a row's largest weight that stay apart

Floats = NDArray[np.float32]


def write(network: Network, vocabulary: Sequence[str], kept: Sequence[int], out: Path) -> None:
    """Write encoder.onnx, heads.npz and vocabulary.txt; ``kept`` are the rows of the vocabulary that stay."""
    out.mkdir(parents=True, exist_ok=True)
    state = {name: value.detach().float() for name, value in network.state_dict().items()}
    onnx.save(_graph(network, state), out / "encoder.onnx")
    np.savez_compressed(out / "heads.npz", **_heads(state, kept))
    (out / "vocabulary.txt").write_text("\n".join(vocabulary[at] for at in kept), encoding="utf-8")


def seen(cutter: Cutter) -> list[int]:
    """Return the pieces of the vocabulary that stay: marks, single characters, and what the train texts hold."""
    texts = [doc["text"] for doc in gold.read("train")] + [wire.text for wire in newswire.read("fit")]
    kept = {p.number for text in texts for word in words().findall(text) for p in cutter.pieces(word)}
    for piece, number in cutter.numbers.items():
        alone = len(piece.removeprefix("##")) == 1
        if alone or (piece[0] == "[" and not piece.startswith("[unused")):
            kept.add(number)
    return sorted(kept)


def _heads(state: dict[str, Tensor], kept: Sequence[int]) -> dict[str, np.ndarray]:
    words = state["words.weight"].numpy()[list(kept)]
    scale = np.abs(words).max(1, keepdims=True) / 127
    heads = {
        name: value.numpy().astype(np.float16)
        for name, value in state.items()
        if not name.startswith(("layers.", "words.", "norm."))
    }
    heads["places.weight"] = heads["places.weight"][:256] + heads.pop("kind")
    norm = {name: value.numpy() for name, value in state.items() if name.startswith("norm.")}
    return (
        heads
        | norm
        | {"words": np.round(words / scale).astype(np.int8), "words.scale": scale.astype(np.float32)}
    )


def rounded(weight: Floats) -> tuple[Floats, NDArray[np.int8]]:
    """Return a scale for each row and the row in whole numbers: where cutting off the largest errs least in all."""
    top = np.abs(weight).max(1)
    best, scale, rows = np.full(len(top), np.inf), top / TOP, np.zeros(weight.shape, np.int8)
    for share in SHARES:
        tried = (top * share / TOP)[:, None]
        whole = np.clip(np.round(weight / tried), -TOP, TOP)
        wrong = ((whole * tried - weight) ** 2).sum(1)
        better = wrong < best
        best[better], scale[better], rows[better] = wrong[better], tried[better, 0], whole[better]
    return scale, rows


class _Builder:
    """Nodes and constants of a graph, in order."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(
        self, kind: str, inputs: Sequence[str], outputs: Sequence[str], domain: str = MS, **rest: object
    ) -> str:
        self.nodes.append(helper.make_node(kind, inputs, outputs, domain=domain, **rest))
        return outputs[0]

    def dense(self, x: str, name: str, weight: Floats, bias: Floats) -> str:
        """Return x times the weights (out, in), one scale a column, plus bias."""
        scale, rows = rounded(weight)
        inputs = [
            x,
            self.constant(f"{name}.weight", rows.T),
            self.constant(f"{name}.scale", scale.astype(np.float32)),
            self.constant(f"{name}.zero", np.zeros(len(scale), np.int8)),
            self.constant(f"{name}.bias", bias),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, [f"{name}.out"])

    def norm(self, x: str, old: str, name: str, weight: Floats, bias: Floats) -> str:
        """Return the sum of two, normalised; the fused operator takes half as long again on a CPU."""
        both = self.node("Add", [x, old], [f"{name}.sum"], domain="")
        inputs = [both, self.constant(f"{name}.weight", weight), self.constant(f"{name}.bias", bias)]
        return self.node("LayerNormalization", inputs, [f"{name}.out"], domain="", epsilon=1e-12)


def _graph(network: Network, state: dict[str, Tensor]) -> onnx.ModelProto:
    build = _Builder()
    x = "x"
    for at in range(network.shape.layers):
        x = _layer(build, x, f"layers.{at}.", state, network.shape.heads)
    build.node("Identity", [x], ["y"], domain="")
    shape = ["windows", "length", network.shape.width]
    graph = helper.make_graph(
        build.nodes, "encoder",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, shape)],
        build.constants,
    )  # fmt: skip
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def _layer(build: _Builder, x: str, name: str, state: dict[str, Tensor], heads: int) -> str:
    def values(part: str) -> tuple[Floats, Floats]:
        return state[f"{name}{part}.weight"].numpy(), state[f"{name}{part}.bias"].numpy()

    parts = [
        build.dense(x, f"{name}{role}", *pair)
        for role, pair in zip("qkv", _thirds(*values("qkv")), strict=True)
    ]
    seen = build.node("MultiHeadAttention", parts, [f"{name}seen"], num_heads=heads)
    x = build.norm(build.dense(seen, f"{name}out", *values("out")), x, f"{name}norm1", *values("norm1"))
    inner = build.node("Gelu", [build.dense(x, f"{name}inner", *values("inner"))], [f"{name}gelu"])
    return build.norm(
        build.dense(inner, f"{name}outer", *values("outer")), x, f"{name}norm2", *values("norm2")
    )


def _thirds(weight: Floats, bias: Floats) -> list[tuple[Floats, Floats]]:
    return list(zip(np.split(weight, 3), np.split(bias, 3), strict=True))
