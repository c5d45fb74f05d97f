from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, select

from broadsheet.model import Article, Placement, Story, StoryChange
from broadsheet.store import articles, index, links, rows, stories, story_history, story_marks
from broadsheet.store.database import _sqlite_engine, open_store
from broadsheet.store.schema import links as links_table

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def put(connection: Connection, key: str, story: str) -> None:
    articles.save(connection, Article(id=key, text=f"Text of {key}."), now=NOW.timestamp())
    placement = Placement(id=key, copy_group=key, story=story, saga=story)
    index.save(connection, placement, features=b"", keys=[])


def kept(connection: Connection) -> set[tuple[int, int, float]]:
    return {(row.a, row.b, row.p) for row in connection.execute(select(links_table))}


def test_links_are_kept_once_a_pair_and_made_anew_with_a_new_version(connection: Connection) -> None:
    for key in "abc":
        put(connection, key, key)
    links.save(connection, "b", [("a", 0.5), ("nobody", 0.9)])
    links.save(connection, "c", [("a", 0.25), ("b", 0.75)])
    assert kept(connection) == {(1, 2, 0.5), (1, 3, 0.25), (2, 3, 0.75)}
    links.save(connection, "b", [("c", 1.0)])
    assert kept(connection) == {(1, 3, 0.25), (2, 3, 1.0)}
    assert links.of(connection, [1]) == [(1, 3, 0.25)]
    assert links.of(connection, [1, 2, 3]) == [(1, 3, 0.25), (2, 3, 1.0)]


def test_of_links_those_that_are_strong_or_stay_among_some_articles_are_read_alone(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in "abcd":
        put(connection, key, key)
    links.save(connection, "b", [("a", 0.5)])
    links.save(connection, "c", [("a", 0.25), ("b", 0.75)])
    links.save(connection, "d", [("c", 0.9)])
    assert links.of(connection, [1], least=0.5) == [(1, 2, 0.5)]
    assert links.of(connection, [3], least=0.5) == [(2, 3, 0.75), (3, 4, 0.9)]
    wanted = [(1, 2, 0.5), (1, 3, 0.25), (2, 3, 0.75)]
    assert links.among(connection, [3, 1, 2]) == wanted
    monkeypatch.setattr(rows, "_PIECE", 1)  # more articles than one statement may name
    assert links.among(connection, [3, 1, 2]) == wanted


def test_links_go_with_their_articles(connection: Connection) -> None:
    for key in "ab":
        put(connection, key, key)
    links.save(connection, "b", [("a", 0.5)])
    index.forget(connection, ["a"])
    articles.remove(connection, ["a"])
    assert kept(connection) == set()


def test_of_a_story_the_latest_articles_are_given(connection: Connection) -> None:
    for key in "abc":
        put(connection, key, "a")
    assert [row.id for row in links.latest(connection, "a", most=2)] == ["c", "b"]
    assert {row.id for row in links.placed(connection, ["a", "x"])} == {"a", "b", "c"}
    assert [row.id for row in links.by_id(connection, ["b", "x"])] == ["b"]
    assert [row.story for row in links.by_seq(connection, [1])] == ["a"]


def test_a_story_is_named_with_how_many_articles_it_has(connection: Connection) -> None:
    for key in "ab":
        put(connection, key, "a")
    outlets = ("Gull", "Tern", "Wren")
    story = Story(id="a", title="Ferry late", title_from="Gull", articles=(), saga="a", outlets=outlets)
    stories.save(connection, story, weight=1.0)
    assert stories.headline(connection, "a") == stories.Headline(
        id="a", title="Ferry late", articles=2, outlets=3
    )
    assert stories.headline(connection, "x") is None


def test_stories_are_counted_anew_after_articles_moved(connection: Connection) -> None:
    for key in "abc":
        put(connection, key, "a")
    stories.move(connection, "c", "c", "saga", ["same place: Lindvik"])
    stories.recount(connection, {"a": "a", "c": "saga"})
    assert stories.sizes(connection, ["a", "c"]) == {"a": 2, "c": 1}
    placed = index.placement(connection, "c")
    assert placed is not None
    assert (placed.saga, placed.because) == ("saga", ("same place: Lindvik",))
    stories.move_all(connection, "a", "c", "saga")
    stories.recount(connection, {"a": "a", "c": "saga"})
    assert stories.sizes(connection, ["a", "c"]) == {"c": 3}
    assert not stories.known(connection, "a")


def test_history_is_told_latest_first_and_begins_with_the_first_article(connection: Connection) -> None:
    put(connection, "a", "a")
    joined = StoryChange(
        story="a", at=NOW, kind="joined", other="b", articles=("b",), why="same place: Lindvik"
    )
    story_history.add(connection, [joined])
    begun = StoryChange(story="a", at=NOW, kind="begun", articles=("a",))
    assert story_history.of(connection, "a") == (joined, begun)
    assert story_history.of(connection, "nobody") == ()


def test_an_ended_story_leads_on_and_circles_lead_nowhere(connection: Connection) -> None:
    put(connection, "c", "c")
    moves = [("a", "b"), ("b", "c"), ("x", "y"), ("y", "x")]
    story_history.add(
        connection, [StoryChange(story=old, at=NOW, kind="merged", other=new) for old, new in moves]
    )
    assert story_history.resolve(connection, "a") == "c"
    assert story_history.resolve(connection, "c") == "c"
    assert story_history.resolve(connection, "x") is None


def test_marks_on_stories_are_each_users_own(connection: Connection) -> None:
    for _ in range(2):
        story_marks.mark(connection, user=1, story="a", kind="followed", now=1)
    assert story_marks.of(connection, user=1, story="a") == {"followed"}
    assert story_marks.of(connection, user=2, story="a") == frozenset()
    assert story_marks.followed(connection, ["a", "b"]) == {"a"}
    story_marks.follow_on(connection, "a", "b")
    assert story_marks.followed(connection, ["a", "b"]) == {"b"}
    story_marks.unmark(connection, user=1, story="b", kind="followed")
    assert story_marks.followed(connection, ["a", "b"]) == frozenset()


def test_words_are_found_by_any_of_their_articles(connection: Connection) -> None:
    first = story_marks.say(connection, user=1, here=["a"], there=["b", "c"], now=NOW.timestamp())
    second = story_marks.say(connection, user=1, here=["d", "e"], now=NOW.timestamp())
    assert second > first
    (word,) = story_marks.said(connection, ["c", "x"])
    assert word == story_marks.Said(id=first, at=NOW, here=("a",), there=("b", "c"))
    assert [word.id for word in story_marks.said(connection, ["d", "a"])] == [first, second]


@pytest.mark.parametrize("size", [2, 30])
def test_stories_of_an_older_schema_stay_whole(tmp_path: Path, size: int) -> None:
    name = tmp_path / "news.db"
    engine = _sqlite_engine(f"sqlite:///{name}")
    config = Config()
    config.set_main_option("script_location", "broadsheet:store/migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
    engine.dispose()
    with sqlite3.connect(name) as plain:
        for number in range(size):
            plain.execute(
                "INSERT INTO articles (id, version, digest, byline, enclosures, text, added, sort)"
                " VALUES (?, 1, 'd', '[]', '[]', 'Text.', 5, 5)",
                (f"a{number:02}",),
            )
            plain.execute(
                "INSERT INTO placements VALUES (?, ?, 'a00', 'a00', '[]', x'00')",
                (f"a{number:02}", f"a{number:02}"),
            )
    plain.close()
    store = open_store(str(name))
    with store.read() as connection:
        found = kept(connection)
    store.close()
    expected = {(a, b, 1.0) for a in range(1, size + 1) for b in range(a + 1, min(a + 20, size) + 1)}
    assert found == expected
