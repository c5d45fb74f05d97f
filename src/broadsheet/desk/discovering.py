"""What an address that a person gives leads to: a feed, a site with feeds, a sitemap, a mailbox, a page."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace

from broadsheet.collect import patterns, plainwords
from broadsheet.collect.address import feeds_of, is_feed, is_sitemap, says_article
from broadsheet.collect.sniff import sniff
from broadsheet.config import Settings
from broadsheet.desk import mailbox
from broadsheet.desk.clock import SystemClock
from broadsheet.desk.looking import Round
from broadsheet.desk.permission import refused, sitemaps_named
from broadsheet.desk.turns import Turns
from broadsheet.errors import NetworkError, UsageError
from broadsheet.model import SubscriptionKind
from broadsheet.net.addresses import origin, to_ask
from broadsheet.net.client import FetchSettings, Response, open_client
from broadsheet.net.credentials import Credentials, redacted
from broadsheet.store.database import Store
from broadsheet.store.vault import open_vault
from broadsheet.workers.tasks import open_tasks

# Addresses that are tried where a page names no feed: more would be a burden to the site.
_MOST_TRIES = 8
_MOST_SITEMAPS = 3
_MAIL = ("imap://", "imaps://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something to subscribe to."""

    url: str
    kind: SubscriptionKind = "feed"
    title: str | None = None
    folder: str | None = None
    also_in: tuple[str, ...] = ()  # further folders; "": in none as well
    link: str | None = None
    categories: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    secret: Credentials | None = None  # what it is to be asked with
    answer: Response | None = None  # what it said when it was found: it need not be asked again


def with_scheme(url: str) -> str:
    """Return an address as typed by a person with its scheme: ``example.org`` is https.

    >>> with_scheme(" example.org/news ")
    'https://example.org/news'
    """
    url = url.strip()
    if url.lower().startswith("feed:"):  # what some sites' buttons lead to
        url = url[len("feed:") :].removeprefix("//")
    return url if "://" in url else f"https://{url}"


async def find(
    url: str, store: Store, settings: Settings, *, credentials: Credentials | None = None, watch: bool = False
) -> Found | Response:
    """Return what to subscribe to at an address; where there is nothing but a page, that page.

    What a person names is fetched; what is only guessed from it, where robots.txt allows.

    Args:
        url: http, https, imap or imaps, without credentials.
        store: keeps what robots.txt said.
        settings: which private networks may be reached.
        credentials: what to ask with.
        watch: the page itself.

    Raises:
        UsageError: its feed is closed to robots.
        NetworkError: it can't be fetched; the reason says what to do.
    """
    if url.lower().startswith(_MAIL):
        try:
            await asyncio.to_thread(mailbox.try_it, url, credentials, settings)
        except NetworkError as error:
            raise _told(error, credentials) from error
        return Found(url=url, kind="mail", secret=credentials)
    clock = SystemClock()
    turns = Turns(clock=clock)
    async with AsyncExitStack() as stack:
        around = Round(
            store=store,
            settings=settings,
            client=await stack.enter_async_context(open_client(allowed=settings.allow_net, turn=turns.turn)),
            turns=turns,
            tasks=await stack.enter_async_context(open_tasks(1)),
            clock=clock,
            vault=open_vault(store.url, settings.key),
        )
        asked = FetchSettings(allowed=settings.allow_net, credentials=credentials)
        return await _find(url, around, asked, watch=watch)


async def _find(url: str, around: Round, asked: FetchSettings, *, watch: bool) -> Found | Response:
    closed: list[str] = []

    async def first(guesses: Sequence[str]) -> Found | None:
        for guess in guesses:
            if found := await _tried(guess, around, _of_origin(guess, url, asked), closed):
                return found
        return None

    if not watch and (found := await first(patterns.guesses(url))):
        return found
    try:
        answer = await around.client.fetch(url, settings=asked)
    except NetworkError as error:
        raise _told(error, asked.credentials) from error
    if watch:
        return Found(url=_own_address(answer, asked), kind="page", answer=answer, secret=asked.credentials)
    if found := _what(answer, asked):
        return found
    kind = sniff(answer.body, name=answer.url, media_type=answer.media_type)
    if kind != "page" or says_article(answer.body):  # a picture or a list names no feeds
        return answer
    named = feeds_of(answer.body, url=answer.url, media_type=answer.media_type)
    found = await first(_distinct([*named, *patterns.common(answer.url)])[:_MOST_TRIES])
    found = found or await first(await _news_sitemaps(answer.url, around))
    if found:
        return found
    if declared := [address for address in closed if address in named]:
        raise UsageError(
            f"{redacted(url)} names the feed {declared[0]}, which robots are asked not to look for (robots.txt):"
            " give that address itself, then it is read because you ask for it"
        )
    return answer


async def _news_sitemaps(url: str, around: Round) -> list[str]:
    """Return where a site's news sitemap may be: where its robots.txt says, then at the usual addresses."""
    try:
        named = [one for one in await sitemaps_named(url, around) if "news" in one.lower()]
    except NetworkError:
        return []
    return _distinct([*named, *patterns.news_sitemaps(url)])[:_MOST_SITEMAPS]


def _told(error: NetworkError, sent: Credentials | None) -> NetworkError:
    """Return an error that says what to do: nothing was added yet."""
    reason = plainwords.when_adding(error, known=sent is not None)
    return type(error)(error.url, reason, error.status, kind=error.kind, headers=error.headers)


def _of_origin(guess: str, url: str, asked: FetchSettings) -> FetchSettings:
    """Return how to ask for what a site names: what lets a person in is for the site's own origin alone."""
    try:
        own = origin(to_ask(guess)) == origin(to_ask(url))
    except NetworkError:
        own = False
    return asked if own else replace(asked, credentials=None)


def _own_address(answer: Response, asked: FetchSettings) -> str:
    """Return the address to keep: with credentials the one that they are for, else where redirects led."""
    return answer.hops[0].url if answer.hops and asked.credentials else answer.url


def _what(answer: Response, asked: FetchSettings) -> Found | None:
    """Return the subscription that an answer is by itself, or None."""
    url, secret = _own_address(answer, asked), asked.credentials
    if is_feed(answer.body, url=answer.url, media_type=answer.media_type):
        return Found(url=url, answer=answer, secret=secret)
    if is_sitemap(answer.body, url=answer.url, media_type=answer.media_type):
        return Found(url=url, kind="sitemap", answer=answer, secret=secret)
    return None


async def _tried(url: str, around: Round, asked: FetchSettings, closed: list[str]) -> Found | None:
    """Return the subscription at an address that is only guessed; None where there is none.

    An address that robots may not read is added to those that are closed.
    """
    try:
        if await refused(url, around):
            closed.append(url)
            return None
        return _what(await around.client.fetch(url, settings=asked), asked)
    except NetworkError:
        return None  # a guess that leads nowhere is no error: the next one is tried


def _distinct(urls: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(urls))
