"""Statements out of a trained network, and their score."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from bench.statements.batches import batch
from bench.statements.gold import DATA
from bench.statements.network import Network
from bench.statements.targets import padded
from broadsheet.inspect.reading.assembling import assembled
from broadsheet.inspect.reading.decoding import Spans, best_labels, spans
from broadsheet.inspect.reading.model import Shift
from broadsheet.inspect.reading.tagged import Tagged
from broadsheet.inspect.reading.windows import Window

HEADS = ("tags", "cues", "sources", "givers")
MEASURES = ("pair.mention", "content.overlap", "tok.content")


def found(network: Network, cut: Sequence[Window]) -> list[Tagged]:
    """Return the statements of a text's windows, all that may be."""
    network.eval()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        rows = batch(cut)
        x = network.trunk(rows.ids, rows.shapes, rows.quotes, rows.real).float().numpy()
    weights = {
        name: value.numpy() for name, value in network.state_dict().items() if name.split(".")[0] in HEADS
    }
    vectors = [row[: len(window.ids)] for row, window in zip(x, cut, strict=True)]
    return assembled(cut, vectors, weights, Shift())


def decode_tags(network: Network, x: torch.Tensor, real: torch.Tensor) -> tuple[Spans, Spans, Spans]:
    """Return the spans that the tagger finds."""
    scores = network.tags(x).detach().float()
    scores[~real] = torch.tensor([1e4, *[0.0] * 6])
    chances = functional.softmax(scores, -1).numpy()
    return spans(best_labels(scores.numpy()), chances)


def padded_spans(tags: Sequence[Spans], count: int) -> tuple[torch.Tensor, ...]:
    """Return spans as (windows, n, 2), padded with -1; at least one column."""
    return tuple(
        padded(
            [
                np.concatenate([np.stack([one.first, one.last], 1)[one.window == at], [[-1, -1]]])
                for at in range(count)
            ],
            -1,
        )
        for one in tags
    )


def load_scorer() -> Any:
    """Return the scorer that lies beside the data."""
    spec = importlib.util.spec_from_file_location("attribution", DATA.parent / "score" / "attribution.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(DATA.parent / "score" / "attribution.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def sureness(one: Tagged) -> float:
    """Return how sure a statement is, roughly; for a look while training, the judge does it better."""
    piece = max(one.content, key=lambda piece: piece.link * piece.sure)
    return piece.sure * piece.link * (one.cue_sure or one.source_link)


def line(result: dict[str, Any]) -> str:
    """Return the main numbers on a line."""
    every = "/".join(f"{result['all'][m]['f1']:.1f}" for m in MEASURES)
    kinds = " ".join(
        f"{kind} {result[kind]['pair.mention']['f1']:.1f}" for kind in ("direct", "mixed", "indirect")
    )
    pair = result["all"]["pair.mention"]
    return f"pairs/content/tokens {every} (pairs P {pair['p']:.1f} R {pair['r']:.1f}); {kinds}"
