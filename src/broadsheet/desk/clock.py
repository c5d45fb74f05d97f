"""The time, as an argument: so that a week can pass in a test."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return when so many seconds have passed."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Return when so many seconds have passed."""
        await asyncio.sleep(seconds)


@dataclass(slots=True)
class FakeClock:
    """A clock that stands still until somebody sleeps: then it is later at once."""

    moment: datetime

    def now(self) -> datetime:
        """Return the moment that it shows."""
        return self.moment

    async def sleep(self, seconds: float) -> None:
        """Move the clock on by so many seconds, unless somebody who slept meanwhile moved it further."""
        target = self.moment + timedelta(seconds=seconds)
        await asyncio.sleep(0)  # others who are ready begin before time passes
        self.moment = max(self.moment, target)
