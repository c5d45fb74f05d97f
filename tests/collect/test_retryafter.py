from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.retryafter import LONGEST, retry_after, used_up

NOW = datetime(2025, 3, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, None),
        ({"retry-after": "120"}, timedelta(minutes=2)),
        ({"retry-after": " 120 "}, timedelta(minutes=2)),
        ({"retry-after": "0"}, timedelta(0)),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "31536000"}, LONGEST),
        ({"retry-after": "9" * 100_000}, LONGEST),
        ({"retry-after": "Tue, 04 Mar 2025 13:00:00 GMT"}, timedelta(hours=1)),
        ({"retry-after": "Tue, 04 Mar 2025 11:00:00 GMT"}, timedelta(0)),  # it has passed
        # The server's clock is three hours behind: what counts is how far it is from the answer's own Date.
        (
            {"retry-after": "Tue, 04 Mar 2025 10:00:00 GMT", "date": "Tue, 04 Mar 2025 09:00:00 GMT"},
            timedelta(hours=1),
        ),
        ({"retry-after": "60", "date": "Tue, 04 Mar 2025 09:00:00 GMT"}, timedelta(minutes=1)),
        # Quotas: only where nothing is left.
        ({"x-ratelimit-remaining": "0.0", "x-ratelimit-reset": "30"}, timedelta(seconds=30)),
        ({"x-ratelimit-remaining": "4", "x-ratelimit-reset": "30"}, None),
        ({"x-ratelimit-remaining": "0"}, None),
        (
            {"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(int(NOW.timestamp()) + 60)},
            timedelta(minutes=1),
        ),
        ({"ratelimit-remaining": "0", "ratelimit-reset": "99999999999999999"}, None),
        (
            {"retry-after": "120", "x-ratelimit-remaining": "0", "x-ratelimit-reset": "30"},
            timedelta(minutes=2),
        ),
    ],
)
def test_when_to_ask_again(headers: dict[str, str], wait: timedelta | None) -> None:
    assert retry_after(headers, NOW) == (None if wait is None else NOW + wait)


NAMES = ["date", "retry-after", "x-ratelimit-remaining", "x-ratelimit-reset"]


@given(st.dictionaries(st.sampled_from(NAMES), st.text() | st.integers().map(str)))
def test_it_is_from_now_to_a_week_from_now_whatever_is_written(headers: dict[str, str]) -> None:
    found = retry_after(headers, NOW)
    assert found is None or NOW <= found <= NOW + LONGEST
    assert isinstance(used_up(headers), bool)
