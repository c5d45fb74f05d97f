"""Figures: tolls of the Gun Violence Archive's incidents from the articles about them, and speed.

    python bench/figures.py [--limit N]

Prints the shares that are exactly right and off by at most one, against always saying "0 killed, 1
injured", and how many articles a second the inspector reads.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from broadsheet.inspect.measuring import figures
from broadsheet.model import Article
from broadsheet.relate.telling.ledger import tolls
from broadsheet.text.articlejson import from_json

FIELDS = ("killed", "injured")
FLOOR = {"killed": 0, "injured": 1}


def data_folder() -> Path:
    default = Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(os.environ.get("BROADSHEET_BENCH_DATA", default))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def read(path: Path) -> tuple[dict[str, list[Article]], float]:
    """Return the articles of each story with their figures, and the articles read a second."""
    stories: dict[str, list[Article]] = defaultdict(list)
    spent, count = 0.0, 0
    for row in rows(path):
        article = replace(from_json(row), language="en")
        begin = time.process_time()
        notes = tuple(figures.inspect(article))
        spent += time.process_time() - begin
        count += 1
        stories[row["story"]].append(replace(article, notes=notes))
    return stories, count / spent


def shares(gold: list[dict[str, Any]], said: list[dict[str, int | None]]) -> dict[str, float]:
    out: dict[str, float] = {}
    for field in FIELDS:
        off = [
            abs(s - g[field]) if (s := p[field]) is not None else 99 for g, p in zip(gold, said, strict=True)
        ]
        out[f"{field}_exact"] = round(sum(o == 0 for o in off) / len(off), 4)
        out[f"{field}_off_by_one"] = round(sum(o <= 1 for o in off) / len(off), 4)
    both = sum(all(g[f] == p[f] for f in FIELDS) for g, p in zip(gold, said, strict=True))
    out["both_exact"] = round(both / len(gold), 4)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, help="incidents to score; all by default")
    limit = parser.parse_args().limit
    folder = data_folder()
    incidents, docs = folder / "figures" / "gva_incidents.jsonl.gz", folder / "stories" / "gva_docs.jsonl.gz"
    if not (incidents.exists() and docs.exists()):
        print(f"skipped: {incidents} is not there; set BROADSHEET_BENCH_DATA")
        sys.exit(0)
    stories, rate = read(docs)
    gold = list(rows(incidents))[:limit]
    said = [tolls(stories.get(row["incident"], [])) for row in gold]
    print(
        json.dumps(
            {
                "incidents": len(gold),
                "ours": shares(gold, said),
                "floor": shares(gold, [dict(FLOOR) for _ in gold]),
                "articles_a_second": round(rate, 1),
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
