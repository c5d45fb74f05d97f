"""Entities across the archive, found again by the words of their names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from broadsheet.model import EntityType
from broadsheet.store import rows
from broadsheet.store.schema import entities, entity_keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entity as it is kept."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...]


def find(connection: Connection, keys: Collection[str]) -> dict[str, list[Row]]:
    """Return the entities filed under each of these keys, by id; a key nobody has gives an empty list."""
    out: dict[str, list[Row]] = {key: [] for key in keys}
    query = (
        select(entity_keys.c.key, entities)
        .join(entities, entities.c.id == entity_keys.c.entity)
        .where(entity_keys.c.key.in_(list(keys)))
        .order_by(entities.c.id)
    )
    for row in connection.execute(query):
        out[row.key].append(
            Row(id=row.id, type=row.type, name=row.name, aliases=tuple(rows.loads(row.aliases)))
        )
    return out


def save(connection: Connection, entity: Row, keys: Collection[str]) -> set[str]:
    """Keep an entity under these keys and under those that it already had; return them all."""
    told = {"type": entity.type, "name": entity.name, "aliases": rows.dumps(entity.aliases)}
    if connection.execute(update(entities).where(entities.c.id == entity.id).values(told)).rowcount == 0:
        connection.execute(insert(entities).values(id=entity.id, **told))
    known = set(
        connection.execute(select(entity_keys.c.key).where(entity_keys.c.entity == entity.id)).scalars()
    )
    if fresh := sorted(set(keys) - known):
        connection.execute(insert(entity_keys), [{"key": key, "entity": entity.id} for key in fresh])
    return known | set(keys)


def names(connection: Connection, keys: Collection[str]) -> dict[str, str]:
    """Return the present name of each entity."""
    query = select(entities.c.id, entities.c.name).where(entities.c.id.in_(list(keys)))
    return {row.id: row.name for row in connection.execute(query)}
