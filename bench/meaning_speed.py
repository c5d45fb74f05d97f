"""How long a search by meaning takes on a large desk, and whether it finds what is nearest.

    python -m bench.meaning_speed [--articles 100000] [--db FILE]

Articles as in ``bench.search_speed``, each with a vector: of one of 2,000 subjects, six words that the table of vectors
knows, and of as many words of its own. Printed: seconds for reading all signs once after a start; the median and
the 95th percentile, in milliseconds of CPU time, of the first page of results; which share of the truly nearest ten
is among those found.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import insert, select

from bench.search_speed import NOW, OUTLETS, PAGE, TIMES, fill, timed
from broadsheet.store import meaning, search
from broadsheet.store.asking import Asker
from broadsheet.store.database import Store, open_store
from broadsheet.store.schema import article_vectors, articles
from broadsheet.text.vectors import encode, table

SUBJECTS = 2_000
WORDS = 6
OWN = 20_000  # sets of words of their own that articles draw from
BATCH = 20_000


def vocabulary() -> list[str]:
    """Return the words that a query is made of."""
    return [word for word in table().rows if word.isalpha() and len(word) > 4]


def give_vectors(store: Store) -> None:
    """Give every article without one a vector."""
    chance = np.random.default_rng(7)
    words = vocabulary()
    subjects = encode(" ".join(chance.choice(words, WORDS)) for _ in range(SUBJECTS))
    own = encode(" ".join(chance.choice(words, WORDS)) for _ in range(OWN))
    with store.read() as connection:
        have = select(article_vectors.c.seq)
        seqs = list(connection.execute(select(articles.c.seq).where(articles.c.seq.not_in(have))).scalars())
    for start in range(0, len(seqs), BATCH):
        some = seqs[start : start + BATCH]
        made = subjects[chance.integers(0, SUBJECTS, len(some))] + own[chance.integers(0, OWN, len(some))]
        told = [
            {"seq": seq, "signs": meaning.signs(one), "directions": meaning.directions(one)}
            for seq, one in zip(some, made, strict=True)
        ]
        with store.write() as connection:
            connection.execute(insert(article_vectors), told)


def kinds() -> dict[str, tuple[Callable[[], str], search.Order]]:
    """Return what is searched for, a query at a call, and in which order."""
    chance = random.Random(7)
    words = vocabulary()

    def about() -> str:
        return " ".join(chance.choices(words, k=3))

    def outlet() -> str:
        return f'outlet:"Outlet {chance.randrange(OUTLETS)}"'

    def common() -> str:
        return f"w{chance.randrange(5)}x"

    return {
        "what is like three words": (lambda: f'like:"{about()}"', "likeness"),
        "of one outlet": (lambda: f'like:"{about()}" {outlet()}', "likeness"),
        "since a week": (lambda: f'like:"{about()}" since:1w', "likeness"),
        "with a common word": (lambda: f'like:"{about()}" {common()}', "likeness"),
        "with a rare word": (lambda: f'like:"{about()}" w{chance.randrange(20_000, 60_000)}x', "likeness"),
        "unread": (lambda: f'like:"{about()}" is:unread', "likeness"),
        "a common word, by meaning": (common, "meaning"),
    }


def measure(store: Store) -> None:
    """Print what a search by meaning takes."""
    asker = Asker(user=1, now=NOW)
    begin = time.process_time()
    with store.read() as connection:
        meaning.nearest(connection, meaning.vector("accident at sea"))
    print(f"the first search, which reads all signs: {time.process_time() - begin:.1f} s")
    for name, (make, order) in kinds().items():

        def ask(one: str, order: search.Order = order) -> object:
            with store.read() as connection:
                return search.search(connection, one, asker, limit=PAGE, order=order)

        median, late = timed(ask, [make() for _ in range(TIMES)])
        print(f"{name}: {median:.0f} / {late:.0f} ms", flush=True)


def recall(store: Store) -> float:
    """Return which share of the ten nearest of all are among the first ten that a search finds."""
    wanted = [meaning.vector(" ".join(random.Random(at).choices(vocabulary(), k=3))) for at in range(TIMES)]
    best: list[list[tuple[float, int]]] = [[] for _ in wanted]
    with store.read() as connection:
        query = select(article_vectors.c.seq, article_vectors.c.directions)
        for some in connection.execution_options(yield_per=BATCH).execute(query).partitions():
            _weigh(best, [row.seq for row in some], b"".join(row.directions for row in some), wanted)
    with store.read() as connection:
        found = [set(meaning.nearest(connection, one)[:10]) for one in wanted]
    shares = [
        sum(seq in mine for _, seq in true) / len(true)
        for mine, near in zip(found, best, strict=True)
        if (true := [one for one in near if one[0] >= meaning.NEAR])
    ]
    return sum(shares) / len(shares)


def _weigh(
    best: list[list[tuple[float, int]]], seqs: list[int], packed: bytes, wanted: list[NDArray[np.float32]]
) -> None:
    those = np.frombuffer(packed, np.int8).reshape(len(seqs), -1).astype(np.float32)
    those /= np.sqrt(np.einsum("ij,ij->i", those, those))[:, None]
    for near, one in zip(best, wanted, strict=True):
        scores = those @ one
        first = np.argsort(-scores)[:10]
        near[:] = sorted([*near, *((float(scores[at]), seqs[at]) for at in first)], reverse=True)[:10]


def main() -> None:
    """Print how long searches by meaning take, and what they miss."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--db", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = given.db or Path(folder) / "news.db"
        fresh = not file.exists()
        store = open_store(str(file))
        if fresh:
            fill(store, given.articles)
        give_vectors(store)
        measure(store)
        print(f"of the ten nearest it finds {recall(store):.1%}")
        store.close()


if __name__ == "__main__":
    main()
