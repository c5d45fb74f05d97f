from __future__ import annotations

import asyncio

import pytest

from broadsheet.net.loops import finish


async def double(number: int) -> int:
    await asyncio.sleep(0)
    if number < 0:
        raise ValueError("no")
    return 2 * number


def test_it_is_done_without_a_loop() -> None:
    assert finish(double(4)) == 8


def test_it_is_done_inside_a_running_loop() -> None:
    async def notebook() -> int:
        return finish(double(4))

    assert asyncio.run(notebook()) == 8


def test_errors_come_through_from_either() -> None:
    async def notebook() -> None:
        finish(double(-1))

    with pytest.raises(ValueError, match="no"):
        finish(double(-1))
    with pytest.raises(ValueError, match="no"):
        asyncio.run(notebook())
