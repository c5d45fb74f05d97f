"""How fast articles are placed in a long stream, and in how much memory, beside a TF-IDF single pass of scikit-learn.

    python bench/relate_speed.py [--articles 1000000 --every 20] [--peer-python PATH] [--without-text]

The stream is made from the stories of the benchmark: each synthetic story is one of theirs, with its articles'
sizes, gaps in time and shared things as they are, but each term, name, place and figure replaced by one of about
the same frequency, or by one never seen where the real one was seen once. So terms are as frequent, stories as
large and as much alike inside as real ones. A year of it has a million articles.

Printed, at 1,000 and at each power of ten: articles a second by the clock and by CPU time for placing (near, pairs,
attach, reasons, filing), the largest resident size; how many earlier articles of its own story an article has
among its candidates; what making features from real texts costs; both together; and the peer's rate in the same stream, for a sample at the same places. With ``--every N``, only one block of 500
in N is placed beyond 20,000 articles, and the ``SAMPLE`` before each mark; the others are filed in the index as
what they are, so that what is placed meets an index of the full size.

The line "end to end" before each mark: that many real texts are read on a pool of two while as many articles of the
stream are placed here, as ``fold`` does both; CPU is that of all processes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import numpy as np

from bench.relate_stream import Story, Stream, when
from broadsheet.model import Article, Placement
from broadsheet.relate.compare.features import Features, features
from broadsheet.relate.compare.memory import MemoryNeighbours
from broadsheet.relate.grouping.placing import BATCH, NEAR, batches, pack_batch, place_batch, windows
from broadsheet.text.articlejson import from_json
from broadsheet.workers.pool import Map, open_workers

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
SOURCES = ("ecbplus", "gva_docs", "neus_docs")
ALL_PLACED = 20_000  # articles of which each is placed
SAMPLE = 10_000  # likewise, before each mark
SHOWN = 100_000  # articles a line
TOGETHER = 5  # blocks before each mark that are placed while real texts are read
BLOCK = 500  # articles made at a time; making them is not counted
PEER_DAYS = 14
PEER_ROOM = 60_000  # articles before a mark that the peer gets to know: more than come in its 14 days
PEER_JOIN = 0.22  # as in bench/stories.py


def _load() -> tuple[list[Article], list[Story]]:
    articles, stories = [], defaultdict(list)
    for source in SOURCES:
        with gzip.open(DATA / "stories" / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                article = from_json(row)
                articles.append(article)
                stories[source, row.get("topic"), row["story"]].append(features(article))
    return articles, [sorted(story, key=when) for story in stories.values()]


Block = list[tuple[int, Features]]


def _blocks(stream: Iterator[tuple[int, Features]], size: int) -> Iterator[Block]:
    while block := list(islice(stream, size)):
        yield block


class Ours:
    """Placing, as ``fold`` does it."""

    def __init__(self) -> None:
        self.index = MemoryNeighbours()
        self.stories = 0

    def place(self, block: Sequence[Features]) -> None:
        for begin in range(0, len(block), BATCH):
            for one in place_batch(block[begin : begin + BATCH], self.index):
                self.stories += one.placement.story == one.placement.id

    def file(self, block: Sequence[Features], stories: Sequence[str]) -> None:
        """Take articles as placed where they belong."""
        placed = [
            Placement(id=found.id, copy_group=found.id, story=story, saga=story)
            for found, story in zip(block, stories, strict=True)
        ]
        self.index.add_all(block, placed)
        self.stories += sum(placement.id == placement.story for placement in placed)


class Truth:
    """The stories that the stream's articles were made of."""

    def __init__(self) -> None:
        self.members: dict[int, list[str]] = {}
        self.pairs = self.found = 0

    def remember(self, block: Block) -> None:
        for story, found in block:
            self.members.setdefault(story, []).append(found.id)

    def first(self, story: int, found: Features) -> str:
        return self.members.get(story, [found.id])[0]

    def look(self, index: MemoryNeighbours, block: Block) -> None:
        """Count which of a block's articles' earlier mates are among their candidates."""
        for story, found in block:
            mates = set(self.members.get(story, ())) - {found.id}
            if mates:
                near = index.near(found.keys, windows(found.published), found.id)
                self.pairs += min(len(mates), NEAR)
                self.found += min(NEAR, sum(candidate.id in mates for candidate in near.placed))


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
        for found in block:
            self.times.append(when(found) or max(self.times[-1:], default=0.0))
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


@dataclass(slots=True)
class Spent:
    """Time on articles since the last line."""

    articles: int = 0
    clock: float = 0.0
    used: float = 0.0

    def time(self, what: Callable[[], None], articles: int) -> None:
        clock, used = time.perf_counter(), time.process_time()
        what()
        self.clock += time.perf_counter() - clock
        self.used += time.process_time() - used
        self.articles += articles


class Texts:
    """Real articles, read in processes while others are placed here."""

    def __init__(self, articles: Sequence[Article], run: Map) -> None:
        self._batches = cycle(list(batches(articles)))
        self._run = run
        for _ in run(pack_batch, islice(self._batches, 200)):  # workers start, caches fill
            pass

    def beside(self, ours: Ours, found: Sequence[Features]) -> None:
        """Place articles of the stream while as many texts are read; print what both take."""
        clock, used, workers = time.perf_counter(), time.process_time(), _used_by_children()
        blocks = [found[at : at + BATCH] for at in range(0, len(found), BATCH)]
        read = self._run(pack_batch, islice(self._batches, len(blocks)))
        for block, packed in zip(blocks, read, strict=True):
            for one in packed:
                Features.from_bytes(one)
            ours.place(block)
        clock, used = time.perf_counter() - clock, time.process_time() - used
        workers = _used_by_children() - workers
        both = 1e3 * (used + workers) / len(found)
        print(
            f"          end to end, {len(found):,}: {len(found) / clock:.0f} a second by the clock; CPU"
            f" {1e3 * workers / len(found):.2f} ms each for reading, {1e3 * used / len(found):.2f} for placing,"
            f" both {both:.2f}: two cores have room for {2e3 / both:.0f} a second",
            flush=True,
        )


def _used_by_children() -> float:
    """Return the CPU-seconds of the processes that this one started and that still run."""
    ticks = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[1]) == os.getpid():
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _run(stories: Sequence[Story], count: int, peer_sample: int, every: int, texts: Texts | None) -> None:
    marks = [at for at in (1_000, 10_000, 100_000, 1_000_000) if at <= count] or [count]
    ours, truth, base = Ours(), Truth(), _now_used()
    peer: Peer | None = None
    placing, filing, done, shown = Spent(), Spent(), 0, 0
    together: list[Features] = []
    for number, block in enumerate(_blocks(iter(Stream(stories, count)), BLOCK)):
        found = [one for _, one in block]
        done += len(block)
        at_mark = bool(marks) and done >= marks[0]
        if at_mark:
            if texts and together:
                texts.beside(ours, together)
            together = []
            truth.look(ours.index, block)
        near_mark = bool(marks) and done > marks[0] - SAMPLE
        if texts and marks and not at_mark and marks[0] > SAMPLE / 2 and done > marks[0] - TOGETHER * BLOCK:
            together += found
        elif done <= ALL_PLACED or near_mark or number % every == 0:
            placing.time(partial(ours.place, found), len(block))
        else:
            filing.time(partial(_file, ours, truth, block), len(block))
        truth.remember(block)
        if peer_sample and number == 0:
            peer = _peer(found)
        if peer and marks and done >= marks[0] - PEER_ROOM:
            peer.remember(found)
        if at_mark or done - shown >= SHOWN:
            _show(done, placing, filing, ours, base)
            placing, filing, shown = Spent(), Spent(), done
        if at_mark:
            print(f"          candidates: {truth.found} of {truth.pairs} earlier articles of one story found")
            if peer:
                _show_peer(peer, found, peer_sample)
            marks, truth.found, truth.pairs = marks[1:], 0, 0
        if done >= count:
            break


def _file(ours: Ours, truth: Truth, block: Block) -> None:
    begun: dict[int, str] = {}
    stories = [begun.setdefault(story, truth.first(story, found)) for story, found in block]
    ours.file([found for _, found in block], stories)


def _show(done: int, placing: Spent, filing: Spent, ours: Ours, base: float) -> None:
    count = placing.articles or 1
    print(
        f"{done:>9,}: {count:,} placed since the last line, {count / placing.clock:.0f} a second by the clock,"
        f" {count / placing.used:.0f} a CPU-second ({1e6 * placing.used / count:.0f} us each);"
        f" {1e6 * filing.used / (filing.articles or 1):.0f} us each for the {filing.articles:,} only filed;"
        f" {ours.stories:,} stories; resident {_now_used():.2f} GB ({base:.2f} before), at most {_memory():.2f} GB",
        flush=True,
    )


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


def _peer_from(python: str) -> None:
    """Let scikit-learn be imported from another environment of the same Python, behind all that is in this one."""
    told = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    )
    sys.path.append(told.stdout.strip())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--every", type=int, default=1, help="beyond 20,000, place one block in so many")
    parser.add_argument("--peer", type=int, default=200, help="articles that the peer is timed on; 0: none")
    parser.add_argument("--peer-python", help="of an environment that has scikit-learn, if this one has not")
    parser.add_argument("--without-text", action="store_true")
    given = parser.parse_args()
    if not all((DATA / "stories" / f"{source}.jsonl.gz").exists() for source in SOURCES):
        print("skipped: no stories in", DATA)
        return
    if given.peer_python:
        _peer_from(given.peer_python)
    articles, stories = _load()
    if given.without_text:
        _run(stories, given.articles, given.peer, given.every, None)
        return
    _texts(articles)
    with open_workers(2) as run:
        _run(stories, given.articles, given.peer, given.every, Texts(articles, run))


if __name__ == "__main__":
    main()
