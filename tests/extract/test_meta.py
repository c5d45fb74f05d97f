"""What a page says of its article, all together, and pages that are made to do harm."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from lxml.html import document_fromstring

from broadsheet.extract.meta import read_meta
from broadsheet.model import Outlet

PAGE = """<html lang="en-GB"><head><title>Rain closes the pass | Gulf Gazette</title>
<link rel="canonical" href="/weather/rain?utm_source=x">
<meta property="og:site_name" content="Gulf Gazette"><meta property="og:image" content="/img/rain.jpg">
<meta property="article:section" content="Weather"><meta name="news_keywords" content="rain, roads">
<meta property="article:published_time" content="2024-03-04T18:30:00-07:00">
<meta property="article:modified_time" content="2024-03-06T08:00:00Z">
<meta name="author" content="Ann Bell and Carl Dorn"></head>
<body><h1>Rain closes the pass</h1><p>It rained.</p></body></html>"""


def test_everything_that_a_page_says() -> None:
    meta = read_meta(document_fromstring(PAGE), "https://gazette.example/weather/rain")
    hints = meta.hints
    assert hints.title == "Rain closes the pass"
    assert hints.byline == ("Ann Bell", "Carl Dorn")
    assert hints.published == datetime(2024, 3, 5, 1, 30, tzinfo=UTC)
    assert hints.updated == datetime(2024, 3, 6, 8, tzinfo=UTC)
    assert hints.outlet == Outlet(name="Gulf Gazette")
    assert hints.language == "en"
    assert hints.section == "Weather"
    assert hints.image == "https://gazette.example/img/rain.jpg"
    assert hints.tags == ("rain", "roads")
    assert meta.url == "https://gazette.example/weather/rain"


def test_a_page_that_says_nothing_has_nothing() -> None:
    meta = read_meta(document_fromstring("<p>It rained for three days.</p>"), "https://gazette.example/a")
    hints = meta.hints
    assert (hints.title, hints.byline, hints.published, hints.updated) == (None, (), None, None)
    assert (hints.outlet, hints.section, hints.image, hints.tags, meta.url) == (None, None, None, (), None)


def test_the_page_is_left_as_it_was() -> None:
    from lxml.html import tostring  # noqa: PLC0415 (heavy)

    root = document_fromstring(PAGE)
    before = tostring(root)
    read_meta(root, "https://gazette.example/weather/rain")
    assert tostring(root) == before


MILLION = 1_000_000
HOSTILE = {
    "authors": "<a rel=author>x</a>" * 30_000 + "<h1>t</h1><p>By Ann Bell and " * 3_000,
    "comments before the headline": "<body>" + "<!-- x -->" * 30_000 + "<h1>one two three</h1>",
    "deep": "<div>" * 10_000 + "<h1>one two</h1>May 4, 2024",
    "dots": f"<h1>t</h1><p>{'.' * MILLION}</p>",
    "headings": "<h1>one two three</h1>" * 30_000,
    "json of 5 MB": '<script type="application/ld+json">['
    + '{"@type":"Article","headline":"x"},' * 140_000
    + "{}]</script>",
    "json that is deep": f'<script type="application/ld+json">{"[" * 10_000}{"]" * 10_000}</script>',
    "json that is none": f'<script type="application/ld+json">{chr(34)}datePublished{chr(34)} :{" " * 900_000}</script>',
    "long attributes": f'<meta property="og:title" content="{"a - | " * (MILLION // 6)}"><h1 class="{"c " * MILLION}">a</h1>'
    f'<p class="{"author-" * (MILLION // 7)}">By A B</p><img id="{"x" * MILLION}">',
    "meta elements": '<meta name="date" content="2024">' * 30_000,
    "times": "<h1>one two</h1>" + '<time datetime="99">1 2 2024</time>' * 30_000,
    "title": f"<title>{' - ' * 300_000}</title><h1>one two three</h1>",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_no_page_stalls(name: str) -> None:
    root = document_fromstring(HOSTILE[name])
    started = time.process_time()
    read_meta(root, "https://gazette.example/2024/03/04/rain")
    # The slowest takes 0.2 s here: a bound for machines ten times as slow, and far from what a loop would need.
    assert time.process_time() - started < 2


def test_only_updated_is_the_day_of_this_text() -> None:
    page = "<h1>Rain closes the pass</h1><p>Last updated: 4 March 2024</p>"
    hints = read_meta(document_fromstring(page)).hints
    assert hints.published == hints.updated == date(2024, 3, 4)
