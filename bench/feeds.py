"""How fast feeds are read, and how much of feedparser's own expectations is met, beside feedparser itself.

python bench/feeds.py [--misses]

The rates need no data: feeds are written here. The rest reads feedparser_tests.tar.xz from
$BROADSHEET_BENCH_DATA/feeds (default ../shared/data/feeds): the first comment of each file holds a
Python expression over feedparser's result. How each name in it is read from our Documents and
FeedFacts stands in bench/feed_fields.py. Both are given the same bytes, and the headers that the
file names.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import process_time

import feedparser

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.feed_expectations import Case, cases, outcome_of_feedparser, outcome_of_ours
from bench.feed_samples import SAMPLES
from broadsheet.collect.feed import parse_feed
from broadsheet.model import Document, Failure

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", ROOT.parent / "shared" / "data")) / "feeds"
SECONDS = 2.0  # of CPU for each rate


def rate(read: Callable[[bytes], object], body: bytes) -> float:
    """Return how many times a second of CPU one feed is read."""
    read(body)
    count, begun = 0, process_time()
    while process_time() - begun < SECONDS:
        read(body)
        count += 1
    return count / (process_time() - begun)


def ours(body: bytes) -> object:
    return parse_feed(body, name="feed", url="https://kite.example/feed")


def bare(body: bytes) -> object:
    return feedparser.parse(body, resolve_relative_uris=False, sanitize_html=False)


def speed() -> None:
    """Print the rates, on one core."""
    print("feeds a CPU-second        kB  ours  feedparser bare  feedparser  ours / bare")
    for name, body in SAMPLES.items():
        _, found = parse_feed(body, name=name)
        assert any(isinstance(one, Document) for one in found)  # noqa: S101 (else it measures nothing)
        rates = [rate(read, body) for read in (ours, bare, feedparser.parse)]
        print(
            f"{name:22}{len(body) / 1000:6.0f} {rates[0]:5.1f}  {rates[1]:15.1f}  {rates[2]:10.1f}  {rates[0] / rates[1]:10.2f}"
        )


def expectations(archive: Path, *, misses: bool) -> None:
    """Print how many expectations of feedparser's tests are met."""
    met: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    missed: list[tuple[Case, str]] = []
    total = 0
    for case in cases(archive):
        mine = outcome_of_ours(case)
        total += 1
        if mine.not_kept:
            left_out[mine.not_kept] += 1
            continue
        theirs = outcome_of_feedparser(case)
        met["all"] += 1
        met["ours"] += mine.met
        met["feedparser"] += theirs.met
        met["feedparser, its own flag included"] += theirs.met_with_flag
        if not mine.met:
            missed.append((case, f"{'' if theirs.met else '(feedparser neither) '}{mine.told}"))
    print(f"expectations in all: {total}")
    print(
        f"about what we do not keep: {left_out.total()}: "
        + ", ".join(f"{k} {n}" for k, n in left_out.most_common())
    )
    print(f"about what we keep: {met['all']}")
    for name in ("ours", "feedparser", "feedparser, its own flag included"):
        print(f"  met by {name}: {met[name]} ({met[name] / met['all']:.1%})")
    print(f"  not met by ours: {len(missed)}")
    for case, told in missed if misses else []:
        print(f"    {case.name}: {case.expression[:150]}\n      {told[:200]}")


def ill_formed(archive: Path) -> None:
    """Print how ill-formed feeds end: each in entries or in a reason."""
    ends: Counter[str] = Counter()
    for case in cases(archive):
        if not case.name.startswith("illformed/") and "bozo" not in case.name:
            continue
        _, found = parse_feed(case.body, name=case.name, url=case.url, media_type=case.media_type)
        documents = any(isinstance(one, Document) for one in found)
        reasons = any(isinstance(one, Failure) and one.reason for one in found)
        ends["entries" if documents else "a reason" if reasons else "no entries, for it has none"] += 1
    print("ill-formed files end in: " + ", ".join(f"{name} {n}" for name, n in sorted(ends.items())))


if __name__ == "__main__":
    if "--misses" not in sys.argv:
        speed()
    tests = DATA / "feedparser_tests.tar.xz"
    if tests.exists():
        expectations(tests, misses="--misses" in sys.argv)
        ill_formed(tests)
    else:
        print(f"skipped: {tests} is not here")
