from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.rhythm import FIRST, LEAST, LOOK_BACK, MOST, TOGETHER, interval, learnt, remembered

NOW = datetime(2025, 3, 4, 12, tzinfo=UTC)  # a Tuesday
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def every(gap: timedelta, count: int = 100, end: datetime = NOW) -> list[datetime]:
    return [end - number * gap for number in range(count)]


def test_the_more_often_news_comes_the_sooner_the_next_look() -> None:
    gaps = [HOUR / 2, HOUR, 6 * HOUR, DAY * 1.03, 7.03 * DAY, 90.03 * DAY]
    waits = [interval(every(gap), NOW) for gap in gaps]
    assert waits == sorted(waits)
    assert waits[0] < HOUR / 2
    assert waits[-1] > 10 * HOUR


def test_nothing_known_and_one_item() -> None:
    assert interval([], NOW) == FIRST
    assert learnt([], NOW).usual is None
    assert HOUR < interval([NOW], NOW) < 3 * HOUR
    assert interval([NOW - 1000 * DAY], NOW) == MOST


def test_items_of_one_moment_are_one_piece_of_news() -> None:
    batch = [moment for moment in every(DAY) for _ in range(50)]
    assert interval(batch, NOW) == interval(every(DAY), NOW)


def test_silence_makes_the_wait_longer_day_by_day() -> None:
    waits = [interval(every(HOUR, 240, end=NOW - days * DAY), NOW) for days in (0, 1, 3, 10, 30, 300)]
    assert waits == sorted(waits)
    assert waits[-1] > 20 * HOUR


def test_the_night_of_a_newspaper_is_learnt() -> None:
    paper = [moment for moment in every(HOUR / 2, 480) if 6 <= moment.hour < 22]
    night = NOW.replace(hour=23)
    assert interval(paper, NOW) < HOUR / 2
    assert interval([*paper, *(moment + DAY for moment in paper if moment.hour > 12)], night) > HOUR


def test_the_day_of_a_weekly_is_learnt() -> None:
    weekly = every(7 * DAY, 30, end=NOW - 7 * DAY)
    before, at = NOW - HOUR, NOW - 4 * DAY
    assert interval(weekly, before) < 3 * HOUR < interval(weekly, at)


def test_future_dates_are_now() -> None:
    assert interval([NOW + 1000 * DAY], NOW) == interval([NOW], NOW)


MOMENTS = st.lists(st.datetimes(timezones=st.just(UTC)), max_size=200)


@given(MOMENTS)
def test_it_is_within_its_bounds_and_order_does_not_matter(times: list[datetime]) -> None:
    found = interval(times, NOW)
    assert LEAST <= found <= MOST
    assert found == interval(times[::-1], NOW)


@given(MOMENTS, MOMENTS)
def test_what_is_remembered_is_short_and_gives_the_same_again(
    old: list[datetime], new: list[datetime]
) -> None:
    kept = remembered(old, new, NOW)
    assert len(kept) <= LOOK_BACK
    assert all(later - earlier >= TOGETHER for earlier, later in pairwise(kept))
    assert all(moment <= NOW for moment in kept)
    assert remembered(kept, [], NOW) == kept
    assert learnt([*old, *new], NOW) == learnt(remembered(old, new, NOW), NOW) or len(kept) == LOOK_BACK
