from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.asking.moments import limits, parse_moment

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    ("asked", "first", "after"),
    [
        ("2026-02-28", "2026-02-28T00:00+02:00", "2026-03-01T00:00+02:00"),
        ("2024-02", "2024-02-01T00:00+02:00", "2024-03-01T00:00+02:00"),
        ("2024", "2024-01-01T00:00+02:00", "2025-01-01T00:00+02:00"),
        ("today", "2026-03-02T00:00+02:00", "2026-03-03T00:00+02:00"),
        ("Yesterday", "2026-03-01T00:00+02:00", "2026-03-02T00:00+02:00"),
        ("3h", "2026-03-01T22:30+02:00", "2026-03-01T22:30+02:00"),
    ],
)
def test_moments_begin_and_end_in_the_readers_zone(asked: str, first: str, after: str) -> None:
    moment = parse_moment(asked)
    assert moment is not None
    assert limits(moment, NOW) == (datetime.fromisoformat(first), datetime.fromisoformat(after))


@pytest.mark.parametrize("asked", ["", "soon", "2026-02-30", "2026-13", "0000", "3", "d", "2026-1-1-1"])
def test_what_is_no_moment(asked: str) -> None:
    assert parse_moment(asked) is None


@given(st.from_regex(r"\d{1,5}[dhmwy]|\d{4}(-\d{1,2}){0,2}", fullmatch=True))
def test_the_end_is_never_before_the_beginning(asked: str) -> None:
    moment = parse_moment(asked)
    if moment is not None:
        first, after = limits(moment, NOW.astimezone(UTC))
        assert first <= after
