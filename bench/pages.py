"""Written pages compared as bench/seed.py compares the seed page.

    python -m bench.pages [--kept] [--show]

Prints one JSON line a page and one for all. Wanted, in the seed page's proportion: 33 of 36 statements, 15 of
17 chains, 26 of 29 figures, at most one printed in ten false.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.seed import Row, measure, show

FOLDER = Path(__file__).parent / "written" / "pages"
SEEN, KEPT = ("1", "2", "3", "4", "5", "6", "7", "8"), ("kept_9",)
WANTED = {"statements_share": 0.917, "chains_share": 0.882, "figures_share": 0.897, "false_share": 0.1}


def shares(row: Row) -> dict[str, float]:
    """Return the shares that have a wanted value."""
    parts = {
        "statements_share": row["speakers_right"] / row["statements"],
        "chains_share": row["chains_right"] / max(1, row["chains"]),
        "figures_share": row["figures_right"] / row["figures"],
        "false_share": row["false"] / max(1, row["printed"]),
    }
    return {what: round(share, 3) for what, share in parts.items()}


def main() -> None:
    total: Row = {}
    for name in KEPT if "--kept" in sys.argv else SEEN:
        result = measure(FOLDER / f"{name}.txt", FOLDER / f"{name}.json")
        details = result.pop("details")
        print(json.dumps({"page": name} | shares(result) | result, ensure_ascii=False))
        if "--show" in sys.argv:
            show(details)
        for what, value in result.items():
            if isinstance(value, int):
                total[what] = total.get(what, 0) + value
    print(json.dumps({"page": "all"} | shares(total) | total | {"wanted": WANTED}))


if __name__ == "__main__":
    main()
