"""How good related articles are: people's ratings, graded ranking, and what is shown by mistake.

    python bench/relate_related.py

Lee's 50 texts: Pearson of our raw scores with people's ratings, as ``fold --related`` gives them (a pair that is not
given counts nought), beside TF-IDF in the same run, and on halves of the texts. ECB+: nDCG@5, same event 2,
same topic 1. Then who is shown beside whom: on ECB+, on the written stories, on the demo corpus and on the seed page.
"""

from __future__ import annotations

import gzip
import json
import math
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from broadsheet.desk import demo_corpus, fold, read
from broadsheet.model import Article, Placement
from broadsheet.relate.compare.features import features
from broadsheet.relate.compare.pairs import compare
from broadsheet.text.articlejson import from_json

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
SEED = Path(os.environ.get("BROADSHEET_SEED", DATA.parent / "seed"))
WRITTEN = Path(__file__).parent / "written"
K = 5
HALVES = 100
ANSWERS = ("rests_on", "saga", "story", "topic")

Rows = list[dict[str, Any]]


def lines(path: Path) -> Rows:
    """Return the rows of a file."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    return [json.loads(line) for line in text.split("\n") if line]


def folded(rows: Rows, k: int) -> list[Placement]:
    """Return what ``fold --related`` says, without having seen the answers."""
    return fold([from_json({n: v for n, v in row.items() if n not in ANSWERS}) for row in rows], related=k)


def lee() -> None:
    """Print how far raw scores agree with people."""
    texts = lines(DATA / "related" / "lee_docs.jsonl.gz")
    said = {
        frozenset((str(row["a"]), str(row["b"]))): row["score"]
        for row in lines(DATA / "related" / "lee_pairs.jsonl.gz")
    }
    articles = [Article(id=str(row["id"]), text=row["text"]) for row in texts]
    given: dict[frozenset[str], list[float]] = {}
    for placement in fold(articles, related=len(articles)):
        for one in placement.related:
            given.setdefault(frozenset((placement.id, one.id)), []).append(one.score)
    pairs = [frozenset(pair) for pair in combinations([article.id for article in articles], 2)]
    coded = {article.id: features(article).coded for article in articles}
    ours = np.array([sum(given.get(pair, [0.0])) / len(given.get(pair, [0.0])) for pair in pairs])
    plain = np.array([compare(*(coded[key] for key in sorted(pair))).numbers["cosine"] for pair in pairs])
    gold = np.array([said[pair] for pair in pairs])
    print(f"Lee, {len(pairs)} pairs, {sum(pair not in given for pair in pairs)} of them not given:")
    print(
        f"  Pearson {_pearson(ours, gold):.3f} (wanted .70); TF-IDF {_pearson(plain, gold):.3f}, LSA about .60"
    )
    chance = np.random.default_rng(0)
    found = []
    for _ in range(HALVES):
        half = {articles[at].id for at in chance.permutation(len(articles))[: len(articles) // 2]}
        inside = np.array([pair <= half for pair in pairs])
        found.append(_pearson(ours[inside], gold[inside]))
    print(f"  on {HALVES} random halves of the texts: mean {np.mean(found):.3f}, spread {np.std(found):.3f}")


def _pearson(x: Any, y: Any) -> float:
    return float(np.corrcoef(x, y)[0, 1])


def graded(rows: Rows, placed: Sequence[Placement]) -> float:
    """Return nDCG@5: of one event 2, of one topic 1."""
    event = {row["id"]: str(row["story"]) for row in rows}
    topic = {row["id"]: str(row["topic"]) for row in rows}
    events, topics = Counter(event.values()), Counter(topic.values())
    found = []
    for placement in placed:
        a = placement.id
        same = events[event[a]] - 1
        best = _dcg(([2] * same + [1] * (topics[topic[a]] - 1 - same))[:K])
        ranked = sorted(placement.related, key=lambda one: (-one.score, one.id))[:K]
        gains = [(event[a] == event[one.id]) + (topic[a] == topic[one.id]) for one in ranked]
        if best:
            found.append(_dcg(gains) / best)
    return sum(found) / len(found)


def _dcg(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(at + 2) for at, gain in enumerate(gains))


def shown(name: str, placed: Sequence[Placement], saga: Mapping[str, str]) -> None:
    """Print how many are shown, and how many of them belong to another saga."""
    found = [(one.id, other.id, other.because[0]) for one in placed for other in one.related if other.shown]
    wrong = Counter(kind for a, b, kind in found if saga[a] != saga[b])
    print(
        f"{name}: {len(found)} shown beside {len(placed)}, {wrong.total()} of another saga", dict(wrong) or ""
    )


def written() -> Iterator[tuple[str, Rows]]:
    """Yield the written stories, the kept ones left out."""
    yield (
        "written, origins",
        [row for path in sorted((WRITTEN / "origins").glob("[a-c].jsonl")) for row in lines(path)],
    )
    for path in sorted((WRITTEN / "languages").glob("[a-z][a-z].jsonl")):
        yield f"written, {path.stem}", lines(path)


def demo() -> None:
    """Print who is shown beside whom on the demo corpus."""
    answers = demo_corpus.expected()
    joined = {story: " ".join(saga) for saga in answers["sagas"] for story in saga}
    sagas = {key: joined.get(story, story) for story, keys in answers["stories"].items() for key in keys}
    articles = {article.id: article for article in demo_corpus.load(demo_corpus.LAST_DAY)}
    placed = fold(articles.values(), related=K)
    shown("demo corpus", placed, {key: sagas.get(key, key) for key in articles})


def seed() -> None:
    """Print who is shown beside whom on the seed page."""
    articles = [found for found in read([str(SEED / "page.txt")]) if isinstance(found, Article)]
    titles = {article.id: (article.title or article.text)[:60] for article in articles}
    for placement in fold(articles, related=K):
        for other in placement.related:
            if other.shown:
                print(f"seed: {titles[placement.id]} <- {titles[other.id]} {other.score} {other.because[:3]}")
    print(f"seed: {len(articles)} articles")


def main() -> None:
    for name, rows in written():
        sagas = {row["id"]: row.get("saga") or row["story"] for row in rows}
        shown(name, folded(rows, K), sagas)
    parts: tuple[tuple[Path, Callable[[], None]], ...] = (
        (DATA / "related" / "lee_pairs.jsonl.gz", lee),
        (SEED / "page.txt", seed),
        (WRITTEN, demo),
    )
    for needed, part in parts:
        if needed.exists():
            part()
        else:
            print(f"skipped: no {needed}")
    if (path := DATA / "stories" / "ecbplus.jsonl.gz").exists():
        rows = lines(path)
        placed = folded(rows, K)
        print(f"ECB+: nDCG@{K} {graded(rows, placed):.4f} (wanted .97)")
        shown("ECB+", placed, {row["id"]: str(row["topic"]) for row in rows})


if __name__ == "__main__":
    main()
