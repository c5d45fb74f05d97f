from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.servers.hub import Hub, running_hub

from broadsheet.config import Settings
from broadsheet.desk.clock import FakeClock
from broadsheet.desk.websub import Hubs, ask_all
from broadsheet.model import FeedFacts
from broadsheet.net.client import Client, Response, open_client
from broadsheet.store import leases, subscriptions
from broadsheet.store.database import Store, open_store
from broadsheet.store.leases import Lease
from broadsheet.store.vault import Vault, open_vault
from broadsheet.text.networks import parse_networks

HERE = parse_networks(["127.0.0.0/8"])
PUBLIC = "https://news.example/desk/"
FEED = b"<rss version='2.0'><channel><title>Courier</title></channel></rss>"
TOPIC = "https://courier.example/feed"


@dataclass(frozen=True, kw_only=True)
class Around:
    store: Store
    settings: Settings
    client: Client
    clock: FakeClock
    vault: Vault


@dataclass(kw_only=True)
class Desk:
    """A desk as far as hubs are concerned, with one feed that names a hub."""

    store: Store
    vault: Vault
    clock: FakeClock
    key: str
    settings: Settings = field(default_factory=lambda: Settings(public_url=PUBLIC, allow_net=HERE))
    taken: list[tuple[str, Response]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.hubs = Hubs(
            store=self.store,
            vault=self.vault,
            take_in=lambda key, answer: self.taken.append((key, answer)),
            public_url=PUBLIC,
            allowed=HERE,
            clock=self.clock,
        )

    def ask(self) -> None:
        async def asked() -> None:
            async with open_client(allowed=self.settings.allow_net) as client:
                around = Around(
                    store=self.store,
                    settings=self.settings,
                    client=client,
                    clock=self.clock,
                    vault=self.vault,
                )
                await ask_all(around)

        asyncio.run(asked())

    def later(self, **time: float) -> None:
        self.clock.moment += timedelta(**time)

    @property
    def lease(self) -> Lease | None:
        with self.store.read() as connection:
            return leases.of(connection, self.key)

    def pushed(self) -> bool:
        with self.store.read() as connection:
            (one,) = subscriptions.every(connection, now=self.clock.now().timestamp())
        return one.pushed


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running_hub() as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path, hub: Hub) -> Iterator[Desk]:
    store = open_store(str(tmp_path / "news.db"))
    now = datetime.now(UTC)
    with store.write() as connection:
        key = subscriptions.save(
            connection, url=TOPIC, kind="feed", title=None, folder=None, now=now.timestamp()
        )
        state = subscriptions.state_of(connection, key)
        assert state
        facts = FeedFacts(hub=hub.address, topic=TOPIC)
        subscriptions.record(connection, [replace(state, facts=facts)])
    vault = open_vault(store.url, None)
    yield Desk(store=store, vault=vault, clock=FakeClock(now), key=key)
    store.close()


def signature(body: bytes, secret: str) -> dict[str, str]:
    return {
        "x-hub-signature": f"sha256={hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()}",
        "content-type": "application/rss+xml",
    }


def test_a_hub_is_asked_once_with_an_address_that_nobody_can_guess(desk: Desk, hub: Hub) -> None:
    desk.ask()
    desk.ask()
    (form,) = hub.asked
    assert form["hub.mode"] == "subscribe"
    assert form["hub.topic"] == TOPIC
    assert form["hub.callback"].startswith("https://news.example/desk/websub/")
    assert len(hub.token) == 43
    assert 32 <= len(form["hub.secret"]) < 200
    assert int(form["hub.lease_seconds"]) == 864_000
    assert desk.lease
    assert form["hub.secret"] not in desk.lease.secret
    assert not desk.pushed()


def test_no_hub_is_asked_without_a_public_address(desk: Desk, hub: Hub) -> None:
    desk.settings = replace(desk.settings, public_url=None)
    desk.ask()
    assert hub.asked == []


def test_a_hub_in_a_private_network_is_not_reached(desk: Desk, hub: Hub) -> None:
    desk.settings = replace(desk.settings, allow_net=())
    desk.ask()
    assert hub.asked == []
    assert desk.lease


def test_a_feed_that_is_read_with_credentials_is_no_hubs_business(desk: Desk, hub: Hub) -> None:
    with desk.store.write() as connection:
        subscriptions.change(connection, desk.key, user=1, sealed=desk.vault.seal("{}"))
    desk.ask()
    assert hub.asked == []


def test_a_hub_that_redirects_is_followed(desk: Desk, hub: Hub) -> None:
    hub.moved = "/elsewhere"
    desk.ask()
    assert hub.asked[0]["hub.mode"] == "subscribe"


def test_it_is_verified_and_then_news_is_taken_in(desk: Desk, hub: Hub) -> None:
    desk.ask()
    assert desk.hubs.confirm(hub.token, hub.question()) == "c4-Ll_e9"
    assert desk.pushed()
    headers = signature(FEED, hub.asked[0]["hub.secret"])
    assert desk.hubs.receive(hub.token, FEED, headers) == "taken"
    ((key, answer),) = desk.taken
    assert key == desk.key
    assert (answer.url, answer.body, answer.media_type) == (TOPIC, FEED, "application/rss+xml")


@pytest.mark.parametrize(
    "wrong",
    [
        {"x-hub-signature": "sha256=" + "0" * 64},
        {"x-hub-signature": "md5=" + "0" * 32},
        {"x-hub-signature": ""},
        {},
        signature(FEED, "another secret"),
        signature(FEED + b" ", "another secret"),
    ],
)
def test_what_is_not_signed_as_agreed_is_ignored(desk: Desk, hub: Hub, wrong: dict[str, str]) -> None:
    desk.ask()
    desk.hubs.confirm(hub.token, hub.question())
    assert desk.hubs.receive(hub.token, FEED, wrong) == "ignored"
    assert desk.taken == []


@pytest.mark.parametrize(
    "question",
    [
        {"topic": "https://courier.example/other"},
        {"mode": "unsubscribe"},
        {"mode": "publish"},
        {"challenge": ""},
        {"challenge": "x" * 10_000},
    ],
)
def test_what_was_not_asked_for_is_not_confirmed(desk: Desk, hub: Hub, question: dict[str, str]) -> None:
    desk.ask()
    asked = hub.question(**{"mode": "subscribe", **question})
    assert desk.hubs.confirm(hub.token, asked) is None
    assert desk.lease
    assert desk.lease.state == "asked"


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "../" * 20, "A" * 44])
def test_an_address_that_nobody_was_given_is_unknown(desk: Desk, hub: Hub, token: str) -> None:
    desk.ask()
    assert desk.hubs.confirm(token, hub.question()) is None
    assert desk.hubs.receive(token, FEED, signature(FEED, hub.asked[0]["hub.secret"])) == "unknown"


def test_a_hub_may_say_no_at_any_time(desk: Desk, hub: Hub) -> None:
    desk.ask()
    desk.hubs.confirm(hub.token, hub.question())
    assert desk.hubs.confirm(hub.token, hub.question("denied", reason="not\nyou")) == ""
    assert desk.lease
    assert desk.lease.state == "denied"
    assert not desk.pushed()
    assert desk.hubs.receive(hub.token, FEED, signature(FEED, hub.asked[0]["hub.secret"])) == "ended"


def test_a_hub_that_refuses_the_request_is_left_alone(desk: Desk, hub: Hub) -> None:
    hub.answers = 403
    desk.ask()
    desk.later(days=2)
    desk.ask()
    assert len(hub.asked) == 1
    assert desk.lease
    assert desk.lease.state == "denied"


def test_a_hub_that_is_down_is_asked_again_later(desk: Desk, hub: Hub) -> None:
    with desk.store.write() as connection:
        state = subscriptions.state_of(connection, desk.key)
        assert state
        facts = FeedFacts(hub="http://127.0.0.1:9/", topic=TOPIC)
        subscriptions.record(connection, [replace(state, facts=facts)])
    desk.ask()
    assert desk.lease
    assert desk.lease.state == "asked"
    assert not desk.pushed()  # so it is looked at as often as any other
    with desk.store.write() as connection:
        state = subscriptions.state_of(connection, desk.key)
        assert state
        facts = FeedFacts(hub=hub.address, topic=TOPIC)
        subscriptions.record(connection, [replace(state, facts=facts)])
    desk.later(hours=2)
    desk.ask()
    assert desk.hubs.confirm(hub.token, hub.question()) is not None
    assert desk.pushed()


def test_a_lease_is_renewed_before_it_ends_with_the_same_address_and_secret(desk: Desk, hub: Hub) -> None:
    desk.ask()
    desk.hubs.confirm(hub.token, hub.question())
    desk.later(days=8)
    desk.ask()
    assert len(hub.asked) == 1
    desk.later(days=1.5)
    desk.ask()
    first, second = hub.asked
    assert first == second
    assert desk.pushed()  # until its end, while the hub takes its time
    desk.hubs.confirm(hub.token, hub.question())
    desk.later(days=8)
    assert desk.pushed()


def test_a_lease_that_nobody_renewed_ends(desk: Desk, hub: Hub) -> None:
    desk.ask()
    desk.hubs.confirm(hub.token, hub.question())
    desk.later(days=11)
    assert not desk.pushed()


@pytest.mark.parametrize(
    ("given", "kept"), [("1", 3600), ("99999999999", 90 * 86_400), ("", 864_000), ("-5", 864_000)]
)
def test_a_lease_is_kept_within_reason(desk: Desk, hub: Hub, given: str, kept: float) -> None:
    desk.ask()
    desk.hubs.confirm(hub.token, hub.question(lease_seconds=given))
    assert desk.lease
    assert desk.lease.expires == pytest.approx(desk.clock.now().timestamp() + kept)


def test_after_leaving_messages_are_refused_for_good(desk: Desk, hub: Hub) -> None:
    desk.ask()
    desk.hubs.confirm(hub.token, hub.question())
    secret = hub.asked[0]["hub.secret"]
    assert desk.hubs.leave(desk.key) is None
    assert hub.asked[-1]["hub.mode"] == "unsubscribe"
    assert "hub.secret" not in hub.asked[-1]
    assert desk.hubs.receive(hub.token, FEED, signature(FEED, secret)) == "ended"
    assert desk.hubs.confirm(hub.token, hub.question("subscribe")) is None
    assert desk.hubs.confirm(hub.token, hub.question("unsubscribe")) == "c4-Ll_e9"


def test_leaving_a_hub_that_is_down_says_so(desk: Desk) -> None:
    desk.ask()
    with desk.store.write() as connection:
        lease = leases.of(connection, desk.key)
        assert lease
        leases.save(connection, replace(lease, hub="http://127.0.0.1:9/"))
    assert desk.hubs.leave(desk.key)
    assert desk.lease is None


def test_a_message_without_a_feed_only_brings_the_next_look_forward(desk: Desk, hub: Hub) -> None:
    desk.ask()
    secret = hub.asked[0]["hub.secret"]
    assert desk.hubs.receive(hub.token, b"", signature(b"", secret)) == "taken"
    with desk.store.read() as connection:
        (state,) = subscriptions.due(connection, now=desk.clock.now().timestamp())
    assert state.subscription.why == "its hub told of news"
    assert desk.taken == []


def test_a_flood_of_messages_is_slowed_down(desk: Desk, hub: Hub) -> None:
    desk.ask()
    headers = signature(FEED, hub.asked[0]["hub.secret"])
    became = [desk.hubs.receive(hub.token, FEED, headers) for _ in range(40)]
    assert became.count("taken") == 30
    assert became[-1] == "busy"
    desk.later(minutes=2)
    assert desk.hubs.receive(hub.token, FEED, headers) == "taken"


def test_a_feed_that_names_another_hub_now_is_asked_for_there(desk: Desk) -> None:
    desk.ask()
    before = desk.lease
    with running_hub() as other:
        with desk.store.write() as connection:
            state = subscriptions.state_of(connection, desk.key)
            assert state
            facts = FeedFacts(hub=other.address, topic=TOPIC)
            subscriptions.record(connection, [replace(state, facts=facts)])
        desk.later(hours=2)
        desk.ask()
        assert len(other.asked) == 1
    assert before
    assert other.token != before.token
    assert desk.hubs.receive(before.token, FEED, {}) == "unknown"
