from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, update
from tests.conftest import made_article

from broadsheet.model import Entity, Figure, Link, Outlet, Span, Speaker, Statement, Tag
from broadsheet.store import articles, marks, noted, search
from broadsheet.store.asking import Asker
from broadsheet.store.database import Store
from broadsheet.store.schema import articles as articles_table
from broadsheet.store.schema import subscribers, subscriptions

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
READER = Asker(user=1, now=NOW)
TEXT = "LINDVIK: The bridge reopened on Monday, mayor Ada Torsvik said.\n\nAt least 12 people watched."
NOTES = (
    Entity(start=0, end=7, text="LINDVIK", type="place", name="Lindvik"),
    Entity(start=46, end=57, text="Ada Torsvik", type="person"),
    Statement(
        content=(Span(9, 38),),
        form="indirect",
        cue=(Span(58, 62),),
        speaker=Speaker(name="Ada Torsvik", spans=(Span(46, 57),)),
        chain=(Link(name="Nordavis", role="agency"),),
    ),
    Figure(
        start=65,
        end=83,
        text="At least 12 people",
        value=12,
        unit="person",
        counts="watching",
        bound="at_least",
    ),
    Figure(
        start=65, end=83, text="At least 12 people", value=(20, 30), unit="km", counts=None, bound="range"
    ),
    Tag(name="Bridges"),
)


@pytest.fixture
def filled(store: Store) -> Store:
    with store.write() as connection:
        articles.save(
            connection, made_article(text=TEXT, notes=NOTES, byline=("Nils Ferro",)), now=NOW.timestamp()
        )
        articles.save(
            connection,
            made_article(
                "a2",
                title="Goats",
                text="A goat said nothing of the bridge.",
                outlet=Outlet(name="The Nordland Times", domain="nordland.example"),
                published=datetime(2026, 2, 1, tzinfo=UTC),
                language="no",
            ),
            now=NOW.timestamp(),
        )
        marks.mark(connection, user=1, article="a2", kind="read", now=2.0)
    return store


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("by:Ferro", "a1"),
        ("figure:watching>11", "a1"),
        ("figure:watching>12", ""),
        ("figure:watching>=12", "a1"),
        ("figure:person=12", "a1"),
        ("figure:km<21 figure:km>29", "a1"),
        ("figure:km=25", "a1"),
        ("figure:km<20", ""),
        ("-figure:km", "a2"),
        ("is:read", "a2"),
        ("is:unread", "a1"),
        ("-is:unread", "a2"),
        ("is:starred", ""),
        ("lang:no", "a2"),
        ("outlet:nordland", "a2"),
        ('outlet:"the nord*"', ""),
        ("outlet:nord*", "a2"),
        ("outlet:courier.example", "a1"),
        ("outlet:courier OR outlet:nordland", "a1 a2"),
        ("bridge -outlet:courier", "a2"),
        ("place:lindvik", "a1"),
        ("place:torsvik", ""),
        ("says:reopened", "a1"),
        ("says:watched", ""),
        ("since:2026-03", "a1"),
        ("since:31d", "a1 a2"),
        ("since:2d", "a1"),
        ("until:2026-02-01", "a2"),
        ("speaker:Torsvik", "a1"),
        ('speaker:"Ada Torsvik"', "a1"),
        ('speaker:"Torsvik Ada"', ""),
        ("tag:bridge", "a1"),
        ("title:goats", "a2"),
        ("title:bridge", "a1"),
        ("via:nordavis", "a1"),
        ("who:torsvik", "a1"),
        ('who:"Lindvik Ada"', ""),  # no phrase runs from one name into the next
        ("goat OR speaker:Torsvik", "a1 a2"),
        ("folder:none", ""),
        ('speaker:"x\' OR 1=1 --"', ""),
        ("speaker:*", ""),
    ],
)
def test_fields(filled: Store, asked: str, found: str) -> None:
    with filled.read() as connection:
        hits = search.search(connection, asked, READER, limit=9, order="time")
        assert [hit.article.id for hit in hits] == found.split()
        assert search.count(connection, asked, READER, most=9) == len(hits)


def test_a_folder_may_have_more_subscriptions_than_a_statement_takes_parameters(filled: Store) -> None:
    many = 40_000
    with filled.write() as connection:
        connection.execute(
            insert(subscriptions),
            [
                {"id": f"s{n}", "url": f"https://f.example/{n}", "kind": "feed", "errors": 0}
                for n in range(many)
            ],
        )
        connection.execute(
            insert(subscribers),
            [{"user": 1, "subscription": f"s{n}", "folder": "All", "added": 1.0} for n in range(many)],
        )
        connection.execute(
            update(articles_table).where(articles_table.c.id == "a1").values(subscription="s7")
        )
        assert [hit.article.id for hit in search.search(connection, "folder:all", READER, limit=9)] == ["a1"]


def test_the_best_and_the_newest_are_the_same_articles(filled: Store) -> None:
    with filled.read() as connection:
        best = search.search(connection, "bridge since:2025", READER, limit=9)
        newest = search.search(connection, "bridge since:2025", READER, limit=9, order="time")
    assert [hit.article.id for hit in newest] == ["a1", "a2"]
    assert {hit.article.id for hit in best} == {"a1", "a2"}


def test_notes_that_are_made_anew_take_the_place_of_the_old(filled: Store) -> None:
    with filled.write() as connection:
        articles.set_notes(connection, made_article(text=TEXT, notes=()))
        assert search.count(connection, "speaker:Torsvik OR figure:km OR tag:bridges", READER, most=9) == 0


def test_an_article_that_is_taken_out_leaves_nothing(filled: Store) -> None:
    with filled.write() as connection:
        articles.remove(connection, ["a1"])
        assert search.count(connection, "speaker:Torsvik OR figure:km", READER, most=9) == 0
        noted.refile(connection, [made_article(text=TEXT, notes=NOTES)])  # not stored: nothing to file
        assert search.count(connection, "-goat", READER, most=9) == 0
