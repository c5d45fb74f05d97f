from __future__ import annotations

from pathlib import Path

from tests.serve.client import Client, serving

from broadsheet.config import Settings
from broadsheet.desk import open_desk
from broadsheet.serve.web import WebSettings
from broadsheet.serve.web.tries import MOST


def test_nothing_is_shown_before_the_password(guarded: Client) -> None:
    for path in ("/", "/river", "/subscriptions.opml", "/search?q=a", "/articles/x"):
        answer = guarded.get(path)
        assert answer.status == 303
        assert answer.headers["location"].startswith("/login?next=%2F")
    assert guarded.get("/health").status == 200


def test_the_right_password_opens_and_signing_out_closes(guarded: Client, password: str) -> None:
    before = guarded.get("/login").status
    sent = guarded.post("/login?x=1", {"password": password, "next": "/river"})
    assert (before, sent.status, sent.headers["location"]) == (200, 303, "/river")
    assert guarded.get("/river").status == 200
    guarded.post("/logout", {})
    assert guarded.get("/river").status == 303


def test_the_next_page_is_one_of_ours(guarded: Client, password: str) -> None:
    sent = guarded.post("/login", {"password": password, "next": "//evil.example"})
    assert sent.headers["location"] == "/"


def test_a_session_from_before_is_not_taken_over(guarded: Client, password: str) -> None:
    guarded.get("/login")
    ((name, before),) = guarded.cookies.items()
    guarded.post("/login", {"password": password, "next": "/"})
    assert guarded.cookies[name] != before
    stranger = Client(base=guarded.base, cookies={name: before})
    assert stranger.get("/").status == 303


def test_two_desks_on_one_machine_keep_their_readers_apart(
    guarded: Client, password: str, tmp_path: Path
) -> None:
    guarded.post("/login", {"password": password, "next": "/"})
    with open_desk(str(tmp_path / "other.db"), settings=Settings(workers=1)) as desk:
        desk.access.set_password(password)
        with serving(desk, WebSettings(password=True)) as address:
            other = Client(base=address, cookies=guarded.cookies)  # a browser keeps them by host alone
            assert other.get("/river").status == 303
            other.post("/login", {"password": password, "next": "/"})
            assert other.get("/river").status == 200
            other.post("/logout", {})
    assert guarded.get("/river").status == 200


def test_guessing_is_slowed_down(guarded: Client, password: str) -> None:
    for _ in range(MOST):
        assert guarded.post("/login", {"password": "wrong guess", "next": "/"}).status == 403
    slowed = guarded.post("/login", {"password": password, "next": "/"})
    assert slowed.status == 429
    assert int(slowed.headers["retry-after"]) > 0
