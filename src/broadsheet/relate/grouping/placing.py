"""Where an article belongs: its copy group, story and saga, decided from its earlier neighbours alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import accumulate, chain, islice
from typing import Protocol

from broadsheet.model import Article, CopyLabel, Placement
from broadsheet.relate.compare.everything import Everything
from broadsheet.relate.compare.features import Features, features
from broadsheet.relate.compare.keys import keys_of
from broadsheet.relate.compare.memory import MemoryNeighbours
from broadsheet.relate.compare.neighbours import Candidates, Neighbours, Window
from broadsheet.relate.compare.pairs import Pairs, compare_all, compare_batch
from broadsheet.relate.copying import copies
from broadsheet.relate.grouping import sagas, stories
from broadsheet.relate.grouping.reasons import reasons
from broadsheet.relate.grouping.related import related as find_related
from broadsheet.relate.grouping.repair import LINK_KEPT, Link, settle
from broadsheet.relate.words.coded import Coded

WINDOW = timedelta(days=30)  # news of one event comes within weeks ...
NEAR = 40  # candidates: 98.7% of the pairs of one story are among them (bench/stories.py)
OLDER = 10  # ... but a trial comes months later
KIN = (
    20  # candidates whose stories are compared for sagas: 10 and 40 give the same F1 (bench/relate_sagas.py)
)
OLD_KIN = 5  # and of the older ones
BATCH = 32  # articles compared at once: with 16 or 64 placing takes as long (bench/relate_speed.py)


class Run(Protocol):
    """Like the built-in ``map``: see ``workers``."""

    def __call__(
        self, step: Callable[[Sequence[Article]], list[bytes]], items: Iterable[Sequence[Article]], /
    ) -> Iterator[list[bytes]]:
        """Return what the step makes of each item, in order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where an article belongs, and how likely others tell of the same event."""

    placement: Placement
    links: tuple[tuple[str, float], ...] = ()  # ids of others, from ``LINK_KEPT`` upward
    near: tuple[str, ...] = ()  # ids of the nearest others, whose stories may be of the same saga


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
        beside = find_related(found, neighbours, related, {found.id: placement})
        placement = replace(placement, related=beside)
    return placement, found


def place_features(found: Features, neighbours: Neighbours) -> Placement:
    """Return where an article belongs, given what it is compared by."""
    return place_linked(found, neighbours).placement


def place_linked(found: Features, neighbours: Neighbours) -> Placed:
    """Return where an article belongs, given what it is compared by, and its links for repair."""
    coded = found.coded
    near = neighbours.near(keys_of(coded), windows(found.published), found.id)
    if not len(near):
        return _alone(found)
    pairs = compare_all(coded, near.coded)
    return _placed(found, coded, near, stories.link(near, pairs))


def place_batch(batch: Sequence[Features], index: MemoryNeighbours) -> list[Placed]:
    """Return where each article of a batch belongs, and add them all to the index.

    What ``place_linked`` says of one after the other; comparing many at once takes half the time.

    Args:
        batch: in their order; their ids are new to the index.
        index: those placed before.
    """
    coded = Coded.of(batch)
    first = len(index)
    met = index.meet([found.id for found in batch], coded, [windows(found.published) for found in batch])
    ends = tuple(accumulate(map(len, met)))
    olds = index.coded(list(chain.from_iterable(met)))
    pairs = compare_batch(coded, olds, ends)
    scores = stories.scores(pairs)
    out = []
    for at, (found, numbers, end) in enumerate(zip(batch, met, ends, strict=True)):
        begin = end - len(numbers)
        near = index.candidates(numbers, olds.part(begin, end))
        links = stories.Links(near=near, pairs=pairs.part(begin, end), scores=scores[begin:end])
        out.append(_placed(found, coded.part(at, at + 1), near, links) if numbers else _alone(found))
        index.settle(first + at, out[-1].placement)
    return out


def _alone(found: Features) -> Placed:
    return Placed(placement=Placement(id=found.id, copy_group=found.id, story=found.id, saga=found.id))


def _placed(found: Features, coded: Coded, near: Candidates, links: stories.Links) -> Placed:
    """Return where an article belongs, given its links to those that are near."""
    labels = _told_anew(copies.labels(coded, near.coded, links.pairs.overlaps), links.pairs)
    joined = _copied(links, labels) or stories.choose(links)
    saga = joined or sagas.choose(coded, near, links)
    listed = [copies.listed(coded, near.coded, at, near.ids[at], label) for at, label in labels.items()]
    placement = Placement(
        id=found.id,
        copy_group=joined.candidate.copy_group if joined and labels else found.id,
        story=joined.candidate.story if joined else found.id,
        saga=saga.candidate.saga if saga else found.id,
        copies=tuple(sorted((copy for copy in listed if copy), key=lambda copy: copy.id)),
        because=reasons(saga.pair, found, near.coded, saga.at) if saga else (),
    )
    kin = (*near.ids[:KIN], *near.ids[NEAR : NEAR + OLD_KIN])
    return Placed(placement=placement, links=_kept(links, labels), near=kin)


def _told_anew(labels: Mapping[int, CopyLabel], pairs: Pairs) -> dict[int, CopyLabel]:
    """Return labels without those of one form filled in twice: a court's notice, an agency's report of the day.

    Both name days, none of them the same, and have no large figure in common. None of the 68 copies and edits that were
    labelled by hand is so, and 14 of the 191 separate pairs (bench/labels).
    """
    forms = (pairs.column("day") == 0) & (pairs.column("large_figures") == 0)
    return {at: label for at, label in labels.items() if label == "copy" or not forms[at]}


def _kept(links: stories.Links, labels: Collection[int]) -> tuple[tuple[str, float], ...]:
    """Return the links that repair weighs: a copy tells of the same event, whatever its score."""
    return tuple(
        (links.near.ids[at], 1.0 if at in labels else score)
        for at, score in enumerate(links.scores)
        if score >= LINK_KEPT or at in labels
    )


def _copied(links: stories.Links, labels: Collection[int]) -> stories.Link | None:
    """Return the link to the article whose text has most in common, None where no text is a copy."""
    jaccard = links.pairs.overlaps.jaccard
    ranked = ((-float(jaccard[at]), links.near.ids[at], at) for at in labels)
    best = min(ranked, default=None)
    return links[best[2]] if best else None


def windows(published: datetime | None) -> tuple[Window, ...]:
    """Return where candidates for an article of this time are looked for."""
    if published is None:
        return (Window(limit=NEAR),)
    since = published - WINDOW
    return Window(since=since, limit=NEAR), Window(until=since, limit=OLDER)


def place_all(articles: Iterable[Article], *, related: int = 0, run: Run = map) -> list[Placement]:
    """Return where each article belongs, in the order given; any order gives the same names.

    They are placed one by one by time of publishing, those without at the end, then by id; at the end
    stories are weighed as a whole (see ``repair``). Groups are so named after their earliest member. Only
    features are kept, no texts. The same id again counts as a new version: the last one given stands for all.

    Args:
        articles: in any order.
        related: how many related articles to give with each, from the whole input.
        run: where features are made: a ``map`` whose results come in order, here or in processes.
    """
    given: list[str] = []
    kept: dict[str, Features] = {}
    for packed in run(pack_batch, batches(articles)):
        for found in map(Features.from_bytes, packed):
            given.append(found.id)
            kept[found.id] = found
    index = MemoryNeighbours()
    links: list[Link] = []
    near: list[tuple[str, str]] = []
    one_by_one: list[Placement] = []
    ordered = sorted(kept.values(), key=_by_time)
    for begin in range(0, len(ordered), BATCH):
        for one in place_batch(ordered[begin : begin + BATCH], index):
            here = one.placement.id
            one_by_one.append(one.placement)
            links += ((here, other, score) for other, score in one.links)
            near += ((here, other) for other in one.near)
    settled = _explained(settle(one_by_one, links), one_by_one, links, kept)
    belongs = sagas.regrouped(settled, kept, near)
    placed = {one.id: replace(one, saga=belongs[one.story]) for one in settled}
    placed = _with_copies(placed, kept)
    if related:
        everything = Everything(index, kept)
        placed = {
            id_: replace(placement, related=find_related(kept[id_], everything, related, placed))
            for id_, placement in placed.items()
        }
    return [placed[id_] for id_ in given]


def pack_batch(batch: Sequence[Article]) -> list[bytes]:
    """Return the features of some articles as bytes: the step that workers run; bytes go between processes fastest."""
    return [features(article).to_bytes() for article in batch]


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Return articles in batches of ``BATCH``."""
    rest = iter(articles)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _explained(
    settled: Sequence[Placement],
    before: Sequence[Placement],
    links: Iterable[Link],
    kept: dict[str, Features],
) -> list[Placement]:
    """Return placements of which those that settling moved say why they are where they are now."""
    moved = {now.id for now, then in zip(settled, before, strict=True) if now.story != then.story}
    stories_now = {now.id: now.story for now in settled}
    mates: dict[str, tuple[float, str]] = {}
    for one, other, score in links:
        if stories_now[one] == stories_now[other]:
            for here, there in ((one, other), (other, one)):
                if here in moved:
                    mates[here] = min(mates.get(here, (0.0, "")), (-score, there))
    return [
        replace(now, because=_why(kept[now.id], kept[mates[now.id][1]]) if now.id in mates else ())
        if now.id in moved
        else now
        for now in settled
    ]


def _why(new: Features, old: Features) -> tuple[str, ...]:
    return reasons(compare_all(new.coded, old.coded)[0], new, old.coded)


def _by_time(found: Features) -> tuple[bool, float, str]:
    return found.published is None, found.published.timestamp() if found.published else 0.0, found.id


def _with_copies(placed: dict[str, Placement], kept: dict[str, Features]) -> dict[str, Placement]:
    """Return placements that list the other members of their copy group, both ways."""
    groups: dict[str, list[str]] = defaultdict(list)
    for placement in placed.values():
        groups[placement.copy_group].append(placement.id)
    out = dict(placed)
    for members in groups.values():
        if len(members) > 1:
            listed = copies.among({id_: kept[id_].coded for id_ in sorted(members)})
            out |= {id_: replace(placed[id_], copies=found) for id_, found in listed.items()}
    return out
