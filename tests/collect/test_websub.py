from __future__ import annotations

import hashlib
import hmac
import time
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.collect.websub import LEASE, links_of, signed, subscription_form, verify

TOPIC = "https://courier.example/feed"
QUESTION = {"hub.mode": "subscribe", "hub.topic": TOPIC, "hub.challenge": "abc", "hub.lease_seconds": "86400"}


def test_what_is_asked_for() -> None:
    form = subscription_form(callback="https://news.example/websub/x", topic=TOPIC, secret="s")
    assert form == {
        "hub.callback": "https://news.example/websub/x",
        "hub.lease_seconds": "864000",
        "hub.mode": "subscribe",
        "hub.secret": "s",
        "hub.topic": TOPIC,
    }


def test_leaving_needs_neither_lease_nor_secret() -> None:
    form = subscription_form(
        callback="https://news.example/websub/x", topic=TOPIC, secret="s", mode="unsubscribe"
    )
    assert sorted(form) == ["hub.callback", "hub.mode", "hub.topic"]


def test_what_was_meant_is_agreed_to() -> None:
    answer = verify(QUESTION, topic=TOPIC, wanted=True)
    assert (answer.verdict, answer.challenge, answer.lease) == ("agreed", "abc", timedelta(days=1))


@pytest.mark.parametrize(
    ("question", "wanted", "verdict"),
    [
        ({}, True, "agreed"),
        ({}, False, "refused"),
        ({"hub.mode": "unsubscribe"}, False, "ended"),
        ({"hub.mode": "unsubscribe"}, True, "refused"),
        ({"hub.mode": "denied"}, True, "denied"),
        ({"hub.mode": "denied"}, False, "denied"),
        ({"hub.mode": "denied", "hub.topic": "https://other.example/"}, True, "refused"),
        ({"hub.topic": "https://courier.example/feed/"}, True, "refused"),
        ({"hub.topic": ""}, True, "refused"),
        ({"hub.challenge": ""}, True, "refused"),
        ({"hub.mode": ""}, True, "refused"),
    ],
)
def test_each_question_has_its_answer(question: dict[str, str], *, wanted: bool, verdict: str) -> None:
    assert verify({**QUESTION, **question}, topic=TOPIC, wanted=wanted).verdict == verdict


def test_a_hubs_reason_is_one_short_line() -> None:
    told = {"hub.mode": "denied", "hub.topic": TOPIC, "hub.reason": "too\nmany " + "x" * 10_000}
    reason = verify(told, topic=TOPIC, wanted=True).reason
    assert reason
    assert reason.startswith("too many x")
    assert len(reason) <= 200


def test_a_lease_that_is_not_told_is_the_one_asked_for() -> None:
    assert verify({**QUESTION, "hub.lease_seconds": "soon"}, topic=TOPIC, wanted=True).lease == LEASE


@given(
    st.binary(max_size=200),
    st.text(max_size=60),
    st.sampled_from(["sha1", "sha256", "sha384", "sha512", "SHA256"]),
)
def test_a_signature_holds_for_its_message_and_secret_alone(body: bytes, secret: str, method: str) -> None:
    header = f"{method}=" + hmac.new(secret.encode(), body, getattr(hashlib, method.lower())).hexdigest()
    assert signed(body, header, secret)
    assert signed(body, header.replace(header[-8:], header[-8:].upper()), secret)
    assert not signed(body + b"x", header, secret)
    assert not signed(body, header, secret + "x")
    assert not signed(body, header[:-1], secret)


@pytest.mark.parametrize(
    "header", [None, "", "sha256", "sha256=", "md5=00", "=00", "sha256=\u00e9", "shake_128=00", "new=00"]
)
def test_a_header_that_is_no_signature_is_none(header: str | None) -> None:
    assert not signed(b"news", header, "secret")


@pytest.mark.parametrize(
    ("header", "hub", "topic"),
    [
        ('<https://hub.example/>; rel="hub", <https://a.example/feed>; rel="self"', "https://hub.example/", "https://a.example/feed"),
        ("<https://hub.example/>; rel=hub", "https://hub.example/", None),
        ('<https://hub.example/?a=1,2;b>; type="text/html"; rel="alternate hub"', "https://hub.example/?a=1,2;b", None),
        ('<https://a.example/x>; rel="next"; title="a, <b>; rel=hub"', None, None),
        ('</hub>; rel="hub"', "https://courier.example/hub", None),
        ('<https://one.example/>; rel="hub", <https://two.example/>; rel="hub"', "https://one.example/", None),
        ('<javascript:alert(1)>; rel="hub"', None, None),
        ('<https://hub.example/>; rel="hub"; anchor="https://other.example/"', None, None),
        ('<https://hub.example/>; REL="HUB"', "https://hub.example/", None),
        ("nonsense", None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_hub_and_topic_are_found_in_headers(header: str, hub: str | None, topic: str | None) -> None:
    found = links_of({"link": header}, TOPIC)
    assert (found.get("hub"), found.get("self")) == (hub, topic)


def test_a_hostile_header_costs_little() -> None:
    begun = time.process_time()
    for header in (
        "<" * 50_000,
        "<a>;" * 50_000,
        '<a>; rel="' * 50_000,
        "<a>" + ";a=" * 50_000,
        '<a>"\\' * 50_000,
    ):
        links_of({"link": header})
    assert time.process_time() - begun < 2
