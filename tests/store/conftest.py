"""A store on a file of its own, which every test of this folder asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from broadsheet.store.database import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "news.db"))
    yield opened
    opened.close()


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    """A writing transaction in which a second user exists."""
    with store.write() as opened:
        opened.execute(text("INSERT INTO users (name) VALUES ('second')"))
        yield opened
