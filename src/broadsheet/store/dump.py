"""All that a database holds as records, in an order that is always the same: what a backup is made of."""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, select

from broadsheet.store import rows
from broadsheet.store.database import Store
from broadsheet.store.dump_tables import CARRIED, Carried

# Rows that are at hand at a time: the largest, articles, take some kilobytes each.
_AT_HAND = 500

Record = tuple[str, dict[str, Any]]
"""The name of a table, and a row of it by column; columns that hold nothing are left out."""


@contextmanager
def snapshot(store: Store) -> Iterator[Connection]:
    """Return a connection that sees one moment of the database, however long it is read from."""
    if store.engine.dialect.name == "sqlite":  # a transaction that reads is a snapshot there
        with store.read() as connection:
            yield connection
        return
    with store.engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        yield connection


def records(connection: Connection) -> Iterator[Record]:
    """Yield every record of a database, table by table and by primary key; a few hundred are at hand at a time."""
    for carried in CARRIED:
        for row in _rows(connection, carried):
            yield str(carried.table.name), row


def _rows(connection: Connection, carried: Carried) -> Iterator[dict[str, Any]]:
    table = carried.table
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_AT_HAND)
    names = [str(column.name) for column in table.columns]  # plain text: its own kind is no key of JSON
    shaped = _shapes(carried)
    for found in connection.execute(query):
        row = {name: value for name, value in zip(names, found, strict=True) if value is not None}
        for name, shape in shaped.items():
            if name in row:
                row[name] = shape(row[name])
        yield row


def _shapes(carried: Carried) -> Mapping[str, Callable[[Any], Any]]:
    """Return how columns are shown that JSON can't hold as they are."""
    packed = {column.name: _as_text for column in carried.table.columns if _is_bytes(column)}
    return packed | dict.fromkeys(carried.json, rows.loads) | dict.fromkeys(carried.packed, _unpacked)


def _is_bytes(column: Column[Any]) -> bool:
    return isinstance(column.type, LargeBinary)


def _unpacked(value: bytes) -> Any:
    return rows.loads(zlib.decompress(value).decode())


def _as_text(value: bytes) -> str:
    return b64encode(value).decode("ascii")
