"""Reads a model folder as it ships back into a network, to go on training from it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from bench.statements.network import Network

_DENSE = ("out", "inner", "outer")


def put(network: Network, folder: Path) -> None:
    """Put the layers and heads of a model folder into a network; its words' vectors, which never change, stay.

    Weights come back as they are used: rounded to seven bits.
    """
    graph = onnx.load(str(folder / "encoder.onnx")).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    table: dict[str, np.ndarray] = {}
    for at in range(network.shape.layers):
        name = f"layers.{at}."
        parts = [_dense(stored, name + role) for role in "qkv"]
        table[f"{name}qkv.weight"] = np.concatenate([weight for weight, _ in parts])
        table[f"{name}qkv.bias"] = np.concatenate([bias for _, bias in parts])
        for role in _DENSE:
            table[f"{name}{role}.weight"], table[f"{name}{role}.bias"] = _dense(stored, name + role)
        table |= {key: stored[key] for norm in ("norm1", "norm2") for key in _pair(name + norm)}
    heads = np.load(folder / "heads.npz")
    table |= {key: heads[key].astype(np.float32) for key in heads if not key.startswith(("words", "places"))}
    places = network.places.weight.detach().numpy().copy()
    own = heads["places.weight"].astype(np.float32)  # the kind of all words is in them
    places[: len(own)] = own
    table |= {"places.weight": places, "kind": np.zeros(network.shape.width, np.float32)}
    _load(network, {key: torch.from_numpy(np.array(value)) for key, value in table.items()})


def _pair(name: str) -> tuple[str, str]:
    return f"{name}.weight", f"{name}.bias"


def _dense(stored: dict[str, np.ndarray], name: str) -> tuple[np.ndarray, np.ndarray]:
    """Return weights (out, in) and bias."""
    scale = stored[f"{name}.scale"][:, None]
    return stored[f"{name}.weight"].T.astype(np.float32) * scale, stored[f"{name}.bias"]


def _load(network: Network, table: dict[str, Tensor]) -> None:
    missing, unexpected = network.load_state_dict(table, strict=False)
    if unexpected or set(missing) - {"words.weight", "entities.weight", "entities.bias"}:
        raise ValueError(f"the folder does not fit: {missing} {unexpected}")
