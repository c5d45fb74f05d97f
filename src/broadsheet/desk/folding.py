"""Inspects and places the articles that wait for it: the second half of a round.

What waits stands in the store, so a kill at any moment loses nothing: the next call goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from time import time

from broadsheet import flow
from broadsheet.config import Settings
from broadsheet.desk.adding import place
from broadsheet.desk.neighbours import EntityCache, StoredEntities
from broadsheet.desk.noting import note_all
from broadsheet.desk.refiling import refile_all
from broadsheet.desk.repairing import mend
from broadsheet.desk.rules import carry_out_all
from broadsheet.desk.telling import tell_stale
from broadsheet.model import Article, Failure
from broadsheet.relate.who import register
from broadsheet.store import articles, failures, meaning
from broadsheet.store.database import Store
from broadsheet.workers.pool import Map, open_workers

# As many as one transaction takes when files are added (see ``adding``).
_BATCH = 64
# Stories are told anew after so many batches, so that the front page shows them while thousands wait.
_TELL_EVERY = 8


@dataclass(slots=True, kw_only=True)
class Folder:
    """What stays from call to call: what was read lately. One call runs at a time."""

    store: Store
    settings: Settings
    entities: EntityCache = field(default_factory=EntityCache)
    one_at_a_time: Lock = field(default_factory=Lock)

    def fold(self, progress: Callable[[int], None] | None = None) -> int:
        """Inspect and place every article that waits, oldest first; return how many that were.

        Args:
            progress: called after each transaction with the number that is done.
        """
        with self.one_at_a_time:
            done = 0
            if not self._waiting(1):
                return done
            with open_workers(self.settings.workers) as mapped:
                refile_all(self.store, mapped)
                note_all(self.store)
                while batch := self._waiting(_BATCH):
                    self._batch(batch, mapped)
                    done += len(batch)
                    if (done // _BATCH) % _TELL_EVERY == 0:
                        tell_stale(self.store)
                    if progress:
                        progress(done)
            tell_stale(self.store)
            return done

    def _waiting(self, limit: int) -> tuple[Article, ...]:
        with self.store.read() as connection:
            return articles.waiting(connection, limit=limit)

    def _batch(self, batch: tuple[Article, ...], mapped: Map) -> None:
        inspected = list(mapped(flow.inspected, batch))
        try:
            self._place(batch, inspected)
        except Exception:
            self.entities.clear()  # it may hold entities of the transaction that was rolled back
            if len(batch) == 1:
                raise
            for before, after in zip(batch, inspected, strict=True):
                self._place((before,), [after])

    def _place(self, batch: tuple[Article, ...], inspected: list[Article | Failure]) -> None:
        """Place what was inspected and mend the stories that this touches, in one transaction."""
        with self.store.write() as connection:
            entities = StoredEntities(connection=connection, cache=self.entities)
            for before, after in zip(batch, inspected, strict=True):
                if isinstance(after, Failure):
                    failures.save(connection, after, now=time())
                else:
                    joined = register.join(after, entities)
                    articles.set_notes(connection, joined)
                    place(connection, joined)
                articles.folded(connection, before.id)
            entities.flush()
            meaning.file(connection, [item for item in inspected if isinstance(item, Article)])
            now = datetime.now(UTC)
            mend(connection, [article.id for article in batch], now=now)
            carry_out_all(connection, [article.id for article in batch], now)
