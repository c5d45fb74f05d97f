"""How readers want their pages to be."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from broadsheet.store.schema import preferences


def of(connection: Connection, user: int) -> dict[str, str]:
    """Return all that a user has chosen, by name."""
    query = select(preferences.c.key, preferences.c.value).where(preferences.c.user == user)
    return {row.key: row.value for row in connection.execute(query)}


def put(connection: Connection, *, user: int, key: str, value: str | None) -> None:
    """Keep a choice, or forget it where the value is None."""
    connection.execute(delete(preferences).where(preferences.c.user == user, preferences.c.key == key))
    if value is not None:
        connection.execute(insert(preferences).values(user=user, key=key, value=value))
