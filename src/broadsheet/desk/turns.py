"""Who may ask which host when: one request at a time, some time between two, none while it wants peace."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from broadsheet.collect.hosts import SPACING, host_of
from broadsheet.desk.clock import Clock
from broadsheet.errors import NetworkError


@dataclass(slots=True, kw_only=True)
class Turns:
    """The turns of every host: whatever leaves the machine passes here. Belongs to one event loop."""

    clock: Clock
    held: dict[str, tuple[datetime, str]] = field(default_factory=dict)  # until when, and why
    free: dict[str, datetime] = field(default_factory=dict)  # when the next request may begin
    spacing: float = SPACING  # seconds from the end of one request to the beginning of the next
    _locks: dict[str, asyncio.Lock] = field(default_factory=dict)

    def hold(self, host: str, until: datetime, reason: str) -> None:
        """Leave a host in peace until then."""
        self.held[host] = (until, reason)

    def held_until(self, url: str) -> tuple[datetime, str] | None:
        """Return until when the host of an address wants to be left in peace, and why, or None."""
        found = self.held.get(host_of(url))
        return found if found and found[0] > self.clock.now() else None

    async def ready(self, url: str) -> None:
        """Wait until the host of an address may be asked again; does not take the turn."""
        await self._until_free(host_of(url))

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Hold a host's turn for one request.

        Raises:
            NetworkError: kind "held": the host asked to be left in peace.
        """
        host = host_of(url)
        async with self._locks.setdefault(host, asyncio.Lock()):
            await self._until_free(host)
            if found := self.held_until(url):
                raise NetworkError(url, f"{host} is left in peace for a while: {found[1]}", kind="held")
            try:
                yield
            finally:
                self.free[host] = self.clock.now() + timedelta(seconds=self.spacing)

    async def _until_free(self, host: str) -> None:
        free = self.free.get(host)
        wait = (free - self.clock.now()).total_seconds() if free else 0.0
        if wait > 0:
            await self.clock.sleep(wait)
