"""WebSub: which hubs promised to tell of news, until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select

from broadsheet.store.schema import leases, subscriptions

LeaseState = Literal["asked", "verified", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """What was agreed with a hub for one subscription."""

    subscription: str
    hub: str
    topic: str
    token: str  # the unguessable part of our address, by which the hub's calls are known
    secret: str  # sealed, see ``vault``
    state: LeaseState
    expires: float | None
    asked: float


def _found(connection: Connection, where: ColumnElement[bool]) -> tuple[Lease, ...]:
    query = select(leases).where(where).order_by(leases.c.expires, leases.c.subscription)
    return tuple(Lease(**row) for row in connection.execute(query).mappings())


def by_token(connection: Connection, token: str) -> Lease | None:
    """Return the lease with that token, or None."""
    return next(iter(_found(connection, leases.c.token == token)), None)


def of(connection: Connection, subscription: str) -> Lease | None:
    """Return the lease of a subscription, or None."""
    return next(iter(_found(connection, leases.c.subscription == subscription)), None)


def save(connection: Connection, lease: Lease) -> None:
    """Keep a lease in the place of the one that the subscription had."""
    remove(connection, lease.subscription)
    connection.execute(
        insert(leases).values(
            subscription=lease.subscription,
            hub=lease.hub,
            topic=lease.topic,
            token=lease.token,
            secret=lease.secret,
            state=lease.state,
            expires=lease.expires,
            asked=lease.asked,
        )
    )


def remove(connection: Connection, subscription: str) -> None:
    """Forget the lease of a subscription."""
    connection.execute(delete(leases).where(leases.c.subscription == subscription))


def unasked(connection: Connection, *, limit: int) -> tuple[str, ...]:
    """Return subscriptions whose feeds name a hub that was never asked; none that is read with credentials."""
    query = (
        select(subscriptions.c.id)
        .outerjoin(leases, leases.c.subscription == subscriptions.c.id)
        .where(
            leases.c.subscription.is_(None),
            ~subscriptions.c.stopped,
            subscriptions.c.sealed.is_(None),
            subscriptions.c.facts.contains('"hub":"', autoescape=True),
        )
        .order_by(subscriptions.c.id)
        .limit(limit)
    )
    return tuple(connection.execute(query).scalars())


# A lease is renewed when a tenth of its time is left, so that a hub that is down for a while is asked
# again before it ends. A choice; WebSub (section 5.1) only says that a subscriber is to ask again in time.
_LEFT = 0.1
# A hub that was asked and did not verify within that time is asked again: hubs verify within seconds
# and may take their time; an hour is a choice.
_PATIENCE = 3600.0


def to_renew(connection: Connection, now: float) -> tuple[Lease, ...]:
    """Return the leases that are about to end, and those that a hub was asked for and never verified."""
    soon = leases.c.expires - now <= (leases.c.expires - leases.c.asked) * _LEFT
    silent = leases.c.asked < now - _PATIENCE
    return _found(
        connection,
        or_((leases.c.state == "verified") & soon, (leases.c.state == "asked") & silent),
    )
