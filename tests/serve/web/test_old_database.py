"""A desk on a database of before stories were mended: it opens, and its pages and forms work."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from alembic import command
from alembic.config import Config
from tests.serve.client import Client, serving

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.serve.web import WebSettings
from broadsheet.store.database import HEAD, _sqlite_engine

_TEXT = "The ferry hit the pier of Lindvik on Monday, and at least 12 people were hurt, the coast guard said."
_ARTICLE = """INSERT INTO articles (id, version, digest, url, title, byline, published, enclosures, text, added, sort,
outlet_name) VALUES (?, 1, ?, NULL, ?, '[]', '2026-03-02T09:00:00+00:00', '[]', ?, 50, 40, ?)"""
_NOTE = """[{"kind": "statement", "content": [[0, 43]], "form": "indirect", "stance": "said",
"speaker": {"name": "coast guard", "spans": [], "entity": null, "anonymous": false}, "chain": []}]"""
_STORY = """INSERT INTO stories (id, saga, size, stale, title, title_from, first, last, outlets, origins, at_most,
summary, weight) VALUES (?, 'a1', ?, 0, ?, NULL, 40, 40, '["Courier"]', '[]', 1, '[]', 1.0)"""


@dataclass(frozen=True, kw_only=True)
class Old:
    desk: Desk
    client: Client


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Old]:
    """A desk whose database the first two migrations made: two stories, one of two articles."""
    name = tmp_path / "news.db"
    engine = _sqlite_engine(f"sqlite:///{name}")
    config = Config()
    config.set_main_option("script_location", "broadsheet:store/migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
    engine.dispose()
    with closing(sqlite3.connect(name)) as plain, plain:
        for key, story, title in (
            ("a1", "a1", "Ferry hits pier"),
            ("a2", "a1", "Ferry late"),
            ("b", "b", "Goats"),
        ):
            plain.execute(_ARTICLE, (key, f"d{key}", title, _TEXT, f"Courier {key}"))
            plain.execute(
                "INSERT INTO versions VALUES (?, 1, ?, ?, NULL, NULL, 50, 1, NULL)", (key, f"d{key}", title)
            )
            plain.execute("INSERT INTO notes VALUES (?, 'statement', 'statements/1', ?)", (key, _NOTE))
            plain.execute("INSERT INTO placements VALUES (?, ?, ?, 'a1', '[]', x'00')", (key, key, story))
        for key, size, title in (("a1", 2, "Ferry hits pier"), ("b", 1, "Goats")):
            plain.execute(_STORY, (key, size, title))
    with (
        open_desk(str(name), settings=Settings(workers=1)) as desk,
        serving(desk, WebSettings()) as address,
    ):
        yield Old(desk=desk, client=Client(base=address))


def test_its_stories_are_told(old: Old) -> None:
    with old.desk.store.read() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
    assert "Ferry hits pier" in old.client.get("/").text
    page = old.client.get("/stories/a1")
    assert page.status == 200
    assert "coast guard" in page.text
    assert "What became of this story" not in page.text, "nothing is kept of it"
    for path in ("/articles/a1", "/articles/b", "/stories/b", "/stories/a1?find=goats", "/river"):
        assert old.client.get(path).status == 200


def test_its_stories_can_be_put_right(old: Old) -> None:
    old.client.post("/stories/merge", {"story": "a1", "other": "b"})
    (story,) = old.desk.stories.today()
    assert set(story.articles) == {"a1", "a2", "b"}
    page = old.client.get(f"/stories/{story.id}")
    assert "What became of this story" in page.text
    old.client.post("/stories/part", {"article": "b"})
    assert {frozenset(one.articles) for one in old.desk.stories.today()} == {
        frozenset({"a1", "a2"}),
        frozenset("b"),
    }


def test_its_notes_can_be_put_right(old: Old) -> None:
    note = {"article": "a1", "kind": "statement", "field": "text", "at": "0-43"}
    assert old.client.get(f"/notes?{urlencode(note)}").status == 200
    old.client.post("/notes/wrong", note)
    assert "Corrected by you" in old.client.get("/articles/a1").text
    assert old.desk.articles.get("a1").notes == ()
