"""Ids that are the same again for the same thing."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from hashlib import sha256

from broadsheet.text.urls import canonical

_BEGINNING = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_WORDS = re.compile(r"\w+")


def article_id(*, url: str | None, outlet: str | None, title: str | None, text: str) -> str:
    """Return the id of an article: 16 hex digits.

    It is made of the canonical URL, or where there is none of outlet, title and text, so that the
    same input has the same id on every machine.

    Args:
        url: the canonical URL (see ``text.urls.canonical``).
        outlet: the outlet's name or domain.
        title: the headline.
        text: the article's text.
    """
    return hashed(url or "\n".join((outlet or "", title or "", text)))


def hashed(text: str) -> str:
    """Return 16 hex digits that stand for a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def bare_address(url: str) -> str:
    """Return an address as it is compared across http and https twins: without scheme, www, last slash.

    A fragment stays where it names a place on the page ("#post-7": one of several entries on it), and
    goes where it tells how a reader came ("#xtor=RSS-1").

    >>> bare_address("http://www.courier.example/bridge/?utm_source=rss#xtor=RSS-1")
    'courier.example/bridge'
    """
    url = url.strip()
    if not _BEGINNING.match(url):
        return url
    fragment = url.partition("#")[2]
    bare = _BEGINNING.sub("", canonical(url), count=1).rstrip("/")
    return f"{bare}#{fragment}" if fragment and "=" not in fragment else bare


def headline_key(title: str, day: date | None) -> str:
    """Return what stands for a headline on a day, whatever its signs, blanks and capitals.

    >>> headline_key("Bridge  re-opens!", None) == headline_key("Bridge re-opens", None)
    True
    """
    words = " ".join(_WORDS.findall(unicodedata.normalize("NFKC", title).casefold()))
    when = day.date() if isinstance(day, datetime) else day
    return hashed(f"{words or title}\n{when or ''}")
