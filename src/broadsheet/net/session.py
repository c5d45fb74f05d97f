"""The one session of aiohttp that a round has, and who it says we are."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from broadsheet.net.answers import MAX_HEADERS, MAX_LINE
from broadsheet.net.deadlines import Deadlines
from broadsheet.net.lookups import Resolver
from broadsheet.net.oddbytes import request_class
from broadsheet.net.sockets import guarded

if TYPE_CHECKING:
    import aiohttp


@cache
def user_agent() -> str:
    """Return who we say we are: a name, a version and a page about it."""
    try:
        number = version("broadsheet")
    except PackageNotFoundError:  # run from a checkout that was never installed
        number = "0"
    return f"Broadsheet/{number} (+https://github.com/broadsheet-news/broadsheet)"


def open_session(resolver: Resolver) -> aiohttp.ClientSession:
    """Return a session that keeps nothing from one fetch to the next: no cookie, no connection, no name.

    Each request hands its ``Deadlines`` over as ``trace_request_ctx``.
    """
    import aiohttp  # noqa: PLC0415 (heavy)

    trace = aiohttp.TraceConfig()
    trace.on_connection_create_end.append(_connected)
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(
            limit=0,  # the client counts; a wait in here would count as connecting
            use_dns_cache=False,  # each connection is looked up and judged anew
            resolver=resolver,  # type: ignore[arg-type] # its shape is right, without a class above it
            socket_factory=guarded,
            force_close=True,  # see docs/notes/why-is-every-connection-closed-after-one-answer.md
        ),
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=None, connect=None, sock_connect=None, sock_read=None),
        trace_configs=[trace],
        request_class=request_class(),
        auto_decompress=False,  # it knows no cap
        trust_env=False,  # a proxy would reach addresses that the guard never sees
        max_line_size=MAX_LINE,
        max_field_size=MAX_LINE,
        max_headers=MAX_HEADERS,
    )


async def _connected(_: object, context: object, __: object) -> None:
    """Tell a fetch's deadlines that its connection stands."""
    deadlines: Deadlines | None = getattr(context, "trace_request_ctx", None)
    if deadlines is not None:
        deadlines.connected()
