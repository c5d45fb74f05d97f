"""Whatever comes along never drags stories together."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from broadsheet.model import Article, Placement
from broadsheet.relate.grouping.placing import place_all
from broadsheet.text.articlejson import from_json

STREAM = Path(__file__).parents[2] / "data" / "relate" / "stream.jsonl"
ROWS = [json.loads(line) for line in STREAM.read_text(encoding="utf-8").splitlines()]
ARTICLES = [from_json(row) for row in ROWS]
STORIES = {row["id"]: row["story"] for row in ROWS}
YEAR = timedelta(days=365)


def _grouped(placed: Iterable[Placement]) -> set[frozenset[str]]:
    """Return the stories of the stream's own articles."""
    groups = defaultdict(set)
    for placement in placed:
        if placement.id in STORIES:
            groups[placement.story].add(placement.id)
    return {frozenset(group) for group in groups.values()}


def _wanted() -> set[frozenset[str]]:
    groups = defaultdict(set)
    for id_, story in STORIES.items():
        groups[story].add(id_)
    return {frozenset(group) for group in groups.values()}


def _moved(article: Article, by: timedelta) -> Article:
    assert isinstance(article.published, datetime | date)
    return replace(article, published=article.published + by)


@pytest.mark.parametrize(
    "text",
    ["", " ", "x", "Fire", "!!! ???", "word " * 60_000, "東京" * 500, "\u0000\ud800"],
    ids=["empty", "blank", "letter", "word", "marks", "300 kB", "unbroken", "no text"],
)
def test_what_tells_nothing_stays_alone(text: str) -> None:
    garbage = [Article(id="z1", text=text), Article(id="z2", text="Odd.")]
    placed = place_all([*ARTICLES, *garbage])
    assert _grouped(placed) == _wanted()
    assert {placement.story for placement in placed[len(ARTICLES) :]} == {"z1", "z2"}


def test_300_kb_of_every_story_drag_none_together() -> None:
    every = " ".join(article.text for article in ARTICLES)
    long = Article(
        id="z1", text=(every + "\n") * (1 + 300_000 // len(every)), published=ARTICLES[0].published
    )
    assert len(long.text) >= 300_000
    assert _grouped(place_all([*ARTICLES, long])) == _wanted()


def test_a_thousand_identical_articles_are_one_copy_group() -> None:
    same = [replace(ARTICLES[4], id=f"n{number:04}", outlet=None) for number in range(1_000)]
    placed = place_all([*ARTICLES, *same])
    assert {placement.copy_group for placement in placed if placement.id.startswith("n")} == {"f1"}
    assert _grouped(placed) == _wanted()


@pytest.mark.parametrize("pages", [1, 5])
def test_pages_of_headlines_drag_no_stories_together(pages: int) -> None:
    headlines = [article.title or article.text.split(".", 1)[0] for article in ARTICLES]
    garbage = [
        Article(id=f"z{number}", title="Latest news", text="\n".join(headlines[number:] + headlines[:number]))
        for number in range(pages)
    ]
    dated = [replace(page, id=f"y{page.id}", published=ARTICLES[0].published) for page in garbage]
    assert _grouped(place_all([*ARTICLES, *garbage, *dated])) == _wanted()


@pytest.mark.parametrize("by", [-YEAR, YEAR])
@pytest.mark.parametrize("which", [slice(None), slice(None, None, 2), *range(len(ARTICLES))])
def test_dates_wrong_by_a_year_never_drag_stories_together(which: slice | int, by: timedelta) -> None:
    wrong = {article.id for article in (ARTICLES[which] if isinstance(which, slice) else [ARTICLES[which]])}
    given = [
        _moved(article, by) if article.id in wrong and article.published else article for article in ARTICLES
    ]
    for group in _grouped(place_all(given)):
        assert len({STORIES[id_] for id_ in group}) == 1
