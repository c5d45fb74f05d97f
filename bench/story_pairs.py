"""Articles whose story is known, and the pairs among them that the index offers, in columns.

Sources: ``ecbplus``, ``gva_docs`` and ``neus_docs`` (AllSides) of the benchmark data, mixed in one stream; to
train on only: PolNeAR's articles on one election campaign (``polnear``), the written articles of this project
(``written``), and the stream again with half of its articles as if of another language (``foreign``). And all but
AllSides and the written ones again as leads (``lead_`` before the source): teasers are what feeds have most of, and
of the sources AllSides alone is short, so that a short text looked like a story of its.
"""

from __future__ import annotations

import gzip
import json
import math
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from bench.foreign import foreign
from bench.written_stories import MADE_FROM, written
from broadsheet.model import Article, Placement
from broadsheet.relate.compare.features import Features, features
from broadsheet.relate.compare.memory import MemoryNeighbours
from broadsheet.relate.compare.pairs import COLUMNS, compare_all
from broadsheet.relate.grouping.placing import windows
from broadsheet.relate.words.coded import Coded
from broadsheet.text.articlejson import from_json

DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", Path(__file__).parents[2] / "shared" / "data"))
SOURCES = ("gva_docs", "ecbplus", "neus_docs")
_DAY = 86_400.0
_APART = 7.0  # days after which two articles on one campaign tell of two events
LEAD = "lead_"
_SHORTEST, _LONGEST = 25, 140  # words of a lead: teasers of feeds have 25 to 60, AllSides' leads 90; set once


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An article with its answers."""

    source: str
    topic: str
    story: str
    article: Article
    features: Features
    original: int = -1  # number of the article that this one was made from

    @property
    def when(self) -> float:
        """Seconds since 1970, NaN without a date."""
        return self.features.published.timestamp() if self.features.published else math.nan

    def part(self, parts: int) -> int:
        """Return in which part of the events it is."""
        return crc32(f"{self.source}{self.topic}".encode()) % parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Pairs in columns."""

    first: Any  # number of the row that came later
    second: Any
    numbers: Any  # of COLUMNS
    same: Any  # whether they are of one story
    kind: Any  # the source, or ``foreign``
    hard: Any  # whether it is among the likest of its article


def present() -> bool:
    """Return whether the benchmark data is there."""
    return all((DATA / "stories" / f"{source}.jsonl.gz").exists() for source in SOURCES)


def stream() -> list[Row]:
    """Return the mixed stream in the order in which it is folded."""
    return ordered(row for source in SOURCES for row in load(source))


def ordered(rows: Iterator[Row]) -> list[Row]:
    """Return rows by time, the undated at the end, then by id."""
    return sorted(rows, key=lambda row: (math.isnan(row.when), row.when, row.features.id))


def load(source: str) -> Iterator[Row]:
    """Yield the articles of one source."""
    return (_row(source, found) for found in _read(source))


def load_written(model: str) -> Iterator[Row]:
    """Yield the written articles that a model is made from."""
    return (_row("written", found) for found in written(MADE_FROM[model]))


def _row(source: str, found: dict[str, Any]) -> Row:
    article = from_json(found)
    return Row(
        source=source,
        topic=str(found.get("topic") or found.get("saga") or found["story"]),
        story=f"{source}{found['story']}",
        article=article,
        features=features(article),
    )


def _read(source: str) -> Iterator[dict[str, Any]]:
    name = "attribution/polnear_train" if source == "polnear" else f"stories/{source}"
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield (
                {**row, "id": row["doc"], "story": row["doc"], "outlet": row["publisher"]}
                if "doc" in row
                else row
            )


def as_foreign(rows: Sequence[Row]) -> list[Row]:
    """Return the rows again, half of them as if of another language."""
    chance = np.random.default_rng(7)
    return [
        Row(
            source=row.source,
            topic=row.topic,
            story=row.story,
            article=row.article,
            features=foreign(row.features, chance) if chance.random() < 0.5 else row.features,
            original=number,
        )
        for number, row in enumerate(rows)
    ]


def as_leads(rows: Sequence[Row]) -> list[Row]:
    """Return rows with their texts cut to so many words as a teaser or a lead has, the length by chance."""
    chance, ends = np.random.default_rng(11), (math.log(_SHORTEST), math.log(_LONGEST))
    return [_cut(row, int(math.exp(chance.uniform(*ends)))) for row in rows]


def _cut(row: Row, length: int) -> Row:
    article = replace(row.article, text=" ".join(row.article.text.split(" ")[:length]))
    return replace(row, source=f"{LEAD}{row.source}", article=article, features=features(article))


def table(rows: Sequence[Row], kind: str = "", start: int = 0) -> Table:
    """Return the pairs that the index offers for each row among those before it.

    Args:
        rows: in the order in which they come.
        kind: that of all pairs; their source if not given. Of ``foreign`` ones only pairs of two languages are kept.
        start: number of the first row.
    """
    index, number = MemoryNeighbours(), dict[str, int]()
    first, second, numbers = [], [], []
    for at, row in enumerate(rows):
        found = row.features
        near = index.near(found.keys, windows(found.published), found.id)
        beside = [number[candidate.id] for candidate in near.placed]
        if kind == "foreign":
            beside = [other for other in beside if rows[other].features.language != found.language]
        if beside:
            olds = Coded.of([rows[other].features for other in beside])
            first += [at] * len(beside)
            second += beside
            numbers.append(compare_all(found.coded, olds).numbers)
        index.add(found, Placement(id=found.id, story=found.id, saga=found.id, copy_group=found.id))
        number[found.id] = at
    one, other, every = np.array(first), np.array(second), np.vstack(numbers)
    return Table(
        first=one + start,
        second=other + start,
        numbers=every,
        same=np.array([rows[a].story == rows[b].story for a, b in zip(first, second, strict=True)]),
        kind=np.array([kind or rows[a].source for a in first]),
        hard=_ranks(one, every[:, COLUMNS.index("cosine")]) < _HARD,
    )


_HARD = 12  # the likest so many of an article


def _ranks(owner: Any, cosine: Any) -> Any:
    """Return how many of the same owner are likeliest, for each."""
    order = np.lexsort((-cosine, owner))
    sizes = np.bincount(owner)[np.unique(owner)]
    ranks = np.empty(len(owner), np.intp)
    ranks[order] = np.arange(len(owner)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return ranks


def campaign(rows: Sequence[Row], start: int) -> Table:
    """Return pairs with the same people and places that tell of different events.

    They came out a week or more apart. Half of them have no dates, half are as if of the same two days.
    """
    pairs = table(rows, start=start)
    when = np.array([row.when for row in rows])
    kept = np.abs(when[pairs.first - start] - when[pairs.second - start]) >= _APART * _DAY
    numbers, chance = pairs.numbers[kept], np.random.default_rng(1)
    near = chance.random(len(numbers)) < 0.5
    gap, day, weekday = (COLUMNS.index(name) for name in ("gap", "day", "weekday"))
    numbers[:, gap] = np.where(near, np.log1p(chance.uniform(0, 2, len(numbers))), np.nan)
    numbers[:, day] = np.where(near, numbers[:, weekday], np.nan)
    return Table(
        first=pairs.first[kept],
        second=pairs.second[kept],
        numbers=numbers,
        same=np.zeros(len(numbers), bool),
        kind=pairs.kind[kept],
        hard=pairs.hard[kept],
    )


def joined(tables: Sequence[Table]) -> Table:
    """Return tables as one."""
    names = Table.__slots__
    return Table(**{name: np.concatenate([getattr(one, name) for one in tables]) for name in names})
