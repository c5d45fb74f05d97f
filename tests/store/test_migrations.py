"""A database of an earlier schema, brought up to date without losing anything."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from broadsheet.store import articles, entries, index, marks, search, stories, subscriptions
from broadsheet.store.asking import Asker
from broadsheet.store.database import HEAD, Store, _sqlite_engine, open_store
from broadsheet.text.dates import parse
from broadsheet.text.identity import headline_key

READER = Asker(user=1, now=datetime(2026, 3, 2, 12, tzinfo=UTC))
_ARTICLE = """INSERT INTO articles (id, version, digest, url, title, byline, published, subscription, enclosures,
text, added, sort) VALUES (?, ?, ?, ?, ?, '[]', ?, ?, '[]', ?, 50, 40)"""
_SUBSCRIPTION = """INSERT INTO subscriptions (id, url, kind, title, folder, etag, modified, body_digest, minutes,
errors, error, checked, due) VALUES (?, ?, 'feed', ?, ?, '"e"', 'Mon', 'b', 60, ?, ?, 70, 90)"""
_STATEMENTS: tuple[tuple[str, tuple[object, ...]], ...] = (
    (_SUBSCRIPTION, ("s1", "https://courier.example/feed", "Courier", "Local", 0, None)),
    (_SUBSCRIPTION, ("s2", "https://post.example/feed", None, None, 2, "it said 500")),
    (
        _ARTICLE,
        (
            "a1",
            2,
            "d2",
            "http://www.courier.example/a",
            "Ferry late",
            "2026-03-02",
            "s1",
            "The ferry is late.",
        ),
    ),
    (_ARTICLE, ("a2", 1, "d1", None, "Goats", "2026-03-02T09:00:00+00:00", "s2", "Goats graze.")),
    (_ARTICLE, ("a3", 1, "d1", "https://x.example/", "By hand", None, None, "From a file.")),
    ("INSERT INTO versions VALUES ('a1', 1, 'd1', 'Ferry on time', 'The ferry is on time.', NULL, 50)", ()),
    ("INSERT INTO versions VALUES ('a1', 2, 'd2', 'Ferry late', NULL, NULL, 60)", ()),
    ("INSERT INTO placements VALUES ('a1', 'a1', 'a1', 'a1', '[]', x'00')", ()),
    (
        (
            "INSERT INTO stories (id, saga, size, stale, title, outlets, origins, at_most, summary, weight)"
            " VALUES ('a1', 'a1', 1, 0, 'Ferry late', '[]', '[]', 1, '[]', 5.0)"
        ),
        (),
    ),
    ("INSERT INTO users (name) VALUES ('second')", ()),
    ("INSERT INTO marks VALUES (1, 'a1', 'starred', 5)", ()),
    ("INSERT INTO comments (user, article, text, written) VALUES (1, 'a1', 'Hm.', 5)", ()),
    ("INSERT INTO settings VALUES ('k', 'v')", ()),
)


@pytest.fixture
def upgraded(tmp_path: Path) -> Store:
    name = tmp_path / "news.db"
    engine = _sqlite_engine(f"sqlite:///{name}")
    config = Config()
    config.set_main_option("script_location", "broadsheet:store/migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    with sqlite3.connect(name) as plain:
        for statement, values in _STATEMENTS:
            plain.execute(statement, values)
    plain.close()
    return open_store(str(name))


def test_nothing_is_lost(upgraded: Store) -> None:
    with upgraded.write() as connection:
        assert articles.count(connection) == 3
        assert [(v.text, v.said) for v in articles.former(connection, "a1")] == [
            ("The ferry is on time.", True),
            ("The ferry is late.", True),
        ]
        assert marks.of(connection, user=1, keys=["a1"]) == {"a1": frozenset({"starred"})}
        assert len(marks.comments_on(connection, "a1")) == 1
        assert articles.waiting(connection, limit=9) == ()
        assert len(articles.newest(connection, limit=9)) == 3
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        assert revision == HEAD
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_subscriptions_are_those_of_the_one_user(upgraded: Store) -> None:
    with upgraded.read() as connection:
        found = {one.id: one for one in subscriptions.every(connection, user=1, now=100.0)}
        assert (found["s1"].title, found["s1"].folder, found["s1"].url) == (
            "Courier",
            "Local",
            "https://courier.example/feed",
        )
        assert found["s1"].also_in == ()
        assert (found["s2"].title, found["s2"].error, found["s2"].errors) == (None, "it said 500", 2)
        assert subscriptions.every(connection, user=2) == ()
        first = subscriptions.due(connection, now=90.0)[0]
        assert (first.etag, first.modified, first.body_digest, first.last_request) == ('"e"', "Mon", "b", 70)
        assert subscriptions.due(connection, now=89.0) == ()


def test_the_search_index_stays_in_step(upgraded: Store) -> None:
    with upgraded.write() as connection:
        assert [hit.article.id for hit in search.search(connection, "ferry", READER, limit=9)] == ["a1"]
        ferry = articles.get(connection, "a1")
        assert ferry is not None
        articles.save(connection, replace(ferry, text="The boat sank."), now=100.0)
        assert search.search(connection, "the ferry is late", READER, limit=9) == ()
        assert len(search.search(connection, "boat", READER, limit=9)) == 1
        articles.remove(connection, ["a2"])
        assert search.search(connection, "goats", READER, limit=9) == ()


def test_articles_that_came_through_feeds_are_known_again(upgraded: Store) -> None:
    with upgraded.write() as connection:
        goats = f"title:{headline_key('Goats', parse('2026-03-02'))}"
        asked = ["url:courier.example/a", "url:x.example", goats]
        assert entries.known(connection, "s2", asked) == {"url:courier.example/a": "a1", goats: "a2"}
        assert entries.known(connection, "s1", [goats]) == {}
        assert entries.vanished(connection, "s1", [], now=100.0) == (), "nobody asks after old pages"
        entries.keep(connection, "s1", [("a1", ("id:1", "url:courier.example/a"), "d")], now=100.0)
        assert entries.of(connection, "s1", ["a1"])["a1"].known_by == "url"


def test_stories_are_told_again(upgraded: Store) -> None:
    with upgraded.read() as connection:
        assert stories.stale(connection) == ["a1"]


def test_placed_articles_are_still_placed_and_wait_to_be_filed_anew(upgraded: Store) -> None:
    with upgraded.read() as connection:
        found = index.placement(connection, "a1")
        assert found is not None
        assert found.story == "a1"
        assert [key for _, key in index.placed_before(connection, None, 9)] == ["a1"]
        assert connection.exec_driver_sql("SELECT count(*) FROM postings").scalar() == 0
