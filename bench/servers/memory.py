"""Runs a program and watches how much memory it and its children hold; Linux only."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread
from typing import Any

_SAMPLE = 0.25  # seconds between two looks


def run_watched(command: Sequence[str], *, seconds: float | None = None) -> dict[str, Any]:
    """Run a program that prints one JSON object; return that with ``peak_MB`` of all its processes together.

    Memory is the proportional share (PSS): what processes have in common counts once.

    Raises:
        RuntimeError: it failed, or took longer than so many seconds.
    """
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        ended, peak = Event(), [0]
        watcher = Thread(target=_watch, args=(process.pid, ended, peak))
        watcher.start()
        try:
            out, said = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            process.kill()
            raise RuntimeError(f"{command[1]} took longer than {seconds:.0f} seconds") from error
        finally:
            ended.set()
            watcher.join()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said[-2000:]}")
    told: dict[str, Any] = json.loads(out.splitlines()[-1])
    return told | {"peak_MB": round(peak[0] / 1024, 1)}


def family(process: int) -> list[int]:
    """Return a process and all that descend from it."""
    found, waiting = [], [process]
    while waiting:
        one = waiting.pop()
        found.append(one)
        try:
            threads = list(Path(f"/proc/{one}/task").iterdir())
            waiting += [
                int(child) for thread in threads for child in (thread / "children").read_text().split()
            ]
        except OSError:  # it has ended meanwhile
            continue
    return found


def _watch(process: int, ended: Event, peak: list[int]) -> None:
    while not ended.wait(_SAMPLE):
        peak[0] = max(peak[0], sum(_share(one) for one in family(process)))


def _share(process: int) -> int:
    """Return the memory of a process in kB, of what it shares its part."""
    try:
        rows = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) for row in rows if row.startswith("Pss:")), 0)
