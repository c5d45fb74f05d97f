"""Times ``broadsheet export`` and ``import``: a desk of made-up articles with all notes, there and back.

    python bench/export_speed.py [--articles 20000]

Needs no data: the bundled demo corpus is read once, and each further article is one of it under another id, with
another day and with words of its own, so that texts, notes, features and places have the sizes of real ones. Prints one
JSON line: CPU and wall seconds of each way, bytes of the database and of the file, the peak of each program in kB at the
whole and at a quarter of the articles (memory that grows with them would show), and whether the second export is the
same file.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from broadsheet.config import Settings
from broadsheet.desk import open_desk
from broadsheet.desk.making_again import make_again
from broadsheet.store import schema
from broadsheet.store.database import open_store

_GROWN = (
    schema.articles,
    schema.versions,
    schema.notes,
    schema.placements,
    schema.stories,
    schema.tellings,
)


def grow(path: Path, count: int) -> None:
    """Make a desk of so many articles: the demo again and again, every table that an article has rows in."""
    with open_desk(str(path), settings=Settings(workers=1)) as desk:
        desk.add_demo()
    store = open_store(str(path))
    with store.write() as connection:
        kept = {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in _GROWN
        }
        size = len(kept["articles"])
        for turn in range(1, -(-count // size)):
            _again(connection, kept, turn, size)
        for table in (schema.postings, schema.counted, schema.article_vectors, schema.suggested):
            connection.execute(table.delete())
        make_again(connection)
    store.close()


def _again(connection: Connection, kept: dict[str, list[dict[str, Any]]], turn: int, size: int) -> None:
    mark = f"-{turn}"
    renamed = {"id", "article", "story", "saga", "copy_group"}
    for name, rows in kept.items():
        made = []
        for row in rows:
            one = {key: f"{value}{mark}" if key in renamed else value for key, value in row.items()}
            if name == "articles":
                one["seq"] = row["seq"] + turn * size
                one["text"] = f"{row['text']} Written for the {turn}. time, number {turn * 7919 % 10007}."
            made.append(one)
        connection.execute(insert(schema.metadata.tables[name]), made)


def run(*arguments: str) -> dict[str, float]:
    """Run a command; return its seconds and its peak."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    process = subprocess.Popen([sys.executable, "-m", "broadsheet", *arguments], stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        peak = max(peak, _peak(process.pid))
        time.sleep(0.05)
    if process.returncode:
        raise SystemExit(f"{arguments[0]} failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu": round(cpu, 1), "wall": round(time.monotonic() - begun, 1), "peak_kb": peak}


def _peak(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def there_and_back(folder: Path, count: int) -> dict[str, Any]:
    """Return what it took for so many articles."""
    grow(folder / "news.db", count)
    first, second = folder / "a.jsonl.zst", folder / "b.jsonl.zst"
    out: dict[str, Any] = {"articles": count}
    out["export"] = run("export", str(first), "--db", str(folder / "news.db"))
    out["import"] = run("import", str(first), "--db", str(folder / "copy.db"))
    run("export", str(second), "--db", str(folder / "copy.db"))
    out["same"] = first.read_bytes() == second.read_bytes()
    out["database_bytes"] = (folder / "news.db").stat().st_size
    out["file_bytes"] = first.stat().st_size
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=20_000)
    count = parser.parse_args().articles
    out = {}
    for name, size in (("quarter", count // 4), ("whole", count)):
        with tempfile.TemporaryDirectory() as folder:
            out[name] = there_and_back(Path(folder), size)
    print(json.dumps(out))


if __name__ == "__main__":
    main()
