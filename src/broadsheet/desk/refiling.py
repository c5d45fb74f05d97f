"""Files placed articles anew, once, where an older Broadsheet filed them in another way.

How far it is stands in the store, in the same transaction as the work, so a kill loses nothing.
"""

from __future__ import annotations

import logging

from broadsheet.desk.neighbours import refile
from broadsheet.model import Article
from broadsheet.relate.compare.features import features
from broadsheet.relate.compare.packing import VERSION
from broadsheet.store import articles, index, settings
from broadsheet.store.database import Connection, Store
from broadsheet.workers.pool import Map

_FILED = "relate.filed"  # setting: the version of features that all placed articles are filed under
_LEFT = "relate.refile_before"  # setting: those that came before this one are still to be filed anew
_BATCH = 256  # about half a second of work

_log = logging.getLogger(__name__)


def refile_all(store: Store, mapped: Map, *, batch: int = _BATCH) -> int:
    """File every article anew that an older Broadsheet placed, the latest first; return how many that were.

    Args:
        store: where they are.
        mapped: where the work is done, see ``workers``.
        batch: articles a transaction.
    """
    done = 0
    with store.read() as connection:
        if _settled(connection):
            return done
    while found := _next(store, batch):
        made = list(mapped(features, found.values()))
        with store.write() as connection:
            for one in made:
                refile(connection, one)
            settings.put(connection, _LEFT, str(min(found)))
        done += len(found)
        _log.info("filed %d articles anew", done)
    with store.write() as connection:
        filed_all(connection)
    return done


def filed_all(connection: Connection) -> None:
    """Say that every placed article is filed as this Broadsheet files it."""
    settings.put(connection, _FILED, str(VERSION))
    settings.put(connection, _LEFT, None)


def filed_none(connection: Connection) -> None:
    """Say that every placed article is to be filed anew, by the next fold."""
    settings.put(connection, _FILED, None)
    settings.put(connection, _LEFT, None)


def _settled(connection: Connection) -> bool:
    return settings.get(connection, _FILED) == str(VERSION)


def _next(store: Store, batch: int) -> dict[int, Article]:
    """Return the next articles by place in the order of arrival."""
    with store.read() as connection:
        left = settings.get(connection, _LEFT)
        placed = dict(index.placed_before(connection, int(left) if left else None, batch))
        found = articles.many(connection, list(placed.values()))
    return {seq: found[key] for seq, key in placed.items()}
