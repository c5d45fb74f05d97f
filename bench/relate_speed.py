"""How fast articles are placed in a long stream, and in how much memory, beside a TF-IDF single pass of scikit-learn.

    python bench/relate_speed.py [--articles 1000000] [--peer 2000] [--without-text]

The stream is made from the stories of the benchmark: each synthetic story is one of theirs, with its articles'
sizes, gaps in time and shared things as they are, but each term, name, place and figure replaced by one of about
the same frequency, or by one never seen where the real one was seen once. So terms are as frequent, stories as
large and as much alike inside as real ones. A year of it has a million articles.

Printed, at 1,000 and at each power of ten: articles a second by the clock and by CPU time for placing (near, pairs,
attach, reasons, filing), the largest resident size; what making features from real texts costs, on one
core and on a pool of two; both together; and the peer's rate in the same stream, for a sample at the same places.
"""

from __future__ import annotations

import argparse
import gzip
import heapq
import json
import os
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from broadsheet.model import Article
from broadsheet.relate.coded import KIND, RUN, row_type
from broadsheet.relate.features import Features, features
from broadsheet.relate.memory import MemoryNeighbours
from broadsheet.relate.placing import place_linked
from broadsheet.text.articlejson import from_json
from broadsheet.workers.pool import open_workers

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
SOURCES = ("ecbplus", "gva_docs", "neus_docs")
YEAR = 365 * 86_400.0
A_YEAR = 1_000_000  # articles
START = datetime(2025, 1, 1, tzinfo=UTC).timestamp()
BLOCK = 500  # articles made at a time; making them is not counted
NEW = 0.5  # of what was seen once in the data is replaced by what was never seen: as the data's vocabulary grows at its end
PEER_DAYS = 14
PEER_ROOM = 60_000  # articles before a mark that the peer gets to know: more than come in its 14 days
PEER_JOIN = 0.22  # as in bench/stories.py

Story = list[Features]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The things of one kind by how many articles have them, the most frequent first."""

    ids: Any
    counts: Any


def _load() -> tuple[list[Article], list[Story]]:
    articles, stories = [], defaultdict(list)
    for source in SOURCES:
        with gzip.open(DATA / "stories" / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                article = from_json(row)
                articles.append(article)
                stories[source, row.get("topic"), row["story"]].append(features(article))
    return articles, [sorted(story, key=_when) for story in stories.values()]


def _when(found: Features) -> float:
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


class Stream:
    """Synthetic articles in the order in which they come."""

    def __init__(self, stories: Sequence[Story], count: int, seed: int = 1) -> None:
        self._stories, self._vocabularies = stories, _vocabularies(stories)
        self._chance = np.random.default_rng(seed)
        self._gap = YEAR / A_YEAR * sum(map(len, stories)) / len(stories)  # between beginnings of stories
        self._count = count

    def __iter__(self) -> Iterator[Features]:
        waiting: list[tuple[float, int, Features]] = []
        now, number = START, 0
        while number - len(waiting) < self._count:
            now += self._chance.exponential(self._gap)
            story = self._stories[int(self._chance.integers(len(self._stories)))]
            for when, found in self._clone(story, now):
                number += 1
                heapq.heappush(waiting, (when, number, replace(found, id=f"{number:016x}")))
            while waiting and waiting[0][0] <= now:
                yield heapq.heappop(waiting)[2]

    def _clone(self, story: Story, now: float) -> Iterator[tuple[float, Features]]:
        first = min((_when(found) for found in story if found.published), default=0.0)
        salt = int(self._chance.integers(1 << 28)) << 4  # keeps the flags of words
        swaps = self._swaps(story)
        for at, found in enumerate(story):
            when = now + (_when(found) - first if found.published else 3_600.0 * at)
            coded = found.coded
            row = coded.rows.copy().view(row_type())
            if found.published:
                row["published"] = when
            ids, kinds = coded.ids.copy(), coded.marks[:, 0] & KIND
            for kind, swap in swaps.items():
                mine = kinds == kind
                ids[mine] = swap[1][np.searchsorted(swap[0], ids[mine])]
            ids[kinds == RUN] ^= salt
            yield (
                when,
                replace(
                    found,
                    published=datetime.fromtimestamp(when, UTC) if found.published else None,
                    row=row.tobytes(),
                    ids=ids.tobytes(),
                    shingles=np.sort(coded.shingles[0] ^ np.uint32(salt)).tobytes(),
                    wording=(np.frombuffer(found.wording, "<u4") ^ np.uint32(salt)).tobytes(),
                ),
            )

    def _swaps(self, story: Story) -> dict[int, tuple[Any, Any]]:
        """Return what stands for each thing of a story in its clone, by kind."""
        ids = np.concatenate([found.coded.ids for found in story])
        kinds = np.concatenate([found.coded.marks[:, 0] & KIND for found in story])
        out = {}
        for kind, known in self._vocabularies.items():
            if kind in (1, 5):  # title stems too common to be terms, and days, stay
                continue
            mine = np.unique(ids[kinds == kind])
            rank = np.empty(len(mine))
            order = np.argsort(known.ids)
            rank = order[np.searchsorted(known.ids, mine, sorter=order)]
            spread = self._chance.uniform(0.7, 1.4, len(mine))
            at = np.minimum((rank * spread).astype(np.int64), len(known.ids) - 1)
            new = known.ids[at]
            unseen = (known.counts[rank] == 1) & (self._chance.random(len(mine)) < NEW)
            new[unseen] = self._chance.integers(1 << 32, size=unseen.sum(), dtype=np.uint32)
            out[kind] = (mine, new)
        return out


def _blocks(stream: Iterator[Features], size: int) -> Iterator[list[Features]]:
    while block := list(islice(stream, size)):
        yield block


class Ours:
    """Placing, as ``fold`` does it."""

    def __init__(self) -> None:
        self.index = MemoryNeighbours()
        self.stories = 0

    def place(self, block: Sequence[Features]) -> None:
        for found in block:
            placement = place_linked(found, self.index).placement
            self.index.add(found, placement)
            self.stories += placement.story == placement.id


class Peer:
    """TF-IDF and one pass: each article joins the story of its likest one in 14 days."""

    def __init__(self, first: Sequence[Features]) -> None:
        from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer  # noqa: PLC0415

        self._hashed = HashingVectorizer(analyzer=_words, norm=None, alternate_sign=False)
        self._weigh = TfidfTransformer(sublinear_tf=True).fit(self._hashed.transform(first))
        self.matrix: Any = None
        self.times: list[float] = []

    def vectors(self, block: Sequence[Features]) -> Any:
        return self._weigh.transform(self._hashed.transform(block))

    def remember(self, block: Sequence[Features]) -> None:
        from scipy.sparse import vstack  # noqa: PLC0415

        rows = self.vectors(block)
        self.matrix = rows if self.matrix is None else vstack([self.matrix, rows], format="csr")
        self.times += (_when(found) for found in block)
        old = sum(when < self.times[-1] - PEER_DAYS * 86_400 for when in self.times)
        if old > len(block):
            self.matrix, self.times = self.matrix[old:], self.times[old:]

    def place(self, block: Sequence[Features]) -> int:
        """Return how many of a block join something."""
        joined = 0
        for found in block:
            likeness = self.matrix @ self.vectors([found]).T
            joined += likeness.nnz > 0 and likeness.max() >= PEER_JOIN
        return joined


def _words(found: Features) -> list[str]:
    coded = found.coded
    terms = int(coded.rows["terms"][0])
    counts = np.maximum(1, coded.marks[:terms, 1] // 60).tolist()
    return [
        word
        for word, count in zip(map(str, coded.ids[:terms].tolist()), counts, strict=True)
        for _ in range(count)
    ]


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _now_used() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e9


def _run(stories: Sequence[Story], count: int, peer_sample: int) -> None:
    marks = [at for at in (1_000, 10_000, 100_000, 1_000_000) if at <= count] or [count]
    ours, peer = Ours(), None
    base = _now_used()
    done = since = 0
    wall = cpu = 0.0
    first: float | None = None
    for block in _blocks(iter(Stream(stories, count)), BLOCK):
        clock, used = time.perf_counter(), time.process_time()
        ours.place(block)
        wall += time.perf_counter() - clock
        cpu += time.process_time() - used
        done += len(block)
        since += len(block)
        if peer_sample and done == len(block):
            peer = _peer(block)
        if peer and marks and done >= marks[0] - PEER_ROOM:
            peer.remember(block)
        at_mark = marks and done >= marks[0]
        if at_mark or since >= 50_000:
            first = first or (cpu / since if at_mark and done >= 10_000 else None)
            print(
                f"{done:>9,} placed: {since / wall:6.0f} a second by the clock, {since / cpu:6.0f} a CPU-second since the last line "
                f"({1e6 * cpu / since:.0f} us each); {ours.stories:,} stories; "
                f"resident {_now_used():.2f} GB ({base:.2f} before), at most {_memory():.2f} GB",
                flush=True,
            )
            since, wall, cpu = 0, 0.0, 0.0
        if at_mark:
            if peer:
                _show_peer(peer, block, peer_sample)
            marks = marks[1:]
        if done >= count:
            break


def _peer(block: Sequence[Features]) -> Peer | None:
    try:
        return Peer(block)
    except ImportError:
        print("skipped: the peer needs scikit-learn")
        return None


def _show_peer(peer: Peer, block: Sequence[Features], sample: int) -> None:
    used = time.process_time()
    joined = peer.place(block[: min(len(block), sample)])
    rate = len(block[:sample]) / (time.process_time() - used)
    print(
        f"          TF-IDF single pass among {len(peer.times):,} of 14 days: {rate:6.0f} a CPU-second ({joined} joined)",
        flush=True,
    )


def _texts(articles: Sequence[Article]) -> None:
    letters = sum(len(article.text) for article in articles) / len(articles)
    for name in ("cold", "warm"):
        used = time.process_time()
        for article in articles:
            features(article)
        spent = time.process_time() - used
        print(
            f"features from text, {name}: {1e3 * spent / len(articles):.2f} ms each ({len(articles):,} articles of {letters:.0f} letters)"
        )
    with open_workers(2) as run:
        list(run(features, articles[:500]))  # workers start, tables are read
        clock = time.perf_counter()
        count = sum(1 for _ in run(features, articles))
        print(f"features on a pool of two: {count / (time.perf_counter() - clock):.0f} a second by the clock")
        clock = time.perf_counter()
        Ours().place(list(run(features, articles)))
        print(
            f"features on the pool, then placed: {count / (time.perf_counter() - clock):.0f} a second by the clock"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--peer", type=int, default=200, help="articles that the peer is timed on; 0: none")
    parser.add_argument("--without-text", action="store_true")
    given = parser.parse_args()
    if not all((DATA / "stories" / f"{source}.jsonl.gz").exists() for source in SOURCES):
        print("skipped: no stories in", DATA)
        return
    articles, stories = _load()
    if not given.without_text:
        _texts(articles)
    del articles
    _run(stories, given.articles, given.peer)


if __name__ == "__main__":
    sys.exit(main())
