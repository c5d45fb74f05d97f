"""How copies are told from edited and from separate texts: candidate pairs as labelled, and made edits.

    python bench/copies.py

Prints the label and shares of each candidate pair (nobody has published labels for them), then how made edits
of gva_docs are labelled: light ones (a word in 60 changed), cut to two thirds, extended by another article's
half, and another article of the same story.
"""

from __future__ import annotations

import gzip
import json
import os
import random
from collections import Counter
from pathlib import Path

from broadsheet.relate.copies import label
from broadsheet.relate.shingles import overlap, shingle_hashes, unquoted
from broadsheet.text.words import words

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
SAMPLE = 500


def _hashes(text: str) -> bytes:
    return shingle_hashes(words(unquoted(text)))


def _light(text: str, chance: random.Random) -> str:
    return " ".join("indeed" if chance.random() < 1 / 60 else word for word in text.split(" "))


def _cut(text: str) -> str:
    return text[: len(text) * 2 // 3]


def main() -> None:
    if not (DATA / "copies" / "candidates.jsonl").exists():
        print("skipped: no candidates in", DATA)
        return
    with gzip.open(DATA / "stories" / "gva_docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    text = {row["id"]: row["text"] for row in rows}
    found: Counter[str] = Counter()
    with (DATA / "copies" / "candidates.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            pair = json.loads(line)
            both = overlap(_hashes(text[pair["a"]]), _hashes(text[pair["b"]]))
            found[label(both) or "separate"] += 1
            print(
                f"{pair['a'][:8]} {pair['b'][:8]} jaccard {both.jaccard:.2f} containment {both.containment:.2f} {label(both)}"
            )
    print("candidates:", dict(found))
    chance = random.Random(0)
    for kind in ("light", "cut", "extended", "same story"):
        found = Counter()
        for row in chance.sample([row for row in rows if len(row["text"]) > 800], SAMPLE):
            own = row["text"]
            other = next(
                (r["text"] for r in rows if r["story"] == row["story"] and r["id"] != row["id"]), None
            )
            made = {"light": _light(own, chance), "cut": _cut(own), "same story": other}.get(
                kind, own + _cut(rows[0]["text"])
            )
            if made is not None:
                found[label(overlap(_hashes(own), _hashes(made))) or "separate"] += 1
        print(f"{kind}: {dict(found)}")


if __name__ == "__main__":
    main()
