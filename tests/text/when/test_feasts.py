from __future__ import annotations

from datetime import date

import pytest

from broadsheet.text.when.feasts import easter, feast, nth_weekday, orthodox_easter


@pytest.mark.parametrize(("year", "day"), [(1961, (4, 2)), (2000, (4, 23)), (2008, (3, 23)), (2038, (4, 25))])
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(("year", "day"), [(2016, (5, 1)), (2024, (5, 5)), (2025, (4, 20))])
def test_easter_of_the_eastern_churches(year: int, day: tuple[int, int]) -> None:
    assert orthodox_easter(year) == date(year, *day)


def test_thanksgiving_is_in_october_in_canada() -> None:
    assert feast("thanksgiving", 2026)[0] == date(2026, 11, 26)
    assert feast("thanksgiving", 2026, "CA")[0] == date(2026, 10, 12)


def test_there_is_not_always_a_fifth_monday() -> None:
    assert nth_weekday(2026, 2, 0, 5) is None
    assert nth_weekday(2026, 3, 0, 5) == date(2026, 3, 30)
