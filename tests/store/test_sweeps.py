"""Reading everything at once: against a reader who marks each article by hand."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from sqlalchemy import text

from broadsheet.desk import Desk, open_desk
from broadsheet.desk.rivers import Asked, Part, Scope
from broadsheet.model import Article, Outlet
from broadsheet.store import articles

SCOPES = (
    Scope(),
    Scope(subscriptions=("s1", "s4")),
    Scope(subscriptions=("s2",)),
    Scope(outlet="The Ledger"),
)
FOLDERS = {"": ("s0", "s3"), "Near": ("s1", "s4"), "World": ("s2", "s5")}
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(kw_only=True)
class Model:
    """What the reader has read, as a plain set."""

    desk: Desk
    chance: random.Random
    found: dict[str, Article] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)

    def collect(self, number: int) -> None:
        """Take in articles, some of them older than what is there."""
        new = [self._article(len(self.found) + place) for place in range(number)]
        with self.desk.store.write() as connection:
            articles.save_new(connection, new, now=2e9, waiting=False)
        self.found |= {one.id: one for one in new}

    def _article(self, number: int) -> Article:
        through = self.chance.choice([None, *(f"s{place}" for place in range(6))])
        return Article(
            id=f"a{number}",
            title="A title",
            text="A text.",
            subscription=through,
            outlet=Outlet(name=self.chance.choice(["The Ledger", "The Bell"])),
            published=BEGIN + timedelta(minutes=self.chance.randrange(40)),
        )

    def order(self, scope: Scope) -> list[str]:
        """Return the articles of a list, the newest first."""
        within = [key for key, one in self.found.items() if _is_within(one, scope)]
        return sorted(within, key=lambda key: (str(self.found[key].published), int(key[1:])), reverse=True)

    def sweep(self, scope: Scope, part: Part, article: str) -> int:
        """Mark a part of a list as read, here and on the desk."""
        stands = self.order(Scope()).index(article)
        whole = self.order(Scope())
        some = {"above": whole[:stands], "all": whole, "below": whole[stands + 1 :]}[part]
        self.read |= set(some) & set(self.order(scope))
        return self.desk.rivers.read(scope, upto=self.desk.rivers.top(), part=part, article=article)

    def check(self) -> None:
        """Compare with what the desk says in each of its ways."""
        marked = {key for key, kinds in self.desk.marks.of(list(self.found)).items() if "read" in kinds}
        assert marked == self.read
        unread = set(self.found) - self.read
        assert {hit.article.id for hit in self.desk.search("is:unread", limit=999)} == unread
        for scope in SCOPES:
            order = [key for key in self.order(scope) if key in unread]
            asked = Asked(scope=scope, unread_only=True, limit=7, offset=2)
            assert [one.id for one in self.desk.rivers.listed(asked)] == order[2:9]
            oldest = Asked(scope=scope, unread_only=True, oldest_first=True, limit=7)
            assert [one.id for one in self.desk.rivers.listed(oldest)] == order[::-1][:7]
        counted = {folder.name: folder.unread for folder in self.desk.rivers.folders()}
        through = {name: [self.found[key].subscription for key in unread] for name in FOLDERS}
        assert counted == {name: sum(one in FOLDERS[name] for one in through[name]) for name in FOLDERS}


def _is_within(article: Article, scope: Scope) -> bool:
    if scope.outlet:
        return article.outlet is not None and article.outlet.name == scope.outlet
    return scope.subscriptions is None or article.subscription in scope.subscriptions


@pytest.fixture
def model(request: pytest.FixtureRequest) -> Model:
    desk = open_desk(":memory:")
    with desk.store.write() as connection:
        for name, keys in FOLDERS.items():
            for key in keys:
                connection.execute(
                    text("INSERT INTO subscriptions (id, url, kind, errors) VALUES (:key, :key, 'feed', 0)"),
                    {"key": key},
                )
                connection.execute(
                    text(
                        'INSERT INTO subscribers ("user", subscription, folder, added) VALUES (1, :key, :name, 0)'
                    ),
                    {"key": key, "name": name or None},
                )
    made = Model(desk=desk, chance=random.Random(request.param))
    made.collect(25)
    return made


@pytest.mark.parametrize("model", range(4), indirect=True)
def test_it_is_as_if_each_were_marked_by_hand(model: Model) -> None:
    undone: list[tuple[int, set[str]]] = []
    for _ in range(40):
        deed, key = model.chance.random(), model.chance.choice(list(model.found))
        if deed < 0.1:
            model.collect(3)
        elif deed < 0.3:
            model.desk.marks.mark(key, "read")
            model.read.add(key)
            undone.clear()
        elif deed < 0.5:
            model.desk.marks.unmark(key, "read")
            model.read.discard(key)
            undone.clear()
        elif deed < 0.65 and undone:
            sweep, before = undone.pop()
            assert model.desk.rivers.undo(sweep)
            model.read = before
        else:
            before = set(model.read)
            part = model.chance.choice(get_args(Part))
            undone.append((model.sweep(model.chance.choice(SCOPES), part, key), before))
        model.check()


@pytest.mark.parametrize("model", [0], indirect=True)
def test_what_comes_after_the_list_was_seen_stays_unread(model: Model) -> None:
    seen = model.desk.rivers.top()
    model.collect(2)
    model.desk.rivers.read(Scope(), upto=seen)
    assert len(model.desk.rivers.listed(Asked(scope=Scope(), unread_only=True, limit=9))) == 2


@pytest.mark.parametrize("model", [0], indirect=True)
def test_undoing_the_first_of_two_leaves_the_second(model: Model) -> None:
    first = model.desk.rivers.read(Scope(), upto=model.desk.rivers.top())
    model.collect(1)
    model.desk.rivers.read(Scope(), upto=model.desk.rivers.top())
    assert model.desk.rivers.undo(first)
    assert model.desk.rivers.listed(Asked(scope=Scope(), unread_only=True, limit=9)) == ()
    assert not model.desk.rivers.undo(first)


@pytest.mark.parametrize("model", [0], indirect=True)
def test_what_was_read_by_hand_outlives_an_undo(model: Model) -> None:
    sweep = model.desk.rivers.read(Scope(), upto=model.desk.rivers.top())
    model.desk.marks.mark("a3", "read")
    model.desk.rivers.undo(sweep)
    model.read = {"a3"}
    model.check()
