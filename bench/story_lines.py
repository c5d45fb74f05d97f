"""Boosted trees and a weighted sum as ``relate.compare.trees`` reads them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from broadsheet.relate.compare.trees import AT_MOST, MORE, SUM

if TYPE_CHECKING:
    from bench.train_pairs import Model


def lines(model: Model, learnt: Sequence[str]) -> Iterator[str]:
    """Yield a model of the numbers ``learnt`` as ``relate.trees`` reads it, what each part adds by its share."""
    yield "# number\tlimit\twhere a missing one goes (made by bench/train_pairs.py; see relate/compare/trees.py)"
    baseline = float(model.trees._baseline_prediction.ravel()[0])  # noqa: SLF001 (its only way out)
    yield f"=\t{model.of_trees * baseline + model.of_line * model.line.start:.4f}"
    for name, slope, missing in zip(learnt, model.line.slopes, model.line.missing, strict=True):
        if model.of_line and (slope or missing):
            yield f"{SUM}\t{name}\t{model.of_line * slope:.5g}\t{model.of_line * missing:.5g}"
    for (tree,) in model.trees._predictors:  # noqa: SLF001
        yield from _branch(tree.nodes, 0, 0, model.of_trees, learnt)


def _branch(nodes: Any, at: int, depth: int, share: float, learnt: Sequence[str]) -> Iterator[str]:
    node = nodes[at]
    if node["is_leaf"]:
        yield f"{' ' * depth}=\t{share * node['value']:.4f}"
        return
    missing = AT_MOST if node["missing_go_to_left"] else MORE
    yield f"{' ' * depth}{learnt[node['feature_idx']]}\t{_rounded(node['num_threshold'])}\t{missing}"
    yield from _branch(nodes, node["left"], depth + 1, share, learnt)
    yield from _branch(nodes, node["right"], depth + 1, share, learnt)


def _rounded(limit: float) -> str:
    """Return a limit in five digits, up: limits are often values that occur, and these are still to be at most so much."""
    if math.isinf(limit):
        return "inf"
    unit = 10.0 ** (math.floor(math.log10(abs(limit))) - 4) if limit else 1.0
    return f"{math.ceil(limit / unit) * unit:.6g}"
