"""Figures and corrections of sentences written for this, with traps: ages, years, scores, times.

``bench/figures.py`` prints what is counted here.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from broadsheet.inspect.measuring import figures
from broadsheet.inspect.measuring.corrections import Correction, corrections
from broadsheet.inspect.saying import statements
from broadsheet.model import Article, Figure
from broadsheet.text.articlejson import from_json

HERE = Path(__file__).resolve().parent / "written"
# Fates have one name each; what else a figure counts may be put in many ways, so it is not compared.
FATES = frozenset(
    {"arrested", "casualties", "damaged", "destroyed", "displaced", "downed", "hospitalised", "infected", "injured", "kidnapped",
     "killed", "missing", "rescued", "survived"}
)  # fmt: skip
# One measure, two spellings: sorted.
SAME_UNIT = {
    "cubic metre": "m3", "megawatt": "mw", "metre": "m", "milligram": "mg", "square km": "km2", "square metre": "m2", "times": "time", "tonne": "ton",
}  # fmt: skip
# Thirds are rounded to three places by whoever wrote the sentence.
NEAR = 0.01
_WORD = re.compile(r"\w+")
# Words that tell one giver, or one place, not from another.
_SMALL = frozenset({"a", "an", "and", "at", "by", "das", "der", "die", "el", "for", "from", "in", "la", "of", "on", "the", "to"})  # fmt: skip


def rows(name: str, *, kept: bool) -> Iterator[dict[str, Any]]:
    path = HERE / name / ("kept.jsonl" if kept else "seen.jsonl")
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def read(row: dict[str, Any]) -> Article:
    article = from_json({key: row[key] for key in ("id", "text", "published")})
    article = replace(article, notes=tuple(statements.inspect(article)))
    return replace(article, notes=(*article.notes, *figures.inspect(article)))


def _value(one: Any, two: Any) -> bool:
    if one is None or two is None:
        return one is two
    left, right = (list(v) if isinstance(v, list | tuple) else [v] for v in (one, two))
    return len(left) == len(right) and all(
        abs(a - b) <= NEAR * max(1.0, abs(a)) * (abs(a) < 1) + 1e-6 * abs(a)
        for a, b in zip(left, right, strict=True)
    )


def _unit(one: str | None, two: str | None) -> bool:
    if one is None or two is None:
        return one == two
    one, two = (SAME_UNIT.get(unit.lower(), unit.lower()) for unit in (one, two))
    return one == two or one.split()[-1] == two.split()[-1]


def _words(text: str | None) -> set[str]:
    return {w for w in _WORD.findall((text or "").lower()) if w not in _SMALL}


def _named(one: str | None, two: str | None) -> bool:
    """Tell whether two names share a word, or are both missing."""
    left, right = _words(one), _words(two)
    return bool(left & right) if left and right else not left and not right


def compare(gold: dict[str, Any], found: Figure) -> dict[str, bool]:
    """Return which fields of a figure are right."""
    return {
        "value": _value(gold["value"], found.value),
        "unit": _unit(gold["unit"], found.unit),
        "bound": gold["bound"] == found.bound,
        "fate": gold["counts"] not in FATES or gold["counts"] == found.counts,
        "status": gold["status"] == found.status,
        "where": _named(gold["where"], found.where),
        "given_by": _named(gold["given_by"], found.given_by),
    }


# A figure is right when these are; where and by whom are counted beside it.
FIELDS = ("value", "unit", "bound", "fate", "status", "where", "given_by")
DECIDING = ("value", "unit", "bound", "fate")


def _match(
    gold: Sequence[dict[str, Any]], found: Sequence[Figure]
) -> Iterator[tuple[dict[str, Any], Figure]]:
    free = list(found)
    for want in gold:
        near = next((f for f in free if f.start < want["end"] and want["start"] < f.end), None)
        if near:
            free.remove(near)
            yield want, near


def figure_scores(*, kept: bool, misses: bool) -> dict[str, float]:
    """Return how many figures are found with value, unit, bound and fate right, and the single fields."""
    tally: Counter[str] = Counter()
    for row in rows("figures", kept=kept):
        found = [note for note in read(row).notes if isinstance(note, Figure)]
        pairs = list(_match(row["figures"], found))
        wrong = []
        for want, got in pairs:
            fields = compare(want, got)
            tally.update(name for name, right in fields.items() if right)
            tally["right"] += all(fields[name] for name in DECIDING)
            wrong += [(want["text"], name) for name in DECIDING if not fields[name]]
        tally.update(gold=len(row["figures"]), found=len(found), paired=len(pairs), sentences=1)
        clean = not wrong and len(pairs) == len(row["figures"]) == len(found)
        tally["clean"] += clean
        if misses and not clean:
            print(row["id"], wrong, len(row["figures"]), "wanted,", len(found), "found")
    return {
        "figures": tally["gold"],
        "f1": _f1(tally["right"], tally["gold"], tally["found"]),
        "f1_of_spans": _f1(tally["paired"], tally["gold"], tally["found"]),
        "sentences_all_right": round(tally["clean"] / tally["sentences"], 4),
        **{f"{name}_right_of_found": round(tally[name] / max(1, tally["paired"]), 4) for name in FIELDS},
    }


def _f1(hits: int, gold: int, found: int) -> float:
    return round(2 * hits / (gold + found), 4) if gold + found else 0.0


def correction_scores(*, kept: bool, misses: bool) -> dict[str, float]:
    """Return how many texts have just the corrections that they should: old, new and kind."""
    right = total = by = named = 0
    for row in rows("corrections", kept=kept):
        found = list(corrections(read(row)))
        good = _all_right(row["corrected"], found)
        total, right = total + 1, right + good
        for want, got in zip(row["corrected"], found, strict=False):
            named, by = named + 1, by + _named(want["by"], got.by)
        if misses and not good:
            print(row["id"], row["corrected"], found)
    return {"texts": total, "right": right, "by_right_of_found": round(by / max(1, named), 4)}


def _all_right(gold: Iterable[dict[str, Any]], found: Iterable[Correction]) -> bool:
    want = sorted(gold, key=lambda c: c["old"]["start"])
    got = sorted(found, key=lambda c: c.old.start)
    return len(want) == len(got) and all(_same(w, g) for w, g in zip(want, got, strict=True))


def _same(want: dict[str, Any], got: Correction) -> bool:
    old = got.old.start < want["old"]["end"] and want["old"]["start"] < got.old.end
    if want["new"] is None or got.new is None:
        new = (want["new"] is None) == (got.new is None)
    else:
        new = got.new.start < want["new"]["end"] and want["new"]["start"] < got.new.end
    return old and new and want["kind"] == got.kind
