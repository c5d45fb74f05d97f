"""How far sagas follow what writers and ECB+'s topics say: pairwise F1 over articles.

    python -m bench.relate_sagas [--kept]

First with the true stories given, so that only the links between stories are judged; then from the texts alone,
as ``fold`` gives them. The weights have seen these stories: ``bench/train_sagas.py --check`` tells how they do on
kinds left out. ``--kept`` reads the quarter of the written stories that is looked at once only, at the end.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from bench.relate_related import folded, lines
from bench.train_sagas import COLUMNS, WRITTEN, counts, load, sources
from broadsheet.relate.compare.weights import BIAS, table


def tally(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[int, int, int]:
    """Return right, wrong and missed pairs."""
    both = Counter((gold[key], found[key]) for key in gold)
    right, said, true = (
        sum(n * (n - 1) // 2 for n in sizes.values())
        for sizes in (both, Counter(found[key] for key in gold), Counter(gold.values()))
    )
    return right, said - right, true - right


def f1(found: tuple[int, int, int]) -> float:
    """Return F1 of right, wrong and missed pairs."""
    right, wrong, missed = found
    return 2 * right / (2 * right + wrong + missed or 1)


def kept() -> Iterator[tuple[str, Path]]:
    """Yield kind and file of each set of written stories that nothing was trained on."""
    for kind in ("origins", "languages"):
        yield from ((kind, path) for path in sorted((WRITTEN / kind).glob("kept_*.jsonl")))


def main() -> None:
    weights = table("saga")
    b = np.array([weights[BIAS], *(weights[name] for name in COLUMNS)])
    totals: dict[str, list[tuple[int, int, int]]] = {}
    for kind, path in kept() if "--kept" in sys.argv else sources():
        if kind == "gva_docs":  # its incidents make no sagas
            continue
        if not path.exists():
            print("skipped: no", path)
            continue
        given = counts(load(kind, path), b)
        rows = lines(path)
        placed = folded(rows, 0)
        gold = {row["id"]: str(row.get("saga") or row.get("topic") or row["story"]) for row in rows}
        alone = tally(gold, {one.id: one.saga for one in placed})
        stories = tally({row["id"]: str(row["story"]) for row in rows}, {one.id: one.story for one in placed})
        whole = "ECB+ topics" if kind == "ecbplus" else "written"
        totals.setdefault(f"{whole}, stories given", []).append(given)
        totals.setdefault(f"{whole}, from the texts", []).append(alone)
        print(
            f"{kind} {path.name.split('.')[0]}: stories given {f1(given):.3f}, from the texts {f1(alone):.3f}"
            f" (its stories {f1(stories):.3f})"
        )
    for name, found in totals.items():
        right, wrong, missed = map(sum, zip(*found, strict=True))
        print(f"{name}: pairwise F1 {f1((right, wrong, missed)):.3f} (wanted .85)")


if __name__ == "__main__":
    main()
