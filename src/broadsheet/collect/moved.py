"""Where a feed has moved to for good, believed after it was seen several times.

A permanent redirect (301, 308; RFC 9110, section 15.4) may be a slip during a move of servers, or a hotel's
network that sends every request to its own front page. So an address is rewritten only after three looks in
a row led to the same address and found a feed there. A redirect that is temporary (302, 303, 307) anywhere
on the way says that the old address is the one to keep.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

TIMES = 3  # a choice: with hours between looks, that is longer than most accidents
_PERMANENT = frozenset({301, 308})
_LONGEST = 2000  # what every browser and server takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A move that was seen."""

    url: str | None = None  # where to
    times: int = 0  # in how many looks in a row


def seen(moved: Moved, *, asked: str, hops: Sequence[tuple[str, int]], final: str, parsed: bool) -> Moved:
    """Return what is known of a move after an answer.

    Not to be called after an error: it says nothing of where the feed is.

    Args:
        moved: what was known before.
        asked: the subscription's address.
        hops: each redirect that was followed: an address and the status, of which only the latter counts.
        final: where the answer came from.
        parsed: whether it was a feed. A 304 counts as one, since what it stands for was.
    """
    permanent = bool(hops) and all(status in _PERMANENT for _, status in hops)
    final = urldefrag(final).url
    if not (permanent and parsed and _fit(asked, final)):
        return Moved()
    return Moved(url=final, times=moved.times + 1 if final == moved.url else 1)


def _fit(asked: str, final: str) -> bool:
    """Return whether an address may take the other's place: none that is less safe or carries a password."""
    if final == asked or len(final) > _LONGEST:
        return False
    try:
        old, new = urlsplit(asked), urlsplit(final)
    except ValueError:
        return False
    return (
        new.username is None
        and new.scheme in {"http", "https"}
        and (old.scheme, new.scheme) != ("https", "http")
    )


def rewrite(moved: Moved) -> str | None:
    """Return the address that takes the place of the subscription's, or None as long as that isn't sure."""
    return moved.url if moved.times >= TIMES else None
