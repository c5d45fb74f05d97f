from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.validators import REFRESH, Validators, learnt, to_send

NOW = datetime(2025, 3, 4, 12, tzinfo=UTC)
KNOWN = Validators(etag='W/"a-gzip"', last_modified="tue 4 march 2025", full_at=NOW - timedelta(days=1))


def after(known: Validators, status: int | None, now: datetime = NOW, **told: str | None) -> Validators:
    sent, _ = to_send(known, now)
    answer = {"etag": None, "last_modified": None} | told
    return learnt(
        known, sent, status=status, now=now, etag=answer["etag"], last_modified=answer["last_modified"]
    )


def test_both_are_sent_as_they_came() -> None:
    odd = learnt(
        Validators(), Validators(), status=200, etag=" unquoted,\tetag ", last_modified="yesterday", now=NOW
    )
    sent, dropped = to_send(odd, NOW)
    assert (sent.etag, sent.last_modified, dropped) == (" unquoted,\tetag ", "yesterday", False)


def test_a_304_brings_new_ones_and_leaves_the_old() -> None:
    found = after(KNOWN, 304, etag='"b"')
    assert (found.etag, found.last_modified, found.unchanged) == ('"b"', KNOWN.last_modified, 1)
    assert found.full_at == KNOWN.full_at
    assert after(found, 304).unchanged == 2


def test_a_whole_body_replaces_both() -> None:
    found = after(KNOWN, 200, etag='"c"')
    assert found == Validators(etag='"c"', full_at=NOW)
    assert after(KNOWN, 200) == Validators(full_at=NOW)


@pytest.mark.parametrize("status", [None, 404, 410, 429, 500, 503])
def test_an_error_changes_nothing(status: int | None) -> None:
    assert after(KNOWN, status, etag='"of the error page"') == KNOWN


def test_a_304_that_nobody_asked_for_is_not_believed() -> None:
    assert after(Validators(), 304, etag='"a"') == Validators()


def test_after_a_week_of_304s_validators_are_left_out_once() -> None:
    known = after(KNOWN, 304)
    assert to_send(known, NOW) == (known, False)
    later = NOW + REFRESH
    sent, dropped = to_send(known, later)
    assert dropped
    assert not sent.some
    # Whatever comes of it, it is not done again before a week has passed.
    for status in (None, 200, 304, 500):
        found = after(known, status, later, etag='"z"' if status == 200 else None)
        assert found.some
        assert not to_send(found, later + timedelta(days=6))[1]
    assert to_send(after(after(known, 500, later), 304, later), later + REFRESH)[1]


def test_a_feed_that_changes_keeps_its_validators() -> None:
    known, now = KNOWN, NOW
    for _ in range(20):
        known, now = after(known, 200, now, etag='"a"'), now + timedelta(days=2)
        known, now = after(known, 304, now), now + timedelta(days=2)
        assert not to_send(known, now)[1]


def test_what_cannot_be_kept_is_left_out() -> None:
    found = after(KNOWN, 200, etag='"\udcff"', last_modified="a\r\nb")
    assert found == Validators(full_at=NOW)


STATUSES = st.sampled_from([None, 200, 304, 304, 304, 404, 500])


@given(st.lists(st.tuples(STATUSES, st.integers(1, 72)), max_size=200))
def test_unconditional_requests_are_one_and_at_most_one_a_week(looks: list[tuple[int | None, int]]) -> None:
    known, now, refreshed = Validators(), NOW, []
    for status, hours in looks:
        sent, dropped = to_send(known, now)
        if dropped:
            refreshed.append(now)
        assert dropped or sent == known
        known = learnt(known, sent, status=status, etag='"e"', last_modified=None, now=now)
        now += timedelta(hours=hours)
    assert all(later - earlier >= REFRESH for earlier, later in pairwise(refreshed))
