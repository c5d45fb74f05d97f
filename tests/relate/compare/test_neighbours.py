from __future__ import annotations

from datetime import UTC, date, datetime

import numpy as np

from broadsheet.model import Article, Placement
from broadsheet.relate.compare.features import features
from broadsheet.relate.compare.keys import Keys
from broadsheet.relate.compare.memory import MemoryNeighbours
from broadsheet.relate.compare.neighbours import LATEST, Candidate, Window
from broadsheet.relate.words.coded import TERM, code


def _index(*articles: Article) -> MemoryNeighbours:
    index = MemoryNeighbours()
    for article in articles:
        index.add(features(article), Placement(id=article.id, copy_group="c", story="s", saga="g"))
    return index


def _article(id_: str, text: str, day: date | None = None) -> Article:
    return Article(id=id_, text=text, published=day)


def _key(word: str) -> Keys:
    return Keys(np.array([code(TERM, word)], np.uint32), np.array([50], np.uint8))


def _near(
    index: MemoryNeighbours,
    keys: Keys,
    limit: int,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Candidate]:
    return list(index.near(keys, [Window(since=since, until=until, limit=limit)]).placed)


def test_near_ranks_by_shared_weight() -> None:
    index = _index(
        _article("a", "Flooding in Tellin closed the Oskarbridge."),
        _article("b", "Flooding closed a school."),
        _article("c", "The orchestra tuned."),
    )
    keys = features(_article("q", "Flooding in Tellin closed the Oskarbridge again.")).keys
    assert [candidate.id for candidate in _near(index, keys, 5)] == ["a", "b"]
    assert [candidate.id for candidate in _near(index, keys, 1)] == ["a"]


def test_candidates_know_where_they_were_placed() -> None:
    index = _index(_article("a", "Tellin flooded."), _article("b", "Tellin flooded again."))
    found = _near(index, _key("tellin"), 1)[0]
    assert (found.story, found.saga, found.copy_group, found.story_size) == ("s", "g", "c", 2)


def test_windows_leave_out_by_date_but_never_the_undated() -> None:
    index = _index(
        _article("old", "Tellin flooded.", date(2024, 1, 1)),
        _article("new", "Tellin flooded.", date(2024, 3, 1)),
        _article("undated", "Tellin flooded."),
    )
    middle = datetime(2024, 2, 1, tzinfo=UTC)

    def near(since: datetime | None, until: datetime | None) -> set[str]:
        return {candidate.id for candidate in _near(index, _key("tellin"), 9, since, until)}

    assert near(None, None) == {"old", "new", "undated"}
    assert near(middle, None) == {"new", "undated"}
    assert near(None, middle) == {"old", "undated"}


def test_nothing_shared_is_nothing_near() -> None:
    assert _near(MemoryNeighbours(), _key("tellin"), 5) == []
    assert _near(_index(_article("a", "Tellin flooded.")), _key("orchestra"), 5) == []


def test_of_a_common_key_the_latest_are_looked_at() -> None:
    index = _index(*(_article(str(number), "Tellin flooded.") for number in range(LATEST + 3)))
    found = _near(index, _key("tellin"), LATEST + 3)
    assert {candidate.id for candidate in found} == {str(number) for number in range(3, LATEST + 3)}


def test_an_article_in_two_windows_is_given_once() -> None:
    index = _index(_article("a", "Tellin flooded."), _article("b", "Tellin.", date(2024, 1, 1)))
    middle = datetime(2024, 2, 1, tzinfo=UTC)
    windows = [Window(since=middle, limit=5), Window(until=middle, limit=5)]
    assert sorted(one.id for one in index.near(_key("tellin"), windows).placed) == ["a", "b"]
