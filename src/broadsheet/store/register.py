"""Entities across the archive, found again by the words of their names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, update

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


def save(connection: Connection, kept: Mapping[str, Row], keys: Mapping[str, Collection[str]]) -> None:
    """Keep entities.

    Args:
        connection: an open writing transaction.
        kept: the entities by id.
        keys: under which keys each of them is to be found, besides those that it had already.
    """
    if not kept:
        return
    here = entities.c.id.in_(list(kept))
    known = set(connection.execute(select(entities.c.id).where(here)).scalars())
    told = [
        {"key": row.id, "type": row.type, "name": row.name, "aliases": rows.dumps(row.aliases)}
        for row in kept.values()
    ]
    changed = [row for row in told if row["key"] in known]
    if changed:
        connection.execute(update(entities).where(entities.c.id == bindparam("key")), changed)
    fresh = [{**row, "id": row["key"]} for row in told if row["key"] not in known]
    if fresh:
        columns = ("id", "type", "name", "aliases")
        connection.execute(insert(entities), [{name: row[name] for name in columns} for row in fresh])
    had = {
        (row.entity, row.key)
        for row in connection.execute(select(entity_keys).where(entity_keys.c.entity.in_(list(kept))))
    }
    wanted = {(entity, key) for entity in kept for key in keys.get(entity, ())}
    if missing := sorted(wanted - had):
        connection.execute(insert(entity_keys), [{"entity": entity, "key": key} for entity, key in missing])


def names(connection: Connection, keys: Collection[str]) -> dict[str, str]:
    """Return the present name of each entity."""
    query = select(entities.c.id, entities.c.name).where(entities.c.id.in_(list(keys)))
    return {row.id: row.name for row in connection.execute(query)}
