from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest
import uvicorn
from tests.serve.client import Client
from tests.servers.hub import Hub, running_hub

from broadsheet.config import Settings
from broadsheet.desk import Desk, open_desk
from broadsheet.desk.clock import SystemClock
from broadsheet.desk.websub import Hubs, ask_all
from broadsheet.model import FeedFacts
from broadsheet.net.client import Client as NetClient
from broadsheet.net.client import Response, open_client
from broadsheet.serve.web import WebSettings, app
from broadsheet.store import leases, subscriptions
from broadsheet.store.database import Store
from broadsheet.store.vault import Vault, open_vault
from broadsheet.text.networks import parse_networks

HERE = parse_networks(["127.0.0.0/8"])
PUBLIC = "https://news.example"
TOPIC = "https://courier.example/feed"
FEED = b"<rss version='2.0'><channel><title>Courier</title></channel></rss>"


@dataclass(frozen=True, kw_only=True)
class Around:
    store: Store
    settings: Settings
    client: NetClient
    clock: SystemClock
    vault: Vault


@dataclass(kw_only=True)
class Served:
    """A desk with a password, a public address, and a feed whose hub was asked."""

    address: str
    store: Store
    hubs: Hubs
    key: str
    taken: list[tuple[str, Response]] = field(default_factory=list)


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running_hub() as made:
        yield made


@pytest.fixture
def served(tmp_path: Path, hub: Hub) -> Iterator[Served]:
    settings = Settings(public_url=PUBLIC, allow_net=HERE)
    with open_desk(str(tmp_path / "news.db"), settings=settings) as desk:
        desk.access.set_password("lantern harbour seven")
        taken: list[tuple[str, Response]] = []
        hubs = Hubs(
            store=desk.store,
            vault=open_vault(desk.store.url, None),
            take_in=lambda key, answer: taken.append((key, answer)),
            public_url=PUBLIC,
            allowed=HERE,
        )
        key = _subscribed(desk, hubs, hub)
        for address in _serving(desk, hubs):
            yield Served(address=address, store=desk.store, hubs=hubs, key=key, taken=taken)


def _subscribed(desk: Desk, hubs: Hubs, hub: Hub) -> str:
    now = datetime.now(UTC).timestamp()
    with desk.store.write() as connection:
        key = subscriptions.save(connection, url=TOPIC, kind="feed", title=None, folder=None, now=now)
        state = subscriptions.state_of(connection, key)
        assert state
        facts = FeedFacts(hub=hub.address, topic=TOPIC)
        subscriptions.record(connection, [replace(state, facts=facts)])

    async def ask() -> None:
        async with open_client(allowed=HERE) as client:
            await ask_all(
                Around(
                    store=desk.store,
                    settings=desk.settings,
                    client=client,
                    clock=SystemClock(),
                    vault=hubs.vault,
                )
            )

    asyncio.run(ask())
    return key


def _serving(desk: Desk, hubs: Hubs) -> Iterator[str]:
    made = app(desk, WebSettings(password=True), hubs=hubs)
    config = uvicorn.Config(made, host="127.0.0.1", port=0, log_level="critical", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    until = monotonic() + 20
    while not server.started and monotonic() < until:
        sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


def test_a_hub_verifies_and_delivers_without_a_password(served: Served, hub: Hub) -> None:
    assert hub.verify(served.address) == (200, "c4-Ll_e9")
    with served.store.read() as connection:
        lease = leases.of(connection, served.key)
    assert lease
    assert lease.state == "verified"
    assert hub.deliver(served.address, FEED) == 202
    ((key, answer),) = served.taken
    assert (key, answer.body, answer.media_type) == (served.key, FEED, "application/rss+xml")


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_each_method_of_signing_is_known(served: Served, hub: Hub, method: str) -> None:
    assert hub.deliver(served.address, FEED, method=method) == 202
    assert len(served.taken) == 1


def test_a_wrong_signature_is_answered_like_a_good_one_and_ignored(served: Served, hub: Hub) -> None:
    assert hub.deliver(served.address, FEED, secret="another") == 202
    assert served.taken == []


def test_a_hub_that_says_no_is_thanked(served: Served, hub: Hub) -> None:
    assert hub.verify(served.address, "denied", reason="no room") == (200, "")
    assert hub.deliver(served.address, FEED) == 410


def test_what_was_not_asked_for_is_404(served: Served, hub: Hub) -> None:
    assert hub.verify(served.address, topic="https://other.example/")[0] == 404
    assert hub.verify(served.address, "unsubscribe")[0] == 404


def test_an_unknown_address_is_404_before_its_body_is_read(served: Served) -> None:
    client = Client(base=served.address)
    headers = {"Host": "news.example", "Content-Type": "application/rss+xml"}
    answer = client.send("POST", f"/websub/{'A' * 43}", FEED, headers)
    assert (answer.status, answer.text) == (404, "")
    assert client.send("GET", "/websub/x?hub.mode=subscribe", None, headers).status == 404


def test_after_leaving_it_is_410_and_the_end_is_confirmed(served: Served, hub: Hub) -> None:
    hub.verify(served.address)
    assert served.hubs.leave(served.key) is None
    assert hub.deliver(served.address, FEED) == 410
    assert hub.verify(served.address, "unsubscribe") == (200, "c4-Ll_e9")


def test_a_message_has_a_cap(served: Served, hub: Hub) -> None:
    assert hub.deliver(served.address, b"a" * 3_999_000) == 202
    client = Client(base=served.address)
    headers = {"Host": "news.example", "Content-Length": "4000001"}
    assert client.send("POST", f"/websub/{hub.token}", b"", headers).status == 413


def test_the_public_name_opens_nothing_but_the_hubs_path(served: Served) -> None:
    client = Client(base=served.address)
    for path in ("/", "/login", "/subscriptions", "/websub", "/health"):
        assert client.send("GET", path, None, {"Host": "news.example"}).status == 400
    assert client.send("GET", "/websub/x", None, {"Host": "evil.example"}).status == 400


def test_a_page_elsewhere_cannot_send_a_message(served: Served, hub: Hub) -> None:
    client = Client(base=served.address)
    headers = {"Host": "news.example", "Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert client.send("POST", f"/websub/{hub.token}", FEED, headers).status == 403


def test_without_a_public_address_there_is_nothing_there(demo_address: str) -> None:
    client = Client(base=demo_address)
    assert client.get(f"/websub/{'A' * 43}?hub.mode=subscribe").status == 404
    assert client.send("POST", f"/websub/{'A' * 43}", FEED, {}).status == 404
