"""Where an article belongs: its copy group, story and saga, decided from its earlier neighbours alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from broadsheet.model import Article, Copy, Placement
from broadsheet.relate import copies, sagas, stories
from broadsheet.relate.features import Features, features
from broadsheet.relate.memory import MemoryNeighbours
from broadsheet.relate.neighbours import Candidate, Neighbours
from broadsheet.relate.pairs import compare_all
from broadsheet.relate.reasons import reasons
from broadsheet.relate.related import related as find_related
from broadsheet.relate.shingles import overlap

WINDOW = timedelta(days=30)  # news of one event comes within weeks ...
NEAR = 40  # candidates: 98.7% of the pairs of one story are among them (bench/stories.py)
OLDER = 10  # ... but a trial comes months later


def place(article: Article, neighbours: Neighbours, *, related: int = 0) -> tuple[Placement, Features]:
    """Return where an article belongs, and its features for the index.

    Nothing is stored: the caller adds both to what ``neighbours`` looks in. Where nothing fits, copy
    group, story and saga bear the article's own id.

    Args:
        article: the new article.
        neighbours: those placed before.
        related: how many related articles, among those placed before, to give with it.
    """
    found = features(article)
    placement = place_features(found, neighbours)
    if related:
        placement = replace(placement, related=find_related(found, neighbours, related))
    return placement, found


def place_features(found: Features, neighbours: Neighbours) -> Placement:
    """Return where an article belongs, given what it is compared by."""
    candidates = [candidate for candidate in _candidates(found, neighbours) if candidate.id != found.id]
    pairs = compare_all(found, [candidate.features for candidate in candidates])
    links = stories.link(candidates, pairs)
    labelled = [(copies.label(each.pair.overlap), each) for each in links]
    copied = [(-each.pair.overlap.jaccard, each.candidate.id, each) for label, each in labelled if label]
    joined = min(copied, key=lambda row: row[:2])[2] if copied else stories.choose(links)
    group = joined.candidate.copy_group if joined and copied else found.id
    saga = joined or sagas.choose(links)
    why = saga and reasons(saga.pair, found, saga.candidate.features)
    listed = (copies.listed(found, each.candidate.features, label) for label, each in labelled)
    return Placement(
        id=found.id,
        copy_group=group,
        story=joined.candidate.story if joined else found.id,
        saga=saga.candidate.saga if saga else found.id,
        copies=tuple(sorted((copy for copy in listed if copy), key=lambda copy: copy.id)),
        because=why or (),
    )


def _candidates(found: Features, neighbours: Neighbours) -> Sequence[Candidate]:
    keys = found.keys
    if found.published is None:
        return neighbours.near(keys, None, None, NEAR)
    since = found.published - WINDOW
    recent = neighbours.near(keys, since, None, NEAR)
    known = {candidate.id for candidate in recent}  # the undated are in both windows
    older = neighbours.near(keys, None, since, OLDER)
    return [*recent, *(candidate for candidate in older if candidate.id not in known)]


def place_all(articles: Iterable[Article], *, related: int = 0) -> list[Placement]:
    """Return where each article belongs, in the order given; any order gives the same names.

    They are placed one by one by time of publishing, those without at the end, then by id. Groups are
    so named after their earliest member. Only features are kept, no texts. The same id again counts as
    a new version: the last one given stands for all.

    Args:
        articles: in any order.
        related: how many related articles to give with each, from the whole input.
    """
    given: list[str] = []
    kept: dict[str, Features] = {}
    for article in articles:
        given.append(article.id)
        kept[article.id] = features(article)
    index = MemoryNeighbours()
    placed: dict[str, Placement] = {}
    for found in sorted(kept.values(), key=_by_time):
        placement = place_features(found, index)
        index.add(found, placement)
        placed[found.id] = placement
    placed = _with_copies(placed, kept)
    if related:
        placed = {
            id_: replace(placement, related=find_related(kept[id_], index, related))
            for id_, placement in placed.items()
        }
    return [placed[id_] for id_ in given]


def _by_time(found: Features) -> tuple[bool, float, str]:
    return found.published is None, found.published.timestamp() if found.published else 0.0, found.id


def _with_copies(placed: dict[str, Placement], kept: dict[str, Features]) -> dict[str, Placement]:
    """Return placements that list the other members of their copy group, both ways."""
    groups: dict[str, list[str]] = defaultdict(list)
    for placement in placed.values():
        groups[placement.copy_group].append(placement.id)
    out = dict(placed)
    for members in groups.values():
        for id_ in members if len(members) > 1 else ():
            out[id_] = replace(placed[id_], copies=_copies(kept[id_], members, kept))
    return out


def _copies(found: Features, members: Sequence[str], kept: dict[str, Features]) -> tuple[Copy, ...]:
    listed = []
    for other in sorted(members):
        if other != found.id:
            # Of one group but far apart: each was edited from a text between them.
            label = copies.label(overlap(found.shingles, kept[other].shingles)) or "edited"
            listed.append(copies.listed(found, kept[other], label))
    return tuple(copy for copy in listed if copy)
