"""One round of collecting: look at what is due, store what is new, decide when to look again.

Each look is stored in one transaction: its articles, the subscription's validators and its next look
together. So after a kill at any moment nothing is lost, nothing stored twice, and nothing asked again
that was answered and stored. Articles wait there to be inspected and placed (see ``folding``).
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock

from broadsheet.collect.hosts import held_until, host_of
from broadsheet.collect.moved import Moved, rewrite
from broadsheet.collect.outage import is_outage
from broadsheet.config import Settings
from broadsheet.desk import fulltext, keeping, websub
from broadsheet.desk.adding import AddReport
from broadsheet.desk.clock import Clock, SystemClock
from broadsheet.desk.keeping import Kept
from broadsheet.desk.looking import Looked, Round, answered, bug, failed_look, look, name_of
from broadsheet.desk.turns import Turns
from broadsheet.errors import NetworkError
from broadsheet.model import Failure
from broadsheet.net.client import Response, open_client
from broadsheet.net.credentials import redacted
from broadsheet.net.loops import finish
from broadsheet.store import hosts, subscriptions
from broadsheet.store.database import Connection, Store
from broadsheet.store.subscriptions import State
from broadsheet.store.vault import open_vault
from broadsheet.workers.tasks import open_tasks

AT_ONCE = 256
"""Requests under way at once: a fast line keeps 500 feeds a second at it although one in twenty takes
seconds to answer (with 128 the slow ones took 16 of 24 seconds); a home router knows some thousand."""

MOST = 500
"""Looks in one round of the running desk, the longest due first: a desk that slept for a week begins
gently, and pages stay quick meanwhile."""

# Looks that are stored in one transaction, and those that may wait for it: a few megabytes of articles.
_BATCH = 32
_WAITING = 64
# Seconds to wait for more of them: a transaction costs an fsync, whatever it holds. A choice that nobody notices.
_GATHERING = 0.1
_AFTER_OUTAGE = timedelta(minutes=5)  # a choice: soon after the line is back, and little noise while it isn't
_OUTAGE = "this machine seems to be offline: nobody answered"

_log = logging.getLogger(__name__)

Progress = Callable[[AddReport], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateReport:
    """What one round brought."""

    checked: int = 0
    unchanged: int = 0  # of these: nothing new
    unreachable: tuple[Failure, ...] = ()
    added: AddReport = field(default_factory=AddReport)
    offline: bool = False  # nobody answered at all


@dataclass(slots=True, kw_only=True)
class Collector:
    """What stays from round to round: whose turn it is at which host.

    One round runs at a time; a second one waits for the first.
    """

    store: Store
    settings: Settings
    clock: Clock = field(default_factory=SystemClock)
    spaced: dict[str, datetime] = field(default_factory=dict)
    one_at_a_time: Lock = field(default_factory=Lock)

    def collect(
        self, *, due_only: bool = True, most: int | None = None, progress: Progress | None = None
    ) -> UpdateReport:
        """Look at the subscriptions that are due and store what is new; return what that brought.

        Args:
            due_only: False looks at all of them, due or not.
            most: looks at the most; None: all.
            progress: called after each transaction.
        """
        with self.one_at_a_time:
            now = self.clock.now().timestamp()
            with self.store.read() as connection:
                states = subscriptions.due(connection, now=now if due_only else None, limit=most)
            return finish(_round(self, states, progress or (lambda _: None), most))

    def take_in(self, key: str, answer: Response, *, pushed: bool = False) -> Kept:
        """Store what a subscription said outside of a round, and return what that brought.

        Args:
            key: the subscription's id.
            answer: what came.
            pushed: its hub told it: nobody asked, and it may hold only what is new.
        """
        with self.store.read() as connection:
            state = subscriptions.state_of(connection, key)
        return finish(_take_in(self, state, answer, pushed=pushed)) if state else Kept()


@dataclass(slots=True, kw_only=True)
class _Going:
    """A round under way."""

    around: Round
    progress: Progress
    ready: asyncio.Queue[Looked | None] = field(default_factory=lambda: asyncio.Queue(_WAITING))
    kept: Kept = field(default_factory=Kept)
    failed: list[Looked] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)  # hosts
    checked: int = 0
    unchanged: int = 0
    left: int = 0  # looks that are still under way
    all_looked: asyncio.Event = field(default_factory=asyncio.Event)


async def _round(
    collector: Collector, states: Sequence[State], progress: Progress, most: int | None
) -> UpdateReport:
    async with AsyncExitStack() as stack:
        around = await _opened(collector, stack)
        going = _Going(around=around, progress=progress)
        await _look_at_all(going, states)
        offline = await asyncio.to_thread(_record_failures, going)
        if not offline:
            await websub.ask_all(around)
            await fulltext.fetch_all(around, lambda: progress(going.kept.report()), most=most)
    return UpdateReport(
        checked=going.checked,
        unchanged=going.unchanged,
        unreachable=tuple(_failure(looked) for looked in going.failed),
        added=going.kept.report(),
        offline=offline,
    )


async def _opened(collector: Collector, stack: AsyncExitStack) -> Round:
    turns = Turns(clock=collector.clock, free=collector.spaced)
    with collector.store.read() as connection:
        for host, (until, why) in hosts.held(connection, collector.clock.now().timestamp()).items():
            turns.hold(host, datetime.fromtimestamp(until, UTC), why)
    return Round(
        store=collector.store,
        settings=collector.settings,
        client=await stack.enter_async_context(
            open_client(allowed=collector.settings.allow_net, turn=turns.turn, at_once=AT_ONCE)
        ),
        turns=turns,
        tasks=await stack.enter_async_context(open_tasks(collector.settings.workers)),
        clock=collector.clock,
        vault=open_vault(collector.store.url, collector.settings.key),
    )


async def _take_in(collector: Collector, state: State, answer: Response, *, pushed: bool) -> Kept:
    async with AsyncExitStack() as stack:
        around = await _opened(collector, stack)
        going = _Going(around=around, progress=lambda _: None)
        looked = await answered(state, answer, around, pushed=pushed)
        _write(going, [looked])
        _record_failures(going)
        return going.kept


async def _look_at_all(going: _Going, states: Sequence[State]) -> None:
    by_host: dict[str, list[State]] = defaultdict(list)
    for state in states:
        by_host[host_of(state.subscription.url)].append(state)
    going.left = len(states)
    gate = asyncio.Semaphore(AT_ONCE)
    async with asyncio.TaskGroup() as group:
        writer = group.create_task(_write_all(going))
        async with asyncio.TaskGroup() as lookers:
            for queue in by_host.values():
                lookers.create_task(_look_at_host(going, queue, gate))
        await going.ready.put(None)
        await writer


async def _look_at_host(going: _Going, states: Sequence[State], gate: asyncio.Semaphore) -> None:
    for state in states:
        # Waits for the host before it takes a place among those under way, so that a host of a hundred
        # feeds holds up nobody else.
        await going.around.turns.ready(state.subscription.url)
        async with gate:
            await _look_once(going, state)


async def _look_once(going: _Going, state: State) -> None:
    """Look at one subscription and hand on what that brought; nothing of it is held on to."""
    looked = await look(state, going.around)
    if looked.error and (hold := held_until(looked.error, looked.at)):
        going.around.turns.hold(host_of(looked.error.url), *hold)
    await going.ready.put(looked)
    going.left -= 1
    if not going.left:
        going.all_looked.set()


async def _write_all(going: _Going) -> None:
    while True:
        batch = [await going.ready.get()]
        if batch[-1] is not None and going.ready.qsize() < _BATCH:
            with suppress(TimeoutError):
                async with asyncio.timeout(_GATHERING):
                    await going.all_looked.wait()
        while len(batch) < _BATCH and batch[-1] is not None and not going.ready.empty():
            batch.append(going.ready.get_nowait())
        looks = [looked for looked in batch if looked is not None]
        if looks:
            await asyncio.to_thread(_write, going, looks)
            for _ in range(sum(looked.large for looked in looks)):
                going.around.large.release()
            going.progress(going.kept.report())
        if batch[-1] is None:
            return


def _write(going: _Going, looks: Sequence[Looked]) -> None:
    """Store a batch of looks; where a bug of ours breaks it, each by itself, so that it costs one alone."""
    try:
        _store(going, looks)
    except Exception as error:  # noqa: BLE001 (a bug of ours: logged, shown, and the round goes on)
        if len(looks) > 1:
            for looked in looks:
                _write(going, [looked])
            return
        (looked,) = looks
        _log.exception("could not store what %s said", name_of(looked.state))
        _count(going, [failed_look(looked.state, going.around, bug(error))])


def _store(going: _Going, looks: Sequence[Looked]) -> None:
    """Store looks in one transaction. Those that failed are judged when all have looked."""
    around, now = going.around, going.around.clock.now()
    kept = Kept()
    with around.store.write() as connection:
        states = []
        for looked in looks:
            if looked.outcome in {"new", "same"}:
                states.append(keeping.keep(connection, looked, around.settings, now=now, into=kept))
            elif looked.outcome == "held" and (
                hold := around.turns.held_until(looked.state.subscription.url)
            ):
                states.append(keeping.put_off(looked, *hold))
        subscriptions.record(connection, states)
        for state in states:
            _readdress(connection, state)
    _count(going, looks)
    going.kept.added += kept.added
    going.kept.changed += kept.changed
    going.kept.unchanged += kept.unchanged
    going.kept.failed += kept.failed


def _count(going: _Going, looks: Sequence[Looked]) -> None:
    for looked in looks:
        going.checked += looked.outcome != "held"
        going.unchanged += looked.outcome == "same"
        if looked.outcome == "failed":
            going.failed.append(looked)
        if looked.outcome != "failed" or (looked.error and looked.error.status is not None):
            going.answered.add(host_of(looked.state.subscription.url))


def _readdress(connection: Connection, state: State) -> None:
    address = rewrite(Moved(url=state.moved_to, times=state.moved_times))
    if address:
        subscriptions.readdress(connection, state.subscription.id, address)


def _record_failures(going: _Going) -> bool:
    """Store which looks failed; where nobody answered at all, it counts against nobody."""
    around, now = going.around, going.around.clock.now()
    results: list[tuple[str, NetworkError | None]] = [(host, None) for host in sorted(going.answered)]
    # One that failed the time before as well says nothing of our own line.
    results += [
        (host_of(one.state.subscription.url), one.error) for one in going.failed if one.state.errors == 0
    ]
    offline = is_outage(results)
    with around.store.write() as connection:
        if offline:
            again = now + _AFTER_OUTAGE
            keys = [one.state.subscription.id for one in going.failed]
            subscriptions.touch(connection, keys, again.timestamp(), _OUTAGE)
        else:
            states = [keeping.failed(connection, one, now=now) for one in going.failed]
            subscriptions.record(connection, states)
    return offline


def _failure(looked: Looked) -> Failure:
    reason = looked.error.reason if looked.error else ""
    url = looked.state.subscription.url
    return Failure(document=redacted(url), reason=reason, url=url, subscription=looked.state.subscription.id)
