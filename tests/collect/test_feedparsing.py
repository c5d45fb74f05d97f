"""A feed's XML is read as feedparser reads it, by whatever way."""

from __future__ import annotations

import io
import os
import re
import tarfile
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect import feedparsing
from broadsheet.collect.feedparsing import parsed

ROOT = Path(__file__).parents[2]
DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", ROOT.parent / "shared" / "data"))
TESTS = DATA / "feeds" / "feedparser_tests.tar.xz"
DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
BASE = "https://harbour.example/feed"

HEAD = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:m="http://search.yahoo.com/mrss/" xmlns:odd="https://odd.example/ns" '
    'xmlns:xl="http://www.w3.org/1999/xlink" xmlns:DC="http://purl.org/dc/elements/1.1/">'
)
PIECES = (
    "<title>Rain</title>",
    "<title>Rain &amp; <![CDATA[<b>wind</b>]]></title>",
    '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b> &lt;</div></title>',
    "<link>/one</link>",
    '<LINK HREF="/two" href="/three" Rel="Self"/>',
    '<guid isPermaLink="false">7</guid>',
    '<m:content url="/a.jpg" medium="image"/>',
    '<m:group><m:content m:url="/b.jpg"/></m:group>',
    '<odd:note odd:kind="k" kind="j">n</odd:note>',
    "<odd:Title>t</odd:Title>",
    '<other xmlns="https://other.example/" xmlns:odd="https://else.example/"><odd:note>x</odd:note></other>',
    "<DC:creator>Ada Fenwick</DC:creator>",
    '<pic xl:href="/c" xmlns:x2="http://www.w3.org/1999/xlink" x2:title="t"/>',
    '<w xmlns="http://BACKEND.userland.com/rss3"><title>old</title></w>',
    "<content:encoded><![CDATA[<p>Text</p>]]></content:encoded>",
    (
        '<content type="xhtml" xmlns="http://www.w3.org/2005/Atom"><div xmlns="http://www.w3.org/1999/xhtml">'
        '<svg xmlns="http://www.w3.org/2000/svg"><title>s</title></svg><h:p xmlns:h="http://www.w3.org/1999/xhtml">p</h:p>'
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></div></content>'
    ),
    '<description xml:base="/x/" xml:lang="cy">Glaw</description>',
    "<pubDate>Thu, 19 Nov 2026 17:37:29 GMT</pubDate>",
    "<category domain='d'>Sea</category>",
    "&nbsp;",
    "<unclosed>",
    "stray \u201ctext\u201d \u00e9",
    "<?pi here?><!-- said -->",
)
BEFORE = (
    "",
    "<!-- made by hand -->\n",
    '<?xml-stylesheet type="text/css" href="a.css"?>\n',
    '<?xml-stylesheet title="a>b"?>\n',
    "<!DOCTYPE rss>\n",
    '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.example/rss-0.91.dtd">',
    "\ufeff",
    "words",
)


def _as_feedparser(text: str, base: str | None) -> tuple[Any, ...]:
    headers = {"content-type": "application/xml; charset=utf-8"}
    if base:
        headers["content-location"] = base
    file = io.BytesIO(text.encode("utf-8", "replace"))
    found = feedparser.parse(file, response_headers=headers, resolve_relative_uris=False, sanitize_html=False)
    return found.feed, found.entries, found.get("version") or "", bool(found.bozo)


def _ours(text: str, base: str | None) -> tuple[Any, ...]:
    found = parsed(text, base)
    return found.feed, found.entries, found.version, found.bozo


@given(
    before=st.sampled_from(BEFORE),
    items=st.lists(st.lists(st.sampled_from(PIECES), max_size=6), max_size=3),
    base=st.sampled_from([None, BASE]),
)
def test_it_gives_what_feedparser_gives(before: str, items: list[list[str]], base: str | None) -> None:
    inside = "".join(f"<item>{''.join(pieces)}</item>" for pieces in items)
    text = f"{before}{HEAD}<channel><title>Harbour</title>{inside}</channel></rss>"
    assert _ours(text, base) == _as_feedparser(text, base)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("root", ["feed", "entry"])
def test_each_piece_in_atom_too(piece: str, root: str) -> None:
    text = (
        f'<{root} xmlns="http://www.w3.org/2005/Atom" xmlns:m="http://search.yahoo.com/mrss/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:odd="https://odd.example/ns" '
        'xmlns:xl="http://www.w3.org/1999/xlink" xmlns:DC="http://purl.org/dc/elements/1.1/">'
        f"<title>Harbour</title><entry>{piece}<id>1</id></entry></{root}>"
    )
    assert _ours(text, BASE) == _as_feedparser(text, BASE)


def test_an_ordinary_feed_takes_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(feedparsing, "_by_feedparser")
    assert (
        parsed(f"{HEAD}<channel><item><title>Rain</title></item></channel></rss>").entries[0]["title"]
        == "Rain"
    )


def test_nothing_gives_nothing() -> None:
    assert _ours("", None) == ({}, [], "", False)


@pytest.mark.skipif(not TESTS.exists(), reason=f"{TESTS} is not there")
def test_feedparsers_own_feeds() -> None:
    with tarfile.open(TESTS) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.endswith(".xml") else None
            text = file.read().decode("utf-8", "replace") if file else ""
            text = DECLARATION.sub("", text).strip()
            assert _ours(text, BASE) == _as_feedparser(text, BASE), member.name
