"""Whether new stories are better than the old ones: where nothing is gained, nothing changes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from broadsheet.relate.grouping.agglomerate import WHOLE
from broadsheet.relate.grouping.blocks import Blocks
from broadsheet.relate.grouping.stories import LARGE

Weights = Mapping[tuple[str, str], int]


def steadied(
    after: Mapping[str, int],
    before: Mapping[str, str],
    weights: Weights,
    held: Blocks,
    *,
    join: float,
    gain: float,
) -> dict[str, int | str]:
    """Return which story each article is in: the new one, or the old one where the new ones are no better.

    What a set of stories is worth is the sum of the links within them less ``join`` for each link expected
    (the constant Potts model of Traag, Van Dooren and Nesterov 2011, with ``join`` as resolution). It is
    weighed for each set of old and new stories that have articles in common.

    Args:
        after: the new story of each article, by a number.
        before: the old one.
        weights: links, in parts of ``WHOLE``.
        held: what must stay together and what apart; old stories that do otherwise are never kept.
        join: link from which two articles are better together.
        gain: links by which the new stories must be better.
    """
    affairs = _affairs(after, before)
    changed = _changed(affairs, after, before)
    if not changed:
        return dict(before)
    forced = {affairs[article] for article in _disobedient(before, held)}
    old = _worth(affairs, before, weights, join)
    new = _worth(affairs, after, weights, join)
    better = {affair for affair in changed if affair in forced or new[affair] - old[affair] > gain * WHOLE}
    return {
        article: after[article] if affairs[article] in better else story for article, story in before.items()
    }


def _affairs(after: Mapping[str, int], before: Mapping[str, str]) -> dict[str, str]:
    """Return for each article which old and new stories hang together with its own."""
    owners: dict[str, str] = {}

    def root(name: str) -> str:
        while owners.setdefault(name, name) != name:
            owners[name] = name = owners[owners[name]]
        return name

    for article, story in before.items():
        first, second = root(f"b{story}"), root(f"a{after[article]}")
        owners[max(first, second)] = min(first, second)
    return {article: root(f"b{story}") for article, story in before.items()}


def _changed(
    affairs: Mapping[str, str], after: Mapping[str, int], before: Mapping[str, str]
) -> frozenset[str]:
    """Return where it is not one old story that is one new story."""
    olds, news = defaultdict(set), defaultdict(set)
    for article, affair in affairs.items():
        olds[affair].add(before[article])
        news[affair].add(after[article])
    return frozenset(affair for affair in olds if len(olds[affair]) > 1 or len(news[affair]) > 1)


def _disobedient(before: Mapping[str, str], held: Blocks) -> Collection[str]:
    """Return articles whose old stories part a block, or hold what must be apart."""
    roots = {article: held.root(article) for article in before}
    stories: dict[str, set[str]] = defaultdict(set)
    for article, root in roots.items():
        stories[root].add(before[article])
    return {
        article
        for article, root in roots.items()
        if len(stories[root]) > 1
        or any(not stories[root].isdisjoint(stories[other]) for other in held.apart.get(root, ()))
    }


def _worth(
    affairs: Mapping[str, str], stories: Mapping[str, int] | Mapping[str, str], weights: Weights, join: float
) -> dict[str, float]:
    out: dict[str, float] = defaultdict(float)
    for (one, other), weight in weights.items():
        if stories[one] == stories[other]:
            out[affairs[one]] += weight
    sizes = Counter((affairs[article], story) for article, story in stories.items())
    for (affair, _), size in sizes.items():
        out[affair] -= join * WHOLE * size * min(size - 1, LARGE) / 2
    return out
