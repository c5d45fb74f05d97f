"""Makes articles that an older Broadsheet inspected findable by what their notes say and by what they mean, once.

How far it is stands in the store, in the same transaction as the work, so a kill loses nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from broadsheet.model import Article
from broadsheet.store import articles, meaning, noted, settings
from broadsheet.store.database import Connection, Store

_BATCH = 500  # about a quarter of a second of work

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filing:
    """One way in which articles are filed."""

    name: str
    version: int
    file: Callable[[Connection, Sequence[Article]], None]

    @property
    def filed(self) -> str:
        """The setting that holds the version of what is filed, for all articles."""
        return f"search.{self.name}"

    @property
    def left(self) -> str:
        """The setting: those that came before this one are still to be filed."""
        return f"search.{self.name}_before"


_FILINGS = (
    _Filing(name="meaning", version=meaning.VERSION, file=meaning.file),
    _Filing(name="noted", version=noted.VERSION, file=noted.refile),
)


def note_all(store: Store, batch: int = _BATCH) -> int:
    """File every article that was stored before its like were filed; return how many were, the most of a way."""
    return max(_file_all(store, one, batch) for one in _FILINGS)


def _file_all(store: Store, filing: _Filing, batch: int) -> int:
    done = 0
    with store.read() as connection:
        if settings.get(connection, filing.filed) == str(filing.version):
            return done
    while found := _next(store, filing, batch):
        with store.write() as connection:
            filing.file(connection, list(found.values()))
            settings.put(connection, filing.left, str(min(found)))
        done += len(found)
        _log.info("made %d articles findable (%s)", done, filing.name)
    with store.write() as connection:
        settings.put(connection, filing.filed, str(filing.version))
        settings.put(connection, filing.left, None)
    return done


def _next(store: Store, filing: _Filing, batch: int) -> dict[int, Article]:
    """Return the next articles by place in the order of arrival, the latest first."""
    with store.read() as connection:
        left = settings.get(connection, filing.left)
        keys = articles.before(connection, int(left) if left else None, limit=batch)
        found = articles.many(connection, list(keys.values()), with_notes=True)
    return {seq: found[key] for seq, key in keys.items()}


def note_now(connection: Connection, found: Sequence[Article]) -> None:
    """File articles that came with their notes from a backup, in every way."""
    for filing in _FILINGS:
        filing.file(connection, found)


def noted_all(connection: Connection) -> None:
    """Say that every article is filed as this Broadsheet files it."""
    for filing in _FILINGS:
        settings.put(connection, filing.filed, str(filing.version))
        settings.put(connection, filing.left, None)


def noted_none(connection: Connection) -> None:
    """Say that every article is to be filed anew, by ``note_all``."""
    for filing in _FILINGS:
        settings.put(connection, filing.filed, None)
        settings.put(connection, filing.left, None)
