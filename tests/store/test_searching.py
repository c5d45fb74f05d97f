"""Searches are answered alike, whichever way the index is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.conftest import made_article

from broadsheet.model import Outlet, Tag
from broadsheet.store import articles, asking, marks, search
from broadsheet.store.asking import Asker
from broadsheet.store.database import Store

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
READER = Asker(user=1, now=NOW)
QUERIES = (
    "ferry",
    'ferry outlet:"Outlet 1"',
    "ferry outlet:one.example",
    "ferry lang:no",
    "ferry since:2026-03-10",
    "ferry until:2026-03-10",
    "ferry since:2026-03-08 until:2026-03-10",
    "ferry -late",
    "ferry is:starred",
    "ferry is:unread",
    "ferry tag:boats -tag:goats",
    "tag:boats",
    "tag:boats is:starred",
    "tag:boats OR is:starred",
    "-ferry since:2026-03-10",
    "is:partial",
    "is:withdrawn",
    "(late OR ferry",
    'title:ferry outlet:"Outlet 2"',
)


@pytest.fixture
def filled(store: Store) -> Store:
    with store.write() as connection:
        for number in range(40):
            article = made_article(
                f"a{number:02}",
                title=f"Ferry {number}" if number % 3 else f"Goats {number}",
                text="The ferry is late." if number % 2 else "The ferry came. Goats graze.",
                outlet=Outlet(name=f"Outlet {number % 4}", domain="one.example" if number % 5 else None),
                published=NOW - timedelta(days=number % 20, hours=1),
                language="no" if number % 7 == 0 else "en",
                notes=(Tag(name="boats"),) if number % 3 else (Tag(name="goats"), Tag(name="boats")),
                partial="It is behind a paywall." if number == 5 else None,
            )
            articles.save(connection, article, now=NOW.timestamp())
        marks.mark(connection, user=1, article="a07", kind="starred", now=1.0)
        marks.mark(connection, user=1, article="a09", kind="read", now=1.0)
    return store


@pytest.mark.parametrize("asked", QUERIES)
def test_a_list_that_is_looked_up_first_finds_the_same(
    filled: Store, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = []
    for few in (-1, 3, 50_000):
        monkeypatch.setattr(asking, "FEW", few)
        with filled.read() as connection:
            hits = search.search(connection, asked, READER, limit=50, order="time")
            best = search.search(connection, asked, READER, limit=50)
            count = search.count(connection, asked, READER, most=99)
            every = search.answering(connection, asked, READER)
            stories = search.search_stories(connection, asked, READER, limit=50)
        ids = [hit.article.id for hit in hits]
        assert sorted(ids) == sorted(every) == sorted(hit.article.id for hit in best)
        assert count == len(ids) == sum(one.answering for one in stories)
        answers.append(ids)
    assert answers[0] == answers[1] == answers[2]


def test_pages_of_results_follow_one_another(filled: Store) -> None:
    with filled.read() as connection:
        for order in ("likeness", "meaning", "time"):
            whole = search.search(connection, "ferry", READER, limit=20, order=order)
            parts = [
                *search.search(connection, "ferry", READER, limit=10, order=order),
                *search.search(connection, "ferry", READER, limit=10, offset=10, order=order),
            ]
            assert [hit.article.id for hit in parts] == [hit.article.id for hit in whole]
