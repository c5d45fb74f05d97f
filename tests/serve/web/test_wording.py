from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model import Link, Point
from broadsheet.serve.web import moments, wording
from broadsheet.serve.web.counted import plural
from broadsheet.serve.web.site import local_path

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "date unknown"),
        (date(2026, 11, 22), "Sunday"),
        (date(2026, 11, 17), "Tuesday"),
        (date(2026, 11, 15), "15 November"),
        (date(2024, 11, 15), "15 November 2024"),
        (date(2099, 1, 1), "1 January 2099"),
    ],
)
def test_days_as_a_reader_would_say_them(value: date | None, said: str) -> None:
    assert moments.when(value, NOW) == said


def test_moments_carry_their_hour_where_the_machine_is() -> None:
    moment = datetime(2026, 11, 17, 14, 5, tzinfo=UTC)
    local = moment.astimezone()
    assert moments.when(moment, NOW) == local.strftime("%A %H:%M")


@pytest.mark.parametrize(
    ("back", "said"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=4, minutes=50), "4 hours ago"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=30), "4 weeks ago"),
        (timedelta(days=800), "2 years ago"),
        (timedelta(days=-1), ""),
    ],
)
def test_ages(back: timedelta, said: str) -> None:
    assert moments.age(NOW - back, NOW) == said


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (timedelta(minutes=39, seconds=50), "in 40 minutes"),
        (timedelta(hours=3), "in 3 hours"),
        (timedelta(days=2), "in 2 days"),
        (timedelta(seconds=20), "in a moment"),
        (timedelta(hours=-5), "in a moment"),
    ],
)
def test_what_lies_ahead(ahead: timedelta, said: str) -> None:
    assert moments.soon(NOW + ahead, NOW) == said


@given(st.one_of(st.none(), st.floats(0, 1e6)))
def test_any_rate_can_be_said(rate: float | None) -> None:
    assert bool(moments.a_day(rate)) == (rate is not None)


@given(st.dates(min_value=date(1, 1, 2), max_value=date(9999, 12, 30)))
def test_no_date_is_too_odd_to_be_said(day: date) -> None:
    assert moments.when(day, NOW)
    assert isinstance(moments.age(day, NOW), str)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//no.example",
        "ftp://a.example",
        "https://",
        "http://[",
        None,
        "",
    ],
)
def test_only_http_addresses_become_links(url: str | None) -> None:
    assert wording.safe_url(url) is None


def test_figures_in_words() -> None:
    def point(value: float | tuple[float, float], **told: object) -> Point:
        fields: dict[str, object] = {
            "bound": "exact",
            "as_of": None,
            "given_by": None,
            "article": "a",
            **told,
        }
        return Point(value=value, start=0, end=1, **fields)  # type: ignore[arg-type]

    assert wording.figure_words(point(1), "person") == "1 person"
    assert wording.figure_words(point(1200, bound="at_least"), "person") == "at least 1,200 people"
    assert wording.figure_words(point(2.5), "percent") == "2.5%"
    assert wording.figure_words(point((10, 30), bound="range"), "USD") == "10 to 30 USD"


def test_a_chain_names_nobody_twice_in_a_row() -> None:
    chain = (Link(name="RT", role="outlet"), Link(name="New York Post", role="outlet"))
    assert wording.chain_names("rt", chain, "officials") == ["rt", "New York Post", "officials"]


@given(st.text())
def test_going_back_never_leaves_the_site(value: str) -> None:
    path = local_path(value)
    assert path.startswith("/")
    assert not path.startswith(("//", "/\\"))
    assert path.isprintable()


def test_nouns_of_other_languages_have_no_english_plural() -> None:
    assert plural("Terminal") == "Terminal"
    assert plural("EUR") == "EUR"
    assert plural("herring boat") == "herring boats"
    assert [plural(sign) for sign in ("m", "mm", "km", "m2")] == ["m", "mm", "km", "m²"]
