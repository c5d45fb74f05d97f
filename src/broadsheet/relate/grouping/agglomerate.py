"""Average linkage on sparse links: the two most alike clusters are merged until none are alike enough.

A pair without a link counts as nought. Of a large cluster only a part is expected to be linked, for only so
many candidates are looked at for each article: the sum of the links is held against the smaller one's size
times that of the larger one, ``LARGE`` at most, as when an article joins a story (see ``stories.choose``).

Sums are whole numbers, so the order in which links are added up makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from broadsheet.relate.grouping.stories import LARGE

WHOLE = 10_000
"""A link of 1; what is finer than a ten-thousandth tells nothing."""

_Step = tuple[float, int, int, int, int]  # minus the strength, two clusters, the state that each was in


def possible(first: int, second: int) -> int:
    """Return how many links are expected between clusters of these sizes.

    >>> possible(2, 3), possible(3, 100)
    (6, 60)
    """
    return min(first, second) * min(max(first, second), LARGE)


@dataclass(slots=True, kw_only=True)
class _State:
    """Clusters as they grow; each goes by the number of its first block."""

    sizes: list[int]
    links: list[dict[int, int]]  # to other clusters, summed
    apart: list[set[int]]  # clusters that it must never be merged with
    join: float
    states: list[int]  # counts what happened to a cluster; steps planned before are void
    owners: list[int]
    steps: list[_Step]

    def plan(self, first: int, second: int, total: int) -> _Step | None:
        if second in self.apart[first]:
            return None
        strength = total / (possible(self.sizes[first], self.sizes[second]) * WHOLE)
        if strength < self.join:
            return None
        low, high = min(first, second), max(first, second)
        return -strength, low, high, self.states[low], self.states[high]

    def merge(self, first: int, second: int) -> None:
        self.owners[second] = first
        self.sizes[first] += self.sizes[second]
        self.states[first] += 1
        self.states[second] = -1
        for other in self.apart[second]:
            self.apart[other].discard(second)
            self.apart[other].add(first)
            self.apart[first].add(other)
        mine = self.links[first]
        del mine[second]
        for other, total in self.links[second].items():
            if other != first:
                theirs = self.links[other]
                theirs[first] = mine[other] = mine.get(other, 0) + total
                del theirs[second]
        self.links[second] = {}

    def root(self, block: int) -> int:
        while self.owners[block] != block:
            block = self.owners[block]
        return block


def agglomerate(
    sizes: Sequence[int],
    links: Mapping[tuple[int, int], int],
    apart: Iterable[tuple[int, int]] = (),
    *,
    join: float,
) -> list[int]:
    """Return for each block the first block of its cluster.

    Args:
        sizes: articles of each block; ties go by the blocks' order.
        links: sums of links between two blocks, in parts of ``WHOLE``, each pair once.
        apart: pairs of blocks that must never be in one cluster.
        join: average link from which clusters are merged.
    """
    state = _state(sizes, links, apart, join)
    planned = (state.plan(first, second, total) for (first, second), total in links.items())
    state.steps = [step for step in planned if step]
    heapify(state.steps)
    while state.steps:
        _, first, second, *states = heappop(state.steps)
        if [state.states[first], state.states[second]] == states:
            state.merge(first, second)
            for other, total in state.links[first].items():
                step = state.plan(first, other, total)
                if step:
                    heappush(state.steps, step)
    return [state.root(block) for block in range(len(sizes))]


def _state(
    sizes: Sequence[int],
    links: Mapping[tuple[int, int], int],
    apart: Iterable[tuple[int, int]],
    join: float,
) -> _State:
    state = _State(
        sizes=list(sizes),
        links=[{} for _ in sizes],
        apart=[set() for _ in sizes],
        join=join,
        states=[0] * len(sizes),
        owners=list(range(len(sizes))),
        steps=[],
    )
    for (first, second), total in links.items():
        state.links[first][second] = state.links[second][first] = total
    for first, second in apart:
        state.apart[first].add(second)
        state.apart[second].add(first)
    return state
