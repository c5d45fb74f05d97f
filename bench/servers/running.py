"""Starting the simulated hosts from a bench, telling them what to show, and reading who asked what."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import sleep, time

from bench.servers.plan import Site, write_plan

_SERVER = Path(__file__).with_name("server.py")
_SETTLE = 0.2  # seconds: the log is written every 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request, as the server saw it; times are of the machine's monotonic clock."""

    began: float
    ended: float  # when the answer was handed over
    host: str
    path: str
    conditional: bool
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """Simulated hosts that answer."""

    plan: tuple[Site, ...]
    port: int
    log: Path
    process: int
    now: float  # the moment that the dates in the feeds are made from

    def address(self, site: Site) -> str:
        """Return where a feed is."""
        return f"http://{site.host}:{self.port}{site.path}"

    def show(self, version: int) -> None:
        """Make every feed show a version, from now on."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", f"/.version/{version}")
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != 200:
            raise RuntimeError(f"the simulated hosts answered {answer.status}")

    def mark(self) -> int:
        """Return the place in the log up to which everything so far is written."""
        sleep(_SETTLE)
        return self.log.stat().st_size

    def since(self, mark: int = 0) -> list[Asked]:
        """Return the requests that were answered since a mark."""
        end = self.mark()
        with self.log.open("rb") as file:
            file.seek(mark)
            text = file.read(end - mark).decode("utf-8")
        return [_asked(line) for line in text.splitlines() if "\t127.0.0.1\t/." not in line]


@contextmanager
def running(plan: tuple[Site, ...], folder: Path, *, prepare: int = 0) -> Iterator[Fleet]:
    """Start the hosts of a plan, and end them on the way out.

    Args:
        plan: the feeds.
        folder: where the plan and the log are written.
        prepare: make all feeds first, in so many processes: no measurement then waits for that.
    """
    write_plan(plan, folder / "plan.json")
    now = float(int(time()))
    log = folder / "requests.log"
    command = [sys.executable, str(_SERVER), "--plan", str(folder / "plan.json"), "--log", str(log)]
    command += ["--now", str(now), "--prepare", str(prepare)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = process.stdout.readline().split() if process.stdout else []
            if len(said) != 2:
                raise RuntimeError("the simulated hosts did not start")
            yield Fleet(plan=plan, port=int(said[1]), log=log, process=process.pid, now=now)
        finally:
            process.terminate()
            process.wait(timeout=30)


def _asked(line: str) -> Asked:
    began, ended, host, path, conditional, status = line.split("\t")
    return Asked(
        began=float(began),
        ended=float(ended),
        host=host,
        path=path,
        conditional=conditional == "c",
        status=int(status),
    )
