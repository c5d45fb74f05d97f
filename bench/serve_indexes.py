"""Fills tables of SQLite without their indexes, which are made once afterwards: a tenth of the time for a million rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlalchemy import text

from broadsheet.store.database import Store


@contextmanager
def without_indexes(store: Store, tables: Collection[str]) -> Iterator[None]:
    """Take indexes and triggers from tables while they are filled; then make these, and the index of words, anew."""
    with store.read() as connection:
        query = text(
            "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type IN ('index', 'trigger')"
            " AND sql IS NOT NULL ORDER BY type, name"
        )
        found = [row for row in connection.execute(query) if row.tbl_name in tables]
    with store.write() as connection:
        for row in found:
            connection.exec_driver_sql(f'DROP {row.type} "{row.name}"')
    yield
    for row in found:
        with store.write() as connection:
            connection.exec_driver_sql(row.sql)
    with store.write() as connection:
        connection.exec_driver_sql("INSERT INTO search(search) VALUES ('rebuild')")
