"""How much two texts have of one another, in numbers that can be told in words.

Compared are words in order (see ``wording``), those in quotation marks and in captions and notices apart: two
reports of their own share these.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from broadsheet.relate.words.shingles import RUN, own, run_hashes
from broadsheet.relate.words.wording import BEGINS, COMMON, IN_FURNITURE, SHIFT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Words = NDArray[np.uint32]

_MOST_RUNS = 64  # whose order is looked at, the longest ones
_ALIKE = 0.5  # of the words of two sentences: then one is the other in other words
_LEAST_WORDS = 3  # of a sentence that is compared
_FEW = 5  # words of a sentence below which few in common count for less


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One of two texts."""

    words: Words
    own: NDArray[np.bool_]
    size: int  # own words, at least one

    @classmethod
    def of(cls, words: Words) -> _Side:
        mine = own(words)
        return cls(words=words, own=mine, size=max(1, int(mine.sum())))

    def share(self, flag: int) -> float:
        """Return the share of words with a flag."""
        import numpy as np  # noqa: PLC0415 (heavy)

        return np.count_nonzero(self.words & flag) / max(1, len(self.words))


def same_text(one: Words, two: Words) -> Mapping[str, float]:
    """Return what two texts have of one another; which of them is given first makes no difference.

    - ``runs_shorter``, ``runs_longer``: share of the text's own words within runs of five that both have.
    - ``longest``: logarithm of the own words of the longest stretch that both have.
    - ``order``: share of the stretches, two by two, that follow in the same order.
    - ``not_own``: share of the common words that stand in quotation marks, captions and notices.
    - ``alike_shorter``, ``alike_longer``: share of the text whose sentences have one alike in the other text.
    - ``within``: share of the shorter text's words, sentence by sentence, that one sentence of the other has.
    - ``lengths``: the shorter one's own words to the longer one's.
    - ``furniture``: share of captions and notices, in the text with less of them.

    Args:
        one: of ``wording``.
        two: the same.
    """
    shorter, longer = map(_Side.of, sorted((one, two), key=lambda words: (len(words), words.tobytes())))
    return {
        **_runs(shorter, longer),
        **_sentences(shorter, longer),
        "lengths": min(shorter.size, longer.size) / max(shorter.size, longer.size),
        "furniture": min(shorter.share(IN_FURNITURE), longer.share(IN_FURNITURE)),
    }


def _runs(shorter: _Side, longer: _Side) -> dict[str, float]:
    import numpy as np  # noqa: PLC0415 (heavy)

    here, there = run_hashes(shorter.words), run_hashes(longer.words)
    order = np.argsort(there)
    where = _find(there[order], here)
    hit, back = where >= 0, _find(np.sort(here), there) >= 0
    if not hit.any():
        return dict.fromkeys(("runs_shorter", "runs_longer", "longest", "order", "not_own"), 0.0)
    covered = _covered(hit, len(shorter.words))
    common = int((covered & shorter.own).sum())
    begins, ends = _stretches(hit, order[where])
    sums = np.concatenate(([0], np.cumsum(shorter.own)))
    return {
        "runs_shorter": common / shorter.size,
        "runs_longer": int((_covered(back, len(longer.words)) & longer.own).sum()) / longer.size,
        "longest": math.log1p(int((sums[ends + RUN - 1] - sums[begins]).max())),
        "order": _in_order(ends - begins, order[where[begins]]),
        "not_own": 1 - common / int(covered.sum()),
    }


def _find(ordered: Words, wanted: Words) -> Any:
    """Return where each number stands among the sorted ones, -1 for nowhere."""
    import numpy as np  # noqa: PLC0415 (heavy)

    if not len(ordered):
        return np.full(len(wanted), -1)
    at = np.searchsorted(ordered, wanted)
    at[at == len(ordered)] = 0
    at[ordered[at] != wanted] = -1
    return at


def _covered(hit: Any, size: int) -> Any:
    """Return which words lie within a run that was hit."""
    import numpy as np  # noqa: PLC0415 (heavy)

    out = np.zeros(size, bool)
    for at in range(RUN if len(hit) else 0):
        out[at : at + len(hit)] |= hit
    return out


def _stretches(hit: Any, there: Any) -> tuple[Any, Any]:
    """Return where stretches of runs begin and end that stand one after another in both texts."""
    import numpy as np  # noqa: PLC0415 (heavy)

    goes_on = np.zeros(len(hit) + 1, bool)
    if len(hit):
        goes_on[1:-1] = hit[1:] & hit[:-1] & (there[1:] == there[:-1] + 1)
    return np.flatnonzero(hit & ~goes_on[:-1]), np.flatnonzero(hit & ~goes_on[1:]) + 1


def _in_order(sizes: Any, there: Any) -> float:
    """Return the share of stretches, two by two, that stand in the same order in the other text."""
    import numpy as np  # noqa: PLC0415 (heavy)

    if len(sizes) > _MOST_RUNS:
        largest = np.sort(np.argsort(-sizes, kind="stable")[:_MOST_RUNS])
        sizes, there = sizes[largest], there[largest]
    if len(sizes) < 2:
        return 1.0
    weights = np.triu(np.multiply.outer(sizes, sizes), 1)
    return float(weights[there[:, None] < there[None, :]].sum() / weights.sum())


def _sentences(shorter: _Side, longer: _Side) -> dict[str, float]:
    """Return how much of the texts is alike sentence by sentence, by the words that say something."""
    import numpy as np  # noqa: PLC0415 (heavy)

    telling, other_telling = (shorter.words & COMMON) == 0, (longer.words & COMMON) == 0
    if not telling.any() or not other_telling.any():
        return dict.fromkeys(("alike_shorter", "alike_longer", "within"), 0.0)
    both = np.concatenate((shorter.words[telling], longer.words[other_telling])) >> np.uint32(SHIFT)
    known, columns = np.unique(both, return_inverse=True)
    split = np.count_nonzero(telling)
    here, weight = _table(shorter, telling, columns[:split], len(known))
    there, other_weight = _table(longer, other_telling, columns[split:], len(known))
    common = here @ there.T
    size, other_size = here.sum(1)[:, None], there.sum(1)[None, :]
    alike = 2 * common / np.maximum(size + other_size, 1) >= _ALIKE
    within = (common / np.maximum(np.minimum(size, other_size), _FEW)).max(1)
    total, other_total = max(1.0, float(weight.sum())), max(1.0, float(other_weight.sum()))
    return {
        "alike_shorter": float(weight[alike.any(1)].sum()) / total,
        "alike_longer": float(other_weight[alike.any(0)].sum()) / other_total,
        "within": float(within @ weight) / total,
    }


def _table(side: _Side, telling: Any, columns: Any, width: int) -> tuple[Any, Any]:
    """Return which words each sentence has, and how many own words; none for those too short to be compared."""
    import numpy as np  # noqa: PLC0415 (heavy)

    rows = (side.words & BEGINS).cumsum(dtype=np.intp)
    rows -= rows[0]
    table = np.zeros((rows[-1] + 1, width), np.float32)
    table[rows[telling], columns] = 1
    weight = np.bincount(rows, weights=side.own, minlength=len(table))
    weight[table.sum(1) < _LEAST_WORDS] = 0
    return table, weight
