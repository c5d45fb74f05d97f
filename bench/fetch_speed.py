"""How many small "304 Not Modified" one CPU-second of the client brings, against a server of its own.

    python bench/fetch_speed.py [fetches] [hosts]

The server is a bare asyncio one in another process, on many addresses of the loopback network, so that
hosts are as many as in a real round. What keeping connections open would bring is measured beside it.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
import sys
import time
from multiprocessing.connection import Connection
from typing import cast

from broadsheet.net import client as net
from broadsheet.text.networks import parse_networks

FETCHES, HOSTS = 10_000, 2_000
AT_ONCE = 64
ANSWER = b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\nDate: Sun, 27 Jul 2025 08:00:00 GMT\r\nCache-Control: max-age=900\r\n\r\n'


class _Server(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        if data.endswith(b"\r\n\r\n"):
            transport = cast("asyncio.Transport", self._transport)
            transport.write(ANSWER)
            if b"onnection: close" in data:
                transport.close()


def serve(told: Connection) -> None:
    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(_Server, "0.0.0.0", 0, backlog=4096)  # noqa: S104 (every loopback address at once)
        told.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


async def fetch_all(port: int, fetches: int, hosts: int) -> int:
    """Return how many of the fetches brought a 304."""
    addresses = [
        f"http://127.{1 + host // 62_500}.{host // 250 % 250}.{1 + host % 250}:{port}/feed"
        for host in range(hosts)
    ]
    settings = net.FetchSettings(
        allowed=parse_networks(["127.0.0.0/8"]), etag='"v1"', last_modified="Sun, 27 Jul 2025 08:00:00 GMT"
    )
    waiting = iter(range(fetches))
    good = 0

    async def work(client: net.Client) -> None:
        nonlocal good
        for number in waiting:
            answer = await client.fetch(addresses[number % hosts], settings=settings)
            good += answer.status == 304

    async with net.open_client(at_once=AT_ONCE) as client, asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(work(client))
    return good


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main(fetches: int, hosts: int) -> None:
    """Print the rates."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=serve, args=(there,), daemon=True)
    server.start()
    port = here.recv()
    asyncio.run(fetch_all(port, 200, hosts))  # imports are not what is measured
    began, used = time.perf_counter(), cpu()
    good = asyncio.run(fetch_all(port, fetches, hosts))
    seconds, used = time.perf_counter() - began, cpu() - used
    server.terminate()
    print(f"{good} of {fetches} fetches from {hosts} hosts: {seconds:.1f} s, {used:.1f} CPU-seconds")
    print(
        f"{fetches / seconds:,.0f} a second, {fetches / used:,.0f} a CPU-second of the client (target 1,100)"
    )


if __name__ == "__main__":
    main(*(int(number) for number in (sys.argv[1:] + [str(FETCHES), str(HOSTS)][len(sys.argv) - 1 :])[:2]))
