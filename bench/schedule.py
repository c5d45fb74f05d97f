"""How soon news is seen, and by how many looks: our rule of when to look again beside others.

Feeds that publish in made-up patterns (seeded, so each run gives the same) are followed for four weeks by each
rule. A feed shows its newest 30 items; the rule knows when those that it saw were published. Prints, a
pattern and over all of them: looks a day, the share of looks that found something, and the median and 90th
percentile of the time from publication to our look.

    python bench/schedule.py [--seed N] [--feeds N]
"""

from __future__ import annotations

import argparse
import math
import random
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from broadsheet.collect.rhythm import interval, remembered

HOUR, DAY, WEEK = 3600.0, 86400.0, 604800.0
START = datetime(2025, 3, 3, tzinfo=UTC).timestamp()  # a Monday
BEFORE, AFTER = 52 * WEEK, 4 * WEEK
SHOWN = 30  # items in a feed

Rate = Callable[[float, random.Random], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """How a kind of feed publishes: news an hour at each moment, and how many items at once."""

    name: str
    times: Callable[[random.Random], list[float]]


def thinned(rate: Callable[[float], float], most: float, chance: random.Random) -> list[float]:
    """Return the moments of a Poisson process whose rate (an hour) changes with time."""
    found, now = [], START - BEFORE
    while now < START + AFTER:
        now += chance.expovariate(most) * HOUR
        if chance.random() < rate(now) / most:
            found.append(now)
    return found


def steady(an_hour: float) -> Callable[[random.Random], list[float]]:
    return lambda chance: thinned(lambda _: an_hour, an_hour, chance)


def hour_of(now: float) -> float:
    return now % DAY / HOUR


def weekday_of(now: float) -> int:
    return datetime.fromtimestamp(now, UTC).weekday()


def newspaper(chance: random.Random) -> list[float]:
    """Every 20 minutes by day, hardly anything at night."""
    east = chance.uniform(0, 24)
    return thinned(lambda now: 3.0 if (hour_of(now) + east) % 24 < 16 else 0.15, 3.0, chance)


def office(chance: random.Random) -> list[float]:
    """A ministry: some five notices in the office hours of a working day."""
    east = chance.uniform(-6, 6)

    def rate(now: float) -> float:
        return 0.6 if weekday_of(now) < 5 and 9 <= (hour_of(now) + east) % 24 < 17 else 0.002

    return thinned(rate, 0.6, chance)


def around(period: float, spread: float, items: int) -> Callable[[random.Random], list[float]]:
    """At about the same moment of each day or week, several at once."""

    def times(chance: random.Random) -> list[float]:
        offset, found, day = chance.uniform(0, period), [], START - BEFORE
        while day < START + AFTER:
            centre = day + offset + chance.gauss(0, spread)
            found += [centre + chance.uniform(0, 600) for _ in range(items)]
            day += period
        return sorted(moment for moment in found if moment < START + AFTER)

    return times


def bursts(chance: random.Random) -> list[float]:
    """Silence for days, then twenty items in three hours."""
    found, now = [], START - BEFORE
    while now < START + AFTER:
        now += chance.expovariate(1 / (5 * DAY))
        found += [now + chance.uniform(0, 3 * HOUR) for _ in range(20)]
    return sorted(moment for moment in found if moment < START + AFTER)


def dead(chance: random.Random) -> list[float]:
    """A blog that ended three months ago; every other one wakes for a single post."""
    old = sorted(START - 13 * WEEK - chance.uniform(0, 30 * WEEK) for _ in range(20))
    return [*old, START + chance.uniform(0, AFTER)] if chance.random() < 0.5 else old


PATTERNS = (
    Pattern(name="blog, every 4 days", times=steady(1 / 96)),
    Pattern(name="bursts", times=bursts),
    Pattern(name="daily at seven", times=around(DAY, 0.3 * HOUR, 1)),
    Pattern(name="daily batch of ten", times=around(DAY, 0.5 * HOUR, 10)),
    Pattern(name="dead", times=dead),
    Pattern(name="every 6 hours", times=steady(1 / 6)),
    Pattern(name="every hour", times=steady(1.0)),
    Pattern(name="firehose", times=steady(20.0)),
    Pattern(name="newspaper", times=newspaper),
    Pattern(name="office hours", times=office),
    Pattern(name="weekly", times=around(WEEK, 2 * HOUR, 1)),
)

# A rule: from the moments of the items that were seen, and the present, to the seconds to wait.
Rule = Callable[[Sequence[float], float], float]


def fixed(minutes: float) -> Rule:
    return lambda _, __: minutes * 60


def entry_frequency(seen: Sequence[float], now: float) -> float:
    """Miniflux's second scheduler: the mean gap of last week's items, from 5 minutes to a day.

    From its manual (SCHEDULER_ENTRY_FREQUENCY_*: factor 1, 5 and 1440 minutes) and the way in which it counts:
    a virtual number a week from the mean gap of the items of the last seven days, none with one item.
    """
    recent = seen[bisect_right(seen, now - WEEK) :]
    if len(recent) < 2 or recent[-1] == recent[0]:
        return DAY
    count = math.ceil(WEEK / ((recent[-1] - recent[0]) / (len(recent) - 1)))
    return min(max(round(7 * 24 * 60 / count), 5), 1440) * 60


def ours(seen: Sequence[float], now: float) -> float:
    moment = datetime.fromtimestamp(now, UTC)
    kept = remembered((), (datetime.fromtimestamp(one, UTC) for one in seen[-1000:]), moment)
    return interval(kept, moment).total_seconds()


RULES: dict[str, Rule] = {
    "broadsheet": ours,
    "miniflux round robin": fixed(60),
    "miniflux entry frequency": entry_frequency,
    "every 15 minutes": fixed(15),
    "every 30 minutes": fixed(30),
    "every 3 hours": fixed(180),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What following one feed came to."""

    looks: int
    found: int
    delays: tuple[float, ...]


def follow(times: Sequence[float], rule: Rule, chance: random.Random) -> Followed:
    """Return what a rule made of a feed: it is subscribed to at the start, and looked at for four weeks."""
    looks = found = 0
    delays: list[float] = []
    now = START
    upto = bisect_right(times, now)
    first = max(0, upto - SHOWN)
    while True:
        now += rule(times[first:upto], now) * (1 + 0.1 * chance.random())
        if now > START + AFTER:
            return Followed(looks=looks, found=found, delays=tuple(delays))
        looks += 1
        newest = bisect_right(times, now)
        found += newest > upto
        delays += [now - moment for moment in times[upto:newest]]
        upto = newest


def line(name: str, followed: Sequence[Followed]) -> str:
    looks = sum(one.looks for one in followed)
    delays = sorted(delay / 60 for one in followed for delay in one.delays)
    share = sum(one.found for one in followed) / looks
    a_day = looks / len(followed) / (AFTER / DAY)
    if not delays:
        return f"  {name:26} {a_day:6.1f} {share:7.1%} {'-':>8} {'-':>8} {'-':>8}"
    median, late = delays[len(delays) // 2], delays[int(len(delays) * 0.9)]
    mean = sum(delays) / len(delays)
    return f"  {name:26} {a_day:6.1f} {share:7.1%} {median:8.0f} {late:8.0f} {mean:8.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--feeds", type=int, default=3, help="of each pattern")
    options = parser.parse_args()
    head = f"  {'rule':26} {'looks/d':>6} {'found':>6} {'median':>8} {'p90':>8} {'mean':>8}   (delays in minutes)"
    whole: dict[str, list[Followed]] = {name: [] for name in RULES}
    evenly: dict[str, list[float]] = {name: [] for name in RULES}
    for pattern in PATTERNS:
        print(f"{pattern.name}\n{head}")
        chance = random.Random(f"{options.seed} {pattern.name}")
        feeds = [pattern.times(chance) for _ in range(options.feeds)]
        for name, rule in RULES.items():
            followed = [follow(times, rule, random.Random(options.seed)) for times in feeds]
            whole[name] += followed
            delays = [delay for one in followed for delay in one.delays]
            if delays:
                evenly[name].append(sum(delays) / len(delays) / 60)
            print(line(name, followed))
    print(f"all feeds, each item alike\n{head}")
    for name, followed in whole.items():
        print(line(name, followed))
    print("mean of the patterns' mean delays, in minutes")
    for name, means in evenly.items():
        print(f"  {name:26} {sum(means) / len(means):6.0f}")


if __name__ == "__main__":
    main()
