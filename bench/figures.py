"""Figures: tolls, spans, casualty nuggets, written sentences with traps, corrections, and speed.

    python -m bench.figures [--only gva gvdb trec written corrections] [--kept] [--misses] [--limit N]

Prints one JSON object a part. Tolls stand against always saying "0 killed, 1 injured". ``--kept`` reads the
kept part of the written sentences, which no rule was made on; the labels of the nuggets are in
``bench/labels/figures_trec.tsv`` and hold no text.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import Any

from bench import figures_public, figures_written

PARTS = ("gva", "gvdb", "trec", "written", "corrections")
_PUBLIC = {"gva": "gva_incidents", "gvdb": "gvdb_dev", "trec": "trec_ts_2013_14_casualties"}


def parts(told: argparse.Namespace) -> dict[str, Callable[[], dict[str, Any]]]:
    folder = figures_public.data_folder()
    return {
        "gva": lambda: figures_public.incidents(folder, told.limit),
        "gvdb": lambda: figures_public.database(folder),
        "trec": lambda: figures_public.nuggets(folder, misses=told.misses),
        "written": lambda: figures_written.figure_scores(kept=told.kept, misses=told.misses),
        "corrections": lambda: figures_written.correction_scores(kept=told.kept, misses=told.misses),
    }


def missing(part: str) -> str | None:
    """Return the file that a part needs and that is not there."""
    if part not in _PUBLIC:
        return None
    path = figures_public.data_folder() / "figures" / f"{_PUBLIC[part]}.jsonl.gz"
    return None if path.exists() else str(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--kept", action="store_true", help="the kept part of the written sentences")
    parser.add_argument("--misses", action="store_true", help="print what is wrong")
    parser.add_argument("--limit", type=int, help="incidents to score; all by default")
    told = parser.parse_args()
    for name in told.only:
        if absent := missing(name):
            print(f"{name}: skipped: {absent} is not there; set BROADSHEET_BENCH_DATA")
        else:
            print(json.dumps({name: parts(told)[name]()}))


if __name__ == "__main__":
    main()
