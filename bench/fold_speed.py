"""How fast articles are placed, and how much memory each takes: ``place_all`` on one core.

    python bench/fold_speed.py [RELATED]

Reads gva_docs and ecbplus (3,600 articles), parses them from JSON lines as ``fold`` does, and counts the CPU time
of the whole process from there. Memory is the growth of its largest resident size. RELATED articles are
given with each (none by default).
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from broadsheet.model import Article
from broadsheet.relate.grouping.placing import place_all
from broadsheet.text.articlejson import from_json

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
FILES = ("gva_docs", "ecbplus")


def _articles() -> Iterator[Article]:
    for name in FILES:
        with gzip.open(DATA / "stories" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield from_json(json.loads(line))


def main() -> None:
    if not all((DATA / "stories" / f"{name}.jsonl.gz").exists() for name in FILES):
        print("skipped: no stories in", DATA)
        return
    related = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    place_all(
        [Article(id="warm", text="Rain delayed the ferry to Lindvik on Sunday.")]
    )  # tables are loaded once
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    placed = place_all(_articles(), related=related)
    spent = time.process_time() - start
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{len(placed)} articles, related {related}: {len(placed) / spent:.0f} articles a CPU-second")
    print(
        f"whole process {time.process_time():.1f} s; memory grew by {grown / len(placed):.1f} kB an article"
    )


if __name__ == "__main__":
    main()
