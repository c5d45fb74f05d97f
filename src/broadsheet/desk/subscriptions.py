"""Places to look again, and what could not be used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from broadsheet.collect.opml import parse_opml, write_opml
from broadsheet.config import Settings
from broadsheet.desk.collecting import Collector
from broadsheet.desk.discovering import Found, find, with_scheme
from broadsheet.desk.keeping import UNREAD_AT_FIRST, Kept
from broadsheet.desk.websub import Hubs
from broadsheet.errors import NotFoundError, UsageError
from broadsheet.model import FailedDocument, Failure, Subscription
from broadsheet.net.client import Response
from broadsheet.net.credentials import Credentials, part, redacted, to_text
from broadsheet.net.loops import finish
from broadsheet.store import failures, marks, subscriptions
from broadsheet.store.database import Store
from broadsheet.store.vault import Vault, open_vault

CAP = 300
"""Articles a day that one subscription brings to the front, unless told otherwise; the rest is held back
and can be searched. A choice: the busiest newspapers have some 200 a day, firehoses a thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How a subscription is to be made."""

    folder: str | None = None  # "World/Europe"
    watch: bool = False  # the page itself is looked at again and again, whatever feeds it names
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    cookie: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """What the desk looks at again and again, as one user has it."""

    store: Store
    settings: Settings
    user: int  # id
    collector: Collector
    hubs: Hubs | None = None

    def all(self) -> tuple[Subscription, ...]:
        """Return every subscription of this user, by folder and title."""
        with self.store.read() as connection:
            return subscriptions.every(connection, user=self.user, now=self._now())

    def add(self, url: str, ways: Ways | None = None) -> tuple[Subscription, ...]:
        """Subscribe to a feed, to the feed of a site, a news sitemap, a mailbox or a page; return it.

        Of a site that names several feeds the first is taken: it is the site's main one. What it answered
        is taken in at once.

        Args:
            url: http, https, imap or imaps; without a scheme it is https. A user name and a password in
                it are taken out and kept sealed.
            ways: where it is filed, and what to ask with.

        Raises:
            UsageError: there is nothing to subscribe to, or it is subscribed to already.
            NetworkError: it can't be fetched.
        """
        found = self.find(url, ways)
        if isinstance(found, Response):
            raise UsageError(
                f"{redacted(url)} is a page without a feed, and there is none at the usual addresses:"
                " give the address of its feed, or watch the page itself (--watch)"
            )
        kept, _ = self.follow(found)
        return (kept,)

    def find(self, url: str, ways: Ways | None = None) -> Found | Response:
        """Return what there is to subscribe to at an address; where there is only a page, that page.

        Raises:
            UsageError: it is subscribed to already.
            NetworkError: it can't be fetched.
        """
        ways = ways or Ways()
        address, secret = _secret(url, ways)
        self._refuse_known(address, secret)
        found = finish(find(address, self.store, self.settings, credentials=secret, watch=ways.watch))
        if isinstance(found, Found):
            self._refuse_known(found.url, found.secret)
        return found if isinstance(found, Response) else replace(found, folder=ways.folder)

    def follow(self, found: Found) -> tuple[Subscription, Kept]:
        """Subscribe to what was found, take in what it said; return the subscription and what that brought."""
        (key,) = self._keep([found])
        kept = self.collector.take_in(key, found.answer) if found.answer else Kept()
        return self.one(key), kept

    def add_opml(self, body: bytes) -> tuple[Subscription, ...]:
        """Subscribe to every feed of an OPML list and return them in its order.

        What is subscribed to already stays as it is.

        Raises:
            UsageError: it is no OPML list, or one without feeds.
        """
        entries, failed = parse_opml(body)
        if not entries:
            raise UsageError(failed[0].reason if failed else "there are no feeds in this list")
        found = [
            Found(
                url=entry.url,
                kind=entry.kind,
                title=entry.title,
                folder=entry.folder,
                also_in=entry.also_in,
                link=entry.link,
                categories=entry.categories,
                attributes=entry.attributes,
            )
            for entry in entries
        ]
        keys = self._keep(found)
        self._tell(failed)
        known = {one.id: one for one in self.all()}
        return tuple(known[key] for key in dict.fromkeys(keys) if key in known)

    def _now(self) -> float:
        return self.collector.clock.now().timestamp()

    def _refuse_known(self, url: str, secret: Credentials | None) -> None:
        if secret is not None:  # one with a key of its own may lead to something else
            return
        with self.store.read() as connection:
            key = subscriptions.find(connection, url)
            known = subscriptions.one(connection, key, user=self.user) if key else None
        if known:
            name = known.title or redacted(known.url)
            where = f" in the folder {known.folder}" if known.folder else ""
            raise UsageError(f"you have this already: it is “{name}”{where}; there is nothing more to do")

    def _keep(self, found: Sequence[Found]) -> list[str]:
        """Subscribe to what was found, and return the id of each."""
        vault = open_vault(self.store.url, self.settings.key)
        places = [_place(one, vault) for one in found]
        with self.store.write() as connection:
            saved = subscriptions.save_all(connection, places, user=self.user, now=self._now())
            # What another reader's subscription brought long ago counts as read, but for the newest.
            marks.read_all_but(
                connection,
                user=self.user,
                subscriptions={one.id for one in saved if one.new},
                keep=UNREAD_AT_FIRST,
                now=self._now(),
            )
        return [one.id for one in saved]

    def _tell(self, failed: Iterable[Failure]) -> None:
        with self.store.write() as connection:
            for failure in failed:
                failures.save(connection, failure, now=self._now())

    def opml(self) -> str:
        """Return the subscriptions as an OPML list; credentials are not in it."""
        return write_opml(self.all())

    def change(
        self,
        key: str,
        *,
        title: str | None = None,
        folder: str | None = None,
        full_text: bool | None = None,
        cap: int | None = None,
    ) -> Subscription:
        """Change what is given of a subscription and return it.

        Args:
            key: its id.
            title: what to call it; "" gives the feed's own name back.
            folder: where it is filed; "" takes it out.
            full_text: whether pages are fetched where the feed has teasers alone.
            cap: articles a day that come to the front; 0 for all.

        Raises:
            NotFoundError: there is none with that id.
        """
        if cap is not None and cap < 0:
            raise UsageError("a daily cap is a number of articles, or 0 for all")
        with self.store.write() as connection:
            subscriptions.change(
                connection,
                key,
                user=self.user,
                title=... if title is None else title or None,
                folder=... if folder is None else folder or None,
                full_text=... if full_text is None else full_text,
                cap=... if cap is None else cap,
            )
        return self.one(key)

    def unlock(self, key: str, ways: Ways) -> Subscription:
        """Keep what a subscription is to be asked with, sealed (nothing: forget it); it is due at once.

        Raises:
            NotFoundError: there is none with that id.
        """
        _, credentials = _secret(self.one(key).url, ways)
        vault = open_vault(self.store.url, self.settings.key)
        sealed = vault.seal(to_text(credentials)) if credentials else None
        with self.store.write() as connection:
            key = subscriptions.change(connection, key, user=self.user, sealed=sealed, now=self._now())
        return self.one(key)

    def again(self, key: str) -> Subscription:
        """Have a subscription looked at in the next round, even one that was stopped.

        Raises:
            NotFoundError: there is none with that id.
        """
        with self.store.write() as connection:
            subscriptions.restart(connection, key, now=self._now())
        return self.one(key)

    def one(self, key: str) -> Subscription:
        """Return a subscription.

        Raises:
            NotFoundError: there is none with that id.
        """
        with self.store.read() as connection:
            found = subscriptions.one(connection, key, user=self.user, now=self._now())
        if found is None:
            raise NotFoundError("subscription", key)
        return found

    def remove(self, key: str) -> None:
        """End a subscription; its articles stay.

        Raises:
            NotFoundError: there is none with that id.
        """
        with self.store.read() as connection:
            alone = subscriptions.subscribers(connection, key) == (self.user,)
        if alone and self.hubs:
            self.hubs.leave(key)
        with self.store.write() as connection:
            if not subscriptions.remove(connection, key, user=self.user):
                raise NotFoundError("subscription", key)

    def failures(self, limit: int = 100) -> tuple[FailedDocument, ...]:
        """Return the documents that could not be used, the latest first."""
        with self.store.read() as connection:
            return failures.latest(connection, limit=limit)

    def dismiss(self, key: int) -> None:
        """Put a failed document away.

        Raises:
            NotFoundError: there is none with that id.
        """
        with self.store.write() as connection:
            if not failures.dismiss(connection, key):
                raise NotFoundError("failed document", str(key))


def _place(found: Found, vault: Vault) -> subscriptions.Place:
    """Return what is kept of something to subscribe to: no credentials in its address."""
    url, own = part(found.url)
    credentials = found.secret or own
    return subscriptions.Place(
        url=url,
        kind=found.kind,
        title=found.title,
        folder=found.folder,
        also_in=found.also_in,
        link=found.link,
        categories=found.categories,
        attributes=found.attributes,
        sealed=vault.seal(to_text(credentials)) if credentials else None,
        cap=CAP,
    )


def _secret(url: str, ways: Ways) -> tuple[str, Credentials | None]:
    """Return an address without what is secret in it, and all that it is to be asked with."""
    address, own = part(with_scheme(url))
    if not (ways.user or ways.headers or ways.cookie):
        return address, own
    return address, Credentials(
        user=ways.user or (own.user if own else None),
        password=ways.password or (own.password if own else None),
        headers=ways.headers,
        cookie=ways.cookie,
    )
