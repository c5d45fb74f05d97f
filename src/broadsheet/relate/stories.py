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
from broadsheet.relate.pairs import Pair
from broadsheet.relate.weights import probability, table

JOIN = 0.40  # average link that joins: .33 has the same F1 on the mixed stream (.90), precision .92 instead of .94
LARGE = 20  # members that the average is taken over at most: a big story is still found by a part of it
_OWN = 10  # candidates that may be of the same story; those ranked after show what is usual around
_USUAL = 0.085  # mean likeness of those over the mixed stream: expected where few are known, as if ten had it


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A candidate, and how likely it tells of the same event."""

    candidate: Candidate
    pair: Pair
    score: float  # 0 to 1


def link(candidates: Sequence[Candidate], pairs: Sequence[Pair]) -> list[Link]:
    """Return each candidate with the score of its pair, in the order given.

    What is alike among all candidates (a topic's words) counts for less: their usual likeness is one of
    the numbers.

    Args:
        candidates: best first, as ``Neighbours.near`` gives them.
        pairs: the new article beside each of them.
    """
    usual = background(pairs)
    weights = table("story")
    return [
        Link(
            candidate=candidate, pair=pair, score=probability(weights, {**pair.numbers, "background": usual})
        )
        for candidate, pair in zip(candidates, pairs, strict=True)
    ]


def background(pairs: Sequence[Pair]) -> float:
    """Return how alike the candidates after the best ones are: what is usual for the topic."""
    after = sorted((pair.numbers["cosine"] for pair in pairs), reverse=True)[_OWN:]
    return (sum(after) + _OWN * _USUAL) / (len(after) + _OWN)


def choose(links: Sequence[Link]) -> Link | None:
    """Return the strongest link into the story that the article joins, None where it joins none."""
    sums: dict[str, float] = defaultdict(float)
    best: dict[str, Link] = {}
    for found in links:
        story = found.candidate.story
        sums[story] += found.score
        if story not in best or found.score > best[story].score:
            best[story] = found
    averages = {story: total / min(best[story].candidate.story_size, LARGE) for story, total in sums.items()}
    if not averages:
        return None
    strongest = max(sorted(averages), key=averages.__getitem__)
    return best[strongest] if averages[strongest] >= JOIN else None
