"""What must not be possible."""

from __future__ import annotations

import re

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from tests.serve.client import Client, Serve, serving

from broadsheet.desk import Desk
from broadsheet.serve.web import WebSettings

ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def test_every_answer_has_the_policy(client: Client) -> None:
    for path in ("/", "/nothing", "/static/0/none.css", "/health", "/subscriptions.opml"):
        headers = {name.lower(): value for name, value in client.get(path).headers.items()}
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_pages_hold_no_inline_style_or_script(client: Client, demo_desk: Desk) -> None:
    story = demo_desk.stories.today()[0]
    for path in ("/", f"/stories/{story.id}", f"/articles/{story.articles[0]}", "/subscriptions"):
        page = client.get(path).text
        assert " style=" not in page
        assert "<style" not in page
        assert not re.search(r"<script(?![^>]* src=)", page)
        assert not re.search(r"\son\w+=", page)


def test_a_form_without_a_good_token_is_refused(client: Client, demo_address: str, demo_desk: Desk) -> None:
    key = demo_desk.articles.newest()[0].id
    fields = {"article": key, "text": "forged"}
    assert client.post("/comments", fields, token=False).status == 403
    assert client.post("/comments", {**fields, "token": "made up"}, token=False).status == 403
    stranger = Client(base=demo_address)
    token = stranger.get("/subscriptions").token
    client.get("/subscriptions")
    assert client.post("/comments", {**fields, "token": token}, token=False).status == 403
    assert all(comment.text != "forged" for comment in demo_desk.marks.comments(key))


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "192.0.2.1", ""])
def test_another_host_is_refused(client: Client, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status == 400


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_a_form_on_another_site_is_refused(client: Client, demo_desk: Desk, headers: dict[str, str]) -> None:
    fields = {"article": demo_desk.articles.newest()[0].id, "text": "forged"}
    assert client.post("/comments", fields, headers).status == 403


def test_cookies_are_out_of_reach(demo_address: str) -> None:
    cookie = Client(base=demo_address).get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_what_comes_from_outside_is_only_text(serve_articles: Serve) -> None:
    rows: list[dict[str, object]] = [
        {
            "id": f"bad{number}",
            "title": f"{ATTACK} title",
            "text": f"LINDVIK: {ATTACK} The mayor said 12 people left. {{{{ 7 * 7 }}}}\n\n“{ATTACK}” said Ada Torsvik.",
            "outlet": {"name": f"{ATTACK} outlet", "domain": None},
            "byline": [ATTACK],
            "url": "javascript:alert(3)",
            "published": "2026-03-02T09:30:00+00:00",
            "notes": [{"kind": "tag", "name": ATTACK, "score": 1.0, "from": "publisher"}],
        }
        for number in range(2)
    ]
    client = serve_articles(rows)
    client.post("/comments", {"article": "bad0", "text": ATTACK})
    front = client.get("/").text
    stories = re.findall(r'href="(/stories/[^"]+)"', front) + re.findall(
        r'href="(/stories/[^"]+)"', client.get("/articles/bad0").text
    )
    for path in ("/", "/river", "/search?q=script", "/articles/bad0", "/articles/bad0?at=1-9", *stories[:2]):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "javascript:" not in page.replace("javascript:alert(3)</", "")
        assert 'href="javascript' not in page
    assert "{{ 7 * 7 }}" in client.get("/articles/bad0").text
    assert "&lt;script&gt;alert(1)" in client.get("/articles/bad0").text
    reflected = client.get("/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert" not in reflected


def test_too_much_is_refused(client: Client, demo_desk: Desk) -> None:
    fields = {"article": demo_desk.articles.newest()[0].id, "text": "x" * 70_000}
    assert client.post("/comments", fields).status == 413


def test_odd_requests_break_nothing(client: Client) -> None:
    for path in (
        "/articles/%00",
        "/articles/..%2f..%2fetc",
        "/stories/%F0%9F",
        "/search?q=%00",
        "/river?page=-1",
    ):
        assert client.get(path).status in {200, 400, 404}, path
    assert client.send("DELETE", "/", None, None).status in {403, 405}
    assert client.send("GET", "/comments", None, None).status == 405


def test_a_bug_shows_a_page_that_tells_nothing_of_our_insides(demo_desk: Desk) -> None:
    def broken(_: Request) -> Response:
        raise RuntimeError("secret detail")

    with serving(demo_desk, WebSettings(), Route("/broken", broken)) as address:
        page = Client(base=address).get("/broken")
    assert page.status == 500
    assert "Something broke on our side" in page.text
    assert "secret detail" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
