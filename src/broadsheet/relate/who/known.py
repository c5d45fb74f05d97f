"""Entities as the register keeps them, and where it finds them again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from broadsheet.model import EntityType


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntity:
    """Somebody or something that articles named."""

    id: str  # 12 hex digits, made of type and first name; it stays when the name grows
    type: EntityType
    name: str  # the fullest name known
    aliases: tuple[str, ...] = ()  # every other form printed, sorted


class Entities(Protocol):
    """The entities known so far, found by key words."""

    def find(self, keys: Collection[str]) -> Sequence[KnownEntity]:
        """Return the entities saved under any of the keys, in the order in which they were first saved."""
        ...

    def save(self, entity: KnownEntity, keys: Collection[str]) -> None:
        """Keep an entity, in place of the one with its id, and find it under these keys from now on."""
        ...


class MemoryEntities:
    """Entities kept in memory."""

    def __init__(self) -> None:
        self._entities: dict[str, KnownEntity] = {}
        self._order: dict[str, int] = {}
        self._ids: dict[str, set[str]] = {}

    def find(self, keys: Collection[str]) -> Sequence[KnownEntity]:
        """Return the entities saved under any of the keys, in the order in which they were first saved."""
        ids = {id_ for key in keys for id_ in self._ids.get(key, ())}
        return [self._entities[id_] for id_ in sorted(ids, key=self._order.__getitem__)]

    def save(self, entity: KnownEntity, keys: Collection[str]) -> None:
        """Keep an entity, in place of the one with its id, and find it under these keys from now on."""
        self._entities[entity.id] = entity
        self._order.setdefault(entity.id, len(self._order))
        for key in keys:
            self._ids.setdefault(key, set()).add(entity.id)
