"""Hashtags that readers set: kept, searched, set by rules and taken back with these."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.conftest import made_article

from broadsheet.model import OwnTag, Rule, Tag
from broadsheet.store import articles, own_tags, rules, search
from broadsheet.store.asking import Asker
from broadsheet.store.database import Connection, Store

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
READER = Asker(user=1, now=NOW)


def _fill(connection: Connection) -> None:
    for key, title in {"a1": "Goat on the bridge", "a2": "Goat in the harbour", "a3": "Ferry late"}.items():
        articles.save(connection, made_article(key, title=title), now=1.0)


def _found(connection: Connection, asked: str, asker: Asker = READER) -> list[str]:
    return sorted(hit.article.id for hit in search.search(connection, asked, asker, limit=9))


def test_a_tag_is_set_once_and_taken_off(store: Store) -> None:
    with store.write() as connection:
        _fill(connection)
        for _again in range(2):
            own_tags.put(connection, user=1, name="Goats", keys=["a1", "a2"], now=1.0)
        assert own_tags.of(connection, user=1, article="a1") == (OwnTag(name="Goats"),)
        assert own_tags.names(connection, user=1) == ["Goats"]
        assert own_tags.take(connection, user=1, name="Goats", article="a1")
        assert not own_tags.take(connection, user=1, name="Goats", article="a1")
        assert own_tags.of(connection, user=1, article="a1") == ()


def test_tags_are_named_once_each_by_name_and_by_reader(store: Store) -> None:
    with store.write() as connection:
        _fill(connection)
        for name in ("Ferry", "Goats", "Boats"):
            own_tags.put(connection, user=1, name=name, keys=["a2", "a1"], now=1.0)
        assert own_tags.names(connection, user=1) == ["Boats", "Ferry", "Goats"]
        assert own_tags.names(connection, user=2) == []


def test_own_tags_are_searched_beside_the_publishers_by_who_set_them(store: Store) -> None:
    with store.write() as connection:
        connection.exec_driver_sql("INSERT INTO users (name) VALUES ('second')")
        _fill(connection)
        printed = Tag(name="Harbour news", source="publisher")
        articles.save(connection, made_article("a4", title="Crane falls", notes=(printed,)), now=1.0)
        own_tags.put(connection, user=1, name="Harbour watch", keys=["a2"], now=1.0)
        assert _found(connection, "tag:harbour") == ["a2", "a4"]
        assert _found(connection, 'tag:"harbour watch"') == ["a2"]
        assert _found(connection, "-tag:harbour goat") == ["a1"]
        assert _found(connection, "tag:harbour", Asker(user=2, now=NOW)) == ["a4"]


def test_a_rule_sets_its_tag_and_takes_no_other_away(store: Store) -> None:
    with store.write() as connection:
        _fill(connection)
        own_tags.put(connection, user=1, name="Goats", keys=["a1"], now=1.0)
        key = rules.add(connection, user=1, asked="goat", does="tag", now=1.0, tag="Goats")
        ((_, rule),) = rules.standing(connection)
        assert rule == Rule(id=key, asked="goat", does="tag", made=rule.made, tag="Goats")
        assert rules.carry_out(connection, rule, READER) == 2
        assert own_tags.of(connection, user=1, article="a1") == (OwnTag(name="Goats"),), "it was theirs"
        assert own_tags.of(connection, user=1, article="a2") == (OwnTag(name="Goats", rule=key),)
        # Taken off by hand, the rule does not insist; gone, it takes only what it set.
        own_tags.take(connection, user=1, name="Goats", article="a2")
        assert rules.carry_out(connection, rule, READER) == 0
        assert rules.remove(connection, user=1, rule=key) == 0
        assert _found(connection, "tag:goats") == ["a1"]


def test_what_a_rule_set_goes_with_it_unless_the_reader_made_it_theirs(store: Store) -> None:
    with store.write() as connection:
        _fill(connection)
        key = rules.add(connection, user=1, asked="goat", does="tag", now=1.0, tag="Goats")
        ((_, rule),) = rules.standing(connection)
        rules.carry_out(connection, rule, READER)
        own_tags.put(connection, user=1, name="Goats", keys=["a1"], now=2.0)
        assert rules.remove(connection, user=1, rule=key) == 1
        assert _found(connection, "tag:goats") == ["a1"]
