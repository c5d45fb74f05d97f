"""When an article came out: what is believed, what is never made up."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from broadsheet.extract.meta import read_meta
from broadsheet.extract.meta_dates import day_in_address, read_moment
from broadsheet.model import Hints

HEAD = "<h1>Rain closes the pass</h1>"


def hints_of(markup: str, url: str | None = None) -> Hints:
    return read_meta(document_fromstring(f"<html>{markup}</html>"), url).hints


def json_ld(members: str) -> str:
    return f'<script type="application/ld+json">{{{members}}}</script>'


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("March 4, 2024", date(2024, 3, 4)),
        ("Published on Mon, 4 Mar 2024", date(2024, 3, 4)),
        ("By Ann Bell · Mar. 4, 2024 · 5 min read", date(2024, 3, 4)),
        ("Veröffentlicht am 4. März 2024", date(2024, 3, 4)),
        ("Stand: 04.03.2024, 18:30 Uhr · Veröffentlicht: 02.03.2024", date(2024, 3, 2)),
        ("Publié le 4 mars 2024 à 18h30", date(2024, 3, 4)),
        ("Publicado el 4 de marzo de 2024", date(2024, 3, 4)),
        ("Опубликовано 4 марта 2024 г.", date(2024, 3, 4)),
        ("Опубліковано 4 березня 2024", date(2024, 3, 4)),
        ("نشر في 4 مارس 2024", date(2024, 3, 4)),
        ("2024-03-04", date(2024, 3, 4)),
        ("23/04/2024", date(2024, 4, 23)),
    ],
)
def test_a_day_that_is_printed_under_the_headline(printed: str, day: date) -> None:
    assert hints_of(f"<body>{HEAD}<p>{printed}</p><p>It rained.</p></body>").published == day


@pytest.mark.parametrize(
    "printed",
    [
        "03/04/2024",  # March or April
        "4 hours ago",  # nobody knows since when
        "© 2024 Gulf Gazette, 4 March 2024",
        "The pass was closed on 4 March 2024 after three days of rain, the road office told reporters there.",
        "Deadline: 4 March 2024",
        "March 4",
        "31 February 2024",
    ],
)
def test_a_date_of_something_else_is_none(printed: str) -> None:
    assert hints_of(f"<body>{HEAD}<p>{printed}</p></body>").published is None


def test_dates_of_other_articles_are_not_taken() -> None:
    for part in ('<div class="related-posts">', '<ul class="latest">', '<div id="comments">'):
        assert hints_of(f"<body><main>{HEAD}</main>{part}<time>4 March 2024</time>").published is None


def test_json_ld_goes_before_meta_and_meta_before_what_is_printed() -> None:
    told = json_ld('"@type":"NewsArticle","datePublished":"2024-03-03"')
    meta = '<meta property="article:published_time" content="2024-03-04">'
    shown = f"{HEAD}<p>5 March 2024</p>"
    assert hints_of(f"{told}{meta}{shown}").published == date(2024, 3, 3)
    assert hints_of(f"{meta}{shown}").published == date(2024, 3, 4)
    assert hints_of(shown, "https://gazette.example/2024/03/06/rain").published == date(2024, 3, 5)
    assert hints_of(HEAD, "https://gazette.example/2024/03/06/rain").published == date(2024, 3, 6)


def test_an_earlier_day_beside_the_headline_is_the_one() -> None:
    told = json_ld('"@type":"BlogPosting","datePublished":"2024-06-24"')
    assert hints_of(f"{told}{HEAD}<p>25 August 2023</p>").published == date(2023, 8, 25)
    assert hints_of(f"{told}{HEAD}<p>Updated 25 August 2023</p>").published == date(2024, 6, 24)


def test_the_outlets_own_clock_is_no_earlier_day() -> None:
    meta = '<meta property="article:published_time" content="2024-03-04T20:00:00-07:00">'
    assert hints_of(f"{meta}{HEAD}<p>4 March 2024</p>").published == datetime(2024, 3, 5, 3, tzinfo=UTC)


def test_json_that_is_broken_still_tells_its_date() -> None:
    told = json_ld('"@type":"NewsArticle","description":"a "quoted" word","datePublished":"2024-03-04"')
    assert hints_of(f"{told}{HEAD}").published == date(2024, 3, 4)


def test_updated_is_kept_apart_and_never_before_published() -> None:
    told = '"@type":"NewsArticle","datePublished":"2024-03-04","dateModified":"{}"'
    assert hints_of(json_ld(told.format("2024-03-05"))).updated == date(2024, 3, 5)
    assert hints_of(json_ld(told.format("2024-03-01"))).updated is None
    assert hints_of('<meta property="article:modified_time" content="2024-03-05">').published is None


def test_of_several_articles_the_pages_own() -> None:
    other = json_ld('"@type":"Article","url":"https://gazette.example/b","datePublished":"2020-01-01"')
    own = json_ld('"@type":"Article","url":"https://gazette.example/a","datePublished":"2024-03-04"')
    assert hints_of(other + own, "https://gazette.example/a").published == date(2024, 3, 4)


@pytest.mark.parametrize(
    "value", ["", "soon", "1970-01-01", "0001-01-01T00:00:00Z", "2024", "9" * 60, "x" * 500]
)
def test_what_programs_write_without_a_date_is_none(value: str) -> None:
    assert read_moment(value) is None


def test_midnight_is_a_day_in_the_outlets_own_zone() -> None:
    assert read_moment("2024-03-04T00:00:00+08:00") == date(2024, 3, 4)
    assert read_moment("2024-03-04T00:00:01Z") == datetime(2024, 3, 4, 0, 0, 1, tzinfo=UTC)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 (the zone comes from the next one)
    st.integers(-12 * 4, 14 * 4),
)
def test_a_moment_comes_back_whatever_its_zone(when: datetime, quarters: int) -> None:
    written = when.replace(tzinfo=timezone(timedelta(minutes=15 * quarters)))
    found = read_moment(written.isoformat())
    if isinstance(found, datetime):
        assert found == written
    else:
        assert found == written.date()


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://gazette.example/2024/03/04/rain", date(2024, 3, 4)),
        ("https://gazette.example/news/2024-03-04-rain.html", date(2024, 3, 4)),
        ("https://gazette.example/20240304/rain", date(2024, 3, 4)),
        ("https://gazette.example/2024/3/4/rain", date(2024, 3, 4)),
        ("https://gazette.example/2024/03/rain", None),
        ("https://gazette.example/2024/02/31/rain", None),
        ("https://gazette.example/rain-120240304123", None),
        (None, None),
    ],
)
def test_the_day_in_an_address(url: str | None, day: date | None) -> None:
    assert day_in_address(url) == day
