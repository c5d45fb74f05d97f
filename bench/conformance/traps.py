"""What is meant to do harm: each ends within its bounds, is shown as what it is, and hurts nobody else.

All traps are sprung in one round, on real time, with worker processes; each case then looks at its own.
"""
# ruff: noqa: S101 (a case asserts)

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_network
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import pytest

from bench.conformance.feeds import page
from bench.conformance.lab import Lab, Reply, items, open_lab, rss
from bench.conformance.registry import case
from bench.servers.plan import Site as Planned
from bench.servers.running import running
from broadsheet.desk.subscriptions import Ways
from broadsheet.errors import AddressRefusedError
from broadsheet.model import Subscription

# Deadlines are 20 seconds for an answer's headers, 30 for all of it, 30 for reading it (two at a time); the rest
# is for a machine that is busy with other things.
MOST_SECONDS = 90.0
DEEP = 10_000
HTML = {"Content-Type": "text/html; charset=utf-8"}
_PLANNED = ("deep", "endless", "entity-bomb", "gzip-bomb", "many-items", "redirect-loop", "slow-headers")
_PRIVATE = {
    "cloud": "http://169.254.169.254/latest/meta-data/",
    "mapped": "http://[::ffff:127.0.0.1]:{port}/feed.xml",
    "router": "http://10.0.0.1/feed.xml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sprung:
    """What came of the round of traps."""

    told: Mapping[str, Subscription]  # by the trap's name, as it was after the round
    articles: Mapping[str, int]  # how many each brought
    failures: Mapping[str, tuple[str, ...]]  # what is said of each trap's documents
    asked: Mapping[str, int]  # requests to the lab's own sites
    seconds: float


@cache
def sprung() -> Sprung:
    """Spring all traps in one round and return what came of it."""
    plan = tuple(
        Planned(number=number, host=f"127.20.0.{number + 1}", path="/feed.xml", conduct=name)
        for number, name in enumerate(_PLANNED)
    )
    with (
        TemporaryDirectory(prefix="broadsheet-") as folder,
        running(plan, Path(folder)) as fleet,
        # The pages of thousands of entries are no trap, and take their time.
        open_lab(workers=2, full_text=False) as lab,
    ):
        urls = {site.conduct: fleet.address(site) for site in plan} | _own_traps(lab)
        lab.follow(*urls.values())
        begun = monotonic()
        lab.round()
        return _seen(lab, urls, monotonic() - begun)


def _own_traps(lab: Lab) -> dict[str, str]:
    """Set the traps that need no server of their own, and a good feed beside them; return their addresses."""
    urls = {}
    for number, (name, target) in enumerate(_PRIVATE.items(), 1):
        site = lab.site(number)
        site.paths["/feed.xml"] = Reply(status=302, headers={"Location": target.format(port=lab.port)})
        urls[name] = site.url()
    lab.sites["127.0.0.1"] = site = type(lab.site(1))(host="127.0.0.1", port=lab.port)
    site.paths["/feed.xml"] = Reply(body=rss(*items(9)))
    entity = lab.site(4)
    entity.paths["/secret"] = Reply(body=b"secret")
    external = (
        f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{entity.url("/secret")}"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
        "<rss version='2.0'><channel><title>&a;</title><item><title>&b;</title></item></channel></rss>"
    )
    entity.paths["/feed.xml"] = Reply(body=external.encode())
    urls["external-entity"] = entity.url()
    deep = lab.site(5)
    deep.paths["/page.html"] = Reply(body=page(), headers=HTML)
    (told,) = lab.desk.subscriptions.add(deep.url("/page.html"), Ways(watch=True))
    nest = b"<div>" * DEEP + b"<p>At the bottom.</p>" + b"</div>" * DEEP
    deep.paths["/page.html"] = Reply(body=b"<html><body>" + nest + b"</body></html>", headers=HTML)
    urls["deep-page"] = told.url
    lab.until_due(told.id)
    good = lab.site(6)
    good.paths["/feed.xml"] = Reply(body=rss(*items(3)))
    urls["good"] = good.url()
    return urls


def _seen(lab: Lab, urls: Mapping[str, str], seconds: float) -> Sprung:
    told = {name: one for one in lab.desk.subscriptions.all() for name, url in urls.items() if one.url == url}
    by_id = {one.id: name for name, one in told.items()}
    failures: dict[str, tuple[str, ...]] = {}
    for one in lab.desk.subscriptions.failures():
        name = by_id.get(one.failure.subscription or "", "")
        failures[name] = (*failures.get(name, ()), one.failure.reason)
    return Sprung(
        told=told,
        articles={
            name: len(lab.desk.articles.newest(200_000, subscription=one.id)) for name, one in told.items()
        },
        failures=failures,
        asked={request.path: 1 for site in lab.sites.values() for request in site.asked}
        | {"127.0.0.1": len(lab.sites["127.0.0.1"].asked)},
        seconds=seconds,
    )


def caught(name: str, *words: str) -> None:
    """Raise AssertionError unless a trap ended as an error with advice, in which one of these words stands."""
    found = sprung()
    told = found.told[name]
    assert told.error, f"{name} was read as if nothing were wrong"
    assert told.advice
    assert told.next_due or told.stopped
    assert found.articles[name] == 0
    said = " ".join([told.error, told.advice, *found.failures.get(name, ())]).lower()
    assert any(word in said for word in words), said


@case("A round with traps ends within its deadlines")
def in_time(_: Lab) -> None:
    assert sprung().seconds <= MOST_SECONDS, f"it took {sprung().seconds:.0f} seconds"


@case("A good feed in the same round as all traps is read unharmed")
def good_unharmed(_: Lab) -> None:
    found = sprung()
    assert found.told["good"].error is None
    assert found.articles["good"] == 3


@case("An entity bomb is refused")
def entity_bomb(_: Lab) -> None:
    caught("entity-bomb", "entit")


@case("An external entity is refused, and nothing is fetched for it")
def external_entity(_: Lab) -> None:
    caught("external-entity", "entit")
    assert "/secret" not in sprung().asked


@case("10 GB of zeros, gzipped, are given up where they grow too large")
def gzip_bomb(_: Lab) -> None:
    caught("gzip-bomb", "larger", "too large", "shorter")


@case("A body without an end is given up where it grows too large")
def endless(_: Lab) -> None:
    caught("endless", "larger", "too large", "shorter")


@case("Headers at a byte a second are given up after a while")
def slow_headers(_: Lab) -> None:
    caught("slow-headers", "too long")


@case("A redirect loop is told as one")
def redirect_loop(_: Lab) -> None:
    caught("redirect-loop", "on and on", "loop")


@case("A redirect to a private address is not followed")
def to_private(_: Lab) -> None:
    caught("router", "private")


@case("A redirect to a cloud's metadata service is not followed")
def to_metadata(_: Lab) -> None:
    caught("cloud", "private")


@case("A redirect to loopback in the clothes of IPv6 is not followed")
def to_mapped(_: Lab) -> None:
    caught("mapped", "private")
    assert sprung().asked["127.0.0.1"] == 0


@case("A feed of 100,000 entries is read up to a bound, and that is said")
def many_items(_: Lab) -> None:
    found = sprung()
    assert 1_000 <= found.articles["many-items"] <= 10_000
    assert any("100,000" in reason for reason in found.failures["many-items"])


@case("A feed with HTML 10,000 levels deep ends in time, as an article or as an error")
def deep_feed(_: Lab) -> None:
    found = sprung()
    assert found.told["deep"].error or found.articles["deep"] == 1


@case("A watched page 10,000 levels deep ends in time, and the article of before stays")
def deep_page(_: Lab) -> None:
    found = sprung()
    assert found.articles["deep-page"] == 1
    told = found.told["deep-page"]
    assert told.checked
    assert told.error is None or told.advice


@case("A name that leads to an allowed address first and to another next is refused the second time")
def rebinding(lab: Lab) -> None:
    from broadsheet.net.client import open_client  # noqa: PLC0415 (heavy)

    first = lab.site(1)
    first.paths["/feed.xml"] = Reply(body=rss(*items(1)))
    answers = [first.host, "127.0.0.1", "127.0.0.1"]
    lab.sites["127.0.0.1"] = type(first)(host="127.0.0.1", port=lab.port, paths=dict(first.paths))

    def lookup(_: str) -> list[tuple[int, str]]:
        from socket import AF_INET  # noqa: PLC0415 (only here)

        return [(int(AF_INET), answers.pop(0))]

    async def both() -> None:
        url = f"http://rebound.example:{lab.port}/feed.xml"
        async with open_client(allowed=(ip_network(f"{first.host}/32"),), lookup=lookup) as client:
            assert (await client.fetch(url)).status == 200
            with pytest.raises(AddressRefusedError):
                await client.fetch(url)

    asyncio.run(both())
    assert len(first.asked) == 1
    assert not lab.sites["127.0.0.1"].asked
