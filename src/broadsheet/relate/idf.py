"""How rare a word is: a static table, so that the first article of a stream is judged like the last."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "idf.tsv"
_SHARES = 100_000  # the table's unit: articles in a hundred thousand
RAREST = 9.0
"""Cap for words that the table lacks: ln(8,000), about the number of articles that it was counted in."""


@cache
def table() -> dict[str, float]:
    """Return rarity by stem: minus the natural logarithm of the share of articles that hold it."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {stem: min(-math.log(int(share) / _SHARES), RAREST) for stem, share in rows}


def rarity(stem: str) -> float:
    """Return how rare a stem is, from 0 (in every article) to ``RAREST`` (unknown).

    >>> rarity("the") < 1 < rarity("volgograd")
    True
    """
    return table().get(stem, RAREST)
