from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.plainwords import _KINDS, _STATUSES, explained, span, when_adding
from broadsheet.errors import NetworkError

KINDS = [
    "address", "connect", "dns", "encoding", "feed", "held", "login", "protocol", "redirects", "robots", "size", "status",
    "timeout", "tls", "what nobody thought of",
]  # fmt: skip
STATUSES = [
    None,
    100,
    300,
    302,
    400,
    401,
    403,
    404,
    410,
    418,
    429,
    451,
    499,
    500,
    502,
    503,
    504,
    526,
    599,
    999,
]
SENTENCES = re.compile(r"[A-Z][^\n]*\.")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", STATUSES)
def test_everything_has_a_sentence_and_an_advice(kind: str, status: int | None) -> None:
    what, advice = explained(NetworkError("https://courier.example/", "x", status, kind=kind))
    assert SENTENCES.fullmatch(what)
    assert SENTENCES.fullmatch(advice)


@pytest.mark.parametrize(
    ("kind", "status", "what", "advice"),
    [
        ("status", 401, "(401)", "user name and password"),
        ("login", 401, "(401)", "user name and password"),
        ("status", 404, "(404)", "new address"),
        ("status", 410, "for good", "Remove it"),
        ("status", 429, "too often", "left in peace"),
        ("status", 599, "(599)", "tried again"),
        ("address", None, "private network", "--allow-net"),
        ("dns", None, "no host", "spelling"),
        ("tls", None, "certificate", "clock"),
        ("handshake", None, "https", "http://"),
        ("timeout", None, "too long", "tried again"),
        ("size", 200, "larger", "shorter"),
        ("robots", None, "robots.txt", "browser"),
        ("feed", 200, "X.", "address of its feed"),  # who read it knows best
    ],
)
def test_it_says_what_to_do(kind: str, status: int | None, what: str, advice: str) -> None:
    told = explained(NetworkError("https://courier.example/", "x", status, kind=kind))
    assert what in told[0]
    assert advice in told[1]


def test_tables_are_sorted() -> None:
    assert list(_STATUSES) == sorted(_STATUSES)
    assert list(_KINDS) == sorted(_KINDS)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0.2, "less than a minute"),
        (1, "a minute"),
        (15, "15 minutes"),
        (59.6, "an hour"),
        (60, "an hour"),
        (89, "an hour"),
        (120, "2 hours"),
        (23.7 * 60, "a day"),
        (24 * 60, "a day"),
        (8 * 24 * 60, "8 days"),
        (28 * 24 * 60, "4 weeks"),
    ],
)
def test_spans_are_said_as_people_say_them(minutes: float, words: str) -> None:
    assert span(timedelta(minutes=minutes)) == words


@given(st.timedeltas(timedelta(0), timedelta(days=10_000)))
def test_every_span_can_be_said(wait: timedelta) -> None:
    assert not re.search(r"\b(0|1) ", span(wait))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("known", [True, False])
def test_what_cannot_be_added_gets_one_line_that_promises_nothing(
    kind: str, status: int | None, *, known: bool
) -> None:
    error = NetworkError("https://courier.example/", "x", status, kind=kind)
    told = when_adding(error, known=known)
    assert re.fullmatch(r"\S[^\n]*: [^\n]*[^.\n]", told)
    assert "settings" not in told
    assert "tried again" not in told
    assert "remove this" not in told
