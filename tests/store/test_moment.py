"""One moment of the database: what a page reads is of one state, whatever others write meanwhile."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event
from tests.conftest import made_article

from broadsheet.store import articles
from broadsheet.store.database import Store, open_store

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp()


def put(store: Store, key: str) -> None:
    with store.write() as connection:
        articles.save_new(connection, [made_article(key)], now=NOW, waiting=False)


def count(store: Store) -> int:
    with store.read() as connection:
        return articles.count(connection)


def begin_and_fail(store: Store) -> None:
    with store.write() as connection:
        articles.save_new(connection, [made_article("a1")], now=NOW, waiting=False)
        raise RuntimeError


def look_and_fail(store: Store) -> None:
    with store.moment():
        count(store)
        raise RuntimeError


def by_another(store: Store, key: str) -> None:
    thread = threading.Thread(target=put, args=(store, key))
    thread.start()
    thread.join()


def test_what_others_write_is_not_seen_until_it_ends(store: Store) -> None:
    with store.moment():
        assert count(store) == 0
        by_another(store, "a1")
        assert count(store) == 0
    assert count(store) == 1


def test_what_one_writes_oneself_is_seen_at_once(store: Store) -> None:
    with store.moment():
        assert count(store) == 0
        put(store, "a1")
        assert count(store) == 1


def test_a_write_that_fails_leaves_the_moment_usable(store: Store) -> None:
    with store.moment():
        assert count(store) == 0
        with pytest.raises(RuntimeError):
            begin_and_fail(store)
        assert count(store) == 0


def test_it_is_one_transaction_however_much_is_read(store: Store) -> None:
    begun: list[object] = []
    event.listen(store.engine, "begin", begun.append)
    with store.moment(), store.moment():
        count(store)
        count(store)
        by = threading.Thread(target=count, args=(store,))
        by.start()
        by.join()
    assert len(begun) == 2, "one here, and the other thread reads by itself"
    count(store)
    assert len(begun) == 3


def test_a_store_in_memory_has_moments_too() -> None:
    store = open_store(":memory:")
    with store.moment():
        assert count(store) == 0
        put(store, "a1")
        assert count(store) == 1
    store.close()


def test_an_error_ends_it(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "other.db"))
    with pytest.raises(RuntimeError):
        look_and_fail(store)
    put(store, "a1")
    assert count(store) == 1
    store.close()
