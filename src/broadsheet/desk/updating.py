"""One round of collecting: fetch what is due, take it in, decide when to look again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import random
from time import time

from broadsheet.collect.feed import parse_feed
from broadsheet.collect.schedule import next_due
from broadsheet.config import Settings
from broadsheet.desk.adding import AddReport, Progress, add
from broadsheet.errors import NetworkError
from broadsheet.model import Document, Failure, FeedFacts
from broadsheet.net.client import FetchSettings, Response, fetch
from broadsheet.store import subscriptions
from broadsheet.store.database import Store
from broadsheet.store.subscriptions import State
from broadsheet.workers.pool import open_workers

# Fetches under way at once: enough to hide the slow ones, few enough for a home router.
_AT_ONCE = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateReport:
    """What one round brought."""

    checked: int = 0
    unreachable: tuple[Failure, ...] = ()
    added: AddReport = field(default_factory=AddReport)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fetched:
    """One subscription after its fetch."""

    state: State
    answer: Response | None = None  # None: nothing new, or it failed
    collected: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """One subscription after its answer was parsed."""

    state: State
    facts: FeedFacts
    items: tuple[Document | Failure, ...]
    changed: bool


def update(
    store: Store, *, settings: Settings, due_only: bool = True, progress: Progress | None = None
) -> UpdateReport:
    """Look at every subscription that is due, take in what is new, and return what it brought.

    Validators are kept after what they stand for is stored, so a crash in between loses nothing.

    Args:
        store: where to.
        settings: processes, private networks that may be reached.
        due_only: False looks at all of them, due or not.
        progress: called after each batch of articles.
    """
    with store.read() as connection:
        states = subscriptions.due(connection, now=time() if due_only else None)
    if not states:
        return UpdateReport()
    fetched = asyncio.run(_fetch_all(states, settings))
    with open_workers(settings.workers) as run:
        rounds = list(run(_parsed, fetched))
    taken = add(store, _items(rounds), workers=settings.workers, progress=progress)
    _reschedule(store, rounds)
    unreachable = tuple(
        Failure(document=one.state.subscription.url, reason=one.state.subscription.error or "")
        for one in rounds
        if one.state.subscription.error
    )
    return UpdateReport(checked=len(rounds), unreachable=unreachable, added=taken)


def _items(rounds: Sequence[_Round]) -> Iterator[Document | Failure]:
    for one in rounds:
        yield from one.items


async def _fetch_all(states: Sequence[State], settings: Settings) -> list[_Fetched]:
    gate = asyncio.Semaphore(_AT_ONCE)

    async def one(state: State) -> _Fetched:
        async with gate:
            return await _look(state, settings)

    return list(await asyncio.gather(*(one(state) for state in states)))


async def _look(state: State, settings: Settings) -> _Fetched:
    asked = FetchSettings(allowed=settings.allow_net, etag=state.etag, last_modified=state.modified)
    try:
        answer = await fetch(state.subscription.url, settings=asked)
    except NetworkError as error:
        told = replace(state.subscription, error=error.reason)
        return _Fetched(state=replace(state, errors=state.errors + 1, subscription=told))
    well = replace(
        state,
        errors=0,
        etag=answer.etag or state.etag,
        modified=answer.last_modified or state.modified,
        subscription=replace(state.subscription, error=None),
    )
    digest = sha256(answer.body).hexdigest() if answer.body else state.body_digest
    if digest == state.body_digest:
        return _Fetched(state=well)
    return _Fetched(state=replace(well, body_digest=digest), answer=answer, collected=datetime.now(UTC))


def _parsed(fetched: _Fetched) -> _Round:
    """Return what a fetch brought, parsed: a step for workers, since parsing is slow."""
    answer, told = fetched.answer, fetched.state.subscription
    if answer is None:
        return _Round(state=fetched.state, facts=FeedFacts(), items=(), changed=False)
    facts, items = parse_feed(
        answer.body,
        name=told.title or told.url,
        url=answer.url,
        media_type=answer.media_type,
        collected=fetched.collected,
        subscription=told.id,
    )
    state = replace(fetched.state, subscription=replace(told, title=told.title or facts.title))
    return _Round(state=state, facts=facts, items=tuple(items), changed=True)


def _reschedule(store: Store, rounds: Sequence[_Round]) -> None:
    now = time()
    with store.write() as connection:
        for one in rounds:
            before = timedelta(minutes=one.state.minutes) if one.state.minutes else None
            interval = next_due(
                now=datetime.fromtimestamp(now, UTC),
                facts=one.facts,
                changed=one.changed,
                failures=one.state.errors,
                previous=before,
                jitter=random(),
            )
            state = replace(one.state, minutes=interval.total_seconds() / 60)
            subscriptions.checked(connection, state, now=now, due_at=now + interval.total_seconds())
