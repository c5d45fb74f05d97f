"""WebSub at the desk: hubs are asked to tell of news, and what they say is taken in.

A hub only saves waiting: every feed is looked at all the same, if seldom (see ``collect.rhythm``), so
that nothing hangs on a hub that is down, lies, or forgets.
"""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock
from typing import Literal, Protocol
from urllib.parse import urljoin, urlsplit

from broadsheet.collect.websub import Mode, signed, subscription_form, verify
from broadsheet.config import Settings
from broadsheet.desk.clock import Clock, SystemClock
from broadsheet.errors import NetworkError
from broadsheet.net.client import Client, FetchSettings, Response, open_client
from broadsheet.net.credentials import redacted
from broadsheet.net.guard import Network
from broadsheet.net.loops import finish
from broadsheet.store import leases, subscriptions
from broadsheet.store.database import Store
from broadsheet.store.leases import Lease
from broadsheet.store.subscriptions import State
from broadsheet.store.vault import Vault

_log = logging.getLogger(__name__)

PATH = "/websub/"
"""Where hubs reach the desk; a token follows."""

Received = Literal["busy", "ended", "ignored", "taken", "unknown"]
"""What became of a hub's message."""

TakeIn = Callable[[str, Response], object]
"""Stores what a subscription said: its id, and the feed as if it had been fetched."""

_BYTES = 32  # of a token and of a secret: RFC 4086 asks for 128 bits at least, this is twice that
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")  # 32 bytes, urlsafe
_MOST_ASKED = 50  # in one round, so that ten thousand new feeds don't hold it up; a choice
_MOST_HOPS = 3  # redirects of a hub (section 5.1 of the recommendation names 307 and 308)
_ASK_SECONDS = 10.0  # a hub verifies later, so it answers at once; a choice
_LEAVE_SECONDS = 5.0  # a reader waits for it; a choice
_MOST_ENDED = 1_000  # tokens remembered after their end; a choice
_MOST_AT_ONCE = 2  # messages being stored: one, and one that waits for the database; a choice
# Messages of one hub for one feed: the busiest agencies print one a minute.
_MOST_MESSAGES = 30
_WITHIN_SECONDS = 60.0


class Around(Protocol):
    """What asking works with: a part of ``looking.Round``."""

    @property
    def store(self) -> Store:
        """Where leases are kept."""
        ...

    @property
    def settings(self) -> Settings:
        """Where the desk is reached."""
        ...

    @property
    def client(self) -> Client:
        """Reaches only what it may."""
        ...

    @property
    def clock(self) -> Clock:
        """The time."""
        ...

    @property
    def vault(self) -> Vault:
        """Seals secrets."""
        ...


async def ask_all(around: Around) -> None:
    """Ask the hubs of feeds that were never asked, and those whose promise is about to end.

    Without a public address nobody is asked. What a hub answers to the request itself only tells of
    failures: that it agreed is known when it verifies (see ``Hubs.confirm``).

    Args:
        around: the round; its client reaches only what it may.
    """
    public = around.settings.public_url
    if public is None:
        return
    due = await asyncio.to_thread(_to_ask, around)
    by_hub: dict[str, list[Lease]] = defaultdict(list)
    for lease in due:
        by_hub[lease.hub].append(lease)
    async with asyncio.TaskGroup() as group:
        for asked in by_hub.values():
            group.create_task(_ask_hub(around, asked, public))


def _to_ask(around: Around) -> list[Lease]:
    """Return the leases to ask for, stored before anybody is asked: hubs may verify at once."""
    now = around.clock.now().timestamp()
    with around.store.read() as connection:  # most rounds end here, without waiting for the writer
        if not leases.to_renew(connection, now) and not leases.unasked(connection, limit=1):
            return []
    out: list[Lease] = []
    with around.store.write() as connection:
        known = leases.to_renew(connection, now)[:_MOST_ASKED]
        fresh = leases.unasked(connection, limit=_MOST_ASKED - len(known))
        for before in known:
            state = subscriptions.state_of(connection, before.subscription)
            after = _lease(around.vault, state, before, now)
            if after is None:  # its feed names no hub any more
                leases.remove(connection, before.subscription)
            out.append(after or before)
        for key in fresh:
            after = _lease(around.vault, subscriptions.state_of(connection, key), None, now)
            out += [after] if after else []
        wanted = [lease for lease in out if lease.asked == now]
        for lease in wanted:
            leases.save(connection, lease)
    return wanted


def _lease(vault: Vault, state: State | None, before: Lease | None, now: float) -> Lease | None:
    """Return the lease to ask for: the old one once more, or a new one where its hub is another now."""
    if state is None or state.sealed is not None or state.facts.hub is None:
        return None
    hub, topic = state.facts.hub, state.facts.topic or state.subscription.url
    if before and (before.hub, before.topic) == (hub, topic):
        return replace(before, asked=now)
    return Lease(
        subscription=state.subscription.id,
        hub=hub,
        topic=topic,
        token=secrets.token_urlsafe(_BYTES),
        secret=vault.seal(secrets.token_hex(_BYTES)),
        state="asked",
        expires=None,
        asked=now,
    )


async def _ask_hub(around: Around, asked: list[Lease], public: str) -> None:
    for lease in asked:
        secret = around.vault.unseal(lease.secret)
        try:
            await _post(around.client, lease, public, secret=secret)
        except NetworkError as error:
            _log.info("the hub %s did not take a request: %s", redacted(lease.hub), error.reason)
            if error.status is None:  # it can't be reached: the others would wait in vain
                return
            await asyncio.to_thread(_refused, around.store, lease)


def _refused(store: Store, lease: Lease) -> None:
    """Keep that a hub said no; what it had promised before holds until its end."""
    with store.write() as connection:
        now = leases.of(connection, lease.subscription)
        if now and now.token == lease.token and now.state == "asked":
            leases.save(connection, replace(now, state="denied"))


async def _post(
    client: Client, lease: Lease, public: str, *, mode: Mode = "subscribe", secret: str | None = None
) -> None:
    """Send a hub a request; raises NetworkError where it does not take it."""
    form = subscription_form(
        callback=public.rstrip("/") + PATH + lease.token, topic=lease.topic, secret=secret, mode=mode
    )
    settings = FetchSettings(timeout=_ASK_SECONDS, accept="text/plain, */*;q=0.5", follow=False)
    address = lease.hub
    for _ in range(_MOST_HOPS):
        answer = await client.post(address, form, settings=settings)
        if answer.status not in {307, 308}:
            return
        address = urljoin(address, answer.headers.get("location", ""))
    raise NetworkError(lease.hub, "the hub redirects without end", kind="redirects")


@dataclass(slots=True, kw_only=True)
class Hubs:
    """What hubs say to this desk; safe to use from several threads."""

    store: Store
    vault: Vault
    take_in: TakeIn
    public_url: str
    allowed: tuple[Network, ...] = ()  # private networks that may be reached
    clock: Clock = field(default_factory=SystemClock)
    _ended: OrderedDict[str, str] = field(default_factory=OrderedDict)  # token to topic
    _messages: dict[str, deque[datetime]] = field(default_factory=dict)  # by subscription
    _storing: int = 0
    _lock: Lock = field(default_factory=Lock)

    @property
    def host(self) -> str:
        """Return the host name under which hubs reach the desk, in lower case."""
        return (urlsplit(self.public_url).hostname or "").lower()

    def confirm(self, token: str, query: Mapping[str, str]) -> str | None:
        """Return what to answer a hub that asks whether we meant it; None: that we did not (404).

        Args:
            token: the last part of the address that it uses.
            query: the parameters of its request.
        """
        if not _TOKEN.fullmatch(token):
            return None
        with self._lock:
            ended = self._ended.get(token)
        if ended is not None:
            answer = verify(query, topic=ended, wanted=False)
            return answer.challenge if answer.verdict == "ended" else None
        with self.store.write() as connection:
            lease = leases.by_token(connection, token)
            if lease is None:
                return None
            answer = verify(query, topic=lease.topic, wanted=lease.state != "denied")
            if answer.verdict == "refused":
                return None
            if answer.verdict == "denied":
                _log.info("the hub %s refuses: %s", redacted(lease.hub), answer.reason or "no reason given")
                leases.save(connection, replace(lease, state="denied", expires=None))
                return ""
            now = self.clock.now().timestamp()
            expires = now + answer.lease.total_seconds()
            leases.save(connection, replace(lease, state="verified", expires=expires, asked=now))
        return answer.challenge

    def turned_away(self, token: str) -> Literal["ended", "unknown"] | None:
        """Return why nothing is taken at an address, before anything sent there is read; None: it is.

        Args:
            token: the last part of the address.
        """
        if not _TOKEN.fullmatch(token):
            return "unknown"
        with self._lock:
            if token in self._ended:
                return "ended"
        with self.store.read() as connection:
            lease = leases.by_token(connection, token)
        if lease is None:
            return "unknown"
        return "ended" if lease.state == "denied" else None

    def receive(self, token: str, body: bytes, headers: Mapping[str, str]) -> Received:
        """Take in what a hub sent, and return what became of it.

        "taken": it is stored. "ignored": it is not signed as agreed, and the hub is not told so (section 7
        of the recommendation). "unknown": nobody was given this address. "ended": no more is wanted.
        "busy": it is to come again later.

        Args:
            token: the last part of the address that it was sent to.
            body: the feed, or what is new in it.
            headers: of the request, names in lower case.
        """
        if away := self.turned_away(token):
            return away
        with self.store.read() as connection:
            lease = leases.by_token(connection, token)
            state = subscriptions.state_of(connection, lease.subscription) if lease else None
        if lease is None or state is None:
            return "unknown"
        if state.subscription.stopped:
            return "ended"
        if not self._signed(lease, body, headers.get("x-hub-signature")):
            return "ignored"
        answer = Response(
            url=state.subscription.url,
            status=200,
            headers={},
            body=body,
            media_type=headers.get("content-type"),
        )
        return self._store(lease.subscription, answer)

    def _signed(self, lease: Lease, body: bytes, header: str | None) -> bool:
        good = signed(body, header, self.vault.unseal(lease.secret))
        if not good:
            _log.warning("a message for %s is not signed as agreed: ignored", redacted(lease.topic))
        return good

    def _store(self, key: str, answer: Response) -> Received:
        if not answer.body.strip():  # it tells that there is news, not which
            now = self.clock.now().timestamp()
            with self.store.write() as connection:
                subscriptions.touch(connection, [key], now, "its hub told of news")
            return "taken"
        with self._lock:
            if self._storing >= _MOST_AT_ONCE or not self._in_time(key):
                return "busy"
            self._storing += 1
        try:
            self.take_in(key, answer)
        finally:
            with self._lock:
                self._storing -= 1
        return "taken"

    def _in_time(self, key: str) -> bool:
        """Count one more message of a subscription; return whether there are not too many."""
        now = self.clock.now()
        times = self._messages.setdefault(key, deque(maxlen=_MOST_MESSAGES))
        if len(times) == _MOST_MESSAGES and (now - times[0]).total_seconds() < _WITHIN_SECONDS:
            return False
        times.append(now)
        return True

    def leave(self, key: str) -> str | None:
        """Tell a subscription's hub that no more is wanted; return why it could not be told, or None.

        Call it before the subscription is removed. From then on the hub's messages are refused for good.

        Args:
            key: the subscription's id.
        """
        with self.store.write() as connection:
            lease = leases.of(connection, key)
            if lease is None:
                return None
            leases.remove(connection, key)
        with self._lock:
            self._messages.pop(key, None)
            self._ended[lease.token] = lease.topic
            if len(self._ended) > _MOST_ENDED:
                self._ended.popitem(last=False)
        return finish(self._leave(lease))

    async def _leave(self, lease: Lease) -> str | None:
        try:
            async with asyncio.timeout(_LEAVE_SECONDS), open_client(allowed=self.allowed) as client:
                await _post(client, lease, self.public_url, mode="unsubscribe")
        except TimeoutError:
            return "the hub did not answer in time"
        except NetworkError as error:
            return error.reason
        return None
