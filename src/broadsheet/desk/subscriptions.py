"""Places to look again, and what could not be used."""

from __future__ import annotations

from dataclasses import dataclass
from time import time

from broadsheet.collect.address import feeds_of, is_feed
from broadsheet.collect.opml import parse_opml, write_opml
from broadsheet.config import Settings
from broadsheet.errors import NotFoundError, UsageError
from broadsheet.model import FailedDocument, Subscription
from broadsheet.net.client import FetchSettings, fetch_now
from broadsheet.store import failures, subscriptions
from broadsheet.store.database import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """What the desk looks at again and again."""

    store: Store
    settings: Settings

    def all(self) -> tuple[Subscription, ...]:
        """Return every subscription, by folder and title."""
        with self.store.read() as connection:
            return subscriptions.every(connection)

    def add(self, url: str) -> tuple[Subscription, ...]:
        """Subscribe to a feed, or to the feed of a site, and return what was subscribed to.

        Of a site that names several feeds the first is taken: it is the site's main one.

        Raises:
            UsageError: there is no feed there.
            NetworkError: it can't be fetched.
        """
        answer = fetch_now(with_scheme(url), settings=FetchSettings(allowed=self.settings.allow_net))
        if is_feed(answer.body, url=answer.url, media_type=answer.media_type):
            return self._keep([(answer.url, None, None)])
        found = feeds_of(answer.body, url=answer.url, media_type=answer.media_type)
        if not found:
            raise UsageError(f"{url} is no feed and names none: give the address of its feed")
        return self._keep([(found[0], None, None)])

    def add_opml(self, body: bytes) -> tuple[Subscription, ...]:
        """Subscribe to every feed of an OPML list and return them.

        Raises:
            UsageError: it is no OPML list, or one without feeds.
        """
        entries, failed = parse_opml(body)
        if not entries:
            raise UsageError(failed[0].reason if failed else "there are no feeds in this list")
        return self._keep([(entry.url, entry.title, entry.folder) for entry in entries])

    def _keep(self, found: list[tuple[str, str | None, str | None]]) -> tuple[Subscription, ...]:
        with self.store.write() as connection:
            keys = {
                subscriptions.save(connection, url=url, kind="feed", title=title, folder=folder, now=time())
                for url, title, folder in found
            }
            return tuple(one for one in subscriptions.every(connection) if one.id in keys)

    def opml(self) -> str:
        """Return the subscriptions as an OPML list."""
        return write_opml(self.all())

    def remove(self, key: str) -> None:
        """End a subscription; its articles stay.

        Raises:
            NotFoundError: there is none with that id.
        """
        with self.store.write() as connection:
            if not subscriptions.remove(connection, key):
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


def with_scheme(url: str) -> str:
    """Return an address as typed by a person with its scheme: ``example.org`` is https."""
    url = url.strip()
    return url if "://" in url else f"https://{url}"
