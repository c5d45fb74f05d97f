"""The only door out: fetch an address by HTTP, carefully.

Whatever answers is hostile: it may be huge, slow, endless, compressed to a bomb, or redirect into the
reader's own network. So everything has a cap and a deadline, and ``net.guard`` is asked about the final
address of every connection, in the one place that sees them all: where the socket is made.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from broadsheet.errors import NetworkError
from broadsheet.net.addresses import origin, target, to_ask
from broadsheet.net.answers import explained, headers_of, status_error
from broadsheet.net.credentials import Credentials, part, redacted, request_headers
from broadsheet.net.deadlines import Deadlines
from broadsheet.net.guard import Network
from broadsheet.net.inflate import ACCEPTED, Inflater, SizeError
from broadsheet.net.lookups import Lookup, Resolver, system_lookup
from broadsheet.net.loops import finish
from broadsheet.net.session import open_session, user_agent
from broadsheet.net.settings import FetchSettings, Hop, Response
from broadsheet.net.sockets import ATTEMPT, Attempt

if TYPE_CHECKING:
    import aiohttp
    from yarl import URL

__all__ = [
    "Client",
    "FetchSettings",
    "Hop",
    "Response",
    "Turn",
    "fetch",
    "fetch_now",
    "open_client",
    "user_agent",
]

Turn = Callable[[str], AbstractAsyncContextManager[None]]
"""Address -> the turn of its host: entered before each single request, left after it."""
Sink = Callable[[bytes], object]
"""Takes the body piece by piece."""

MAX_REDIRECTS = 5  # RFC 1945 asked for five; more is a loop or a maze
AT_ONCE = 64  # requests on their way at a time; a choice: half of what a small router's table bears well
LARGE = 1024 * 1024
"""Bytes of a body from which it is large: one feed in a hundred is."""
MOST_LARGE = 3
"""Large bodies on their way at a time: a hundred endless ones must not fill the memory together."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304


def fetch_now(url: str, *, settings: FetchSettings | None = None) -> Response:
    """Return what is at an address; for callers outside an event loop. See ``Client.fetch``."""
    return finish(fetch(url, settings=settings))


async def fetch(url: str, *, settings: FetchSettings | None = None) -> Response:
    """Return what is at an address, with a client of its own. See ``Client.fetch``."""
    async with open_client() as client:
        return await client.fetch(url, settings=settings)


@asynccontextmanager
async def open_client(
    *,
    allowed: tuple[Network, ...] = (),
    turn: Turn | None = None,
    at_once: int = AT_ONCE,
    lookup: Lookup = system_lookup,
) -> AsyncIterator[Client]:
    """Yield a client for a whole round; its connections end with it.

    Args:
        allowed: networks that each fetch may reach although they aren't public, besides its own.
        turn: what to enter around each single request.
        at_once: how many requests may be on their way at a time.
        lookup: what finds a name's addresses.
    """
    resolver = Resolver(lookup)
    try:
        async with open_session(resolver) as session:
            yield Client(session, allowed=allowed, turn=turn, at_once=at_once)
    finally:
        await resolver.close()


@dataclass(slots=True)
class _Fetch:
    """One fetch on its way, through all its redirects."""

    method: str
    settings: FetchSettings
    credentials: Credentials | None
    form: bytes | None
    sink: Sink | None
    large: asyncio.Semaphore
    attempt: Attempt
    deadlines: Deadlines
    hops: list[Hop] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Client:
    """Fetches over one session of aiohttp; made by ``open_client``. Tasks may share it."""

    def __init__(
        self, session: aiohttp.ClientSession, *, allowed: tuple[Network, ...], turn: Turn | None, at_once: int
    ) -> None:
        self._session = session
        self._allowed = allowed
        self._turn = turn or _no_turn
        self._slots = asyncio.Semaphore(at_once)
        self._large = asyncio.Semaphore(MOST_LARGE)

    async def fetch(self, url: str, *, settings: FetchSettings | None = None) -> Response:
        """Return what is at an address.

        Args:
            url: an http or https address; user and password in it are used as credentials.
            settings: caps, deadlines, credentials, and what is known of the last answer.

        Raises:
            AddressRefusedError: it leads, at once or by a redirect, to an address that may not be reached.
            NetworkError: nothing came, or something that is no success, too large or too slow.
        """
        return await self._run("GET", url, settings or FetchSettings())

    async def post(
        self, url: str, form: Mapping[str, str], *, settings: FetchSettings | None = None
    ) -> Response:
        """Send a form and return the answer; redirects are not followed.

        Raises:
            AddressRefusedError: the address may not be reached.
            NetworkError: nothing came, or something that is no success, too large or too slow.
        """
        return await self._run("POST", url, settings or FetchSettings(), form=urlencode(form).encode("ascii"))

    async def stream(self, url: str, sink: Sink, *, settings: FetchSettings) -> Response:
        """Hand what is at an address to ``sink``, piece by piece; the Response has an empty body.

        Raises:
            AddressRefusedError: it leads to an address that may not be reached.
            NetworkError: as with ``fetch``; pieces may have been handed over by then.
        """
        return await self._run("GET", url, settings, sink=sink)

    async def _run(
        self,
        method: str,
        url: str,
        settings: FetchSettings,
        *,
        form: bytes | None = None,
        sink: Sink | None = None,
    ) -> Response:
        bare, inside = part(url.strip())
        one = _Fetch(
            method=method,
            settings=settings,
            credentials=settings.credentials or inside,
            form=form,
            sink=sink,
            large=self._large,
            attempt=Attempt(allowed=(*self._allowed, *settings.allowed)),
            deadlines=Deadlines(settings),
        )
        token = ATTEMPT.set(one.attempt)
        try:
            return await self._follow(one, to_ask(bare))
        finally:
            ATTEMPT.reset(token)

    async def _follow(self, one: _Fetch, asked: URL) -> Response:
        follow = one.settings.follow and one.method == "GET"
        while True:
            answer = await self._in_turn(one, asked)
            if answer.status not in _REDIRECTS or not follow:
                return Response(
                    url=str(asked),
                    status=answer.status,
                    headers=answer.headers,
                    body=answer.body,
                    media_type=answer.headers.get("content-type"),
                    hops=tuple(one.hops),
                )
            asked = _next(one, asked, answer)

    async def _in_turn(self, one: _Fetch, asked: URL) -> _Answer:
        """Return the answer to one request, once it is its host's turn."""
        # The host's turn first: a fetch that waits for it takes no place from the others.
        async with self._turn(str(asked)), self._slots:
            try:
                async with one.deadlines.request():
                    return await self._request(one, asked)
            except TimeoutError as error:
                raise NetworkError(redacted(str(asked)), one.deadlines.reason, kind="timeout") from error
            finally:
                one.deadlines.left()

    async def _request(self, one: _Fetch, asked: URL) -> _Answer:
        import aiohttp  # noqa: PLC0415 (heavy)

        answer: aiohttp.ClientResponse | None = None
        try:
            async with self._session.request(
                one.method,
                asked,
                headers=_headers(one),
                data=one.form,
                allow_redirects=False,
                trace_request_ctx=one.deadlines,
            ) as answer:
                return await _read(one, asked, answer)
        except TimeoutError:
            raise
        except (aiohttp.ClientError, OSError, ValueError) as error:
            # yarl and aiohttp raise ValueError for addresses that they can't make sense of.
            shown = redacted(str(asked))
            raise explained(shown, error, one.attempt.refused, answer, moved=bool(one.hops)) from error


def _no_turn(_: str) -> AbstractAsyncContextManager[None]:
    return nullcontext()


def _headers(one: _Fetch) -> dict[str, str]:
    headers = {"Accept": one.settings.accept, "Accept-Encoding": ACCEPTED, "User-Agent": user_agent()}
    if one.form is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    if one.settings.etag:
        headers["If-None-Match"] = one.settings.etag
    if one.settings.last_modified:
        headers["If-Modified-Since"] = one.settings.last_modified
    headers.update(request_headers(one.credentials))
    return headers


async def _read(one: _Fetch, asked: URL, answer: aiohttp.ClientResponse) -> _Answer:
    headers = headers_of(answer)
    status = answer.status
    if status == _NOT_MODIFIED or status in _REDIRECTS:
        return _Answer(status=status, headers=headers, body=b"")
    if not 200 <= status < 300:
        raise status_error(redacted(str(asked)), status, headers, sent=one.credentials is not None)
    try:
        body = await _body(one, answer, headers)
    except SizeError as error:
        raise NetworkError(redacted(str(asked)), str(error), status, kind="size", headers=headers) from error
    except ValueError as error:
        reason = str(error)
        raise NetworkError(redacted(str(asked)), reason, status, kind="encoding", headers=headers) from error
    return _Answer(status=status, headers=headers, body=body)


async def _body(one: _Fetch, answer: aiohttp.ClientResponse, headers: Mapping[str, str]) -> bytes:
    """Return the body, decompressed; empty where a sink takes it."""
    most = one.settings.max_bytes
    # A length that is too large is believed; one that is small is not.
    if (answer.content_length or 0) > most:
        raise SizeError(f"it is larger than {most:,} bytes")
    inflater = Inflater(headers.get("content-encoding", ""), most)
    body = bytearray()
    sink = one.sink or body.extend
    came = 0
    async with AsyncExitStack() as place:
        # An error keeps the frames that it came through, and so would keep all that was read.
        place.push(lambda kind, _, __: body.clear() if kind else None)
        large = False
        while True:
            one.deadlines.reading()
            chunk = await answer.content.readany()
            if not chunk:
                break
            came += len(chunk)
            if came > most:
                raise SizeError(f"it is larger than {most:,} bytes")
            sink(inflater.feed(chunk))
            if not large and max(came, len(body)) > LARGE and one.sink is None:
                await place.enter_async_context(one.large)
                large = True
        inflater.check_end()
        return bytes(body)


def _next(one: _Fetch, asked: URL, answer: _Answer) -> URL:
    """Return where a redirect leads, and note it."""
    shown = redacted(str(asked))
    headers, status = answer.headers, answer.status

    def refused(reason: str) -> NetworkError:
        return NetworkError(shown, reason, status, kind="redirects", headers=headers)

    location = headers.get("location")
    if not location:
        raise refused("it redirects without saying where")
    one.hops.append(Hop(url=str(asked), status=status))
    try:
        # A user and a password in there are the server's, not the reader's.
        onward = to_ask(part(target(asked, location))[0])
    except (NetworkError, ValueError) as error:
        raise refused("it redirects to something that is neither http nor https") from error
    if one.credentials is not None and origin(onward) != origin(asked):
        if asked.scheme == "https" and onward.scheme == "http":
            raise refused("it redirects from https to http, and credentials must not go there")
        one.credentials = None  # for good: what comes back from elsewhere is not the reader's wish
    if any(hop.url == str(onward) for hop in one.hops):
        raise refused("it redirects in a loop, back to an address that it came from")
    if len(one.hops) > MAX_REDIRECTS:
        raise refused(f"it redirects more than {MAX_REDIRECTS} times")
    return onward
