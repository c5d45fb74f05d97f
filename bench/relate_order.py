"""Whether the same articles give the same stories in whatever order and in however many batches they come.

    python bench/relate_order.py [--articles N] [--batches N ...] [--list] [--seed N]

The mixed stream (GVA, ECB+, AllSides) is placed and repaired on a desk in memory: by time, shuffled and reversed,
in batches of 1, of 64 and all at once. Each outcome is held against the first one, by time in batches of 64:
the pairs of articles that are one story in one of them alone, the articles whose story has not exactly the same
members, and the fewest articles that would have to move. Wanted: these are at most 1%. ``--list`` prints the
differing pairs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from broadsheet.desk.adding import place
from broadsheet.desk.repairing import mend
from broadsheet.model import Article
from broadsheet.store import articles as stored
from broadsheet.store import index
from broadsheet.store.database import Store, open_store
from broadsheet.text.articlejson import from_json

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
SOURCES = ("gva_docs", "ecbplus", "neus_docs")
BATCHES = (64, 1, 0)  # 0: all at once
WANTED = 0.01

Stories = dict[str, str]


def load() -> list[Article]:
    """Return the articles of all sources, without their stories."""
    rows = []
    for source in SOURCES:
        with gzip.open(DATA / "stories" / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows += [json.loads(line) for line in lines]
    return [from_json(row) for row in rows]


def fold(articles: Sequence[Article], batch: int) -> tuple[Stories, float, float]:
    """Return the story of each article, the CPU seconds spent, and those of the longest repair."""
    store = open_store(":memory:")
    begun, longest = time.process_time(), 0.0
    size = batch or len(articles)
    for start in range(0, len(articles), size):
        longest = max(longest, _batch(store, articles[start : start + size]))
    with store.read() as connection:
        out = index.stories_of(connection, [article.id for article in articles])
    store.close()
    return out, time.process_time() - begun, longest


def _batch(store: Store, batch: Sequence[Article]) -> float:
    now = datetime.now(UTC)
    with store.write() as connection:
        for article in batch:
            stored.save(connection, article, now=now.timestamp())
            place(connection, article)
        begun = time.process_time()
        mend(connection, [article.id for article in batch], now=now)
        return time.process_time() - begun


def pairs(stories: Stories) -> set[tuple[str, str]]:
    """Return the pairs of articles that are of one story."""
    members = defaultdict(list)
    for article, story in stories.items():
        members[story].append(article)
    return {pair for group in members.values() for pair in combinations(sorted(group), 2)}


def moved(one: Stories, other: Stories) -> int:
    """Return the fewest articles that would have to move to make the stories the same."""
    counts = Counter((one[article], other[article]) for article in one)
    rows = {story: at for at, story in enumerate(sorted(set(one.values())))}
    columns = {story: at for at, story in enumerate(sorted(set(other.values())))}
    table = np.zeros((len(rows), len(columns)), np.int32)
    for (first, second), count in counts.items():
        table[rows[first], columns[second]] = count
    best = linear_sum_assignment(table, maximize=True)
    return len(one) - int(table[best].sum())


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--articles", type=int, default=0, help="so many of them, at random; 0: all")
    arguments.add_argument("--list", action="store_true", help="print the differing pairs")
    arguments.add_argument("--batches", type=int, nargs="+", default=BATCHES, help="sizes; 0: all at once")
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    if not all((DATA / "stories" / f"{source}.jsonl.gz").exists() for source in SOURCES):
        print("skipped: no stories in", DATA)
        return
    articles = load()
    chance = random.Random(given.seed)
    if given.articles:
        articles = chance.sample(articles, given.articles)
    by_time = sorted(articles, key=lambda one: (one.published is None, str(one.published), one.id))
    shuffled = by_time.copy()
    chance.shuffle(shuffled)
    orders = {"by time": by_time, "shuffled": shuffled, "reversed": by_time[::-1]}
    first: Stories = {}
    worst = 0
    for batch in given.batches:
        for name, ordered in orders.items():
            found, spent, longest = fold(ordered, batch)
            first = first or found
            here, there = pairs(first), pairs(found)
            apart = sorted(here ^ there)
            fewest = moved(first, found)
            worst = max(worst, fewest)
            print(
                f"{name:9} batches of {batch or 'all':>3}: {len(set(found.values()))} stories, "
                f"{len(apart)} of {len(here)} pairs differ, with {len({a for pair in apart for a in pair})} articles; "
                f"{fewest} to move ({fewest / len(articles):.2%}); "
                f"{len(articles) / spent:.0f} a CPU-second, longest repair {longest * 1000:.0f} ms",
                flush=True,
            )
            if given.list:
                for one, other in apart:
                    print("   ", one, other, "together first" if (one, other) in here else "together here")
    print(f"worst: {worst / len(articles):.2%} of {len(articles)} articles (wanted: at most {WANTED:.0%})")


if __name__ == "__main__":
    main()
