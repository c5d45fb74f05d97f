"""How like two articles are where words that mean like things count as partly the same (soft cosine).

Sidorov, Gelbukh, Gómez-Adorno and Pinto 2014: the cosine of two vectors of terms, where each term also meets
the other side's terms by the likeness of their word vectors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.relate.words.coded import KIND, TERM, Coded
from broadsheet.text.vectors import of_stems

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TERMS = 40  # heaviest terms compared: 40 and 90 agree equally well with people (bench/relate_related.py)
ALIKE = 0.25  # likeness of two words that counts: .2 to .3 differ by .01 of Pearson, .35 is worse
_AT_ONCE = 64  # articles held against one: 64 times 40 words of 1 kB are 2.5 MB


def likeness(new: Coded, olds: Coded) -> NDArray[np.float32]:
    """Return how like ``new`` (the first, if there are several) is to each of some others, 0 to 1."""
    import numpy as np  # noqa: PLC0415 (heavy)

    own = _terms(new, 0)
    length = float(_meeting(own, own, np.zeros(len(own[0]), np.intp), 1)[0]) if len(own[0]) else 0.0
    out = np.zeros(len(olds), np.float32)
    for begin in range(0, len(olds) if length else 0, _AT_ONCE):
        some = range(begin, min(len(olds), begin + _AT_ONCE))
        out[begin : some.stop] = _likeness(own, [_terms(olds, at) for at in some]) / np.sqrt(length)
    return out


def vector(coded: Coded) -> NDArray[np.float32]:
    """Return the direction in which the terms of an article (the first, if there are several) point."""
    import numpy as np  # noqa: PLC0415 (heavy)

    _, weights, vectors = _terms(coded, 0)
    direction = weights @ vectors
    out: NDArray[np.float32] = (direction / (np.sqrt(direction @ direction) or 1.0)).astype(np.float32)
    return out


Terms = tuple["NDArray[np.uint32]", "NDArray[np.float32]", "NDArray[np.float32]"]  # codes, weights, vectors


def _terms(coded: Coded, at: int) -> Terms:
    import numpy as np  # noqa: PLC0415 (heavy)

    begin, end = coded.starts[at], coded.starts[at + 1]
    marks = coded.marks[begin:end]
    count = min(
        TERMS, int(np.count_nonzero(marks[:, 0] & KIND == TERM))
    )  # they stand first, the heaviest first
    ids = coded.ids[begin : begin + count]
    return ids, marks[:count, 1].astype(np.float32), of_stems(ids)


def _likeness(own: Terms, others: list[Terms]) -> NDArray[np.float32]:
    import numpy as np  # noqa: PLC0415 (heavy)

    owner = np.repeat(np.arange(len(others)), [len(ids) for ids, _, _ in others])
    joined = tuple(np.concatenate(parts) for parts in zip(*others, strict=True))
    both = _meeting(own, joined, owner, len(others))  # type: ignore[arg-type]
    lengths = [_meeting(one, one, np.zeros(len(one[0]), np.intp), 1)[0] for one in others]
    out: NDArray[np.float32] = (both / np.sqrt(np.maximum(lengths, 1e-9))).astype(np.float32)
    return out


def _meeting(one: Terms, other: Terms, owner: NDArray[np.intp], owners: int) -> NDArray[np.float32]:
    """Return the sums, by owner of the other's terms, of the products of weights times likeness of words."""
    import numpy as np  # noqa: PLC0415 (heavy)

    alike = one[2] @ other[2].T
    alike[alike < ALIKE] = 0
    alike[one[0][:, None] == other[0]] = 1
    sums: NDArray[np.float32] = np.bincount(owner, (one[1] @ alike) * other[1], owners).astype(np.float32)
    return sums
