"""What lets a reader in at a server, and how it stays out of logs, messages and exports."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from broadsheet.errors import UsageError

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # a header's name (RFC 9110, section 5.6.2)
_BROKEN = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")  # what no header's value may hold (RFC 9110, section 5.5)
# Headers that say how the message is to be read; set by a reader, they would break or smuggle requests.
_OURS = frozenset(
    {
        "accept-encoding",
        "connection",
        "content-length",
        "expect",
        "host",
        "if-modified-since",
        "if-none-match",
        "keep-alive",
        "proxy-authorization",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
# Names of query parameters whose value lets somebody in: a part of the name is enough. A choice, from the
# names that private feeds of common hosts and signed addresses of common stores bear.
_SECRET_NAMES = re.compile(
    r"auth(?!or)|credential|jwt|key$|pass|pwd|secret|session|sig$|signature|ticket|token|^(?:code|hash|hmac|sid|u|user|uid)$",
    re.IGNORECASE,
)
_LONG_VALUE = 32  # characters; a value as long as a 128-bit number in hex may be a key whatever its name
_HIDDEN = "..."


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Credentials:
    """What a reader gave to be let in; sent to the origin of one subscription alone.

    Raises:
        UsageError: a header is none, or is one that requests need for themselves; no value is named.
    """

    user: str | None = None
    password: str | None = None
    headers: tuple[tuple[str, str], ...] = ()  # such as ("Authorization", "Bearer ...")
    cookie: str | None = None  # as the Cookie header has it: "name=value; other=value"

    def __post_init__(self) -> None:
        for name, value in self.headers:
            if not _TOKEN.fullmatch(name) or name.lower() in _OURS:
                raise UsageError(f"the header {_shown(name)} cannot be set: choose another name")
            if _BROKEN.search(value):
                raise UsageError(f"the header {name} has a line break in its value: leave it out")
        if self.cookie and _BROKEN.search(self.cookie):
            raise UsageError("the cookie has a line break in it: write name=value; name=value")
        if self.user and ":" in self.user:
            raise UsageError("a user's name cannot hold a colon (RFC 7617): write the name alone")

    def __repr__(self) -> str:
        kinds = (("password", self.user or self.password), ("headers", self.headers), ("cookie", self.cookie))
        return f"Credentials({', '.join(name for name, value in kinds if value) or 'nothing'}: hidden)"


def _shown(name: str) -> str:
    return repr(name[:40])


def request_headers(credentials: Credentials | None) -> dict[str, str]:
    """Return the headers that carry credentials in a request; none where there are none."""
    if credentials is None:
        return {}
    out: dict[str, str] = {}
    if credentials.user is not None or credentials.password is not None:
        pair = f"{credentials.user or ''}:{credentials.password or ''}".encode()  # UTF-8: RFC 7617, 2.1
        out["Authorization"] = f"Basic {base64.b64encode(pair).decode('ascii')}"
    out.update(credentials.headers)
    if credentials.cookie:
        out["Cookie"] = credentials.cookie
    return out


def part(url: str) -> tuple[str, Credentials | None]:
    """Return an address without user and password, and the credentials that were in it.

    An address that can't be read is given back as it is: whoever fetches it says what is wrong.

    >>> part("https://ann:pw@example.org/feed")
    ('https://example.org/feed', Credentials(password: hidden))
    """
    if "@" not in url:
        return url, None
    try:
        parts = urlsplit(url)
    except ValueError:
        return url, None
    login, at, place = parts.netloc.rpartition("@")
    if not at:
        return url, None
    user, colon, password = login.partition(":")
    bare = urlunsplit(parts._replace(netloc=place))
    if not user and not password:
        return bare, None
    return bare, Credentials(
        user=unquote(user).replace(":", "%3A") if user else None,
        password=unquote(password) if colon else None,
    )


def redacted(url: str) -> str:
    """Return an address fit for a log: no user, no password, no value that looks like a key, no fragment.

    >>> redacted("https://ann:pw@example.org/feed?token=abc&page=2#top")
    'https://example.org/feed?token=...&page=2'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        # It can't be taken apart, so whatever stands before an @ is left out.
        return url.rpartition("@")[2]
    return urlunsplit(
        SplitResult(
            parts.scheme,
            parts.netloc.rpartition("@")[2],
            parts.path.rpartition("@")[2] if not parts.netloc else parts.path,
            "&".join(_pair_redacted(pair) for pair in parts.query.split("&")) if parts.query else "",
            "",
        )
    )


def _pair_redacted(pair: str) -> str:
    name, equals, value = pair.partition("=")
    if not equals:
        return _HIDDEN if len(name) >= _LONG_VALUE else name
    if value and (_SECRET_NAMES.search(name) or len(value) >= _LONG_VALUE):
        return f"{name}={_HIDDEN}"
    return pair


def to_text(credentials: Credentials) -> str:
    """Return credentials as JSON: what is sealed before it is stored."""
    return json.dumps(
        {
            "user": credentials.user,
            "password": credentials.password,
            "headers": [list(pair) for pair in credentials.headers],
            "cookie": credentials.cookie,
        }
    )


def from_text(text: str) -> Credentials:
    """Return credentials from what ``to_text`` made.

    Raises:
        ValueError: the text is something else; the message does not quote it.
    """
    try:
        data: Any = json.loads(text)
        pairs = tuple((str(name), str(value)) for name, value in data.get("headers") or ())
        return Credentials(
            user=_text(data.get("user")),
            password=_text(data.get("password")),
            headers=pairs,
            cookie=_text(data.get("cookie")),
        )
    except (ValueError, TypeError, AttributeError):
        # Without the cause: json's error carries the whole text.
        raise ValueError("these are no credentials as they are stored: enter them again") from None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
