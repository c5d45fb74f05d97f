"""The only door out: fetch one address by HTTP, carefully.

Whatever answers is hostile: it may be huge, slow, endless, compressed to a bomb, or redirect into the
reader's own network. So everything has a cap, and ``net.guard`` is asked about the final address of
every connection, in the one place that sees them all: where the socket is made.
"""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from broadsheet.errors import AddressRefusedError, NetworkError
from broadsheet.net.guard import Network, refusal
from broadsheet.net.inflate import ACCEPTED, inflate

if TYPE_CHECKING:
    import aiohttp

MAX_BYTES = 16 * 1024 * 1024  # the largest of the large feeds measured are 5 MB; pages are smaller
MAX_REDIRECTS = 5  # RFC 1945 asked for five; more is a loop or a maze
TIMEOUT_SECONDS = 30.0  # aiohttp's limit for connecting alone; here it is for everything together
MAX_HEADER_BYTES = 8190  # for each line, as Apache has it (LimitRequestFieldSize); aiohttp takes 128 lines
_CHUNK = 64 * 1024  # a pipe's usual size
_SCHEMES = frozenset({"http", "https"})
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, "
    "application/xml;q=0.9, */*;q=0.8"
)
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How a fetch is to be carried out."""

    allowed: tuple[Network, ...] = ()  # networks that may be reached although they aren't public
    etag: str | None = None  # as the last answer had it, to be told when nothing changed
    last_modified: str | None = None  # the same
    max_bytes: int = MAX_BYTES  # of the body, both as it comes and decompressed
    timeout: float = TIMEOUT_SECONDS  # seconds for everything together, redirects included


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What came back."""

    url: str  # the final address, after redirects
    status: int  # 200 to 299, or 304: not modified
    headers: Mapping[str, str]  # names in lower case
    body: bytes  # decompressed; empty for 304
    media_type: str | None  # Content-Type as sent, with its charset

    @property
    def etag(self) -> str | None:
        """Return what to send the next time, to be told when nothing changed."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """Return the other thing to send the next time."""
        return self.headers.get("last-modified")


@dataclass(slots=True)
class _Refusals:
    """The addresses that the guard refused during one fetch."""

    reasons: list[str] = field(default_factory=list)


@cache
def user_agent() -> str:
    """Return who we say we are: a name, a version and a page about it."""
    try:
        number = version("broadsheet")
    except PackageNotFoundError:  # run from a checkout that was never installed
        number = "0"
    return f"Broadsheet/{number} (+https://github.com/broadsheet-news/broadsheet)"


def fetch_now(url: str, *, settings: FetchSettings | None = None) -> Response:
    """Return what is at an address; for callers outside an event loop. See ``fetch``."""
    return asyncio.run(fetch(url, settings=settings))


async def fetch(url: str, *, settings: FetchSettings | None = None) -> Response:
    """Return what is at an address.

    Args:
        url: an http or https address.
        settings: caps, allowed networks, and what is known of the last answer.

    Raises:
        AddressRefusedError: it leads, at once or by a redirect, to an address that may not be reached.
        NetworkError: nothing came, or something that is no success, too large or too slow.
    """
    import aiohttp  # noqa: PLC0415 (heavy)

    settings = settings or FetchSettings()
    _check_scheme(url)
    refusals = _Refusals()
    try:
        async with asyncio.timeout(settings.timeout):
            return await _fetch(url, settings, refusals)
    except TimeoutError as error:
        reason = f"no complete answer within {settings.timeout:g} seconds"
        raise NetworkError(url, reason) from error
    except (aiohttp.ClientError, OSError, ValueError) as error:
        # yarl and aiohttp raise ValueError for addresses that they can't make sense of.
        if refusals.reasons:
            raise AddressRefusedError(
                url, f"this address may not be reached: {refusals.reasons[-1]} (see --allow-net)"
            ) from error
        raise NetworkError(url, _explain(error)) from error


def _check_scheme(url: str) -> None:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError as error:
        raise NetworkError(url, f"this is no address ({error})") from error
    if parts.scheme.lower() not in _SCHEMES or not host:
        raise NetworkError(url, "only http and https addresses are fetched")


async def _fetch(url: str, settings: FetchSettings, refusals: _Refusals) -> Response:
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(_session(settings, refusals))
        answer = await stack.enter_async_context(session.get(url, max_redirects=MAX_REDIRECTS))
        if answer.status == _NOT_MODIFIED:
            return _response(answer, b"")
        if not answer.ok or answer.status >= 300:
            reason = f"the server answered {answer.status} {_line(answer.reason or '')}".rstrip()
            raise NetworkError(url, reason, status=answer.status)
        raw = await _read(answer, settings.max_bytes)
        encoding = ",".join(answer.headers.getall("Content-Encoding", []))
        return _response(answer, inflate(raw, encoding, settings.max_bytes))


def _session(settings: FetchSettings, refusals: _Refusals) -> aiohttp.ClientSession:
    import aiohttp  # noqa: PLC0415 (heavy)

    def guarded(addr_info: Any) -> socket.socket:
        """Make the socket for one resolved address, or refuse to."""
        return _socket(addr_info, settings.allowed, refusals)

    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(socket_factory=guarded, force_close=True),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers=_headers(settings),
        timeout=aiohttp.ClientTimeout(total=settings.timeout),
        auto_decompress=False,  # it knows no cap
        trust_env=False,  # a proxy would reach addresses that the guard never sees
        max_line_size=MAX_HEADER_BYTES,
        max_field_size=MAX_HEADER_BYTES,
    )


def _headers(settings: FetchSettings) -> dict[str, str]:
    headers = {"Accept": _ACCEPT, "Accept-Encoding": ACCEPTED, "User-Agent": user_agent()}
    if settings.etag:
        headers["If-None-Match"] = settings.etag
    if settings.last_modified:
        headers["If-Modified-Since"] = settings.last_modified
    return headers


def _socket(addr_info: Sequence[Any], allowed: Sequence[Network], refusals: _Refusals) -> socket.socket:
    family, kind, proto, _, address = addr_info
    reason = refusal(str(address[0]), allowed)
    if reason:
        refusals.reasons.append(reason)
        # An OSError, so that another address of the same name is still tried.
        raise PermissionError(errno.EACCES, reason)
    return socket.socket(family=family, type=kind, proto=proto)


async def _read(answer: aiohttp.ClientResponse, max_bytes: int) -> bytes:
    body = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        body += chunk
        if len(body) > max_bytes:
            raise ValueError(f"it is larger than {max_bytes:,} bytes")
    return bytes(body)


def _response(answer: aiohttp.ClientResponse, body: bytes) -> Response:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return Response(
        url=str(answer.url),
        status=answer.status,
        headers=headers,
        body=body,
        media_type=headers.get("content-type"),
    )


def _explain(error: Exception) -> str:
    """Return one line for a person, from whatever the libraries below raise."""
    import aiohttp  # noqa: PLC0415 (heavy)

    # The first class that fits gives the line, so narrow classes stand before wide ones.
    lines: tuple[tuple[type[Exception], str], ...] = (
        (aiohttp.ClientConnectorCertificateError, "its certificate is not in order"),
        (aiohttp.ClientConnectorDNSError, "there is no such host, or its name cannot be looked up"),
        (aiohttp.ClientPayloadError, "the answer was cut off"),
        (aiohttp.ClientSSLError, "no encrypted connection came about"),
        (aiohttp.NonHttpUrlClientError, "it redirects to something that is neither http nor https"),
        (aiohttp.InvalidURL, "this is no address that can be fetched"),
        (aiohttp.ServerDisconnectedError, "the server hung up without an answer"),
        (aiohttp.TooManyRedirects, f"it redirects more than {MAX_REDIRECTS} times"),
    )
    for kind, line in lines:
        if isinstance(error, kind):
            return line
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"no connection ({_line(error.os_error.strerror or str(error.os_error))})"
    return _line(str(error)) or type(error).__name__


def _line(text: str) -> str:
    """Return a text as one short line: a server's own words may hold anything."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:200]
