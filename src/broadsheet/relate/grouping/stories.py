"""Which articles tell of one event.

Boosted trees and a weighted sum over numbers that can be told in words give each pair a score, which depends on the two articles
alone; an article joins the story to which its links are strongest on average. (The best link, or a mixture, has
the same F1 on the mixed stream; the average keeps one wrong link from dragging two stories together.)
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.relate.compare.neighbours import Candidate, Candidates
from broadsheet.relate.compare.pairs import COLUMNS, Pair, Pairs
from broadsheet.relate.compare.trees import trees

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

JOIN = 0.30
"""Average link that joins: .28 to .32 differ by .002 on unseen events, and .30 does best on a source left out of training
(bench/train_pairs.py --check)."""
# On a young or a small desk every name looks rare, and a town, a weekday, "police" and "killed" weigh like an event. But who,
# where and when are no event without what: with so little in common besides, one name at most, no large figure and no run
# of words two articles never are of one. On unseen halves it costs nothing, on left-out sources it gains .001 (bench/train_pairs.py --check).
_THIN = 0.6  # of a word that no other article has; "killed", "police" and "fire" have .2 each. Without days; with them .5 to 1 were tried
_ONE_NAME = 1.0  # that no table knows; that of a land weighs less
_TELLING = ("deeds", "names", "large_figures", "text")
_THIN_AT_MOST = 0.1  # what such a pair scores: it still counts, a little, in the average of a story
_OTHER_SHARE = 0.9
"""Of what trees say of two articles in one language that is not English. They learnt from English ones mostly and are too sure:
on each of six languages that was left out of training, pair F1 is .80 on average without it, .89 with .9, .88 to .89 with .7 to .85."""
_SAFELY = 0.999  # sums are rounded
_ROUNDED = 0.001  # so are logarithms
LARGE = 20  # members that the average is taken over at most: a big story is still found by a part of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A candidate, and how likely it tells of the same event."""

    at: int  # its place among the candidates
    candidate: Candidate
    pair: Pair
    score: float  # 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Candidates, and how likely each tells of the same event."""

    near: Candidates
    pairs: Pairs
    scores: Sequence[float]  # 0 to 1

    def __len__(self) -> int:
        return len(self.near)

    def __getitem__(self, at: int) -> Link:
        if at >= len(self):
            raise IndexError(at)
        return Link(at=at, candidate=self.near.placed[at], pair=self.pairs[at], score=self.scores[at])


def link(near: Candidates, pairs: Pairs) -> Links:
    """Return each candidate with the score of its pair, in the order given.

    Args:
        near: best first, as ``Neighbours.near`` gives them.
        pairs: the new article beside each of them.
    """
    return Links(near=near, pairs=pairs, scores=scores(pairs))


def scores(pairs: Pairs) -> list[float]:
    """Return how likely both articles of each pair tell of the same event, 0 to 1.

    In other languages than English how rare a word is is mostly guessed, so trees of their own look at the pairs.
    English ones that have next to nothing in common besides names and days score next to nothing.
    """
    said = held_apart(trees("story", COLUMNS).probabilities(pairs.numbers), pairs.numbers)
    others = pairs.column("english") == 0
    if others.any():
        said[others] = trees("story_other", COLUMNS).probabilities(pairs.numbers[others])
        said[others & (pairs.column("foreign") == 0)] *= _OTHER_SHARE
    found: list[float] = said.tolist()
    return found


def held_apart(said: NDArray[np.float64], numbers: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return scores of which those of pairs with next to nothing in common besides a place, a name and a day are low.

    Args:
        said: a score a pair.
        numbers: a row a pair, a column each of ``COLUMNS``.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    deeds, names, figures, text = (numbers[:, COLUMNS.index(name)] for name in _TELLING)
    few = (deeds < math.log1p(_THIN)) & (names <= math.log1p(_ONE_NAME) + _ROUNDED)
    out: NDArray[np.float64] = np.where(
        few & (figures == 0) & (text == 0), said.clip(max=_THIN_AT_MOST), said
    )
    return out


def choose(links: Links) -> Link | None:
    """Return the strongest link into the story that the article joins, None where it joins none."""
    # The average of a story without any such link is below JOIN, even if all candidates are of it.
    least = _SAFELY * JOIN / max(1.0, len(links) / LARGE)
    stories = links.near.stories
    some = {story for story, score in zip(stories, links.scores, strict=True) if score >= least}
    if not some:
        return None
    sums: dict[Hashable, float] = defaultdict(float)
    best: dict[Hashable, tuple[float, int]] = {}
    for at, (story, score) in enumerate(zip(stories, links.scores, strict=True)):
        if story in some:
            sums[story] += score
            best[story] = max(best.get(story, (0.0, 0)), (score, -at))
    ranked = []
    for story, (_, at) in best.items():
        candidate = links.near.placed[-at]
        ranked.append((-sums[story] / min(candidate.story_size, LARGE), candidate.story, -at))
    average, _, at = min(ranked)
    return links[at] if -average >= JOIN else None
