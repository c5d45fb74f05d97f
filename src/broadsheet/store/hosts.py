"""What hosts asked of us: to be left in peace for a while, and which pages not to fetch."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from broadsheet.store.schema import hosts
from broadsheet.store.schema import robots as robots_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The robots.txt of a site."""

    origin: str  # scheme, host and port
    status: int | None  # None: it could not be reached
    body: str | None
    until: float  # it is asked for again after that


def held(connection: Connection, now: float) -> dict[str, tuple[float, str]]:
    """Return the hosts to leave in peace: until when, and why. Those whose time has come are left out."""
    query = select(hosts).where(hosts.c.until > now)
    return {row.host: (row.until, row.reason) for row in connection.execute(query)}


def hold(connection: Connection, host: str, until: float, reason: str) -> None:
    """Leave a host in peace until a moment; where it was to be left longer already, that stays."""
    known = connection.execute(select(hosts.c.until).where(hosts.c.host == host)).scalar()
    if known is not None and known >= until:
        return
    connection.execute(delete(hosts).where(hosts.c.host == host))
    connection.execute(insert(hosts).values(host=host, until=until, reason=reason))


def robots(connection: Connection, origin: str) -> Robots | None:
    """Return the robots.txt of a site as it was fetched last, fresh or not, or None."""
    row = connection.execute(select(robots_table).where(robots_table.c.origin == origin)).first()
    return Robots(origin=row.origin, status=row.status, body=row.body, until=row.until) if row else None


def keep_robots(connection: Connection, found: Robots) -> None:
    """Keep the robots.txt of a site in the place of what was known."""
    connection.execute(delete(robots_table).where(robots_table.c.origin == found.origin))
    connection.execute(
        insert(robots_table).values(
            origin=found.origin, status=found.status, body=found.body, until=found.until
        )
    )
