"""Kills ``broadsheet add`` at random moments, runs it again, and compares what is left.

    python bench/kill_add.py [--kills 30] [--seed 1] [--input FILE]

Each time an empty database, the demo corpus or FILE (as JSON lines, with a broken line in it), a kill -9 at a
random moment of the time that an undisturbed run takes, then a second run to the end. Everything but
when a thing came in must be as after the undisturbed run. Prints one JSON line; exits with 1 on any
difference.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from broadsheet.desk import demo_corpus
from broadsheet.text.articlejson import to_json

# What must be the same, and in which order it is compared: nothing of when, and no row numbers.
QUERIES = {
    "articles": "SELECT id, version, digest, document, url, outlet_name, title, published, language, text FROM articles ORDER BY id",
    "arrival": "SELECT id FROM articles ORDER BY seq",
    "versions": "SELECT article, version, digest, title, text FROM versions ORDER BY article, version",
    "notes": "SELECT article, kind, made_by, body FROM notes ORDER BY article, kind",
    "placements": "SELECT article, copy_group, story, saga, because, hex(features) FROM placements ORDER BY article",
    "copies": 'SELECT article, "of", label FROM copies ORDER BY article, "of"',
    "postings": "SELECT a.id, p.key, p.weight FROM postings p JOIN articles a ON a.seq = p.seq ORDER BY a.id, p.key",
    "stories": "SELECT id, saga, size, stale, title, title_from, first, last, outlets, origins, at_most, summary, weight FROM stories ORDER BY id",
    "entities": "SELECT id, type, name, aliases FROM entities ORDER BY id",
    "entity_keys": "SELECT key, entity FROM entity_keys ORDER BY key, entity",
    "failures": "SELECT document, line, reason FROM failures ORDER BY document, line",
    "searchable": "SELECT count(*) FROM search WHERE search MATCH 'the'",
}


def write_corpus(path: Path, source: Path | None) -> None:
    """Write the demo corpus or another one as JSON lines, with one line in the middle that isn't."""
    if source:
        lines = source.read_text(encoding="utf-8").splitlines()
    else:
        lines = [json.dumps(to_json(article)) for article in demo_corpus.load(date(2026, 11, 21))]
    lines.insert(len(lines) // 2, '{"text": "cut off')
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def state(database: Path) -> dict[str, list[Any]]:
    """Return everything in a database that must not depend on interruptions."""
    connection = sqlite3.connect(database)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]  # noqa: S101
        return {name: connection.execute(query).fetchall() for name, query in QUERIES.items()}
    finally:
        connection.close()


def add(database: Path, corpus: Path) -> list[str]:
    return [sys.executable, "-m", "broadsheet", "add", "--db", str(database), str(corpus)]


def run(command: list[str]) -> float:
    """Run to the end; return the seconds it took. Exit code 1 says that one line was broken, as it is."""
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 1 or "Traceback" in done.stderr:
        sys.exit(f"add ended with {done.returncode}: {done.stderr}")
    return time.monotonic() - begun


def kill_after(command: list[str], seconds: float) -> bool:
    """Start, kill after a while; return whether it was still running."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            return True
    return False


def differences(expected: dict[str, list[Any]], found: dict[str, list[Any]]) -> list[str]:
    return [name for name in expected if expected[name] != found[name]]


def measure(kills: int, seed: int, source: Path | None = None) -> dict[str, Any]:
    """Return how many kills met a running program, and what differed afterwards."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        write_corpus(corpus, source)
        calm = Path(folder) / "calm.db"
        took = run(add(calm, corpus))
        expected = state(calm)
        killed, partial, wrong = 0, 0, []
        for number in range(kills):
            database = Path(folder) / f"killed{number}.db"
            killed += kill_after(add(database, corpus), chance.uniform(0, took))
            if database.exists():
                partial += 0 < count(database) < len(expected["articles"])
            run(add(database, corpus))
            if found := differences(expected, state(database)):
                wrong.append([number, found])
        return {
            "articles": len(expected["articles"]),
            "seconds": round(took, 1),
            "kills": kills,
            "met_running": killed,
            "met_half_done": partial,
            "different": wrong,
        }


def count(database: Path) -> int:
    """Return how many articles a database holds; none where it has no tables yet."""
    connection = sqlite3.connect(database)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--input", type=Path)
    given = parser.parse_args()
    result = measure(given.kills, given.seed, given.input)
    print(json.dumps(result))
    sys.exit(bool(result["different"]))


if __name__ == "__main__":
    main()
