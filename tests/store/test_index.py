from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from tests.conftest import made_article

from broadsheet.model import Placement
from broadsheet.store import articles, index
from broadsheet.store.database import Connection, Store
from broadsheet.store.index import Asked

FIRST = datetime(2024, 1, 1, tzinfo=UTC)
SECOND = datetime(2024, 3, 1, tzinfo=UTC)
BETWEEN = datetime(2024, 2, 1, tzinfo=UTC).timestamp()
LARGE = 2**32 - 1


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    with store.write() as connection:
        for key, published, keys in (
            ("old", FIRST, [(1, 10), (LARGE, 5)]),
            ("new", SECOND, [(1, 10), (3, 63)]),
            ("undated", None, [(1, 4)]),
        ):
            articles.save(connection, made_article(key, published=published), now=2e9)
            place = Placement(id=key, copy_group="c", story="s", saga="g")
            index.save(connection, place, features=key.encode(), keys=keys)
        yield connection


def _near(connection: Connection, keys: list[tuple[int, int]], *asked: Asked, latest: int = 9) -> list[str]:
    return [row.id for row in index.near(connection, keys, asked, latest=latest)]


EVERYTHING = Asked(since=None, until=None, limit=9)


def test_those_with_most_weight_come_first_ties_by_arrival(connection: Connection) -> None:
    assert _near(connection, [(1, 2)], EVERYTHING) == ["old", "new", "undated"]
    assert _near(connection, [(1, 2), (3, 1)], EVERYTHING) == ["new", "old", "undated"]
    assert _near(connection, [(LARGE, 1)], EVERYTHING) == ["old"]
    assert _near(connection, [(1, 1)], Asked(since=None, until=None, limit=1)) == ["old"]
    assert _near(connection, [(77, 1)], EVERYTHING) == []
    assert _near(connection, [], EVERYTHING) == []
    assert _near(connection, [(1, 1)]) == []


def test_each_window_is_answered_and_none_comes_twice(connection: Connection) -> None:
    recent, older = Asked(since=BETWEEN, until=None, limit=9), Asked(since=None, until=BETWEEN, limit=9)
    assert _near(connection, [(1, 2)], recent) == ["new", "undated"]
    assert _near(connection, [(1, 2)], older) == ["old", "undated"]
    assert sorted(_near(connection, [(1, 2)], recent, older)) == ["new", "old", "undated"]


def test_one_may_be_left_out_without_taking_a_place(connection: Connection) -> None:
    asked = Asked(since=None, until=None, limit=2)
    found = index.near(connection, [(1, 2)], [asked], latest=9, without="old")
    assert [row.id for row in found] == ["new", "undated"]


def test_of_a_key_the_latest_are_looked_at(connection: Connection) -> None:
    assert _near(connection, [(1, 2)], EVERYTHING, latest=2) == ["new", "undated"]
    assert _near(connection, [(1, 2), (LARGE, 1)], EVERYTHING, latest=1) == ["undated", "old"]


def test_a_row_tells_where_it_was_placed(connection: Connection) -> None:
    row = index.near(connection, [(3, 1)], [EVERYTHING], latest=9)[0]
    assert (row.story, row.saga, row.copy_group, row.story_size, row.features) == ("s", "g", "c", 3, b"new")


def test_filing_anew_takes_the_place_of_what_was_filed(connection: Connection) -> None:
    index.refile(connection, "old", features=b"made anew", keys=[(9, 1)])
    assert _near(connection, [(1, 2)], EVERYTHING) == ["new", "undated"]
    row = index.near(connection, [(9, 1)], [EVERYTHING], latest=9)[0]
    assert (row.id, row.story, row.features) == ("old", "s", b"made anew")


def test_placed_articles_the_latest_first(connection: Connection) -> None:
    found = index.placed_before(connection, None, 2)
    assert [key for _, key in found] == ["undated", "new"]
    assert [key for _, key in index.placed_before(connection, found[-1][0], 9)] == ["old"]


def test_who_is_forgotten_is_found_no_more(connection: Connection) -> None:
    index.forget(connection, ["new"])
    assert _near(connection, [(1, 2)], EVERYTHING) == ["old", "undated"]
