"""Times that a text names: phrases written for this, in seven languages, with traps.

    python -m bench.dates [--kept] [--half odd|even] [--misses]

A row is right where its phrase is found with exactly its span and its first and last day; a row that names no
day ("Mrs April Dunmore", "31 November") where no day is put on it. "near" takes a span for right that has more or
less of the small words around it ("the", "on"). False finds are days put on words that are no part of the phrase.
"""

from __future__ import annotations

import argparse
import calendar
import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from broadsheet.inspect import dates
from broadsheet.model import Article, When
from broadsheet.text.dates import parse

HERE = Path(__file__).resolve().parent / "written" / "dates"
WANTED = 0.95
_SMALL = re.compile(
    r"^(?:(?:the|on|in|at|by|over|since|le|la|les|el|am|im|в|во|у|на|dans|der|die|das)\s)+|^l'", re.IGNORECASE
)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def wanted(resolved: Any) -> tuple[date, date] | None:
    """Return first and last day of what a row says: a day, a month, a year, a pair, or none."""
    if resolved is None:
        return None
    if isinstance(resolved, list):
        return date.fromisoformat(resolved[0]), date.fromisoformat(resolved[1])
    parts = [int(part) for part in resolved.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        year, month = parts
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    year, month, day = parts
    return date(year, month, day), date(year, month, day)


def found_in(row: dict[str, Any]) -> list[When]:
    article = Article(
        id=row["id"], text=row["text"], published=parse(row["published"]), dateline=row["dateline_place"]
    )
    return list(dates.inspect(article))


def verdict(row: dict[str, Any], found: list[When]) -> Counter[str]:
    """Return what is right about a row."""
    over = [one for one in found if one.start < row["end"] and row["start"] < one.end]
    gold = wanted(row["resolved"])
    out: Counter[str] = Counter(rows=1)
    out["false"] = sum(one.first is not None for one in found if one not in over)
    if gold is None:
        out["right"] = out["near"] = out["span"] = out["days"] = all(one.first is None for one in over)
        return out
    out["placed"] = 1
    same = [one for one in over if (one.first, one.last) == gold]
    out["days"] = bool(same)
    out["span"] = any((one.start, one.end) == (row["start"], row["end"]) for one in over)
    out["right"] = any((one.start, one.end) == (row["start"], row["end"]) for one in same)
    out["near"] = any(_core(one.text) == _core(row["phrase"]) for one in same)
    out["certain"] = any(one.certainty == row["certainty"] for one in same)
    return out


def _core(text: str) -> str:
    return _SMALL.sub("", text)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kept", action="store_true", help="the quarter that nothing was tuned on")
    parser.add_argument("--half", choices=("odd", "even"), help="rows of odd or even number alone")
    parser.add_argument("--misses", action="store_true", help="print what is wrong")
    told = parser.parse_args()
    total: Counter[str] = Counter()
    for row in rows(HERE / ("kept.jsonl" if told.kept else "seen.jsonl")):
        if told.half and int(row["id"][-3:]) % 2 != (told.half == "odd"):
            continue
        found = found_in(row)
        one = verdict(row, found)
        total += one
        if told.misses and (not one["right"] or one["false"] or (one["placed"] and not one["certain"])):
            kinds = [name for name in ("right", "near", "days", "certain") if one[name]]
            print(
                row["id"],
                repr(row["text"]),
                row["phrase"],
                row["resolved"],
                row["certainty"],
                "| ok:",
                *kinds,
            )
            print("     ", [(item.text, str(item.first), str(item.last), item.certainty) for item in found])
    count = total["rows"]
    result = {
        "rows": count,
        "right": round(total["right"] / count, 3),
        "wanted": WANTED,
        "right_but_for_small_words": round(total["near"] / count, 3),
        "days_right": round(total["days"] / count, 3),
        "certainty_right": round(total["certain"] / max(1, total["placed"]), 3),
        "false_finds": total["false"],
    }
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
