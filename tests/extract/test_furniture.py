"""What a page prints around its articles is told from their text."""

from __future__ import annotations

import pytest

from broadsheet.extract.ages import glued, read_age
from broadsheet.extract.furniture import furniture, repeated


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Sign in | Go Premium | Get the app", "noise"),
        ("Home » World » Americas", "noise"),
        (">> fwd  >> print  >> tag", "noise"),
        ("https://harbourgazette.example/a/1", "noise"),
        ("3 min read", "noise"),
        ("▲ 112  ▼ 4", "noise"),
        ("You are receiving this because you signed up on a quay.", "promo"),
        ("© TideRoll Ltd. All rights reserved.", "promo"),
        ("The ferry ran aground | nobody was hurt.", None),
        ("Smith | 12 | 3", None),
        ("Copyright is what the court will hear about, he said, and nothing else at all. " * 4, None),
        ("2 : 1", None),
    ],
)
def test_a_line_is_furniture_by_its_shape(line: str, section: str | None) -> None:
    assert furniture(line) == section


def test_a_line_in_every_block_is_furniture_unless_it_may_be_an_outlet() -> None:
    lines = ["Share this text", "The Ledger", "It rained."] * 3
    heads = [False, True, False] * 3
    assert repeated(lines, heads) == {"Share this text"}


def test_a_line_that_stands_twice_is_none() -> None:
    assert not repeated(["One agency's headline"] * 2, [False, False])


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("(Northern Steel, press release, 3 hours ago)", ("Northern Steel", "3 hours ago")),
        ("Same story from Port Arlen Post (Meridian, 1 hour ago):", ("Port Arlen Post", "1 hour ago")),
        ("[2/5] 2:10 ago | The Ledger", ("The Ledger", "2:10 ago")),
    ],
)
def test_heads_in_brackets_and_with_numbers(line: str, parts: tuple[str, str]) -> None:
    both = glued(line)
    assert both is not None
    assert (both[0], both[1].printed) == parts


def test_hours_and_minutes_gone_by_are_an_age() -> None:
    age = read_age("1:05 ago")
    assert age is not None
    assert age.english == "65 minutes ago"


def test_a_clock_with_its_zone_is_one() -> None:
    age = read_age("16:40 CAT")
    assert age is not None
    assert age.clock
