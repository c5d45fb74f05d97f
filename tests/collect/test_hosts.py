from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.hosts import held_until, host_of
from broadsheet.errors import NetworkError

NOW = datetime(2025, 3, 4, 12, tzinfo=UTC)
URL = "https://courier.example/feed"


def held(status: int | None, **headers: str) -> timedelta | None:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    found = held_until(NetworkError(URL, "no", status, kind="status", headers=named), NOW)
    return None if found is None else found[0] - NOW


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Courier.example/feed", "courier.example"),
        ("https://courier.example:443/feed", "courier.example"),
        ("http://courier.example:443/feed", "courier.example:443"),
        ("https://user:word@courier.example./", "courier.example"),
        ("http://[::1]:8080/", "[::1]:8080"),
        ("http://courier.example:99999999/", ""),
        ("courier", ""),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert host_of(url) == host


@given(st.text())
def test_any_text_has_a_host_or_none(url: str) -> None:
    assert isinstance(host_of(url), str)


def test_too_many_requests_hold_the_host() -> None:
    assert held(429) == timedelta(minutes=15)
    assert held(429, retry_after="120") == timedelta(minutes=2)
    assert held(429, retry_after="0") == timedelta(minutes=1)
    assert held(429, retry_after="999999") == timedelta(days=1)
    assert held(429, x_ratelimit_remaining="0", x_ratelimit_reset="3600") == timedelta(hours=1)


def test_an_overload_holds_it_only_where_a_rest_is_asked_for() -> None:
    assert held(503) is None
    assert held(503, retry_after="Tue, 04 Mar 2025 12:30:00 GMT") == timedelta(minutes=30)
    assert held(500, retry_after="60") is None


@pytest.mark.parametrize(
    "headers",
    [
        {"cf_mitigated": "challenge"},
        {"retry_after": "3600"},
        {"server": "AkamaiGHost"},
        {"server": "Sucuri/Cloudproxy"},
        {"x_datadome": "protected"},
        {"x_ratelimit_remaining": "0"},
    ],
)
def test_a_refusal_of_robots_holds_it(headers: dict[str, str]) -> None:
    assert held(403, **headers) == timedelta(hours=1)


def test_a_refusal_of_this_page_does_not() -> None:
    assert held(403) is None
    assert held(403, server="nginx", x_ratelimit_remaining="12") is None
    assert held(404, server="AkamaiGHost") is None
    assert held(None) is None


def test_the_reason_names_the_status() -> None:
    found = held_until(NetworkError(URL, "no", 429), NOW)
    assert found is not None
    assert found[1] == "the server says that it was asked too often (429)"
