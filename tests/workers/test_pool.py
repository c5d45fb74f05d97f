from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from broadsheet.workers.pool import open_workers

# Every other item takes a worker a thousand times as long, so results that came as they were ready
# would be out of order.
ITEMS = [[*list(range(100000 if number % 2 == 0 else 100, 0, -1)), -number] for number in range(40)]


@pytest.mark.parametrize("count", [1, 2])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    with open_workers(count) as run:
        found = list(run(min, ITEMS))
    assert found == [-number if number else 0 for number in range(40)]


@pytest.mark.parametrize("count", [1, 2])
def test_a_bug_in_a_step_comes_out(count: int) -> None:
    with open_workers(count) as run, pytest.raises(ValueError, match="math domain error"):
        list(run(math.sqrt, [1.0, -1.0]))


# The program below tells the id of its worker and waits to be killed.
PROGRAM = """
import os, sys, time
from broadsheet.workers.pool import open_workers

def tell(number):
    print(os.getpid(), flush=True)
    time.sleep(60)

if __name__ == "__main__":
    with open_workers(2) as run:
        list(run(tell, range(2)))
"""


def test_workers_end_when_their_parent_was_killed(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    with subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert worker != parent.pid
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        deadline = time.monotonic() + 10
        while _lives(worker) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not _lives(worker)


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_single_item_needs_no_process() -> None:
    with open_workers(2) as run:
        assert list(run(_process, ["x"])) == [os.getpid()]


def _process(_: str) -> int:
    return os.getpid()
