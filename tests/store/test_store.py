from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from tests.conftest import made_article

from broadsheet.errors import StoreError
from broadsheet.model import (
    Copy,
    Enclosure,
    Entity,
    Failure,
    Figure,
    Origin,
    Placement,
    Quoted,
    Span,
    Speaker,
    Statement,
    Story,
    Tag,
)
from broadsheet.store import (
    articles,
    failures,
    index,
    marks,
    register,
    search,
    settings,
    stories,
)
from broadsheet.store.asking import Asker
from broadsheet.store.database import HEAD, Store, open_store
from broadsheet.store.schema import metadata

READER = Asker(user=1, now=datetime(2026, 3, 2, 12, tzinfo=UTC))
NOTES = (
    Entity(start=0, end=7, text="LINDVIK", type="place", entity="e1", name="Lindvik", made_by="entities/1"),
    Statement(
        content=(Span(9, 40), Span(45, 50)),
        form="indirect",
        cue=(Span(60, 64),),
        speaker=Speaker(name="Ada Torsvik", spans=(Span(48, 59),)),
        made_by="statements/1",
    ),
    Figure(
        start=66,
        end=84,
        text="At least 12 people",
        value=12,
        unit="person",
        bound="at_least",
        made_by="figures/1",
    ),
    Figure(start=1, end=2, text="I", value=(1.0, 2.5), as_of=date(2026, 3, 1), made_by="figures/1"),
    Tag(name="bridges", score=0.5, made_by="tags/1"),
)


def test_the_migrations_make_what_the_schema_says(store: Store) -> None:
    with store.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    # FTS5 makes tables of its own, which no schema of ours lists.
    assert [
        d for d in differences if not (d[0] == "remove_table" and d[1].name.startswith(("noted", "search")))
    ] == []


def test_head_is_the_newest_migration() -> None:
    folder = Path(articles.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_current_head() == HEAD


def test_a_database_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    name = tmp_path / "news.db"
    open_store(str(name)).close()
    with sqlite3.connect(name) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match="newer Broadsheet"):
        open_store(str(name))


@pytest.mark.parametrize(
    "content", [b"not a database at all, but long enough to be looked at" * 20, b"\0" * 4096]
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    name = tmp_path / "news.db"
    name.write_bytes(content)
    with pytest.raises(StoreError, match="cannot open the database"):
        open_store(str(name))
    assert name.read_bytes() == content


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        open_store(str(tmp_path / "nowhere" / "news.db"))


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    article = made_article(
        byline=("Ada Torsvik", "B. Lund"),
        url="https://courier.example/bridge",
        age="2 days ago",
        dateline="LINDVIK",
        collected=datetime(2026, 3, 2, 10, tzinfo=UTC),
        enclosures=(Enclosure(url="https://courier.example/a.mp3", media_type="audio/mpeg", length=3),),
        notes=NOTES,
    )
    with store.write() as connection:
        articles.save(connection, article, now=1.0)
    with store.read() as connection:
        found = articles.get(connection, article.id)
    assert found is not None
    assert sorted(found.notes, key=repr) == sorted(article.notes, key=repr)
    assert replace(found, notes=()) == replace(article, notes=())


def test_a_day_alone_stays_a_day(store: Store) -> None:
    with store.write() as connection:
        articles.save(connection, made_article(published=date(2026, 3, 2)), now=1.0)
        found = articles.get(connection, "a1")
    assert found is not None
    assert found.published == date(2026, 3, 2)
    assert not isinstance(found.published, datetime)


def test_another_text_is_a_new_version_and_the_former_one_stays(store: Store) -> None:
    first = made_article()
    second = replace(first, text="The bridge stays closed.")
    with store.write() as connection:
        assert articles.change(connection, first) == "new"
        articles.save(connection, first, now=1.0)
        assert articles.change(connection, first) == "unchanged"
        assert articles.change(connection, second) == "changed"
        assert articles.save(connection, second, now=2.0).version == 2
        assert articles.change(connection, first) == "unchanged", "an old file added again is no new version"
        versions = articles.former(connection, "a1")
    assert [(v.version, v.text) for v in versions] == [(1, first.text), (2, second.text)]


def test_a_text_that_a_publisher_went_back_to_later_is_a_change(store: Store) -> None:
    first = made_article(collected=datetime(2026, 3, 2, 10, tzinfo=UTC))
    second = replace(first, text="The bridge stays closed.", collected=datetime(2026, 3, 2, 11, tzinfo=UTC))
    with store.write() as connection:
        articles.save(connection, first, now=1.0)
        articles.save(connection, second, now=2.0)
        again = replace(first, collected=datetime(2026, 3, 2, 12, tzinfo=UTC))
        assert articles.change(connection, again) == "changed"


def test_a_future_date_pins_nothing_to_the_top(store: Store) -> None:
    with store.write() as connection:
        articles.save(connection, made_article("late", published=datetime(2099, 1, 1, tzinfo=UTC)), now=1e9)
        articles.save(connection, made_article("usual", published=None), now=1e9 + 60)
        assert [found.id for found in articles.newest(connection, limit=9)] == ["usual", "late"]


def test_what_fails_in_a_transaction_leaves_nothing(store: Store) -> None:
    def save_and_fail() -> None:
        with store.write() as connection:
            articles.save(connection, made_article(notes=NOTES), now=1.0)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    with store.read() as connection:
        assert articles.count(connection) == 0
        assert articles.get(connection, "a1") is None


def test_marks_and_comments_outlive_their_article(store: Store) -> None:
    with store.write() as connection:
        user = marks.user_id(connection, "reader")
        assert user is not None
        articles.save(connection, made_article(), now=1.0)
        marks.mark(connection, user=user, article="a1", kind="starred", now=2.0)
        marks.mark(connection, user=user, article="a1", kind="starred", now=3.0)
        marks.comment(connection, user=user, article="a1", text="Who says so?", parent=None, now=2.0)
        articles.remove(connection, ["a1"])
        assert articles.count(connection) == 0
        assert marks.of(connection, user=user, keys=["a1"]) == {"a1": frozenset({"starred"})}
        assert [c.text for c in marks.comments_on(connection, "a1")] == ["Who says so?"]
        marks.unmark(connection, user=user, article="a1", kind="starred", now=2.0)
        assert marks.of(connection, user=user, keys=["a1"]) == {}


def placed(key: str, story: str = "a1", **told: object) -> Placement:
    fields: dict[str, object] = {"id": key, "copy_group": key, "story": story, "saga": story, **told}
    return Placement(**fields)  # type: ignore[arg-type]


def test_copies_are_known_from_both_sides_and_forgotten_with_one(store: Store) -> None:
    with store.write() as connection:
        for key in ("a1", "a2"):
            articles.save(connection, made_article(key), now=1.0)
        index.save(connection, placed("a1"), features=b"", keys=[(1, 9)])
        second = placed(
            "a2", copy_group="a1", copies=(Copy(id="a1", label="edited"),), because=("same text",)
        )
        index.save(connection, second, features=b"", keys=[(1, 9)])
        assert index.copies_of(connection, ["a1"]) == {"a1": (Copy(id="a2", label="edited"),)}
        assert index.placement(connection, "a2") == second
        index.forget(connection, ["a2"])
        assert index.copies_of(connection, ["a1"]) == {}
        asked = index.Asked(since=None, until=None, limit=9)
        assert [row.id for row in index.near(connection, [(1, 9)], [asked], latest=9)] == ["a1"]


def test_a_story_is_stale_until_told_and_goes_with_its_last_article(store: Store) -> None:
    story = Story(
        id="a1",
        title="Bridge reopens",
        title_from="Lindvik Courier",
        articles=("a1",),
        saga="a1",
        first=datetime(2026, 3, 2, tzinfo=UTC),
        last=datetime(2026, 3, 2, tzinfo=UTC),
        outlets=("Lindvik Courier",),
        origins=(Origin(name="Lindvik Courier", articles=("a1",)),),
        at_most=1,
        summary=(Quoted(text="The bridge reopened.", article="a1", start=9, end=29, when=date(2026, 3, 2)),),
    )
    with store.write() as connection:
        articles.save(connection, made_article(), now=1.0)
        index.save(connection, placed("a1"), features=b"", keys=[(1, 9)])
        assert stories.stale(connection) == ["a1"]
        assert stories.today(connection, limit=9, offset=0) == ()
        stories.save(connection, story, weight=1.0)
        assert stories.stale(connection) == []
        assert stories.today(connection, limit=9, offset=0) == (story,)
        assert stories.of_saga(connection, "a1") == (story,)
        index.forget(connection, ["a1"])
        assert stories.get(connection, "a1") is None


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("bridge", ["a1"]),
        ("bridges", ["a1"]),  # another form of the word
        ('"bridge reopened"', ["a1"]),
        ('"reopened bridge"', []),
        ("bridge -mayor", []),
        ("Lindvík", ["a1"]),  # accents don't matter
        ("courier", ["a1"]),  # the outlet's name
        ("bridge OR goat", ["a2", "a1"]),
        ("bridge AND goat", []),  # no operator of the index is let through
        ('"', []),
        ("NEAR(bridge", []),
        ("", []),
        ("-bridge", ["a2"]),
        ("'; DROP TABLE articles; --", []),
    ],
)
def test_search(store: Store, query: str, found: list[str]) -> None:
    with store.write() as connection:
        articles.save(connection, made_article(), now=1.0)
        articles.save(connection, made_article("a2", title="Goats", text="A goat.", outlet=None), now=1.0)
        hits = search.search(connection, query, READER, limit=9)
    assert [hit.article.id for hit in hits] == found


def test_search_follows_edits_and_removals(store: Store) -> None:
    with store.write() as connection:
        articles.save(connection, made_article(), now=1.0)
        articles.save(connection, made_article(text="Closed for a week."), now=2.0)
        assert search.search(connection, "watched", READER, limit=9) == ()
        assert len(search.search(connection, "week", READER, limit=9)) == 1
        articles.remove(connection, ["a1"])
        assert search.search(connection, "week", READER, limit=9) == ()


def test_a_failure_is_kept_once_and_forgotten_when_it_does_not_come_again(store: Store) -> None:
    failure = Failure(document="feed.xml", reason="no feed", line=3)
    with store.write() as connection:
        failures.save(connection, failure, now=1.0)
        failures.save(connection, failure, now=2.0)
        failures.save(connection, Failure(document="feed.xml", reason="cut off"), now=2.0)
        kept = failures.latest(connection, limit=9)
        assert [(one.failure.reason, one.failure.line, one.tries) for one in kept] == [
            ("cut off", None, 1),
            ("no feed", 3, 2),
        ]
        failures.settle(connection, "feed.xml", since=2.0)
        assert len(failures.latest(connection, limit=9)) == 2
        failures.settle(connection, "feed.xml", since=3.0)
        assert failures.latest(connection, limit=9) == ()


def test_entities_are_found_by_their_keys(store: Store) -> None:
    ada = register.Row(id="e1", type="person", name="Ada Torsvik", aliases=("Ada Torsvik",))
    with store.write() as connection:
        register.save(connection, {"e1": ada}, {"e1": {"torsvik", "ada"}})
        longer = replace(ada, name="Ada Maria Torsvik", aliases=("Ada Torsvik", "Ada Maria Torsvik"))
        other = replace(ada, id="e2", name="Ole Torsvik")
        register.save(connection, {"e1": longer, "e2": other}, {"e1": {"maria"}, "e2": {"torsvik"}})
        assert register.find(connection, ["torsvik", "ada", "lund"]) == {
            "torsvik": [longer, other],
            "ada": [longer],
            "lund": [],
        }
        assert register.find(connection, ["maria"]) == {"maria": [longer]}
        assert register.names(connection, ["e1"]) == {"e1": "Ada Maria Torsvik"}


def test_settings(store: Store) -> None:
    with store.write() as connection:
        settings.put(connection, "a", "1")
        settings.put(connection, "a", "2")
        assert settings.get(connection, "a") == "2"
        settings.put(connection, "a", None)
        assert settings.get(connection, "a") is None
        assert settings.password(connection, "reader") is None
