"""Hubs that tell of news (WebSub): asked, verified, believed for their signature, and never relied upon."""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from bench.conformance.lab import START, Item, Lab, Reply, Site, conditional, items, rss
from bench.conformance.registry import case
from broadsheet.model import Subscription

if TYPE_CHECKING:
    from tests.servers.hub import Hub

HOUR = timedelta(hours=1)
PUBLIC = "https://desk.example"


def told_by(hub: Hub, site: Site, *found: Item) -> bytes:
    """Return a feed that names a hub."""
    links = (
        f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="{hub.address}"/>'
        f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="{site.url()}"/>'
    )
    return rss(*found, extra=links)


@contextmanager
def subscribed(lab: Lab, *, verified: bool = True) -> Iterator[tuple[Hub, str, Subscription]]:
    """Return a hub, the address of the desk's own server, and a subscription whose feed names the hub."""
    from tests.serve.client import serving  # noqa: PLC0415 (heavy)
    from tests.servers.hub import running_hub  # noqa: PLC0415 (heavy)

    from broadsheet.serve.web import WebSettings  # noqa: PLC0415 (heavy)

    assert lab.desk.hubs is not None
    lab.desk.hubs.clock = lab.clock
    with running_hub() as hub, serving(lab.desk, WebSettings()) as base:
        site = lab.site()
        site.paths["/feed.xml"] = conditional(told_by(hub, site, *items(2, every=timedelta(minutes=20))))
        told = lab.follow(site.url())
        lab.round()
        if verified:
            assert hub.verify(base) == (200, "c4-Ll_e9")
        yield hub, base, lab.told(told.id)


@case(
    "A feed's hub is asked to tell of news, and its question whether we meant it is answered",
    public_url=PUBLIC,
)
def hub_asked(lab: Lab) -> None:
    with subscribed(lab, verified=False) as (hub, base, told):
        (form,) = hub.asked
        assert form["hub.mode"] == "subscribe"
        assert form["hub.topic"] == told.url
        assert form["hub.callback"].startswith(f"{PUBLIC}/websub/")
        assert not lab.told(told.id).pushed
        assert hub.verify(base) == (200, "c4-Ll_e9")
        assert lab.told(told.id).pushed


@case("A hub's question about a feed that nobody follows is denied", public_url=PUBLIC)
def hub_other_topic(lab: Lab) -> None:
    with subscribed(lab, verified=False) as (hub, base, told):
        assert hub.verify(base, topic="https://elsewhere.example/feed")[0] == 404
        assert not lab.told(told.id).pushed


@case(
    "What a hub tells, signed as agreed, is there at once, without a request to the publisher",
    public_url=PUBLIC,
)
def hub_delivers(lab: Lab) -> None:
    with subscribed(lab) as (hub, base, told):
        asked = len(lab.site().asked)
        news = told_by(hub, lab.site(), Item(key="n", title="Harbour closed", at=START))
        assert hub.deliver(base, news) in range(200, 300)
        assert lab.desk.articles.newest(1)[0].title == "Harbour closed"
        assert lab.desk.articles.count() == 3
        assert len(lab.site().asked) == asked
        assert lab.told(told.id).error is None


@case("What a hub tells with a wrong signature is not believed", public_url=PUBLIC)
def hub_forged(lab: Lab) -> None:
    with subscribed(lab) as (hub, base, _):
        news = told_by(hub, lab.site(), Item(key="n", title="Harbour closed", at=START))
        hub.deliver(base, news, secret="guessed")  # noqa: S106 (wrong on purpose)
        assert lab.desk.articles.count() == 2


@case("A hub's lease is renewed before it ends", public_url=PUBLIC)
def hub_renewed(lab: Lab) -> None:
    with subscribed(lab) as (hub, base, told):
        for _ in range(20):
            lab.later(hours=12)
            lab.round()
            if len(hub.asked) > 1:
                break
        assert lab.clock.now() < START + timedelta(days=10), "the lease of ten days had ended"
        assert len(hub.asked) == 2
        assert hub.verify(base)[0] == 200
        lab.later(days=1)
        lab.round()
        assert len(hub.asked) == 2
        assert lab.told(told.id).pushed


@case(
    "A feed whose hub tells of news is looked at seldom, but it is looked at: the hub is only trusted so far",
    public_url=PUBLIC,
)
def hub_and_net(lab: Lab) -> None:
    with subscribed(lab) as (hub, _, told):
        lab.until_due(told.id)
        lab.round()
        now = lab.told(told.id)
        assert now.next_due is not None
        assert 6 * HOUR <= now.next_due - lab.clock.now() <= 14 * HOUR
        site = lab.site()
        missed = told_by(hub, site, Item(key="m", title="What the hub forgot", at=lab.clock.now()))
        site.paths["/feed.xml"] = conditional(missed)
        lab.until_due(told.id)
        lab.round()
        assert lab.desk.articles.newest(1)[0].title == "What the hub forgot"


@case("A desk without a public address asks no hub")
def hub_unasked(lab: Lab) -> None:
    from tests.servers.hub import running_hub  # noqa: PLC0415 (heavy)

    with running_hub() as hub:
        site = lab.site()
        site.paths["/feed.xml"] = Reply(body=told_by(hub, site, *items(2)))
        lab.follow(site.url())
        lab.round()
        assert not hub.asked
