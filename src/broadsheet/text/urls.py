"""Addresses in the one form under which they are compared."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

# Query parameters that say how a reader came, not what is read. Prefixes end in an asterisk.
TRACKING = (
    "_ga",
    "_hsenc",
    "_hsmi",
    "at_*",
    "cmpid",
    "dclid",
    "fbclid",
    "gclid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "ns_campaign",
    "ns_mchannel",
    "ocid",
    "oref",
    "smid",
    "spm",
    "srnd",
    "utm_*",
    "wt_mc",
    "xtor",
    "yclid",
)
_EXACT = frozenset(name for name in TRACKING if not name.endswith("*"))
_PREFIXES = tuple(name[:-1] for name in TRACKING if name.endswith("*"))
_DEFAULT_PORTS = {"http": 80, "https": 443}
# Folders and names that are written the one way already: no escapes, no dots at their beginning, none empty.
_PLAIN_PATH = r"/(?:[\w~-][\w.~-]*/)*(?:[\w~-][\w.~-]*)?"
_PLAIN = re.compile(rf"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*+{_PLAIN_PATH}", re.ASCII)
_PLAIN_PATH_ALONE = re.compile(_PLAIN_PATH, re.ASCII)
# The addresses of a feed's entries are asked for three times each: as keys, in the article, in its text.
_KEPT = 512
_LONGEST_KEPT = 2000  # characters, so that what is kept is a megabyte at the most


def canonical(url: str) -> str:
    """Return the form of a URL under which two addresses of one page are equal.

    Scheme and host in lower case, no default port, no fragment, dots in the path resolved, escapes
    written one way (RFC 3986, section 6), tracking parameters dropped, the rest kept in order.

    Args:
        url: an absolute http or https address; anything else is given back stripped.

    >>> canonical("HTTPS://Example.org:443/a/../b?utm_source=x&id=3#top")
    'https://example.org/b?id=3'
    """
    url = url.strip()
    if _PLAIN.fullmatch(url):
        return url
    return _canonical(url) if len(url) <= _LONGEST_KEPT else _canonical.__wrapped__(url)


@lru_cache(maxsize=_KEPT)
def _canonical(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        return url
    scheme = parts.scheme.lower()
    host = parts.hostname.rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if port and port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    pairs = parse_qsl(parts.query, keep_blank_values=True) if parts.query else []
    query = urlencode([pair for pair in pairs if not _tracks(pair[0])])
    return urlunsplit((scheme, host, _path(parts.path), query, ""))


def _tracks(name: str) -> bool:
    name = name.lower()
    return name in _EXACT or name.startswith(_PREFIXES)


_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def _read_escape(match: re.Match[str]) -> str:
    letter = chr(int(match[0][1:], 16))
    return letter if letter in _UNRESERVED else match[0].upper()


def _path(path: str) -> str:
    if not path:
        return "/"
    if _PLAIN_PATH_ALONE.fullmatch(path):
        return path
    # Only what needs no escape is read: "%2F" is no slash between folders (RFC 3986, section 6.2.2.2).
    path = quote(_STRAY.sub("%25", _ESCAPE.sub(_read_escape, path)), safe="/:@!$&'()*+,;=~-._%")
    clean = posixpath.normpath(path)
    if path.endswith("/") and clean != "/":
        clean += "/"
    return "/" + clean.lstrip("/")


def domain_of(url: str | None) -> str | None:
    """Return the host of an address in lower case without a leading ``www.``, or None.

    >>> domain_of("https://www.example.org/a")
    'example.org'
    """
    if not url:
        return None
    return _domain_of(url) if len(url) <= _LONGEST_KEPT else _domain_of.__wrapped__(url)


@lru_cache(maxsize=_KEPT)
def _domain_of(url: str) -> str | None:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
