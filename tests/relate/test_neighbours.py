from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from broadsheet.model import Article, Placement
from broadsheet.relate import memory
from broadsheet.relate.features import features
from broadsheet.relate.memory import MemoryNeighbours


def _index(*articles: Article) -> MemoryNeighbours:
    index = MemoryNeighbours()
    for article in articles:
        index.add(features(article), Placement(id=article.id, copy_group="c", story="s", saga="g"))
    return index


def _article(id_: str, text: str, day: date | None = None) -> Article:
    return Article(id=id_, text=text, published=day)


def test_near_ranks_by_shared_weight() -> None:
    index = _index(
        _article("a", "Flooding in Tellin closed the Oskarbridge."),
        _article("b", "Flooding closed a school."),
        _article("c", "The orchestra tuned."),
    )
    keys = features(_article("q", "Flooding in Tellin closed the Oskarbridge again.")).keys
    assert [candidate.id for candidate in index.near(keys, None, None, 5)] == ["a", "b"]
    assert [candidate.id for candidate in index.near(keys, None, None, 1)] == ["a"]


def test_candidates_know_where_they_were_placed() -> None:
    index = _index(_article("a", "Tellin flooded."), _article("b", "Tellin flooded again."))
    found = index.near({"tellin": 1.0}, None, None, 1)[0]
    assert (found.story, found.saga, found.copy_group, found.story_size) == ("s", "g", "c", 2)


def test_windows_leave_out_by_date_but_never_the_undated() -> None:
    index = _index(
        _article("old", "Tellin flooded.", date(2024, 1, 1)),
        _article("new", "Tellin flooded.", date(2024, 3, 1)),
        _article("undated", "Tellin flooded."),
    )
    middle = datetime(2024, 2, 1, tzinfo=UTC)

    def near(since: datetime | None, until: datetime | None) -> set[str]:
        return {candidate.id for candidate in index.near({"tellin": 1.0}, since, until, 9)}

    assert near(None, None) == {"old", "new", "undated"}
    assert near(middle, None) == {"new", "undated"}
    assert near(None, middle) == {"old", "undated"}


def test_nothing_shared_is_nothing_near() -> None:
    assert MemoryNeighbours().near({"tellin": 1.0}, None, None, 5) == []
    assert _index(_article("a", "Tellin flooded.")).near({"orchestra": 1.0}, None, None, 5) == []


def test_of_a_common_key_the_latest_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "LATEST", 2)
    index = _index(*(_article(str(number), "Tellin flooded.") for number in range(5)))
    assert [candidate.id for candidate in index.near({"tellin": 1.0}, None, None, 9)] == ["3", "4"]
