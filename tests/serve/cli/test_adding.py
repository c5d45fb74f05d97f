"""What ``add`` says of addresses: one clear sentence with what to do next, and never a password."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.servers.newsstand import USER, Newsstand, running_newsstand


@pytest.fixture(scope="module")
def stand() -> Iterator[Newsstand]:
    with running_newsstand() as running:
        yield running


def add(
    database: Path, *arguments: str, allowed: bool = True, command: str = "add"
) -> subprocess.CompletedProcess[str]:
    net = ["--allow-net", "127.0.0.0/8"] if allowed else []
    whole = [
        sys.executable,
        "-m",
        "broadsheet",
        command,
        "--workers",
        "1",
        "--db",
        str(database),
        *net,
        *arguments,
    ]
    return subprocess.run(whole, capture_output=True, text=True, timeout=120, check=False)


def said(done: subprocess.CompletedProcess[str]) -> list[str]:
    assert "Traceback" not in done.stderr
    return [
        line.removeprefix("broadsheet: ")
        for line in done.stderr.splitlines()
        if line.startswith("broadsheet: ")
    ]


def test_a_feed_is_named_and_a_second_time_it_is_known(tmp_path: Path, stand: Newsstand) -> None:
    address = f"{stand.address}/courier.rss"
    done = add(tmp_path / "a.db", "--folder", "World", address)
    assert done.returncode == 0, done.stderr
    assert "subscribed to “Lindvik Courier” in the folder World\n3 articles added\n" in done.stderr
    (line,) = said(add(tmp_path / "a.db", address))
    assert line == (
        f"{address}: you have this already: it is “Lindvik Courier” in the folder World; there is nothing more to do"
    )


@pytest.mark.parametrize(
    ("path", "what", "then"),
    [
        ("/broken.rss", "broken XML", "subscribed, but"),
        ("/fault.rss", "a fault of its own (500)", "try it again later"),
        ("/members.rss", "asks who you are (401)", "http://NAME:PASSWORD@127.0.0.1"),
        ("/nothing", "nothing at this address", "copy the address of its feed"),
    ],
)
def test_one_sentence_says_what_is_wrong_and_what_to_do(
    tmp_path: Path, stand: Newsstand, path: str, what: str, then: str
) -> None:
    done = add(tmp_path / "a.db", stand.address + path)
    (line,) = said(done)
    assert done.returncode == 1
    assert line.startswith(f"{stand.address}{path}: ")
    assert what in line
    assert then in line


@pytest.mark.parametrize("path", ["/", "/picture.png"])
def test_where_there_is_no_feed_it_says_how_to_go_on(tmp_path: Path, stand: Newsstand, path: str) -> None:
    done = add(tmp_path / "a.db", stand.address + path)
    _, line = said(done)
    assert done.returncode == 1
    assert "no feed was found there" in line
    assert "--watch" in line


def test_an_address_that_is_not_allowed_names_the_option(tmp_path: Path, stand: Newsstand) -> None:
    asked = len(stand.asked)
    (line,) = said(add(tmp_path / "a.db", f"{stand.address}/courier.rss", allowed=False))
    assert "--allow-net" in line
    assert "private network" in line
    assert len(stand.asked) == asked


@pytest.mark.parametrize(
    ("what", "then"),
    [
        ("courier.example", "an address is written with https:// before it"),
        ("ftp://ann:hushhush@courier.example/x", "one that begins with https"),
        ("http://", "write it as https://example.org/feed"),
        ("imaps://ann:hushhush@127.0.0.1:9/News", "check the address"),
        ("http://ann:hushhush@127.0.0.1:9/feed", "check the address"),
    ],
)
def test_slips_of_the_hand(tmp_path: Path, what: str, then: str) -> None:
    done = add(tmp_path / "a.db", what)
    (line,) = said(done)
    assert done.returncode == 1
    assert then in line
    assert "hushhush" not in done.stderr + done.stdout


def test_a_round_says_what_is_wrong_and_what_to_do(tmp_path: Path) -> None:
    with running_newsstand() as stand:
        address = f"{stand.address}/courier.rss?token=hushhush"
        stand.answers["/courier.rss?token=hushhush"] = stand.answers["/courier.rss"]
        assert add(tmp_path / "a.db", address).returncode == 0
        stand.answers["/courier.rss?token=hushhush"] = (410, "text/html", b"")
        done = add(tmp_path / "a.db", command="update")
    (line,) = said(done)
    assert "took this feed away for good (410). Remove it" in line
    assert "1 subscription looked at" in done.stderr
    assert "hushhush" not in done.stderr


def test_a_password_is_never_printed(tmp_path: Path, stand: Newsstand) -> None:
    place = stand.address.removeprefix("http://")
    outputs = []
    for login, code in (("ann:hushhush", 1), (f"{USER}:se%2Fcret%3A%2012", 0)):
        done = add(tmp_path / "a.db", f"http://{login}@{place}/members.rss")
        assert done.returncode == code, done.stderr
        outputs.append(done)
    assert "did not take the login" in outputs[0].stderr
    outputs.append(add(tmp_path / "a.db", "--cookie", "sid=hushhush", f"{stand.address}/members.rss"))
    outputs.append(add(tmp_path / "a.db", "--header", "X-Key: hushhush", f"{stand.address}/members.rss"))
    outputs.append(add(tmp_path / "a.db", command="update"))
    printed = "".join(done.stdout + done.stderr for done in outputs)
    assert "Traceback" not in printed
    assert not any(word in printed for word in ("hushhush", "se%2Fcret", "se/cret"))
    assert b"se/cret" not in (tmp_path / "a.db").read_bytes()


@pytest.mark.parametrize("header", ["X-Key", ": x", "Host: x", "X-Key: a\nb"])
def test_a_header_that_is_none_is_refused(tmp_path: Path, stand: Newsstand, header: str) -> None:
    done = add(tmp_path / "a.db", "--header", header, f"{stand.address}/courier.rss")
    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
