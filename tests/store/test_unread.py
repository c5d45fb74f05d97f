"""Counts of what is unread in folders: kept at hand, and always what counting anew would give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from sqlalchemy import Connection, event, text

from broadsheet.desk import Desk, open_desk
from broadsheet.desk.rivers import Scope
from broadsheet.model import Article
from broadsheet.store import articles, rivers, unread


@pytest.fixture
def desk() -> Iterator[Desk]:
    with open_desk(":memory:") as made:
        with made.store.write() as connection:
            for key, folder in (("s0", None), ("s1", "World")):
                given = {"key": key, "folder": folder}
                connection.execute(
                    text("INSERT INTO subscriptions (id, url, kind, errors) VALUES (:key, :key, 'feed', 0)"),
                    given,
                )
                connection.execute(
                    text(
                        'INSERT INTO subscribers ("user", subscription, folder, added) VALUES (1, :key, :folder, 0)'
                    ),
                    given,
                )
        collect(made, "a", "s0")
        collect(made, "b", "s1")
        yield made


def collect(desk: Desk, key: str, subscription: str) -> None:
    with desk.store.write() as connection:
        one = Article(id=key, title="A title", text="A text.", subscription=subscription)
        articles.save_new(connection, [one], now=2e9, waiting=False)


def counts(desk: Desk, *, anew: bool) -> dict[str, int]:
    """Return what is unread, and hold that all was counted where it had to be, and only there."""
    counted: list[int] = []

    def count(connection: Connection, user: int) -> Mapping[str, int]:
        counted.append(user)
        return rivers._counted(connection, user)

    with desk.store.read() as connection:
        found = unread.shelves(connection, 1, count)
    assert bool(counted) == anew
    return {name: one.unread for name, one in found.items()}


def test_what_came_is_added_without_counting_anew(desk: Desk) -> None:
    assert counts(desk, anew=True) == {"": 1, "World": 1}
    assert counts(desk, anew=False) == {"": 1, "World": 1}
    collect(desk, "c", "s1")
    collect(desk, "d", "unsubscribed")
    assert counts(desk, anew=False) == {"": 1, "World": 2}


def test_what_a_rule_hid_as_it_came_is_not_unread(desk: Desk) -> None:
    counts(desk, anew=True)
    collect(desk, "c", "s1")
    desk.marks.mark("c", "hidden")
    assert counts(desk, anew=True) == {"": 1, "World": 1}


def test_what_the_reader_does_is_seen_at_once(desk: Desk) -> None:
    counts(desk, anew=True)
    desk.marks.mark("a", "read")
    assert counts(desk, anew=True) == {"": 0, "World": 1}
    desk.marks.unmark("a", "read")
    desk.marks.mark("b", "read")  # as many marks as before
    assert counts(desk, anew=True) == {"": 1, "World": 0}
    desk.marks.mark("a", "starred")
    assert counts(desk, anew=False) == {"": 1, "World": 0}
    done = desk.rivers.read(Scope(), upto=desk.rivers.top())
    assert counts(desk, anew=True) == {"": 0, "World": 0}
    desk.rivers.undo(done)
    assert counts(desk, anew=True) == {"": 1, "World": 0}


def test_a_subscription_that_moves_takes_its_articles_along(desk: Desk) -> None:
    counts(desk, anew=True)
    with desk.store.write() as connection:
        connection.execute(text("UPDATE subscribers SET folder = 'Near', also_in = '[\"World\"]'"))
    assert counts(desk, anew=True) == {"Near": 2, "World": 2}
    collect(desk, "c", "s0")
    assert counts(desk, anew=False) == {"Near": 3, "World": 3}


def test_what_came_is_found_without_walking_through_all_articles(desk: Desk) -> None:
    counts(desk, anew=True)
    asked: list[tuple[str, tuple[object, ...]]] = []
    event.listen(
        desk.store.engine, "before_cursor_execute", lambda *given: asked.append((given[2], given[3]))
    )
    collect(desk, "c", "s1")
    counts(desk, anew=False)
    query, given = next(one for one in asked if "articles.seq > ?" in one[0] and "GROUP BY" in one[0])
    with desk.store.read() as connection:
        plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", given)]
    assert not [step for step in plan if step.startswith("SCAN articles")], plan
