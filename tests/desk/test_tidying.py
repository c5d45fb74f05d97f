from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from broadsheet.desk.tidying import tidy
from broadsheet.store import entries, subscriptions
from broadsheet.store.database import open_store

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def test_what_left_its_feed_a_year_ago_is_forgotten_once_a_week(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "news.db"))
    with store.write() as connection:
        long_ago = (NOW - timedelta(days=400)).timestamp()
        key = subscriptions.save(
            connection, url="https://courier.example/feed", kind="feed", title=None, folder=None, now=long_ago
        )
        entries.keep(
            connection, key, [("goat", ("id:goat",), "d"), ("ferry", ("id:ferry",), "d")], now=long_ago
        )
        assert entries.vanished(connection, key, ["ferry"], now=long_ago) == ("goat",)
    assert tidy(store, NOW) == 1
    with store.read() as connection:
        assert set(entries.known(connection, key, ["id:goat", "id:ferry"])) == {"id:ferry"}
    assert tidy(store, NOW + timedelta(days=6)) == 0
    store.close()
