from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.freshness import directives, fresh_for, http_date, sent

NOW = datetime(2025, 3, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tue, 04 Mar 2025 12:00:00 GMT", NOW),
        ("Tuesday, 04-Mar-25 12:00:00 GMT", NOW),  # RFC 850
        ("Tue Mar  4 12:00:00 2025", NOW),  # asctime
        ("Tue, 04 Mar 2025 13:00:00 +0100", NOW),  # not allowed, but seen
        ("0", None),
        ("-1", None),
        ("", None),
        ("now", None),
        ("Tue, 44 Mar 2025 12:00:00 GMT", None),
        ("Tue, 04 Mar 2025 12:00:00 GMT" + " " * 3 + "x" * 100_000, None),
        (None, None),
    ],
)
def test_dates_are_read_in_all_three_forms(text: str | None, found: datetime | None) -> None:
    assert http_date(text) == found


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ({}, None),
        ({"cache-control": "public"}, None),
        ({"cache-control": "max-age=3600"}, HOUR),
        ({"cache-control": 'Max-Age="3600"'}, HOUR),
        ({"cache-control": "public;max-age=3600"}, HOUR),
        ({"cache-control": "max-age=3600, max-age=5"}, HOUR),  # the first of two
        ({"cache-control": "max-age=3600", "age": "1800"}, HOUR / 2),  # half of it lay in a cache
        ({"cache-control": "max-age=3600", "age": "7200"}, timedelta(0)),
        ({"cache-control": "max-age=3600", "age": "old"}, HOUR),
        ({"cache-control": "max-age=0"}, timedelta(0)),
        ({"cache-control": "max-age=-1"}, timedelta(0)),
        ({"cache-control": "max-age=an hour"}, timedelta(0)),
        ({"cache-control": "max-age=3600, no-cache"}, timedelta(0)),
        ({"cache-control": "no-store, max-age=3600"}, timedelta(0)),
        ({"cache-control": 'max-age=3600, no-cache="Set-Cookie"'}, HOUR),  # about that field alone
        ({"cache-control": "s-maxage=60"}, None),  # not for us
        ({"cache-control": "max-age=99999999999999999999"}, timedelta(seconds=2**31)),
        ({"expires": "Tue, 04 Mar 2025 13:00:00 GMT"}, HOUR),
        ({"expires": "Tue, 04 Mar 2025 11:00:00 GMT"}, timedelta(0)),
        ({"expires": "0"}, timedelta(0)),
        # The server's clock is a year behind: only the distance counts.
        ({"expires": "Mon, 04 Mar 2024 13:00:00 GMT", "date": "Mon, 04 Mar 2024 12:00:00 GMT"}, HOUR),
        ({"expires": "Tue, 04 Mar 2025 23:00:00 GMT", "cache-control": "max-age=3600"}, HOUR),
    ],
)
def test_how_long_an_answer_is_fresh(headers: dict[str, str], found: timedelta | None) -> None:
    assert fresh_for(headers, NOW) == found


@given(st.dictionaries(st.sampled_from(["age", "cache-control", "date", "expires"]), st.text()))
def test_nothing_a_server_writes_breaks_it(headers: dict[str, str]) -> None:
    found = fresh_for(headers, NOW)
    assert found is None or found >= timedelta(0)
    assert sent(headers, NOW).tzinfo is not None
    directives(headers.get("cache-control", ""))
