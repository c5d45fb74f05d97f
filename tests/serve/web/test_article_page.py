"""The article page's own things over HTTP: pictures, recordings, hashtags, highlights, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import made_article
from tests.serve.client import Client, serving

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.desk.pictures import Picture
from broadsheet.model import Comment, Enclosure, Tag
from broadsheet.serve.web import WebSettings
from broadsheet.serve.web.threads import threads
from broadsheet.store import articles
from broadsheet.text.dates import moment, parse

ENCLOSURES = (
    Enclosure(url="https://cast.example/nine.mp3", media_type="audio/mpeg", length=4_200_000),
    Enclosure(url="https://cast.example/film.mp4"),
    Enclosure(url="https://pictures.example/two.jpg"),
    Enclosure(url="javascript:alert(1)", media_type="audio/mpeg"),
    Enclosure(url="https://cast.example/paper.pdf", media_type="application/pdf"),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(str(tmp_path / "news.db"), settings=Settings(workers=1)) as opened:
        one = made_article(
            image="https://pictures.example/lead.jpg",
            enclosures=ENCLOSURES,
            notes=(Tag(name="ferries", source="publisher"), Tag(name='so "called"')),
        )
        with opened.store.write() as connection:
            articles.save(connection, one, now=1.0)
            articles.save(connection, made_article("plain"), now=1.0)
        yield opened


@pytest.fixture
def client(desk: Desk) -> Iterator[Client]:
    with serving(desk, WebSettings()) as address:
        yield Client(base=address)


def test_pictures_come_from_the_desk_alone(
    desk: Desk, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def get(_: object, url: str) -> Picture | None:
        asked.append(url)
        return Picture(body=b"picture", media_type="image/png") if "lead" in url else None

    monkeypatch.setattr(type(desk.pictures), "get", get)
    page = client.get("/articles/a1")
    paths = re.findall(r'<img [^>]*src="([^"]+)"', page.text)
    assert len(paths) == 2
    found = client.get(paths[0])
    assert (found.status, found.text, found.headers["content-type"]) == (200, "picture", "image/png")
    assert "sandbox" in found.headers["content-security-policy"]
    assert client.get(paths[1]).status == 404
    assert asked == ["https://pictures.example/lead.jpg", "https://pictures.example/two.jpg"]
    assert client.get("/images/Imh0dHBzOi8vZXZpbC5leGFtcGxlLyI.made-up").status == 404
    assert len(asked) == 2, "an address that the desk did not give is not asked for"


def test_pictures_are_left_out_where_the_reader_wants_none(desk: Desk, client: Client) -> None:
    desk.preferences.put({"images": "blocked"})
    page = client.get("/articles/a1").text
    assert "<img" not in page
    assert "2 pictures are not loaded" in page


def test_recordings_wait_until_they_are_played(client: Client) -> None:
    page = client.get("/articles/a1")
    assert re.findall(r'<(audio|video) controls preload="none" src="([^"]+)"', page.text) == [
        ("audio", "https://cast.example/nine.mp3"),
        ("video", "https://cast.example/film.mp4"),
    ]
    assert "media-src https: http:" in page.headers["content-security-policy"]
    assert "media-src" not in client.get("/articles/plain").headers["content-security-policy"]


def test_hashtags_lead_to_their_articles(client: Client) -> None:
    page = client.get("/articles/a1").text
    for path in re.findall(r'href="(/tags/[^"]+)"', page):
        found = client.get(path)
        assert (found.status, "Harbour bridge" in found.text) == (200, True), path
    assert client.get("/tags/nothing").status == 404
    assert client.get("/tags/%22%22").status == 404


def test_highlights_are_taken_along(client: Client) -> None:
    client.post("/highlights/add", {"article": "a1", "words": "the bridge reopened", "note": "When?"})
    found = client.get("/highlights.md")
    assert found.headers["content-type"].startswith("text/markdown")
    assert "> The bridge reopened\n\nWhen?" in found.text
    refused = client.post("/highlights/add", {"article": "a1", "words": "goats"})
    assert (refused.status, "do not stand in the text" in refused.text) == (400, True)
    assert client.post("/highlights/remove", {"id": "77"}).status == 404
    assert client.post("/highlights/add", {"article": "a1", "words": "bridge"}, token=False).status == 403


def test_a_comment_is_changed_and_taken_back_by_its_writer_alone(desk: Desk, client: Client) -> None:
    made = desk.marks.comment("a1", "Why?")
    assert (
        client.post("/comments/change", {"id": str(made.id), "article": "a1", "text": "How?"}).status == 303
    )
    assert [one.text for one in desk.marks.comments("a1")] == ["How?"]
    empty = client.post("/comments/change", {"id": str(made.id), "article": "a1", "text": " "})
    assert (empty.status, "nothing in this comment" in empty.text) == (400, True)
    assert client.post("/comments/remove", {"id": "99"}).status == 404
    desk.marks.comment("a1", "So.", parent=made.id)
    client.post("/comments/remove", {"id": str(made.id)})
    assert [one.text for one in desk.marks.comments("a1")] == ["", "So."]


def test_threads_are_read_from_question_to_answer() -> None:
    when = moment(parse("2026-03-02T10:00:00Z"))
    assert when is not None
    told = [(1, None), (2, None), (3, 1), (4, 3), (5, 1), (6, 99)]
    found = [
        Comment(
            id=key, user="reader" if key == 4 else "other", article="a", text="x", written=when, parent=parent
        )
        for key, parent in told
    ]
    shown = threads(found, "reader")
    assert [(one.comment.id, one.depth) for one in shown] == [(1, 0), (3, 1), (4, 2), (5, 1), (2, 0), (6, 0)]
    assert [one.comment.id for one in shown if one.mine] == [4]


def test_pages_are_light(client: Client) -> None:
    for path in ("/articles/a1", "/highlights", "/tags/ferries", "/search?q=bridge"):
        assert len(client.get(path).text.encode()) < 120_000
