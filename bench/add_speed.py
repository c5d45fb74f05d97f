"""Times ``broadsheet add`` (store, all notes, stories) on two processors, and what its memory grows by.

    python bench/add_speed.py [--articles 1200]

Reads stories/gva_docs.jsonl.gz and stories/ecbplus.jsonl.gz from $BROADSHEET_BENCH_DATA (default
../shared/data beside the project). Runs once on a third of them and once on all: the difference of the
peaks of the main process, over the difference in articles, is what memory grows by. Prints one JSON line.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DATA = Path(
    os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).resolve().parent.parent.parent / "shared" / "data")
)


def lines(most: int) -> list[str]:
    """Return articles of both sets in turn, as they are, without what gives the story away."""
    out = []
    for name in ("gva_docs", "ecbplus"):
        with gzip.open(DATA / "stories" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        out += [json.dumps({k: v for k, v in row.items() if k not in ("story", "topic")}) for row in rows]
    step = max(1, len(out) // most)
    return out[::step][:most]


def add(articles: list[str], workers: int) -> tuple[float, float, float]:
    """Return wall seconds, CPU seconds of all processes, and the peak of the main process in kB."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.jsonl"
        corpus.write_text("\n".join(articles) + "\n", encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "broadsheet",
            "add",
            "--db",
            f"{folder}/news.db",
            "--workers",
            str(workers),
        ]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.monotonic()
        peak = 0
        with subprocess.Popen([*command, str(corpus)], stderr=subprocess.DEVNULL) as process:
            while process.poll() is None:  # the system's own peak would be that of the largest worker
                peak = max(peak, _peak(process.pid))
                time.sleep(0.2)
        wall = time.monotonic() - begun
        if process.returncode:
            sys.exit(f"add ended with {process.returncode}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak


def _peak(process: int) -> int:
    """Return the peak of the memory of a process so far, in kB; Linux only."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=3615)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    if not DATA.is_dir():
        print(f"skipped: there is no benchmark data at {DATA} (set BROADSHEET_BENCH_DATA)")
        return
    articles = lines(given.articles)
    third = articles[: len(articles) // 3]
    _, _, small = add(third, given.workers)
    wall, cpu, large = add(articles, given.workers)
    print(
        json.dumps(
            {
                "articles": len(articles),
                "workers": given.workers,
                "wall_s": round(wall, 1),
                "articles_per_s": round(len(articles) / wall, 1),
                "cpu_s": round(cpu, 1),
                "peak_MB": round(large / 1024, 1),
                "growth_kB_per_article": round((large - small) / (len(articles) - len(third)), 2),
            }
        )
    )


if __name__ == "__main__":
    main()
