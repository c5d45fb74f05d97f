from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.robots import address_of, allows, fresh_until

NOW = datetime(2025, 3, 4, 12, tzinfo=UTC)
SITE = "https://courier.example"


@pytest.mark.parametrize(
    ("body", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /private\n", "/private/a", False),
        ("User-agent: *\nDisallow: /private\n", "/news/a", True),
        ("User-agent: *\r\nDisallow: /private\r\n", "/private/a", False),
        ("User-agent: *\rDisallow: /private\r", "/private/a", False),
        ("\ufeffUser-agent: *\nDisallow: /\n", "/a", False),
        ("User-agent: *\nDisallow: /\nAllow: /news\n", "/news/a", True),  # the longest rule counts
        ("User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf?x", True),
        ("User-agent: *\nDisallow:\n", "/a", True),
        ("", "/a", True),
        ("<html>not found</html>", "/a", True),
        # Our own group stands before everybody's, in whatever case, with or without a version.
        ("User-agent: *\nDisallow: /\n\nUser-agent: BroadSheet\nDisallow: /x\n", "/a", True),
        ("User-agent: broadsheet/1.0\nDisallow: /a\n\nUser-agent: *\nAllow: /\n", "/a", False),
        ("user agent: other\nuser-agent: Broadsheet # we\nDisallow: /a\n", "/a", False),
        ("User-agent: *\nUser-agent: other\nDisallow: /a\n", "/a", False),
        # Somebody else's doesn't concern us, even if our name begins with theirs.
        ("User-agent: broad\nDisallow: /\n", "/a", True),
        ("User-agent: broad*\nDisallow: /\n", "/a", True),
        ("User-agent: GPTBot\nDisallow: /\nUser-agent: *\nAllow: /\n", "/a", True),
        ("User-agent: *\nDisallow: /caf%C3%A9\n", "/café", False),
        ("User-agent: *\nDisallow: /\n", "/robots.txt", True),
    ],
)
def test_rules(body: str, path: str, allowed: bool) -> None:  # noqa: FBT001 (a table)
    assert allows(body, 200, SITE + path) is allowed


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 301])
def test_a_wrong_request_means_no_rules(status: int) -> None:
    assert allows("User-agent: *\nDisallow: /\n", status, f"{SITE}/a")


@pytest.mark.parametrize("status", [None, 429, 500, 503])
def test_a_server_that_fails_forbids(status: int | None) -> None:
    assert not allows(None, status, f"{SITE}/a")
    assert fresh_until({}, NOW, status=status) == NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("control", "wait"),
    [(None, 24), ("max-age=0", 1), ("max-age=7200", 2), ("max-age=31536000", 24)],
)
def test_how_long_rules_are_kept(control: str | None, wait: int) -> None:
    headers = {"cache-control": control} if control else {}
    assert fresh_until(headers, NOW) == NOW + timedelta(hours=wait)


def test_where_the_rules_are() -> None:
    assert (
        address_of("https://user:word@courier.example:8443/a?b#c")
        == "https://courier.example:8443/robots.txt"
    )


def test_only_so_much_is_read() -> None:
    body = "#" * 600_000 + "\nUser-agent: *\nDisallow: /\n"
    assert allows(body, 200, f"{SITE}/a")


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"User-agent: a{number}\n" for number in range(15_000)) + "Disallow: /a\n" * 15_000,
        "User-agent: *\n" + f"Disallow: /{'*a' * 500}b\n" * 400,
        "User-agent: *\n" + "".join(f"Disallow: /{number}*x$\n" for number in range(20_000)),
        "user agent " * 40_000,
        "user " + " " * 400_000 + "\n",
        "User-agent:" + "\t" * 400_000 + "\n",
    ],
)
def test_a_hostile_file_is_read_quickly(body: str) -> None:
    began = time.process_time()
    allows(body, 200, f"{SITE}/{'a' * 2000}")
    assert time.process_time() - began < 5  # a second at most on an idle machine


@given(st.text(), st.text())
def test_any_file_gives_an_answer(body: str, path: str) -> None:
    assert isinstance(allows(body, 200, f"{SITE}/{path}"), bool)
