from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from broadsheet.config import Settings
from broadsheet.desk.folding import Folder
from broadsheet.model import Article, Outlet
from broadsheet.store import articles, index
from broadsheet.store.database import Store, open_store

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
TEXT = "At least 12 people were injured when a ferry hit the pier of Lindvik on Monday, the coast guard said."


def stored(tmp_path: Path, *found: Article) -> Store:
    store = open_store(str(tmp_path / "news.db"))
    with store.write() as connection:
        articles.save_new(connection, found, now=NOW.timestamp(), waiting=True)
    return store


def report(key: str, hours: int, text: str = TEXT) -> Article:
    return Article(
        id=key,
        title="Ferry hits pier in Lindvik",
        text=text,
        outlet=Outlet(name=f"Outlet {key}"),
        published=NOW - timedelta(hours=hours),
        collected=NOW,
        language="en",
    )


def test_what_waits_is_inspected_and_placed_once_oldest_first(tmp_path: Path) -> None:
    store = stored(tmp_path, report("late", 1), report("early", 5))
    folder = Folder(store=store, settings=Settings())
    assert folder.fold() == 2
    assert folder.fold() == 0
    with store.read() as connection:
        late, early = index.placement(connection, "late"), index.placement(connection, "early")
        read = articles.get(connection, "early")
    assert late is not None
    assert early is not None
    assert late.story == early.story == "early", "a story is named after its earliest article"
    assert read is not None
    assert {type(note).__name__ for note in read.notes} >= {"Figure", "Statement"}
    store.close()


def test_what_the_daily_cap_held_back_is_not_placed(tmp_path: Path) -> None:
    held = Article(id="held", text=TEXT, title="Ferry", held=True)
    store = stored(tmp_path, held)
    assert Folder(store=store, settings=Settings()).fold() == 0
    store.close()


def test_a_new_text_is_inspected_anew_and_stays_in_its_story(tmp_path: Path) -> None:
    store = stored(tmp_path, report("early", 5))
    folder = Folder(store=store, settings=Settings())
    folder.fold()
    edited = report("early", 5, TEXT.replace("12", "14"))
    with store.write() as connection:
        articles.save(connection, edited, now=NOW.timestamp() + 60, waiting=True)
    assert folder.fold() == 1
    with store.read() as connection:
        read, place = articles.get(connection, "early"), index.placement(connection, "early")
    assert read is not None
    assert read.version == 2
    assert any(getattr(note, "value", None) == 14 for note in read.notes)
    assert place is not None
    assert place.story == "early"
    store.close()
