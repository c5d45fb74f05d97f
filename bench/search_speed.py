"""How long a search takes on a large desk, by how common its words are.

    python -m bench.search_speed [--articles 100000] [--db FILE]

The articles are made of words drawn by Zipf's law, 200 words each, of 500 outlets; the commonest
word stands in nine of ten. Printed: the median and the 95th percentile, in
milliseconds of CPU time, of the first page of results.
With --db the articles are made only where the file is not there yet, and stay.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles

import numpy as np

from bench.serve_indexes import without_indexes
from broadsheet.model import Article, Outlet
from broadsheet.store import articles, search
from broadsheet.store.asking import Asker
from broadsheet.store.database import Store, open_store

WORDS = 200  # an article of the agencies
VOCABULARY = 60_000
OUTLETS = 500
BATCH = 2_000
TIMES = 40  # searches of each kind
PAGE = 31
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def fill(store: Store, count: int) -> None:
    """Store so many made-up articles, an hour's worth at a time."""
    chance = np.random.default_rng(7)
    names = np.array([f"w{number}x" for number in range(VOCABULARY)])
    odds = 1 / np.arange(10, VOCABULARY + 10)
    odds /= odds.sum()
    with without_indexes(store, ("articles", "versions")):
        for start in range(0, count, BATCH):
            drawn = names[chance.choice(VOCABULARY, size=(min(BATCH, count - start), WORDS), p=odds)]
            found = [
                Article(
                    id=f"a{start + number}",
                    title=" ".join(words[:8]),
                    text=" ".join(words),
                    outlet=Outlet(name=f"Outlet {(start + number) % OUTLETS}"),
                    published=NOW - timedelta(minutes=count - start - number),
                    language="en",
                )
                for number, words in enumerate(drawn)
            ]
            with store.write() as connection:
                articles.save_new(connection, found, now=NOW.timestamp(), waiting=False)


def timed(ask: Callable[[str], object], asked: Sequence[str]) -> tuple[float, float]:
    """Return the median and the 95th percentile of searches, in milliseconds."""
    took = []
    for one in asked:
        begin = time.process_time()
        ask(one)
        took.append(1000 * (time.process_time() - begin))
    cuts = quantiles(took, n=20)
    return cuts[9], cuts[18]


def kinds(count: int) -> dict[str, Callable[[], str]]:
    """Return what is searched for, a query at a call."""
    chance = random.Random(7)
    minutes = timedelta(minutes=count)  # how long ago the first article came out
    long_ago = (NOW - minutes * 0.7).date()

    def common() -> str:
        return f"w{chance.randrange(5)}x"

    return {
        "one of the commonest words": common,
        "a word of the middle": lambda: f"w{chance.randrange(500, 2000)}x",
        "a rare word": lambda: f"w{chance.randrange(20_000, 60_000)}x",
        "two common words": lambda: f"{common()} w{chance.randrange(5, 30)}x",
        "a common word of one outlet": lambda: f'{common()} outlet:"Outlet {chance.randrange(OUTLETS)}"',
        "a common word of all outlets": lambda: f"{common()} outlet:Outlet",
        "a common word, not another, since a day": lambda: f"w0x -w{chance.randrange(1, 5)}x since:1d",
        "a common word on a day long ago": lambda: f"{common()} since:{long_ago} until:{long_ago}",
        "a common word until long ago": lambda: f"{common()} until:{long_ago}",
        "a common word in a language that nothing is in": lambda: f"{common()} lang:uk",
        "a common word, unread": lambda: f"{common()} is:unread",
        "a common word, starred": lambda: f"{common()} is:starred",
        "a common word in headlines": lambda: f"title:{common()}",
        "no word, one outlet": lambda: f'outlet:"Outlet {chance.randrange(OUTLETS)}"',
        "no word, what is withdrawn": lambda: "is:withdrawn",
    }


def measure(store: Store, count: int) -> None:
    """Print a line for each kind of search."""
    asker = Asker(user=1, now=NOW)

    def by(order: search.Order) -> Callable[[str], object]:
        def ask(one: str) -> object:
            with store.read() as connection:
                return search.search(connection, one, asker, limit=PAGE, order=order)

        return ask

    def as_stories(one: str) -> object:
        with store.read() as connection:
            return search.search_stories(connection, one, asker, limit=PAGE)

    ways = {"likeness": by("likeness"), "time": by("time"), "as stories": as_stories}
    for name, make in kinds(count).items():
        asked = [make() for _ in range(TIMES)]
        told = [(way, timed(ask, asked)) for way, ask in ways.items()]
        print(f"{name}: " + ", ".join(f"{way} {m:.0f} / {p:.0f} ms" for way, (m, p) in told), flush=True)
    begin = time.process_time()
    with store.read() as connection:
        for number in range(TIMES):
            search.count(connection, f"is:unread w{number % 5}x", asker, most=1_000)
    print(f"counted up to 1,000: {1000 * (time.process_time() - begin) / TIMES:.0f} ms on average")


def main() -> None:
    """Print how long searches take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--db", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = given.db or Path(folder) / "news.db"
        fresh = not file.exists()
        store = open_store(str(file))
        begin = time.perf_counter()
        if fresh:
            fill(store, given.articles)
            print(f"{given.articles:,} articles stored in {time.perf_counter() - begin:.0f} s")
        measure(store, given.articles)
        store.close()


if __name__ == "__main__":
    main()
