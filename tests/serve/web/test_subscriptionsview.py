from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model import Etiquette, Subscription
from broadsheet.serve.web.subscriptionsview import (
    ON_A_PAGE,
    Asked,
    asked_for,
    listed,
    share,
    summed,
    without_login,
)

EVERY = tuple(
    Subscription(
        id=str(number),
        url=f"https://paper{number}.example/feed",
        title=f"Paper {number}",
        folder=("World", "World/North", None)[number % 3],
        error="The server has a fault of its own (500)." if number % 7 == 0 else None,
        stopped=number % 14 == 0,
        per_day=0.0 if number % 5 == 0 else 2.0,
        etiquette=Etiquette(requests=10, unconditional=1, not_modified=9, shortest=900.0 + number),
    )
    for number in range(1, 301)
)
TEXT = st.text(max_size=20)


def test_each_filter_says_how_many_it_shows() -> None:
    for name, _, number in listed(EVERY, Asked()).counts:
        assert listed(EVERY, Asked(show=name)).found == number > 0


def test_a_folder_holds_those_within_it() -> None:
    assert listed(EVERY, Asked(folder="World")).found == 200
    assert listed(EVERY, Asked(folder="World/North")).found == 100
    assert listed(EVERY, Asked(folder="Wor")).found == 0


@given(st.sampled_from(["all", "failing", "quiet", "none"]), TEXT, TEXT, st.integers(1, 9))
def test_pieces_make_the_whole(show: str, folder: str, words: str, page: int) -> None:
    asked = asked_for({"show": show, "folder": folder, "q": words}, page)
    pieces = [listed(EVERY, asked)]
    pieces = [listed(EVERY, Asked(show=asked.show, folder=asked.folder, words=asked.words, page=number + 1))
              for number in range(pieces[0].last)]  # fmt: skip
    shown = [one.id for piece in pieces for _, group in piece.groups for one in group]
    assert len(shown) == len(set(shown)) == pieces[0].found
    assert all(sum(len(group) for _, group in piece.groups) <= ON_A_PAGE for piece in pieces)


def test_the_address_of_a_list_says_only_what_was_chosen() -> None:
    assert Asked().path() == "/subscriptions"
    asked = Asked(show="failing", words="a & b", page=3)
    assert asked.path(page=4) == "/subscriptions?show=failing&q=a+%26+b&page=4"
    assert asked.path(show="all") == "/subscriptions?q=a+%26+b"


def test_all_together() -> None:
    whole = summed(EVERY)
    assert (whole.requests, whole.unconditional, whole.not_modified, whole.shortest) == (
        3000,
        300,
        2700,
        901.0,
    )
    assert share(whole) == "90%"
    assert summed(()) == Etiquette()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("https://ann:pw@a.example/f", "https://a.example/f"),
        ("ann:pw@a.example/f", "a.example/f"),
        ("feed:https://ann:pw@a.example", "feed:https://a.example"),
        ("https://a.example/@ann", "https://a.example/@ann"),
        ("https://ann:p@w@a.example/f", "https://a.example/f"),
    ],
)
def test_no_password_is_shown_again(typed: str, shown: str) -> None:
    assert without_login(typed) == shown
