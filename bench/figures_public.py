"""Figures on public sets: tolls of the Gun Violence Archive's incidents and database, nuggets of TREC.

``bench/figures.py`` prints what is counted here. Every set is parted in two halves by the check sum of the
incident's (article's, nugget's) id: rules are made on the even half and looked at on the other one.
"""

from __future__ import annotations

import gzip
import json
import os
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from broadsheet.inspect.measuring import figures
from broadsheet.model import Article, Figure
from broadsheet.relate.telling.ledger import tolls
from broadsheet.text.articlejson import from_json

FIELDS = ("killed", "injured")
FLOOR = {"killed": 0, "injured": 1}
HALVES = ("even", "odd")
# What harm a nugget tells of; one that was rescued survived.
HARM = frozenset(
    {"arrested", "casualties", "displaced", "hospitalised", "injured", "kidnapped", "killed", "missing", "rescued", "survived"}
)  # fmt: skip
LABELS = Path(__file__).resolve().parent / "labels" / "figures_trec.tsv"
_FAR = 99  # how far off a missing answer is


def data_folder() -> Path:
    default = Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(os.environ.get("BROADSHEET_BENCH_DATA", default))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def half(key: str) -> str:
    return HALVES[zlib.crc32(key.encode()) % 2]


def inspected(article: Article) -> Article:
    return replace(article, notes=tuple(figures.inspect(article)))


def read_stories(path: Path) -> tuple[dict[str, list[Article]], float]:
    """Return the articles of each story with their figures, and the articles read a second."""
    stories: dict[str, list[Article]] = defaultdict(list)
    spent, count = 0.0, 0
    for row in rows(path):
        article = replace(from_json(row), language="en")
        begin = time.process_time()
        article = inspected(article)
        spent += time.process_time() - begin
        count += 1
        stories[row["story"]].append(article)
    return stories, count / spent


def shares(gold: Sequence[dict[str, Any]], said: Sequence[dict[str, int | None]]) -> dict[str, float]:
    """Return the shares of tolls exactly right and off by at most one."""
    out: dict[str, float] = {"n": len(gold)}
    for field in FIELDS:
        off = [
            abs(s - g[field]) if (s := p[field]) is not None else _FAR
            for g, p in zip(gold, said, strict=True)
        ]
        out[f"{field}_exact"] = round(sum(o == 0 for o in off) / len(off), 4)
        out[f"{field}_off_by_one"] = round(sum(o <= 1 for o in off) / len(off), 4)
    both = sum(all(g[f] == p[f] for f in FIELDS) for g, p in zip(gold, said, strict=True))
    out["both_exact"] = round(both / len(gold), 4)
    return out


def _by_half(
    key: str, gold: Sequence[dict[str, Any]], said: Sequence[dict[str, int | None]]
) -> dict[str, Any]:
    out: dict[str, Any] = {"all": shares(gold, said)}
    for name in HALVES:
        pairs = [(g, p) for g, p in zip(gold, said, strict=True) if half(str(g[key])) == name]
        out[name] = shares([g for g, _ in pairs], [p for _, p in pairs])
    return out


def incidents(folder: Path, limit: int | None = None) -> dict[str, Any]:
    """Return how well a story's ledger knows what an incident of the Gun Violence Archive cost."""
    gold = list(rows(folder / "figures" / "gva_incidents.jsonl.gz"))[:limit]
    stories, rate = read_stories(folder / "stories" / "gva_docs.jsonl.gz")
    said = [tolls(stories.get(row["incident"], [])) for row in gold]
    floor = shares(gold, [dict(FLOOR) for _ in gold])
    return {**_by_half("incident", gold, said), "floor": floor, "articles_a_second": round(rate, 1)}


def database(folder: Path) -> dict[str, Any]:
    """Return the same for single articles of the Gun Violence Database, by article."""
    gold = list(rows(folder / "figures" / "gvdb_dev.jsonl.gz"))
    said = [tolls([inspected(replace(from_json(row), title=None, language="en"))]) for row in gold]
    out = _by_half("id", gold, said)
    out["killed_or_not_f1"] = _f1(
        (bool(g["killed"]), bool(p["killed"])) for g, p in zip(gold, said, strict=True)
    )
    out["people_killed_f1"] = _people(gold, said, "killed")
    out["victims_f1"] = _people(
        [{"all": g["killed"] + g["injured"]} for g in gold],
        [{"all": (p["killed"] or 0) + (p["injured"] or 0)} for p in said],
        "all",
    )
    return out


def _f1(pairs: Iterable[tuple[bool, bool]]) -> float:
    tally = Counter(pairs)
    hits = tally[True, True]
    return round(2 * hits / max(1, 2 * hits + tally[True, False] + tally[False, True]), 4)


def _people(gold: Sequence[dict[str, Any]], said: Sequence[dict[str, int | None]], field: str) -> float:
    """Return F1 over people: of each article as many are hit as both sides count."""
    pairs = [(g[field], p[field] or 0) for g, p in zip(gold, said, strict=True)]
    hits: int = sum(min(pair) for pair in pairs)
    both: int = sum(g + p for g, p in pairs)
    return round(2 * hits / max(1, both), 4)


def _labels() -> dict[str, Counter[str]]:
    lines = (line for line in LABELS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {key: Counter(told.split()) for key, _, told in (line.partition("\t") for line in lines)}


def _told(article: Article) -> Counter[str]:
    return Counter(
        f"{_number(note.value)}:{_kind(note.counts)}"
        for note in article.notes
        if isinstance(note, Figure) and note.counts in HARM
    )


def _kind(counts: str | None) -> str:
    return "rescued" if counts == "survived" else str(counts)


def _number(value: float | tuple[float, float] | None) -> str:
    if value is None:
        return "some"
    return "-".join(
        f"{end:g}" if end < 1e6 else str(int(end))
        for end in (value if isinstance(value, tuple) else (value,))
    )


def nuggets(folder: Path, *, misses: bool = False) -> dict[str, Any]:
    """Return in how many casualty nuggets every number of people harmed, and its kind, is right, and no other."""
    gold = _labels()
    right: dict[str, list[bool]] = {name: [] for name in ("all", "with_a_number", *HALVES)}
    for row in rows(folder / "figures" / "trec_ts_2013_14_casualties.jsonl.gz"):
        key = row["nugget"]
        found = _told(inspected(Article(id=key, text=row["text"], language="en")))
        good = found == gold[key]
        for name in ("all", half(key), *(["with_a_number"] if gold[key] else [])):
            right[name].append(good)
        if misses and not good:
            print(key, "wanted", dict(gold[key]), "found", dict(found))
    return {name: {"n": len(of), "right": round(sum(of) / len(of), 4)} for name, of in right.items()}
