"""Measures tags on 500N-KPCrowd: F1@10 by score/tags.py, beside other ways to rank words (``tag_peers``).

    python bench/tags.py [--count | --fit]

Prints what ships, whose weights were fitted on these articles, and what weights fitted on four fifths of them do on the
last fifth. ``--fit`` prints the weights for inspect/tags.py instead.
``--count`` writes src/broadsheet/inspect/tag_words.tsv instead: in how many of 10,000 articles a word stands,
from attribution/polnear_train and names/worldwide_train. Data from $BROADSHEET_BENCH_DATA.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import snowballstemmer

from bench.names import fit
from bench.tag_peers import PEERS
from broadsheet.inspect import tags
from broadsheet.inspect.naming import entities
from broadsheet.model import Article
from broadsheet.text.words import words

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", ROOT.parent / "shared" / "data"))
SCORE = DATA.parent / "score" / "tags.py"
TABLE = ROOT / "src/broadsheet/inspect/tag_words.tsv"
# Words in fewer than one article of two hundred are all rare enough to tell of one.
LEAST = 50
PARTS = 5
SHRINK = 1.0  # ridge; there are nine weights and some 60,000 words, so it hardly matters
STEMMER = snowballstemmer.stemmer("porter")


def rows(name: str) -> list[dict[str, Any]]:
    with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def count() -> None:
    texts = [row["text"] for row in rows("attribution/polnear_train.jsonl.gz")]
    newswire = rows("names/worldwide_train.jsonl.gz")
    texts += [
        " ".join(token for sentence in row["sentences"] for token in sentence["tokens"]) for row in newswire
    ]
    seen: Counter[str] = Counter()
    for text in texts:
        seen.update({word for word in words(text) if word.isalpha()})
    shares = {word: times * 10_000 // len(texts) for word, times in seen.items()}
    lines = [f"{word}\t{share}\n" for word, share in sorted(shares.items()) if share >= LEAST]
    TABLE.write_text("word\tshare\n" + "".join(lines), encoding="utf-8")
    print(len(lines), "words,", len(texts), "articles")


def score(name: str, answers: list[list[str]], ids: list[str]) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for id_, found in zip(ids, answers, strict=True):
            out.write(json.dumps({"id": id_, "tags": found}) + "\n")
        out.flush()
        gold = DATA / "tags/kpcrowd_train.jsonl.gz"
        said = subprocess.run(
            [sys.executable, SCORE, gold, out.name], check=True, capture_output=True, text=True
        )
    scores = json.loads(said.stdout)
    print(f"{name}: F1@10 exact {scores['exact@10']['f1']:.3f}, stem {scores['stem@10']['f1']:.3f}")


def frequent(text: str) -> list[str]:
    known = Counter(word for word in words(text) if len(word) > 3)
    return [word for word, _ in known.most_common(10)]


def matrix(articles: list[Article], found: list[dict[str, Any]]) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Return the features of each article's candidates, and whether readers marked them."""
    x, y = [], []
    for article, row in zip(articles, found, strict=True):
        marked = {stemmed(key) for key in row["keys"]}
        some = list(tags.candidates(article))
        x.append(np.asarray([one.features for one in some]).reshape(len(some), len(tags.WEIGHTS) - 1))
        y.append(np.asarray([stemmed(one.name) in marked for one in some], float))
    return x, y


def stemmed(name: str) -> str:
    return " ".join(STEMMER.stemWords(words(name)))


def folded(articles: list[Article], x: list[np.ndarray], y: list[np.ndarray]) -> list[list[str]]:
    """Return the tags of each article by weights that were fitted without it."""
    order = list(range(len(articles)))
    random.Random(3).shuffle(order)
    part = np.asarray(order) % PARTS
    out: list[list[str]] = [[] for _ in articles]
    for number in range(PARTS):
        rest = [at for at in range(len(articles)) if part[at] != number]
        weights = fit(np.vstack([x[at] for at in rest]), np.concatenate([y[at] for at in rest]), SHRINK)
        for at in np.flatnonzero(part == number):
            chosen = tags.choose(tags.candidates(articles[at]), weights.tolist())
            out[at] = [one.name for _, one in chosen]
    return out


def main() -> None:
    if not (DATA / "tags").exists() or not SCORE.exists():
        print(f"no data at {DATA}: nothing is measured")
        return
    if "--count" in sys.argv:
        count()
        return
    found = rows("tags/kpcrowd_train.jsonl.gz")
    articles = []
    for row in found:
        title, _, text = row["text"].replace("\r", "").partition("\n")
        article = Article(id=row["id"], title=title if text else None, text=text or title, language="en")
        articles.append(
            Article(
                id=row["id"], title=article.title, text=article.text, notes=tuple(entities.inspect(article))
            )
        )
    x, y = matrix(articles, found)
    if "--fit" in sys.argv:
        print(tuple(round(float(w), 2) for w in fit(np.vstack(x), np.concatenate(y), SHRINK)))
        return
    begun = time.process_time()
    answers = [[tag.name for tag in tags.inspect(article)] for article in articles]
    took = time.process_time() - begun
    ids = [row["id"] for row in found]
    score("most frequent words", [frequent(row["text"]) for row in found], ids)
    for name, ranked in PEERS.items():
        score(name, [ranked(row["text"]) for row in found], ids)
    score("broadsheet", answers, ids)
    score("broadsheet, five-fold", folded(articles, x, y), ids)
    size = sum(len(article.text.split()) for article in articles)
    print(f"{took / size * 500_000:.1f} ms per 500 words")


if __name__ == "__main__":
    main()
