"""When a server that had enough of us wants to be asked again (RFC 9110, section 10.2.3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from broadsheet.collect.freshness import http_date, seconds, sent

# A choice: servers that block for good reason say hours or a few days; a year is a slip of the pen, and a
# subscription that is silent for longer than a week is one that nobody remembers.
LONGEST = timedelta(days=7)

# Headers that tell when a quota is filled up again, by those who send no Retry-After (Reddit, GitHub; the
# first is of the IETF's draft-ietf-httpapi-ratelimit-headers up to version 7). They count only where it is
# used up.
_QUOTAS = (
    ("ratelimit-remaining", "ratelimit-reset"),
    ("x-rate-limit-remaining", "x-rate-limit-reset"),
    ("x-ratelimit-remaining", "x-ratelimit-reset"),
)
# Larger numbers are moments (seconds since 1970), smaller ones are waits: a billion seconds are 31 years.
_MOMENT = 10**9


def retry_after(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Return when to ask again, from now to a week from now; None where the answer doesn't say.

    A date is read by the server's own clock: what counts is how far it is from the answer's Date.
    A moment that has passed is now.

    Args:
        headers: of the answer, names in lower case.
        now: when it came.
    """
    wait = _asked(headers, now)
    return None if wait is None else now + min(max(wait, timedelta(0)), LONGEST)


def _asked(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    text = headers.get("retry-after")
    wait = seconds(text)
    if wait is not None:
        return wait
    moment = http_date(text)
    if moment is not None:
        return moment - sent(headers, now)
    return next((wait for pair in _QUOTAS if (wait := _filled(headers, *pair, now)) is not None), None)


def used_up(headers: Mapping[str, str]) -> bool:
    """Return whether an answer says that no request is left in the current span of time."""
    return any(_number(headers.get(remaining)) == 0 for remaining, _ in _QUOTAS)


def _filled(headers: Mapping[str, str], remaining: str, reset: str, now: datetime) -> timedelta | None:
    number = _number(headers.get(reset))
    if number is None or _number(headers.get(remaining)) != 0:
        return None
    if number < _MOMENT:
        return timedelta(seconds=number)
    return datetime.fromtimestamp(number, UTC) - sent(headers, now)


def _number(text: str | None) -> int | None:
    """Return a number, of which some write a fraction ("0.0"), down to its whole part."""
    whole = (text or "").strip().partition(".")[0]
    # Twelve digits are past the year 9999.
    return int(whole) if whole.isascii() and whole.isdigit() and len(whole) < 12 else None
