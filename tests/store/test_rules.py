from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.conftest import made_article

from broadsheet.model import Rule, RuleDeed
from broadsheet.store import articles, marks, rules, searches
from broadsheet.store.asking import Asker
from broadsheet.store.database import Connection, Store

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
READER = Asker(user=1, now=NOW)


def _rule(connection: Connection, asked: str, does: RuleDeed = "hide") -> Rule:
    key = rules.add(connection, user=1, asked=asked, does=does, now=1.0)
    return Rule(id=key, asked=asked, does=does, made=NOW)


def _fill(connection: Connection, *keys: str) -> None:
    for key in keys:
        articles.save(connection, made_article(key, title=f"Goat {key} on the bridge"), now=1.0)


@pytest.mark.parametrize(("does", "kind"), [("hide", "hidden"), ("read", "read"), ("star", "starred")])
def test_a_rule_marks_what_answers_it_once(store: Store, does: RuleDeed, kind: str) -> None:
    with store.write() as connection:
        _fill(connection, "a1", "a2")
        rule = _rule(connection, "goat -title:a2", does)
        assert rules.carry_out(connection, rule, READER) == 1
        assert marks.of(connection, user=1, keys=["a1", "a2"]) == {"a1": {kind}}
        # The reader takes it back: the rule does not insist.
        marks.unmark(connection, user=1, article="a1", kind=kind, now=2.0)
        assert rules.carry_out(connection, rule, READER) == 0
        assert marks.of(connection, user=1, keys=["a1"]) == {}


def test_only_articles_that_came_in_are_asked_about(store: Store) -> None:
    with store.write() as connection:
        _fill(connection, "a1", "a2", "a3", "a4")
        rule = _rule(connection, "goat -says:nothing")
        assert rules.carry_out(connection, rule, READER, among=["a2", "a4"]) == 2
        assert set(marks.of(connection, user=1, keys=["a1", "a2", "a3", "a4"])) == {"a2", "a4"}
        assert rules.carry_out(connection, rule, READER, among=[]) == 0


def test_hidden_articles_say_which_rule_hid_them_and_are_not_in_the_river(store: Store) -> None:
    with store.write() as connection:
        _fill(connection, "a1", "a2")
        rule = _rule(connection, "title:a1")
        rules.carry_out(connection, rule, READER)
        assert rules.who_hid(connection, user=1, keys=["a1", "a2"])["a1"].asked == "title:a1"
        assert [one.id for one in articles.newest(connection, limit=9, shown_to=1)] == ["a2"]
        assert len(articles.newest(connection, limit=9)) == 2


def test_removing_a_rule_undoes_it_and_nothing_of_the_readers_own(store: Store) -> None:
    with store.write() as connection:
        _fill(connection, "a1", "a2")
        marks.mark(connection, user=1, article="a1", kind="starred", now=1.0)
        rule = _rule(connection, "goat", "star")
        rules.carry_out(connection, rule, READER)
        assert rules.remove(connection, user=2, rule=rule.id) == 0  # not theirs
        assert rules.remove(connection, user=1, rule=rule.id) == 1
        assert marks.of(connection, user=1, keys=["a1", "a2"]) == {"a1": {"starred"}}
        assert rules.standing(connection) == ()


def test_what_is_told_of_is_late_unread_and_counted_so_far(store: Store) -> None:
    def told(since: float, most: int = 9) -> list[tuple[str, int]]:
        found = rules.told_of(connection, user=1, since=since, most=most)
        return [(one.rule.asked, one.unread) for one in found]

    with store.write() as connection:
        _fill(connection, "a1", "a2", "a3")
        for asked, does in (("goat", "notify"), ("title:a2", "notify"), ("goat", "star")):
            rule = _rule(connection, asked, does)  # type: ignore[arg-type]
            rules.carry_out(connection, rule, READER)
        at = NOW.timestamp()
        assert told(at) == [("goat", 3), ("title:a2", 1)]
        assert told(at, most=2) == [("goat", 2), ("title:a2", 1)]
        assert told(at + 1) == []
        marks.mark(connection, user=1, article="a2", kind="read", now=at)
        assert told(at) == [("goat", 2)]
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT article FROM rule_hits WHERE rule = 1 AND at >= 5 ORDER BY at DESC LIMIT 9"
        )
        assert "rule_hits_by_time" in str(plan.all())


def test_a_rule_that_notifies_only_counts(store: Store) -> None:
    with store.write() as connection:
        _fill(connection, "a1")
        rule = _rule(connection, "goat", "notify")
        rules.carry_out(connection, rule, READER)
        assert marks.of(connection, user=1, keys=["a1"]) == {}
        ((user, _),) = rules.standing(connection)
        (told,) = rules.every(connection, user=user)
        assert (user, told.hits, told.last) == (1, 1, NOW)


def test_searches_are_kept_by_name_and_have_an_address_while_wanted(store: Store) -> None:
    with store.write() as connection:
        searches.add(connection, user=1, name="b", asked="goat", now=1.0)
        key = searches.add(connection, user=1, name="a", asked="bridge", now=2.0)
        assert [one.asked for one in searches.every(connection, user=1)] == ["bridge", "goat"]
        assert not searches.set_token(connection, user=2, key=key, token="secret")
        assert searches.set_token(connection, user=1, key=key, token="secret")
        found = searches.by_token(connection, "secret")
        assert found is not None
        assert (found[0], found[1].name) == (1, "a")
        searches.set_token(connection, user=1, key=key, token=None)
        assert searches.by_token(connection, "secret") is None
        assert not searches.remove(connection, user=2, key=key)
        assert searches.remove(connection, user=1, key=key)
        assert len(searches.every(connection, user=1)) == 1
