"""Who wrote a page's article."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from broadsheet.extract.meta import read_meta
from broadsheet.extract.meta_people import people

HEAD = "<h1>Rain closes the pass</h1>"


def byline_of(markup: str) -> tuple[str, ...]:
    return read_meta(document_fromstring(f"<html>{markup}</html>")).hints.byline


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ('<meta name="author" content="Ann Bell">', ("Ann Bell",)),
        (
            '<meta name="author" content="https://gazette.example/ann"><a rel="author">Ann Bell</a>',
            ("Ann Bell",),
        ),
        (f"{HEAD}<p>By Ann Bell and Carl Dorn</p>", ("Ann Bell", "Carl Dorn")),
        (f"{HEAD}<p>By <b>Ann Bell</b></p>", ("Ann Bell",)),
        (f"{HEAD}<p>Von Anna Glocke, 4. März 2024</p>", ("Anna Glocke",)),
        (f"{HEAD}<p>Par Anne Cloche</p>", ("Anne Cloche",)),
        (f"{HEAD}<p>Por Ana Campana</p>", ("Ana Campana",)),
        (f"{HEAD}<p>Автор: Анна Звонова</p>", ("Анна Звонова",)),
        (f'{HEAD}<div class="byline">Ann van der Bell | Weather</div>', ("Ann van der Bell",)),
        (f'{HEAD}<div class="byline">Share this</div>', ()),
        (f"{HEAD}<p>By now the pass was closed.</p>", ()),
        (f'{HEAD}<aside class="related"><p>By Ann Bell</p></aside>', ()),
    ],
)
def test_byline(markup: str, names: tuple[str, ...]) -> None:
    assert byline_of(markup) == names


def test_an_outlet_as_author_gives_way_to_a_name() -> None:
    site = '<meta property="og:site_name" content="Gulf Gazette"><meta name="author" content="Gulf Gazette">'
    assert byline_of(site + f"{HEAD}<p>By Ann Bell</p>") == ("Ann Bell",)
    assert byline_of(site + HEAD) == ("Gulf Gazette",)


def test_people_of_json_ld() -> None:
    told = '<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Ann Bell"},"Carl Dorn"]}</script>'
    assert byline_of(told + HEAD) == ("Ann Bell", "Carl Dorn")


@pytest.mark.parametrize(
    "name", ["admin", "By", "www.gazette.example", "ann@gazette.example", "{{ author }}", "post.author", "—"]
)
def test_what_is_no_name(name: str) -> None:
    assert people([name]) == ()
