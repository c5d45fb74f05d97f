"""How well articles are folded into stories, beside a plain TF-IDF single pass, in one run.

    python bench/stories.py

BCubed F1 over all articles and over those of stories of two or more, for each source alone and for their mixed
stream; F1 over pairs, and for ECB+ how far sagas follow its topics. The weights have seen these articles:
``bench/train_stories.py --check`` tells how they do on events and sources left out.
"""

from __future__ import annotations

import gzip
import json
import math
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from broadsheet.model import Article
from broadsheet.relate.grouping.placing import place_all
from broadsheet.text.articlejson import from_json
from broadsheet.text.dates import moment
from broadsheet.text.words import words

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
SCORE = DATA.parent / "score"
SOURCES = ("gva_docs", "ecbplus", "neus_docs")
PEER_JOIN = 0.22  # set by hand, not tuned further
PEER_DAYS = 14.0

Groups = dict[str, str]


def _load(source: str) -> tuple[list[Article], Groups, Groups]:
    with gzip.open(DATA / "stories" / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    stories = {row["id"]: f"{source}{row['story']}" for row in rows}
    return [from_json(row) for row in rows], stories, {row["id"]: str(row.get("topic")) for row in rows}


def peer(articles: list[Article]) -> Groups:
    """Return stories by TF-IDF and one pass: each article joins the story of its likest one in 14 days.

    IDF is that of the whole input, which no online method could know.
    """
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - as in the package

    ordered = sorted(articles, key=lambda a: (a.published is None, str(a.published), a.id))
    counts = [Counter(words(f"{a.title or ''} {a.text}")) for a in ordered]
    df = Counter(word for found in counts for word in found)
    column = {word: at for at, word in enumerate(sorted(df))}
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    for found in counts:
        vector = {
            w: (1 + math.log(n)) * math.log(len(ordered) / df[w]) for w, n in found.items() if df[w] > 1
        }
        norm = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        data += (value / norm for value in vector.values())
        columns += (column[word] for word in vector)
        ends.append(len(data))
    matrix = csr_matrix((data, columns, ends), shape=(len(ordered), len(column)))
    when = [moment(article.published) for article in ordered]
    story: list[str] = []
    for at, article in enumerate(ordered):
        likeness = (matrix[:at] @ matrix[at].T).toarray().ravel() if at else ()
        near = ((score, -other) for other, score in enumerate(likeness) if score >= PEER_JOIN)
        best = max((row for row in near if _close(when[at], when[-row[1]])), default=None)
        story.append(story[-best[1]] if best else article.id)
    return {article.id: name for article, name in zip(ordered, story, strict=True)}


def _close(first: datetime | None, second: datetime | None) -> bool:
    if first is None or second is None:
        return True
    return abs((first - second).total_seconds()) <= PEER_DAYS * 86_400


def ours(articles: list[Article]) -> tuple[Groups, Groups]:
    """Return stories and sagas by ``place_all``."""
    placed = place_all(articles)
    return {p.id: p.story for p in placed}, {p.id: p.saga for p in placed}


def _row(
    name: str, gold: Groups, pred: Groups, score: Callable[[Groups, Groups], dict[str, dict[str, float]]]
) -> str:
    size = Counter(gold.values())
    many = [id_ for id_ in gold if size[gold[id_]] > 1]
    every = score(gold, {id_: pred[id_] for id_ in gold})
    multi = score({i: gold[i] for i in many}, {i: pred[i] for i in many})
    b = every["bcubed"]
    return f"{name:34} {b['f1']:.3f} / {multi['bcubed']['f1']:.3f}  (p {b['p']:.3f} r {b['r']:.3f}), pairs {every['pairs']['f1']:.3f}"


def main() -> None:
    if not all((DATA / "stories" / f"{source}.jsonl.gz").exists() for source in SOURCES):
        print("skipped: no stories in", DATA)
        return
    sys.path.insert(0, str(SCORE))
    from stories import score  # type: ignore[import-not-found]  # noqa: PLC0415 - the scorer beside the data

    loaded = {source: _load(source) for source in SOURCES}
    mixed = [article for articles, _, _ in loaded.values() for article in articles]
    print("BCubed F1, all / stories of two or more")
    for name, articles in [*((s, loaded[s][0]) for s in SOURCES), ("mixed", mixed)]:
        gold = {i: g for s in SOURCES if name in (s, "mixed") for i, g in loaded[s][1].items()}
        start = time.process_time()
        story, saga = ours(articles)
        spent = time.process_time() - start
        print(_row(f"{name}, {len(articles) / spent:.0f} a CPU-second", gold, story, score))
        start = time.process_time()
        plain = peer(articles)
        spent = time.process_time() - start
        print(_row(f"  TF-IDF, {len(articles) / spent:.0f} a CPU-second", gold, plain, score))
        if name in ("ecbplus", "mixed"):
            print(_row("  sagas against ECB+ topics", loaded["ecbplus"][2], saga, score))


if __name__ == "__main__":
    main()
