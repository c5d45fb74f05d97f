from __future__ import annotations

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text import outlets
from broadsheet.text.words import fold

KINDS = {"agency", "broadcaster", "channel", "magazine", "newspaper", "state-run", "website"}


def table() -> list[list[str]]:
    text = resources.files("broadsheet.text").joinpath("outlets.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()][1:]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("AFP", "Agence France-Presse"),
        ("AP", "Associated Press"),
        ("Agence France Presse", "Agence France-Presse"),
        ("Al-Jazeera", "Al Jazeera"),
        ("DW", "DW"),
        ("El Pais", "El País"),
        ("New York Post", "New York Post"),
        ("RIA", "RIA Novosti"),
        ("RIA Novosti", "RIA Novosti"),
        ("Russia's state TASS", None),
        ("TASS state news agency", "TASS"),
        ("Times of Oman", "Times of Oman"),
        ("reuters", "Reuters"),
        ("the Washington Post", "Washington Post"),
        ("ТАСС", "TASS"),
        ("nobody at all", None),
        ("", None),
    ],
)
def test_a_name_in_any_form_finds_its_outlet(printed: str, name: str | None) -> None:
    found = outlets.find(printed)
    assert (found.name if found else None) == name


def test_a_domain_finds_its_outlet_and_so_does_a_host_under_it() -> None:
    for host in ("aljazeera.com", "www.aljazeera.com", "ALJAZEERA.com."):
        found = outlets.by_domain(host)
        assert found is not None
        assert found.name == "Al Jazeera"
    assert outlets.by_domain("com") is None
    assert outlets.by_domain("notaljazeera.com") is None


def test_channels_are_told_from_outlets() -> None:
    assert all(
        map(outlets.is_channel, ("Telegram", "X", "truth social", "WeChat", "the Telegram messaging app"))
    )
    assert not any(map(outlets.is_channel, ("RT", "Al Jazeera", "New York Post", "")))
    assert outlets.channels()["Sina Weibo"] == "Weibo"


def test_everyday_words_are_found_only_when_asked_for() -> None:
    assert outlets.find("Time") is not None
    assert "Time" not in outlets.aliases()
    assert outlets.aliases()["Agence France-Presse"].kind == "agency"


def test_state_run_is_told_of_agencies_too() -> None:
    tass, reuters = outlets.find("TASS"), outlets.find("Reuters")
    assert tass is not None
    assert reuters is not None
    assert outlets.is_state_run(tass)
    assert not outlets.is_state_run(reuters)


def test_the_tables_are_sorted_and_sound() -> None:
    rows = table()
    assert len(rows) >= 300
    names = [fold(row[0]).removeprefix("the ") for row in rows]
    assert names == sorted(names)
    assert {row[4] for row in rows} <= KINDS
    assert all(len(row) == 6 and (not row[3] or len(row[3]) == 2) for row in rows)
    assert [c[0] for c in outlets.CHANNELS] == sorted(c[0] for c in outlets.CHANNELS)


def test_no_form_and_no_domain_belongs_to_two() -> None:
    forms = [
        form for row in table() for form in {fold(form) for form in (row[0], *row[1].split(";")) if form}
    ]
    hosts = [host for row in table() for host in row[2].split(",") if host]
    assert {form for form in forms if forms.count(form) > 1} == set()
    assert {host for host in hosts if hosts.count(host) > 1} == set()


@given(st.text())
def test_whatever_is_found_stands_in_the_table(text: str) -> None:
    for found in (outlets.find(text), outlets.by_domain(text)):
        assert found is None or found.name in {row[0] for row in table()}
    assert outlets.is_channel(text) in {True, False}
