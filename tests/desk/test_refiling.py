"""Articles that an older Broadsheet filed are filed anew, once, whatever interrupts it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, update
from tests.conftest import made_article

from broadsheet.desk import refiling
from broadsheet.desk.neighbours import StoredNeighbours
from broadsheet.model import Placement
from broadsheet.relate.compare.features import features
from broadsheet.relate.compare.neighbours import Window
from broadsheet.store import articles, index, settings
from broadsheet.store.database import Store, open_store
from broadsheet.store.schema import placements, postings

COUNT = 7


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Store]:
    """Return a store whose articles an older version placed: without postings, with features of its own."""
    store = open_store(str(tmp_path / "news.db"))
    with store.write() as connection:
        for number in range(COUNT):
            article = made_article(f"a{number}")
            articles.save(connection, article, now=1e9)
            place = Placement(id=article.id, copy_group="g", story="s", saga="s")
            StoredNeighbours(connection=connection).add(features(article), place)
        connection.execute(delete(postings))
        connection.execute(update(placements).values(features=b"\2old"))
    yield store
    store.close()


def _found(store: Store) -> set[str]:
    keys = features(made_article("q")).keys
    with store.read() as connection:
        near = StoredNeighbours(connection=connection).near(keys, [Window(limit=99)])
        return {one.id for one in near.placed}


def test_every_placed_article_is_found_again_and_stays_where_it_was(old: Store) -> None:
    assert _found(old) == set()
    assert refiling.refile_all(old, map) == COUNT
    assert _found(old) == {f"a{number}" for number in range(COUNT)}
    with old.read() as connection:
        placed = index.placement(connection, "a3")
        assert placed is not None
        assert (placed.story, placed.copy_group) == ("s", "g")
        made = StoredNeighbours(connection=connection).features("a3")
        assert made == features(made_article("a3"))


def test_it_is_done_once(old: Store) -> None:
    refiling.refile_all(old, map)
    assert refiling.refile_all(old, map) == 0


def test_what_was_interrupted_goes_on_where_it_was(old: Store) -> None:
    seen: list[str] = []

    def failing(step: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            seen.append(item.id)
            if len(seen) > 4:
                raise KeyboardInterrupt
            yield step(item)

    with pytest.raises(KeyboardInterrupt):
        refiling.refile_all(old, failing, batch=3)
    assert seen == ["a6", "a5", "a4", "a3", "a2"], "the latest first"
    assert _found(old) == {"a6", "a5", "a4"}
    assert refiling.refile_all(old, map, batch=3) == COUNT - 3
    assert len(_found(old)) == COUNT
    with old.read() as connection:
        assert settings.get(connection, refiling._LEFT) is None


def test_nothing_to_do_in_a_new_store(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "new.db"))
    assert refiling.refile_all(store, map) == 0
    store.close()
