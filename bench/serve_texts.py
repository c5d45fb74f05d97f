"""Texts for a large made-up desk (``bench.serve_made``), each with what is kept of an article like it.

Texts are those of the demo corpus with what was found in them, lengthened by made-up words to the length of news:
a median of 360 words, spread so that the mean is the 431 of BBC articles (Narayan, Cohen and Lapata 2018, XSum; the
New York Times has 800: Durrett, Berg-Kirkpatrick and Klein 2016). Words are drawn by Zipf's law.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select, text

from broadsheet.config import Settings
from broadsheet.desk import open_desk
from broadsheet.model import Article
from broadsheet.relate.compare.features import features
from broadsheet.store import articles as stored
from broadsheet.store import rows
from broadsheet.store.noted import COLUMNS
from broadsheet.store.schema import articles

_VOCABULARY = 60_000
_MEDIAN_WORDS, _SPREAD = 360, 0.6  # of a log-normal law: its mean is 360 * exp(0.6**2 / 2) = 431
_TEXTS = 1_400
_NOTED = f"SELECT {', '.join(COLUMNS)} FROM noted WHERE rowid = :seq"  # noqa: S608 (names of our own)
_TEASER_WORDS = (15, 60)  # of what feeds carry: a sentence or two
_TITLE_WORDS = 9
_TITLE_WITHIN = 300  # of the first words


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A text with what was found in it, as rows hold it."""

    article: Article
    words: list[str]
    notes: tuple[tuple[str, str, str], ...]  # kind, maker, body
    features: bytes
    keys: tuple[tuple[int, int], ...]  # by which it is found as a neighbour, with their weights
    noted: tuple[str, ...]  # its row of the table of that name
    counted: tuple[tuple[str, float, float], ...]  # its rows of that one

    def title(self, chance: random.Random) -> str:
        """Return a headline of its words."""
        start = chance.randrange(max(1, min(len(self.words), _TITLE_WITHIN) - _TITLE_WORDS))
        return " ".join(self.words[start : start + _TITLE_WORDS])

    def teaser(self, chance: random.Random) -> str:
        """Return a piece of its words, as long as what feeds carry."""
        start = chance.randrange(max(1, len(self.words) - _TEASER_WORDS[1]))
        return " ".join(self.words[start : start + chance.randint(*_TEASER_WORDS)])


def texts(seed: int) -> list[Made]:
    """Return texts of the length of news."""
    import numpy as np  # noqa: PLC0415 (what it loads must be told first how many threads to use)

    chance = np.random.default_rng(seed)
    names = np.array([f"w{number}x" for number in range(_VOCABULARY)])
    odds = 1 / np.arange(10, _VOCABULARY + 10)
    odds /= odds.sum()
    found = list(_demo())
    lengths = np.exp(chance.normal(np.log(_MEDIAN_WORDS), _SPREAD, _TEXTS)).astype(int)
    out = []
    for place, length in enumerate(lengths):
        known = found[place % len(found)]
        more = max(0, int(length) - len(known.words))
        out.append(_longer(known, " ".join(names[chance.choice(_VOCABULARY, size=more, p=odds)])))
    return out


def _longer(known: Made, words: str) -> Made:
    article = replace(known.article, text=f"{known.article.text}\n\n{words}")
    told = features(article)
    return replace(
        known,
        article=article,
        words=article.text.split(),
        features=told.to_bytes(),
        keys=tuple(told.keys.listed()),
    )


def _demo() -> Iterator[Made]:
    with open_desk(":memory:", settings=Settings(workers=1)) as desk:
        desk.add_demo()
        with desk.store.read() as connection:
            places = dict(connection.execute(select(articles.c.id, articles.c.seq)).tuples().all())
            for piece in rows.pieces(places):
                for article in stored.many(connection, piece, with_notes=True).values():
                    yield _found(connection, article, places[article.id])


def _found(connection: Connection, article: Article, seq: int) -> Made:
    given = {"key": article.id, "seq": seq}
    kept = connection.execute(text("SELECT kind, made_by, body FROM notes WHERE article = :key"), given)
    noted = connection.execute(text(_NOTED), given)
    numbers = connection.execute(text("SELECT key, high, low FROM counted WHERE seq = :seq"), given)
    return Made(
        article=article,
        words=article.text.split(),
        notes=tuple((row.kind, row.made_by, row.body) for row in kept),
        features=b"",
        keys=(),
        noted=tuple(noted.one()),
        counted=tuple((row.key, row.high, row.low) for row in numbers),
    )
