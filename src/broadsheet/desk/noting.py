"""Makes articles that an older Broadsheet inspected findable by what their notes say, once.

How far it is stands in the store, in the same transaction as the work, so a kill loses nothing.
"""

from __future__ import annotations

import logging

from broadsheet.model import Article
from broadsheet.store import articles, noted, settings
from broadsheet.store.database import Store

_FILED = "search.noted"  # setting: the version of what is filed, for all articles
_LEFT = "search.note_before"  # setting: those that came before this one are still to be filed
_BATCH = 500  # about a quarter of a second of work

_log = logging.getLogger(__name__)


def note_all(store: Store, batch: int = _BATCH) -> int:
    """File the notes of every article that was stored before they were filed; return how many articles those were."""
    done = 0
    with store.read() as connection:
        if settings.get(connection, _FILED) == str(noted.VERSION):
            return done
    while found := _next(store, batch):
        with store.write() as connection:
            noted.refile(connection, list(found.values()))
            settings.put(connection, _LEFT, str(min(found)))
        done += len(found)
        _log.info("made the notes of %d articles findable", done)
    with store.write() as connection:
        settings.put(connection, _FILED, str(noted.VERSION))
        settings.put(connection, _LEFT, None)
    return done


def _next(store: Store, batch: int) -> dict[int, Article]:
    """Return the next articles by place in the order of arrival, the latest first."""
    with store.read() as connection:
        left = settings.get(connection, _LEFT)
        keys = articles.before(connection, int(left) if left else None, limit=batch)
        found = articles.many(connection, list(keys.values()), with_notes=True)
    return {seq: found[key] for seq, key in keys.items()}
