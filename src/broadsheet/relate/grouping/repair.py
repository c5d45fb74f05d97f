"""Stories mended as a whole: what was placed one by one is weighed anew with all that came since.

An article that arrives sees only what came before it, and joins the story that looks best then. Repair looks
at stories that changed and at those linked to them, and finds by average linkage which articles belong
together; so stories merge and split, and in whatever order the articles came, the outcome is the same.
Names are kept (see ``identity``), the reader's word is above everything (see ``blocks``), and where nothing
is gained, nothing changes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from broadsheet.model import Placement
from broadsheet.relate.grouping.agglomerate import WHOLE, agglomerate
from broadsheet.relate.grouping.blocks import Blocks, Word, blocks
from broadsheet.relate.grouping.following import kept_apart
from broadsheet.relate.grouping.identity import Change, changes, named
from broadsheet.relate.grouping.roundups import roundups
from broadsheet.relate.grouping.steady import steadied
from broadsheet.relate.grouping.stories import JOIN

LINK_KEPT = 0.10
"""Links below are not kept: without them the mixed stream's F1 is the same (bench/relate_order.py)."""
MOST = 300
"""Articles of one story, and of one repair, that are weighed one by one. Of a larger story only the edges are mended."""
GAIN = 0.0  # how much better the whole must get, in links; see bench/relate_stability.py

Link = tuple[str, str, float]  # two articles, and how likely they tell of the same event


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article, as far as repair needs to know it."""

    id: str
    story: str
    copy_group: str
    when: float | None = None  # when it came out, seconds since 1970
    fixed: bool = False  # nothing but a reader's word parts it from the other fixed ones of its story


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """Where every article belongs now."""

    stories: Mapping[str, str]
    changes: tuple[Change, ...] = ()
    overruled: frozenset[int] = frozenset()  # words that a newer one contradicts


def repair(
    members: Iterable[Member],
    links: Iterable[Link],
    *,
    words: Iterable[Word] = (),
    followed: Collection[str] = (),
    taken: Callable[[str], bool] = lambda _: False,
) -> Repaired:
    """Return the stories of some articles, as few as possible renamed. The order of the input is no matter.

    Args:
        members: all articles of the stories that may change.
        links: between any of them, ``LINK_KEPT`` and more; those that are missing count as nought.
        words: what readers said of some of them.
        followed: stories that readers follow: these keep their names first, and no two become one by links alone.
        taken: whether a story beyond these articles has this name.
    """
    ordered = sorted(members, key=_age)
    before = {member.id: member.story for member in ordered}
    held = _held(ordered, words)
    weights = _weights(links, {member.id: held.root(member.id) for member in ordered})
    found = _clusters(ordered, weights, held)
    kept = steadied(found, before, weights, held, join=JOIN, gain=GAIN)
    kept = kept_apart(kept, before, held, followed)
    clusters: dict[int | str, list[str]] = {}
    for member in ordered:
        clusters.setdefault(kept[member.id], []).append(member.id)
    after = named(list(clusters.values()), before, followed=followed, taken=taken)
    return Repaired(stories=after, changes=changes(before, after), overruled=frozenset(held.overruled))


def settle(placements: Sequence[Placement], links: Iterable[Link]) -> list[Placement]:
    """Return placements with their stories weighed as a whole, each named after its earliest article.

    Args:
        placements: all there are, the earliest article first.
        links: between their articles.
    """
    known = {placement.id: placement for placement in placements}
    sizes = Counter(placement.story for placement in placements)
    members = [
        Member(
            id=placement.id,
            story=placement.story,
            copy_group=placement.copy_group,
            fixed=sizes[placement.story] > MOST,
        )
        for placement in placements
    ]
    held = _held(members, ())
    weights = _weights(links, {member.id: held.root(member.id) for member in members})
    found = _clusters(members, weights, held)
    names: dict[int, str] = {}
    for article, cluster in found.items():
        names.setdefault(cluster, article)
    return [
        replace(placement, story=story, saga=known[story].saga)
        for placement in placements
        for story in (names[found[placement.id]],)
    ]


def _age(member: Member) -> tuple[bool, float, str]:
    return member.when is None, member.when or 0.0, member.id


def _weights(links: Iterable[Link], groups: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """Return links as whole numbers, each pair once: of two that differ the stronger one; none of round-ups.

    Args:
        links: between articles.
        groups: of each article that is weighed, what it cannot be parted from, by a name: copies, a reader's word.
    """
    kept = [
        (one, other, score)
        for one, other, score in links
        if score >= LINK_KEPT and one != other and one in groups and other in groups
    ]
    passed_over = roundups(kept, groups)
    out: dict[tuple[str, str], int] = {}
    for one, other, score in kept:
        if one not in passed_over and other not in passed_over:
            pair = (one, other) if one < other else (other, one)
            out[pair] = max(out.get(pair, 0), round(score * WHOLE))
    return out


def _held(ordered: Sequence[Member], words: Iterable[Word]) -> Blocks:
    """Return what no link parts: by the reader's word, as copies, and what is fixed."""
    groups = {member.id: member.copy_group for member in ordered}
    fixed = {member.id: member.story for member in ordered if member.fixed}
    return blocks([member.id for member in ordered], words, (groups, fixed))


def _clusters(
    ordered: Sequence[Member], weights: Mapping[tuple[str, str], int], held: Blocks
) -> dict[str, int]:
    """Return the number of each article's cluster."""
    numbers: dict[str, int] = {}
    block = {member.id: numbers.setdefault(held.root(member.id), len(numbers)) for member in ordered}
    sums: dict[tuple[int, int], int] = defaultdict(int)
    for (one, other), weight in weights.items():
        first, second = sorted((block[one], block[other]))
        if first != second:
            sums[first, second] += weight
    apart = [(numbers[one], numbers[other]) for one, others in held.apart.items() for other in others]
    sizes = Counter(block.values())
    roots = agglomerate([sizes[number] for number in range(len(numbers))], sums, apart, join=JOIN)
    return {article: roots[number] for article, number in block.items()}
