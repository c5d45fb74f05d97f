"""One look at one subscription: ask, and read what comes back. Nothing is stored here."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal

from broadsheet.collect import moved, validators
from broadsheet.collect.moved import Moved
from broadsheet.collect.validators import Validators
from broadsheet.collect.websub import links_of
from broadsheet.config import Settings
from broadsheet.desk import mailbox
from broadsheet.desk.clock import Clock
from broadsheet.desk.reading import SECONDS, Answer, Reading, read_answer
from broadsheet.desk.turns import Turns
from broadsheet.errors import NetworkError, StoreError
from broadsheet.model import Etiquette, Failure, FeedFacts, SubscriptionKind
from broadsheet.net.addresses import origin, to_ask
from broadsheet.net.client import Client, FetchSettings, Response
from broadsheet.net.credentials import Credentials, from_text, redacted
from broadsheet.store.database import Store
from broadsheet.store.subscriptions import State
from broadsheet.store.vault import Vault
from broadsheet.workers.tasks import CrashedError, StalledError, Tasks

# Sitemaps that one sitemap index may lead to in one look: the newest hold the news.
_MOST_NESTED = 5
_NOT_MODIFIED = 304
_log = logging.getLogger(__name__)
# Of a body, from which an answer is large: those of whole archives, and traps. Two keep both processes busy.
_LARGE_BODY = 1024 * 1024
MOST_LARGE = 2

Outcome = Literal["same", "new", "failed", "held"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What a round of looks works with."""

    store: Store
    settings: Settings
    client: Client
    turns: Turns
    tasks: Tasks
    clock: Clock
    vault: Vault
    # Large answers that are read and not yet stored: each may hold thousands of articles.
    large: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MOST_LARGE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a look brought to light."""

    state: State  # as it is afterwards, but for what storing decides: the next look
    outcome: Outcome
    at: datetime  # when it was asked
    whole: bool = True  # it holds all that the subscription has now, so what is missing has vanished
    first: bool = False  # nothing was ever read from it before
    reading: Reading = field(default_factory=Reading)
    large: bool = False  # it has a place among the large ones, to be given back when it is stored
    headers: Mapping[str, str] = field(default_factory=dict)  # of the answer; the schedule reads them
    error: NetworkError | None = None  # where it failed


async def look(state: State, around: Round) -> Looked:
    """Return what a subscription has to say now.

    Whatever happens costs this subscription alone: credentials that can't be read any more, and even a bug
    of ours, are its failure, and the round goes on.
    """
    try:
        found = await _LOOKS[state.subscription.kind](state, around)
    except StoreError as error:
        found = failed_look(state, around, str(error))
    except Exception as error:  # noqa: BLE001 (a bug of ours: logged, shown, and the round goes on)
        _log.exception("could not look at %s", name_of(state))
        found = failed_look(state, around, bug(error))
    if found.error:  # it is kept until the round ends, and must not keep what was read until then
        found.error.__cause__ = found.error.__context__ = None
        found.error.with_traceback(None)
    return replace(found, first=state.body_digest is None and not state.times)


def failed_look(state: State, around: Round, reason: str) -> Looked:
    """Return a look that failed for a reason of our own."""
    error = NetworkError(redacted(state.subscription.url), reason, kind="feed")
    failed = replace(state, body_digest=None)  # whatever came is read anew the next time
    return Looked(state=failed, outcome="failed", at=around.clock.now(), error=error)


def bug(error: Exception) -> str:
    """Return what to tell of an exception that nobody foresaw."""
    return f"Broadsheet failed on it ({type(error).__name__}: {error}): please report it"


async def _look_at_web(state: State, around: Round) -> Looked:
    at = around.clock.now()
    known = _validators(state)
    sent, refreshed = validators.to_send(known, at)
    asked = _counted(state, at, conditional=bool(sent.etag or sent.last_modified), refreshed=refreshed)
    try:
        answer = await around.client.fetch(state.subscription.url, settings=_asking(state, sent, around))
    except NetworkError as error:
        if error.kind == "held":  # nothing was asked
            return Looked(state=state, outcome="held", at=at, error=error)
        after = validators.learnt(known, sent, status=error.status, etag=None, last_modified=None, now=at)
        return Looked(state=_with_validators(asked, after), outcome="failed", at=at, error=error)
    return await _answered(_learnt(asked, sent, answer, at), answer, at, around)


async def answered(state: State, answer: Response, around: Round, *, pushed: bool) -> Looked:
    """Return what a whole answer that is here already brings to light: see ``look``.

    Args:
        state: of the subscription.
        answer: what it said.
        around: its tasks and its clock are used; of a list of sitemaps those that it names are fetched.
        pushed: its hub told it. Then validators and the body's digest stay those of the last look.
    """
    at = around.clock.now()
    first = state.body_digest is None and not state.times
    if not pushed:
        asked = _learnt(_counted(state, at, conditional=False, refreshed=False), Validators(), answer, at)
        found = await _answered(asked, answer, at, around)
        if state.subscription.kind == "sitemap":
            found = await _with_nested(found, around)
        return replace(found, first=first)
    found = await _answered(replace(state, body_digest=None), answer, at, around)
    after = replace(
        found.state, body_digest=state.body_digest, moved_to=state.moved_to, moved_times=state.moved_times
    )
    return replace(found, state=after, first=first, whole=False)


def _learnt(state: State, sent: Validators, answer: Response, at: datetime) -> State:
    after = validators.learnt(
        _validators(state),
        sent,
        status=answer.status,
        etag=answer.etag,
        last_modified=answer.last_modified,
        now=at,
    )
    return _with_validators(state, after)


async def _answered(state: State, answer: Response, at: datetime, around: Round) -> Looked:
    if answer.status == _NOT_MODIFIED:
        state = _met(state, not_modified=True)
        if state.body_digest is None:  # what did not change is what could not be read
            reason = state.subscription.error or "what it answers cannot be read"
            return Looked(state=state, outcome="failed", at=at, error=_unreadable(state, reason))
        state = _followed(state, answer, parsed=True)
        return Looked(state=state, outcome="same", at=at, headers=answer.headers)
    digest = sha256(answer.body).hexdigest()
    if digest == state.body_digest:
        state = _followed(state, answer, parsed=True)
        return Looked(state=state, outcome="same", at=at, headers=answer.headers)
    large = len(answer.body) > _LARGE_BODY
    if large:
        await around.large.acquire()
    found = await _parsed(replace(state, body_digest=digest), answer, at, around)
    if large and found.outcome != "new":  # nothing of it waits to be stored
        around.large.release()
        large = False
    return replace(found, large=large)


async def _parsed(state: State, answer: Response, at: datetime, around: Round) -> Looked:
    """Return what a body that is new says; the state's digest is the body's."""
    try:
        reading = await _read(state, answer, at, around)
    except (StalledError, CrashedError) as error:
        failed = replace(state, body_digest=None)
        return Looked(state=failed, outcome="failed", at=at, error=_unreadable(state, str(error)))
    if reading.failures and not reading.taken and not reading.nested:
        failed = _followed(replace(state, body_digest=None), answer, parsed=False)
        nothing = _unreadable(state, reading.failures[0].reason)
        return Looked(state=failed, outcome="failed", at=at, error=nothing)
    state = _followed(state, answer, parsed=True)
    state = replace(state, facts=_with_links(reading.facts, answer))
    return Looked(state=state, outcome="new", at=at, reading=reading, headers=answer.headers)


async def _look_at_sitemap(state: State, around: Round) -> Looked:
    """Look at a sitemap; where it is an index, at those that it names too."""
    return await _with_nested(await _look_at_web(state, around), around)


async def _with_nested(found: Looked, around: Round) -> Looked:
    """Return a look at a sitemap with those that it names looked at too, each with its own validators."""
    state = found.state
    known: dict[str, list[str | None]] = json.loads(state.progress or "{}")
    names = found.reading.nested[:_MOST_NESTED] if found.outcome == "new" else tuple(known)
    if not names or found.outcome in {"failed", "held"}:
        return found
    taken, failures, after = list(found.reading.taken), list(found.reading.failures), {}
    for address in names:
        etag, modified = known.get(address, [None, None])
        sent = Validators(etag=etag, last_modified=modified)
        try:
            answer = await around.client.fetch(address, settings=_asking(state, sent, around))
            if answer.status == _NOT_MODIFIED:
                after[address] = [etag, modified]
                continue
            reading = await _read(state, answer, found.at, around)
        except (NetworkError, StalledError, CrashedError) as error:
            reason = error.reason if isinstance(error, NetworkError) else str(error)
            # All of them are asked again the next time, though the list itself may not change.
            again = {name: known.get(name, [None, None]) for name in names}
            return replace(
                found,
                state=replace(state, progress=json.dumps(again)),
                outcome="failed",
                error=_unreadable(state, f"the sitemap {address}: {reason}"),
            )
        after[address] = [answer.etag, answer.last_modified]
        taken += reading.taken
        failures += reading.failures
    # Those that did not change aren't read, so nothing is known of what vanished from them.
    reading = replace(found.reading, taken=tuple(taken), failures=tuple(failures))
    progress = replace(found.state, progress=json.dumps(after))
    return replace(found, state=progress, outcome="new", reading=reading, whole=False)


async def _look_at_mail(state: State, around: Round) -> Looked:
    at = around.clock.now()
    asked = _counted(state, at, conditional=state.progress is not None, refreshed=False)
    credentials = _credentials(state, around.vault)
    try:
        async with around.turns.turn(state.subscription.url):
            after, letters = await asyncio.to_thread(
                mailbox.look, state.subscription.url, credentials, state.progress, around.settings
            )
    except NetworkError as error:
        outcome: Outcome = "held" if error.kind == "held" else "failed"
        return Looked(state=state if outcome == "held" else asked, outcome=outcome, at=at, error=error)
    readings = [await _read_bytes(state, letter, at, around) for letter in letters]
    whole = Reading(
        taken=tuple(one for reading in readings for one in reading.taken),
        failures=tuple(one for reading in readings for one in reading.failures),
    )
    return Looked(
        state=replace(asked, progress=after),
        outcome="new" if letters else "same",
        at=at,
        reading=whole,
        whole=False,  # letters read before aren't fetched again
    )


def _asking(state: State, sent: Validators, around: Round) -> FetchSettings:
    return FetchSettings(
        allowed=around.settings.allow_net,
        etag=sent.etag,
        last_modified=sent.last_modified,
        credentials=_credentials(state, around.vault),
    )


def _credentials(state: State, vault: Vault) -> Credentials | None:
    return from_text(vault.unseal(state.sealed)) if state.sealed else None


def _validators(state: State) -> Validators:
    return Validators(
        etag=state.etag,
        last_modified=state.modified,
        full_at=None if state.full_at is None else datetime.fromtimestamp(state.full_at, UTC),
        unchanged=state.unchanged,
    )


def _with_validators(state: State, after: Validators) -> State:
    return replace(
        state,
        etag=after.etag,
        modified=after.last_modified,
        full_at=after.full_at.timestamp() if after.full_at else None,
        unchanged=after.unchanged,
    )


def _counted(state: State, at: datetime, *, conditional: bool, refreshed: bool) -> State:
    """Return the state after one more request."""
    was = state.subscription.etiquette
    gap = None if state.last_request is None else at.timestamp() - state.last_request
    gaps = [one for one in (was.shortest, gap) if one is not None]
    etiquette = Etiquette(
        requests=was.requests + 1,
        unconditional=was.unconditional + (not conditional),
        refreshed=was.refreshed + refreshed,
        not_modified=was.not_modified,
        shortest=min(gaps, default=None),
    )
    told = replace(state.subscription, etiquette=etiquette)
    return replace(state, subscription=told, last_request=at.timestamp())


def _met(state: State, *, not_modified: bool) -> State:
    was = state.subscription.etiquette
    etiquette = replace(was, not_modified=was.not_modified + not_modified)
    return replace(state, subscription=replace(state.subscription, etiquette=etiquette))


def _followed(state: State, answer: Response, *, parsed: bool) -> State:
    """Return the state after what redirects say of the subscription's address.

    What is read with credentials never moves to another origin, which would then be sent them.
    """
    if state.sealed and origin(to_ask(answer.url)) != origin(to_ask(state.subscription.url)):
        return replace(state, moved_to=None, moved_times=0)
    after = moved.seen(
        Moved(url=state.moved_to, times=state.moved_times),
        asked=state.subscription.url,
        hops=[(hop.url, hop.status) for hop in answer.hops],
        final=answer.url,
        parsed=parsed,
    )
    return replace(state, moved_to=after.url, moved_times=after.times)


async def _read(state: State, answer: Response, at: datetime, around: Round) -> Reading:
    told = state.subscription
    question = Answer(
        kind=told.kind,
        body=answer.body,
        name=name_of(state),
        url=answer.url,
        media_type=answer.media_type,
        collected=at,
        subscription=told.id,
    )
    return await around.tasks(read_answer, question, seconds=SECONDS)


async def _read_bytes(state: State, body: bytes, at: datetime, around: Round) -> Reading:
    """Return what one letter holds; one that stalls costs itself alone."""
    told = state.subscription
    question = Answer(
        kind=told.kind,
        body=body,
        name=name_of(state),
        url=told.url,
        media_type=None,
        collected=at,
        subscription=told.id,
    )
    try:
        return await around.tasks(read_answer, question, seconds=SECONDS)
    except (StalledError, CrashedError) as error:
        return Reading(failures=(failure_of(state, str(error)),))


def name_of(state: State) -> str:
    """Return how a person would name a subscription: no secret of its address is in it."""
    return state.subscription.title or redacted(state.subscription.url)


def failure_of(state: State, reason: str) -> Failure:
    """Return the failure of what a subscription answered."""
    told = state.subscription
    return Failure(document=name_of(state), reason=reason, url=told.url, subscription=told.id)


def _unreadable(state: State, reason: str) -> NetworkError:
    return NetworkError(state.subscription.url, reason, kind="feed")


def _with_links(facts: FeedFacts, answer: Response) -> FeedFacts:
    """Return what a feed says of itself, with the hub that only its headers name."""
    links = links_of(answer.headers)
    hub, topic = facts.hub or links.get("hub"), facts.topic or links.get("self")
    return replace(facts, hub=hub, topic=topic)


_LOOKS: dict[SubscriptionKind, Callable[[State, Round], Awaitable[Looked]]] = {
    "feed": _look_at_web,
    "mail": _look_at_mail,
    "page": _look_at_web,
    "sitemap": _look_at_sitemap,
}
