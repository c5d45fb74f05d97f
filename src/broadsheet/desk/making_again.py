"""Makes again, of what a backup carries, all that is made of other records: what finds neighbours, what is searched."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from broadsheet.desk.neighbours import refile, unpacked
from broadsheet.desk.noting import note_now, noted_all
from broadsheet.desk.refiling import filed_all
from broadsheet.store import articles, index
from broadsheet.store.database import Connection

_BATCH = 500  # articles at hand with their notes: about a quarter of a second of work


def make_again(connection: Connection) -> None:
    """Make again what is not carried, in the transaction in which all else was taken in."""
    before: int | None = None
    while found := articles.before(connection, before, limit=_BATCH):
        keys = list(found.values())
        note_now(connection, list(articles.many(connection, keys, with_notes=True).values()))
        _file(connection, keys)
        before = min(found)
    filed_all(connection)
    noted_all(connection)


def _file(connection: Connection, keys: Collection[str]) -> None:
    same: dict[str, Sequence[tuple[int, int]]] = {}
    for key, packed in index.features_among(connection, keys).items():
        features = unpacked(connection, key, packed)
        if features.to_bytes() == packed:
            same[key] = features.keys.listed()
        else:  # an older Broadsheet placed it
            refile(connection, features)
    index.file_all(connection, same)
