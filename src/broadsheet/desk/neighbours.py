"""Joins the stages that need earlier articles with the store that keeps them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from broadsheet.errors import NotFoundError
from broadsheet.model import Placement
from broadsheet.relate.compare.features import Features, features
from broadsheet.relate.compare.keys import Keys
from broadsheet.relate.compare.neighbours import LATEST, Candidate, Candidates, Window
from broadsheet.relate.compare.packing import parts
from broadsheet.relate.who.register import KnownEntity
from broadsheet.relate.words.coded import Coded, Packed
from broadsheet.store import articles, index, register
from broadsheet.store.database import Connection

_ENTITIES_AT_HAND = 5_000  # about 1 kB each with their keys


def unpacked(connection: Connection, key: str, packed: bytes) -> Features:
    """Return features from their bytes; those that an older Broadsheet packed are made anew."""
    try:
        return Features.from_bytes(packed)
    except ValueError:
        return _anew(connection, key)


def _parts(connection: Connection, key: str, packed: bytes) -> Packed:
    try:
        return parts(packed)
    except ValueError:
        return _anew(connection, key)


def _anew(connection: Connection, key: str) -> Features:
    article = articles.get(connection, key)
    if article is None:  # placements go with their articles
        raise NotFoundError("article", key)
    return features(article)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredNeighbours:
    """Earlier articles on the store's postings: a restart rebuilds nothing."""

    connection: Connection

    def near(self, keys: Keys, windows: Sequence[Window], without: str | None = None) -> Candidates:
        """Return the articles that share most with the keys: see ``Neighbours.near``."""
        asked = [_asked(window) for window in windows]
        rows = index.near(self.connection, keys.listed(), asked, latest=LATEST, without=without)
        return Candidates.of(
            [
                Candidate(
                    id=row.id,
                    story=row.story,
                    saga=row.saga,
                    copy_group=row.copy_group,
                    story_size=row.story_size,
                )
                for row in rows
            ],
            Coded.of([_parts(self.connection, row.id, row.features) for row in rows]),
        )

    def features(self, key: str) -> Features | None:
        """Return the features of an article, or None where it was not placed."""
        packed = index.features_of(self.connection, key)
        return None if packed is None else unpacked(self.connection, key, packed)

    def add(self, features: Features, placement: Placement) -> None:
        """Remember an article and where it was placed."""
        index.save(self.connection, placement, features=features.to_bytes(), keys=features.keys.listed())


def _asked(window: Window) -> index.Asked:
    return index.Asked(
        since=window.since.timestamp() if window.since else None,
        until=window.until.timestamp() if window.until else None,
        limit=window.limit,
    )


def refile(connection: Connection, found: Features) -> None:
    """Store anew what finds a placed article; its place stays."""
    index.refile(connection, found.id, features=found.to_bytes(), keys=found.keys.listed())


@dataclass(slots=True, kw_only=True)
class EntityCache:
    """Entities met lately by their keys, and those that changed and wait to be written.

    To be flushed before a transaction ends, and dropped when one is rolled back.
    """

    known: dict[str, KnownEntity] = field(default_factory=dict)
    by_key: dict[str, set[str]] = field(default_factory=dict)  # complete for the keys that are in it
    changed: dict[str, set[str]] = field(default_factory=dict)  # keys to add, by entity
    waiting: dict[str, set[str]] = field(default_factory=dict)  # the same the other way round

    def clear(self) -> None:
        """Forget everything."""
        for part in (self.known, self.by_key, self.changed, self.waiting):
            part.clear()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntities:
    """Who is who across the archive, on the store."""

    connection: Connection
    cache: EntityCache = field(default_factory=EntityCache)

    def find(self, keys: Collection[str]) -> Sequence[KnownEntity]:
        """Return the entities filed under any of these keys, by id."""
        cache = self.cache
        missing = [key for key in dict.fromkeys(keys) if key not in cache.by_key]
        if missing:
            for key, found in register.find(self.connection, missing).items():
                cache.by_key[key] = {row.id for row in found} | cache.waiting.get(key, set())
                for row in found:
                    known = KnownEntity(id=row.id, type=row.type, name=row.name, aliases=row.aliases)
                    cache.known.setdefault(row.id, known)  # one that waits is newer than the stored one
        ids = {entity for key in keys for entity in cache.by_key[key]}
        return [cache.known[entity] for entity in sorted(ids)]

    def save(self, entity: KnownEntity, keys: Collection[str]) -> None:
        """Keep an entity under these keys; it is written by ``flush``."""
        cache = self.cache
        cache.known[entity.id] = entity
        cache.changed.setdefault(entity.id, set()).update(keys)
        for key in keys:
            cache.waiting.setdefault(key, set()).add(entity.id)
            if key in cache.by_key:
                cache.by_key[key].add(entity.id)

    def flush(self) -> None:
        """Write what changed."""
        cache = self.cache
        rows = {
            key: register.Row(id=key, type=one.type, name=one.name, aliases=one.aliases)
            for key in cache.changed
            for one in (cache.known[key],)
        }
        register.save(self.connection, rows, cache.changed)
        cache.changed.clear()
        cache.waiting.clear()
        if len(cache.known) > _ENTITIES_AT_HAND:
            cache.clear()
