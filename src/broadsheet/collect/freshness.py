"""How long a server says that its answer stays as it is: Cache-Control, Expires, Age (RFC 9111)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

# RFC 9111, section 1.2.2: a number of seconds too large to be held counts as 2^31.
_MOST_SECONDS = 2**31
# The longest of the three forms of RFC 9110, section 5.6.7, has 33 characters; odd ones are a little longer.
_LONGEST_DATE = 64


def http_date(text: str | None) -> datetime | None:
    """Return the moment of an HTTP date in any of its three forms, UTC; None where it is none.

    RFC 9110, section 5.6.7: today's form, that of RFC 850 and that of C's asctime.

    >>> http_date("Sunday, 06-Nov-94 08:49:37 GMT").isoformat()
    '1994-11-06T08:49:37+00:00'
    """
    text = (text or "").strip()
    if not text or len(text) > _LONGEST_DATE:
        return None
    try:
        found = parsedate_to_datetime(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def seconds(text: str | None) -> timedelta | None:
    """Return a whole number of seconds as a span of time; None where it is no such number.

    >>> seconds("99999999999999999999").days
    24855
    """
    text = (text or "").strip().strip('"')
    if not (text.isascii() and text.isdigit()):
        return None
    # Eleven digits are past the limit already; reading a million of them would take its time.
    return timedelta(seconds=min(int(text[:11]), _MOST_SECONDS))


def sent(headers: Mapping[str, str], now: datetime) -> datetime:
    """Return when an answer was made by its own clock; ours where it doesn't say.

    What a server says of moments is measured from here, so that a clock that is wrong, theirs or
    ours, does no harm.
    """
    return http_date(headers.get("date")) or now


def fresh_for(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Return for how long from now an answer stays as it is, or None where its server doesn't say.

    RFC 9111, section 4.2.1: max-age first, else Expires less Date; in both cases less the time that
    the answer lay in a cache on its way (Age). Never negative; as long as the server claims, so that
    the caller decides what is absurd. s-maxage is for caches that many share, which a reader is not.

    Args:
        headers: of the answer, names in lower case.
        now: when it came.
    """
    rules = directives(headers.get("cache-control", ""))
    # Section 5.2.2.4: not to be used unasked. With a list of fields it is about these alone.
    if rules.get("no-cache") == "" or "no-store" in rules:
        return timedelta(0)
    if "max-age" in rules:
        # Section 4.2.1: what can't be read counts as stale.
        whole = seconds(rules["max-age"]) or timedelta(0)
    elif "expires" in headers:
        # Section 5.3: "0" and whatever else is no date is in the past.
        end = http_date(headers["expires"])
        whole = end - sent(headers, now) if end else timedelta(0)
    else:
        return None
    return max(whole - (seconds(headers.get("age")) or timedelta(0)), timedelta(0))


def directives(text: str) -> dict[str, str]:
    """Return the parts of a Cache-Control header by name; of a name that comes twice, the first.

    >>> directives('public, max-age="60", max-age=5')
    {'public': '', 'max-age': '60'}
    """
    found: dict[str, str] = {}
    for part in text.replace(";", ",").split(","):
        name, _, value = part.partition("=")
        found.setdefault(name.strip().lower(), value.strip().strip('"'))
    found.pop("", None)
    return found
