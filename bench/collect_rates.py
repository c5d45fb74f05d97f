"""Measures rounds over thousands of simulated feeds: ours alone, then beside ``reader`` from PyPI.

    python bench/collect_rates.py [--feeds 10000] [--hosts 2000] [--peer-python PYTHON] [--only ours]
    python bench/collect_rates.py --feeds 300 --hosts 60 --peer-python PYTHON      (in a minute or two)

Ours alone: an OPML list goes into an empty desk, then one cold round (all fetched, parsed and stored), then
warm rounds (304s), with slow, broken and hostile hosts among them. Beside the peer: the same without the
hostile ones, in turns, each with a database of its own. PYTHON is one that has ``reader`` installed; without
it that part is skipped. Prints one JSON object; addresses' shape comes from the benchmark data where present.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any
from xml.sax.saxutils import quoteattr

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.servers.manners import floor, manners
from bench.servers.memory import run_watched
from bench.servers.plan import HOSTILE, Site, Wanted, make_plan
from bench.servers.running import Fleet, running

HERE = Path(__file__).resolve().parent
OURS = (sys.executable, str(HERE / "peers" / "broadsheet_rounds.py"))
THEIRS = str(HERE / "peers" / "reader_rounds.py")
# Threads for the peer: its guide shows 10; 500 slow feeds need more to be hidden, so more are tried as well.
PEER_WORKERS = (10, 20, 40)
WARM_ROUNDS = 3
_PILOT = 400  # feeds on which the peer's best number of threads is found for its long cold round
_MOST_SECONDS = 3600.0  # a round that takes longer hangs


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two programs with its database."""

    name: str
    database: Path
    fleet: Fleet
    command: tuple[str, ...]
    workers: int = 2

    def add(self, sites: list[Site], folder: Path) -> dict[str, Any]:
        """Subscribe to feeds."""
        file = folder / f"{self.name}.list"
        addresses = [self.fleet.address(site) for site in sites]
        file.write_text(opml(addresses) if self.name == "ours" else "\n".join(addresses), encoding="utf-8")
        return run_watched([*self.command, "add", str(self.database), str(file)], seconds=_MOST_SECONDS)

    def due(self) -> None:
        """Make all due again; the peer looks at all in any case."""
        if self.name == "ours":
            run_watched([*self.command, "due", str(self.database)], seconds=_MOST_SECONDS)

    def round(self, feeds: int, *more: str) -> dict[str, Any]:
        """Run one round; return what it told, its rate and how it treated the hosts."""
        mark = self.fleet.mark()
        command = [*self.command, "round", str(self.database), str(self.workers), *more]
        told = run_watched(command, seconds=_MOST_SECONDS)
        looked = told.get("checked", feeds)
        seen = asdict(manners(self.fleet.since(mark)))
        used = told.get("cpu") or told["cpu_here"] + told["cpu_workers"]
        return told | {
            "feeds_per_s": round(looked / told["seconds"], 1),
            "cpu_ms_per_feed": round(1000 * used / looked, 1),  # says the same on a busy machine
            "seen_by_hosts": seen,
        }


def opml(addresses: list[str]) -> str:
    """Return a list of feeds."""
    rows = "\n".join(f'<outline type="rss" text="-" xmlUrl={quoteattr(url)}/>' for url in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><body>\n{rows}\n</body></opml>\n'


def ours_alone(fleet: Fleet, folder: Path, profile: str | None) -> dict[str, Any]:
    """Return our cold and warm rounds over everything, hostile hosts included."""
    from broadsheet.collect.hosts import SPACING  # noqa: PLC0415 (only this part needs it)

    side = Side(name="ours", database=folder / "alone.db", fleet=fleet, command=OURS)
    feeds = len(fleet.plan)
    added = side.add(list(fleet.plan), folder)
    cold = side.round(feeds, *(["--profile", profile + ".cold"] if profile else []))
    warm = []
    for nth in range(WARM_ROUNDS):
        side.due()
        warm.append(side.round(feeds, *(["--profile", profile + ".warm"] if profile and not nth else [])))
    return {
        "import": added,
        "cold": cold,
        "warm": warm,
        "warm_feeds_per_s": median(one["feeds_per_s"] for one in warm),
        # What spacing alone asks for: no polite round over these hosts is shorter.
        "spacing_s": SPACING,
        "polite_floor_s": round(floor([s for s in fleet.plan if s.conduct in ("well", "slow")], SPACING), 1),
    }


def beside(fleet: Fleet, folder: Path, python: str, passes: int) -> dict[str, Any]:
    """Return both programs' cold and warm rounds over the same feeds, the hostile ones left out."""
    sites = [site for site in fleet.plan if site.conduct not in HOSTILE]
    tried = _pilot(fleet, folder, python, sites[:_PILOT])
    best = max(tried, key=lambda workers: tried[workers])
    ours = Side(name="ours", database=folder / "ours.db", fleet=fleet, command=OURS)
    peer = _peer(fleet, folder / "peer.db", python, best)
    cold: dict[str, dict[str, Any]] = {}
    for side in (peer, ours):
        side.add(sites, folder)
        cold[side.name] = side.round(len(sites))
    warm: dict[str, list[dict[str, Any]]] = {"ours": [], "reader": []}
    for workers in PEER_WORKERS * passes:
        other = _peer(fleet, peer.database, python, workers)
        for side in (ours, other) if len(warm["ours"]) % 2 else (other, ours):
            side.due()
            warm[side.name].append(side.round(len(sites)) | {"workers": workers})
    rates = {workers: _middle(warm["reader"], workers) for workers in PEER_WORKERS}
    ours_warm = median(one["feeds_per_s"] for one in warm["ours"])
    return {
        "feeds": len(sites),
        "left_out": "hostile hosts: some of them never end, and reader has no deadline for a whole answer",
        "pilot_cold_feeds_per_s": tried,
        "cold": cold,
        "cold_ratio": round(cold["ours"]["feeds_per_s"] / cold["reader"]["feeds_per_s"], 2),
        "cold_cpu_ratio": round(cold["reader"]["cpu_ms_per_feed"] / cold["ours"]["cpu_ms_per_feed"], 2),
        "warm": warm,
        "warm_ours_feeds_per_s": ours_warm,
        "warm_reader_feeds_per_s": rates,
        "warm_ratio": round(ours_warm / max(rates.values()), 2),
    }


def _middle(rounds: list[dict[str, Any]], workers: int) -> float:
    return float(median(one["feeds_per_s"] for one in rounds if one["workers"] == workers))


def _peer(fleet: Fleet, database: Path, python: str, workers: int) -> Side:
    return Side(name="reader", database=database, fleet=fleet, command=(python, THEIRS), workers=workers)


def _pilot(fleet: Fleet, folder: Path, python: str, sites: list[Site]) -> dict[int, float]:
    """Return the peer's cold rate on a few feeds, by its number of threads."""
    rates = {}
    for workers in PEER_WORKERS:
        side = _peer(fleet, folder / f"pilot{workers}.db", python, workers)
        side.add(sites, folder)
        rates[workers] = side.round(len(sites))["feeds_per_s"]
    return rates


def measure(
    wanted: Wanted, *, python: str | None, only: str | None, profile: str | None, passes: int
) -> dict[str, Any]:
    """Return all measurements over one fleet of simulated hosts."""
    out: dict[str, Any] = {"feeds": wanted.feeds, "hosts": wanted.hosts}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with running(make_plan(wanted), folder, prepare=2) as fleet:
            if only != "peer":
                out["alone"] = ours_alone(fleet, folder, profile)
            if only != "ours" and python and _has_reader(python):
                out["beside"] = beside(fleet, folder, python, passes)
            elif only != "ours":
                print("skipped: no peer (name a Python that has reader with --peer-python)", file=sys.stderr)
    return out


def _has_reader(python: str) -> bool:
    return subprocess.run([python, "-c", "import reader"], check=False, capture_output=True).returncode == 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--feeds", type=int, default=Wanted().feeds)
    parser.add_argument("--hosts", type=int, default=Wanted().hosts)
    parser.add_argument("--seed", type=int, default=Wanted().seed)
    parser.add_argument("--peer-python", help="a Python that has reader from PyPI installed")
    parser.add_argument("--only", choices=("ours", "peer"), help="one part alone")
    parser.add_argument("--profile", help="write profiles of our main process to NAME.cold and NAME.warm")
    parser.add_argument("--passes", type=int, default=2, help="warm rounds with each number of threads")
    given = parser.parse_args()
    wanted = Wanted(feeds=given.feeds, hosts=given.hosts, seed=given.seed)
    told = measure(
        wanted, python=given.peer_python, only=given.only, profile=given.profile, passes=given.passes
    )
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
