"""Kills ``broadsheet update`` at random moments, lets it finish, and compares with an undisturbed run.

    python bench/collect_kill.py [--kills 50] [--feeds 200] [--hosts 100] [--seed 1]

By turns a first round on an empty desk, and a second one after feeds got new and edited entries. After each
kill -9 the database says what was stored; the round that goes on must not ask for any of that again, and in
the end every article, version and entry must be as after the undisturbed run: none lost, none twice. Prints
one JSON line; exits with 1 on any difference.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.collect_rates import OURS, opml
from bench.servers.plan import Wanted, make_plan
from bench.servers.running import Fleet, running

_NEW_VERSION = 3  # the second round sees the feeds three versions on
_MOST_SECONDS = 600.0

# What must be the same; nothing of when, nor of order.
QUERIES = {
    "articles": "SELECT id, version, digest, url, title, published, text, partial, held, withdrawn IS NULL, "
    "subscription FROM articles ORDER BY id",
    "versions": "SELECT article, version, digest, title, text FROM versions ORDER BY article, version",
    "entries": "SELECT subscription, article, digest, gone IS NULL FROM entries ORDER BY subscription, article",
    "entry_keys": "SELECT scope, hex(key), article FROM entry_keys ORDER BY scope, key",
    "subscriptions": "SELECT url, title, etag, modified, body_digest, errors, error, stopped "
    "FROM subscriptions ORDER BY url",
    "failures": "SELECT document, line, reason FROM failures ORDER BY document, line, reason",
    "pages_left": "SELECT article, purpose, url, tries FROM pages ORDER BY article, purpose",
    "placed": "SELECT article FROM placements ORDER BY article",
    "still_waiting": "SELECT id FROM articles WHERE waiting",
    "twice": "SELECT url, count(*) FROM articles GROUP BY url HAVING count(*) > 1",
    "searchable": "SELECT count(*) FROM search",
}


@dataclass(slots=True, kw_only=True)
class Tally:
    """What came of all kills."""

    kills: int = 0
    met_running: int = 0
    met_half_done: int = 0  # some subscriptions were stored, others not
    met_collected: int = 0  # all were stored, articles still waited
    stored_before: int = 0  # requests whose answers the database had
    repeated: list[str] = field(default_factory=list)
    different: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A database to begin with, what the feeds show then, and how an undisturbed round ends."""

    name: str
    database: Path
    version: int
    expected: dict[str, list[Any]]
    seconds: float  # that the round took
    collecting: float  # of these: until the last answer


def update(database: Path) -> list[str]:
    """Return the command of one round over what is due."""
    command = [sys.executable, "-m", "broadsheet", "update", "--due", "--db", str(database)]
    return [*command, "--allow-net", "127.0.0.0/8", "--workers", "2"]


def finish(command: Sequence[str]) -> float:
    """Run a round to its end; return the seconds. It ends with 1 where feeds failed, as some do here."""
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_MOST_SECONDS)
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        sys.exit(f"update ended with {done.returncode}: {done.stderr[-3000:]}")
    return time.monotonic() - begun


def query(database: Path, statement: str, *values: Any) -> list[Any]:
    """Return the rows of a query."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(statement, values).fetchall()


def state(database: Path) -> dict[str, list[Any]]:
    """Return all that must not depend on interruptions."""
    if query(database, "PRAGMA integrity_check") != [("ok",)]:
        sys.exit(f"{database} is damaged")
    return {name: query(database, statement) for name, statement in QUERIES.items()}


def copy(database: Path, to: Path) -> Path:
    """Copy a database that nobody writes to."""
    with closing(sqlite3.connect(database)) as connection, closing(sqlite3.connect(to)) as other:
        connection.backup(other)
    key = database.with_suffix(".db.key")  # beside a database that keeps credentials
    if key.exists():
        shutil.copy(key, to.with_suffix(".db.key"))
    return to


def prepare(fleet: Fleet, folder: Path, name: str, database: Path, version: int) -> Stage:
    """Return a stage, after an undisturbed round from it."""
    fleet.show(version)
    calm = copy(database, folder / f"calm-{name}.db")
    mark, begun = fleet.mark(), time.monotonic()
    seconds = finish(update(calm))
    collecting = max(row.ended for row in fleet.since(mark)) - begun
    return Stage(
        name=name,
        database=database,
        version=version,
        expected=state(calm),
        seconds=seconds,
        collecting=collecting,
    )


def stored(database: Path, since: float) -> set[str]:
    """Return the addresses whose answers the database has: feeds, pages and robots.txt."""
    feeds = query(database, "SELECT url FROM subscriptions WHERE checked >= ?", since)
    asked = "SELECT url FROM articles WHERE url IS NOT NULL AND id NOT IN (SELECT article FROM pages)"
    pages = query(database, asked)
    robots = query(database, "SELECT origin || '/robots.txt' FROM robots")
    return {unquote(row[0]) for row in (*feeds, *pages, *robots)}


def kill(fleet: Fleet, stage: Stage, database: Path, moment: float, tally: Tally) -> None:
    """Kill one round at a moment, let another finish it, and count what went wrong."""
    fleet.show(stage.version)
    copy(stage.database, database)
    began, mark = time.time(), fleet.mark()
    tally.kills += 1
    tally.met_running += kill_after(update(database), moment)
    before = {address(fleet, row.host, row.path) for row in fleet.since(mark)}
    have = stored(database, began) & before
    tally.stored_before += len(have)
    looked = query(database, "SELECT count(*) FROM subscriptions WHERE checked >= ?", began)[0][0]
    tally.met_half_done += 0 < looked < len(fleet.plan)
    tally.met_collected += bool(looked and query(database, "SELECT 1 FROM articles WHERE waiting LIMIT 1"))
    mark = fleet.mark()
    finish(update(database))
    after = {address(fleet, row.host, row.path) for row in fleet.since(mark)}
    tally.repeated += sorted(have & after)
    found = state(database)
    tally.different += [
        [stage.name, round(moment, 2), name, _first(found[name], rows)]
        for name, rows in stage.expected.items()
        if found[name] != rows
    ]


def kill_after(command: Sequence[str], seconds: float) -> bool:
    """Start, kill after a while; return whether it was still running."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            return True
    return False


def address(fleet: Fleet, host: str, path: str) -> str:
    """Return the address that a row of the log is about, however it was escaped."""
    return unquote(f"http://{host}:{fleet.port}{path}")


def measure(wanted: Wanted, kills: int) -> dict[str, Any]:
    """Return what came of so many kills."""
    chance = random.Random(wanted.seed)
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = make_plan(wanted)
        with running(plan, folder) as fleet:
            stages = list(_stages(fleet, folder))
            for nth in range(kills):
                stage = stages[nth % 2]
                # Half of them while it still collects, half at any moment.
                longest = stage.collecting if nth % 4 < 2 else stage.seconds
                database = folder / f"killed{nth}.db"
                kill(fleet, stage, database, chance.uniform(0.3, longest), tally)
                for left in folder.glob(f"killed{nth}.db*"):
                    left.unlink()
    return {
        "feeds": len(plan),
        "articles": [len(stage.expected["articles"]) for stage in stages],
        "seconds": [round(stage.seconds, 1) for stage in stages],
        "collecting_s": [round(stage.collecting, 1) for stage in stages],
        "kills": tally.kills,
        "met_running": tally.met_running,
        "met_half_done": tally.met_half_done,
        "met_collected": tally.met_collected,
        "answers_stored_before": tally.stored_before,
        "repeated": tally.repeated,
        "different": tally.different,
    }


def _stages(fleet: Fleet, folder: Path) -> list[Stage]:
    database = folder / "begin-first.db"
    file = folder / "feeds.opml"
    file.write_text(opml([fleet.address(site) for site in fleet.plan]), encoding="utf-8")
    subprocess.run([*OURS, "add", str(database), str(file)], check=True, stdout=subprocess.DEVNULL)
    first = prepare(fleet, folder, "first", database, 0)
    second = copy(folder / "calm-first.db", folder / "begin-second.db")
    subprocess.run([*OURS, "due", str(second)], check=True, stdout=subprocess.DEVNULL)
    return [first, prepare(fleet, folder, "second", second, _NEW_VERSION)]


def _first(found: list[Any], expected: list[Any]) -> list[str]:
    """Return a few of the rows that differ, shortened."""
    mine, theirs = map(str, found), set(map(str, expected))
    extra = [f"+ {row[:300]}" for row in mine if row not in theirs]
    here = set(map(str, found))
    missing = [f"- {row[:300]}" for row in map(str, expected) if row not in here]
    return [f"{len(extra)} more, {len(missing)} missing", *extra[:2], *missing[:2]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--hosts", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    wanted = Wanted(feeds=given.feeds, hosts=given.hosts, seed=given.seed, hostile=0.0, most=4, small=True)
    told = measure(wanted, given.kills)
    print(json.dumps(told))
    sys.exit(bool(told["repeated"] or told["different"]))


if __name__ == "__main__":
    main()
