"""From the address of a site to its feed."""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

from itertools import pairwise

import pytest

from bench.conformance.feeds import page
from bench.conformance.lab import Lab, Reply, Site, items, rss
from bench.conformance.registry import case
from broadsheet.collect.patterns import common, guesses
from broadsheet.errors import UsageError

FEED = Reply(body=rss(*items(3)), headers={"Content-Type": "application/rss+xml"})
HTML = {"Content-Type": "text/html; charset=utf-8"}


def front(*links: str) -> Reply:
    """Return a site's front page that names these feeds."""
    named = "".join(f'<link rel="alternate" type="application/rss+xml" href="{link}">' for link in links)
    body = (
        f"<!doctype html><html><head><title>Courier</title>{named}</head><body><p>Welcome.</p></body></html>"
    )
    return Reply(body=body.encode(), headers=HTML)


def found(lab: Lab, site: Site, path: str = "/") -> str:
    """Return the path of the feed that is subscribed to at an address, after its first look."""
    (told,) = lab.desk.subscriptions.add(site.url(path))
    assert lab.desk.articles.count() == 3, "what it said is taken in at once"
    return told.url.removeprefix(site.url(""))


@case("A site's link tags lead to its feed, the first that it names")
def link_tags(lab: Lab) -> None:
    site = lab.site()
    site.paths["/"] = front("news.xml?a=1&amp;b=2", "/comments.xml")
    site.paths["/news.xml?a=1&b=2"] = site.paths["/comments.xml"] = FEED
    assert found(lab, site) == "/news.xml?a=1&b=2"
    assert len(site.requests("/news.xml?a=1&b=2")) == 1


@case("A link tag that leads nowhere is passed over for the next one")
def dead_link_tag(lab: Lab) -> None:
    site = lab.site()
    site.paths["/"] = front("/gone.xml", "/news.xml")
    site.paths["/news.xml"] = FEED
    assert found(lab, site) == "/news.xml"


@case("A site that names no feed is tried at the usual addresses")
def common_path(lab: Lab) -> None:
    site = lab.site()
    site.paths["/"] = front()
    site.paths["/rss.xml"] = FEED
    assert found(lab, site) == "/rss.xml"


@case("An address that is a feed is subscribed to without another request")
def feed_itself(lab: Lab) -> None:
    site = lab.site()
    site.paths["/any-name"] = FEED
    assert found(lab, site, "/any-name") == "/any-name"
    assert len(site.asked) == 1


@case("Usual addresses are tried only where robots.txt allows it")
def guessing_obeys(lab: Lab) -> None:
    site = lab.site()
    site.paths["/"] = front()
    site.paths["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /feed\nDisallow: /rss\n")
    site.paths["/feed"] = site.paths["/rss.xml"] = site.paths["/atom.xml"] = FEED
    assert found(lab, site) == "/atom.xml"
    assert not site.requests("/feed")
    assert not site.requests("/rss.xml")


@case("A feed that a site names and robots.txt forbids is not fetched, but its reader is told of it")
def named_and_closed(lab: Lab) -> None:
    site = lab.site()
    site.paths["/"] = front("/news.xml")
    site.paths["/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /\n")
    site.paths["/news.xml"] = FEED
    with pytest.raises(UsageError) as raised:
        lab.desk.subscriptions.add(site.url("/"))
    assert site.url("/news.xml") in str(raised.value)
    assert "give that address" in str(raised.value)
    assert not site.requests("/news.xml")
    assert found(lab, site, "/news.xml") == "/news.xml", "given by a person, it is read"


@case("Looking for a feed burdens a site with few requests, a second apart")
def few_requests(lab: Lab) -> None:
    from time import monotonic  # noqa: PLC0415 (only here)

    site = lab.site()
    site.paths["/"] = front()
    times: list[float] = []
    for path in {*common(site.url("/")), site.url("/robots.txt")}:

        def answer(_: object) -> Reply:
            times.append(monotonic())
            return Reply(status=404)

        site.paths[path.removeprefix(site.url(""))] = answer
    with pytest.raises(UsageError):
        lab.desk.subscriptions.add(site.url("/"))
    assert 2 <= len(times) <= 12
    assert all(later - earlier >= 0.9 for earlier, later in pairwise(times))


@case("The page of an article is no site: it is taken in as an article and not searched for feeds")
def an_article(lab: Lab) -> None:
    site = lab.site()
    data = '<meta property="og:type" content="article">'
    site.paths["/harbour.html"] = Reply(body=page(head=data), headers=HTML)
    report = lab.desk.add([site.url("/harbour.html")])
    assert report.added == 1
    assert {request.path for request in site.asked} == {"/harbour.html"}


def leads(address: str, feed: str) -> None:
    """Raise AssertionError unless the first feed that an address is known to have is this one."""
    assert guesses(address)[:1] == [feed]


@case("A YouTube channel's or playlist's address is known to have a feed")
def youtube(_: Lab) -> None:
    base = "https://www.youtube.com/feeds/videos.xml"
    channel = "UC" + "a1B2c3D4e5F6g7H8i9J0k_"
    leads(f"https://www.youtube.com/channel/{channel}/videos", f"{base}?channel_id={channel}")
    leads("https://www.youtube.com/playlist?list=PLharbour", f"{base}?playlist_id=PLharbour")


@case("A Mastodon profile's or tag's address is known to have a feed, on any host")
def mastodon(_: Lab) -> None:
    leads("https://social.lindvik.example/@marta", "https://social.lindvik.example/@marta.rss")
    leads("https://social.lindvik.example/tags/harbour", "https://social.lindvik.example/tags/harbour.rss")


@case("A subreddit's or a Reddit user's address is known to have a feed")
def reddit(_: Lab) -> None:
    leads("https://old.reddit.com/r/fishing/", "https://www.reddit.com/r/fishing/.rss")
    leads("https://www.reddit.com/user/marta", "https://www.reddit.com/user/marta/.rss")


@case("A GitHub repository's or user's address is known to have a feed")
def github(_: Lab) -> None:
    leads("https://github.com/lindvik/tides", "https://github.com/lindvik/tides/releases.atom")
    leads("https://github.com/lindvik", "https://github.com/lindvik.atom")


@case("A Substack letter's or profile's address is known to have a feed")
def substack(_: Lab) -> None:
    leads("https://lindvik.substack.com/p/harbour-closed", "https://lindvik.substack.com/feed")
    leads("https://substack.com/@lindvik", "https://lindvik.substack.com/feed")


@case("A guess from an address's shape that leads nowhere costs nothing: the page itself is asked next")
def wrong_guess(lab: Lab) -> None:
    site = lab.site()
    site.paths["/@marta"] = front("/marta.xml")
    site.paths["/marta.xml"] = FEED
    assert guesses(site.url("/@marta"))
    assert found(lab, site, "/@marta") == "/marta.xml"


@case("A site that has a news sitemap and no feed is followed by that")
def news_sitemap(lab: Lab) -> None:
    from bench.conformance.kinds import sitemap  # noqa: PLC0415 (only here)

    site = lab.site()
    site.paths["/"] = front()
    site.paths["/news-sitemap.xml"] = Reply(body=sitemap(site, 3), headers={"Content-Type": "text/xml"})
    assert found(lab, site) == "/news-sitemap.xml"
