"""How well raw scores agree with people: Pearson on Lee's 50 texts; and who is shown beside whom on ECB+.

python bench/related.py
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from broadsheet.model import Article
from broadsheet.relate.features import features
from broadsheet.relate.pairs import compare
from broadsheet.relate.placing import place_all
from broadsheet.relate.related import raw_score
from broadsheet.text.articlejson import from_json

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
K = 5


def _rows(name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def main() -> None:
    if not (DATA / "related" / "lee_docs.jsonl.gz").exists():
        print("skipped: no Lee texts in", DATA)
        return
    sys.path.insert(0, str(DATA.parent / "score"))
    from related import pearson  # type: ignore[import-not-found]  # noqa: PLC0415 - the scorer beside the data

    texts = {
        row["id"]: features(Article(id=str(row["id"]), text=row["text"]))
        for row in _rows("related/lee_docs.jsonl.gz")
    }
    said = {frozenset((row["a"], row["b"])): row["score"] for row in _rows("related/lee_pairs.jsonl.gz")}
    pairs = [(compare(texts[a], texts[b]), said[frozenset((a, b))]) for a, b in combinations(texts, 2)]
    gold = [score for _, score in pairs]
    print(
        f"Lee, {len(pairs)} pairs: Pearson of raw scores {pearson([raw_score(p) for p, _ in pairs], gold):.3f}"
    )
    cosines = [pair.numbers["cosine"] for pair, _ in pairs]
    print(
        f"  TF-IDF cosine alone {pearson(cosines, gold):.3f} (LSA about .60, people among themselves about .60)"
    )

    rows = list(_rows("stories/ecbplus.jsonl.gz"))
    topic = {row["id"]: row["topic"] for row in rows}
    found = place_all([from_json(row) for row in rows], related=K)
    shown = [(p.id, r.id) for p in found for r in p.related if r.shown]
    right = sum(topic[a] == topic[b] for a, b in shown)
    print(
        f"ECB+, {K} each: {len(shown)} of {K * len(rows)} shown, {right / len(shown):.3f} of them of the same topic"
    )


if __name__ == "__main__":
    main()
