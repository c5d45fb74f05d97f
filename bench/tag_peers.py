"""Other ways to rank the words of a text, to be measured in the same run as ours (``bench/tags.py``).

YAKE is the package of that name; the other two are written here as they are described: TextRank after Mihalcea and
Tarau (2004), and ranking candidates by how near their vector is to the text's, after KeyBERT, with our own table of
vectors in place of a network.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np

from broadsheet.inspect.tags import _is_telling
from broadsheet.text import vectors
from broadsheet.text.sentences import sentences
from broadsheet.text.words import words

TOP = 10
WINDOW = 2  # words on each side that belong together (TextRank's paper: 2 is best)
DAMPING = 0.85  # of PageRank, as everywhere
ROUNDS = 30
DIVERSITY = 0.5  # KeyBERT's default for maximal marginal relevance
LONGEST = 2  # words of a candidate for KeyBERT's way: longer ones measured worse here


@cache
def _yake(longest: int) -> Any:
    import yake  # noqa: PLC0415 - a peer, in the extras "bench"

    return yake.KeywordExtractor(lan="en", n=longest, top=TOP)


def yake_words(text: str) -> list[str]:
    """Return YAKE's ten best words."""
    return [word for word, _ in _yake(1).extract_keywords(text)]


def yake_phrases(text: str) -> list[str]:
    """Return YAKE's ten best phrases of up to three words, its default."""
    return [word for word, _ in _yake(3).extract_keywords(text)]


def is_telling(word: str) -> bool:
    """Return whether a word is neither short nor everyday: our own test, in place of a tagger's nouns."""
    return _is_telling(word)


def textrank(text: str) -> list[str]:
    """Return the ten words with the highest PageRank in the graph of words that stand near one another."""
    near: dict[str, Counter[str]] = defaultdict(Counter)
    for start, end in sentences(text):
        line = [word for word in words(text[start:end]) if is_telling(word)]
        for at, word in enumerate(line):
            for other in line[at + 1 : at + 1 + WINDOW]:
                if other != word:
                    near[word][other] += 1
                    near[other][word] += 1
    rank = dict.fromkeys(near, 1.0)
    for _ in range(ROUNDS):
        rank = {
            word: 1 - DAMPING + DAMPING * sum(rank[o] * times / near[o].total() for o, times in some.items())
            for word, some in near.items()
        }
    return sorted(rank, key=lambda word: (-rank[word], word))[:TOP]


def by_vectors(text: str, diversity: float = DIVERSITY) -> list[str]:
    """Return the ten candidates nearest to the text by their vectors, told apart by maximal marginal relevance."""
    candidates = sorted(set(_candidates(text)))
    if not candidates:
        return []
    found = vectors.encode(candidates)
    (whole,) = vectors.encode([text])
    near = found @ whole
    chosen: list[int] = [int(np.argmax(near))]
    while len(chosen) < min(TOP, len(candidates)):
        worth = (1 - diversity) * near - diversity * (found @ found[chosen].T).max(axis=1)
        worth[chosen] = -np.inf
        chosen.append(int(np.argmax(worth)))
    return [candidates[at] for at in chosen]


def _candidates(text: str) -> list[str]:
    out = []
    for start, end in sentences(text):
        line = words(text[start:end])
        for length in range(1, LONGEST + 1):
            for at in range(len(line) - length + 1):
                some = line[at : at + length]
                if is_telling(some[0]) and is_telling(some[-1]):
                    out.append(" ".join(some))
    return out


def by_vectors_words(text: str) -> list[str]:
    """Return the same with single words alone, and no care for doubles: what scores best here."""
    candidates = sorted({word for word in words(text) if is_telling(word)})
    if not candidates:
        return []
    (whole,) = vectors.encode([text])
    near = vectors.encode(candidates) @ whole
    return [candidates[at] for at in np.argsort(-near, kind="stable")[:TOP]]


PEERS: dict[str, Callable[[str], list[str]]] = {
    "YAKE, words": yake_words,
    "YAKE, phrases": yake_phrases,
    "TextRank": textrank,
    "vectors, phrases": by_vectors,
    "vectors, words": by_vectors_words,
}
