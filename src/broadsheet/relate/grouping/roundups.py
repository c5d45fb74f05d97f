"""Articles that tell of several events at once: pages of headlines, round-ups of the day, police blotters.

Each of them is strongly linked to articles that have nothing to do with one another. Weighed like any other, it would
drag their stories together; so it belongs to none of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

STRONG = 0.5  # links of articles that more likely than not tell of one event
EVENTS = 3
"""Groups of strongly linked articles, without any link from group to group. Two groups are as often two sides of one
event."""


def roundups(links: Iterable[tuple[str, str, float]], groups: Mapping[str, str]) -> frozenset[str]:
    """Return the articles that tell of several events.

    Args:
        links: all that are kept between some articles.
        groups: of each, what it cannot be parted from, by a name. Copies are one event, whether linked or not, and
            what one text is linked to says nothing of itself.
    """
    linked: dict[str, set[str]] = defaultdict(set)
    strong: dict[str, set[str]] = defaultdict(set)
    for one, other, score in links:
        for here, there in ((one, other), (other, one)):
            linked[here].add(there)
            if score >= STRONG and groups[here] != groups[there]:
                strong[here].add(there)
    return frozenset(
        article
        for article, others in strong.items()
        if len({groups[other] for other in others}) >= EVENTS and _parts(others, linked, groups) >= EVENTS
    )


def _parts(
    articles: Collection[str], linked: Mapping[str, Collection[str]], groups: Mapping[str, str]
) -> int:
    """Return into how many parts some articles fall by the links between them, groups being whole."""
    members: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        members[groups[article]].add(article)
    left, parts = set(articles), 0
    while left:
        parts += 1
        reached = [left.pop()]
        while reached:
            article = reached.pop()
            near = left.intersection(linked[article]) | (left & members[groups[article]])
            left -= near
            reached += near
    return parts
