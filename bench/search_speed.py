"""How long a search takes on a large desk, by how common its words are.

    python -m bench.search_speed [--articles 100000]

The articles are made of words drawn by Zipf's law, 200 words each, of 500 outlets; the commonest word stands in nine
of ten. Printed: the median and the 95th percentile, in milliseconds, of the first page of results.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles

import numpy as np

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


def timed(store: Store, asked: list[str], order: search.Order) -> tuple[float, float]:
    """Return the median and the 95th percentile of searches, in milliseconds."""
    asker = Asker(user=1, now=NOW)
    took = []
    for one in asked:
        begin = time.perf_counter()
        with store.read() as connection:
            search.search(connection, one, asker, limit=PAGE, order=order)
        took.append(1000 * (time.perf_counter() - begin))
    cuts = quantiles(took, n=20)
    return cuts[9], cuts[18]


def main() -> None:
    """Print a line for each kind of search."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    count = parser.parse_args().articles
    chance = random.Random(7)
    kinds: dict[str, Callable[[], str]] = {
        "one of the commonest words": lambda: f"w{chance.randrange(5)}x",
        "a word of the middle": lambda: f"w{chance.randrange(500, 2000)}x",
        "a rare word": lambda: f"w{chance.randrange(20_000, 60_000)}x",
        "two common words": lambda: f"w{chance.randrange(5)}x w{chance.randrange(5, 30)}x",
        "a common word of one outlet": lambda: (
            f'w{chance.randrange(5)}x outlet:"Outlet {chance.randrange(OUTLETS)}"'
        ),
        "a common word, not another, since a day": lambda: f"w0x -w{chance.randrange(1, 5)}x since:1d",
    }
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(str(Path(folder) / "news.db"))
        begin = time.perf_counter()
        fill(store, count)
        print(f"{count:,} articles stored in {time.perf_counter() - begin:.0f} s")
        for name, make in kinds.items():
            asked = [make() for _ in range(TIMES)]
            orders: tuple[search.Order, ...] = ("likeness", "time")
            told = ", ".join(
                f"{order} {m:.0f} / {p:.0f} ms" for order in orders for m, p in [timed(store, asked, order)]
            )
            print(f"{name}: {told}")
        begin = time.perf_counter()
        with store.read() as connection:
            for number in range(TIMES):
                search.count(connection, f"is:unread w{number % 5}x", Asker(user=1, now=NOW), most=1_000)
        print(f"counted up to 1,000: {1000 * (time.perf_counter() - begin) / TIMES:.0f} ms on average")
        store.close()


if __name__ == "__main__":
    main()
