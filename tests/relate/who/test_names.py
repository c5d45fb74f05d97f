from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.relate.who import names
from broadsheet.relate.who.matching import distance, sound
from broadsheet.text.letters import latin


@pytest.mark.parametrize(
    ("a", "b", "type_"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "person"),
        ("Volodymyr Zelenskiy", "Володимир Зеленський", "person"),
        ("Зеленский Владимир", "Vladimir Zelensky", "person"),
        ("Putin, Vladimir", "Vladimir Vladimirovich Putin", "person"),
        ("V. Putin", "Vladimir Putin", "person"),
        ("Mr. Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "person"),
        ("Κυριάκος Μητσοτάκης", "Kyriakos Mitsotakis", "person"),
        ("Bill Gates", "William Gates", "person"),
        ("محمد بن سلمان", "Mohammed bin Salman", "person"),
        ("Kiev", "Kyiv", "place"),
        ("Turkiye", "Turkey", "place"),
        ("Türkiye", "TURKEY", None),
        ("U.S.", "United States", "place"),
        ("Dnepropetrovsk", "Dnipropetrovsk", "place"),
        ("Russian Defence Ministry", "Russia's defense ministry", "organisation"),
        ("UN", "United Nations", "organisation"),
        ("Nordhafen Logistik Aktiengesellschaft", "Nordhafen Logistik AG", "organisation"),
        ("OAO Sevmorput", "Sevmorput JSC", "organisation"),
    ],
)
def test_spellings_of_one_thing(a: str, b: str, type_: str | None) -> None:
    assert names.same(a, b, type_) >= names.THRESHOLD
    assert names.same(b, a, type_) >= names.THRESHOLD


@pytest.mark.parametrize(
    ("a", "b", "type_"),
    [
        ("Bill Clinton", "Hillary Clinton", "person"),
        ("Donald Trump", "Melania Trump", "person"),
        ("Alexei Navalny", "Yulia Navalnaya", "person"),
        ("Iran", "Iraq", "place"),
        ("Austria", "Australia", None),
        ("Niger", "Nigeria", "place"),
        ("Volgograd", "Volgograd region", "place"),
        ("Russian Foreign Ministry", "Russian Defence Ministry", "organisation"),
        ("Ukrainian Defence Ministry", "Russian Defence Ministry", "organisation"),
        ("Nordhafen Logistik AG", "Ostend Shipping AG", "organisation"),
        ("", "Kyiv", None),
    ],
)
def test_two_things(a: str, b: str, type_: str | None) -> None:
    assert names.same(a, b, type_) < names.THRESHOLD


@given(
    st.text(max_size=40),
    st.text(max_size=40),
    st.sampled_from([None, "person", "organisation", "place", "people"]),
)
@settings(max_examples=200, deadline=None)
def test_any_two_names_have_a_score(a: str, b: str, type_: str | None) -> None:
    assert 0 <= names.same(a, b, type_) <= 1


@given(st.text(alphabet="abc", max_size=6), st.text(alphabet="abc", max_size=6))
def test_distance_is_one(a: str, b: str) -> None:
    assert distance(a, b) == distance(b, a)
    assert (distance(a, b) == 0) == (a == b)
    assert abs(len(a) - len(b)) <= distance(a, b) <= max(len(a), len(b))


def test_letters_of_many_scripts_become_latin() -> None:
    assert latin("Путин") == "putin"
    assert latin("ბარაკ ობამა") == "barak obama"
    assert latin("バラク") == "baraku"
    assert latin("김정은").replace(" ", "") == "gimjeongeun"
    assert sound(latin("Шойгу")) == sound("shoigu")


def test_group_gives_one_id_to_spellings_of_one_thing() -> None:
    rows: list[tuple[str, str | None]] = [
        ("Volodymyr Zelensky", "person"),
        ("Bill Clinton", "person"),
        ("Zelenskyy", "person"),
        ("Kiev", "place"),
        ("Hillary Clinton", "person"),
        ("Володимир Зеленський", "person"),
        ("Clinton", "person"),
        ("KYIV", "place"),
        ("Bill Clinton", "person"),
    ]
    ids = names.group(rows)
    assert ids[0] == ids[2] == ids[5]
    assert ids[3] == ids[7]
    assert ids[1] == ids[8]
    assert len({ids[0], ids[1], ids[3], ids[4], ids[6]}) == 5
    assert names.group([]) == []
    backwards = names.group(rows[::-1])[::-1]
    assert backwards == ids
