"""When to look at a subscription again. Pure: the clock and chance are the caller's."""

from __future__ import annotations

from datetime import datetime, timedelta

from broadsheet.model import FeedFacts

LEAST = timedelta(
    minutes=15
)  # more often is a burden to publishers; a newsroom's feed moves every 20 minutes
MOST = timedelta(hours=24)  # a feed that was quiet for weeks is still read on the day it wakes
FIRST = timedelta(hours=1)  # between the two, until something is known
_SOONER = 0.5  # after a change: reaches LEAST from FIRST in two rounds
_LATER = 1.5  # after none: reaches MOST from LEAST in some twelve quiet rounds, about three days
_SPREAD = 0.1  # of the interval, so that feeds added together drift apart


def next_due(
    *,
    now: datetime,  # noqa: ARG001 (part of what a schedule knows; hours of rest will read it)
    facts: FeedFacts,
    changed: bool,
    failures: int,
    previous: timedelta | None = None,
    jitter: float = 0.0,
) -> timedelta:
    """Return how long to wait before looking again: 15 minutes to 24 hours.

    Args:
        now: when the last look ended, UTC.
        facts: what the feed says of itself; it is not looked at more often than it asks for.
        changed: whether the last look brought anything new.
        failures: how many looks in a row failed; each doubles the wait.
        previous: the wait before that look; None the first time.
        jitter: chance, from 0 to 1, which spreads the answers over a tenth of the wait.
    """
    wait = previous or FIRST
    if failures > 0:
        # From the first wait on, not from the previous one, so that a retry by hand changes nothing.
        wait = FIRST * 2 ** min(failures - 1, 10)
    elif previous is not None:
        wait = previous * (_SOONER if changed else _LATER)
    if facts.ttl_minutes:
        wait = max(wait, timedelta(minutes=min(facts.ttl_minutes, MOST // timedelta(minutes=1))))
    wait = min(max(wait, LEAST), MOST)
    return min(wait * (1 + _SPREAD * jitter), MOST)
