"""When to look at a subscription again, and why then. Pure: the clock and chance are the caller's.

The longest of what everybody wants counts: our own rhythm, what the server says by Cache-Control or Expires,
what the feed says by ttl, sy:updatePeriod, skipHours and skipDays. But what a publisher writes may be absurd
(a ttl of ten years; a max-age of a month that some server sends with every file, as readers' bug reports
have it), so no wish keeps a feed away for more than a day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from broadsheet.collect.freshness import fresh_for
from broadsheet.collect.plainwords import span
from broadsheet.collect.retryafter import retry_after
from broadsheet.collect.rhythm import LEAST, MOST, TOGETHER, learnt
from broadsheet.errors import NetworkError
from broadsheet.model import FeedFacts

# A weekend and a holiday. Who asks for more hours of rest than that has made a mistake.
_MOST_REST = timedelta(days=3)
# Where a hub tells of news (WebSub), looks are a net for what it misses.
_PUSHED = timedelta(hours=12)
_SPREAD = 0.1  # of the wait, so that feeds added together drift apart
# After an error: the first wait, doubled for each further one up to MOST. What is likely to pass is tried
# soon; what somebody decided, seldom. All choices.
_SOON = timedelta(minutes=30)
_LATER = timedelta(hours=4)
_DECIDED = frozenset({400, 401, 402, 403, 404, 405, 406, 410, 451})
_DECIDED_KINDS = frozenset(
    {"address", "encoding", "feed", "handshake", "login", "redirects", "robots", "size", "tls"}
)
_GONE = 410
# Long dead: a domain that lapsed, a blog that closed. A quarter of a year is longer than any repair.
LONG_DEAD = timedelta(days=90)
_MANY = 30  # errors in a row, so that a desk that slept for three months doesn't take one for all


@dataclass(frozen=True, slots=True, kw_only=True)
class NextLook:
    """When the next look is due."""

    due: datetime
    why: str  # follows "because"


def after_answer(
    *,
    now: datetime,
    facts: FeedFacts,
    headers: Mapping[str, str],
    times: Sequence[datetime],
    pushed: bool = False,
    jitter: float,
) -> NextLook:
    """Return when to look again after an answer, a 304 included: in 15 minutes to 24 hours.

    Only hours and days of rest (skipHours, skipDays) may put it off for longer, by three days at most.

    Args:
        now: when the look was, UTC.
        facts: what the feed says of itself.
        headers: of the answer, names in lower case.
        times: when new items came (see ``rhythm.remembered``).
        pushed: a hub tells of news.
        jitter: chance, from 0 to 1, which spreads the looks over a tenth of the wait.
    """
    wishes = [_own(times, now), *_asked(facts, headers, now)]
    if pushed:
        wishes.append((_PUSHED, "its hub tells of news, and a look is only for what the hub may miss"))
    wait, why = max(wishes, key=lambda wish: min(wish[0], MOST))
    wait = min(min(max(wait, LEAST), MOST) * (1 + _SPREAD * jitter), MOST)
    return _rested(NextLook(due=now + wait, why=why), facts, now, jitter)


def _own(times: Sequence[datetime], now: datetime) -> tuple[timedelta, str]:
    found = learnt(times, now)
    wait, usual = found.wait, found.usual
    if usual is None:
        return wait, "it is not known yet how often news comes"
    silence = now - max(times)
    if silence >= usual and silence > MOST:
        return wait, f"nothing new came for {span(silence)}"
    if usual <= 1.5 * TOGETHER:  # nearer than that, moments are not told apart
        return wait, "news comes more than once an hour"
    return wait, f"news comes about every {span(usual).removeprefix('an ').removeprefix('a ')}"


def _asked(facts: FeedFacts, headers: Mapping[str, str], now: datetime) -> list[tuple[timedelta, str]]:
    """Return what feed and server ask for; negative numbers and nothing are no wish."""
    wishes = []
    for minutes in (facts.ttl_minutes, facts.period_minutes):
        if minutes and minutes > 0:
            wait = timedelta(minutes=min(minutes, MOST // timedelta(minutes=1)))
            wishes.append((wait, f"the feed asks for {span(wait)} between looks"))
    fresh = fresh_for(headers, now)
    if fresh:
        wait = min(fresh, MOST)
        wishes.append((wait, f"the server says that nothing changes for {span(wait)}"))
    return wishes


def _rested(look: NextLook, facts: FeedFacts, now: datetime, jitter: float) -> NextLook:
    """Return the look, moved to the first hour at which the feed doesn't ask to be left alone."""
    hours, days = frozenset(facts.skip_hours), frozenset(facts.skip_days)
    due = look.due
    while due - now <= _MOST_REST:
        if due.hour not in hours and due.weekday() not in days:
            break
        due = due.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    if due == look.due or due - now > _MOST_REST:  # a rest without an end is a mistake
        return look
    # Not all of them at the stroke of the hour.
    spread = _SPREAD * timedelta(hours=1) * jitter
    return NextLook(due=due + spread, why="the feed asks to be left alone until then")


def after_error(*, now: datetime, error: NetworkError, errors: int, jitter: float) -> NextLook:
    """Return when to look again after an error: in half an hour to a day, in a week where the server asks for it.

    Args:
        now: when the look was, UTC.
        error: what it ended with.
        errors: in a row, this one included.
        jitter: chance, from 0 to 1, which spreads the looks over a tenth of the wait.
    """
    decided = error.status in _DECIDED or error.kind in _DECIDED_KINDS
    first = _LATER if decided else _SOON
    wait = min(first * 2 ** min(max(errors - 1, 0), 10), MOST)
    why = "the last look failed" if errors <= 1 else f"the last {errors} looks failed"
    fresh = min(fresh_for(error.headers, now) or timedelta(0), MOST)
    if fresh > wait:
        wait, why = fresh, f"the server says that nothing changes for {span(fresh)}"
    asked = retry_after(error.headers, now)
    if asked is not None and asked - now > wait:
        wait, why = asked - now, f"the server asks for {span(asked - now)} of rest"
    return NextLook(due=now + wait * (1 + _SPREAD * jitter), why=why)


def stops(error: NetworkError, errors: int, failing_since: datetime | None, now: datetime) -> bool:
    """Return whether a subscription is not to be looked at again until its reader asks for it.

    At the first 410: by RFC 9110, section 15.5.11, a server says it only where it knows that the thing is
    gone for good. And after a quarter of a year with errors alone, of whatever kind. Both are shown, with
    what to do; nothing is removed.

    Args:
        error: what the last look ended with.
        errors: in a row, this one included.
        failing_since: when the first of them was.
        now: when the last look was.
    """
    if error.status == _GONE:
        return True
    return errors >= _MANY and failing_since is not None and now - failing_since >= LONG_DEAD
