"""Which story is which after a repair: names are kept, and what became of each is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.model import StoryChangeKind

Clusters = Sequence[Sequence[str]]  # articles of each new story, earliest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happened to one story; each move is told to both sides of it.

    merged: it ended and went into ``other``. split: it was made of articles of ``other``. joined, left:
    articles came from ``other``, or went there.
    """

    story: str
    kind: StoryChangeKind
    other: str
    articles: tuple[str, ...]  # those that moved, earliest first


def named(
    clusters: Clusters,
    before: Mapping[str, str],
    *,
    followed: Collection[str] = (),
    taken: Callable[[str], bool] = lambda _: False,
) -> dict[str, str]:
    """Return the story's name for each article.

    A new story bears the name of the old one that a reader follows, then of that with which it has most
    articles in common, then of the older one. One that inherits none is named after its earliest article
    whose id is no other story's name.

    Args:
        clusters: articles of each new story, earliest first.
        before: the old story of each article, earliest article first.
        followed: stories that readers follow.
        taken: whether a story beyond these articles has this name.
    """
    ages = {story: age for age, story in reversed(list(enumerate(before.values())))}
    claims = sorted(
        (story not in followed, -count, ages[story], number, story)
        for number, cluster in enumerate(clusters)
        for story, count in Counter(before[article] for article in cluster).items()
    )
    names: dict[int, str] = {}
    given: set[str] = set()
    for _, _, _, number, story in claims:
        if number not in names and story not in given:
            names[number] = story
            given.add(story)
    for number, cluster in enumerate(clusters):
        if number not in names:
            names[number] = _new_name(cluster, lambda name: name in given or taken(name))
            given.add(names[number])
    return {article: names[number] for number, cluster in enumerate(clusters) for article in cluster}


def _new_name(cluster: Sequence[str], taken: Callable[[str], bool]) -> str:
    free = next((article for article in cluster if not taken(article)), None)
    if free is not None:
        return free
    count = 2
    while taken(name := f"{cluster[0]}~{count}"):
        count += 1
    return name


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    """Return what happened to each story, given the story of each article before and after."""
    moves: dict[tuple[str, str], list[str]] = {}
    for article, old in before.items():
        moves.setdefault((old, after[article]), []).append(article)
    olds, news = set(before.values()), set(after.values())
    into = _heirs(moves, olds - news)
    out: list[Change] = []
    for (old, new), articles in moves.items():
        if old != new:
            gone = into.get(old) == new
            ours = Change(story=old, kind="merged" if gone else "left", other=new, articles=tuple(articles))
            theirs = Change(
                story=new, kind="joined" if new in olds else "split", other=old, articles=tuple(articles)
            )
            out += (ours, theirs)
    return tuple(sorted(out, key=lambda change: (change.story, change.other, change.kind)))


def _heirs(moves: Mapping[tuple[str, str], Sequence[str]], ended: Collection[str]) -> dict[str, str]:
    """Return where most articles of each story that ended went."""
    best: dict[str, tuple[int, str]] = {}
    for (old, new), articles in moves.items():
        if old in ended:
            best[old] = min(best.get(old, (0, "")), (-len(articles), new))
    return {old: new for old, (_, new) in best.items()}
