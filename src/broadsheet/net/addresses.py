"""Addresses as they are asked for: what a URL or a Location header leads to, and which origin that is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

from broadsheet.errors import NetworkError
from broadsheet.net.credentials import redacted

if TYPE_CHECKING:
    from yarl import URL

MAX_URL = 8000  # characters; what RFC 9110, section 4.1 asks recipients to support at least
_SCHEMES = frozenset({"http", "https"})
# Characters that a request may hold as they are (RFC 3986); whatever else there is must be escaped.
_READY = re.compile(r"[!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~|]+")


def to_ask(url: str) -> URL:
    """Return an address in the form that is asked for: without fragment and user, odd characters escaped.

    Escapes that are there already stay as they are: a signed address would no longer be valid.

    Raises:
        NetworkError: it is none, or neither http nor https.
    """
    from yarl import URL  # noqa: PLC0415 (heavy)

    url = url.strip().partition("#")[0]
    try:
        parts = urlsplit(url)
        if parts.scheme.lower() not in _SCHEMES or not parts.hostname:
            raise NetworkError(redacted(url), "only http and https addresses are fetched", kind="address")
        if not parts.path:
            url = urlunsplit(parts._replace(path="/"))
        if len(url) > MAX_URL:
            raise NetworkError(redacted(url)[:200], "the address is too long to be fetched", kind="address")
        asked = URL(url, encoded=bool(_READY.fullmatch(url)))
        asked.port  # noqa: B018 (raises ValueError where it is out of range)
    except ValueError as error:
        # Without the parser's words, which quote the address whole.
        raise NetworkError(redacted(url), "this is no address that can be fetched", kind="address") from error
    return asked.with_user(None) if "@" in parts.netloc else asked


def target(asked: URL, location: str) -> str:
    """Return where a Location header leads, as an address.

    Args:
        asked: the address that was asked for.
        location: the header's value, each byte as one character.

    Raises:
        ValueError: it can't be read.
    """
    raw = location.strip().encode("latin-1")
    # Bytes that are UTF-8 are characters (browsers read them so); others are escaped as they are.
    text = "".join(
        f"%{ord(letter) - 0xDC00:02X}" if 0xDC80 <= ord(letter) <= 0xDCFF else letter
        for letter in raw.decode("utf-8", "surrogateescape")
    )
    return urljoin(str(asked), text)


def origin(url: URL) -> tuple[str, str, int]:
    """Return scheme, host and port: what must be equal for credentials to go along (RFC 6454)."""
    return url.scheme.lower(), (url.raw_host or "").lower().rstrip("."), url.port or 0
