"""Pages to fetch of articles that are here already: their full text, or whether they still stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select, update

from broadsheet.store import rows
from broadsheet.store.schema import pages

Purpose = Literal["text", "check"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageJob:
    """A page to fetch."""

    article: str
    url: str
    subscription: str | None  # whose credentials serve
    purpose: Purpose
    tries: int = 0  # those that failed


def ask(connection: Connection, jobs: Sequence[PageJob], *, due: float) -> None:
    """Have pages fetched from ``due`` on; one that is asked for already stays as it is."""
    wanted = {(job.article, job.purpose): job for job in jobs}
    asked = _asked(connection, {job.article for job in jobs})
    new = [job for key, job in wanted.items() if key not in asked]
    if new:
        connection.execute(
            insert(pages),
            [
                {
                    "article": job.article,
                    "purpose": job.purpose,
                    "url": job.url,
                    "subscription": job.subscription,
                    "tries": job.tries,
                    "due": due,
                }
                for job in new
            ],
        )


def _asked(connection: Connection, keys: Collection[str]) -> set[tuple[str, str]]:
    out: set[tuple[str, str]] = set()
    for piece in rows.pieces(keys):
        here = pages.c.article.in_(piece)
        query = select(pages.c.article, pages.c.purpose).where(here)
        out.update((row.article, row.purpose) for row in connection.execute(query))
    return out


def due(connection: Connection, *, now: float, limit: int) -> tuple[PageJob, ...]:
    """Return the pages to fetch now, the longest due first."""
    query = (
        select(pages).where(pages.c.due <= now).order_by(pages.c.due, pages.c.article, pages.c.purpose)
    ).limit(limit)
    return tuple(
        PageJob(
            article=row.article,
            url=row.url,
            subscription=row.subscription,
            purpose=row.purpose,
            tries=row.tries,
        )
        for row in connection.execute(query)
    )


def later(connection: Connection, job: PageJob, *, due: float) -> None:
    """Try a page again from ``due`` on; the job says how many tries failed by now."""
    connection.execute(update(pages).where(_this(job)).values(due=due, tries=job.tries))


def settle(connection: Connection, job: PageJob) -> None:
    """Put a page away: it was fetched, or will never be."""
    connection.execute(delete(pages).where(_this(job)))


def _this(job: PageJob) -> ColumnElement[bool]:
    return and_(pages.c.article == job.article, pages.c.purpose == job.purpose)
