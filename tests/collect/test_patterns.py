from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.patterns import PROGRAMS, SITES, common, guesses

CHANNEL = "UC" + "a1_-" * 5 + "xy"


@pytest.mark.parametrize(
    ("url", "feed"),
    [
        (f"https://www.youtube.com/channel/{CHANNEL}/videos", f"https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}"),
        ("https://m.youtube.com/user/kite", "https://www.youtube.com/feeds/videos.xml?user=kite"),
        ("https://youtube.com/watch?v=1&list=PL4", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL4"),
        ("https://kite.example/@ada", "https://kite.example/@ada.rss"),
        ("https://kite.example:8443/tags/rain", "https://kite.example:8443/tags/rain.rss"),
        ("https://old.reddit.com/r/rain/top/?t=week", "https://www.reddit.com/r/rain/top/.rss?t=week"),
        ("https://www.reddit.com/r/rain", "https://www.reddit.com/r/rain/.rss"),
        ("https://www.reddit.com/u/ada", "https://www.reddit.com/user/ada/.rss"),
        ("https://github.com/ada/kite", "https://github.com/ada/kite/releases.atom"),
        ("https://github.com/ada/kite/commits/main", "https://github.com/ada/kite/commits/main.atom"),
        ("https://github.com/ada", "https://github.com/ada.atom"),
        ("https://gitlab.com/ada/sub/kite", "https://gitlab.com/ada/sub/kite/-/tags?format=atom"),
        ("https://kite.substack.com/p/rain", "https://kite.substack.com/feed"),
        ("https://substack.com/@kite", "https://kite.substack.com/feed"),
        ("https://medium.com/@ada", "https://medium.com/feed/@ada"),
        ("https://medium.com/tag/rain/latest", "https://medium.com/feed/tag/rain"),
        ("https://ada.medium.com/about", "https://ada.medium.com/feed"),
        ("https://kite.blogspot.co.uk/2025/01/rain.html", "https://kite.blogspot.co.uk/feeds/posts/default"),
        ("https://kite.blogspot.com/search/label/rain", "https://kite.blogspot.com/feeds/posts/default/-/rain"),
        ("https://kite.tumblr.com/tagged/rain", "https://kite.tumblr.com/tagged/rain/rss"),
        ("https://www.tumblr.com/kite", "https://kite.tumblr.com/rss"),
        ("https://kite.wordpress.com/", "https://kite.wordpress.com/feed/"),
        ("https://bsky.app/profile/kite.example", "https://bsky.app/profile/kite.example/rss"),
        ("https://news.ycombinator.com/", "https://news.ycombinator.com/rss"),
        ("https://lobste.rs/t/rust", "https://lobste.rs/t/rust.rss"),
        ("https://stackoverflow.com/questions/tagged/xml?tab=Newest", "https://stackoverflow.com/feeds/tag/xml"),
        ("https://gis.stackexchange.com/", "https://gis.stackexchange.com/feeds"),
        ("https://en.wikipedia.org/wiki/Kite", "https://en.wikipedia.org/w/index.php?title=Kite&action=history&feed=atom"),
        ("https://news.google.com/search?q=rain&hl=en", "https://news.google.com/rss/search?q=rain&hl=en"),
        ("https://kite.example/category/world/", "https://kite.example/category/world/feed/"),
        ("https://talk.kite.example/t/rain-again/42", "https://talk.kite.example/t/rain-again/42.rss"),
    ],
)  # fmt: skip
def test_known_addresses_have_known_feeds(url: str, feed: str) -> None:
    assert guesses(url)[0] == feed


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/@kite",  # the page tells its channel
        "https://www.tiktok.com/@kite",  # has none, and is no Mastodon
        "https://kite.substack.com/feed",
        "https://github.com/ada/kite/releases.atom",
        "https://kite.example/",
        "ftp://github.com/ada",
        "kite",
        "https://[",
        "",
    ],
)
def test_nothing_is_guessed_of_what_is_not_known(url: str) -> None:
    assert guesses(url) == []


def test_the_tables_are_sorted_and_their_patterns_sound() -> None:
    for table in (SITES, PROGRAMS):
        names = [site.name for site in table]
        assert names == sorted(set(names), key=str.casefold)
        for site in table:
            groups = re.compile(site.page).groups
            assert all(feed.startswith("https://") for feed in site.feeds)
            assert all(int(one) <= groups for feed in site.feeds for one in re.findall(r"\\(\d)", feed))


def test_common_places_are_asked_beside_the_page_first() -> None:
    found = common("https://ada:pw@kite.example/blog/index.html?x=1")
    assert found[:3] == [f"https://kite.example/blog/{name}" for name in ("feed", "rss.xml", "index.xml")]
    assert {"https://kite.example/feed.json", "https://kite.example/news-sitemap.xml"} <= set(found)
    assert len(found) == len(set(found))
    front = common("https://kite.example")
    assert front[0] == "https://kite.example/feed"
    assert front[-1] == "https://kite.example/sitemap_index.xml"
    assert common("nonsense") == common("mailto:ada@kite.example") == []


@given(
    st.one_of(st.text(), st.text(alphabet="/@?=&.~-rtcu1", max_size=60).map("https://kite.example/{}".format))
)
def test_any_text_gives_addresses_or_none(text: str) -> None:
    assert all(one.startswith(("http://", "https://")) for one in guesses(text) + common(text))


@pytest.mark.parametrize("piece", ["/a", "-", "@", "%", "a", "/c/", ".", "tag/", "?list="])
def test_guessing_is_quick(piece: str) -> None:
    begun = time.process_time()
    for host in (
        "kite.example",
        "github.com",
        "gitlab.com",
        "youtube.com",
        "stackoverflow.com",
        "reddit.com",
    ):
        guesses(f"https://{host}/" + (piece * 2000)[:1900])
    assert time.process_time() - begun < 1
