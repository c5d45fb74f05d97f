"""Articles moved to towns that do not exist, to train the score of a young or a small desk.

Where an archive has few articles, all of them are of one place: a blast, a match, a council's vote and a trial, on one
day, in a town that no table knows, so that its name looks like the rarest of words. So articles of several sources
are moved there: the place that each names most becomes the town, the day that its story began becomes the town's day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bench.story_pairs import Row, as_leads, ordered
from broadsheet.model import Article
from broadsheet.relate.compare.features import features
from broadsheet.relate.words.finders import find
from broadsheet.relate.words.tokens import tokens

if TYPE_CHECKING:
    import numpy as np

STORIES = 10  # of one town on one day; set once
CUT = 0.5  # share of articles cut to leads; set once
_FIRST = datetime(2019, 1, 1, tzinfo=UTC)
_APART = timedelta(days=40)  # beyond the window in which candidates are looked for
_HEADS = (
    "Bar",
    "Dor",
    "Fal",
    "Gres",
    "Hal",
    "Jor",
    "Kar",
    "Lind",
    "Mol",
    "Nor",
    "Orv",
    "Pel",
    "Sund",
    "Ul",
    "Wes",
    "Zar",
)
_MIDDLES = ("a", "e", "i", "o", "u", "en", "el")
_TAILS = ("berg", "dal", "feld", "gard", "holm", "mund", "nova", "rik", "sjo", "stad", "ton", "vik")


def towns() -> list[str]:
    """Return names of towns that do not exist."""
    return [f"{head}{middle}{tail}" for tail in _TAILS for middle in _MIDDLES for head in _HEADS]


def as_town(rows: Sequence[Row]) -> list[tuple[int, Row]]:
    """Return articles moved to towns, in order, half of them cut to leads, each with the number of what it was made from."""
    import numpy as np  # noqa: PLC0415 (as in the package)

    chance = np.random.default_rng(13)
    stories: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        stories[row.story].append(number)
    names = sorted(stories)
    mixed = [names[at] for at in chance.permutation(len(names))]
    moved: list[tuple[int, Row]] = []
    for at, town in zip(range(0, len(mixed), STORIES), towns(), strict=False):
        for story in mixed[at : at + STORIES]:
            day = _FIRST + at // STORIES * _APART + timedelta(hours=float(chance.uniform(0, 30)))
            moved += _moved(stories[story], rows, town, day, chance)
    leads = as_leads([row for _, row in moved])
    found = [
        (number, replace(cut, source="town") if chance.random() < CUT else row)
        for (number, row), cut in zip(moved, leads, strict=True)
    ]
    origin = {row.features.id: number for number, row in found}
    return [(origin[row.features.id], row) for row in ordered(row for _, row in found)]


def _moved(
    numbers: Sequence[int], rows: Sequence[Row], town: str, day: datetime, chance: np.random.Generator
) -> list[tuple[int, Row]]:
    """Return the articles of one story as if they told of a town; those that name no place stay away."""
    began = min((rows[number].when for number in numbers if rows[number].features.published), default=None)
    out = []
    for number in numbers:
        row = rows[number]
        place = _place(row.article)
        if place is None:
            continue
        late = chance.uniform(0, 20) * 3600 if began is None or row.when != row.when else row.when - began
        article = replace(
            row.article,
            title=_renamed(row.article.title, place, town) if row.article.title else None,
            text=_renamed(row.article.text, place, town),
            published=day + timedelta(seconds=late),
        )
        out.append((number, replace(row, source="town", article=article, features=features(article))))
    return out


def _place(article: Article) -> str | None:
    """Return the place that an article names most, as printed."""
    text = f"{article.title or ''}\n{article.text}"
    places = find(tokens(text), None, "en").places.values()
    return max(sorted(places), key=text.count, default=None)


def _renamed(text: str, place: str, town: str) -> str:
    return re.sub(rf"\b{re.escape(place)}\b", town, text)
