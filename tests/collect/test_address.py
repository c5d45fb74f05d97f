from __future__ import annotations

import time

import pytest

from broadsheet.collect.address import feeds_of, is_feed, says_article

PAGE = b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body></body></html>'


def test_a_feed_is_told_from_a_page() -> None:
    assert is_feed(b"<rss version='2.0'>", url="https://kite.example/", media_type="text/html")
    assert is_feed(
        b'{"version": "https://jsonfeed.org/version/1"}', url="https://kite.example/", media_type=None
    )
    assert not is_feed(PAGE, url="https://kite.example/", media_type="text/html")


def test_the_feeds_of_a_page_are_named() -> None:
    assert feeds_of(PAGE, url="https://kite.example/a", media_type=None) == ["https://kite.example/rss"]
    assert feeds_of(b"<rss>", url="https://kite.example/a", media_type=None) == []


def test_a_page_may_say_that_it_is_an_article() -> None:
    assert says_article(b'<meta property="og:type" content="article">')
    assert says_article(b'<meta content="article" data-x="1" property="og:type">')
    assert says_article(b'<script>{"@type": "NewsArticle"}</script>')
    assert not says_article(PAGE)


@pytest.mark.parametrize("piece", [b'property="og:type" ', b'content="article" ', b'"@type":', b'"@type" '])
def test_a_hostile_page_costs_no_time(piece: bytes) -> None:
    begun = time.monotonic()
    assert not says_article(piece * 50_000)
    assert not says_article(piece + b" " * 500_000)
    assert time.monotonic() - begun < 5
