"""Runs of five words as numbers: two texts that share them are one text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

RUN = 5  # words a run: the usual length for news; the candidate pairs of the benchmark were found with it
QUOTED = re.compile(r"“[^“”\n]{1,600}[”\n]|«[^«»\n]{1,600}»|„[^„“”\n]{1,600}[“”]|(?<!\w)\"[^\"\n]{1,600}\"")
_UNQUOTED = 0.4  # a text of which less is left outside quotation marks is taken whole
MOST = 1_000
"""Runs kept: the smallest hashes, a fair sample, so that long texts still take 4 kB."""
_MULTIPLIER = 0x9E3779B97F4A7C15  # 2**64 / golden ratio (Knuth), spreads sums over all bits


def unquoted(text: str) -> str:
    """Return a text without what stands in quotation marks, for reports of their own share quotes.

    >>> unquoted('She said "we will go" and went.')
    'She said   and went.'
    """
    rest = QUOTED.sub(" ", text)
    return rest if len(rest) >= _UNQUOTED * len(text) else text


def shingle_hashes(words: Sequence[str]) -> bytes:
    """Return the sorted 32-bit hashes of all runs of five words, at most ``MOST``, as bytes.

    A text of fewer than five words has none.
    """
    import numpy as np  # noqa: PLC0415

    if len(words) < RUN:
        return b""
    codes = np.fromiter((crc32(word.encode()) for word in words), dtype=np.uint64, count=len(words))
    mixed = np.zeros(len(words) - RUN + 1, dtype=np.uint64)
    for at in range(RUN):
        mixed = (mixed + codes[at : at + len(mixed)]) * np.uint64(_MULTIPLIER)
        mixed ^= mixed >> np.uint64(29)
    hashes = np.unique((mixed >> np.uint64(32)).astype("<u4"))
    return hashes[:MOST].tobytes()


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


NONE = Overlap(jaccard=0.0, of_first=0.0, of_second=0.0)


def overlap(first: bytes, second: bytes) -> Overlap:
    """Return how much two texts share, given their hashes.

    Where one was too long to keep whole, both are looked at below the largest hash that both kept.
    """
    import numpy as np  # noqa: PLC0415

    one, two = np.frombuffer(first, dtype="<u4"), np.frombuffer(second, dtype="<u4")
    tops = [hashes[-1] for hashes in (one, two) if len(hashes) == MOST]
    if tops:
        one, two = one[one <= min(tops)], two[two <= min(tops)]
    if not len(one) or not len(two):
        return NONE
    both = len(np.intersect1d(one, two, assume_unique=True))
    return Overlap(
        jaccard=both / (len(one) + len(two) - both),
        of_first=both / len(one),
        of_second=both / len(two),
        shared=both,
    )
