"""Where an article belongs: outlet, address, language, section, picture, tags."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from broadsheet.extract.meta import Meta, read_meta
from broadsheet.extract.meta_site import rating_of

URL = "https://www.gazette.example/news/rain"


def meta_of(markup: str, url: str | None = URL) -> Meta:
    return read_meta(document_fromstring(f"<html>{markup}</html>"), url)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://gazette.example/a?utm_source=x", "https://gazette.example/a"),
        ("/a", "https://www.gazette.example/a"),
        ("https://other.example/a", None),
        ("https://gazette.example/", None),
        ("javascript:alert(1)", None),
        ("https://[broken/a", None),
        ("", None),
    ],
)
def test_canonical_address_of_its_own_site_alone(link: str, address: str | None) -> None:
    assert meta_of(f'<link rel="canonical" href="{link}"><p>x</p>').url == address


@pytest.mark.parametrize(
    ("content", "image"),
    [
        ("/img/a.jpg", "https://www.gazette.example/img/a.jpg"),
        ("//img.example/a.jpg", "https://img.example/a.jpg"),
        ("https://img.example/a b.jpg", None),
        ("data:image/png;base64,AAAA", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        (f"https://img.example/{'a' * 3000}", None),
    ],
)
def test_picture_is_absolute_and_of_the_web(content: str, image: str | None) -> None:
    assert meta_of(f'<meta property="og:image" content="{content}"><p>x</p>').hints.image == image


def test_picture_of_json_ld() -> None:
    for image in ('{"url":"/a.jpg"}', '["/a.jpg","/b.jpg"]', '"/a.jpg"'):
        told = f'<script type="application/ld+json">{{"@type":"Article","image":{image}}}</script><p>x</p>'
        assert meta_of(told).hints.image == "https://www.gazette.example/a.jpg"


def test_without_an_address_no_picture_is_made_up() -> None:
    assert meta_of('<meta property="og:image" content="/img/a.jpg"><p>x</p>', None).hints.image is None


@pytest.mark.parametrize(
    ("name", "section"), [("World", "World"), ("Uncategorized", None), ("12", None), ("https://x/", None)]
)
def test_section(name: str, section: str | None) -> None:
    assert meta_of(f'<meta property="article:section" content="{name}"><p>x</p>').hints.section == section


@pytest.mark.parametrize(("lang", "code"), [("de-AT", "de"), ("UK", "uk"), ("deutsch", None), ("", None)])
def test_language(lang: str, code: str | None) -> None:
    root = document_fromstring(f'<html lang="{lang}"><p>x</p></html>')
    assert read_meta(root).hints.language == code


def test_a_site_with_too_many_tags_has_none() -> None:
    many = ",".join(f"tag {number}" for number in range(40))
    assert meta_of(f'<meta name="keywords" content="{many}"><p>x</p>').hints.tags == ()
    assert meta_of('<meta name="keywords" content="#rain, roads;rain"><p>x</p>').hints.tags == (
        "rain",
        "roads",
    )


@pytest.mark.parametrize(
    ("value", "free"),
    [
        (True, True),
        (False, False),
        ("False", False),
        ("https://schema.org/False", False),
        ("true", True),
        ("?", None),
        (None, None),
    ],
)
def test_free_to_read(value: object, *, free: bool | None) -> None:
    assert rating_of({"isAccessibleForFree": value}) is free
