"""Looking names up: in threads of our own, so that one slow name server holds up nobody else."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

Address = tuple[int, str]  # AF_INET or AF_INET6, and the address as text
Lookup = Callable[[str], Sequence[Address]]
"""Name -> its addresses; runs in a thread, raises OSError where there are none."""

# A lookup that nobody waits for any more still holds its thread, for up to half a minute (resolv.conf(5):
# 2 tries of 5 seconds at each of 3 servers). Threads start only when they are needed.
THREADS = 256


def system_lookup(host: str) -> list[Address]:
    """Return a name's addresses as this machine finds them (hosts file, name servers).

    Raises:
        OSError: there are none.
    """
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    # The scope of a link-local address stays with it, so that the guard sees the address whole.
    return list(dict.fromkeys((int(family), str(address[0])) for family, _, _, _, address in found))


class Resolver:
    """Looks names up for the connector of aiohttp (its AbstractResolver, by shape)."""

    def __init__(self, lookup: Lookup = system_lookup) -> None:
        self._lookup = lookup
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="lookup")

    def resolve(self, host: str, port: int = 0, family: int = 0) -> Awaitable[list[dict[str, Any]]]:
        """Return the addresses of a host, as aiohttp wants them.

        Raises:
            OSError: there are none.
        """
        return self._resolve(host, port, family)

    async def _resolve(self, host: str, port: int, family: int) -> list[dict[str, Any]]:
        try:
            found = await asyncio.get_running_loop().run_in_executor(self._threads, self._lookup, host)
        except UnicodeError as error:
            raise OSError(f"{host!r} is no name that can be looked up") from error
        return [
            {
                "hostname": host,
                "host": address,
                "port": port,
                "family": kind,
                "proto": socket.IPPROTO_TCP,
                "flags": socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            }
            for kind, address in found
            if family in {0, kind}
        ]

    async def close(self) -> None:
        """Let the threads go; those that still wait for a name server are not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)
