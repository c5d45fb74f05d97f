from __future__ import annotations

import pytest

from broadsheet.model import Article, Outlet
from broadsheet.relate.tracing.outletnames import Names, forms, key_of, own_key


def names(*printed: str) -> Names:
    return Names([Article(id=name, text="", outlet=Outlet(name=name)) for name in printed])


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Agence France-Presse", "AFP"),
        ("El País (English edition)", "El País"),
        ("Harbour Line - Norland Ferries", "Norland Ferries"),
        ("Rádio Renascença", "Renascença"),
        ("The Lakeside Courier", "Lakeside Courier"),
        ("VRT NWS", "VRT"),
    ],
)
def test_texts_call_an_outlet_by_many_names(name: str, form: str) -> None:
    assert form in forms(name)


def test_a_place_is_no_name_of_the_outlet_that_is_named_after_it() -> None:
    assert forms("Norhavn News") == ("Norhavn News",)


def test_all_names_of_an_outlet_have_one_key() -> None:
    assert key_of("AFP") == key_of("the Agence France-Presse news agency")
    assert key_of("The Lakeside Courier") == key_of("Lakeside Courier")
    assert own_key(Article(id="a", text="")) is None
    assert own_key(Article(id="a", text="", outlet=Outlet(domain="reuters.com"))) == key_of("Reuters")


def test_a_story_s_own_outlets_go_before_those_of_the_table() -> None:
    found = names("The Telegraph of Silchar", "ORF")
    assert found.key("the Telegraph") == key_of("The Telegraph of Silchar")
    assert found.key("ORF Styria") == key_of("ORF")
    assert found.key("Reuters") == key_of("Reuters")
    assert found.key("Local") is None
    assert not found.prints(key_of("Reuters"))


def test_mentions_in_a_text() -> None:
    text = "The Times of Orvik wrote to dpa, the Lakeside Courier and the Times, not to a Timesheet."
    assert [text[found.start : found.end] for found in names("Lakeside Courier").mentions(text)] == [
        "dpa",
        "Lakeside Courier",
        "Times",
    ]


def test_a_word_of_an_outlet_s_name_may_mean_somebody_else() -> None:
    found = names("BBC World Service", "Focus Norland", "Focus Taiwan")
    assert found.key("the service") is None
    assert found.key("Taiwan") is None
    assert found.key("World Service") == key_of("BBC World Service")


def test_an_agency_s_name_may_be_spelt_out_or_stand_behind_a_country() -> None:
    found = names("NLA", "eLakeside")
    assert found.key("Norland Lakes Agency") == "nla"
    assert found.key("Norland Lakes Authority") is None
    assert found.key("German DPA") == key_of("dpa")
    assert found.key("Lakeside") == "elakeside"


def test_a_ministry_is_no_magazine() -> None:
    names = Names([])
    assert [one.name for one in names.mentions("Foreign Affairs reported it first.")] == ["Foreign Affairs"]
    assert list(names.mentions("The Ministry of Foreign Affairs said so.")) == []
