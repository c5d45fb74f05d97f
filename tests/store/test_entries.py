from __future__ import annotations

from sqlalchemy import Connection, text
from tests.conftest import made_article

from broadsheet.store import articles, entries, hosts, pages, subscriptions
from broadsheet.store.hosts import Robots
from broadsheet.store.pages import PageJob

DAY = 86_400.0


def test_addresses_are_known_to_all_and_ids_to_their_own_feed(connection: Connection) -> None:
    entries.keep(connection, "s1", [("a1", ("id:1", "url:courier.example/a"), "d1")], now=5.0)
    asked = ["id:1", "url:courier.example/a", "title:x"]
    assert entries.known(connection, "s1", asked) == {"id:1": "a1", "url:courier.example/a": "a1"}
    assert entries.known(connection, "s2", asked) == {"url:courier.example/a": "a1"}
    assert entries.known(connection, "s1", []) == {}
    found = entries.of(connection, "s1", ["a1", "a2"])
    assert found == {"a1": entries.Entry(article="a1", digest="d1", last_seen=5.0, gone=None)}
    assert entries.of(connection, "s2", ["a1"]) == {}


def test_more_than_one_statement_holds(connection: Connection) -> None:
    many = [(f"a{n}", (f"id:{n}", f"url:courier.example/{n}"), "d") for n in range(1201)]
    entries.keep(connection, "s1", many, now=5.0)
    known = entries.known(connection, "s1", [key for _, keys, _ in many for key in keys])
    assert known == {key: article for article, keys, _ in many for key in keys}
    assert len(entries.of(connection, "s1", [article for article, _, _ in many])) == 1201


def test_how_an_entry_was_known_again_is_told(connection: Connection) -> None:
    entries.keep(connection, "s1", [("a1", ("id:1", "url:x", "title:t"), "d1")], now=1.0)
    entries.keep(connection, "s1", [("a1", ("id:2", "url:x", "title:t"), "d1")], now=2.0)
    assert entries.of(connection, "s1", ["a1"])["a1"].known_by == "url"
    entries.keep(connection, "s1", [("a1", ("id:2", "url:x", "title:t"), "d2")], now=3.0)
    entry = entries.of(connection, "s1", ["a1"])["a1"]
    assert (entry.known_by, entry.digest, entry.last_seen) == ("url", "d2", 3.0)
    entries.keep(connection, "s1", [("a1", ("id:3", "url:y", "title:t"), "d2")], now=4.0)
    assert entries.of(connection, "s1", ["a1"])["a1"].known_by == "title"
    # All the keys that it ever had find it.
    keys = ["id:1", "id:2", "id:3", "url:x", "url:y", "title:t"]
    assert set(entries.known(connection, "s1", keys).values()) == {"a1"}
    entries.keep(connection, "s2", [("a1", ("id:9", "url:y"), "d2")], now=4.0)
    assert entries.of(connection, "s2", ["a1"])["a1"].known_by == "url"


def test_a_key_given_to_another_article_goes_with_the_later_one(connection: Connection) -> None:
    entries.keep(connection, "s1", [("a1", ("id:1", "url:x"), "d1")], now=1.0)
    entries.keep(
        connection, "s1", [("a2", ("id:1", "url:y"), "d1"), ("a1", ("id:2", "url:x"), "d1")], now=2.0
    )
    assert entries.known(connection, "s1", ["id:1", "id:2", "url:x", "url:y"]) == {
        "id:1": "a2",
        "id:2": "a1",
        "url:x": "a1",
        "url:y": "a2",
    }


def test_what_left_the_feed_is_told_once_and_may_come_back(connection: Connection) -> None:
    seen = [(key, (f"id:{key}",), "d") for key in ("a1", "a2", "a3")]
    entries.keep(connection, "s1", seen, now=1.0)
    assert entries.vanished(connection, "s1", ["a1", "a2", "a3"], now=2.0) == ()
    assert entries.vanished(connection, "s1", ["a2"], now=2.0) == ("a1", "a3")
    assert entries.vanished(connection, "s1", ["a2"], now=3.0) == ()
    assert entries.vanished(connection, "s2", [], now=3.0) == ()
    assert entries.of(connection, "s1", ["a1"])["a1"].gone == 2.0
    entries.keep(connection, "s1", seen[:1], now=4.0)
    assert entries.of(connection, "s1", ["a1"])["a1"].gone is None
    assert entries.vanished(connection, "s1", ["a2"], now=5.0) == ("a1",)


def test_a_look_that_brings_nothing_new_writes_nothing(connection: Connection) -> None:
    seen = [("a1", ("id:1", "url:x"), "d1")]
    entries.keep(connection, "s1", seen, now=1.0)
    before = connection.execute(text("SELECT total_changes()")).scalar_one()
    entries.keep(connection, "s1", seen, now=2.0)
    assert connection.execute(text("SELECT total_changes()")).scalar_one() == before
    entries.keep(connection, "s1", seen, now=1.0 + 2 * DAY)
    assert entries.of(connection, "s1", ["a1"])["a1"].last_seen == 1.0 + 2 * DAY


def test_what_left_long_ago_is_forgotten_with_its_keys(connection: Connection) -> None:
    key = subscriptions.save(
        connection, url="https://courier.example/feed", kind="feed", title=None, folder=None, now=0.0
    )
    for article in ("old", "new", "shared"):
        entries.keep(connection, key, [(article, (f"id:{article}", f"url:{article}"), "d")], now=1.0)
    entries.keep(connection, "nobody's", [("theirs", ("id:t", "url:t"), "d")], now=1.0)
    entries.keep(connection, "another", [("shared", ("id:s", "url:shared"), "d")], now=300.0)
    entries.vanished(connection, key, ["new"], now=50.0)
    assert entries.prune(connection, before=50.0) == 1, "nobody reads it, and it was not seen since"
    assert entries.prune(connection, before=100.0) == 2
    assert entries.prune(connection, before=100.0) == 0
    asked = ["id:old", "url:old", "id:new", "url:new", "id:shared", "url:shared", "url:t"]
    assert entries.known(connection, key, asked) == {
        "id:new": "new",
        "url:new": "new",
        "url:shared": "shared",
    }
    assert entries.known(connection, "another", ["id:s"]) == {"id:s": "shared"}


def test_a_page_is_asked_for_once(connection: Connection) -> None:
    articles.save_new(connection, [made_article("a1"), made_article("a2")], now=1.0, waiting=True)
    first = PageJob(article="a1", url="https://courier.example/1", subscription="s1", purpose="text")
    second = PageJob(article="a2", url="https://courier.example/2", subscription=None, purpose="check")
    pages.ask(connection, [first, first], due=1.0)
    pages.ask(connection, [second, first], due=5.0)
    assert pages.due(connection, now=0.0, limit=9) == ()
    assert pages.due(connection, now=9.0, limit=9) == (first, second)
    assert pages.due(connection, now=9.0, limit=1) == (first,)
    assert [one.id for one in articles.waiting(connection, limit=9)] == ["a2"], "its text is to come first"
    again = PageJob(article="a1", url=first.url, subscription="s1", purpose="text", tries=1)
    pages.later(connection, again, due=7.0)
    assert pages.due(connection, now=9.0, limit=9) == (second, again)
    assert len(articles.waiting(connection, limit=9)) == 2, "after a try that failed nothing holds it up"
    pages.settle(connection, again)
    pages.settle(connection, second)
    assert pages.due(connection, now=9.0, limit=9) == ()
    pages.ask(connection, [first], due=1.0)
    articles.remove(connection, ["a1"])
    assert pages.due(connection, now=9.0, limit=9) == ()


def test_hosts_are_held_until_their_time(connection: Connection) -> None:
    hosts.hold(connection, "courier.example", 100.0, "it asked for it")
    hosts.hold(connection, "courier.example", 50.0, "sooner")
    assert hosts.held(connection, 99.0) == {"courier.example": (100.0, "it asked for it")}
    hosts.hold(connection, "courier.example", 200.0, "longer")
    assert hosts.held(connection, 150.0) == {"courier.example": (200.0, "longer")}
    assert hosts.held(connection, 200.0) == {}


def test_robots_are_kept(connection: Connection) -> None:
    first = Robots(origin="https://courier.example", status=None, body=None, until=5.0)
    second = Robots(origin="https://courier.example", status=200, body="User-agent: *", until=9.0)
    assert hosts.robots(connection, first.origin) is None
    hosts.keep_robots(connection, first)
    assert hosts.robots(connection, first.origin) == first
    hosts.keep_robots(connection, second)
    assert hosts.robots(connection, first.origin) == second
