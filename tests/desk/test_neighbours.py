"""One contract for both kinds of neighbours: what is placed in memory is placed the same on the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.conftest import made_article

from broadsheet.desk import demo_corpus
from broadsheet.desk.neighbours import EntityCache, StoredEntities, StoredNeighbours, unpacked
from broadsheet.model import Article, Placement
from broadsheet.relate.compare.keys import Keys
from broadsheet.relate.compare.memory import MemoryNeighbours
from broadsheet.relate.compare.neighbours import Candidates, Window
from broadsheet.relate.grouping import placing
from broadsheet.relate.grouping.related import related
from broadsheet.relate.who.register import KnownEntity, MemoryEntities
from broadsheet.store import articles
from broadsheet.store.database import Connection, Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(str(tmp_path / "news.db"))
    yield opened
    opened.close()


def ids(found: Candidates) -> list[str]:
    return [one.id for one in found.placed]


def corpus() -> list[Article]:
    return [article for article in demo_corpus.load(demo_corpus.LAST_DAY) if article.version == 1]


def placed_in_memory() -> tuple[dict[str, Placement], MemoryNeighbours]:
    neighbours = MemoryNeighbours()
    out = {}
    for article in corpus():
        placement, features = placing.place(article, neighbours)
        neighbours.add(features, placement)
        out[article.id] = placement
    return out, neighbours


def placed_on_store(connection: Connection) -> dict[str, Placement]:
    neighbours = StoredNeighbours(connection=connection)
    out = {}
    for article in corpus():
        articles.save(connection, article, now=1e9)
        placement, features = placing.place(article, neighbours)
        neighbours.add(features, placement)
        out[article.id] = placement
    return out


def test_stories_sagas_and_copies_are_the_same_on_both(store: Store) -> None:
    expected, memory = placed_in_memory()
    with store.write() as connection:
        assert placed_on_store(connection) == expected
        stored = StoredNeighbours(connection=connection)
        for article in corpus()[::7]:
            features = stored.features(article.id)
            assert features is not None
            assert [one.id for one in related(features, stored, 3)] == [
                one.id for one in related(features, memory, 3)
            ]


def test_an_undated_article_is_within_every_window(store: Store) -> None:
    day = datetime(2026, 3, 2, tzinfo=UTC)
    with store.write() as connection:
        stored, memory = StoredNeighbours(connection=connection), MemoryNeighbours()
        for key, published in (("dated", datetime(2025, 1, 1, tzinfo=UTC)), ("undated", None)):
            article = made_article(key, published=published)
            articles.save(connection, article, now=1e9)
            for neighbours in (stored, memory):
                placement, features = placing.place(article, neighbours)
                neighbours.add(features, placement)
        for neighbours in (stored, memory):
            after, before = Window(since=day, limit=9), Window(until=day, limit=9)
            assert ids(neighbours.near(features.keys, [after])) == ["undated"]
            assert set(ids(neighbours.near(features.keys, [before]))) == {"dated", "undated"}
            assert sorted(ids(neighbours.near(features.keys, [after, before]))) == ["dated", "undated"]
            assert ids(neighbours.near(Keys(features.keys.ids[:0], features.keys.weights[:0]), [after])) == []


def test_an_article_that_comes_again_is_no_neighbour_of_its_own(store: Store) -> None:
    with store.write() as connection:
        article = made_article()
        articles.save(connection, article, now=1e9)
        neighbours = StoredNeighbours(connection=connection)
        placement, features = placing.place(article, neighbours)
        neighbours.add(features, placement)
        memory = MemoryNeighbours()
        memory.add(features, placement)
        for filed in (neighbours, memory):
            assert ids(filed.near(features.keys, [Window(limit=9)])) == [article.id]
            assert ids(filed.near(features.keys, [Window(limit=9)], article.id)) == []


def test_entities_are_found_the_same_in_memory_and_on_the_store(store: Store) -> None:
    ada = KnownEntity(id="e1", type="person", name="Ada Torsvik", aliases=("Ada Torsvik",))
    ole = KnownEntity(id="e0", type="person", name="Ole Torsvik", aliases=("Ole Torsvik",))
    with store.write() as connection:
        stored = StoredEntities(connection=connection, cache=EntityCache())
        memory = MemoryEntities()
        for entities in (stored, memory):
            assert list(entities.find(["torsvik"])) == []
            entities.save(ada, ["torsvik", "ada"])
            entities.save(ole, ["torsvik"])
        assert list(stored.find(["torsvik"])) == [ole, ada]
        assert sorted(memory.find(["torsvik"]), key=lambda one: one.id) == [ole, ada]
        stored.flush()
    with store.read() as connection:
        fresh = StoredEntities(connection=connection)
        assert list(fresh.find(["torsvik", "ada"])) == [ole, ada]
        assert list(fresh.find(["ada"])) == [ada]


def test_features_of_an_older_version_are_made_anew(store: Store) -> None:
    with store.write() as connection:
        article = made_article()
        articles.save(connection, article, now=1e9)
        neighbours = StoredNeighbours(connection=connection)
        placement, features = placing.place(article, neighbours)
        neighbours.add(features, placement)
        packed = b"\0" + features.to_bytes()[1:]
        assert unpacked(connection, article.id, packed) == features
