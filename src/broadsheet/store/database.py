"""Opens a database and keeps it up to date; gives transactions and read-only connections."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from broadsheet.errors import SetupError, StoreError

__all__ = ["HEAD", "Connection", "Store", "open_store"]

HEAD = "0008"
"""The newest migration; a test compares it with the folder of migrations."""

# 30 s: longer than any transaction of ours (about one second) by far, so that two programs on one
# file wait for each other instead of failing.
_BUSY_MILLISECONDS = 30_000
_KEPT = 4  # connections at hand: a writer, and the pages of a reader who opens several at once
# Pages that one connection keeps: the hot part of the postings. What is beyond, the system keeps for all.
_CACHE_KIBIBYTES = 16_384


class _Held(threading.local):
    """What one thread reads from while it sees one moment."""

    connection: Connection | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """An open database.

    One transaction writes at a time; any number of readers look on undisturbed (WAL).
    """

    engine: Engine
    url: str
    _held: _Held = field(default_factory=_Held, repr=False, compare=False)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Return a transaction: all of it is kept, or on an exception none."""
        self._let_go()
        try:
            with self.engine.begin() as connection:
                yield connection
        finally:
            self._let_go()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Return a connection that sees one moment of the database and changes nothing."""
        if self._held.connection is not None:
            yield self._held.connection
            return
        with self.engine.connect().execution_options(broadsheet_readonly=True) as connection:
            yield connection

    @contextmanager
    def moment(self) -> Iterator[None]:
        """Let all that this thread reads meanwhile be of one moment: a page does not mix two states.

        It is also one transaction instead of one for each thing read. After this thread wrote something it
        reads of a new moment, with that in it.
        """
        if self._held.connection is not None:
            yield
            return
        with self.read() as connection:
            self._held.connection = connection
            try:
                yield
            finally:
                self._held.connection = None

    def _let_go(self) -> None:
        """End the moment that this thread sees; what it reads next begins another."""
        if self._held.connection is not None:
            self._held.connection.rollback()

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def open_store(url: str, *, create: bool = True) -> Store:
    """Return the store at a URL or a file name, made or brought up to date where needed.

    Args:
        url: ``news.db``, ``sqlite:///news.db``; ``:memory:`` is a store that ends with the program.
        create: False refuses to make a database where there is none.

    Raises:
        SetupError: there is none, and none is to be made.
        StoreError: it can't be opened, is damaged, or was made by a newer Broadsheet.
    """
    address = url if "://" in url else _sqlite_url(url)
    if not create and "://" not in url and not Path(url).expanduser().exists():
        raise SetupError(f"there is no database {url} here: 'broadsheet add' makes one, --db names another")
    try:
        engine = _sqlite_engine(address) if address.startswith("sqlite") else create_engine(address)
        store = Store(engine=engine, url=address)
        _migrate(store)
    except (DatabaseError, sqlite3.Error, OSError) as error:
        reason = str(error.orig if isinstance(error, DatabaseError) else error)
        raise StoreError(f"cannot open the database {url}: {reason}") from error
    return store


def _sqlite_url(name: str) -> str:
    if name == ":memory:":
        return "sqlite://"
    path = Path(name).expanduser()
    if not path.parent.is_dir():
        raise StoreError(f"cannot open the database {name}: the folder {path.parent} does not exist")
    if path.is_dir():
        raise StoreError(f"cannot open the database {name}: it is a folder")
    return f"sqlite:///{path}"


def _sqlite_engine(address: str) -> Engine:
    memory = address == "sqlite://"
    # Connections are kept open: opening one costs as much as a small transaction, and closing the last one
    # writes the whole log back.
    engine = create_engine(address) if memory else create_engine(address, pool_size=_KEPT, max_overflow=-1)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own transactions don't cover reading; ours begin in _on_begin.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={_BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=FULL",  # nothing lost: a committed mark survives a power cut
        "foreign_keys=ON",
        f"cache_size=-{_CACHE_KIBIBYTES}",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    # A writer takes its lock at once: upgrading a read lock later would fail under contention.
    readonly = connection.get_execution_options().get("broadsheet_readonly")
    connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")


def _migrate(store: Store) -> None:
    with store.read() as connection:
        revision = _revision(connection)
    if revision == HEAD:
        return
    # Alembic takes a fifth of a second to import, so only where there is something to do.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "broadsheet:store/migrations")
    if revision and revision not in {
        script.revision for script in ScriptDirectory.from_config(config).walk_revisions()
    }:
        raise StoreError(
            f"the database {store.url} was made by a newer Broadsheet (schema {revision}): upgrade Broadsheet"
        )
    with store.write() as connection:
        if _revision(connection) == HEAD:  # another program was quicker
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    from sqlalchemy import inspect  # noqa: PLC0415

    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return row[0] if row else None
