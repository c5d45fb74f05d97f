"""Bad input to ``add``: one clear sentence with the next step each."""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

import pytest

from bench.conformance.feeds import page
from bench.conformance.lab import Lab, Reply, items, rss
from bench.conformance.registry import case
from broadsheet.errors import NetworkError, UsageError

FEED = Reply(body=rss(*items(3)), headers={"Content-Type": "application/rss+xml"})


def said(lab: Lab, url: str, *words: str) -> str:
    """Return what a person is told who adds an address that can't be added; one of these words is in it."""
    before = lab.desk.subscriptions.all()
    with pytest.raises((UsageError, NetworkError)) as raised:
        lab.desk.subscriptions.add(url)
    error = raised.value
    told = error.reason if isinstance(error, NetworkError) else str(error)
    assert "\n" not in told
    assert "Error" not in told
    assert "Traceback" not in told
    assert len(told) < 400, told
    assert any(word in told.lower() for word in words), told
    assert lab.desk.subscriptions.all() == before, "nothing was added"
    return told


@case("A page without a feed: say so, and that the page itself may be watched")
def no_feed(lab: Lab) -> None:
    site = lab.site()
    site.paths["/"] = Reply(body=page(), headers={"Content-Type": "text/html"})
    assert "watch" in said(lab, site.url("/"), "without a feed", "no feed")


@case("A picture or a program: say that it is no feed, and what to give")
def a_picture(lab: Lab) -> None:
    site = lab.site()
    site.paths["/logo.png"] = Reply(
        body=b"\x89PNG\r\n\x1a\n" + bytes(1000), headers={"Content-Type": "image/png"}
    )
    assert "feed" in said(lab, site.url("/logo.png"), "address of its feed", "address of a feed")


@case("A feed behind a login: say so, and how to give user name and password")
def behind_login(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = Reply(status=401, headers={"WWW-Authenticate": 'Basic realm="x"'})
    assert "password" in said(lab, site.url(), "login", "log in", "who you are")


@case("An address in a private network: say so, and how to allow it")
def private(lab: Lab) -> None:
    for url in ("http://10.0.0.1/feed", "http://[::ffff:127.0.0.1]/feed", "http://169.254.169.254/latest"):
        assert "--allow-net" in said(lab, url, "private", "may not be reached", "may not reach", "loopback")


@case("What is subscribed to already: say so, and where it is")
def duplicate(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = FEED
    lab.desk.subscriptions.add(site.url())
    asked = len(site.asked)
    assert "Lindvik Courier" in said(lab, site.url(), "already")
    assert len(site.asked) == asked, "known before it is asked"


@case("A site whose feed is subscribed to already: say so")
def duplicate_site(lab: Lab) -> None:
    site = lab.site()
    site.paths["/feed.xml"] = FEED
    named = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>'
    site.paths["/"] = Reply(body=named, headers={"Content-Type": "text/html"})
    lab.desk.subscriptions.add(site.url())
    said(lab, site.url("/"), "already")


@case("A name that no host has: say so, and to check the spelling")
def no_host(lab: Lab) -> None:
    assert "spelling" in said(lab, "http://courier.invalid/feed", "no host", "cannot be looked up")


@case("An address where nothing is: say so, and what to try")
def not_there(lab: Lab) -> None:
    said(lab, lab.site().url("/gone.xml"), "404")


@case("What is no address at all: say so")
def no_address(lab: Lab) -> None:
    for url in ("", "   ", "ftp://courier.example/feed", "file:///etc/passwd", "http://", "news please"):
        with pytest.raises((UsageError, NetworkError)) as raised:
            lab.desk.subscriptions.add(url)
        assert len(str(raised.value)) > 15, url
    assert not lab.desk.subscriptions.all()


@case("A page that redirects in circles: say so")
def circles(lab: Lab) -> None:
    site = lab.site()
    site.paths["/a"] = Reply(status=302, headers={"Location": "/b"})
    site.paths["/b"] = Reply(status=302, headers={"Location": "/a"})
    said(lab, site.url("/a"), "loop", "circle", "on and on")
