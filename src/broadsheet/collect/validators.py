"""What to send so that a server can answer "not modified" (RFC 9110, section 13).

Validators are given back byte for byte: an ETag is opaque, and a Last-Modified in an odd form is compared
as text by the very servers that write it so. Only an answer changes them; an error never does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

# Some servers say "not modified" for ever once they were sent a validator. NetNewsWire drops its validators
# after eight days; a week is what a daily's reader may miss at the most, and one request a week is no burden.
REFRESH = timedelta(days=7)
_NOT_MODIFIED = 304
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What the last answers told of a subscription's body."""

    etag: str | None = None  # as it came
    last_modified: str | None = None  # as it came
    full_at: datetime | None = None  # when a whole body came last, or was last asked for on purpose
    unchanged: int = 0  # answers of 304 since then

    @property
    def some(self) -> bool:
        """Return whether there is anything to send."""
        return bool(self.etag or self.last_modified)


def to_send(known: Validators, now: datetime) -> tuple[Validators, bool]:
    """Return what to send, and whether validators were left out on purpose.

    That is so where a week brought nothing but 304s: the server may be one that says so for ever. Hand
    whatever comes of the request to ``learnt``, an error too, so that it happens once a week at most.

    Args:
        known: of the subscription.
        now: the time of the request.
    """
    if known.some and known.unchanged and known.full_at is not None and now - known.full_at >= REFRESH:
        return replace(known, etag=None, last_modified=None), True
    return known, False


def learnt(
    known: Validators,
    sent: Validators,
    *,
    status: int | None,
    etag: str | None,
    last_modified: str | None,
    now: datetime,
) -> Validators:
    """Return what is known after an answer.

    A whole body replaces both: without validators there are none from then on, since the old ones stand
    for another body (the body's own digest tells a repeat). A 304 brings new ones or leaves the old (RFC
    9111, section 3.2). Anything else changes nothing.

    Args:
        known: before the request.
        sent: what ``to_send`` gave.
        status: of the answer; None where none came.
        etag: of the answer.
        last_modified: of the answer.
        now: when it came.
    """
    dropped = known.some and not sent.some
    if status is not None and 200 <= status < 300:
        return Validators(etag=_usable(etag), last_modified=_usable(last_modified), full_at=now)
    if dropped:  # it was tried, and the week begins anew
        return replace(known, full_at=now, unchanged=known.unchanged + (status == _NOT_MODIFIED))
    if status != _NOT_MODIFIED:
        return known
    # A 304 to a request without validators is a mistake. Taking its ETag would mean never to get the body.
    if not sent.some:
        return known
    return replace(
        known,
        etag=_usable(etag) or known.etag,
        last_modified=_usable(last_modified) or known.last_modified,
        unchanged=known.unchanged + 1,
    )


def _usable(text: str | None) -> str | None:
    """Return a validator that can be stored and sent again, else None."""
    if not text or _CONTROLS.search(text):
        return None
    try:
        text.encode()
    except UnicodeEncodeError:  # bytes that were no UTF-8 and can't be kept as text
        return None
    return text
