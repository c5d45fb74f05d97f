"""Everything that a desk holds, to a file and back: nobody is locked in, and nothing is lost with a disk.

The first line says what the file is, the last one how many records of each kind it has; between them each line is
``{"kind of record": {...}}``. See docs/reference/backups.md.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

import orjson

from broadsheet.desk import Desk
from broadsheet.desk.backupfile import lines
from broadsheet.desk.making_again import make_again
from broadsheet.errors import BackupError, UsageError
from broadsheet.store.database import HEAD, Connection
from broadsheet.store.dump import records, snapshot
from broadsheet.store.dump_taking import Taker, contents

FORMAT = 1
"""Raised when a backup can no longer be read by what read the ones before."""

_HEAD, _END = "broadsheet", "end"
_TELL_EVERY = 500  # articles
# What a person wants to know of a desk that is not empty, by table.
_SHOWN = (("articles", "article"), ("subscriptions", "subscription"), ("comments", "comment"))

# What records of the right types, with something else in them than we write, lead to.
_NOT_UNDERSTOOD = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error)

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What a backup holds."""

    records: Mapping[str, int]  # by kind
    sealed: int = 0  # subscriptions whose credentials are sealed: their key is not in it


def export(desk: Desk, file: BinaryIO, progress: Progress | None = None) -> Carried:
    """Write everything that a desk holds to a file, as it stands at one moment; return what that was.

    The same desk gives the same bytes. Articles may come in meanwhile: they are in the next one.

    Args:
        desk: what is written.
        file: open for writing; it is left open.
        progress: called now and then with the number of articles that were written.
    """
    counts: dict[str, int] = {}
    sealed = 0
    with snapshot(desk.store) as connection:
        _write(file, {_HEAD: {"format": FORMAT, "schema": HEAD}})
        for kind, row in records(connection):
            counts[kind] = counts.get(kind, 0) + 1
            sealed += kind == "subscriptions" and "sealed" in row
            _write(file, {kind: row})
            if progress and kind == "articles" and not counts[kind] % _TELL_EVERY:
                progress(counts[kind])
        _write(file, {_END: counts})
    return Carried(records=counts, sealed=sealed)


def _write(file: BinaryIO, value: Mapping[str, Any]) -> None:
    file.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE))


def take_back(desk: Desk, file: BinaryIO, progress: Progress | None = None) -> Carried:
    """Put everything that a backup holds into an empty desk; all of it, or where something is wrong nothing.

    What is made from other records (what finds neighbours, what is searched) is made again at once.

    Args:
        desk: an empty one.
        file: open for reading; packed by zstd, gzip or xz, or plain.
        progress: called now and then with the number of articles that were taken in.

    Raises:
        UsageError: the desk is not empty.
        BackupError: it is no backup, or a damaged or newer one; nothing was changed.
    """
    with desk.store.write() as connection:
        _refuse_full(connection)
        taker = Taker(connection=connection)
        sealed = _take(taker, lines(file), progress)
        _make_again(connection)
    return Carried(records=taker.counts, sealed=sealed)


def _make_again(connection: Connection) -> None:
    try:
        make_again(connection)
    except _NOT_UNDERSTOOD as error:
        raise BackupError(
            f"a record of the backup cannot be understood ({type(error).__name__}: {error}). Nothing was changed; take another"
            " copy of the file, or an earlier one"
        ) from error


def _refuse_full(connection: Connection) -> None:
    found = contents(connection)
    if not found:
        return
    named = [
        f"{found[kind]:,} {word}{'' if found[kind] == 1 else 's'}" for kind, word in _SHOWN if kind in found
    ]
    raise UsageError(
        f"this desk is not empty ({', '.join(named) or 'there are marks and words of a reader in it'}), and a backup is "
        "put into an empty one, so that nothing is lost: name a new database with --db"
    )


def _take(taker: Taker, found: Iterator[bytes], progress: Progress | None) -> int:
    number, sealed, end = 0, 0, None
    try:
        for number, line in enumerate(found, 1):
            kind, row = _parted(line)
            if number == 1:
                _check_head(kind, row)
                continue
            _check_open(end)
            if kind == _END:
                end = row
            else:
                taker.take((kind, row))
                sealed += kind == "subscriptions" and row.get("sealed") is not None
                if progress and kind == "articles" and not taker.counts[kind] % _TELL_EVERY:
                    progress(taker.counts[kind])
        taker.settle()
        _check_end(taker.counts, end)
    except ValueError as error:
        raise BackupError(
            f"line {number:,} of the backup: {error}. Nothing was changed; take another copy of the file, or an earlier one"
        ) from error
    return sealed


def _parted(line: bytes) -> tuple[str, dict[str, Any]]:
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise ValueError("it is no JSON, so this is no backup or a damaged one") from error
    found = list(value.items()) if isinstance(value, dict) else []
    if len(found) != 1 or not isinstance(found[0][1], dict):
        raise ValueError('it is not of the form {"kind of record": {...}}')
    return found[0]


def _check_head(kind: str, row: Mapping[str, Any]) -> None:
    if kind != _HEAD or not isinstance(row.get("format"), int):
        raise ValueError("this is no backup: one begins with what 'broadsheet export' writes first")
    if row["format"] > FORMAT or str(row.get("schema", "")) > HEAD:
        raise ValueError("this backup was made by a newer Broadsheet: upgrade Broadsheet and try again")


def _check_open(end: object) -> None:
    if end is not None:
        raise ValueError("something follows its last line")


def _check_end(counts: Mapping[str, int], end: Mapping[str, Any] | None) -> None:
    if end is None:
        raise ValueError("it ends too early: the file was cut off")
    if dict(end) != dict(counts):
        raise ValueError("it does not hold as many records as its last line says: some were taken out")
