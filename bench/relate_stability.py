"""Whether a story that a reader follows stays the same story while repair is on.

    python bench/relate_stability.py [--days N] [--batch N]

90 days of a stream (RUWA: headlines and descriptions from nine outlets on the war in Ukraine, from 1 March 2022, so
most stories look alike) come day by day onto a desk in memory. A reader follows 30 stories, every third day the largest
one that is not followed yet. A repair keeps a followed story if its id still stands for a story that holds most of
what it held before. Wanted: in at least 99.5% of the repairs that touch it; and every article that went from one story
to another is in the histories of both.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path

from broadsheet.desk.adding import place
from broadsheet.desk.repairing import mend
from broadsheet.model import Article
from broadsheet.store import articles as stored
from broadsheet.store import index, story_history, story_marks
from broadsheet.store.database import Connection, open_store
from broadsheet.text.articlejson import from_json

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
STREAM = DATA / "stream" / "ruwa_index.jsonl.gz"
FIRST = date(2022, 3, 1)
FOLLOWED = 30
EVERY = 3  # days
WANTED = 0.995


@dataclass(slots=True, kw_only=True)
class Tally:
    """What was seen so far."""

    repairs: int = 0  # of followed stories
    kept: int = 0
    moves: int = 0  # articles that went from one story to another
    told: int = 0  # moves that are in the histories of both
    longest: float = 0.0  # seconds of one repair
    spent: float = 0.0
    followed: set[str] = field(default_factory=set)
    lost: list[str] = field(default_factory=list)


def load(days: int) -> list[Article]:
    """Return the articles of so many days, oldest first."""
    with gzip.open(STREAM, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    last = FIRST + timedelta(days=days)
    out = {
        row["url"]: from_json(
            {
                "url": row["url"],
                "title": row["title"],
                "text": row["description"] or row["title"],
                "outlet": row["outlet"],
                "published": row["date"],
            }
        )
        for row in rows
        if row["title"] and str(FIRST) <= row["date"] < str(last)
    }
    found = {article.id: article for article in out.values()}
    return sorted(found.values(), key=lambda article: (str(article.published), article.id))


def run(connection: Connection, batch: Sequence[Article], stories: dict[str, str], tally: Tally) -> None:
    """Place and repair a batch; hold what became of the stories against what they were."""
    for article in batch:
        stored.save(connection, article, now=time.time())
        place(connection, article)
    come = [article.id for article in batch]
    before = stories | index.stories_of(connection, come)
    newest = connection.exec_driver_sql("SELECT coalesce(max(id), 0) FROM story_history").scalar_one()
    begun = time.process_time()
    mend(connection, come, now=datetime.now(UTC))
    spent = time.process_time() - begun
    tally.spent += spent
    tally.longest = max(tally.longest, spent)
    after = index.stories_of(connection, list(before))
    moved = {article for article, story in before.items() if after[article] != story}
    _told(connection, tally, {article: (before[article], after[article]) for article in moved}, newest)
    touched = {before[article] for article in (*come, *moved)} | {after[article] for article in moved}
    for story in sorted(tally.followed & touched):
        _kept(tally, story, before, after)
    tally.followed = {story_history.resolve(connection, story) or story for story in tally.followed}
    stories.clear()
    stories.update(after)


def _kept(tally: Tally, story: str, before: dict[str, str], after: dict[str, str]) -> None:
    held = [article for article, name in before.items() if name == story]
    still = sum(after[article] == story for article in held)
    tally.repairs += 1
    if held and 2 * still >= len(held):
        tally.kept += 1
    else:
        tally.lost.append(story)


def _told(connection: Connection, tally: Tally, moves: dict[str, tuple[str, str]], newest: int) -> None:
    """Count the moves that the histories of the stories tell, each step on both sides."""
    sides: dict[bool, set[tuple[str, str, str]]] = {True: set(), False: set()}
    ways: dict[str, list[tuple[str, str]]] = defaultdict(list)
    rows = connection.exec_driver_sql(
        "SELECT story, kind, other, articles FROM story_history WHERE id > ? ORDER BY id", (newest,)
    )
    for story, kind, other, moved in rows:
        out = kind in {"merged", "left"}
        step = (story, other) if out else (other, story)
        for article in json.loads(moved):
            sides[out].add((article, *step))
            if out:
                ways[article].append(step)
    tally.moves += len(moves)
    for article, (old, new) in moves.items():
        at = old
        for step in ways[article]:  # two repairs of one batch may move an article twice
            both = (article, *step) in sides[True] and (article, *step) in sides[False]
            at = step[1] if both and step[0] == at else at
        tally.told += at == new


def follow(connection: Connection, stories: dict[str, str], tally: Tally) -> None:
    """Follow the largest story that is not followed yet."""
    counts = Counter(story for story in stories.values() if story not in tally.followed)
    if counts:
        story = min(counts, key=lambda key: (-counts[key], key))
        story_marks.mark(connection, user=1, story=story, kind="followed", now=time.time())
        tally.followed.add(story)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--days", type=int, default=90)
    arguments.add_argument("--batch", type=int, default=64)
    given = arguments.parse_args()
    if not STREAM.exists():
        print("skipped: no stream in", DATA)
        return
    articles = load(given.days)
    store, stories, tally = open_store(":memory:"), dict[str, str](), Tally()
    marked = 0
    for number, (_, day) in enumerate(groupby(articles, key=lambda article: str(article.published)[:10])):
        found = list(day)
        for start in range(0, len(found), given.batch):
            with store.write() as connection:
                run(connection, found[start : start + given.batch], stories, tally)
        if number % EVERY == 0 and marked < FOLLOWED:
            marked += 1
            with store.write() as connection:
                follow(connection, stories, tally)
    sizes = Counter(stories.values())
    print(
        f"{len(articles)} articles of {given.days} days, {len(sizes)} stories, the largest of {max(sizes.values())}"
    )
    print(f"{marked} followed; {len(tally.followed)} left as stories of their own after mergers")
    share = tally.kept / max(1, tally.repairs)
    print(f"id kept in {tally.kept} of {tally.repairs} repairs: {share:.2%} (wanted: at least {WANTED:.1%})")
    print(
        f"articles moved by repair: {tally.moves}, in the histories of both stories: {tally.told} (wanted: all)"
    )
    print(
        f"repair: {tally.spent / len(articles) * 1000:.2f} ms an article, the longest {tally.longest * 1000:.0f} ms (wanted: under 1,000)"
    )


if __name__ == "__main__":
    main()
