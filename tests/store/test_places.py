"""Many places at a time, and several folders for one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, event

from broadsheet.model import Subscription
from broadsheet.store import subscriptions
from broadsheet.store.places import new_keys
from broadsheet.store.subscriptions import Place

URL = "https://courier.example/feed"
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp()
ONE, TWO = 1, 2


def place(number: int, **told: Any) -> Place:
    return Place(url=f"https://courier.example/{number}", **told)


def save_all(connection: Connection, *places: Place, user: int = ONE) -> list[tuple[str, bool]]:
    return [(one.id, one.new) for one in subscriptions.save_all(connection, places, user=user, now=NOW)]


def by_url(connection: Connection, user: int = ONE) -> dict[str, Subscription]:
    return {one.url: one for one in subscriptions.every(connection, user=user, now=NOW)}


def only(connection: Connection, user: int = ONE) -> Subscription:
    (found,) = subscriptions.every(connection, user=user, now=NOW)
    return found


def test_many_are_kept_as_they_are_one_at_a_time(connection: Connection) -> None:
    places = [
        place(number, title=f"T{number}", folder="F", also_in=("G",), categories=("c",), link=URL, cap=9)
        for number in range(3)
    ]
    saved = save_all(connection, *places)
    assert [new for _, new in saved] == [True] * 3
    many = by_url(connection)
    assert [many[one.url].id for one in places] == [key for key, _ in saved], "in their order"
    for key, _ in saved:
        subscriptions.remove(connection, key, user=ONE)
    for one in places:
        subscriptions.save(
            connection,
            url=one.url,
            kind=one.kind,
            title=one.title,
            folder=one.folder,
            also_in=one.also_in,
            categories=one.categories,
            link=one.link,
            cap=one.cap,
            now=NOW,
        )
    assert by_url(connection) == many


def test_what_is_there_stays_as_it_is(connection: Connection) -> None:
    (old,) = save_all(connection, place(1, title="Mine", folder="F"))
    saved = save_all(
        connection, place(2), place(1, title="Other", folder="G"), place(2, title="Twice"), place(3)
    )
    assert saved[1] == (old[0], False)
    assert saved[0] == saved[2] == (saved[0][0], True)
    found = by_url(connection)
    assert len(found) == 3
    assert (found[place(1).url].title, found[place(1).url].folder) == ("Mine", "F")
    assert found[place(2).url].title is None
    again = save_all(connection, place(3), place(2), place(1))
    assert [key for key, _ in again] == [found[place(number).url].id for number in (3, 2, 1)]
    assert not any(new for _, new in again)
    assert by_url(connection) == found
    assert save_all(connection) == []


def test_a_second_reader_joins_and_wakes_what_had_stopped(connection: Connection) -> None:
    first = save_all(connection, place(1), place(2))
    states = subscriptions.due(connection, now=NOW)
    subscriptions.record(
        connection,
        [replace(s, subscription=replace(s.subscription, stopped=True, next_due=None)) for s in states],
    )
    save_all(connection, place(1), place(2))
    assert subscriptions.due(connection, now=NOW) == (), "who reads it already says nothing new"
    assert save_all(connection, place(2, folder="F"), place(1), user=TWO) == [
        (first[1][0], True),
        (first[0][0], True),
    ]
    assert len(subscriptions.due(connection, now=NOW)) == 2
    assert by_url(connection, TWO)[place(2).url].folder == "F"
    assert by_url(connection, ONE)[place(2).url].folder is None


def test_those_with_credentials_are_ones_own(connection: Connection) -> None:
    save_all(connection, place(1), place(2), user=TWO)
    (known,) = save_all(connection, place(3, title="Mine"))
    saved = save_all(
        connection,
        place(1),
        place(1, sealed="a"),
        place(2),
        place(3, sealed="b"),
        place(3),
        place(4, sealed="c"),
    )
    assert [new for _, new in saved] == [False, True, True, False, False, True]
    assert saved[0][0] == saved[1][0], "without credentials it would be another place"
    assert saved[3][0] == saved[4][0] != known[0]
    found = by_url(connection)
    assert {url[-1]: one.private for url, one in found.items()} == {
        "1": True,
        "2": False,
        "3": True,
        "4": True,
    }
    assert found[place(3).url].title == "Mine"
    assert not any(one.private for one in by_url(connection, TWO).values())
    assert "secret" not in repr(place(1, sealed="secret"))


def test_ten_times_as_many_take_hardly_more_statements(connection: Connection) -> None:
    def statements(numbers: range) -> int:
        told: list[str] = []

        def count(*given: Any) -> None:
            told.append(given[2])

        event.listen(connection, "before_cursor_execute", count)
        save_all(connection, *map(place, numbers))
        event.remove(connection, "before_cursor_execute", count)
        return len(told)

    assert statements(range(40)) == statements(range(100, 500)) <= 6
    assert statements(range(100, 500)) == 1, "the second time they are looked up alone"
    assert len(by_url(connection)) == 440


def test_an_id_that_is_taken_is_not_given_again(connection: Connection) -> None:
    (moved, _), *_ = save_all(connection, place(1))
    subscriptions.readdress(connection, moved, URL)
    (other, new), (back, _) = save_all(connection, place(1), Place(url=URL))
    assert (new, back) == (True, moved)
    assert other != moved
    assert len(set(new_keys(connection, [place(1).url, URL, place(2).url], 0)) & {moved, other}) == 0


@pytest.mark.parametrize(
    ("to", "folder", "also_in"),
    [
        ("C", "C", ("B", "")),
        ("B", "B", ("",)),
        ("A", "A", ("B", "")),
        (None, None, ("B",)),
    ],
)
def test_the_first_folder_is_changed_and_the_others_stay(
    connection: Connection, to: str | None, folder: str | None, also_in: tuple[str, ...]
) -> None:
    ((key, _),) = save_all(connection, place(1, folder="A", also_in=("B", "A", "", "B")))
    assert (only(connection).folder, only(connection).also_in) == ("A", ("B", ""))
    subscriptions.change(connection, key, user=ONE, title="Title")
    assert only(connection).also_in == ("B", "")
    subscriptions.change(connection, key, user=ONE, folder=to)
    assert (only(connection).title, only(connection).folder, only(connection).also_in) == (
        "Title",
        folder,
        also_in,
    )


def test_folders_are_ones_own_and_go_with_the_subscription(connection: Connection) -> None:
    ((key, _),) = save_all(connection, place(1, folder="A", also_in=("B",)))
    save_all(connection, place(1), user=TWO)
    assert only(connection, TWO).also_in == ()
    private = subscriptions.change(connection, key, user=ONE, sealed="secret")
    assert only(connection).also_in == ("B",)
    assert subscriptions.change(connection, private, user=ONE, sealed=None) == key
    assert only(connection).also_in == ("B",)
    assert subscriptions.remove(connection, key, user=ONE)
    assert by_url(connection) == {}
    assert only(connection, TWO).id == key
    save_all(connection, place(1))
    assert (only(connection).folder, only(connection).also_in) == (None, ())


def test_two_that_become_one_stand_where_either_was(connection: Connection) -> None:
    (key, _), (other, _) = save_all(
        connection, place(1, folder="A", also_in=("B",)), place(2, folder="B", also_in=("C",))
    )
    assert subscriptions.readdress(connection, key, place(2).url) == other
    assert (only(connection).folder, only(connection).also_in) == ("B", ("C", "A"))
