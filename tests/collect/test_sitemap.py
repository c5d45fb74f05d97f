from __future__ import annotations

import gzip
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.kinds import documents
from broadsheet.collect.sitemap import parse_sitemap, sitemaps_in
from broadsheet.model import Document, Failure, Outlet

NOW = datetime(2026, 3, 6, tzinfo=UTC)
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" '
    'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
)
NEWS = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset {SPACES}>
  <url><loc>https://kite.example/old</loc><lastmod>2026-03-01</lastmod></url>
  <url>
    <loc> https://kite.example/rain </loc>
    <image:image><image:loc>https://kite.example/rain.jpg</image:loc><image:title>Not the headline</image:title></image:image>
    <n:news>
      <n:publication><n:name>The Kite</n:name><n:language>en</n:language></n:publication>
      <n:publication_date>2026-03-05T08:00:00+01:00</n:publication_date>
      <n:title>Rain &amp;amp; wind</n:title><n:keywords>Rain, weather,  rain</n:keywords>
    </n:news>
  </url>
  <url><loc>javascript:alert(1)</loc></url>
  <url><loc>https://kite.example/rain</loc></url>
</urlset>"""


def pages(body: bytes, **more: str) -> tuple[list[Document], list[str]]:
    _, found = parse_sitemap(body, name="s", collected=NOW, **more)
    return (
        [one for one in found if isinstance(one, Document)],
        [one.reason for one in found if isinstance(one, Failure)],
    )


def test_a_news_sitemap_says_much_of_each_page() -> None:
    (rain, old), failures = pages(NEWS.encode())
    assert (rain.url, rain.shape, rain.body) == ("https://kite.example/rain", "entry", "")
    assert rain.hints.title == "Rain & wind"
    assert rain.hints.published == datetime(2026, 3, 5, 7, tzinfo=UTC)
    assert rain.hints.language == "en"
    assert rain.hints.outlet == Outlet(name="The Kite", domain="kite.example")
    assert rain.hints.tags == ("Rain", "weather", "rain")
    assert rain.hints.image == "https://kite.example/rain.jpg"
    assert (old.url, old.hints.published, old.hints.updated) == (
        "https://kite.example/old",
        None,
        date(2026, 3, 1),
    )
    assert failures == ["1 of its pages left out: they have no http address"]


def test_compressed_sitemaps_are_read() -> None:
    assert pages(gzip.compress(NEWS.encode())) == pages(NEWS.encode())
    assert "cut off" in pages(gzip.compress(NEWS.encode())[:-9])[1][0]


def test_an_index_lists_the_newest_first() -> None:
    rows = "".join(
        f"<sitemap><loc>/{n}.xml</loc><lastmod>2026-01-{n:02}</lastmod></sitemap>" for n in range(1, 29)
    )
    more = "".join(f"<sitemap><loc>/undated-{n}.xml</loc></sitemap>" for n in range(100))
    nested, found = parse_sitemap(
        f"<sitemapindex {SPACES}>{more}{rows}</sitemapindex>".encode(),
        name="s",
        url="https://kite.example/s.xml",
    )
    assert nested[:2] == ["https://kite.example/28.xml", "https://kite.example/27.xml"]
    assert len(nested) == 50
    assert found == []


def test_of_many_pages_the_newest_are_read_and_that_is_said() -> None:
    rows = "".join(
        f"<url><loc>https://kite.example/{n}</loc><lastmod>2025-{1 + n % 12:02}-01</lastmod></url>"
        for n in range(3000)
    )
    found, failures = pages(f"<urlset>{rows}</urlset>".encode())
    assert len(found) == 1000
    assert all(one.hints.updated and one.hints.updated >= date(2025, 9, 1) for one in found)
    assert failures == ["this sitemap names 3,000 pages: the newest 1,000 were read"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<urlset/>", "names no pages"),
        (b"", "cannot be read"),
        (b"\0\1\2", "cannot be read"),
        (b"words", "names no pages"),
        (b"<!DOCTYPE u [<!ENTITY a 'b'>]><urlset><url><loc>&a;</loc></url></urlset>", "refused"),
        (b"<urlset><url " + b" ".join(b"a%d='1'" % n for n in range(100_000)) + b"/></urlset>", "attributes"),
        (b"<urlset>" + b"<url>" * 100_000, "names no pages"),
        (b"<urlset><url><loc>https://kite.example/" + b"a" * 5_000_000 + b"</loc></url></urlset>", "no http address"),
        (gzip.compress(bytes(500_000_000)), "cannot be read"),
    ],
)  # fmt: skip
def test_hostile_sitemaps_end_in_a_reason(body: bytes, reason: str) -> None:
    begun = time.process_time()
    found, failures = pages(body)
    assert time.process_time() - begun < 5
    assert found == []
    assert reason in failures[0]


def test_a_broken_sitemap_is_read_as_far_as_it_goes() -> None:
    found, _ = pages(NEWS.encode()[: NEWS.index("javascript")])
    assert [one.url for one in found] == ["https://kite.example/rain", "https://kite.example/old"]


def test_a_large_sitemap_is_read_in_good_time() -> None:
    rows = "".join(
        f"<url><loc>https://kite.example/{n}</loc><lastmod>2025-01-01T00:00:00Z</lastmod></url>"
        for n in range(50_000)
    )
    begun = time.process_time()
    found, _ = pages(f"<urlset {SPACES}>{rows}</urlset>".encode())
    assert len(found) == 1000
    assert time.process_time() - begun < 5


def test_sitemaps_are_a_kind_of_their_own() -> None:
    found = list(documents(NEWS.encode(), name="s", collected=NOW))
    assert [one.url for one in found if isinstance(one, Document)] == [
        "https://kite.example/rain",
        "https://kite.example/old",
    ]
    (only,) = documents(
        b"<sitemapindex><sitemap><loc>https://kite.example/a.xml</loc></sitemap></sitemapindex>", name="s"
    )
    assert isinstance(only, Failure)
    assert "https://kite.example/a.xml" in only.reason


def test_robots_name_sitemaps() -> None:
    text = "User-agent: *\nDisallow:\nSitemap: https://a.example/s.xml\nSITEMAP : https://a.example/news.xml\nSitemap: /no"
    assert sitemaps_in(text) == ["https://a.example/news.xml", "https://a.example/s.xml"]


@given(st.binary())
def test_any_bytes_are_pages_or_reasons(body: bytes) -> None:
    for given_ in (body, b"<urlset><url><loc>https://kite.example/" + body, b"\x1f\x8b\x08" + body):
        nested, found = parse_sitemap(given_, name="s")
        assert nested or found
