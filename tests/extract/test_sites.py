"""The table of single sites: sorted, valid, and put to use."""

from __future__ import annotations

import re
from importlib import resources

import pytest
from lxml import etree
from lxml.html import document_fromstring

from broadsheet.extract import articles
from broadsheet.extract.sites import fix_for, fixed, fixes
from broadsheet.model import Article, Document
from broadsheet.text.clean import visible_text


def test_the_table_is_sorted_and_each_site_stands_once() -> None:
    lines = resources.files("broadsheet.extract").joinpath("sites.tsv").read_text("utf-8").splitlines()
    assert lines[0] == "domain\tfetch\tbody\tdrop"
    domains = [line.split("\t")[0] for line in lines[1:]]
    assert domains == sorted(set(domains))
    assert all(line.split("\t")[1] in {"yes", "no"} for line in lines[1:])


@pytest.mark.parametrize("domain", sorted(fixes()))
def test_each_row_says_something_that_can_be_done(domain: str) -> None:
    fix = fixes()[domain]
    assert re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", domain)
    assert not fix.fetch or fix.body or fix.drop
    for path in (*([fix.body] if fix.body else []), *fix.drop):
        etree.XPath(path)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.youtube.com/watch?v=1", "youtube.com"),
        ("https://en.wikipedia.org/wiki/Rain", "wikipedia.org"),
        ("https://notyoutube.com/", None),
        ("https://youtube.com.gazette.example/", None),
        ("nonsense", None),
        (None, None),
    ],
)
def test_a_site_and_the_hosts_under_it(url: str | None, domain: str | None) -> None:
    found = fix_for(url)
    assert (found.domain if found else None) == domain


def test_a_page_without_its_blocks() -> None:
    page = (
        '<html><body><nav>Menu</nav><div class="mw-parser-output"><table class="infobox"><tr><td>Box</table>'
        '<p>Rain<sup class="reference">1</sup> falls.</p></div></body></html>'
    )
    root = document_fromstring(page)
    assert visible_text(fixed(root, "https://en.wikipedia.org/wiki/Rain")) == "Rain falls."
    assert visible_text(root) == "Menu\n\nBox\n\nRain1 falls."


def test_a_page_that_is_made_differently_now_stays_whole() -> None:
    root = document_fromstring("<html><body><p>Rain falls.</p></body></html>")
    assert visible_text(fixed(root, "https://en.wikipedia.org/wiki/Rain")) == "Rain falls."
    assert fixed(root, "https://gazette.example/a") is root


def test_the_text_of_a_page_is_read_with_it() -> None:
    line = (
        "<p>The road office closed the pass on Monday after three days of rain, it said in the evening.</p>"
    )
    box = f'<div class="navbox"><p>{"A menu of many things that nobody has asked for at all. " * 9}</p></div>'
    page = f'<html><body><div class="mw-parser-output">{line * 4}{box}</div></body></html>'
    read = [
        article.text
        for url in ("https://en.wikipedia.org/wiki/Rain", "https://gazette.example/rain")
        for article in articles(Document(name="a", shape="page", body=page, url=url))
        if isinstance(article, Article)
    ]
    assert ["menu" in text for text in read] == [False, True]
