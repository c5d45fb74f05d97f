"""Times what a round of collecting asks of the store: new articles, their entries, states after looks.

    python bench/store_speed.py [--feeds 2000] [--entries 25] [--states 10000]

Cold: feeds of made-up short articles come in, feed by feed, some tens of feeds a transaction, as the desk
does it (known, choose by key, save_new, keep, record). Warm: states of subscriptions that said "not
modified" are recorded. Needs no data. Prints one JSON line; rates are per CPU second of this process.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from broadsheet.model import Article, FeedFacts, Outlet, Tag
from broadsheet.store import articles, entries, subscriptions
from broadsheet.store.database import Store, open_store
from broadsheet.text.identity import hashed

_FEEDS_A_TRANSACTION = 40  # what a busy round brings in a second
_WORDS = 9_000  # a vocabulary as wide as that of so many short texts
_NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def vocabulary(chance: random.Random) -> list[str]:
    """Return made-up words, some far more frequent than others."""
    letters = "etaoinshrdlucmfwygpbvk"
    return ["".join(chance.choices(letters, k=chance.randint(2, 11))) for _ in range(_WORDS)]


def feed(number: int, size: int, words: Sequence[str], chance: random.Random) -> list[Article]:
    """Return the articles of one feed, each of about sixty words, as an entry's summary has."""

    def some(count: int) -> str:
        return " ".join(words[int(chance.paretovariate(0.6)) % _WORDS] for _ in range(count))

    out = []
    for place in range(size):
        url = f"https://outlet{number}.example/2026/03/02/{some(4).replace(' ', '-')}-{place}"
        out.append(
            Article(
                id=hashed(url),
                url=url,
                title=some(9),
                text=f"{some(30)}\n\n{some(30)}",
                document=f"https://outlet{number}.example/feed",
                outlet=Outlet(name=f"Outlet {number}", domain=f"outlet{number}.example"),
                published=_NOW - timedelta(minutes=chance.randint(1, 5000)),
                collected=_NOW,
                subscription=f"s{number}",
                notes=(Tag(name=some(1), source="publisher"),) if place % 2 else (),
            )
        )
    return out


def seen(article: Article) -> entries.Seen:
    """Return an article as an entry, with the keys that entries have."""
    keys = (f"id:{article.url}#guid", f"url:{article.url}", f"title:{article.id}", f"when:{article.id}")
    return article.id, keys, hashed(article.text)


@contextmanager
def timed(into: dict[str, float], name: str) -> Iterator[None]:
    """Add the CPU seconds of a block."""
    begun = time.process_time()
    yield
    into[name] = into.get(name, 0.0) + time.process_time() - begun


def cold(store: Store, feeds: Sequence[list[Article]]) -> dict[str, float]:
    """Take every feed in and return the CPU seconds of each part."""
    spent: dict[str, float] = {}
    for start in range(0, len(feeds), _FEEDS_A_TRANSACTION):
        with timed(spent, "all"), store.write() as connection:
            for found in feeds[start : start + _FEEDS_A_TRANSACTION]:
                told = [seen(article) for article in found]
                key = found[0].subscription or ""
                with timed(spent, "known"):
                    known = entries.known(connection, key, {one for _, keys, _ in told for one in keys})
                    before = entries.of(connection, key, [article.id for article in found])
                    articles.present(connection, [article.id for article in found])
                with timed(spent, "save_new"):
                    articles.save_new(connection, found, now=_NOW.timestamp(), waiting=True)
                with timed(spent, "keep"):
                    entries.keep(connection, key, told, now=_NOW.timestamp(), asked=(known, before))
    return spent


def warm(store: Store, count: int) -> dict[str, float]:
    """Record that many states, in one transaction and again fifty at a time; return the CPU seconds."""
    now = _NOW.timestamp()
    with store.write() as connection:
        for number in range(count):
            url = f"https://outlet{number}.example/feed"
            subscriptions.save(connection, url=url, kind="feed", title=None, folder=None, now=now)
    spent: dict[str, float] = {}
    with timed(spent, "due"), store.read() as connection:
        states = subscriptions.due(connection, now=now)
    states = tuple(looked(state) for state in states)
    with store.write() as connection:  # after this the rows are as long as those of a desk in use
        subscriptions.record(connection, states)
    with timed(spent, "record"), store.write() as connection:
        subscriptions.record(connection, states)
    with timed(spent, "record_by_fifty"):
        for start in range(0, len(states), 50):
            with store.write() as connection:
                subscriptions.record(connection, states[start : start + 50])
    with timed(spent, "every"), store.read() as connection:
        subscriptions.every(connection, user=1, now=now)
    return spent


def looked(state: subscriptions.State) -> subscriptions.State:
    """Return a state as it is after a look that found nothing new."""
    told = replace(
        state.subscription,
        title="Outlet",
        checked=_NOW,
        next_due=_NOW + timedelta(minutes=40),
        why="news comes about every 40 minutes",
        etiquette=replace(state.subscription.etiquette, requests=9, not_modified=8, shortest=900.0),
    )
    return replace(
        state,
        subscription=told,
        etag='W/"5f3a-61c"',
        modified="Mon, 02 Mar 2026 12:00:00 GMT",
        body_digest="d" * 64,
        facts=FeedFacts(title="Outlet", link="https://outlet.example/", ttl_minutes=60),
        times=tuple(_NOW.timestamp() - 2400 * back for back in range(96)),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=2000)
    parser.add_argument("--entries", type=int, default=25)
    parser.add_argument("--states", type=int, default=10_000)
    asked = parser.parse_args()
    chance = random.Random(3)
    words = vocabulary(chance)
    feeds = [feed(number, asked.entries, words, chance) for number in range(asked.feeds)]
    total = asked.feeds * asked.entries
    with tempfile.TemporaryDirectory() as folder:
        name = Path(folder) / "news.db"
        store = open_store(str(name))
        begun = time.monotonic()
        first = cold(store, feeds)
        wall = time.monotonic() - begun
        size = name.stat().st_size
        second = warm(store, asked.states)
        store.close()
    print(
        json.dumps(
            {
                "articles": total,
                "articles_a_second_saved": round(total / first["save_new"]),
                "entries_a_second_kept": round(total / first["keep"]),
                "entries_a_second_looked_up": round(total / first["known"]),
                "articles_a_second_in_all": round(total / first["all"]),
                "articles_a_wall_second_in_all": round(total / wall),
                "bytes_an_article": round(size / total),
                "states_a_second_recorded": round(asked.states / second["record"]),
                "states_a_second_recorded_by_fifty": round(asked.states / second["record_by_fifty"]),
                "states_a_second_due": round(asked.states / second["due"]),
                "seconds_for_every": round(second["every"], 3),
                "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
            }
        )
    )


if __name__ == "__main__":
    main()
