from __future__ import annotations

import pytest

from broadsheet.model import Article, Figure
from broadsheet.relate.telling.tolls import tolls


def told(text: str, *figures: tuple[str, float, str], title: str | None = None, key: str = "a") -> Article:
    """Return an article with figures that stand where their words do, each after the one before."""
    notes, at = [], 0
    for words, value, counts in figures:
        at = text.index(words, at)
        end = at + len(words)
        notes.append(Figure(start=at, end=end, text=words, value=value, unit="person", counts=counts))
        at = end
    return Article(id=key, title=title, text=text, language="en", notes=tuple(notes))


def test_all_of_the_dead_are_not_hurt_besides() -> None:
    text = "Four women were found dead. All four had gunshot wounds."
    row = told(text, ("Four women", 4.0, "killed"), ("All four", 4.0, "injured"))
    assert tolls([row]) == {"injured": 0, "killed": 4}


def test_all_who_were_hurt_are_counted_where_fewer_died() -> None:
    text = "One man was killed. All four of his friends were wounded."
    row = told(text, ("One man", 1.0, "killed"), ("All four", 4.0, "injured"))
    assert tolls([row]) == {"injured": 4, "killed": 1}


@pytest.mark.parametrize(
    ("text", "figures", "injured"),
    [
        (
            "Two men were in critical condition and two others were hurt in Osk.",
            [("Two men", 2.0, "injured"), ("two others", 2.0, "injured")],
            4,
        ),
        (
            "One is in critical condition and three are stable.",
            [("One", 1.0, "injured"), ("three", 3.0, "injured")],
            4,
        ),
        ("Four hurt, one badly, in Osk.", [("Four hurt", 4.0, "injured"), ("one", 1.0, "injured")], 4),
        (
            "Five people were hurt, including two others who fled.",
            [("Five people", 5.0, "injured"), ("two others", 2.0, "injured")],
            5,
        ),
        (
            "Two of them badly, four people were hurt.",
            [("Two", 2.0, "injured"), ("four people", 4.0, "injured")],
            4,
        ),
        ("A pregnant woman, 2 others hurt.", [("2 others", 2.0, "injured")], 3),
    ],
)
def test_lists_are_added_and_parts_are_not(
    text: str, figures: list[tuple[str, float, str]], injured: int
) -> None:
    assert tolls([told(text, *figures)])["injured"] == injured


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A clerk killed four colleagues and himself in Osk.", 5),
        ("A clerk shot and killed four people before taking his own life.", 5),
        ("A clerk killed four people, police said.", 4),
        ("Police killed four people, including himself and a friend and himself.", 4),
    ],
)
def test_who_ends_his_own_life_is_dead_besides_his_victims(text: str, killed: int) -> None:
    assert tolls([told(text, ("four", 4.0, "killed"))])["killed"] == killed


def test_a_shooter_who_ends_his_own_life_was_not_among_the_injured() -> None:
    first = told(
        "Four people were killed and two others hurt.",
        ("Four people", 4.0, "killed"),
        ("two others", 2.0, "injured"),
    )
    later = told(
        "He killed four people and himself.",
        ("four people", 4.0, "killed"),
        key="b",
    )
    assert tolls([first, later]) == {"injured": 2, "killed": 5}


@pytest.mark.parametrize(
    "title",
    [
        "Seven hurt in shootings on North, East Sides",
        "7 hurt in East Side shootings",
        "Violent Friday night in Osk",
    ],
)
def test_a_report_of_a_towns_shootings_is_heard_last(title: str) -> None:
    many = told("Seven people were hurt.", ("Seven people", 7.0, "injured"), title=title)
    one = told("Four people were hurt.", ("Four people", 4.0, "injured"), key="b")
    assert tolls([one, many])["injured"] == 4


def test_one_who_shot_and_killed_himself_is_one() -> None:
    assert tolls([told("A toddler accidentally shot and killed himself in Osk.")])["killed"] == 1
    assert tolls([told("A man fatally shot his wife and then killed himself.")])["killed"] == 2


def test_those_shot_less_his_victims_are_injured_where_the_shooter_is_dead_too() -> None:
    text = "Six people were shot in Osk. The gunman killed four people and himself."
    row = told(text, ("Six people", 6.0, "shot"), ("four people", 4.0, "killed"))
    assert tolls([row]) == {"injured": 2, "killed": 5}


def test_a_dead_gunman_is_counted_besides_the_victims_a_headline_numbers() -> None:
    text = "Three members of a family were killed in Osk; suspect killed by deputies."
    row = told(text, ("Three members", 3.0, "killed"))
    assert tolls([row]) == {"injured": 0, "killed": 4}


def test_one_of_those_hurt_who_died_is_no_longer_injured() -> None:
    text = "One of the five people hurt at the fair in Osk has died."
    row = told(text, ("five people", 5.0, "injured"))
    assert tolls([row]) == {"injured": 4, "killed": 1}


def test_the_dead_told_of_again_are_not_injured() -> None:
    text = "Three people were shot to death. The three victims were taken to a hospital."
    row = told(text, ("Three people", 3.0, "killed"), ("three victims", 3.0, "hospitalised"))
    assert tolls([row]) == {"injured": 0, "killed": 3}


def test_others_who_survived_were_hurt() -> None:
    text = "A driver was killed in Osk. Four others survived."
    assert tolls([told(text, ("Four others", 4.0, "survived"))]) == {"injured": 4, "killed": 1}


@pytest.mark.parametrize(
    "when",
    ["this year", "since March", "so far", "in the past 80 hours"],
)
def test_a_towns_statistics_are_no_toll_of_an_event(when: str) -> None:
    text = f"A boy was shot in Osk on Monday. In all 70 people have been wounded in the town {when}."
    assert tolls([told(text, ("70 people", 70.0, "injured"))])["injured"] == 1


def test_a_death_below_a_headline_of_the_hurt_is_another_one() -> None:
    lead = "A dancer was wounded in Osk on Monday, and friends waited at the clinic. " * 5
    row = told(f"{lead}A man was found dead there last week.", title="Dancer wounded in Osk")
    assert tolls([row]) == {"injured": 1, "killed": 0}
    first = told("Police said a man died in Osk. " + lead, title="Dancer wounded in Osk")
    assert tolls([first])["killed"] == 1
