"""What a reader follows stays a story of its own: links alone do not make one of two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from broadsheet.relate.grouping.blocks import Blocks


def kept_apart(
    after: Mapping[str, int | str], before: Mapping[str, str], held: Blocks, followed: Collection[str]
) -> dict[str, int | str]:
    """Return the new story of each article, with no two stories in one of which readers follow both.

    The one with most articles there stays; those of the others stay what they were, but for articles that a reader's
    word or the same text holds to what is there besides. Who wants one story of both says so.

    Args:
        after: the new story of each article.
        before: the old one.
        held: what must stay together.
        followed: old stories that readers follow.
    """
    out = dict(after)
    for new, guests in _met(after, before, followed).items():
        for old in guests[1:]:
            strangers = {
                held.root(article)
                for article, story in after.items()
                if story == new and before[article] != old
            }
            for article, story in after.items():
                if story == new and before[article] == old and held.root(article) not in strangers:
                    out[article] = old
    return out


def _met(
    after: Mapping[str, int | str], before: Mapping[str, str], followed: Collection[str]
) -> dict[int | str, list[str]]:
    """Return the followed stories that most of went into each new one, the one with most articles there first."""
    sizes = Counter(before[article] for article in after)
    went = Counter((before[article], after[article]) for article in after if before[article] in followed)
    guests: dict[int | str, list[str]] = defaultdict(list)
    for (old, new), count in sorted(went.items(), key=lambda item: (-item[1], item[0][0])):
        if 2 * count > sizes[old]:
            guests[new].append(old)
    return {new: olds for new, olds in guests.items() if len(olds) > 1}
