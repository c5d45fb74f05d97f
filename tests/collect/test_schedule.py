from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.collect.schedule import FIRST, LEAST, MOST, next_due
from broadsheet.model import FeedFacts

NOW = datetime(2025, 3, 4, 12, tzinfo=UTC)
QUIET = FeedFacts()


def wait(facts: FeedFacts = QUIET, **more: object) -> timedelta:
    known = {"changed": False, "failures": 0, "previous": None} | more
    return next_due(now=NOW, facts=facts, **known)  # type: ignore[arg-type]


@settings(deadline=None)
@given(
    st.booleans(),
    st.integers(0, 10**6),
    st.one_of(st.none(), st.timedeltas(timedelta(0), timedelta(days=9))),
    st.floats(0, 1),
    st.one_of(st.none(), st.integers(1, 10**9)),
)
def test_the_wait_is_always_within_its_bounds(
    changed: bool,  # noqa: FBT001 (drawn)
    failures: int,
    previous: timedelta | None,
    jitter: float,
    ttl: int | None,
) -> None:
    facts = FeedFacts(ttl_minutes=ttl)
    found = wait(facts, changed=changed, failures=failures, previous=previous, jitter=jitter)
    assert LEAST <= found <= MOST


def test_a_change_brings_the_next_look_nearer_and_quiet_moves_it_off() -> None:
    hour = timedelta(hours=1)
    assert wait() == FIRST
    assert wait(changed=True, previous=hour) < hour < wait(changed=False, previous=hour)


def test_failures_double_the_wait() -> None:
    assert [wait(failures=count) / FIRST for count in (1, 2, 3)] == [1, 2, 4]
    assert wait(failures=50) == MOST


def test_a_publishers_wish_is_kept() -> None:
    assert wait(FeedFacts(ttl_minutes=180), changed=True, previous=LEAST) == timedelta(hours=3)


def test_chance_spreads_the_looks() -> None:
    assert wait(jitter=0.0) < wait(jitter=0.5) < wait(jitter=1.0) <= 1.1 * FIRST
