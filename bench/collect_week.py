"""A week of collecting on a fake clock: who was asked how often, with what, and when news was there.

python bench/collect_week.py [--feeds N] [--hosts N] [--days D] [--seed S]

Feeds of mixed rhythms on hosts on loopback: some bring news every twenty minutes by day, some daily, weekly
or never; with ETags, dates or both; some ask for peace (max-age, ttl), some fail now and then, some say 304
for ever. The desk works as it does when it runs: it looks at what is due, two minutes or more between rounds.
"""

from __future__ import annotations

import argparse
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import median
from time import monotonic

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.conformance.lab import START, Item, Lab, Reply, Request, open_lab, rss
from broadsheet.collect.hosts import SPACING
from broadsheet.model import Article

WINDOW = 15  # entries that a feed shows; common systems show 10 to 20
BETWEEN = timedelta(minutes=2)  # between two rounds, at the least: so that a week takes minutes
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# Shares of a hundred; a choice: most feeds of real lists bring little.
RHYTHMS = (("busy", 10), ("hourly", 15), ("daily", 35), ("weekly", 25), ("dead", 15))
VALIDATORS = (("both", 60), ("etag", 25), ("modified", 15))
MANNERS = (("plain", 70), ("max-age", 10), ("ttl", 8), ("fails", 8), ("eternal", 4))
FRESH = 2 * HOUR  # what those with max-age or ttl ask for
FAILING = 0.1  # of the requests to a feed that fails now and then
LEAST_304 = 0.95  # of the possible ones (issue 3)


@dataclass(slots=True, kw_only=True)
class Feed:
    """One simulated feed and what it was asked."""

    number: int
    host: int
    rhythm: str
    validators: str
    manner: str
    times: Sequence[datetime]  # when its items come out, oldest first
    chance: Random
    asked: list[Request] = field(default_factory=list)
    shown: list[int] = field(default_factory=list)  # items that were out, at each look that was answered
    possible: int = 0  # looks at which nothing had changed since the one before
    not_modified: int = 0  # of these: answered with 304
    failed: int = 0

    @property
    def path(self) -> str:
        """Return where it is on its host."""
        return f"/{self.number}.xml"

    def body(self, out: int) -> bytes:
        """Return the feed as it is when so many items are out."""
        found = [
            Item(
                key=f"{self.number}-{n}",
                title=f"Report {n} of paper {self.number}",
                text=f"Item {n} of feed {self.number}.",
                at=self.times[n],
            )
            for n in range(out - 1, max(0, out - WINDOW) - 1, -1)
        ]
        return rss(*found, extra="<ttl>120</ttl>" if self.manner == "ttl" else "")


def answer(feed: Feed, request: Request) -> Reply:
    """Return what a feed answers, and note it."""
    feed.asked.append(request)
    if feed.manner == "fails" and feed.shown and feed.chance.random() < FAILING:
        feed.failed += 1
        return Reply(status=502)
    out = bisect_right(feed.times, request.at)
    told = {"Content-Type": "application/rss+xml"}
    if feed.validators != "modified":
        told["ETag"] = f'"{feed.number}-{out}"'
    if feed.validators != "etag":
        told["Last-Modified"] = format_datetime(feed.times[out - 1], usegmt=True)
    if feed.manner == "max-age":
        told["Cache-Control"] = f"max-age={FRESH.total_seconds():.0f}"
    same = bool(feed.shown) and feed.shown[-1] == out
    if feed.manner == "eternal" and request.conditional:
        return Reply(status=304, headers=told)
    known = told.get("ETag") == request.headers.get("if-none-match")
    known &= told.get("Last-Modified") == request.headers.get("if-modified-since")
    if request.conditional or not feed.shown:  # one left out on purpose could bring no 304
        feed.possible += same
        feed.not_modified += same and known
    feed.shown.append(out)
    return Reply(status=304, headers=told) if known else Reply(body=feed.body(out), headers=told)


# --- the feeds --------------------------------------------------------------------------------------------


def make_feeds(count: int, hosts: int, days: float, seed: int) -> list[Feed]:
    """Return the feeds of a simulated week: the same for the same seed."""
    chance = Random(seed)
    rhythms = _spread(RHYTHMS, count, chance)
    manners = _spread(MANNERS, count, chance)
    kinds = _spread(VALIDATORS, count, chance)
    return [
        Feed(
            number=number,
            host=number + 1 if number < hosts else 1 + int(hosts * chance.random() ** 2),  # some have many
            rhythm=rhythms[number],
            validators=kinds[number],
            manner=manners[number],
            times=_times(rhythms[number], days, chance),
            chance=Random(chance.random()),
        )
        for number in range(count)
    ]


def _spread(shares: Sequence[tuple[str, int]], count: int, chance: Random) -> list[str]:
    """Return names in these shares, mixed."""
    marks = [name for name, share in shares for _ in range(share)]
    found = [marks[(number * len(marks)) // count] for number in range(count)]
    chance.shuffle(found)
    return found


def _times(rhythm: str, days: float, chance: Random) -> list[datetime]:
    """Return when items come out: a window full before the start, then until the end."""
    gap = {"busy": 20 * MINUTE, "hourly": HOUR, "daily": DAY, "weekly": 7 * DAY, "dead": 30 * DAY}[rhythm]
    until, now, found = START + days * DAY, START - 2 * WINDOW * gap, []
    if rhythm == "dead":
        until = START - 90 * DAY
        now -= 90 * DAY
    while now < until:
        now += gap * (0.5 + chance.random())
        if rhythm in {"busy", "hourly"} and not 6 <= now.hour < 22:
            continue
        found.append(now.replace(microsecond=0))
    return [time for time in found if time < until]


# --- the week ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What came of it."""

    feeds: Sequence[Feed]
    rounds: int
    requests: int
    refreshed: int  # without validators on purpose, to feeds that said 304 for a week
    fastest: float  # seconds between two requests to a host, at the least
    possible: int
    not_modified: int
    published: int  # items that feeds showed the desk
    stored: int
    delays: Sequence[float]  # seconds from publication to storing
    wrong: Sequence[str]  # what isn't as it should be
    seconds: float

    @property
    def share(self) -> float:
        """Return the share of 304s among the possible ones."""
        return self.not_modified / self.possible if self.possible else 1.0


def run(*, feeds: int = 200, hosts: int = 60, days: float = 7.0, seed: int = 1) -> Week:
    """Let a week pass and return what came of it."""
    begun = monotonic()
    made = make_feeds(feeds, hosts, days, seed)
    with open_lab(full_text=False) as lab:
        by_url = {}
        for feed in made:
            site = lab.site(feed.host)
            site.paths[feed.path] = partial(answer, feed)
            by_url[site.url(feed.path)] = feed
        lab.follow(*by_url)
        rounds = _pass(lab, until=START + days * DAY)
        return _judged(lab, by_url, rounds, begun)


def _pass(lab: Lab, *, until: datetime) -> int:
    """Do what the running desk does until then; return how many rounds that took."""
    rounds = 0
    while lab.clock.now() < until:
        lab.round()
        rounds += 1
        lab.clock.moment = max(lab.clock.now() + BETWEEN, _next_due(lab))
    return rounds


def _next_due(lab: Lab) -> datetime:
    with lab.desk.store.read() as connection:
        (due,) = connection.exec_driver_sql("SELECT min(due) FROM subscriptions").one()
    return datetime.fromtimestamp(due, START.tzinfo)


def _judged(lab: Lab, by_url: dict[str, Feed], rounds: int, begun: float) -> Week:
    told = {by_url[one.url].number: one.etiquette for one in lab.desk.subscriptions.all()}
    feeds = list(by_url.values())
    articles = lab.desk.articles.newest(1_000_000)
    wrong = []
    for feed in feeds:
        bare = sum(not request.conditional for request in feed.asked)
        seen = told[feed.number]
        if bare - seen.refreshed != 1 or seen.refreshed > 1:
            wrong.append(
                f"feed {feed.number} ({feed.rhythm}, {feed.manner}) had {bare} unconditional requests, {seen.refreshed} of them to refresh"
            )
        if (seen.requests, seen.unconditional) != (len(feed.asked), bare):
            wrong.append(f"feed {feed.number}: the etiquette report does not say what the server saw")
    fastest = _fastest(feeds)
    if fastest < SPACING:
        wrong.append(f"a host was asked {fastest:.2f} seconds after the request before")
    week = Week(
        feeds=feeds,
        rounds=rounds,
        requests=sum(len(feed.asked) for feed in feeds),
        refreshed=sum(one.refreshed for one in told.values()),
        fastest=fastest,
        possible=sum(feed.possible for feed in feeds),
        not_modified=sum(feed.not_modified for feed in feeds),
        published=sum(_shown(feed) for feed in feeds),
        stored=len(articles),
        delays=_delays(articles),
        wrong=wrong,
        seconds=monotonic() - begun,
    )
    if week.share < LEAST_304:
        wrong.append(f"only {week.share:.1%} of the possible 304s came")
    if week.stored != week.published:
        wrong.append(f"{week.published} items were there to be seen and {week.stored} are stored")
    return week


def _fastest(feeds: Sequence[Feed]) -> float:
    """Return the least time between two requests to one host, in seconds."""
    by_host: dict[int, list[datetime]] = defaultdict(list)
    for feed in feeds:
        by_host[feed.host] += [request.at for request in feed.asked]
    gaps = [later - earlier for times in by_host.values() for earlier, later in pairwise(sorted(times))]
    return min(gaps).total_seconds() if gaps else float("inf")


def _shown(feed: Feed) -> int:
    """Return how many items came out from the oldest that the desk saw to the newest: none may be missing."""
    return feed.shown[-1] - max(0, feed.shown[0] - WINDOW) if feed.shown else 0


def _delays(articles: Sequence[Article]) -> list[float]:
    return [
        (article.collected - article.published).total_seconds()
        for article in articles
        if isinstance(article.published, datetime) and article.collected and article.published > START
    ]


def report(week: Week) -> None:
    """Print what came of it."""
    print(
        f"{len(week.feeds)} feeds on {len({feed.host for feed in week.feeds})} hosts: {week.requests:,} requests"
        f" in {week.rounds:,} rounds, {week.seconds:.0f} s of real time"
    )
    print(f"unconditional: one a feed, and {week.refreshed} to refresh what said 304 for a week")
    print(f"304s: {week.not_modified:,} of {week.possible:,} possible ones, {week.share:.2%}")
    print(f"shortest time between two requests to a host: {week.fastest:.2f} s (its limit: {SPACING:.2f} s)")
    print(f"items: {week.published:,} shown by the feeds, {week.stored:,} stored")
    print(
        f"from publication to storing: median {median(week.delays) / 60:.0f} minutes" if week.delays else ""
    )
    for rhythm, _ in RHYTHMS:
        of = [feed for feed in week.feeds if feed.rhythm == rhythm]
        if of:
            print(
                f"  {rhythm:7} {len(of):4} feeds, {sum(len(feed.asked) for feed in of) / len(of):6.0f} requests each"
            )
    for line in week.wrong:
        print(f"WRONG: {line}")


def main() -> None:
    """Let a week pass and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--hosts", type=int, default=60)
    parser.add_argument("--days", type=float, default=7.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    week = run(feeds=given.feeds, hosts=given.hosts, days=given.days, seed=given.seed)
    report(week)
    sys.exit(1 if week.wrong else 0)


if __name__ == "__main__":
    main()
