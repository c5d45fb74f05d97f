"""Takes the records of a backup into an empty database, each looked at before it is believed.

A backup may have been cut off, edited, or made up to do harm: whatever does not fit the table it names is refused
with words that say what is wrong. All of it happens in the caller's transaction, so a refusal leaves nothing behind.
"""

from __future__ import annotations

import zlib
from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import DatabaseError

from broadsheet.store import rows
from broadsheet.store.bulk import insert_all
from broadsheet.store.dump import Record
from broadsheet.store.dump_tables import CARRIED, Carried

# Rows that wait to be written together: a driver's call costs more than a row.
_TOGETHER = 500
_LEVEL = 1  # zlib's fastest, as ``tellings`` packs
_LARGEST = 2**63  # SQLite and PostgreSQL keep whole numbers of 64 bits with a sign

_BY_NAME: Mapping[str, Carried] = {carried.table.name: carried for carried in CARRIED}


def contents(connection: Connection) -> dict[str, int]:
    """Return how many rows there are, by table, of what only an empty desk is without."""
    out: dict[str, int] = {}
    for carried in CARRIED:
        if not carried.overlaid:
            count = connection.execute(select(func.count()).select_from(carried.table)).scalar_one()
            out |= {carried.table.name: count} if count else {}
    return out


@dataclass(slots=True, kw_only=True)
class Taker:
    """Writes records in the order in which they come."""

    connection: Connection
    counts: dict[str, int] = field(default_factory=dict)
    _table: Carried | None = None
    _waiting: list[tuple[Any, ...]] = field(default_factory=list)

    def take(self, record: Record) -> None:
        """Keep one record.

        Raises:
            ValueError: it does not fit; the message says why.
        """
        name, given = record
        carried = _BY_NAME.get(name)
        if carried is None:
            raise ValueError(f"there is no kind of record called {name[:50]!r}")
        row = _row(carried, given)
        self.counts[name] = self.counts.get(name, 0) + 1
        if carried.overlaid:
            self._flushing(lambda: _overlay(self.connection, carried.table, row))
            return
        if carried is not self._table or len(self._waiting) >= _TOGETHER:
            self.flush()
            self._table = carried
        self._waiting.append(tuple(row.values()))

    def flush(self) -> None:
        """Write what waits.

        Raises:
            ValueError: it does not fit what is there.
        """
        if self._table is None or not self._waiting:
            return
        table, found = self._table.table, self._waiting
        self._waiting = []
        names = [column.name for column in table.columns]
        self._flushing(lambda: insert_all(self.connection, table, names, found))

    def settle(self) -> None:
        """Finish: numbers that are given out from here on come after those that were taken in."""
        self.flush()
        if self.connection.dialect.name == "postgresql":
            for carried in CARRIED:
                _count_on(self.connection, carried.table)

    def _flushing(self, write: Callable[[], None]) -> None:
        try:
            write()
        except DatabaseError as error:
            raise ValueError(f"it does not fit what stands before it ({error.orig})") from error


def _overlay(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    own = [column == row[column.name] for column in table.primary_key.columns]
    told = {name: value for name, value in row.items() if value is not None}
    if not connection.execute(update(table).where(*own).values(told)).rowcount:
        connection.execute(insert(table).values(told))


def _count_on(connection: Connection, table: Table) -> None:
    column = table.autoincrement_column
    if column is not None:
        found = {"table": table.name, "column": column.name}
        most = f'SELECT max("{column.name}") FROM "{table.name}"'  # noqa: S608  # names of our own schema
        connection.execute(text(f"SELECT setval(pg_get_serial_sequence(:table, :column), ({most}))"), found)


def _row(carried: Carried, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as the driver takes it, every column of its table in order."""
    table = carried.table
    readers = _readers(table.name)
    if strange := next((name for name in given if name not in readers), None):
        raise ValueError(f"a record of {table.name} has no field {strange[:50]!r}")
    out: dict[str, Any] = {}
    for name, reader in readers.items():
        value = given.get(name)
        try:
            out[name] = reader.missing() if value is None else reader.read(value)
        except ValueError as error:
            raise ValueError(f"the field {name!r} of a record of {table.name} {error}") from error
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """How a column's value is read."""

    read: Callable[[Any], Any]
    optional: bool
    default: Any  # of the database where a record leaves it out; None: there is none

    def missing(self) -> Any:
        if self.default is None and not self.optional:
            raise ValueError("is missing")
        return self.default


@cache
def _readers(name: str) -> dict[str, _Reader]:
    carried = _BY_NAME[name]
    return {column.name: _reader(carried, column) for column in carried.table.columns}


def _reader(carried: Carried, column: Column[Any]) -> _Reader:
    read: Callable[[Any], Any]
    if column.name in carried.json:
        read = _json(carried.json[column.name])
    elif column.name in carried.packed:
        read = _packed(carried.packed[column.name])
    else:
        read = next((found for kind, found in _KINDS if isinstance(column.type, kind)), _text)
    return _Reader(read=read, optional=bool(column.nullable), default=_default(column))


def _default(column: Column[Any]) -> Any:
    written = getattr(column.server_default, "arg", None)
    if written is None:
        return None
    plain = str(written)
    return _DEFAULTS.get(plain, int(plain) if plain.lstrip("-").isdigit() else plain)


_DEFAULTS: Mapping[str, bool] = {"false": False, "true": True}


def _json(shape: type) -> Callable[[Any], str]:
    said = "is not a list" if shape is list else "is not an object"

    def read(value: Any) -> str:
        _need(isinstance(value, shape), said)
        return rows.dumps(value)

    return read


def _packed(shape: type) -> Callable[[Any], bytes]:
    read = _json(shape)
    return lambda value: zlib.compress(read(value).encode(), _LEVEL)


def _whole(value: Any) -> int:
    fits = isinstance(value, int) and not isinstance(value, bool) and -_LARGEST <= value < _LARGEST
    _need(fits, "is no whole number")
    return int(value)


def _number(value: Any) -> float:
    _need(isinstance(value, (int, float)) and not isinstance(value, bool), "is no number")
    return float(value)


def _truth(value: Any) -> bool:
    _need(isinstance(value, bool), "is neither true nor false")
    return bool(value)


def _bytes(value: Any) -> bytes:
    try:
        return b64decode(value, validate=True)
    except (TypeError, ValueError) as error:
        raise ValueError("is no base64") from error


def _text(value: Any) -> str:
    _need(isinstance(value, str), "is no text")
    return str(value)


def _need(fits: bool, said: str) -> None:  # noqa: FBT001 (it is what the name says)
    if not fits:
        raise ValueError(said)


# By the column's type; whatever is not here is text. Boolean before Integer costs nothing and reads better.
_KINDS: Iterable[tuple[type, Callable[[Any], Any]]] = (
    (Boolean, _truth),
    (Float, _number),
    (Integer, _whole),
    (LargeBinary, _bytes),
    (SmallInteger, _whole),
)
