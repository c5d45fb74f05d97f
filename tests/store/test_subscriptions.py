from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection
from tests.conftest import made_article

from broadsheet.model import Etiquette, FeedFacts, Subscription
from broadsheet.store import articles, entries, leases, marks, pages, subscriptions
from broadsheet.store.leases import Lease
from broadsheet.store.pages import PageJob

URL = "https://courier.example/feed"
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp()
DAY = 86_400.0
ONE, TWO = 1, 2


def save(connection: Connection, url: str = URL, user: int = ONE, **told: object) -> str:
    fields: dict[str, object] = {"kind": "feed", "title": None, "folder": None, "now": NOW, **told}
    return subscriptions.save(connection, url=url, user=user, **fields)  # type: ignore[arg-type]


def only(connection: Connection, user: int = ONE) -> Subscription:
    (found,) = subscriptions.every(connection, user=user, now=NOW)
    return found


def test_a_subscription_is_kept_once_and_as_its_reader_calls_it(connection: Connection) -> None:
    key = save(connection, title="My Courier", folder="Local", categories=["a", "b"], attributes=[("x", "1")])
    assert save(connection, title="Other") == key
    found = only(connection)
    assert (found.id, found.url, found.title, found.folder) == (key, URL, "My Courier", "Local")
    assert (found.categories, found.attributes) == (("a", "b"), (("x", "1"),))
    assert subscriptions.find(connection, URL) == key
    assert subscriptions.find(connection, "https://other.example/") is None
    assert subscriptions.one(connection, key, user=ONE) is not None
    assert subscriptions.one(connection, key, user=TWO) is None


def test_two_readers_share_one_look(connection: Connection) -> None:
    key = save(connection, title="Mine")
    assert save(connection, user=TWO, folder="Theirs") == key
    (state,) = subscriptions.due(connection, now=NOW)
    assert state.subscription.title is None, "what one reader calls it is no business of the other"
    subscriptions.record(
        connection, [replace(state, subscription=replace(state.subscription, title="Courier"))]
    )
    assert [only(connection, user).title for user in (ONE, TWO)] == ["Mine", "Courier"]
    assert subscriptions.subscribers(connection, key) == (ONE, TWO)
    assert subscriptions.remove(connection, key, user=ONE)
    assert not subscriptions.remove(connection, key, user=ONE)
    assert subscriptions.every(connection, user=ONE) == ()
    assert len(subscriptions.due(connection, now=None)) == 1
    assert subscriptions.remove(connection, key, user=TWO)
    assert subscriptions.due(connection, now=None) == ()


def test_what_a_look_brought_comes_back_as_it_was(connection: Connection) -> None:
    save(connection)
    (state,) = subscriptions.due(connection, now=NOW)
    at = datetime(2026, 3, 2, 13, tzinfo=UTC)
    told = replace(
        state.subscription,
        title="Courier",
        link="https://courier.example/",
        next_due=at,
        why="news comes about every hour",
        checked=datetime.fromtimestamp(NOW, UTC),
        error="it said 500",
        advice="wait",
        failing_since=at,
        errors=3,
        stopped=False,
        etiquette=Etiquette(requests=5, unconditional=1, refreshed=1, not_modified=3, shortest=900.5),
    )
    after = replace(
        state,
        subscription=told,
        etag='W/"x"',
        modified="Mon, 02 Mar 2026 12:00:00 GMT",
        body_digest="abc",
        full_at=NOW,
        unchanged=2,
        times=(1.0, 7.0, 3.0, NOW),
        facts=FeedFacts(title="Courier", skip_hours=(0, 1), skip_days=(6,), hub="https://hub.example/"),
        errors=3,
        moved_to="https://courier.example/new",
        moved_times=2,
        last_request=NOW,
        progress='{"seen": 7}',
        day="2026-03-02",
        day_count=9,
    )
    subscriptions.record(connection, [after])
    assert subscriptions.due(connection, now=at.timestamp()) == (after,)
    assert subscriptions.due(connection, now=at.timestamp() - 1) == ()


def test_only_so_many_times_are_kept(connection: Connection) -> None:
    save(connection)
    (state,) = subscriptions.due(connection, now=NOW)
    subscriptions.record(connection, [replace(state, times=tuple(map(float, range(99))))])
    (state,) = subscriptions.due(connection, now=None)
    assert state.times == tuple(map(float, range(3, 99)))


def test_a_choice_made_while_a_look_was_under_way_stays(connection: Connection) -> None:
    key = save(connection)
    (state,) = subscriptions.due(connection, now=NOW)
    subscriptions.change(connection, key, user=ONE, title="Mine", folder="F", full_text=False, cap=20)
    subscriptions.record(connection, [state])
    found = only(connection)
    assert (found.title, found.folder, found.full_text, found.cap) == ("Mine", "F", False, 20)
    subscriptions.change(connection, key, user=ONE, title=None)
    assert (only(connection).title, only(connection).folder) == (None, "F")


def test_the_stopped_are_not_due_until_a_word(connection: Connection) -> None:
    key = save(connection)
    (state,) = subscriptions.due(connection, now=NOW)
    gone = replace(state.subscription, stopped=True, next_due=None)
    subscriptions.record(connection, [replace(state, subscription=gone)])
    assert subscriptions.due(connection, now=None) == ()
    assert subscriptions.state_of(connection, key) is not None
    subscriptions.restart(connection, key, now=NOW)
    assert len(subscriptions.due(connection, now=NOW)) == 1
    subscriptions.record(connection, [replace(state, subscription=gone)])
    save(connection, user=TWO)
    assert len(subscriptions.due(connection, now=NOW)) == 1, "a new reader is a word"


def test_the_longest_due_come_first_and_an_outage_moves_the_time_alone(connection: Connection) -> None:
    keys = [save(connection, f"https://courier.example/{place}", now=NOW - place) for place in range(3)]
    assert [s.subscription.id for s in subscriptions.due(connection, now=NOW)] == keys[::-1]
    assert [s.subscription.id for s in subscriptions.due(connection, now=NOW, limit=1)] == keys[2:]
    subscriptions.touch(connection, keys[1:], NOW + 60, "our line is down")
    (state,) = subscriptions.due(connection, now=NOW)
    assert state.subscription.id == keys[0]
    later = subscriptions.due(connection, now=NOW + 60)[1]
    assert (later.subscription.why, later.errors, later.subscription.checked) == ("our line is down", 0, None)


def test_credentials_make_a_row_of_ones_own(connection: Connection) -> None:
    shared = save(connection)
    save(connection, user=TWO)
    entries.keep(connection, shared, [("a1", ("id:1",), "d")], now=NOW)
    private = subscriptions.change(connection, shared, user=TWO, sealed="secret")
    assert private != shared
    assert (only(connection, TWO).private, only(connection, ONE).private) == (True, False)
    assert subscriptions.subscribers(connection, shared) == (ONE,)
    assert subscriptions.subscribers(connection, private) == (TWO,)
    states = {state.subscription.id: state.sealed for state in subscriptions.due(connection, now=None)}
    assert states == {shared: None, private: "secret"}
    assert entries.known(connection, private, ["id:1"]) == {"id:1": "a1"}, "nothing comes twice"
    assert subscriptions.find(connection, URL) == shared
    assert subscriptions.change(connection, private, user=TWO, sealed="other") == private
    assert subscriptions.change(connection, private, user=TWO, sealed=None) == shared
    assert len(subscriptions.due(connection, now=None)) == 1


def test_subscribing_again_with_credentials_moves_the_reader(connection: Connection) -> None:
    shared = save(connection, title="Mine")
    private = save(connection, sealed="secret")
    assert private != shared
    found = only(connection)
    assert (found.id, found.title, found.private) == (private, "Mine", True)
    assert save(connection) == private, "the same place once more, without credentials: as it is"


def test_a_permanent_move(connection: Connection) -> None:
    key = save(connection)
    (state,) = subscriptions.due(connection, now=NOW)
    moving = replace(state, moved_to="https://new.example/feed", moved_times=3)
    subscriptions.record(connection, [moving])
    assert subscriptions.readdress(connection, key, "https://new.example/feed") == key
    (state,) = subscriptions.due(connection, now=None)
    assert (state.subscription.url, state.moved_to, state.moved_times) == (
        "https://new.example/feed",
        None,
        0,
    )
    other = save(connection, user=TWO)
    assert other != key, "the former address has an id of its own"


def test_a_move_to_where_another_subscription_is_joins_the_two(connection: Connection) -> None:
    key = save(connection, title="Mine")
    other = save(connection, "https://new.example/feed", user=TWO)
    articles.save(connection, made_article(subscription=key), now=NOW)
    entries.keep(connection, key, [("a1", ("id:1",), "d")], now=NOW)
    pages.ask(connection, [PageJob(article="a1", url="u", subscription=key, purpose="text")], due=NOW)
    assert subscriptions.readdress(connection, key, "https://new.example/feed") == other
    assert subscriptions.subscribers(connection, other) == (ONE, TWO)
    assert only(connection).title == "Mine"
    assert entries.known(connection, other, ["id:1"]) == {"id:1": "a1"}
    assert [one.id for one in articles.newest(connection, limit=9, subscription=other)] == ["a1"]
    assert pages.due(connection, now=NOW, limit=9)[0].subscription == other
    assert subscriptions.readdress(connection, "gone", URL) == "gone"


def test_what_stays_when_a_subscription_goes(connection: Connection) -> None:
    key = save(connection)
    articles.save(connection, made_article(subscription=key), now=NOW)
    entries.keep(connection, key, [("a1", ("id:1",), "d")], now=NOW)
    pages.ask(connection, [PageJob(article="a1", url="u", subscription=key, purpose="text")], due=NOW)
    leases.save(connection, lease(key))
    subscriptions.remove(connection, key, user=ONE)
    assert articles.get(connection, "a1") is not None
    assert pages.due(connection, now=NOW, limit=9) == ()
    assert leases.by_token(connection, "t") is None
    assert save(connection) == key
    assert entries.known(connection, key, ["id:1"]) == {"id:1": "a1"}, "old news does not come as new"


def test_articles_a_day(connection: Connection) -> None:
    key = save(connection)
    assert only(connection).per_day is None, "nobody looked yet"
    (state,) = subscriptions.due(connection, now=NOW)
    looked = replace(state.subscription, checked=datetime.fromtimestamp(NOW, UTC))
    subscriptions.record(connection, [replace(state, subscription=looked)])
    assert only(connection).per_day == 0
    found = [
        made_article(f"a{hours}", subscription=key, published=datetime.fromtimestamp(NOW - hours * 3600, UTC))
        for hours in (1, 12, 24, 48, 24 * 60)
    ]
    articles.save_new(connection, found, now=NOW, waiting=False)
    assert only(connection).per_day == 2, "four of the last four weeks, in the two days that they reach back"
    later = subscriptions.every(connection, user=ONE, now=NOW + 20 * DAY)[0].per_day
    assert later == pytest.approx(4 / 22)
    one = subscriptions.one(connection, key, user=ONE)
    assert one is not None
    assert one.per_day == 0, "by the clock, all of that is long ago"


def lease(key: str, **told: object) -> Lease:
    fields: dict[str, object] = {
        "subscription": key,
        "hub": "https://hub.example/",
        "topic": URL,
        "token": "t",
        "secret": "sealed",
        "state": "verified",
        "expires": NOW + 1000,
        "asked": NOW,
        **told,
    }
    return Lease(**fields)  # type: ignore[arg-type]


def test_a_verified_lease_means_that_news_is_pushed(connection: Connection) -> None:
    key = save(connection)
    assert not only(connection).pushed
    leases.save(connection, lease(key, state="asked", expires=None))
    assert not only(connection).pushed
    assert leases.to_renew(connection, NOW) == ()
    assert len(leases.to_renew(connection, NOW + 3601)) == 1, "the hub never verified it"
    leases.save(connection, lease(key))
    assert only(connection).pushed
    assert subscriptions.due(connection, now=NOW)[0].subscription.pushed
    assert not subscriptions.every(connection, user=ONE, now=NOW + 1001)[0].pushed, "it ended"
    assert leases.by_token(connection, "t") == leases.of(connection, key) == lease(key)
    assert leases.to_renew(connection, NOW + 890) == ()
    assert leases.to_renew(connection, NOW + 900) == (lease(key),)
    leases.remove(connection, key)
    assert leases.of(connection, key) is None


def test_on_subscribing_the_newest_stay_unread(connection: Connection) -> None:
    key = save(connection)
    found = [
        made_article(
            f"a{day}",
            subscription=key if day % 2 else "another",
            published=datetime(2026, 2, day, tzinfo=UTC),
            held=day == 9,
        )
        for day in range(1, 10)
    ]
    articles.save_new(connection, found, now=NOW, waiting=True)
    entries.keep(
        connection, key, [(one.id, (f"id:{one.id}",), "") for one in found if one.id != "a8"], now=NOW
    )
    marks.mark(connection, user=ONE, article="a1", kind="read", now=1.0)
    for _ in range(2):
        marks.read_all_but(connection, user=ONE, subscriptions=[key], keep=3, now=NOW)
        read = marks.of(connection, user=ONE, keys=[one.id for one in found])
        assert sorted(read) == ["a1", "a2", "a3", "a4", "a9"]
    assert marks.of(connection, user=TWO, keys=["a1"]) == {}


def test_the_newest_of_each_stay_unread(connection: Connection) -> None:
    keys = [save(connection, f"https://courier.example/{place}") for place in "ab"]
    found = [
        made_article(f"{key}-{day}", subscription=key, published=datetime(2026, 2, day, tzinfo=UTC))
        for key in keys
        for day in (1, 2, 3)
    ]
    articles.save_new(connection, found, now=NOW, waiting=False)
    entries.keep(connection, keys[1], [(f"{keys[0]}-1", ("id:1",), "")], now=NOW)
    marks.read_all_but(connection, user=ONE, subscriptions=keys, keep=2, now=NOW)
    read = marks.of(connection, user=ONE, keys=[one.id for one in found])
    assert sorted(read) == sorted(f"{key}-1" for key in keys), "one that two have in common is marked once"
    marks.read_all_but(connection, user=ONE, subscriptions=[], keep=0, now=NOW)
