"""Whether a site lets robots read a page: its robots.txt, asked once a day and kept."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from broadsheet.collect import robots
from broadsheet.collect.sitemap import sitemaps_in
from broadsheet.desk.looking import Round
from broadsheet.errors import NetworkError
from broadsheet.net.client import FetchSettings
from broadsheet.store import hosts
from broadsheet.store.hosts import Robots

_MOST_BYTES = 500 * 1024  # RFC 9309, section 2.5: at least this much is to be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a page is not to be fetched."""

    reason: str
    lasting: bool  # the site says so; otherwise it does not answer, and may do so later


async def refused(url: str, around: Round) -> Refusal | None:
    """Return why a page is not to be fetched, or None where robots may read it (RFC 9309)."""
    rules = await _rules(robots.address_of(url), around)
    if robots.allows(rules.body, rules.status, url):
        return None
    host = urlsplit(url).hostname
    if rules.status is None or rules.status >= 500:
        reason = f"{host} does not answer for its robots.txt, so its pages are left alone for now"
        return Refusal(reason=reason, lasting=False)
    return Refusal(reason=f"{host} asks robots not to read this page (robots.txt)", lasting=True)


async def sitemaps_named(url: str, around: Round) -> list[str]:
    """Return the sitemaps that the robots.txt of an address's site names, those of news first."""
    rules = await _rules(robots.address_of(url), around)
    return sitemaps_in(rules.body or "")


async def _rules(address: str, around: Round) -> Robots:
    now = around.clock.now()
    with around.store.read() as connection:
        known = hosts.robots(connection, address)
    if known and known.until > now.timestamp():
        return known
    asked = FetchSettings(
        allowed=around.settings.allow_net, max_bytes=_MOST_BYTES, accept="text/plain, */*;q=0.5"
    )
    try:
        answer = await around.client.fetch(address, settings=asked)
        body: str | None = answer.body.decode("utf-8", "replace")
        status: int | None = answer.status
        headers = answer.headers
    except NetworkError as error:
        if error.kind == "held":
            raise
        body, status, headers = None, error.status, error.headers
    until = robots.fresh_until(headers, now, status=status)
    rules = Robots(origin=address, status=status, body=body, until=until.timestamp())
    with around.store.write() as connection:
        hosts.keep_robots(connection, rules)
    return rules
