"""What a fetch is asked for, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from broadsheet.net.credentials import Credentials
from broadsheet.net.guard import Network

MAX_BYTES = 16 * 1024 * 1024  # the largest of the large feeds measured are 5 MB; pages are smaller
FEEDS = (
    "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, "
    "application/xml;q=0.9, */*;q=0.8"
)
"""The Accept header for a look at a subscription."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How a fetch is to be carried out. The seconds are choices, between curl's (none) and browsers' (300)."""

    allowed: tuple[Network, ...] = ()  # networks that may be reached although they aren't public
    etag: str | None = None  # as the last answer had it, to be told when nothing changed
    last_modified: str | None = None  # the same
    max_bytes: int = MAX_BYTES  # of the body, both as it comes and decompressed
    timeout: float = 30.0  # seconds for everything together, redirects included, waiting for turns not
    connect_seconds: float = 10.0  # for a connection: looking the name up and encryption included
    first_byte_seconds: float = 20.0  # from there to the end of the answer's headers
    read_seconds: float = 20.0  # between two pieces of the body
    credentials: Credentials | None = None  # sent to the address's own origin alone
    accept: str = FEEDS
    follow: bool = True  # redirects; otherwise they come back as a Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One redirect that was followed."""

    url: str  # the address that redirected
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What came back."""

    url: str  # the final address, after redirects
    status: int  # 200 to 299, or 304: not modified; a redirect where it was not to be followed
    headers: Mapping[str, str]  # names in lower case; several of one name are joined with ", "
    body: bytes  # decompressed; empty for 304
    media_type: str | None  # Content-Type as sent, with its charset
    hops: tuple[Hop, ...] = ()

    @property
    def etag(self) -> str | None:
        """Return what to send the next time, to be told when nothing changed."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """Return the other thing to send the next time."""
        return self.headers.get("last-modified")
