"""How well a text's vector finds the other half of its article, beside TF-IDF in one run; and how fast it is made.

    python bench/vectors.py

Each article of two sets is cut in two; its first half asks among all second halves. Recall at 1 and at 10.
"""

from __future__ import annotations

import time
from collections import Counter
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bench.count_words import DATA, _texts
from broadsheet.text.vectors import encode, table
from broadsheet.text.words import words

SETS = (
    "attribution/polnear_dev.jsonl.gz",
    "names/worldwide_train.jsonl.gz",
    "related/lee_background.jsonl.gz",
)
LEAST = 60  # words: half of fewer says too little
SHARE = 0.1  # of the vector in the mixture: .1 and .2 are best, and no better than TF-IDF alone


def halves() -> tuple[list[str], list[str]]:
    """Return the first and the second half of each article."""
    cut = [text.split() for name in SETS for text in _texts(name)]
    cut = [found for found in cut if len(found) >= LEAST]
    return (
        [" ".join(found[: len(found) // 2]) for found in cut],
        [" ".join(found[len(found) // 2 :]) for found in cut],
    )


def tfidf(texts: list[str]) -> csr_matrix:
    """Return a unit row for each text."""
    counts = [Counter(words(text)) for text in texts]
    df = Counter(word for found in counts for word in found)
    column = {word: at for at, word in enumerate(df)}
    data = [(1 + log(n)) * log(len(texts) / df[w]) for found in counts for w, n in found.items()]
    columns = [column[word] for found in counts for word in found]
    ends = np.cumsum([0, *map(len, counts)])
    matrix = csr_matrix((data, columns, ends), shape=(len(texts), len(df)))
    norms = np.sqrt(matrix.multiply(matrix).sum(axis=1))
    return csr_matrix(matrix.multiply(1 / np.maximum(norms, 1e-9)))


def recall(likeness: NDArray[np.float32]) -> str:
    """Return how often the other half is the first, and among the first ten."""
    own = likeness.diagonal()[:, None]
    before = (likeness > own).sum(1)
    return f"first {(before < 1).mean():.3f}, of the first ten {(before < 10).mean():.3f}"


def main() -> None:
    if not all((DATA / name).exists() for name in SETS):
        print("skipped: no articles in", DATA)
        return
    first, second = halves()
    size = len(first)
    matrix = tfidf([*first, *second])
    terms = (matrix[:size] @ matrix[size:].T).toarray()
    table()
    vectors = encode([*first, *second])
    meant = vectors[:size] @ vectors[size:].T
    print(f"{size} articles, the other half found:")
    print("  TF-IDF  ", recall(terms))
    print("  vectors ", recall(meant))
    print("  both    ", recall((1 - SHARE) * terms + SHARE * meant))
    long = [" ".join((text.split() * 9)[:200]) for text in first]
    rates = []
    for _ in range(3):
        start = time.process_time()
        encode(long)
        rates.append(len(long) / (time.process_time() - start))
    print(f"  {sorted(rates)[1]:.0f} texts of 200 words a CPU-second (wanted 1,000)")


if __name__ == "__main__":
    main()
