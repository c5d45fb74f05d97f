"""Documents that could not be used: kept with their reasons until they can, or are put away."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update

from broadsheet.model import FailedDocument, Failure
from broadsheet.store import rows
from broadsheet.store.schema import failures


def save(connection: Connection, failure: Failure, *, now: float) -> None:
    """Keep a failure; one that is known already counts one more try."""
    same = (
        (failures.c.document == failure.document)
        & (failures.c.line == (failure.line or 0))
        & (failures.c.reason == failure.reason)
    )
    found = connection.execute(select(failures.c.id).where(same)).first()
    if found:
        connection.execute(update(failures).where(same).values(last=now, tries=failures.c.tries + 1))
        return
    connection.execute(
        insert(failures).values(
            document=failure.document,
            line=failure.line or 0,
            reason=failure.reason,
            url=failure.url,
            subscription=failure.subscription,
            first=now,
            last=now,
            tries=1,
        )
    )


def latest(connection: Connection, *, limit: int) -> tuple[FailedDocument, ...]:
    """Return what failed, the latest first."""
    query = select(failures).order_by(failures.c.last.desc(), failures.c.id.desc()).limit(limit)
    return tuple(
        FailedDocument(
            id=row.id,
            failure=Failure(
                document=row.document,
                reason=row.reason,
                line=row.line or None,
                url=row.url,
                subscription=row.subscription,
            ),
            first=rows.moment_of(row.first),
            last=rows.moment_of(row.last),
            tries=row.tries,
        )
        for row in connection.execute(query)
    )


def dismiss(connection: Connection, key: int) -> bool:
    """Put a failure away; return whether there was one."""
    return connection.execute(delete(failures).where(failures.c.id == key)).rowcount > 0


def settle(connection: Connection, document: str, *, since: float) -> None:
    """Forget the failures of a document that did not come again when it was read anew at ``since``."""
    connection.execute(delete(failures).where(failures.c.document == document, failures.c.last < since))
