"""Which stories belong together over weeks: a small graph of stories with reasons.

Two stories are linked by what most articles of each share: actors and places, and in English terms too (of
other languages' words it is not known how rare they are); the more time lies between, the more must be shared,
and the less words count beside actors and places.
A saga is what average linkage makes of these links, so that one wrong link does not join two sagas. A saga
never changes its stories.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from broadsheet.model import Placement, SagaLink
from broadsheet.relate.compare.features import Features
from broadsheet.relate.compare.neighbours import Candidates
from broadsheet.relate.compare.pairs import Pairs
from broadsheet.relate.compare.profiles import MEMBERS, Profile, beside, numbers, printed, profile, shared
from broadsheet.relate.compare.weights import probability, table
from broadsheet.relate.grouping.agglomerate import WHOLE, agglomerate
from broadsheet.relate.grouping.stories import Link, Links
from broadsheet.relate.words.coded import Coded

JOIN = 0.30
"""Average link of a saga. From the texts, written stories have F1 .866 with .30, .838 with .34, .837 with .40 (what moves is one
saga of bench/written/origins/c); look-alike incidents of gva_docs joined wrongly are 1,187, 1,078 (.33) and 815 (.40) pairs."""
KEPT = 0.20  # links below are not told: not tuned
_BEST = 3  # stories of a saga that a new one is held against: a saga of a hundred stories has no average
_LIKELY = 3  # stories that a new article is held against ...
_SOME = 0.2  # ... and none whose articles share less, in cosine and rare names together
_FEW = 3  # things named in one reason


def score(one: Profile, other: Profile) -> float:
    """Return how likely two stories are of one saga, 0 to 1; which of them is given first is no matter."""
    return probability(table("saga"), numbers(one, other))


def link(
    stories: Sequence[Profile] | Mapping[int, Profile], pairs: Iterable[tuple[int, int]] | None = None
) -> tuple[SagaLink, ...]:
    """Return the links between stories, the strongest first.

    Args:
        stories: what each is about.
        pairs: places of those to compare; all of them if not given.
    """
    every = combinations(range(len(stories)), 2) if pairs is None else pairs
    said = ((score(stories[one], stories[other]), one, other) for one, other in every)
    found = sorted((-value, one, other) for value, one, other in said if value >= KEPT)
    return tuple(
        SagaLink(
            story=stories[one].story,
            other=stories[other].story,
            score=round(-value, 4),
            because=_reasons(stories[one], stories[other]),
        )
        for value, one, other in found
    )


def _reasons(one: Profile, other: Profile) -> tuple[str, ...]:
    names, terms = shared(one, other)
    found = (
        f"both about {', '.join(names[:_FEW])}" if names else "",
        f"words in common: {', '.join(terms[:_FEW])}" if terms else "",
    )
    return tuple(reason for reason in found if reason)


def components(stories: Sequence[str], links: Iterable[SagaLink]) -> dict[str, str]:
    """Return the saga of each story, named after its first story.

    Args:
        stories: their ids, the oldest first.
        links: between them; a pair without a link counts as nought.
    """
    at = {story: number for number, story in enumerate(stories)}
    sums = {
        (min(at[one.story], at[one.other]), max(at[one.story], at[one.other])): round(one.score * WHOLE)
        for one in links
    }
    roots = agglomerate([1] * len(stories), sums, join=JOIN)
    return {story: stories[roots[number]] for story, number in at.items()}


def regrouped(
    placements: Sequence[Placement], features: Mapping[str, Features], near: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """Return the saga of each story, all weighed together.

    Args:
        placements: of all articles, the earliest first.
        features: of all articles, by id.
        near: pairs of articles whose stories are worth a comparison.
    """
    members: dict[str, list[Features]] = defaultdict(list)
    for placement in placements:
        members[placement.story].append(features[placement.id])
    stories = list(members)
    at = {story: number for number, story in enumerate(stories)}
    of = {placement.id: at[placement.story] for placement in placements}
    pairs = {(min(of[a], of[b]), max(of[a], of[b])) for a, b in near if of[a] != of[b]}
    touched = {number for pair in pairs for number in pair}
    profiles = {number: of_story(stories[number], members[stories[number]], told=False) for number in touched}
    return components(stories, link(profiles, sorted(pairs)))


def of_story(story: str, members: Sequence[Features], *, told: bool = True) -> Profile:
    """Return what a story is about, with printed forms for reasons if it is to be ``told``."""
    some = members[:MEMBERS]
    return profile(story, Coded.of(some), range(len(some)), printed(some) if told else None)


def choose(new: Coded, near: Candidates, links: Links) -> Link | None:
    """Return the strongest link into the saga that a new story joins, None where it joins none.

    Args:
        new: the story's only article so far.
        near: earlier articles; a story is judged by those of its articles that are among them.
        links: to each of them.
    """
    likely = _likely(near, links.pairs)
    if not likely:
        return None
    said: dict[str, list[tuple[float, int]]] = defaultdict(list)
    weights = table("saga")
    for ats, found in zip(likely, beside(new, near.coded, likely), strict=True):
        said[near.placed[ats[0]].saga].append((probability(weights, found), -ats[0]))
    means = {saga: _mean(values) for saga, values in said.items()}
    best = max(sorted(means), key=means.__getitem__)
    if means[best] < JOIN:
        return None
    return links[-max(said[best])[1]]


def _likely(near: Candidates, pairs: Pairs) -> list[list[int]]:
    """Return the stories of which an article has most words or names, as the places of their articles."""
    alike = pairs.column("cosine") + pairs.column("names")
    best: dict[Hashable, tuple[float, int]] = {}
    for at in (alike >= _SOME).nonzero()[0].tolist():
        story = near.stories[at]
        best[story] = min(best.get(story, (0.0, at)), (-float(alike[at]), at))
    ranked = sorted((value, near.placed[at].story, near.stories[at]) for value, at in best.values())
    ats: dict[Hashable, list[int]] = {story: [] for _, _, story in ranked[:_LIKELY]}
    for at, story in enumerate(near.stories if ats else ()):
        if story in ats:
            ats[story].append(at)
    return list(ats.values())


def _mean(values: Sequence[tuple[float, int]]) -> float:
    strongest = sorted(values, reverse=True)[:_BEST]
    return sum(value for value, _ in strongest) / len(strongest)
