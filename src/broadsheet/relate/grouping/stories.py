"""Which articles tell of one event.

Boosted trees over numbers that can be told in words give each pair a score, which depends on the two articles
alone; an article joins the story to which its links are strongest on average. (The best link, or a mixture, has
the same F1 on the mixed stream; the average keeps one wrong link from dragging two stories together.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.relate.compare.neighbours import Candidate
from broadsheet.relate.compare.pairs import COLUMNS, Pair, Pairs
from broadsheet.relate.compare.trees import trees

JOIN = 0.30
"""Average link that joins: .28 to .32 differ by .002 on unseen events, and .30 does best on a source left out of training
(bench/train_pairs.py --check)."""
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

    candidates: Sequence[Candidate]
    pairs: Pairs
    scores: Sequence[float]  # 0 to 1

    def __len__(self) -> int:
        return len(self.candidates)

    def __getitem__(self, at: int) -> Link:
        if at >= len(self):
            raise IndexError(at)
        return Link(at=at, candidate=self.candidates[at], pair=self.pairs[at], score=self.scores[at])


def link(candidates: Sequence[Candidate], pairs: Pairs) -> Links:
    """Return each candidate with the score of its pair, in the order given.

    Args:
        candidates: best first, as ``Neighbours.near`` gives them.
        pairs: the new article beside each of them.
    """
    return Links(candidates=candidates, pairs=pairs, scores=scores(pairs))


def scores(pairs: Pairs) -> list[float]:
    """Return how likely both articles of each pair tell of the same event, 0 to 1."""
    found: list[float] = trees("story", COLUMNS).probabilities(pairs.numbers).tolist()
    return found


def choose(links: Links) -> Link | None:
    """Return the strongest link into the story that the article joins, None where it joins none."""
    sums: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, int]] = {}
    sizes: dict[str, int] = {}
    for at, (candidate, score) in enumerate(zip(links.candidates, links.scores, strict=True)):
        story = candidate.story
        sums[story] += score
        sizes[story] = candidate.story_size
        best[story] = max(best.get(story, (0.0, 0)), (score, -at))
    averages = {story: total / min(sizes[story], LARGE) for story, total in sums.items()}
    if not averages:
        return None
    strongest = max(sorted(averages), key=averages.__getitem__)
    return links[-best[strongest][1]] if averages[strongest] >= JOIN else None
