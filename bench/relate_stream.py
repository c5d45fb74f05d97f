"""A long stream of articles made from the stories of the benchmark: for ``relate_speed.py``.

Each story of it is one of theirs, with its articles' sizes, gaps in time and shared things as they are, but each
term, name, place and figure replaced by one of about the same frequency, or by one never seen where the real one was
seen once. So terms are as frequent, stories as large and as much alike inside as real ones.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np

from broadsheet.relate.compare.features import Features
from broadsheet.relate.words.coded import DAY, KIND, RUN, TITLE

YEAR = 365 * 86_400.0
A_YEAR = 1_000_000  # articles
START = datetime(2025, 1, 1, tzinfo=UTC).timestamp()
NEW = 0.5  # of what was seen once in the data is replaced by what was never seen: as the data's vocabulary grows at its end

Story = list[Features]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The things of one kind by how many articles have them, the most frequent first."""

    ids: Any
    counts: Any


def when(found: Features) -> float:
    """Return when an article came out, in seconds."""
    return found.published.timestamp() if found.published else 0.0


def _vocabularies(stories: Sequence[Story]) -> dict[int, Vocabulary]:
    ids, kinds = [], []
    for story in stories:
        for found in story:
            coded = found.coded
            ids.append(coded.ids)
            kinds.append(coded.marks[:, 0] & KIND)
    every, kind = np.concatenate(ids), np.concatenate(kinds)
    out = {}
    for number in range(RUN):
        known, counts = np.unique(every[kind == number], return_counts=True)
        order = np.lexsort((known, -counts))
        out[number] = Vocabulary(known[order], counts[order])
    return out


@dataclass(frozen=True, slots=True)
class Mould:
    """A story of the data, ready to be cast again with other things in it."""

    articles: Story
    after: list[float]  # seconds from its beginning to each article
    rows: Any
    ids: Any  # items of all its articles
    spans: list[tuple[int, int]]
    runs: Any  # where its runs of words stand
    things: Any  # where each item stands in the arrays below, which have every thing once
    fixed: Any  # what stays: days, and stems of titles too common to be terms
    rank: Any  # place among all things of its kind, the most frequent first
    first: Any  # of its kind: where the kind begins among all things
    last: Any  # ... and ends
    rare: Any  # seen once


def _mould(story: Story, vocabularies: Mapping[int, Vocabulary], begins: Mapping[int, int]) -> Mould:
    coded = [found.coded for found in story]
    ids = np.concatenate([one.ids for one in coded])
    kinds = np.concatenate([one.marks[:, 0] & KIND for one in coded])
    every, things = np.unique(kinds.astype(np.int64) << 32 | ids, return_inverse=True)
    plain, kind = (every & 0xFFFFFFFF).astype(np.uint32), every >> 32
    rank, first, last, rare = (np.zeros(len(every), np.int64) for _ in range(4))
    for number, known in vocabularies.items():
        mine = kind == number
        order = known.ids.argsort()
        rank[mine] = order[np.searchsorted(known.ids, plain[mine], sorter=order)]
        first[mine], last[mine] = begins[number], begins[number] + len(known.ids) - 1
        rare[mine] = known.counts[rank[mine]] == 1
    earliest = min((when(found) for found in story if found.published), default=0.0)
    ends = np.cumsum([len(one.ids) for one in coded]).tolist()
    return Mould(
        articles=story,
        after=[when(f) - earliest if f.published else 3_600.0 * at for at, f in enumerate(story)],
        rows=np.concatenate([one.rows for one in coded]),
        ids=ids,
        spans=list(zip([0, *ends], ends, strict=False)),
        runs=kinds == RUN,
        things=things,
        fixed=np.isin(kinds, (TITLE, DAY, RUN)),
        rank=rank,
        first=first,
        last=last,
        rare=rare > 0,
    )


class Stream:
    """Synthetic articles in the order in which they come, each with the number of its story."""

    def __init__(self, stories: Sequence[Story], count: int, seed: int = 1) -> None:
        vocabularies = _vocabularies(stories)
        sizes = [len(known.ids) for known in vocabularies.values()]
        begins = dict(zip(vocabularies, np.cumsum([0, *sizes]).tolist(), strict=False))
        self._every = np.concatenate([known.ids for known in vocabularies.values()])
        self._moulds = [_mould(story, vocabularies, begins) for story in stories]
        self._chance = np.random.default_rng(seed)
        self._gap = YEAR / A_YEAR * sum(map(len, stories)) / len(stories)  # between beginnings of stories
        self._count = count

    def __iter__(self) -> Iterator[tuple[int, Features]]:
        waiting: list[tuple[float, int, int, Features]] = []
        now, number, story = START, 0, 0
        while number - len(waiting) < self._count:
            now += self._chance.exponential(self._gap)
            for found in self._cast(self._moulds[int(self._chance.integers(len(self._moulds)))], now, number):
                number += 1
                heapq.heappush(waiting, (when(found) or now, number, story, found))
            story += 1
            while waiting and waiting[0][0] <= now:
                yield heapq.heappop(waiting)[2:]

    def _cast(self, mould: Mould, now: float, number: int) -> Iterator[Features]:
        """Return the articles of a story that begins now."""
        count = len(mould.rank)
        rank = (mould.rank * self._chance.uniform(0.7, 1.4, count)).astype(np.int64)
        things = self._every[np.minimum(mould.first + rank, mould.last)]
        unseen = mould.rare & (self._chance.random(count) < NEW)
        unseen |= np.bincount(np.unique(things, return_index=True)[1], minlength=count) == 0  # two became one
        things[unseen] = self._chance.integers(1 << 32, size=np.count_nonzero(unseen), dtype=np.uint32)
        salt = np.uint32(int(self._chance.integers(1 << 28)) << 4)  # keeps the flags of words
        ids = np.where(mould.fixed, mould.ids, things[mould.things])
        ids[mould.runs] ^= salt
        rows = mould.rows.copy()
        rows["published"] += now + np.array(mould.after) - rows["published"]
        for at, (found, (begin, end)) in enumerate(zip(mould.articles, mould.spans, strict=True)):
            published = datetime.fromtimestamp(now + mould.after[at], UTC) if found.published else None
            yield Features(
                id=f"{number + at:016x}",
                published=published,
                outlet=found.outlet,
                language=found.language,
                row=rows[at].tobytes(),
                ids=ids[begin:end].tobytes(),
                marks=found.marks,
                shingles=np.sort(np.frombuffer(found.shingles, "<u4") ^ salt).tobytes(),
                wording=(np.frombuffer(found.wording, "<u4") ^ salt).tobytes(),
                printed=found.printed,
            )
