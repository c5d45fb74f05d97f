"""Which group of like words a word belongs to: words of the table of vectors, parted into groups of three sizes."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from broadsheet.text import vectors
from broadsheet.text.words import fold


class Kin(NamedTuple):
    """The groups of a word: coarse, middling, fine. Below nought: it is in none, -1 because it is known in no part."""

    coarse: int
    middle: int
    fine: int


_NONE = Kin(-1, -1, -1)
_LONGEST = 24  # letters: what is longer is an address or a slip
_PARTS = 4096  # added to the groups of a word that is known only by its first part


@lru_cache(maxsize=50_000)
def kin(word: str) -> Kin:
    """Return the groups of a word, of the last part of a hyphened one, or of how an unknown one begins."""
    rows, groups = vectors.table().rows, _groups()
    key = fold(word).removesuffix("'s")
    at = rows.get(key)
    if at is not None:
        return groups[at]
    if not key or len(key) > _LONGEST:
        return _NONE
    if "-" in key:
        at = rows.get(key.rsplit("-", 1)[-1])
        return _NONE if at is None else groups[at]
    parts = vectors.split(key, rows)
    return Kin(*(number + _PARTS for number in groups[rows[parts[0]]])) if parts else _NONE


@cache
def _groups() -> list[Kin]:
    """Return the groups of each row of the table of vectors."""
    import numpy as np  # noqa: PLC0415 - heavy

    with np.load(Path(__file__).with_name("entities_model.npz"), allow_pickle=False) as stored:
        return [Kin(*row) for row in stored["kin"].tolist()]
