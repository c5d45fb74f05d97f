"""Searches that a reader keeps."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from broadsheet.model import SavedSearch
from broadsheet.store import rows
from broadsheet.store.schema import searches


def add(connection: Connection, *, user: int, name: str, asked: str, now: float) -> int:
    """Keep a search and return its number."""
    made = connection.execute(
        insert(searches).values(user=user, name=name, asked=asked, made=now).returning(searches.c.id)
    )
    return int(made.scalar_one())


def remove(connection: Connection, *, user: int, key: int) -> bool:
    """Forget a search, and its address with it; return whether it was there."""
    return (
        connection.execute(delete(searches).where(searches.c.id == key, searches.c.user == user)).rowcount > 0
    )


def every(connection: Connection, *, user: int) -> tuple[SavedSearch, ...]:
    """Return a reader's searches by name."""
    query = select(searches).where(searches.c.user == user).order_by(searches.c.name, searches.c.id)
    return tuple(_search(row) for row in connection.execute(query).mappings())


def set_token(connection: Connection, *, user: int, key: int, token: str | None) -> bool:
    """Give a search an address of its own, or with None take it away; return whether the search was there."""
    own = update(searches).where(searches.c.id == key, searches.c.user == user)
    return connection.execute(own.values(token=token)).rowcount > 0


def by_token(connection: Connection, token: str) -> tuple[int, SavedSearch] | None:
    """Return whose search has this address, and the search."""
    row = connection.execute(select(searches).where(searches.c.token == token)).mappings().first()
    return (row["user"], _search(row)) if row else None


def _search(row: RowMapping) -> SavedSearch:
    return SavedSearch(
        id=row["id"],
        name=row["name"],
        asked=row["asked"],
        made=rows.moment_of(row["made"]),
        token=row["token"],
    )
