from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text
from tests.conftest import made_article

from broadsheet.desk.noting import note_all
from broadsheet.model import Tag
from broadsheet.store import articles, search
from broadsheet.store.asking import Asker
from broadsheet.store.database import open_store

READER = Asker(user=1, now=datetime(2026, 3, 3, tzinfo=UTC))


def test_articles_of_before_are_found_by_their_notes_after_one_pass(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "news.db"))
    with store.write() as connection:
        for number in range(5):
            articles.save(connection, made_article(f"a{number}", notes=(Tag(name="bridges"),)), now=1.0)
        connection.execute(text("DELETE FROM noted"))  # as an older Broadsheet left it
        assert search.count(connection, "tag:bridges", READER, most=9) == 0
    assert note_all(store, batch=2) == 5
    with store.read() as connection:
        assert search.count(connection, "tag:bridges", READER, most=9) == 5
    assert note_all(store, batch=2) == 0
