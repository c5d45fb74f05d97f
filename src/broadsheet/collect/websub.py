"""WebSub (W3C Recommendation of 2018-01-23): what is said to a hub and what it says, decided purely.

A hub tells of a feed's news when it appears, instead of being asked for it. Section numbers are the
recommendation's.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal
from urllib.parse import urljoin

from broadsheet.collect.plain import one_line, web_address

LEASE = timedelta(days=10)
"""What is asked for: the hub of the recommendation's examples gives ten days, large hubs five to ten."""

_LONGEST_LEASE = timedelta(days=90)  # a hub that is trusted for longer is never seen to be gone
_SHORTEST_LEASE = timedelta(hours=1)  # what is shorter would have us ask all day long
_METHODS = ("sha1", "sha256", "sha384", "sha512")  # section 7
_MOST_CHALLENGE = 2_000  # characters; hubs send 32 to 128
_MOST_TOLD = 200  # characters of a hub's own words
_MOST_LINKS = 16_384  # characters of a Link header that are read: twice what most servers send at all

Mode = Literal["subscribe", "unsubscribe"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a hub's question (a GET at our address) comes to."""

    verdict: Literal["agreed", "ended", "denied", "refused"]
    challenge: str = ""  # to be sent back as it is, where we agree
    lease: timedelta = LEASE  # for how long, where it is "agreed"
    reason: str | None = None  # the hub's own words, where it is "denied"


def subscription_form(
    *, callback: str, topic: str, secret: str | None = None, mode: Mode = "subscribe"
) -> dict[str, str]:
    """Return the form that asks a hub for a subscription, for its renewal or for its end (section 5.1).

    Args:
        callback: our address, unguessable, for this subscription alone.
        topic: the feed's address as the hub knows it.
        secret: what the hub is to sign its messages with, under 200 bytes. The recommendation wants it
            sent over https alone; over http it is sent too, since an unsigned message is not believed.
        mode: what is asked for.
    """
    form = {"hub.callback": callback, "hub.mode": mode, "hub.topic": topic}
    if mode == "subscribe":
        form["hub.lease_seconds"] = str(int(LEASE.total_seconds()))
        if secret:
            form["hub.secret"] = secret
    return form


def verify(query: Mapping[str, str], *, topic: str, wanted: bool) -> Answer:
    """Return what to answer a hub that asks whether we meant it, or that says no (sections 5.2, 5.3).

    Args:
        query: the parameters of its request.
        topic: what was asked for at the address that it uses.
        wanted: whether news of it is wanted (still).
    """
    mode, challenge = query.get("hub.mode", ""), query.get("hub.challenge", "")
    if query.get("hub.topic") != topic:
        return Answer(verdict="refused")
    if mode == "denied":
        reason = one_line(query.get("hub.reason", ""))[:_MOST_TOLD]
        return Answer(verdict="denied", reason=reason or None)
    if not challenge or len(challenge) > _MOST_CHALLENGE:
        return Answer(verdict="refused")
    if mode == "subscribe" and wanted:
        return Answer(verdict="agreed", challenge=challenge, lease=_lease(query.get("hub.lease_seconds")))
    if mode == "unsubscribe" and not wanted:
        return Answer(verdict="ended", challenge=challenge)
    return Answer(verdict="refused")


def _lease(seconds: str | None) -> timedelta:
    """Return a lease within reason; hubs older than the recommendation leave it out."""
    if not seconds or not re.fullmatch(r"[0-9]{1,12}", seconds):
        return LEASE
    given = timedelta(seconds=min(int(seconds), int(_LONGEST_LEASE.total_seconds())))
    return max(given, _SHORTEST_LEASE)


def signed(body: bytes, header: str | None, secret: str) -> bool:
    """Return whether a message bears the hub's signature (section 7); compared in constant time.

    Args:
        body: the message as it came.
        header: X-Hub-Signature: "sha256=...".
        secret: what the hub was given.

    >>> signed(b"news", "sha1=" + hmac.new(b"k", b"news", "sha1").hexdigest(), "k")
    True
    """
    method, _, given = (header or "").strip().partition("=")
    if method.lower() not in _METHODS or not given.isascii():
        return False
    expected = hmac.new(secret.encode(), body, getattr(hashlib, method.lower())).hexdigest()
    return hmac.compare_digest(expected.encode(), given.lower().encode())


# One link of a Link header (RFC 8288, section 3) and one of its parameters.
_LINK = re.compile(r'<([^<>]{1,2048})>((?:[^<>",]|"(?:[^"\\]|\\.)*")*)')
_PARAMETER = re.compile(r';\s*([\w!#$&+.^`|~*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*))')


def links_of(headers: Mapping[str, str], base: str | None = None) -> dict[str, str]:
    """Return the hub and the topic that a feed's HTTP headers name, as "hub" and "self" (section 4).

    The first of each kind counts. A link that says it is about another page (anchor) does not.

    Args:
        headers: of the answer; names in lower case, several of one name joined with commas.
        base: the feed's address, for links that are relative to it.

    >>> links_of({"link": '<https://hub.example/>; rel="hub", <https://a.example/feed>; rel=self'})
    {'hub': 'https://hub.example/', 'self': 'https://a.example/feed'}
    """
    found: dict[str, str] = {}
    for link in _LINK.finditer(headers.get("link", "")[:_MOST_LINKS]):
        parameters = {name.lower(): quoted or bare for name, quoted, bare in _PARAMETER.findall(link[2])}
        address = web_address(base, link[1].strip())
        if address is None or ("anchor" in parameters and _other(parameters["anchor"], base)):
            continue
        for relation in parameters.get("rel", "").lower().split():
            if relation in {"hub", "self"}:
                found.setdefault(relation, address)
    return found


def _other(anchor: str, base: str | None) -> bool:
    try:
        return urljoin(base or "", anchor) != (base or "")
    except ValueError:
        return True
