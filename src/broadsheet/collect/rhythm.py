"""How often a feed brings news, learnt from when it did; and how long to wait by that alone.

The wait follows the square root of the rate. Where news comes at rates r_i and is looked for at intervals
T_i, the delay of all articles together is the sum of r_i T_i / 2, and the looks are the sum of 1 / T_i: for a
given number of looks the delay is least where T_i is as 1 / sqrt(r_i) (a Lagrange multiplier; the question is
that of Cho and Garcia-Molina, "Effective page refresh policies for Web crawlers", 2003). The same holds
for the hours of one feed: so the next look is when the integral of sqrt(rate) since this one comes to a
constant, which looks often in a newspaper's morning and lets it sleep at night.

The constants were chosen by bench/schedule.py, and matter little: half or twice each of them changes what it
prints by about a tenth, but for ``_PATIENCE``, which trades looks against delay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import sqrt

# Moments of news that are kept: a newsroom's two days, a ministry's five weeks, a weekly's two years.
LOOK_BACK = 96
# Moments nearer to each other count as one: they are read at one look.
TOGETHER = timedelta(minutes=30)
LEAST = timedelta(minutes=15)  # more often is a burden to publishers; a newsroom has news every 20 minutes
MOST = timedelta(hours=24)  # a feed that was quiet for weeks is still read on the day it wakes
FIRST = timedelta(hours=1)  # until something is known

# What the integral of sqrt(rate an hour) comes to at the next look: 17 minutes at two pieces of news an hour,
# two hours at one a day.
_PATIENCE = 0.4
_HALF = 8  # gaps after which an older one counts half: about a day's worth of a busy feed
# Made-up moments, spread evenly, that keep a few real ones from being taken for a habit.
_EVEN = 4
_DOUBT = 0.5  # of a silence: how long the mean gap is taken to be at least

# From here on in seconds, since this is done after each look of ten thousand feeds.
_HOUR, _DAY, _WEEK = 3600.0, 86400.0, 604800.0
_HABIT_OF_HOURS = 2 * _DAY  # from when on the hours of the day are told apart
_HABIT_OF_DAYS = 2 * _WEEK  # the same for days of the week: each was seen twice
_THURSDAY = 3  # the day that seconds are counted from, where Monday is 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """What was learnt of a feed."""

    wait: timedelta  # for the next look
    usual: timedelta | None = None  # from news to news of late; None where nothing ever came


def learnt(times: Iterable[datetime], now: datetime) -> Rhythm:
    """Return how often news comes, and how long to wait for the next look: 15 minutes to 24 hours.

    Args:
        times: when new items came, in any order.
        now: when the last look was.
    """
    at = now.timestamp()
    moments = _apart(times, at)
    if not moments:
        return Rhythm(wait=FIRST)
    habits = _habits(moments, at)
    usual = _usual(moments, _silence(moments[-1], at, habits))
    wait = timedelta(seconds=_wait(_HOUR / usual, at, habits))
    return Rhythm(wait=min(max(wait, LEAST), MOST), usual=timedelta(seconds=usual))


def interval(times: Iterable[datetime], now: datetime) -> timedelta:
    """Return how long to wait for the next look: see ``learnt``."""
    return learnt(times, now).wait


def remembered(times: Iterable[datetime], new: Iterable[datetime], now: datetime) -> tuple[datetime, ...]:
    """Return the moments to keep after a look: the newest that are some time apart, oldest first.

    Args:
        times: what was kept before.
        new: when each item that the look brought was published, or was found where it doesn't say.
        now: when the look was; later moments are taken for it.
    """
    kept = _apart([*times, *new], now.timestamp())[-LOOK_BACK:]
    return tuple(datetime.fromtimestamp(moment, UTC) for moment in kept)


def _apart(times: Iterable[datetime], now: float) -> list[float]:
    kept: list[float] = []
    apart = TOGETHER.total_seconds()
    for moment in sorted(min(moment.timestamp(), now) for moment in times):
        if not kept or moment - kept[-1] >= apart:
            kept.append(moment)
    return kept


def _wait(rate: float, now: float, habits: Sequence[float]) -> float:
    """Return when the integral of sqrt(rate) has grown enough, an hour of the day after the other."""
    grown, then, end = 0.0, now, now + _DAY
    while then < end:
        upto = then - then % _HOUR + _HOUR
        slope = sqrt(rate * habits[_hour_of_week(then)]) / _HOUR
        grows = slope * (upto - then)
        if grown + grows >= _PATIENCE:
            return then + (_PATIENCE - grown) / slope - now
        grown, then = grown + grows, upto
    return _DAY


def _usual(moments: Sequence[float], silence: float) -> float:
    """Return the mean gap, in which the newest weigh most and the silence up to now is one that goes on."""
    if len(moments) == 1:  # nothing but that it is there: a day is a guess that soon gives way
        return max(silence, _DAY)
    weight, count, time = 1.0, 0.0, silence
    for later, earlier in pairwise(reversed(moments)):
        count += weight
        time += weight * (later - earlier)
        weight *= 0.5 ** (1 / _HALF)
    # A silence that dwarfs all gaps says that what they tell is no longer so.
    return max(time / count, silence * _DOUBT, TOGETHER.total_seconds())


def _silence(last: float, now: float, habits: Sequence[float]) -> float:
    """Return how long nothing came, where an hour in which little ever comes counts for little."""
    if now - last > _WEEK:  # every hour and day is in it
        return now - last
    counted = 0.0
    while last < now:
        upto = min(last - last % _HOUR + _HOUR, now)
        counted += (upto - last) * min(habits[_hour_of_week(last)], 1.0)
        last = upto
    return counted


def _hour_of_week(moment: float) -> int:
    return (int(moment // _HOUR) + 24 * _THURSDAY) % 168


def _habits(moments: Sequence[float], now: float) -> list[float]:
    """Return by how much more than usual comes in each hour of the week, from Monday on, in UTC."""
    seen = now - moments[0]
    hours, days = [1.0] * 24, [1.0] * 7
    places = [divmod(_hour_of_week(moment), 24) for moment in moments]
    if seen >= _HABIT_OF_HOURS:
        counts = Counter(hour for _, hour in places)
        # A quarter of each hour's news belongs to the one before and to the one after.
        hours = _shares(
            [
                0.25 * counts[(hour - 1) % 24] + 0.5 * counts[hour] + 0.25 * counts[(hour + 1) % 24]
                for hour in range(24)
            ]
        )
    if seen >= _HABIT_OF_DAYS:
        by_day = Counter(day for day, _ in places)
        days = _shares([by_day[day] for day in range(7)])
    return [day * hour for day in days for hour in hours]


def _shares(counts: Sequence[float]) -> list[float]:
    """Return each count as a multiple of their mean, drawn towards it where there are few."""
    even = _EVEN / len(counts)
    mean = (sum(counts) + _EVEN) / len(counts)
    return [(count + even) / mean for count in counts]
