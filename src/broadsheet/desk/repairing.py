"""Mends the stories that changed, and keeps what became of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from broadsheet.desk.neighbours import StoredNeighbours
from broadsheet.model import StoryChange
from broadsheet.relate.compare.pairs import compare_all
from broadsheet.relate.grouping.blocks import Word
from broadsheet.relate.grouping.identity import Change
from broadsheet.relate.grouping.reasons import reasons
from broadsheet.relate.grouping.repair import MOST, Member, Repaired, repair
from broadsheet.relate.grouping.stories import JOIN
from broadsheet.store import index, links, stories, story_history, story_marks, visits
from broadsheet.store.database import Connection

# Articles that a batch's repairs look at in full, then how many each of them does, then at how many in all they end:
# in a war every story is linked to every other. What is left out is looked at again with its next article. The most
# of 90 days of a war is 1,552, in about 700 ms; with an end at 1,000 followed stories kept their id in 99.41% instead
# of 99.73% of repairs (bench/relate_stability.py).
_IN_FULL = 450
_FEWER = 40
_IN_ALL = 1600


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many articles a mending looks at."""

    most: int = MOST  # at once
    in_full: int = _IN_FULL  # before it looks more narrowly
    fewer: int = _FEWER  # at once from then on
    in_all: int = _IN_ALL  # before the rest waits for its next article, unless a reader spoke


@dataclass(slots=True, kw_only=True)
class _Region:
    """Stories that may change together, as they are."""

    touched: frozenset[str]  # articles that came just now
    most: int  # articles that there is room for
    members: dict[str, links.Placed] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)  # of the stories, all their articles
    strong: dict[tuple[int, int], float] = field(default_factory=dict)  # links that join, by seq
    weights: list[tuple[str, str, float]] = field(default_factory=list)  # links between members
    words: dict[int, story_marks.Said] = field(default_factory=dict)  # of readers, on any of the members

    def near(self) -> dict[str, list[tuple[str, float]]]:
        """Return what each member is linked to."""
        out: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for one, other, p in self.weights:
            out[one].append((other, p))
            out[other].append((one, p))
        return out

    def large(self, story: str) -> bool:
        """Return whether only the latest of a story's articles are here."""
        return self.sizes[story] > self.most

    def taken(self, size: int) -> int:
        """Return how many articles of a story are taken in; ``most`` is enough for two large ones."""
        return size if size <= self.most else self.most // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a reader did to stories."""

    why: str  # in words, for their history


_LIMITS = Limits()


def mend(
    connection: Connection,
    touched: Collection[str],
    *,
    now: datetime,
    said: Said | None = None,
    limits: Limits = _LIMITS,
) -> frozenset[int]:
    """Mend the stories of some articles and those linked to them; return words of readers that gave way.

    Args:
        connection: an open writing transaction.
        touched: articles that came, changed, or of which a reader said something.
        now: goes into the history.
        said: what the reader did; None: articles came.
        limits: how much is looked at.
    """
    overruled: set[int] = set()
    seen: set[str] = set()
    looked_at = 0
    for story in _to_mend(connection, touched):
        if looked_at >= limits.in_all and not said:
            break
        if story not in seen:
            most = limits.most if looked_at < limits.in_full else limits.fewer
            region = _region(connection, story, _Region(touched=frozenset(touched), most=most))
            looked_at += len(region.members)
            seen.update(region.sizes)
            repaired = _repaired(connection, region)
            overruled |= repaired.overruled
            if repaired.changes:
                _Mending(
                    connection=connection,
                    region=region,
                    repaired=repaired,
                    now=now,
                    said=said,
                    near=region.near(),
                ).keep()
    return frozenset(overruled)


def _to_mend(connection: Connection, touched: Collection[str]) -> list[str]:
    """Return the stories of some articles but for those of one article that nothing leads to or from."""
    came = links.by_id(connection, touched)
    seqs = {row.seq for row in came}
    linked = {seq for a, b, _ in links.of(connection, seqs, least=JOIN) for seq in (a, b)}
    words = story_marks.said(connection, touched)
    spoken = {article for word in words for article in (*word.here, *word.there)}
    sizes = stories.sizes(connection, {row.story for row in came})
    return sorted(
        {row.story for row in came if sizes[row.story] > 1 or row.seq in linked or row.id in spoken}
    )


def _region(connection: Connection, story: str, region: _Region) -> _Region:
    """Return a story and those that belong to it by a reader's word or are strongly linked to it.

    By links as many are taken in as there is room for.
    """
    news = _take_in(connection, region, [story])
    while news:
        words = story_marks.said(connection, [row.id for row in news])
        region.words |= {word.id: word for word in words}
        for a, b, p in links.of(connection, [row.seq for row in news], least=JOIN):
            region.strong[a, b] = p
        spoken = _spoken(connection, region)
        news = _take_in(connection, region, spoken)
        news += _take_in(connection, region, _linked(connection, region), most=region.most)
    _take_in_spoken(connection, region)
    names = {member.seq: member.id for member in region.members.values()}
    region.weights = [(names[a], names[b], p) for a, b, p in links.among(connection, names)]
    return region


def _spoken(connection: Connection, region: _Region) -> list[str]:
    """Return the stories that hold articles of which a reader said that they belong to some of a region."""
    together = {article for word in region.words.values() if not word.there for article in word.here}
    elsewhere = index.stories_of(connection, sorted(together - region.members.keys())).values()
    return sorted(set(elsewhere) - region.sizes.keys())


def _take_in_spoken(connection: Connection, region: _Region) -> None:
    """Take in those articles of large stories of which a reader said something."""
    spoken = {article for word in region.words.values() for article in (*word.here, *word.there)}
    wanted = (spoken | region.touched) - region.members.keys()
    news = [row for row in links.by_id(connection, sorted(wanted)) if row.story in region.sizes]
    region.members |= {row.id: row for row in news}


def _linked(connection: Connection, region: _Region) -> list[str]:
    """Return the stories that the links of a region lead to, the most strongly linked first."""
    known = {member.seq for member in region.members.values()}
    outside: dict[int, float] = {}
    for (a, b), p in region.strong.items():
        for one, other in ((a, b), (b, a)):
            if one in known and other not in known:
                outside[other] = max(outside.get(other, 0.0), p)
    room = max(0, region.most - len(region.members))
    nearest = sorted(outside, key=lambda seq: (-outside[seq], seq))[:room]
    best: dict[str, float] = {}
    for row in links.by_seq(connection, nearest):
        if row.story not in region.sizes:
            best[row.story] = max(best.get(row.story, 0.0), outside[row.seq])
    return sorted(best, key=lambda story: (-best[story], story))


def _take_in(
    connection: Connection, region: _Region, keys: Collection[str], *, most: int | None = None
) -> list[links.Placed]:
    """Take stories into a region and return their articles.

    Args:
        connection: any.
        region: what there is already.
        keys: the stories, the most wanted first.
        most: articles that a region may have: stories for which there is no room are left out.
    """
    sizes = stories.sizes(connection, keys)
    room = sum(sizes.values()) if most is None else most - len(region.members)
    chosen: list[str] = []
    for story in (key for key in keys if key in sizes):
        count = region.taken(sizes[story])
        if count <= room:
            room -= count
            region.sizes[story] = sizes[story]
            chosen.append(story)
    news = links.placed(connection, [story for story in chosen if not region.large(story)])
    for story in filter(region.large, chosen):
        news += links.latest(connection, story, most=region.taken(sizes[story]))
    region.members |= {row.id: row for row in news}
    return news


def _repaired(connection: Connection, region: _Region) -> Repaired:
    return repair(
        (
            Member(
                id=row.id,
                story=row.story,
                copy_group=row.copy_group,
                when=row.hours,
                fixed=region.large(row.story) and row.id not in region.touched,
            )
            for row in region.members.values()
        ),
        region.weights,
        words=[Word(id=one.id, here=one.here, there=one.there) for one in region.words.values()],
        followed=story_marks.followed(connection, list(region.sizes)),
        taken=lambda name: stories.known(connection, name),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mending:
    """One repair that changes something."""

    connection: Connection
    region: _Region
    repaired: Repaired
    now: datetime
    said: Said | None
    near: Mapping[str, Sequence[tuple[str, float]]]  # what each article is linked to

    def keep(self) -> None:
        """Move articles, set stories right, and tell their history."""
        sagas = {row.story: row.saga for row in self.region.members.values()}
        whys = {key: self._why(key) for key in dict.fromkeys(self._moves())}
        for (old, new), moved in self._moves().items():
            sagas.setdefault(new, sagas[old])
            ended = old not in self.repaired.stories.values()
            if ended and self.region.large(old):
                stories.move_all(self.connection, old, new, sagas[new])
            for article in moved:
                # Those of a story that ended are still with those that they were placed for.
                because = None if ended else self._reasons(article, new)
                stories.move(self.connection, article, new, sagas[new], because)
        stories.recount(self.connection, {key: sagas[key] for move in whys for key in move})
        for change in self.repaired.changes:
            if change.kind == "merged":
                story_marks.follow_on(self.connection, change.story, change.other)
                visits.follow_on(self.connection, change.story, change.other)
        story_history.add(self.connection, [self._told(change, whys) for change in self.repaired.changes])

    def _moves(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {
            (change.story, change.other): change.articles
            for change in self.repaired.changes
            if change.kind in {"merged", "left"}
        }

    def _told(self, change: Change, whys: Mapping[tuple[str, str], str]) -> StoryChange:
        pair = (change.story, change.other)
        return StoryChange(
            story=change.story,
            at=self.now,
            kind=change.kind,
            other=change.other,
            articles=change.articles,
            why=whys.get(pair) or whys.get(pair[::-1]) or "",
            by="reader" if self.said else "broadsheet",
        )

    def _why(self, move: tuple[str, str]) -> str:
        """Return why articles moved from one story to another, in words."""
        if self.said:
            return self.said.why
        moved = set(self._moves()[move])
        best = self._strongest(
            moved, (key for key, story in self.repaired.stories.items() if story == move[1])
        )
        if best is None:
            return "too little in common with the rest"
        return "; ".join(self._in_words(*best)) or "alike in many small things"

    def _reasons(self, article: str, story: str) -> tuple[str, ...]:
        mates = (key for key, found in self.repaired.stories.items() if found == story)
        best = self._strongest({article}, mates)
        return self._in_words(*best) if best else ()

    def _strongest(self, ones: Collection[str], others: Iterable[str]) -> tuple[str, str] | None:
        """Return the two articles, one of each, that are linked most strongly; None where none are."""
        wanted = set(others).difference(ones)
        linked = ((-p, one, other) for one in ones for other, p in self.near.get(one, ()) if other in wanted)
        best = min(linked, default=None)
        return best[1:] if best else None

    def _in_words(self, one: str, other: str) -> tuple[str, ...]:
        stored = StoredNeighbours(connection=self.connection)
        new, old = stored.features(one), stored.features(other)
        if new is None or old is None:  # placements go with their articles
            return ()
        return reasons(compare_all(new.coded, old.coded)[0], new, old.coded)
