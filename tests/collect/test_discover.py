from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.collect.discover import feeds_in

PAGE = """<!doctype html><html><head>
<link rel="stylesheet" href="/feed.css">
<link rel="alternate" type="application/rss+xml; charset=utf-8" title="News" href="/news/feed.xml">
<link rel="Alternate home" type="application/atom+xml" href="atom">
<link rel="alternate" type="application/feed+json" href="https://kite.example/feed.json">
<link rel="alternate" type="application/rss+xml" href="/news/feed.xml">
<link rel="alternate" hreflang="de" href="/de/">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
</head><body>
<a href="/about/rss/">What is RSS?</a> <a href="/sport/rss">Sport</a> <a href="/feedback">Write to us</a>
<a href="https://other.example/index.xml#top">Other</a> <a href="/news/feed.xml">News</a>
<a href="/stories/christmas-feeding">Story</a> <a href="/feed-icon.png">icon</a>
</body></html>"""


def test_declared_feeds_come_before_likely_ones_each_once() -> None:
    assert feeds_in(PAGE, "https://kite.example/home/") == [
        "https://kite.example/news/feed.xml",
        "https://kite.example/home/atom",
        "https://kite.example/feed.json",
        "https://kite.example/sport/rss",
        "https://other.example/index.xml",
    ]


def test_the_base_of_the_page_counts() -> None:
    page = '<base href="//cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="rss">'
    assert feeds_in(page, "https://kite.example/") == ["https://cdn.example/x/rss"]


def test_a_page_without_feeds_has_none() -> None:
    assert feeds_in("<p>Good morning</p>", "https://kite.example/") == []
    assert feeds_in("", "https://kite.example/") == []


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_page_has_an_answer(page: str, base: str) -> None:
    named = f"<base href='{page}'><link rel=alternate type=application/rss+xml href='{page}'>"
    for found in (feeds_in(page, base), feeds_in(named, base)):
        assert all(feed.startswith(("http://", "https://")) for feed in found)
        assert len(found) == len(set(found))


def test_feeds_of_comments_come_last() -> None:
    page = """<link rel=alternate type="application/rss+xml" href="/post/feed/" title="Kite &raquo; Post Comments Feed">
      <link rel=alternate type="application/rss+xml" href="/comments/feed/" title="Kite">
      <link rel=alternate type="application/rss+xml" href="/feed/" title="Kite &raquo; Feed">
      <a href="/commentary.rss">Opinion</a>"""
    assert feeds_in(page, "https://kite.example/") == [
        "https://kite.example/feed/",
        "https://kite.example/commentary.rss",
        "https://kite.example/post/feed/",
        "https://kite.example/comments/feed/",
    ]


def test_a_canonical_address_tells_the_feed_of_a_named_page() -> None:
    channel = "UC" + "a" * 22
    page = f'<link rel="canonical" href="https://www.youtube.com/channel/{channel}">'
    assert feeds_in(page, "https://www.youtube.com/@kite") == [
        f"https://www.youtube.com/feeds/videos.xml?channel_id={channel}"
    ]
