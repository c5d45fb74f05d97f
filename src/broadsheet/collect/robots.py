"""What a site asks robots not to fetch (RFC 9309). For pages and discovery; a feed that a reader added is asked for by a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from broadsheet.collect.freshness import fresh_for

if TYPE_CHECKING:
    from protego import Protego

PRODUCT = "broadsheet"  # the product token of our User-Agent
MOST_BYTES = 500 * 1024  # section 2.5: at least 500 KiB are to be read
MOST = timedelta(hours=24)  # section 2.4: not to be used for longer
LEAST = timedelta(hours=1)  # a choice: many say max-age=0, and asking before each page would be a burden
_AGAIN = timedelta(hours=1)  # a choice: after a server that failed, which is soon mended or long gone

# A line that begins a group, in every spelling that Protego takes for one.
_AGENT = re.compile(
    r"^[^\S\n]*user(?:-|[^\S\n]+)?agent[^\S\n]*:?[^\S\n]*([^\n#]*)", re.IGNORECASE | re.MULTILINE
)
# Section 2.2.1: letters, underscores and hyphens make a product token.
_PRODUCT = re.compile(r"[A-Za-z_-]*")
_SOMEBODY_ELSE = "x"


def address_of(url: str) -> str:
    """Return the address of the rules that an address is under.

    >>> address_of("https://courier.example:8443/2026/bridge?page=2")
    'https://courier.example:8443/robots.txt'
    """
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], "/robots.txt", "", ""))


def allows(body: str | None, status: int | None, url: str) -> bool:
    """Return whether a site's rules let us fetch an address.

    Section 2.3.1: whatever is wrong with the request (4xx) means that there are no rules; a server that
    fails (5xx) or can't be reached means that nothing may be fetched. 429 says that we ask too often, and
    is taken for the latter, as Google does.

    Args:
        body: of robots.txt.
        status: of the answer, after redirects; None where none came.
        url: what is to be fetched.
    """
    if status is None or status == 429 or status >= 500:
        return False
    if not 200 <= status < 300 or not body:
        return True
    return bool(_rules(body[:MOST_BYTES]).can_fetch(url, PRODUCT))


@lru_cache(maxsize=16)
def _rules(body: str) -> Protego:
    from protego import Protego  # noqa: PLC0415 (heavy)

    return Protego.parse(_AGENT.sub(_agent, body.removeprefix("\ufeff").replace("\r", "\n")))


def _agent(line: re.Match[str]) -> str:
    """Return the line with its name as one of three: ours, everybody's, somebody else's.

    So a file of ten thousand names times ten thousand rules stays small, and a name is ours only when
    it is equal (section 2.2.1), not when ours begins with it.
    """
    name = line[1].strip()
    if name != "*":
        found = _PRODUCT.match(name)
        name = PRODUCT if found and found[0].lower() == PRODUCT else _SOMEBODY_ELSE
    return f"User-agent: {name}"


def fresh_until(headers: Mapping[str, str], now: datetime, *, status: int | None = 200) -> datetime:
    """Return until when a site's rules need not be asked for again: an hour to a day.

    Args:
        headers: of the answer, names in lower case.
        now: when it came.
        status: of the answer; after one that failed, or none (None), an hour.
    """
    if status is None or status == 429 or status >= 500:
        return now + _AGAIN
    wait = fresh_for(headers, now)
    return now + (MOST if wait is None else min(max(wait, LEAST), MOST))
