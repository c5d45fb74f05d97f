from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.rhythm import LEAST, MOST, interval
from broadsheet.collect.schedule import LONG_DEAD, NextLook, after_answer, after_error, stops
from broadsheet.errors import NetworkError
from broadsheet.model import FeedFacts

NOW = datetime(2025, 3, 4, 12, 10, tzinfo=UTC)  # a Tuesday
HOUR = timedelta(hours=1)
BUSY = tuple(NOW - timedelta(minutes=10 * number) for number in range(3000))
OWN = interval(BUSY, NOW)  # what the rhythm alone asks for


def look(
    facts: FeedFacts | None = None,
    headers: Mapping[str, str] | None = None,
    times: Sequence[datetime] = BUSY,
    *,
    pushed: bool = False,
    jitter: float = 0.0,
    now: datetime = NOW,
) -> NextLook:
    return after_answer(
        now=now, facts=facts or FeedFacts(), headers=headers or {}, times=times, pushed=pushed, jitter=jitter
    )


def wait(*asked: object, **more: object) -> timedelta:
    return look(*asked, **more).due - NOW  # type: ignore[arg-type]


def test_a_busy_feed_is_looked_at_often_and_a_silent_one_seldom() -> None:
    assert LEAST <= wait() <= 2 * LEAST
    assert look().why == "news comes more than once an hour"
    daily = [NOW - timedelta(days=number) for number in range(30)]
    assert look(times=daily).why == "news comes about every day"
    old = [NOW - timedelta(days=400 + number) for number in range(10)]
    assert wait(times=old) == MOST
    assert look(times=old).why == "nothing new came for 57 weeks"
    assert LEAST < wait(times=()) < MOST
    assert look(times=()).why == "it is not known yet how often news comes"


@pytest.mark.parametrize(
    ("facts", "headers", "hours"),
    [
        (FeedFacts(ttl_minutes=180), {}, 3),
        (FeedFacts(period_minutes=120), {}, 2),
        (FeedFacts(ttl_minutes=180, period_minutes=120), {"cache-control": "max-age=3600"}, 3),
        (FeedFacts(), {"cache-control": "max-age=7200"}, 2),
        (FeedFacts(), {"expires": "Tue, 04 Mar 2025 16:10:00 GMT"}, 4),
        # What is absurd doesn't keep a feed away for more than a day.
        (FeedFacts(ttl_minutes=5_256_000), {}, 24),
        (FeedFacts(ttl_minutes=10**18), {}, 24),
        (FeedFacts(), {"cache-control": "max-age=31536000"}, 24),
        (FeedFacts(), {"expires": "Thu, 31 Dec 2099 00:00:00 GMT"}, 24),
        # What asks for nothing leaves it to the rhythm.
        (FeedFacts(ttl_minutes=0, period_minutes=-60), {"cache-control": "max-age=0"}, 0),
        (FeedFacts(), {"expires": "-1"}, 0),
        (FeedFacts(ttl_minutes=5), {"cache-control": "no-cache"}, 0),
    ],
)
def test_the_longest_wish_counts(facts: FeedFacts, headers: Mapping[str, str], hours: float) -> None:
    assert wait(facts, headers) == (hours * HOUR or OWN)


def test_it_is_said_whose_wish_it_was() -> None:
    assert look(FeedFacts(ttl_minutes=60)).why == "the feed asks for an hour between looks"
    assert (
        look(headers={"cache-control": "max-age=21600"}).why
        == "the server says that nothing changes for 6 hours"
    )


def test_a_hub_makes_looks_a_net() -> None:
    assert wait(pushed=True) == 12 * HOUR
    assert wait(FeedFacts(ttl_minutes=20 * 60), pushed=True) == 20 * HOUR


def test_hours_and_days_of_rest() -> None:
    assert look(FeedFacts(skip_hours=(12, 13, 14))).due == datetime(2025, 3, 4, 15, tzinfo=UTC)
    assert look(FeedFacts(skip_hours=(12, 13, 14))).why == "the feed asks to be left alone until then"
    assert look(FeedFacts(skip_hours=(1, 2))).due == NOW + OWN
    assert look(FeedFacts(skip_days=(1,))).due == datetime(2025, 3, 5, tzinfo=UTC)
    friday = datetime(2025, 3, 7, 23, 50, tzinfo=UTC)
    times = [friday - timedelta(minutes=20 * number) for number in range(200)]
    monday = datetime(2025, 3, 10, tzinfo=UTC)
    assert look(FeedFacts(skip_days=(5, 6)), times=times, now=friday).due == monday
    later = look(FeedFacts(skip_days=(5, 6)), times=times, now=friday, jitter=1.0).due
    assert monday < later < monday + HOUR / 4


@pytest.mark.parametrize(
    "facts",
    [
        FeedFacts(skip_hours=tuple(range(24))),
        FeedFacts(skip_days=tuple(range(7))),
        FeedFacts(skip_days=(1, 2, 3, 4)),
    ],
)
def test_a_rest_without_end_is_a_mistake(facts: FeedFacts) -> None:
    assert wait(facts) == OWN


def test_chance_spreads_the_looks() -> None:
    assert wait(jitter=0.0) < wait(jitter=0.5) < wait(jitter=1.0) <= 1.1 * OWN


MINUTES = st.none() | st.integers(-10, 10**9)
CONTROL = st.integers(-1, 10**12).map("max-age={}".format)


@given(
    MINUTES, MINUTES, CONTROL, st.lists(st.datetimes(timezones=st.just(UTC))), st.booleans(), st.floats(0, 1)
)
def test_the_wait_is_always_within_its_bounds(
    ttl: int | None,
    period: int | None,
    control: str,
    times: list[datetime],
    pushed: bool,  # noqa: FBT001 (drawn)
    jitter: float,
) -> None:
    facts = FeedFacts(ttl_minutes=ttl, period_minutes=period)
    found = look(facts, {"cache-control": control}, times, pushed=pushed, jitter=jitter)
    assert LEAST <= found.due - NOW <= MOST
    assert found.why


@given(st.sets(st.integers(0, 23)), st.sets(st.integers(0, 6)), st.floats(0, 1))
def test_rest_is_kept_where_it_ends(hours: set[int], days: set[int], jitter: float) -> None:
    facts = FeedFacts(skip_hours=tuple(hours), skip_days=tuple(days))
    due = look(facts, jitter=jitter).due
    assert due - NOW <= timedelta(days=3, hours=1)
    if len(hours) < 24 and len(days) < 2:
        assert due.hour not in hours
        assert due.weekday() not in days


# --- errors ------------------------------------------------------------------------------------------


def error(status: int | None = None, kind: str = "status", **headers: str) -> NetworkError:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return NetworkError("https://courier.example/feed", "no", status, kind=kind, headers=named)


def again(found: NetworkError, errors: int = 1, jitter: float = 0.0) -> timedelta:
    return after_error(now=NOW, error=found, errors=errors, jitter=jitter).due - NOW


def test_errors_double_the_wait_up_to_a_day_and_never_end_it() -> None:
    assert [again(error(502), count) / HOUR for count in (1, 2, 3, 7, 10**9)] == [0.5, 1, 2, 24, 24]
    assert [again(error(404), count) / HOUR for count in (1, 2, 3, 4)] == [4, 8, 16, 24]
    assert again(error(kind="timeout")) == HOUR / 2


def test_a_server_that_asks_for_a_rest_gets_it() -> None:
    assert again(error(429, retry_after="7200")) == 2 * HOUR
    assert again(error(503, retry_after="Wed, 05 Mar 2025 12:10:00 GMT")) == 24 * HOUR
    assert again(error(429, retry_after="31536000")) == timedelta(days=7)
    assert again(error(429, retry_after="5")) == HOUR / 2
    assert again(error(429, cache_control="max-age=10800")) == 3 * HOUR
    told = after_error(now=NOW, error=error(429, retry_after="7200"), errors=2, jitter=0.5)
    assert told.why == "the server asks for 2 hours of rest"
    assert NOW + 2 * HOUR < told.due < NOW + 2.2 * HOUR


def test_it_is_said_how_many_looks_failed() -> None:
    assert after_error(now=NOW, error=error(500), errors=1, jitter=0.0).why == "the last look failed"
    assert after_error(now=NOW, error=error(500), errors=4, jitter=0.0).why == "the last 4 looks failed"


def test_what_is_gone_stops() -> None:
    assert stops(error(410), 1, NOW, NOW)
    assert not stops(error(404), 1, NOW, NOW)


def test_what_is_long_dead_stops() -> None:
    long_ago = NOW - LONG_DEAD
    assert stops(error(kind="dns"), 90, long_ago, NOW)
    assert not stops(error(kind="dns"), 90, NOW - LONG_DEAD / 2, NOW)
    assert not stops(error(kind="dns"), 3, long_ago, NOW)  # the desk slept
    assert not stops(error(kind="dns"), 90, None, NOW)
