"""Pages of articles: the whole text where a feed has a teaser, and whether an article was withdrawn."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from broadsheet import flow
from broadsheet.collect.hosts import held_until, host_of
from broadsheet.collect.kinds import documents
from broadsheet.desk.looking import Round, bug
from broadsheet.desk.permission import refused
from broadsheet.desk.reading import SECONDS
from broadsheet.errors import NetworkError
from broadsheet.extract.obstacle import obstacle_of
from broadsheet.model import Article, Document, Outlet
from broadsheet.net.client import FetchSettings, Response
from broadsheet.store import articles, hosts, pages
from broadsheet.store.database import Connection
from broadsheet.store.pages import PageJob
from broadsheet.text.urls import domain_of
from broadsheet.workers.tasks import CrashedError, StalledError

_log = logging.getLogger(__name__)

_PIECE = 256  # jobs read from the store at once
_PAGES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5"
_GONE = frozenset({404, 410})
# How long to wait after each failed try, then it is given up: a server that is restarted is back in
# minutes, one that moves in hours. A page that is gone is looked at three times before it counts as withdrawn.
_WAITS = (timedelta(minutes=10), timedelta(hours=3))
_MOST_AT_ONCE = 32  # pages are a side line: feeds have 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that came back, still bytes."""

    body: bytes
    url: str
    media_type: str | None
    collected: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """What stands on a page."""

    article: Article | None = None
    reason: str | None = None  # why the text is not whole


def read_page(page: Page) -> PageReading:
    """Return the article of a page, and why it is not whole: the step that workers run."""
    found = list(
        documents(
            page.body, name=page.url, url=page.url, media_type=page.media_type, collected=page.collected
        )
    )
    whole = [item for item in found if isinstance(item, Document) and item.shape == "page"]
    if not whole:
        return PageReading(reason="What its address answers with is no page.")
    read = [item for item in flow.extracted(whole[0]) if isinstance(item, Article)]
    longest = max(read, key=lambda article: len(article.text), default=None)
    why = obstacle_of(whole[0].body, longest.text if longest else "")
    if longest is None and why is None:
        return PageReading(reason="No article text was found on its page.")
    if why is None:
        return PageReading(article=longest)
    # Before a paywall stands the beginning of the article; what else stands in its place is not of it.
    return PageReading(article=longest if why.kind == "paywall" else None, reason=why.reason)


async def fetch_all(around: Round, tell: Callable[[], None], *, most: int | None = None) -> int:
    """Fetch the pages that are due and return how many those were.

    Args:
        around: the round.
        tell: called after each page.
        most: how many at the most; None: until none is due.
    """
    done = 0
    while most is None or done < most:
        limit = _PIECE if most is None else min(_PIECE, most - done)
        with around.store.read() as connection:
            jobs = pages.due(connection, now=around.clock.now().timestamp(), limit=limit)
        if not jobs:
            break
        await _fetch(jobs, around, tell)
        done += len(jobs)
    return done


async def _fetch(jobs: Sequence[PageJob], around: Round, tell: Callable[[], None]) -> None:
    by_host: dict[str, list[PageJob]] = defaultdict(list)
    for job in jobs:
        by_host[host_of(job.url)].append(job)
    gate = asyncio.Semaphore(_MOST_AT_ONCE)

    async def one_host(queue: Sequence[PageJob]) -> None:
        for job in queue:
            await around.turns.ready(job.url)
            async with gate:
                await _one(job, around)
            tell()

    async with asyncio.TaskGroup() as group:
        for queue in by_host.values():
            group.create_task(one_host(queue))


async def _one(job: PageJob, around: Round) -> None:
    try:
        reading = await _read(job, around)
    except NetworkError as error:
        await asyncio.to_thread(_failed, job, error, around)
    except (StalledError, CrashedError) as error:
        await asyncio.to_thread(_store, job, PageReading(reason=_sentence(str(error))), around)
    except Exception as error:  # noqa: BLE001 (a bug of ours costs this page alone)
        _log.exception("could not read the page of %s", job.article)
        await asyncio.to_thread(_store, job, PageReading(reason=_sentence(bug(error))), around)
    else:
        await asyncio.to_thread(_store, job, reading, around)


async def _read(job: PageJob, around: Round) -> PageReading:
    refusal = await refused(job.url, around)
    if refusal and refusal.lasting:
        return PageReading(reason=_sentence(refusal.reason))
    if refusal:  # as with a page that cannot be reached: it is tried again
        raise NetworkError(job.url, refusal.reason, kind="robots")
    asked = FetchSettings(allowed=around.settings.allow_net, accept=_PAGES)
    answer: Response = await around.client.fetch(job.url, settings=asked)
    page = Page(body=answer.body, url=answer.url, media_type=answer.media_type, collected=around.clock.now())
    return await around.tasks(read_page, page, seconds=SECONDS)


def _store(job: PageJob, reading: PageReading, around: Round) -> None:
    with around.store.write() as connection:
        pages.settle(connection, job)
        article = articles.as_found(connection, job.article)
        if article is None or job.purpose != "text":
            return
        _take(connection, article, reading, now=around.clock.now().timestamp())


def _take(connection: Connection, article: Article, reading: PageReading, *, now: float) -> None:
    """Put the text of a page in place of a teaser, or keep it as a new version of a whole text."""
    found = reading.article
    longer = found is not None and len(found.text) > len(article.text)
    if article.partial is None:
        if found is not None and reading.reason is None:
            edited = replace(article, text=found.text, collected=found.collected, notes=())
            if articles.change(connection, edited) == "changed":
                articles.save(connection, edited, now=now, waiting=True)
        return
    if found is None or not longer:
        whole = found is not None and reading.reason is None  # then the feed had all there is
        articles.set_text(connection, article.id, article, partial=None if whole else reading.reason)
        return
    filled = replace(
        article,
        text=found.text,
        title=article.title or found.title,
        outlet=_publisher(article, found),
        byline=article.byline or found.byline,
        dateline=found.dateline or article.dateline,
        published=article.published or found.published,
        language=found.language or article.language,
        section=article.section or found.section,
        image=article.image or found.image,
        updated=article.updated or found.updated,
    )
    articles.set_text(connection, article.id, filled, partial=reading.reason)


def _publisher(article: Article, found: Article) -> Outlet | None:
    """Return who published the page: a feed that links to other people's pages is not its outlet."""
    said = article.outlet.domain if article.outlet else None
    return article.outlet if said == domain_of(article.url) or not found.outlet else found.outlet


def _failed(job: PageJob, error: NetworkError, around: Round) -> None:
    now = around.clock.now()
    if hold := held_until(error, now):
        around.turns.hold(host_of(error.url), *hold)
    held = around.turns.held_until(job.url)
    with around.store.write() as connection:
        if hold:  # its feeds too, and after this round
            hosts.hold(connection, host_of(error.url), hold[0].timestamp(), hold[1])
        if held:  # no fault of this page: it counts as no try
            pages.later(connection, replace(job, tries=max(job.tries, 1)), due=held[0].timestamp())
        elif job.tries < len(_WAITS):
            due = now + _WAITS[job.tries]
            pages.later(connection, replace(job, tries=job.tries + 1), due=due.timestamp())
        else:
            _give_up(connection, job, error, now)


def _give_up(connection: Connection, job: PageJob, error: NetworkError, now: datetime) -> None:
    pages.settle(connection, job)
    article = articles.as_found(connection, job.article)
    if article is None:
        return
    if error.status in _GONE:
        articles.withdraw(connection, article.id, now)
    if article.partial is not None:
        articles.set_text(connection, article.id, article, partial=_sentence(f"its page: {error.reason}"))


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:].rstrip(".") + "."
