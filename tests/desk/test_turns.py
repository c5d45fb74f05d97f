from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from broadsheet.desk.clock import FakeClock
from broadsheet.desk.turns import Turns
from broadsheet.errors import NetworkError

NOW = datetime(2026, 3, 2, tzinfo=UTC)
URL = "https://courier.example/feed"


def test_two_requests_to_a_host_are_apart_and_those_to_another_are_not_held_up() -> None:
    turns = Turns(clock=FakeClock(NOW), spacing=2.0)
    begun: list[tuple[str, datetime]] = []

    async def ask(url: str) -> None:
        async with turns.turn(url):
            begun.append((url, turns.clock.now()))

    async def run() -> None:
        await asyncio.gather(ask(URL), ask(URL + "?2"), ask("https://kite.example/"))

    asyncio.run(run())
    times = dict(begun)
    assert times[URL] == times["https://kite.example/"] == NOW
    assert times[URL + "?2"] == NOW + timedelta(seconds=2)


def test_a_host_that_wants_peace_is_not_asked_until_then() -> None:
    clock = FakeClock(NOW)
    turns = Turns(clock=clock)
    turns.hold("courier.example", NOW + timedelta(hours=1), "the server says that it was asked too often")

    async def ask() -> None:
        async with turns.turn(URL):
            pass

    with pytest.raises(NetworkError, match="asked too often") as error:
        asyncio.run(ask())
    assert error.value.kind == "held"
    clock.moment += timedelta(hours=2)
    asyncio.run(ask())
    assert turns.held_until(URL) is None


def test_the_turn_is_given_back_when_the_request_fails() -> None:
    turns = Turns(clock=FakeClock(NOW))

    async def run() -> None:
        with pytest.raises(ValueError, match="no"):
            async with turns.turn(URL):
                raise ValueError("no")
        async with turns.turn(URL):
            pass

    asyncio.run(run())
