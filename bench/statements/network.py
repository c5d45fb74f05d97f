"""The network: layers of MiniLM, or all of MPNet for a teacher, with a tagger and two linkers on top."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

SHAPES, QUOTES, LABELS = 7, 4, 7
# Distances between spans, in pieces, fall into these buckets on either side; doubling steps, by rule of thumb.
STEPS = (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96)
BUCKETS = 2 * (len(STEPS) + 1)
LINK = 128  # width of the linkers' vectors
FAR = 128  # MPNet tells apart no distances between pieces beyond it


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Sizes of the trunk; those of MiniLM unless it is a slimmer student or MPNet."""

    layers: int = 3
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    small: float = 1e-12  # added to variances by the norms
    relative: int = 0  # buckets of distances between pieces, which sway attention; none in MiniLM
    frozen: int = 0  # layers that stay as they are, from the first; case and quotes are told behind them
    entities: int = 0  # labels of the entity head; none without it


MPNET = Shape(layers=12, width=768, inner=3072, small=1e-5, relative=32)


class Layer(nn.Module):
    """A BERT layer: attention, then two dense steps, each added and normalised."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=shape.small)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=shape.small)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, length, width = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # By hand: torch's own attention takes three times as long backwards on a CPU.
        scores = q @ k.transpose(2, 3) * (width // self.heads) ** -0.5 + mask.to(q.dtype)
        seen = (
            (functional.softmax(scores, -1, dtype=scores.dtype) @ v)
            .transpose(1, 2)
            .reshape(rows, length, width)
        )
        x = self.norm1(x + self.drop(self.out(seen)))
        return self.norm2(x + self.drop(self.outer(functional.gelu(self.inner(x)))))


class Linker(nn.Module):
    """Scores of spans of one role for spans of the next, with a class for none of them."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.asks = nn.Linear(2 * width, LINK)
        self.answers = nn.Linear(2 * width, LINK)
        self.none = nn.Linear(2 * width, 1)
        self.distance = nn.Embedding(BUCKETS, 1)
        self.paragraph = nn.Embedding(2, 1)
        nn.init.zeros_(self.distance.weight)
        nn.init.zeros_(self.paragraph.weight)

    def forward(self, asking: Tensor, answering: Tensor, buckets: Tensor, together: Tensor) -> Tensor:
        """Return (rows, asking, answering + 1); the last column is none."""
        scores = self.asks(asking) @ self.answers(answering).transpose(1, 2) / LINK**0.5
        scores = scores + self.distance(buckets).squeeze(-1) + self.paragraph(together).squeeze(-1)
        return torch.cat([scores, self.none(asking)], -1)


class Network(nn.Module):
    """Trunk and heads."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.kind = nn.Parameter(torch.zeros(shape.width))
        self.shapes = nn.Embedding(SHAPES, shape.width)
        self.quotes = nn.Embedding(QUOTES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.small)
        self.drop = nn.Dropout(dropout)
        self.relative = nn.Embedding(shape.relative, shape.heads) if shape.relative else None
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.tags = nn.Linear(shape.width, LABELS)
        self.cues = Linker(shape.width)
        self.sources = Linker(shape.width)
        self.givers = Linker(shape.width)
        self.entities = nn.Linear(shape.width, shape.entities) if shape.entities else None
        self.words.weight.requires_grad_(False)
        for layer in self.layers[: shape.frozen]:
            layer.requires_grad_(False)
        for added in (self.shapes, self.quotes):
            nn.init.normal_(added.weight, std=0.02)

    def trunk(self, ids: Tensor, shapes: Tensor, quotes: Tensor, real: Tensor) -> Tensor:
        """Return the last layer's vectors, (rows, length, width)."""
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.kind
        told = self.shapes(shapes) + self.quotes(quotes)
        mask = self._mask(ids, real)
        if not self.shape.frozen:
            x = self.drop(self.norm(x + told))
        else:
            with torch.no_grad():
                x = self.norm(x)
                for layer in self.layers[: self.shape.frozen]:
                    x = layer(x, mask)
            x = x + told
        for layer in self.layers[self.shape.frozen :]:
            x = layer(x, mask)
        return x

    def _mask(self, ids: Tensor, real: Tensor) -> Tensor:
        """Return what is added to the scores of attention."""
        mask = torch.zeros(real.shape).masked_fill(~real, -1e4)[:, None, None, :]
        if self.relative is None:
            return mask
        mask = (
            mask + self.relative(relative_buckets(ids.shape[1], self.shape.relative)).permute(2, 0, 1)[None]
        )
        # Cast here, once for all layers, which would each do it again.
        return mask.to(torch.get_autocast_dtype("cpu")) if torch.is_autocast_enabled("cpu") else mask

    def train(self, mode: bool = True) -> Network:  # noqa: FBT001, FBT002 - as torch has it
        """Switch between training and use; frozen layers drop nothing."""
        super().train(mode)
        for layer in self.layers[: self.shape.frozen]:
            layer.eval()
        return self

    def links(
        self, x: Tensor, spans: tuple[Tensor, Tensor, Tensor], paragraphs: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return scores of cues for contents, of sources for cues, and of sources for contents.

        Spans are (rows, n, 2), padded with -1.
        """
        source, cue, content = ((ends(x, one), one) for one in spans)
        return (
            linked(self.cues, content, cue, paragraphs),
            linked(self.sources, cue, source, paragraphs),
            linked(self.givers, content, source, paragraphs),
        )


def linked(
    linker: Linker, asking: tuple[Tensor, Tensor], answering: tuple[Tensor, Tensor], paragraphs: Tensor
) -> Tensor:
    """Return the scores of a linker for spans, which come as vectors and places; padded answers are shut out."""
    a, b = asking[1], answering[1]
    scores = linker(asking[0], answering[0], buckets(a, b), together(a, b, paragraphs))
    shut = functional.pad(b[:, :, 0] < 0, (0, 1), value=False)[:, None, :]
    return scores.float().masked_fill(shut, -1e4)


def ends(x: Tensor, spans: Tensor) -> Tensor:
    """Return the first and last vectors of spans, side by side."""
    rows = torch.arange(x.shape[0])[:, None]
    at = spans.clamp(min=0)
    return torch.cat([x[rows, at[:, :, 0]], x[rows, at[:, :, 1]]], -1)


def buckets(a: Tensor, b: Tensor) -> Tensor:
    """Return the bucket of the distance from each span of ``a`` to each of ``b``; sides are told apart."""
    before = a[:, :, None, 0] - b[:, None, :, 1]  # positive where b stands before a
    after = b[:, None, :, 0] - a[:, :, None, 1]
    left = before >= after
    gap = torch.maximum(before, after).clamp(min=0)
    step = torch.bucketize(gap, torch.tensor(STEPS), right=True).clamp(max=len(STEPS))
    return step + left.long() * (len(STEPS) + 1)


def together(a: Tensor, b: Tensor, paragraphs: Tensor) -> Tensor:
    """Tell for each pair of spans whether they begin in one paragraph."""
    rows = torch.arange(paragraphs.shape[0])[:, None]
    pa, pb = paragraphs[rows, a[:, :, 0].clamp(min=0)], paragraphs[rows, b[:, :, 0].clamp(min=0)]
    return (pa[:, :, None] == pb[:, None, :]).long()


def relative_buckets(length: int, count: int) -> Tensor:
    """Return the bucket of the distance from each piece (rows) to each (columns), as T5 and MPNet count them.

    Half of the buckets are for what stands after; of each half the first half holds one distance each, the others
    grow with its logarithm up to ``FAR``.
    """
    at = torch.arange(length)
    gap = at[None, :] - at[:, None]
    half, single = count // 2, count // 4
    size = gap.abs()
    grown = single + torch.log(size.clamp(min=1) / single) / math.log(FAR / single) * (half - single)
    step = torch.where(size < single, size, grown.long().clamp(max=half - 1))
    return step + (gap > 0).long() * half


QKV = ("query", "key", "value")


def pretrained(network: Network, path: Path, layers: tuple[int, ...]) -> None:
    """Put MiniLM's weights into the trunk: embeddings, and the named layers in order."""
    from safetensors.torch import load_file  # noqa: PLC0415 - only for training

    weights = load_file(str(path))
    table: dict[str, Tensor] = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"],
        "kind": weights["embeddings.token_type_embeddings.weight"][0],
    }
    names = {
        "attention.output.dense": "out", "attention.output.LayerNorm": "norm1", "intermediate.dense": "inner",
        "output.dense": "outer", "output.LayerNorm": "norm2",
    }  # fmt: skip
    for at, number in enumerate(layers):
        table |= _layer(weights, f"encoder.layer.{number}.", f"layers.{at}.", names, "attention.self.", QKV)
    _put(network, table | _norm(weights))


def pretrained_teacher(network: Network, path: Path, own: Sequence[str], vocabulary: Sequence[str]) -> None:
    """Put MPNet's weights into the trunk; ``own`` are its pieces, whose vectors are put in our vocabulary's order."""
    from safetensors.torch import load_file  # noqa: PLC0415 - only for training

    weights = load_file(str(path))
    alias = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[UNK]": "<unk>", "[MASK]": "<mask>"}
    numbers = {piece: number for number, piece in enumerate(own)}
    order = torch.tensor([numbers[alias.get(piece, piece)] for piece in vocabulary])
    table: dict[str, Tensor] = {
        "words.weight": weights["embeddings.word_embeddings.weight"][order],
        "places.weight": weights["embeddings.position_embeddings.weight"][
            2:
        ],  # the first two are for padding
        "relative.weight": weights["encoder.relative_attention_bias.weight"],
    }
    names = {
        "attention.attn.o": "out", "attention.LayerNorm": "norm1", "intermediate.dense": "inner",
        "output.dense": "outer", "output.LayerNorm": "norm2",
    }  # fmt: skip
    for at in range(network.shape.layers):
        old = f"encoder.layer.{at}."
        table |= _layer(weights, old, f"layers.{at}.", names, "attention.attn.", ("q", "k", "v"))
    _put(network, table | _norm(weights))


def _norm(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {f"norm.{kind}": weights[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")}


def _put(network: Network, table: Mapping[str, Tensor]) -> None:
    """Load a table that must name all of the trunk."""
    missing, unexpected = network.load_state_dict(table, strict=False)
    heads = ("kind", "shapes", "quotes", "tags", "cues", "sources", "givers", "entities")
    if unexpected or [name for name in missing if name.split(".")[0] not in heads]:
        raise ValueError(f"the weights do not fit: {missing} {unexpected}")


def _layer(
    weights: Mapping[str, Tensor],
    old: str,
    new: str,
    names: Mapping[str, str],
    attention: str,
    qkv: Sequence[str],
) -> dict[str, Tensor]:
    table = {
        f"{new}{short}.{kind}": weights[f"{old}{name}.{kind}"]
        for name, short in names.items()
        for kind in ("weight", "bias")
    }
    for kind in ("weight", "bias"):
        table[f"{new}qkv.{kind}"] = torch.cat([weights[f"{old}{attention}{name}.{kind}"] for name in qkv])
    return table
