"""The title of a page's article: the heading that readers see, without the site's name."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from broadsheet.extract.meta import read_meta
from broadsheet.extract.meta_title import without_site

URL = "https://gulfgazette.example/weather/rain-closes-the-mountain-pass"


def title_of(markup: str, url: str | None = URL) -> str | None:
    return read_meta(document_fromstring(f"<html>{markup}</html>"), url).hints.title


def given(title: str) -> str:
    return f'<meta property="og:title" content="{title}">'


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        # The heading, where a given title is like it
        (
            given("Rain closes pass") + "<h1>Rain closes the mountain pass</h1>",
            "Rain closes the mountain pass",
        ),
        # A heading of the site is none of the article
        (given("Rain closes the pass") + "<h1>Gulf Gazette</h1>", "Rain closes the pass"),
        (given("Rain closes the pass") + "<h1>Our blog</h1>", "Rain closes the pass"),
        # One word in common is chance
        (
            given("Rain closes the pass, says road office") + "<h1>Office</h1>",
            "Rain closes the pass, says road office",
        ),
        # Of several headings the one that is given, or that is most like it
        (
            given("Rain closes the pass") + "<h1>Menu</h1><h1>Rain closes the pass</h1>",
            "Rain closes the pass",
        ),
        # Any of the given titles may be the heading's
        (
            given("What the road office says")
            + "<title>Rain closes the pass</title><h1>Rain closes the pass</h1>",
            "Rain closes the pass",
        ),
        # The address tells which of two was put out
        (
            given("Mountain roads: news of the day") + "<h1>Rain closes the mountain pass</h1>",
            "Rain closes the mountain pass",
        ),
        # The date that is printed inside a heading
        (
            given("Rain closes the pass") + "<h1><span>4 March 2024</span> Rain closes the pass</h1>",
            "Rain closes the pass",
        ),
        # The name of the site, known by its host
        ("<title>Rain closes the pass - Gulf Gazette</title>", "Rain closes the pass"),
        ("<title>Gulf Gazette: Rain closes the pass</title>", "Rain closes the pass"),
        ("<title>Rain closes the pass | Weather | Gulf Gazette</title>", "Rain closes the pass"),
        # A dash inside a headline is no site
        ("<title>Rain - and what comes next</title>", "Rain - and what comes next"),
        # A picture's title is none of the page
        (
            "<title>Rain closes the pass</title><body><svg><title>Menu icon</title></svg>",
            "Rain closes the pass",
        ),
        # Words with letters in bold stay whole; lines are parted
        ("<h1>Ra<b>in</b> closes<br>the pass</h1>", "Rain closes the pass"),
        # Markup that a headline is about
        (
            "<title>Thirty years of &lt;br&gt;</title><h1>Thirty years of &lt;br&gt;</h1>",
            "Thirty years of <br>",
        ),
        # A title that was cut for a network
        (
            given("Rain closes the mountain pass for the third time this year, and the...")
            + "<title>Rain closes the mountain pass for the third time this year, and the road office is worried</title>",
            "Rain closes the mountain pass for the third time this year, and the road office is worried",
        ),
        ("<h1>Rain closes the pass</h1>", "Rain closes the pass"),
        ("<p>It rained.</p>", None),
    ],
)
def test_title(markup: str, title: str | None) -> None:
    assert title_of(markup) == title


def test_without_site_never_leaves_nothing() -> None:
    for title in ("Gulf Gazette", " | ", "Gulf Gazette | Gulf Gazette", "- - -", ""):
        assert isinstance(without_site(title, ["gulfgazette"]), str)
