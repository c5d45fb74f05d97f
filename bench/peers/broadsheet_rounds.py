"""One round of ours as a process of its own, as ``reader_rounds.py`` runs the peer; prints one JSON line.

    python bench/peers/broadsheet_rounds.py add DATABASE OPML
    python bench/peers/broadsheet_rounds.py round DATABASE WORKERS [--profile FILE]
    python bench/peers/broadsheet_rounds.py due DATABASE

``due`` makes everything due that did not fail the last time: what failed waits longer, as it would in a
running desk. What is timed is ``desk.collect``: to fetch, parse and store; pages are not fetched.
"""

from __future__ import annotations

import cProfile
import json
import resource
import sys
import time
from contextlib import nullcontext
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from broadsheet.config import Settings
from broadsheet.desk import open_desk
from broadsheet.desk.front import Desk
from broadsheet.store import subscriptions

_SIMULATED = ip_network("127.0.0.0/8")


def main() -> None:
    what, database, *rest = sys.argv[1:]
    workers = int(rest[0]) if what == "round" else 1
    settings = Settings(workers=workers, full_text=False, allow_net=(_SIMULATED,))
    with open_desk(database, settings=settings) as desk:
        if what == "add":
            print(json.dumps(_add(desk, Path(rest[0]))))
        elif what == "due":
            print(json.dumps({"due": _due(desk)}))
        else:
            profile = cProfile.Profile() if "--profile" in rest else None
            told = _round(desk, profile)
            if profile:
                profile.dump_stats(rest[-1])
            print(json.dumps(told))


def _add(desk: Desk, opml: Path) -> dict[str, Any]:
    begun = time.perf_counter()
    added = desk.subscriptions.add_opml(opml.read_bytes())
    return {"feeds": len(added), "seconds": round(time.perf_counter() - begun, 2)}


def _due(desk: Desk) -> int:
    well = [one.id for one in desk.subscriptions.all() if not one.error]
    with desk.store.write() as connection:
        subscriptions.touch(connection, well, time.time() - 1, "a bench says so")
    return len(well)


def _round(desk: Desk, profile: cProfile.Profile | None) -> dict[str, Any]:
    begun, cpu = time.perf_counter(), _cpu()
    with profile or nullcontext():
        report = desk.collect()
    seconds, used = time.perf_counter() - begun, _cpu()
    everything = desk.subscriptions.all()
    return {
        "seconds": round(seconds, 3),
        "cpu_here": round(used[0] - cpu[0], 2),  # fetching and storing
        "cpu_workers": round(used[1] - cpu[1], 2),  # parsing
        "feeds": len(everything),
        "checked": report.checked,
        "unchanged": report.unchanged,
        "broken": len(report.unreachable),
        "items": report.added.added,
        "without_a_word": sum(one.checked is None and one.error is None for one in everything),
    }


def _cpu() -> tuple[float, float]:
    ours, workers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return ours.ru_utime + ours.ru_stime, workers.ru_utime + workers.ru_stime


if __name__ == "__main__":
    main()
