"""Where a site's feeds are, told from one of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from broadsheet.collect.patterns import guesses
from broadsheet.collect.plain import web_address

# What servers call feeds in <link rel="alternate" type="...">.
FEED_TYPES = frozenset(
    {
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
        "application/rss+xml",
        "application/x-rss+xml",
        "text/rss",
        "text/rss+xml",
    }
)
# Addresses that people give to feeds: a whole word in the last parts of the path, or its ending.
_PLAUSIBLE = re.compile(
    r"(?:^|[/._-])(?:atom|feeds?|rdf|rss2?)(?:[/._-]|$)|\.(?:atom|rdf|rss)$|/(?:index|feed|rss)\.xml$",
    re.IGNORECASE,
)
# Addresses that hold such a word and are pages about feeds, or hand the feed to somebody else.
_NO_FEED = re.compile(
    r"\.(?:png|jpe?g|gif|svg|css|js)$|/(?:help|about)/|add\.my\.yahoo|feedback", re.IGNORECASE
)
# Feeds of comments: their addresses with WordPress, Blogger and others, and what WordPress calls them.
_COMMENTS = re.compile(
    r"[/._-]comments?(?:[/?&._-]|$)|[?&]feed=comments|/comments-rss|\b(?:comentarios?|comentários|comments?|commentaires?"
    r"|commenti|komentarze|kommentarer?|kommentare?|reacties)\b|комментари|コメント|评论|評論|댓글|تعليق",
    re.IGNORECASE,
)
_MOST_LINKS = 20  # a page of feeds lists dozens; whoever adds a site wants its main ones


def feeds_in(html: str, base: str) -> list[str]:
    """Return the addresses of the feeds that a page names, each once, the surest first.

    First those that it declares (``link rel=alternate`` of a feed's type), then those that its
    canonical address is known to have, then links whose address looks like a feed's; feeds of comments
    last of all. Whether there is a feed is only known once it is fetched.

    Args:
        html: the page.
        base: its address.
    """
    from lxml import etree  # noqa: PLC0415 (heavy)

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, recover=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    if root is None:
        return []
    declared_base = next((tag.get("href") for tag in root.iter("base") if tag.get("href")), None)
    base = web_address(base, declared_base) or base
    known = dict.fromkeys(_declared(root, base))
    known |= dict.fromkeys((feed, False) for feed in guesses(_canonical(root, base)))
    plausible = dict.fromkeys(one for one in _plausible(root, base) if one not in known)
    found = [*known, *list(plausible)[:_MOST_LINKS]]
    return list(dict.fromkeys(address for address, _ in sorted(found, key=lambda one: one[1])))


def _canonical(root: Any, base: str) -> str:
    links = (tag.get("href") for tag in root.iter("link") if "canonical" in (tag.get("rel") or "").lower())
    return next((address for link in links if (address := web_address(base, link))), base)


def _declared(root: Any, base: str) -> Iterator[tuple[str, bool]]:
    """Yield each address with whether it is a feed of comments."""
    for tag in root.iter("link"):
        relations = (tag.get("rel") or "").lower().split()
        kind = (tag.get("type") or "").split(";")[0].strip().lower()
        address = web_address(base, tag.get("href"))
        if address and ("feed" in relations or ("alternate" in relations and kind in FEED_TYPES)):
            yield address, bool(_COMMENTS.search(address) or _COMMENTS.search(tag.get("title") or ""))


def _plausible(root: Any, base: str) -> Iterator[tuple[str, bool]]:
    for tag in root.iter("a"):
        address = web_address(base, tag.get("href"))
        path = address.partition("#")[0].partition("?")[0] if address else ""
        if address and _PLAUSIBLE.search(path.split("//", 1)[-1]) and not _NO_FEED.search(path):
            yield address.partition("#")[0], bool(_COMMENTS.search(address))
