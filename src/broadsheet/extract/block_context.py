"""What the blocks around a block are like, and how sure a first look was of them, as further numbers."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from broadsheet.extract.block_features import COLUMNS, KEPT
from broadsheet.extract.blocks import Block, Place

STEPS = (-2, -1, 1, 2)  # blocks before and after that are looked at
FAR_STEPS = (-4, -3, -2, -1, 1, 2, 3, 4)
# What of them: how long, of links, a paragraph, a heading, kept by another extractor, how named and worded.
SHOWN = (
    "size", "linked", "ends", "prose", "tag h2", "tag h3", "tag p", "tag li", "kept", "named caption",
    "names sum", "names own", "said",
)  # fmt: skip
MISSING = -9.0  # beyond the ends of a page; no real number of these is as low
FADING = 0.8  # what each block farther away counts less; a choice
MOST_COUNTED = 40  # words of one block, so that one long paragraph doesn't speak for its whole neighbourhood


def with_neighbours(rows: Any) -> Any:
    """Return a table of blocks (as ``block_features.table`` makes it) with columns of the blocks beside each."""
    import numpy as np  # noqa: PLC0415 (heavy)

    shown = rows[:, [COLUMNS.index(name) for name in SHOWN]]
    return np.hstack([rows, *(shifted(shown, step) for step in STEPS)])


def with_kept(rows: Any, kept: Any) -> Any:
    """Return a table as ``with_neighbours`` makes it, with what another extractor kept (``kept_columns``) in it."""
    own = rows[:, : len(COLUMNS)].copy()
    own[:, [COLUMNS.index(name) for name in KEPT]] = kept
    return with_neighbours(own)


def shifted(rows: Any, step: int) -> Any:
    """Return the rows of the blocks ``step`` places on (before, if negative)."""
    import numpy as np  # noqa: PLC0415 (heavy)

    out = np.full_like(rows, MISSING)
    if abs(step) < len(rows):
        if step < 0:
            out[-step:] = rows[:step]
        else:
            out[:-step] = rows[step:]
    return out


def second_look(rows: Any, first: Any, blocks: Sequence[Block], sizes: Any) -> Any:
    """Return a table with columns of what a first look gave: for neighbours, for those in the same elements.

    Args:
        rows: the table of the first look.
        first: how likely the first look thinks each block is part of the text.
        blocks: the blocks.
        sizes: their numbers of words.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    mass = first * sizes
    found = np.cumsum(mass)
    total = max(1.0, float(found[-1]))
    near = np.minimum(sizes, MOST_COUNTED)
    columns = [
        _fading(first, near),
        _fading(first[::-1], near[::-1])[::-1],
        found / total,
        np.full(len(first), np.log1p(total)),
        *(_shares(keys, mass, sizes) for keys in _groups(blocks)),
    ]
    likely = first[:, None]
    shifts = [shifted(likely, step) for step in FAR_STEPS]
    return np.hstack([rows, likely, *shifts, np.stack(columns, axis=1)]).astype(np.float32)


def _fading(first: Any, sizes: Any) -> Any:
    import numpy as np  # noqa: PLC0415 (heavy)

    out = []
    part, whole = 0.0, 1.0
    for likely, size in zip(first.tolist(), sizes.tolist(), strict=True):
        out.append(part / whole)
        part, whole = part * FADING + likely * size, whole * FADING + size
    return np.array(out)


def _groups(blocks: Sequence[Block]) -> tuple[list[Hashable], ...]:
    """The blocks of the same element, of the same one around it and around that, of equally named elements."""
    own = [block.place for block in blocks]
    above = [place.parent or place for place in own]
    top = [place.parent or place for place in above]
    return (
        [place.number for place in own],
        [place.number for place in above],
        [place.number for place in top],
        [_name(place) for place in own],
    )


def _name(place: Place) -> Hashable:
    return place.tag, place.words


def _shares(keys: Sequence[Hashable], mass: Any, sizes: Any) -> Any:
    import numpy as np  # noqa: PLC0415 (heavy)

    numbers: dict[Hashable, int] = {}
    which = np.array([numbers.setdefault(key, len(numbers)) for key in keys])
    part, whole = np.bincount(which, mass), np.bincount(which, sizes)
    return (part / np.maximum(1.0, whole))[which]
