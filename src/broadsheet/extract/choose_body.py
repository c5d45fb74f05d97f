"""Which blocks of a page are the text of its article: learnt from pages whose text people marked.

Data, terms and measurements of the model: ``data/CARD.md``. Made by ``bench/train_body.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from broadsheet.extract.block_context import second_look, with_neighbours
from broadsheet.extract.block_features import table, word_scores, words_in
from broadsheet.extract.blocks import Block
from broadsheet.extract.clues import Clues
from broadsheet.extract.outtakes import in_comments, printed_twice
from broadsheet.extract.trees import Trees, likelihoods

# A likelihood is raised to this before the text of the highest expected F1 is taken: below 1 rather keeps a
# doubtful block. Chosen by cross-validation of the training data from 0.6, 0.8, 1 and 1.3.
LENIENCE = 0.8
LEAST_TEXT = 40  # words; a text beside comments has more, the rest of a page that is called "comment" fewer
MODEL = "body.npz"
_PARTS = ("roots", "column", "limit", "child", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyModel:
    """What was learnt: weights of words of class names and of texts, and trees for a first and a second look."""

    names: Mapping[str, float]
    said: Mapping[str, float]
    first: Trees
    second: Trees


def chosen(blocks: Sequence[Block], clues: Clues, kept: str, model: BodyModel | None = None) -> list[bool]:
    """Return, for each block of a page, whether it is part of the article's text.

    Args:
        blocks: the blocks of the page; the sums of their elements are filled in.
        clues: what the page tells programs about its article.
        kept: the text that another extractor found in it.
        model: what was learnt; the one that ships, if none is given.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    if not blocks:
        return []
    model = model or load_model()
    words = words_in(blocks)
    facts = table(blocks, words, clues, kept)
    weighed = word_scores(blocks, words, model.names, model.said)
    rows = with_neighbours(np.hstack([np.array(facts, np.float32), np.array(weighed, np.float32)]))
    sizes = np.array([len(own) for own in words], float)
    return taken_of(model, rows, blocks, sizes)


def taken_of(model: BodyModel, rows: Any, blocks: Sequence[Block], sizes: Any) -> list[bool]:
    """Return, for each block, whether it is part of the text, from the table of the first look.

    Readers' comments are no part of it unless nothing else is there, nor is what is printed twice.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    first = likelihoods(model.first, rows)
    likely = likelihoods(model.second, second_look(rows, first, blocks, sizes))
    comments = np.array(in_comments(blocks))
    if (likely * sizes)[~comments].sum() >= LEAST_TEXT:
        likely = np.where(comments, 0.0, likely)
    taken = best_part(likely, sizes)
    again = printed_twice([block.text for block in blocks], sizes.tolist(), taken)
    return [take and not twice for take, twice in zip(taken, again, strict=True)]


def best_part(likely: Any, sizes: Any) -> list[bool]:
    """Return which blocks to take so that the F1 to be expected, counted in words, is highest.

    The likeliest blocks are the best of any number of blocks; so only that number is sought (Ye, Chai, Lee and
    Chieu, Optimizing F-measure, ICML 2012).
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    lenient = likely**LENIENCE
    order = np.argsort(-lenient, kind="stable")
    right = np.cumsum((lenient * sizes)[order])
    taken = np.cumsum(sizes[order])
    out = np.zeros(len(likely), bool)
    if right[-1] > 0:
        out[order[: int((right / (taken + right[-1])).argmax()) + 1]] = True
    return [bool(value) for value in out]


@lru_cache(maxsize=1)
def load_model() -> BodyModel:
    """Return the model that ships with Broadsheet; read once per process."""
    import numpy as np  # noqa: PLC0415 (heavy)

    with (files("broadsheet.extract") / "data" / MODEL).open("rb") as file, np.load(file) as arrays:
        return BodyModel(
            names=_weights(arrays, "names"),
            said=_weights(arrays, "said"),
            first=_trees(arrays, "first"),
            second=_trees(arrays, "second"),
        )


def _weights(arrays: Mapping[str, Any], name: str) -> dict[str, float]:
    words = bytes(arrays[f"{name}_words"]).decode().split()
    return dict(zip(words, arrays[f"{name}_weights"].astype(float).tolist(), strict=True))


def _trees(arrays: Mapping[str, Any], name: str) -> Trees:
    parts = {part: arrays[f"{name}_{part}"] for part in _PARTS}
    kinds = {"roots": "int32", "column": "int32", "child": "int32", "limit": "float32", "value": "float32"}
    whole = {part: array.astype(kinds[part]) for part, array in parts.items()}
    return Trees(**whole, depth=int(arrays[f"{name}_depth"]))
