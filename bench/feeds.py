"""How fast feeds are read, and how many of feedparser's own test files are.

python bench/feeds.py

The first number needs no data: a feed is written here, of entries as newspapers have them (title,
author, date, summary and a text of some 1,800 characters). The second reads feedparser_tests.tar.xz
from $BROADSHEET_BENCH_DATA/feeds (default ../shared/data/feeds).
"""

from __future__ import annotations

import os
import tarfile
from collections import Counter
from html import escape
from pathlib import Path
from time import process_time

from broadsheet.collect.feed import parse_feed
from broadsheet.model import Document, Failure

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", ROOT.parent / "shared" / "data")) / "feeds"
ENTRIES = 30  # as many as a newspaper's feed usually has
ROUNDS = 20
EMPTY = "no title, text or link"  # tests of one element in an entry that has nothing else
UNDATED = "gives no dates"


def written() -> bytes:
    """Return a feed."""
    link = "<a href='https://kite.example/bridge'>bridge</a>"
    text = (
        "<img src='/bridge.jpg'>"
        + f"<p>The council met on Tuesday and spoke of the {link} at length.</p>" * 16
    )
    items = "".join(
        f"<item><title>Council &amp;amp; bridge, part {n}</title><link>https://kite.example/{n}</link>"
        f"<guid>https://kite.example/{n}</guid><pubDate>Tue, 04 Mar 2025 09:{n:02}:00 GMT</pubDate>"
        f"<dc:creator>Ada Fenwick</dc:creator><category>Council</category><description>{escape(text[:300])}"
        f"</description><content:encoded><![CDATA[{text}]]></content:encoded></item>"
        for n in range(ENTRIES)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Kite</title>'
        f"<link>https://kite.example/</link>{items}</channel></rss>"
    ).encode()


def speed() -> None:
    """Print how fast the feed is read, on one core."""
    feed = written()
    _, found = parse_feed(feed, name="warm")
    assert sum(isinstance(one, Document) for one in found) == ENTRIES  # noqa: S101 (else it measures nothing)
    begun = process_time()
    for _ in range(ROUNDS):
        parse_feed(feed, name="feed", url="https://kite.example/feed")
    spent = process_time() - begun
    print(f"feed of {len(feed) / 1000:.0f} kB, {ENTRIES} entries")
    print(f"entries a CPU-second: {ROUNDS * ENTRIES / spent:,.0f}; feeds: {ROUNDS / spent:,.1f}")


def share() -> None:
    """Print how many of feedparser's test files are read without a failure, and why the others aren't."""
    archive = DATA / "feedparser_tests.tar.xz"
    if not archive.exists():
        print(f"skipped: {archive} is not here")
        return
    total = clean = read = 0
    reasons: Counter[str] = Counter()
    with tarfile.open(archive) as files:
        for member in files:
            file = files.extractfile(member) if member.isfile() else None
            if file is None or member.name.endswith(".py"):
                continue
            _, found = parse_feed(file.read(), name=member.name, url="http://127.0.0.1:8097/")
            failures = [one.reason for one in found if isinstance(one, Failure)]
            total += 1
            clean += not failures
            read += all(EMPTY in reason or UNDATED in reason for reason in failures)
            reasons.update(reason.split("(")[0][:60] for reason in failures)
    print(f"feedparser's files read without any failure: {clean} of {total} ({clean / total:.1%})")
    print(
        f"... leaving out entries with {EMPTY} and feeds without dates: {read} of {total} ({read / total:.1%})"
    )
    for reason, count in reasons.most_common():
        print(f"  {count:4} {reason}")


if __name__ == "__main__":
    speed()
    share()
