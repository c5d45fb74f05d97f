"""Which articles tell of one event.

A logistic regression over numbers that can be told in words gives each pair a score; an article joins the
story to which its links are strongest on average. (The best link, or a mixture, has the same F1 on the mixed
stream; the average keeps one wrong link from dragging two stories together.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.relate.neighbours import Candidate
from broadsheet.relate.pairs import COLUMNS, Pair, Pairs
from broadsheet.relate.weights import probabilities, table

JOIN = 0.40  # average link that joins: .33 has the same F1 on the mixed stream (.90), precision .92 instead of .94
LARGE = 20  # members that the average is taken over at most: a big story is still found by a part of it
_OWN = 10  # candidates that may be of the same story; those ranked after show what is usual around
_USUAL = 0.085  # mean likeness of those over the mixed stream: expected where few are known, as if ten had it


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

    What is alike among all candidates (a topic's words) counts for less: their usual likeness is one of
    the numbers.

    Args:
        candidates: best first, as ``Neighbours.near`` gives them.
        pairs: the new article beside each of them.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    usual = np.full((len(pairs), 1), background(pairs))
    numbers = np.hstack([pairs.numbers, usual])
    scores = probabilities(table("story"), (*COLUMNS, "background"), numbers)
    return Links(candidates=candidates, pairs=pairs, scores=scores.tolist())


def background(pairs: Pairs) -> float:
    """Return how alike the candidates after the best ones are: what is usual for the topic."""
    after = sorted(pairs.column("cosine").tolist(), reverse=True)[_OWN:]
    return (sum(after) + _OWN * _USUAL) / (len(after) + _OWN)


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
