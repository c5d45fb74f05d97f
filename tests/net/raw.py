"""A bare server on loopback for tests: it reads one request and then does whatever it was told to."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass(slots=True)
class Request:
    line: bytes
    headers: dict[str, bytes]
    body: bytes = b""

    @property
    def path(self) -> str:
        return self.line.split()[1].decode("latin-1")


Answer = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


@dataclass(slots=True)
class Server:
    port: int
    seen: list[Request] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def reply(status: int = 200, headers: dict[str, str | bytes] | None = None, body: bytes = b"") -> bytes:
    lines = [b"HTTP/1.1 %d Whatever" % status]
    for name, value in (headers or {}).items():
        lines.append(name.encode() + b": " + (value if isinstance(value, bytes) else value.encode()))
    if not any(name.lower() in {"content-length", "transfer-encoding"} for name in headers or {}):
        lines.append(b"Content-Length: %d" % len(body))
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


@contextmanager
def serving(answer: Answer, *, tls: ssl.SSLContext | None = None, early: bytes = b"") -> Iterator[Server]:
    """Yield a server whose answers ``answer`` writes; ``early`` comes before any request."""
    loop = asyncio.new_event_loop()
    server = Server(port=0)
    tasks: set[asyncio.Task[None] | None] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.current_task())
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.write(early)
            request = await _read(reader)
            server.seen.append(request)
            await answer(request, writer)
            await writer.drain()
        with suppress(OSError, asyncio.CancelledError):
            writer.close()
            await writer.wait_closed()
        tasks.discard(asyncio.current_task())

    async def begin() -> asyncio.Server:
        return await asyncio.start_server(handle, "127.0.0.1", 0, ssl=tls)

    async def end(started: asyncio.Server) -> None:
        started.close()
        for task in list(tasks):
            if task is not None:
                task.cancel()
        await asyncio.sleep(0.01)

    started = loop.run_until_complete(begin())
    server.port = started.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(end(started), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


async def _read(reader: asyncio.StreamReader) -> Request:
    head = await reader.readuntil(b"\r\n\r\n")
    line, *rest = head[:-4].split(b"\r\n")
    pairs = (part.partition(b": ") for part in rest)
    headers = {name.decode().lower(): value for name, _, value in pairs}
    return Request(line, headers, await reader.readexactly(int(headers.get("content-length", b"0"))))
