"""How rare a word is: a static table, so that the first article of a stream is judged like the last."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TABLE = Path(__file__).parents[1] / "data" / "idf.tsv"
_SHARES = 100_000  # the table's unit: articles in a hundred thousand
RAREST = 9.0
"""Cap for words that the table lacks: ln(8,000), about the number of articles that it was counted in."""

ORDINARY = 6.0
"""Rarity of a word of another language that is neither a topic's nor a name's, where capitals tell names.

English words of that kind have 3.7 on average (bench/relate_languages.py --rarity), but a stem there gathers fewer
forms. With 3.7, 4.8 and 6 pairs of one story stand before others alike (area under the curve .957 to .958 over six
languages)."""


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


def rarities(codes: NDArray[np.uint32]) -> NDArray[np.float32]:
    """Return how rare stems are, given their CRC-32: what ``rarity`` says of each."""
    import numpy as np  # noqa: PLC0415 (heavy)

    known, rare = _coded_table()
    at = known.searchsorted(codes)
    same = known.take(at, mode="clip") == codes  # what is behind the last one is not the same as it
    out: NDArray[np.float32] = np.where(same, rare.take(at, mode="clip"), np.float32(RAREST))
    return out


@cache
def _coded_table() -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the CRC-32 of every stem of the table in order, and their rarities."""
    import numpy as np  # noqa: PLC0415 (heavy)

    rows = sorted((crc32(stem.encode()), rare) for stem, rare in table().items())
    return np.array([row[0] for row in rows], "<u4"), np.array([row[1] for row in rows], np.float32)
