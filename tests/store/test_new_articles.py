"""Articles on their way in: many at once, waiting, with their full text to come, held back, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection, event
from tests.conftest import made_article

from broadsheet.model import Article, Entity, Tag
from broadsheet.store import articles, entries, search
from broadsheet.store.asking import Asker

READER = Asker(user=1, now=datetime(2026, 3, 2, 12, tzinfo=UTC))
MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NOW = NOON.timestamp()
TAG = Tag(name="bridges", source="publisher")
NOTE = Entity(start=0, end=7, text="LINDVIK", type="place", made_by="entities/1")


def ids(found: tuple[Article, ...]) -> list[str]:
    return [one.id for one in found]


def save_new(connection: Connection, *found: Article, waiting: bool = True) -> None:
    articles.save_new(connection, found, now=NOW, waiting=waiting)


def test_every_field_comes_back(connection: Connection) -> None:
    article = made_article(
        section="World",
        image="https://courier.example/a.jpg",
        updated=date(2026, 3, 3),
        partial="the page asks for a subscription",
        withdrawn=NOON,
        held=True,
        notes=(TAG,),
    )
    save_new(connection, article)
    assert articles.get(connection, "a1") == article
    assert articles.former(connection, "a1")[0].said


def test_many_come_in_at_once(connection: Connection) -> None:
    found = [made_article(f"a{n}", title=f"Title {n}", version=7, notes=(TAG,)) for n in range(1100)]
    save_new(connection, *found)
    articles.save_new(connection, [], now=NOW, waiting=True)
    assert articles.count(connection) == 1100
    assert articles.present(connection, ["x", *(one.id for one in found)]) == {one.id for one in found}
    assert len(search.search(connection, "title", READER, limit=2000)) == 1100
    got = articles.get(connection, "a7")
    assert got == replace(found[7], version=1)
    assert [v.version for v in articles.former(connection, "a7")] == [1]


def test_the_oldest_wait_at_the_front(connection: Connection) -> None:
    save_new(
        connection,
        made_article("new", published=NOON),
        made_article("future", published=datetime(2099, 1, 1, tzinfo=UTC)),
        made_article("old", published=MORNING, notes=(TAG,)),
        made_article("undated", published=None, collected=MORNING.replace(hour=10)),
        made_article("held", published=MORNING, held=True),
    )
    save_new(connection, made_article("done", published=MORNING), waiting=False)
    found = articles.waiting(connection, limit=9)
    assert ids(found) == ["old", "undated", "new", "future"]
    assert found[0].notes == (TAG,), "what the publisher says of it is not lost"
    assert ids(articles.waiting(connection, limit=1)) == ["old"]
    articles.set_notes(connection, replace(found[0], notes=(TAG, NOTE), language="nb"))
    articles.folded(connection, "old")
    assert ids(articles.waiting(connection, limit=9)) == ["undated", "new", "future"]
    got = articles.get(connection, "old")
    assert got is not None
    assert (set(got.notes), got.language, got.version) == ({TAG, NOTE}, "nb", 1)


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        (lambda connection: articles.waiting(connection, limit=9), "articles_waiting"),
        (lambda connection: entries.vanished(connection, "s1", ["a1"]), "entries_present"),
    ],
)
def test_what_is_asked_at_every_look_is_found_in_an_index(
    connection: Connection, asked: Callable[[Connection], object], index: str
) -> None:
    made: list[tuple[str, tuple[object, ...]]] = []
    event.listen(
        connection, "before_cursor_execute", lambda _c, _cursor, sql, given, *_: made.append((sql, given))
    )
    asked(connection)
    sql, given = made[0]
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", given).all()
    assert index in plan[0][-1]


def test_what_is_held_back_is_found_but_not_in_the_river(connection: Connection) -> None:
    save_new(connection, made_article("a1"), made_article("a2", held=True, subscription="s"))
    assert ids(articles.newest(connection, limit=9)) == ["a1"]
    assert set(articles.many(connection, ["a1", "a2"])) == {"a1", "a2"}
    assert {hit.article.id for hit in search.search(connection, "bridge", READER, limit=9)} == {"a1", "a2"}
    articles.save(connection, made_article("a2", text="An edit.", subscription="s"), now=NOW, waiting=True)
    assert ids(articles.newest(connection, limit=9)) == ["a1"], "an edit does not bring it to the front"
    assert ids(articles.waiting(connection, limit=9)) == ["a1"]


TEASER = made_article(
    text="The bridge is open.", partial="soon", url="https://courier.example/a", notes=(TAG,)
)
WHOLE = replace(TEASER, text="The bridge is open.\n\nMayor Torsvik cut a ribbon.", section="Local")


def test_a_full_text_takes_the_place_of_its_teaser(connection: Connection) -> None:
    save_new(connection, TEASER, waiting=False)
    articles.set_text(connection, "a1", replace(WHOLE, id="x", subscription="y"), partial=None)
    got = articles.get(connection, "a1")
    assert got == replace(WHOLE, partial=None)
    assert [(v.version, v.text) for v in articles.former(connection, "a1")] == [(1, WHOLE.text)]
    assert ids(articles.waiting(connection, limit=9)) == ["a1"]
    assert len(search.search(connection, "ribbon", READER, limit=9)) == 1
    articles.set_text(connection, "nobody", WHOLE, partial=None)
    assert articles.count(connection) == 1


def test_the_teaser_coming_again_is_no_edit(connection: Connection) -> None:
    save_new(connection, TEASER)
    articles.set_text(connection, "a1", WHOLE, partial=None)
    assert articles.change(connection, TEASER) == "unchanged"
    assert articles.change(connection, replace(TEASER, collected=NOON)) == "unchanged"
    assert articles.change(connection, WHOLE) == "unchanged"
    assert articles.change(connection, replace(TEASER, text="Closed again.")) == "changed"


def test_why_there_is_only_a_teaser_is_told_without_more_work(connection: Connection) -> None:
    save_new(connection, TEASER, waiting=False)
    articles.set_text(connection, "a1", TEASER, partial="the page asks for a subscription")
    got = articles.get(connection, "a1")
    assert got is not None
    assert (got.partial, got.notes) == ("the page asks for a subscription", (TAG,))
    assert articles.waiting(connection, limit=9) == ()


def test_withdrawn_and_there_again(connection: Connection) -> None:
    save_new(connection, made_article())
    articles.withdraw(connection, "a1", NOON)
    got = articles.get(connection, "a1")
    assert got is not None
    assert got.withdrawn == NOON
    articles.withdraw(connection, "a1", None)
    assert articles.get(connection, "a1") == made_article()


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, False),
        ({"updated": NOON}, True),
        ({"updated": MORNING}, False),
        ({"published": datetime(2026, 3, 3, tzinfo=UTC)}, True),
        ({"published": datetime(2026, 3, 1, tzinfo=UTC)}, False),
    ],
)
def test_a_silent_edit_is_known_by_its_dates(
    connection: Connection, told: dict[str, object], *, said: bool
) -> None:
    first = made_article(updated=MORNING)
    save_new(connection, first)
    articles.save(connection, replace(first, text="Closed.", **told), now=NOW)  # type: ignore[arg-type]
    assert [v.said for v in articles.former(connection, "a1")] == [True, said]
    articles.save(connection, replace(first, text="Open."), now=NOW, said=True)
    assert articles.former(connection, "a1")[-1].said


def test_an_edit_that_says_nothing_of_dates_is_silent_but_a_first_date_is_not(connection: Connection) -> None:
    first = made_article(published=None)
    save_new(connection, first)
    articles.save(connection, replace(first, text="Closed."), now=NOW)
    articles.save(connection, replace(first, text="Open.", updated=NOON), now=NOW)
    assert [v.said for v in articles.former(connection, "a1")] == [True, False, True]
