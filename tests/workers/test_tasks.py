from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from broadsheet.errors import NetworkError
from broadsheet.workers.tasks import CrashedError, StalledError, Tasks, open_tasks

Out = TypeVar("Out")
LONG = 60.0  # seconds: never reached


def run(work: Callable[[Tasks], Awaitable[Out]], count: int = 2) -> Out:
    async def main() -> Out:
        async with open_tasks(count) as tasks:
            return await work(tasks)

    return asyncio.run(main())


# --- steps ---------------------------------------------------------------------------------------


def double(number: int) -> int:
    return 2 * number


def process_of(_: object) -> int:
    return os.getpid()


def length(text: str | bytes) -> int:
    return len(text)


def repeated(text: bytes) -> bytes:
    return text * 2


def sleep(seconds: float) -> str:
    time.sleep(seconds)
    return "slept"


def loop_in_c(_: object) -> int:
    return sum(range(10**15))


def vanish(code: int) -> None:
    os._exit(code)


def crash(_: object) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(code: int) -> None:
    sys.exit(code)


def swell(_: object) -> int:
    held = []
    while True:
        held.append(bytearray(64 * 1024 * 1024))


def swell_at_once(_: object) -> int:
    return len(bytes(1 << 34))


def fail(text: str) -> None:
    raise ValueError(text)


def fail_with_what_cannot_be_sent(text: str) -> None:
    raise NetworkError("https://courier.example/feed", text)


def give_what_cannot_be_sent(_: object) -> Callable[[], None]:
    return lambda: None


def tell_and_sleep(path: str) -> None:
    Path(path).write_text(str(os.getpid()))
    time.sleep(LONG)


# --- what it is for --------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_result_comes_back(count: int) -> None:
    async def work(tasks: Tasks) -> list[int]:
        return await asyncio.gather(*(tasks(double, number, seconds=LONG) for number in range(50)))

    assert run(work, count) == [2 * number for number in range(50)]


def test_large_items_go_through() -> None:
    async def work(tasks: Tasks) -> int:
        return len(await tasks(repeated, b"x" * 20_000_000, seconds=LONG))

    assert run(work) == 40_000_000


def test_no_process_is_started_before_it_is_needed_and_no_more_than_asked_for() -> None:
    async def work(tasks: Tasks) -> set[int]:
        first = {await tasks(process_of, None, seconds=LONG) for _ in range(5)}
        assert len(first) == 1
        return first | set(await asyncio.gather(*(tasks(process_of, None, seconds=LONG) for _ in range(20))))

    assert len(run(work, 3)) <= 3
    assert run(work, 1) == {os.getpid()}


# --- what goes wrong ---------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 2])
def test_what_a_step_raises_is_raised(count: int) -> None:
    async def work(tasks: Tasks) -> int:
        with pytest.raises(ValueError, match="no such day") as caught:
            await tasks(fail, "no such day", seconds=LONG)
        if count > 1:
            assert "in fail" in caught.value.__notes__[0]
        return await tasks(double, 4, seconds=LONG)

    assert run(work, count) == 8


def test_an_error_that_cannot_be_made_again_is_told() -> None:
    async def work(tasks: Tasks) -> None:
        with pytest.raises(RuntimeError, match=r"NetworkError: .*it is down"):
            await tasks(fail_with_what_cannot_be_sent, "it is down", seconds=LONG)
        with pytest.raises((AttributeError, RuntimeError, TypeError)):
            await tasks(give_what_cannot_be_sent, None, seconds=LONG)

    run(work)


def test_an_item_that_cannot_be_sent_is_the_callers_bug() -> None:
    async def work(tasks: Tasks) -> int:
        with pytest.raises((AttributeError, TypeError)):
            await tasks(length, lambda: None, seconds=LONG)  # type: ignore[arg-type]
        return await tasks(double, 1, seconds=LONG)

    assert run(work) == 2


@pytest.mark.parametrize("trap", [(sleep, LONG), (loop_in_c, None)])
def test_a_stalled_item_costs_itself_alone(trap: tuple[Callable[[Any], Any], Any]) -> None:
    async def work(tasks: Tasks) -> None:
        await asyncio.gather(*(tasks(process_of, None, seconds=LONG) for _ in range(2)))  # both are started
        began = time.monotonic()
        other = asyncio.create_task(tasks(sleep, 1.5, seconds=LONG))
        with pytest.raises(StalledError, match=r"within 0\.5 seconds") as caught:
            await tasks(*trap, seconds=0.5)
        assert caught.value.seconds == 0.5
        assert time.monotonic() - began < 5
        assert await other == "slept"  # undisturbed
        assert await tasks(double, 3, seconds=LONG) == 6  # replaced

    run(work)


@pytest.mark.parametrize(
    ("step", "item", "told"),
    [
        (vanish, 3, "ended with code 3"),
        (vanish, 0, "ended with code 0"),
        (leave, 5, "ended with code 5"),
        (crash, None, f"ended by signal {int(signal.SIGSEGV)}"),
    ],
)
def test_a_process_that_ends_costs_its_item_alone(step: Callable[[Any], Any], item: Any, told: str) -> None:
    async def work(tasks: Tasks) -> None:
        other = asyncio.create_task(tasks(sleep, 0.5, seconds=LONG))
        with pytest.raises(CrashedError, match=told):
            await tasks(step, item, seconds=LONG)
        assert await other == "slept"
        assert await tasks(double, 3, seconds=LONG) == 6

    run(work)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps the limit")
@pytest.mark.parametrize("step", [swell, swell_at_once])
def test_memory_has_a_limit(step: Callable[[Any], Any]) -> None:
    async def work(tasks: Tasks) -> None:
        with pytest.raises(CrashedError, match="more memory"):
            await tasks(step, None, seconds=LONG)
        assert await tasks(double, 3, seconds=LONG) == 6

    run(work)


def test_waiting_for_a_turn_is_not_counted() -> None:
    async def work(tasks: Tasks) -> list[str]:
        await asyncio.gather(*(tasks(process_of, None, seconds=LONG) for _ in range(2)))
        return await asyncio.gather(*(tasks(sleep, 0.4, seconds=1.5) for _ in range(10)))

    assert run(work) == ["slept"] * 10


# --- the end -------------------------------------------------------------------------------------------


def test_a_cancelled_call_ends_its_process(tmp_path: Path) -> None:
    told = tmp_path / "process"

    async def work(tasks: Tasks) -> None:
        task = asyncio.create_task(tasks(tell_and_sleep, str(told), seconds=LONG))
        process = await _written(told)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert not _lives(process)
        assert await tasks(double, 3, seconds=LONG) == 6

    run(work)


def test_leaving_ends_all_processes_at_once(tmp_path: Path) -> None:
    paths = [tmp_path / str(number) for number in range(3)]

    async def main() -> list[int]:
        async with open_tasks(3) as tasks:
            calls = [asyncio.create_task(tasks(tell_and_sleep, str(path), seconds=LONG)) for path in paths]
            late = asyncio.create_task(tasks(double, 1, seconds=LONG))
            processes = [await _written(path) for path in paths]
            began = time.monotonic()
        assert time.monotonic() - began < 5
        assert not any(_lives(process) for process in processes)
        results = await asyncio.gather(*calls, late, return_exceptions=True)
        assert [type(result) for result in results] == [
            CrashedError,
            CrashedError,
            CrashedError,
            RuntimeError,
        ]
        return processes

    assert len(set(asyncio.run(main()))) == 3


# The program below starts a task and waits to be killed.
PROGRAM = """
import asyncio, os, sys, time
from broadsheet.workers.tasks import open_tasks

def tell(_):
    print(os.getpid(), flush=True)
    time.sleep(60)

def tell_and_loop(_):
    print(os.getpid(), flush=True)
    sum(range(10**15))

async def main():
    async with open_tasks(2) as tasks:
        await tasks(globals()[sys.argv[1]], None, seconds=float(sys.argv[2]))

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.parametrize(("step", "seconds"), [("tell", "60"), ("tell_and_loop", "2")])
def test_processes_end_when_their_parent_was_killed(tmp_path: Path, step: str, seconds: str) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    command = [sys.executable, str(program), step, seconds]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert worker != parent.pid
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        deadline = time.monotonic() + 20
        while _lives(worker) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not _lives(worker)


async def _written(path: Path) -> int:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if told := _read(path):
            return int(told)
        await asyncio.sleep(0.02)
    raise AssertionError("the step did not begin")


def _read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"
