"""What the program itself keeps: secrets, the password, small facts."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update

from broadsheet.store.schema import settings, users


def get(connection: Connection, key: str) -> str | None:
    """Return a setting, or None."""
    return connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar()


def put(connection: Connection, key: str, value: str | None) -> None:
    """Keep a setting, or forget it where the value is None."""
    connection.execute(delete(settings).where(settings.c.key == key))
    if value is not None:
        connection.execute(insert(settings).values(key=key, value=value))


def password(connection: Connection, user: str) -> str | None:
    """Return the argon2 hash of a user's password, or None where none was set."""
    return connection.execute(select(users.c.password).where(users.c.name == user)).scalar()


def set_password(connection: Connection, user: str, hashed: str) -> None:
    """Keep the argon2 hash of a user's password."""
    connection.execute(update(users).where(users.c.name == user).values(password=hashed))
