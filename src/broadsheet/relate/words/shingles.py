"""Runs of five words as numbers: two texts that share them are one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.relate.words.wording import IN_FURNITURE, IN_QUOTES, SHIFT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words = NDArray[np.uint32]

RUN = 5  # words a run: the usual length for news; the candidate pairs of the benchmark were found with it
MOSTLY = 0.6  # of a text in quotation marks: then it is taken whole (a transcript, a statement)
MOST = 1_000
"""Runs kept: the smallest hashes, a fair sample, so that long texts still take 4 kB."""
SKETCH = 8
"""Texts that share a third of their runs agree in one of eight with a probability of .96."""
# Odd numbers, so that multiplying is a permutation of 32-bit numbers: steps of the golden ratio (Knuth).
_FACTORS = [(0x9E3779B1 * (2 * number + 1)) & 0xFFFFFFFF | 1 for number in range(1, SKETCH + 1)]
_BASE = 0x9E3779B1  # 2**32 / golden ratio (Knuth): spreads sums over all bits


def own(words: Words) -> NDArray[np.bool_]:
    """Return which words of a ``wording`` are the report's own: neither quoted nor of a caption or notice.

    Two reports of their own share quotes; where nearly all is quoted, quotes are the text.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    quoted = np.count_nonzero(words & IN_QUOTES) > MOSTLY * len(words)
    mine: NDArray[np.bool_] = (words & (IN_FURNITURE if quoted else IN_FURNITURE | IN_QUOTES)) == 0
    return mine


def run_hashes(words: Words) -> Words:
    """Return a number for each run of five words, in order: a polynomial of theirs."""
    import numpy as np  # noqa: PLC0415 (heavy)

    count = max(0, len(words) - RUN + 1)
    plain = words >> np.uint32(SHIFT)
    out = plain[:count].copy()
    for at in range(1, RUN if count else 0):
        out *= np.uint32(_BASE)
        out += plain[at : at + count]
    return out


def runs_of(worded: bytes) -> bytes:
    """Return the sorted 32-bit hashes of all runs of a text's own words, at most ``MOST``, as bytes.

    A text of fewer than five words has none.

    Args:
        worded: of ``wording``.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    words = np.frombuffer(worded, "<u4")
    hashes = run_hashes(words[own(words)])
    hashes.sort()
    new = np.ones(len(hashes), bool)
    np.not_equal(hashes[1:], hashes[:-1], out=new[1:])
    least: Words = hashes[new][:MOST]
    return least.tobytes()


def sketch(hashes: bytes) -> list[int]:
    """Return one hash for each of ``SKETCH`` permutations, the smallest under it; none for a text without runs.

    Two texts agree in each with the probability of their Jaccard likeness (Broder 1997, MinHash).
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    if not hashes:
        return []
    given, factors = np.frombuffer(hashes, "<u4"), np.array(_FACTORS, np.uint32)
    least = (given * factors[:, None]).argmin(axis=1)
    chosen: list[int] = (given[least] ^ factors).tolist()  # each permutation has its own numbers
    return chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """How much two texts have in common, in shares of runs of five words."""

    jaccard: float  # of both together
    of_first: float
    of_second: float
    shared: int = 0  # runs

    @property
    def containment(self) -> float:
        """The share of the shorter one that stands in the longer one."""
        return max(self.of_first, self.of_second)
