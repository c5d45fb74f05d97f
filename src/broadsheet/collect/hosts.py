"""How one host is treated: one request at a time, some time between two, and a rest when it asks for one."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from broadsheet.collect.retryafter import retry_after, used_up
from broadsheet.errors import NetworkError

# Seconds between the end of one request to a host and the beginning of the next. A choice: a page a second is
# what a person who leafs through a site asks of it.
SPACING = 1.0
# Of a rest. A host that says "in one second" has still had enough; and a day is the most that one feed's
# answer may cost the others on its host (each of them may be put off for longer by its own, see retryafter).
_LEAST, _MOST = timedelta(minutes=1), timedelta(days=1)

# Answers that mean "too much" by themselves. 420 and 509 are nobody's standard, but in use for it.
_TOO_MUCH = {
    420: timedelta(minutes=15),
    429: timedelta(minutes=15),  # RFC 6585; a choice: Reddit's limit is a minute, others' an hour
    509: timedelta(hours=1),
}
# Answers that mean it when something else in them says so: see _SIGNS.
_OVERLOADED = 503
_MAYBE = {403: timedelta(hours=1), _OVERLOADED: timedelta(minutes=15)}

# Headers (and a part of their value, lower case) by which those who guard other people's servers say
# that they turned a robot away, rather than that this page is not for us. As their documentation has it,
# or as seen in bug reports of feed readers.
_SIGNS = (
    ("cf-mitigated", "challenge", "Cloudflare wants to see a person"),
    ("server", "akamaighost", "Akamai turned us away"),
    ("server", "ddos-guard", "DDoS-Guard turned us away"),
    ("server", "snooserv", "the server turned us away"),
    ("server", "sucuri", "Sucuri turned us away"),
    ("x-amzn-waf-action", "", "Amazon's guard wants to see a person"),
    ("x-datadome", "", "DataDome turned us away"),
    ("x-sucuri-block", "", "Sucuri turned us away"),
)
_PORTS = {"http": 80, "https": 443}


@lru_cache(maxsize=16_384)  # asked some times for each look of a round; about 3 MB
def host_of(url: str) -> str:
    """Return the host that an address is on, lower case, with its port where that isn't the usual one.

    >>> host_of("https://WWW.Courier.example./feed"), host_of("http://127.0.0.1:8080/feed")
    ('www.courier.example', '127.0.0.1:8080')
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    host = f"[{host}]" if ":" in host else host
    return f"{host}:{port}" if port and port != _PORTS.get(parts.scheme) else host


def held_until(error: NetworkError, now: datetime) -> tuple[datetime, str] | None:
    """Return until when nothing is to be asked of the host, and why; None where that isn't called for.

    Too many requests (429) is about who asks, not about what was asked for, so it holds for the whole
    host; so is an overload with a Retry-After (503), and a refusal (403) that bears the mark of those who
    keep robots out.

    Args:
        error: what a request ended with.
        now: when.
    """
    found = _reason(error)
    if found is None:
        return None
    wait, reason = found
    asked = retry_after(error.headers, now)
    if asked is not None:
        wait = asked - now
    return now + min(max(wait, _LEAST), _MOST), reason


def _reason(error: NetworkError) -> tuple[timedelta, str] | None:
    status = error.status or 0
    if status in _TOO_MUCH:
        return _TOO_MUCH[status], f"the server says that it was asked too often ({status})"
    reason = _sign(error) if status in _MAYBE else None
    return (_MAYBE[status], f"{reason} ({status})") if reason else None


def _sign(error: NetworkError) -> str | None:
    """Return what a refusal says of us rather than of what was asked for."""
    headers = error.headers
    if "retry-after" in headers:
        return "the server asks for a rest"
    if error.status == _OVERLOADED:
        return None
    if used_up(headers):
        return "the server says that no request is left for now"
    signs = (reason for name, part, reason in _SIGNS if name in headers and part in headers[name].lower())
    return next(signs, None)
