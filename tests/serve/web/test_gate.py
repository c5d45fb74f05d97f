from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from broadsheet.serve.web.gate import host_allowed, origin_allowed
from broadsheet.serve.web.settings import WebSettings, settings_for
from broadsheet.serve.web.tries import MOST, WITHIN_SECONDS, Tries


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:80", "127.0.0.1:8080", "[::1]:8080", "localhost.:1"]
)
def test_our_own_names(host: str) -> None:
    assert host_allowed([host], WebSettings())


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [""],
        ["localhost", "localhost"],
        ["localhost.evil.example"],
        ["evil.example"],
        ["evil.example:80@localhost"],
        ["localhost/evil"],
        ["localhost:notaport"],
        ["192.0.2.7"],
        ["[::2]"],
    ],
)
def test_other_names(hosts: list[str]) -> None:
    assert not host_allowed(hosts, WebSettings())


@given(st.text(max_size=30))
def test_no_host_breaks_the_check(host: str) -> None:
    assert host_allowed([host], WebSettings()) in {True, False}


def test_listening_everywhere_takes_any_address_but_no_strange_name() -> None:
    settings = settings_for("0.0.0.0", password=True, hosts=("desk.example",))  # noqa: S104  # it is the point
    assert host_allowed(["192.0.2.7:8080"], settings)
    assert host_allowed(["Desk.Example"], settings)
    assert not host_allowed(["evil.example"], settings)


def test_listening_on_one_address_takes_that() -> None:
    assert host_allowed(["192.0.2.7"], settings_for("192.0.2.7", password=True))
    assert host_allowed(["[2001:db8::1]"], settings_for("2001:db8::1", password=True))


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({"host": "localhost:1"}, True),
        ({"host": "localhost:1", "origin": "http://localhost:1"}, True),
        ({"host": "localhost:1", "origin": "http://localhost:1", "sec-fetch-site": "same-origin"}, True),
        ({"host": "localhost:1", "origin": "http://localhost:2"}, False),
        ({"host": "localhost:1", "origin": "https://evil.example"}, False),
        ({"host": "localhost:1", "origin": "null"}, False),
        ({"host": "localhost:1", "origin": "http://["}, False),
        ({"host": "localhost:1", "sec-fetch-site": "cross-site"}, False),
        ({"host": "localhost:1", "origin": "http://localhost:1", "sec-fetch-site": "same-site"}, False),
    ],
)
def test_where_a_form_stands(headers: dict[str, str], allowed: bool) -> None:  # noqa: FBT001  # a table's column
    assert origin_allowed(Headers(headers)) is allowed


def test_tries_run_out_and_come_back() -> None:
    tries = Tries()
    assert all(tries.take("192.0.2.1", now=float(i)) for i in range(MOST))
    assert not tries.take("192.0.2.1", now=10.0)
    assert tries.take("192.0.2.2", now=10.0)
    assert tries.take("192.0.2.1", now=WITHIN_SECONDS + 1)


def test_one_network_has_one_count() -> None:
    tries = Tries()
    for i in range(MOST):
        tries.take(f"2001:db8::{i}", now=0.0)
    assert not tries.take("2001:db8::ffff", now=0.0)
    tries.forget("2001:db8::1")
    assert tries.take("2001:db8::ffff", now=0.0)
