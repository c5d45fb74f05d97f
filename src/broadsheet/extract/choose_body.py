"""Which blocks of a page are the text of its article: learnt from pages whose text people marked.

Data, terms and measurements of the model: ``data/CARD.md``. Made by ``bench/train_body.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from broadsheet.extract.block_context import second_look, with_kept, with_neighbours
from broadsheet.extract.block_features import kept_columns, table, word_scores, words_in
from broadsheet.extract.blocks import Block
from broadsheet.extract.clues import Clues
from broadsheet.extract.element_features import elements_of
from broadsheet.extract.outtakes import in_comments, printed_twice
from broadsheet.extract.trees import Trees, likelihoods

# A likelihood is raised to this before the text of the highest expected F1 is taken: below 1 rather keeps a
# doubtful block. Chosen by cross-validation of the training data from 0.6, 0.8, 1 and 1.3.
LENIENCE = 0.8
# The F1 that is to be expected after the first look, below which another extractor is asked, which takes as long as
# all the rest. Chosen by cross-validation: three pages in ten are asked about.
SURE = 0.97
LEAST_TEXT = 40  # words; a text beside comments has more, the rest of a page that is called "comment" fewer
MODEL = "body.npz"
_PARTS = ("roots", "column", "limit", "child", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """Trees for a first look at each block, and for a second that knows what the first gave."""

    first: Trees
    second: Trees


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyModel:
    """What was learnt: weights of words of class names and of texts, and trees."""

    names: Mapping[str, float]
    said: Mapping[str, float]
    alone: Looks
    asked: Looks  # where another extractor was asked as well


def chosen(
    blocks: Sequence[Block], clues: Clues, kept: Callable[[], str], model: BodyModel | None = None
) -> list[bool]:
    """Return, for each block of a page, whether it is part of the article's text.

    Args:
        blocks: the blocks of the page; the sums of their elements are filled in.
        clues: what the page tells programs about its article.
        kept: gives the text that another extractor finds in it; called only where the first look is unsure.
        model: what was learnt; the one that ships, if none is given.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    if not blocks:
        return []
    model = model or load_model()
    words = words_in(blocks)
    elements = elements_of(blocks)
    facts = table(blocks, words, clues, elements)
    weighed = word_scores(blocks, words, model.names, model.said, elements)
    rows = with_neighbours(np.hstack([facts, weighed.astype(np.float32)]))
    sizes = np.array([len(own) for own in words], float)
    return taken_of(model, rows, blocks, sizes, lambda: kept_columns(words, kept()))


def taken_of(
    model: BodyModel, rows: Any, blocks: Sequence[Block], sizes: Any, kept: Callable[[], Any]
) -> list[bool]:
    """Return, for each block, whether it is part of the text, from the table of the first look.

    Readers' comments are no part of it unless nothing else is there, nor is what is printed twice.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    looks = model.alone
    first = likelihoods(looks.first, rows)
    if is_unsure(first, sizes):
        looks, rows = model.asked, with_kept(rows, kept())
        first = likelihoods(looks.first, rows)
    likely = likelihoods(looks.second, second_look(rows, first, blocks, sizes))
    comments = np.array(in_comments(blocks))
    if (likely * sizes)[~comments].sum() >= LEAST_TEXT:
        likely = np.where(comments, 0.0, likely)
    taken = best_part(likely, sizes)
    again = printed_twice([block.text for block in blocks], sizes.tolist(), taken)
    return [take and not twice for take, twice in zip(taken, again, strict=True)]


def is_unsure(first: Any, sizes: Any) -> bool:
    """Return whether even the best part that could be taken after a first look may well be wrong."""
    return float(_expected(first, sizes)[1].max()) < SURE


def _expected(likely: Any, sizes: Any) -> tuple[Any, Any]:
    """The blocks, likeliest first, and the F1 to be expected of taking so many of them."""
    import numpy as np  # noqa: PLC0415 (heavy)

    order = np.argsort(-likely, kind="stable")
    right = np.cumsum((likely * sizes)[order])
    return order, 2 * right / np.maximum(np.cumsum(sizes[order]) + right[-1], 1e-9)


def best_part(likely: Any, sizes: Any) -> list[bool]:
    """Return which blocks to take so that the F1 to be expected, counted in words, is highest.

    The likeliest blocks are the best of any number of blocks; so only that number is sought (Ye, Chai, Lee and
    Chieu, Optimizing F-measure, ICML 2012).
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    order, good = _expected(likely**LENIENCE, sizes)
    out = np.zeros(len(likely), bool)
    if good.max() > 0:
        out[order[: int(good.argmax()) + 1]] = True
    return [bool(value) for value in out]


@lru_cache(maxsize=1)
def load_model() -> BodyModel:
    """Return the model that ships with Broadsheet; read once per process."""
    import numpy as np  # noqa: PLC0415 (heavy)

    with (files("broadsheet.extract") / "data" / MODEL).open("rb") as file, np.load(file) as arrays:
        return BodyModel(
            names=_weights(arrays, "names"),
            said=_weights(arrays, "said"),
            alone=_looks(arrays, "alone"),
            asked=_looks(arrays, "asked"),
        )


def _weights(arrays: Mapping[str, Any], name: str) -> dict[str, float]:
    words = bytes(arrays[f"{name}_words"]).decode().split()
    return dict(zip(words, arrays[f"{name}_weights"].astype(float).tolist(), strict=True))


def _looks(arrays: Mapping[str, Any], name: str) -> Looks:
    return Looks(first=_trees(arrays, f"{name}_first"), second=_trees(arrays, f"{name}_second"))


def _trees(arrays: Mapping[str, Any], name: str) -> Trees:
    parts = {part: arrays[f"{name}_{part}"] for part in _PARTS}
    kinds = {"roots": "int32", "column": "int32", "child": "int32", "limit": "float32", "value": "float32"}
    whole = {part: array.astype(kinds[part]) for part, array in parts.items()}
    return Trees(**whole, depth=int(arrays[f"{name}_depth"]))
