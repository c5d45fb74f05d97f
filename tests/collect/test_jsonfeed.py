from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from broadsheet.collect.feed import parse_feed
from broadsheet.model import Document, Enclosure, Failure, FeedFacts

NOW = datetime(2026, 3, 6, tzinfo=UTC)


def read(**feed: Any) -> tuple[FeedFacts, list[Document | Failure]]:
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", **feed}).encode()
    return parse_feed(body, name="f", url="https://kite.example/feed.json", collected=NOW)


def test_a_feed_says_what_it_is() -> None:
    facts, found = read(
        title=" Kite ",
        home_page_url="/",
        feed_url="/feed.json?full",
        hubs=[{"type": "WebSub", "url": "https://hub.example/"}],
        items=[],
    )
    assert facts == FeedFacts(
        title="Kite",
        link="https://kite.example/",
        hub="https://hub.example/",
        topic="https://kite.example/feed.json?full",
    )
    assert found == []


def test_an_item_is_a_document() -> None:
    item = {
        "id": 7,
        "url": "/7",
        "title": "Rain &amp; wind",
        "content_html": "<a href='b'>b</a>",
        "image": "/7.jpg",
        "date_published": "2026-03-05T08:00:00Z",
        "authors": [{"name": "Ada Fenwick"}],
        "tags": ["Rain"],
        "attachments": [{"url": "/7.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 9}],
    }
    _, (one,) = read(title="Kite", language="en-GB", items=[item])
    assert isinstance(one, Document)
    assert one.url == "https://kite.example/7"
    assert one.body == "<a href='https://kite.example/b'>b</a>"
    assert one.hints.id == "7"
    assert one.hints.title == "Rain & wind"
    assert one.hints.image == "https://kite.example/7.jpg"
    assert one.hints.byline == ("Ada Fenwick",)
    assert one.hints.language == "en"
    assert one.hints.enclosures == (
        Enclosure(url="https://kite.example/7.mp3", media_type="audio/mpeg", length=9),
    )


def test_of_a_huge_feed_the_first_items_are_read() -> None:
    _, found = read(items=[{"id": str(n), "title": "x"} for n in range(6000)])
    assert sum(isinstance(one, Document) for one in found) == 5000
    assert any(isinstance(one, Failure) and "the first 5,000 were read" in one.reason for one in found)


@pytest.mark.parametrize("items", [None, {}, "x", [1, None, []], [{"id": []}], [{"title": {}}]])
def test_odd_items_cost_only_themselves(items: Any) -> None:
    _, found = read(items=items)
    assert all(isinstance(one, Failure) and one.reason for one in found)
    assert found
