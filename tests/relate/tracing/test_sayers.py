from __future__ import annotations

import pytest

from broadsheet.model import Article, Outlet, Span, Speaker, Statement
from broadsheet.relate.tracing.outletnames import Names
from broadsheet.relate.tracing.sayers import Sayers
from broadsheet.relate.tracing.speakernames import is_body, is_named


def sayers(*texts: tuple[str, str], bodies: tuple[str, ...] = ()) -> Sayers:
    """Return the speakers of articles, each a text and who is quoted in it."""
    articles = [
        Article(
            id=str(n),
            text=text,
            outlet=Outlet(name=bodies[n] if n < len(bodies) else f"Paper {n}"),
            notes=(Statement(content=(Span(0, 9),), form="indirect", speaker=Speaker(name=speaker)),),
        )
        for n, (text, speaker) in enumerate(texts)
    ]
    return Sayers(articles, Names(articles), {body.lower() for body in bodies})


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Ada Holm", True),
        ("Norland Harbour Board", True),
        ("Prime Minister", False),
        ("Ukraine", False),
        ("media reports", False),
        ("the harbour ministry", False),
    ],
)
def test_who_is_named(name: str, *, named: bool) -> None:
    assert is_named(name) is named


@pytest.mark.parametrize(("name", "body"), [("NATO", True), ("Norland Railways", True), ("Ada Holm", False)])
def test_bodies_are_told_from_people(name: str, *, body: bool) -> None:
    assert is_body(name) is body


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Holm", "Holm"),
        ("Greek Coast Guard", "Coast Guard"),
        ("Norland Harbour Board", "NHB"),
        ("Norland Railways AG", "Norland Railways"),
    ],
)
def test_short_forms_are_one_speaker(one: str, other: str) -> None:
    found = sayers((f"It broke, {one} said.", one), (f"It broke, said {other} today.", other))
    assert found.key(one) == found.key(other) is not None


def test_two_countries_have_two_armies() -> None:
    found = sayers(
        ("It fell, the Danish Army said.", "Danish Army"), ("No, the Greek Army said.", "Greek Army")
    )
    assert found.key("Danish Army") != found.key("Greek Army")


@pytest.mark.parametrize(
    "line",
    [
        "It broke, Norland Railways spokeswoman Ada Holm said.",
        "It broke, said Ada Holm, a spokeswoman for Norland Railways.",
        "It broke, said Ada Holm, director of operations at Norland Railways.",
        "Norland Railways regrets it. It broke, said its chief executive Ada Holm.",
    ],
)
def test_whoever_speaks_for_a_body_is_that_body(line: str) -> None:
    found = sayers((line, "Ada Holm"), ("It broke, Norland Railways said.", "Norland Railways"))
    assert found.key("Ada Holm") == found.key("Norland Railways")


def test_people_are_no_bodies_because_they_are_named_beside_one() -> None:
    line = "Norland Railways was criticised by Minister Ada Holm."
    found = sayers((line, "Ada Holm"), ("It broke, Norland Railways said.", "Norland Railways"))
    assert found.key("Ada Holm") != found.key("Norland Railways")


def test_a_description_is_the_one_body_that_it_fits() -> None:
    found = sayers(("It broke, the Norland Harbour Authority said.", "Norland Harbour Authority"))
    assert found.key("the harbour authority") == found.key("Norland Harbour Authority")
    assert found.key("the authority") is None


def test_a_body_that_prints_is_its_outlet() -> None:
    found = sayers(
        ("Harbour Board regrets it.", "Ada Holm"),
        ("The Harbour Board said no.", "Harbour Board"),
        bodies=("Harbour Board",),
    )
    key = found.key("the Harbour Board")
    assert key is not None
    assert found.outlet(key) == "harbour board"


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Norhavn public prosecutor's office", True),
        ("Norhavn district court", True),
        ("Norhavn's top court", False),
        ("German police", False),
        ("the district court", False),
    ],
)
def test_an_authority_may_have_its_place_alone_in_capitals(name: str, *, named: bool) -> None:
    assert is_named(name) is named


def test_a_described_body_is_the_one_that_has_all_its_words() -> None:
    found = sayers(
        ("The German Coast Guard said so.", "German Coast Guard"), ("Ada Holm said so.", "Ada Holm")
    )
    assert found.key("the coast guard") == found.key("German Coast Guard")
    assert found.key("the German guard") == found.key("German Coast Guard")
    assert found.key("the guard") is None


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Norline chief executive Ada Holm said so.", "Norline Air"),
        ("Norhavn district co-ordinator Ada Holm said so.", "Norhavn district office"),
    ],
)
def test_an_office_may_show_whose_it_is(text: str, body: str) -> None:
    found = sayers((text, "Ada Holm"), (f"The {body} said so.", body))
    assert found.key("Ada Holm") == found.key(body)


def test_an_acronym_may_stand_with_a_place() -> None:
    found = sayers(("Norland Weather Service", "Norland Weather Service"), ("NWS Norhavn", "NWS Norhavn"))
    assert found.key("NWS Norhavn") == found.key("Norland Weather Service")


def test_the_same_words_are_whose_most_articles_say() -> None:
    words = "We shall mend the wall before winter comes"
    articles = [
        Article(
            id=str(n),
            text=f"{words}, said {who}.",
            outlet=Outlet(name=f"Paper {n}"),
            notes=(Statement(content=(Span(0, len(words)),), form="direct", speaker=Speaker(name=who)),),
        )
        for n, who in enumerate(("Ada Holm", "Bo Lind", "Ada Holm"))
    ]
    found = Sayers(articles, Names(articles), ())
    keys = {found.speaker(note) for each in articles for note in each.notes if isinstance(note, Statement)}
    assert keys == {"Ada Holm"}
