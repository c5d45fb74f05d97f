"""How long each part of a fetch may take, each with words of its own."""

from __future__ import annotations

import asyncio

from broadsheet.net.settings import FetchSettings

# What a person is told when the time for one part is over.
_CONNECT = "no connection within {} seconds"
_FIRST_BYTE = "connected, but no answer began within {} seconds"
_READ = "the answer stopped: nothing came for {} seconds"


class Deadlines:
    """Watches over one fetch: connecting, waiting for an answer to begin, reading it, all of it together.

    Time that a fetch spends waiting for its turn at a host counts in none of them.
    """

    def __init__(self, settings: FetchSettings) -> None:
        self._loop = asyncio.get_running_loop()
        self._left = settings.timeout
        self._end = 0.0
        self._timer: asyncio.Timeout | None = None
        self._seconds = (settings.connect_seconds, settings.first_byte_seconds, settings.read_seconds)
        self._total = f"no complete answer within {settings.timeout:g} seconds"
        self.reason = self._total

    def request(self) -> asyncio.Timeout:
        """Return the context manager for one request; it begins with the time for connecting."""
        now = self._loop.time()
        self._end = now + self._left
        self._timer = asyncio.timeout_at(self._choose(now, self._seconds[0], _CONNECT))
        return self._timer

    def connected(self) -> None:
        """Begin the time for the answer's headers."""
        self._next(self._seconds[1], _FIRST_BYTE)

    def reading(self) -> None:
        """Begin the time for the next piece of the body."""
        self._next(self._seconds[2], _READ)

    def left(self) -> None:
        """Keep what is left of all the time for the next request."""
        self._left = max(0.0, self._end - self._loop.time())

    def _next(self, seconds: float, words: str) -> None:
        if self._timer is not None and not self._timer.expired():
            self._timer.reschedule(self._choose(self._loop.time(), seconds, words))

    def _choose(self, now: float, seconds: float, words: str) -> float:
        if now + seconds >= self._end:
            self.reason = self._total
            return self._end
        self.reason = words.format(f"{seconds:g}")
        return now + seconds
