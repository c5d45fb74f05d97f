"""What a reader prefers is kept and drawn; forms that stay on the page; the desk as an app."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from tests.serve.client import Client, serving

from broadsheet.config import Settings
from broadsheet.desk import open_desk
from broadsheet.serve.web import WebSettings
from broadsheet.serve.web.choices import VALUES
from broadsheet.serve.web.session import Notice, Seal, Undo

QUIET = {"X-Broadsheet": "quiet"}


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Client]:
    """A reader of a desk that nobody else reads."""
    with (
        open_desk(str(tmp_path / "own.db"), settings=Settings(workers=1)) as desk,
        serving(desk, WebSettings()) as address,
    ):
        yield Client(base=address)


def test_a_choice_is_kept_and_every_page_is_drawn_by_it(own: Client) -> None:
    assert 'data-size="normal"' in own.get("/preferences").text
    own.post("/preferences", {"size": "large", "face": "sans", "density": "gothic", "zone": "Asia/Tokyo"})
    page = own.get("/subscriptions").text
    assert 'data-size="large"' in page
    assert 'data-face="sans"' in page
    assert f'data-density="{VALUES["density"][0]}"' in page
    assert 'value="Asia/Tokyo"' in own.get("/preferences").text


def test_a_zone_that_nobody_knows_is_refused_and_shown_again(own: Client) -> None:
    answer = own.post("/preferences", {"zone": "Mars/Olympus"})
    assert answer.status == 400
    assert 'value="Mars/Olympus"' in answer.text
    assert "zone-error" in answer.text


def test_a_language_is_that_of_the_browser_until_one_is_chosen(own: Client) -> None:
    arabic = {"Accept-Language": "ar"}
    assert '<html lang="ar" dir="rtl"' in own.get("/preferences", arabic).text
    own.post("/preferences", {"language": "uk"})
    assert '<html lang="uk" dir="ltr"' in own.get("/preferences", arabic).text


def test_a_quiet_form_is_answered_with_nothing_and_changes_the_same(client: Client) -> None:
    article = client.get("/river").text.split('href="/articles/')[1].split('"')[0]
    fields = {"article": article.replace("%2F", "/"), "kind": "starred", "on": "1"}
    answer = client.post("/marks", fields, QUIET)
    assert (answer.status, answer.text) == (204, "")
    assert "Set-Cookie" not in answer.headers or "notice" not in answer.headers["Set-Cookie"]
    refused = client.post("/marks", fields | {"kind": "no such"}, QUIET)
    assert refused.status == 409
    assert refused.text
    assert client.post("/marks", fields | {"on": "0"}, QUIET).status == 204


def test_a_line_carries_the_form_that_takes_back_what_was_done() -> None:
    seal = Seal(b"0" * 32)
    told = Notice(text="Muted.", undo=Undo(path="/stories/mute", fields=(("story", "a"), ("on", "0"))))
    assert seal.notice({seal.notice_name: seal.notice_cookie(told)}) == told
    plain = Notice(text="Kept.")
    assert seal.notice({seal.notice_name: seal.notice_cookie(plain)}) == plain


def test_the_desk_is_an_app(own: Client) -> None:
    manifest = own.get("/manifest.webmanifest")
    assert manifest.headers["content-type"].startswith("application/manifest+json")
    told = json.loads(manifest.text)
    assert told["start_url"] == "/"
    assert {icon["type"] for icon in told["icons"]} == {"image/svg+xml", "image/png"}
    for icon in told["icons"]:
        with urlopen(own.base + icon["src"]) as answer:  # noqa: S310  # loopback
            assert answer.headers["content-type"] == icon["type"]
    worker = own.get("/worker.js")
    assert worker.headers["cache-control"] == "no-cache"
    assert worker.headers["content-type"].startswith("text/javascript")
    assert own.get("/offline").status == 200


def test_signing_out_takes_away_what_the_browser_kept(guarded: Client, password: str) -> None:
    guarded.post("/login", {"password": password})
    answer = guarded.post("/logout", {})
    assert '"storage"' in answer.headers["clear-site-data"]
    assert guarded.get("/offline").status == 303
    assert guarded.get("/worker.js").status == 200
