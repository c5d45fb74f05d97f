from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.text.dates import moment, parse

MORNING = datetime(2025, 7, 27, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2025-07-27T08:00:00Z",
        "2025-07-27T10:00:00+02:00",
        "2025-07-27T10:00:00.000+0200",
        "20250727T080000Z",
        "2025-07-27 08:00",
        "2025-07-27 10:00 CEST",
        "Sun, 27 Jul 2025 08:00:00 GMT",
        "Sun, 27 Jul 2025 10:00:00 +0200",
        "27 Jul 2025 04:00 EDT",
        "July 27, 2025 8:00 am",
        "July 27, 2025 11:00 MSK",
        "Sun, 27 Jul 2025 10:00:00 CEST",
    ],
)
def test_a_moment_is_read_in_utc(written: str) -> None:
    assert parse(written) == MORNING


@pytest.mark.parametrize(
    "written", ["2025-07-27", "20250727", "July 27, 2025", "27 July 2025", "2025-07-27 08:00 QQT"]
)
def test_a_day_alone_stays_one(written: str) -> None:
    found = parse(written)
    assert found == date(2025, 7, 27)
    assert not isinstance(found, datetime)


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "soon", "July 2025", "08:00", "Sunday", "1" * 30, "1741080000", "-1", "\0"),
        *("0001-01-01T00:00:00+14:00", "Fri, 31 Dec 9999 23:59:59 -1200", "Sun, 27 Jul 2025 08:00:00 +9999"),
    ],
)
def test_what_cannot_be_read_is_unknown(written: str) -> None:
    assert parse(written) is None


PIECES = st.sampled_from(
    [
        *"0123456789:-+TZ., /",
        "2025",
        "Jul",
        "Sun,",
        "GMT",
        "CEST",
        "QQT",
        "am",
        "+0200",
        "9999",
        "0001",
        "UTC",
        "10:00",
    ]
)


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)))
def test_any_text_is_a_date_or_unknown(written: str) -> None:
    found = parse(written)
    assert moment(found) is None or found is not None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("03/07/2025", None),
        ("03.07.2025 10:00", None),
        ("27/07/2025", date(2025, 7, 27)),
        ("07/27/2025", date(2025, 7, 27)),
        ("07/07/2025", date(2025, 7, 7)),
        ("2025/03/07", date(2025, 3, 7)),
    ],
)
def test_a_day_and_a_month_that_could_be_swapped_are_not_guessed(written: str, day: date | None) -> None:
    assert parse(written) == day
