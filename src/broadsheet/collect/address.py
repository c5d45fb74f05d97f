"""What a person means who gives an address: a feed, a sitemap, a site with feeds, or one article's page."""

from __future__ import annotations

import io
import re

from broadsheet.collect.discover import feeds_in
from broadsheet.collect.sniff import sniff
from broadsheet.collect.stream import BrokenStreamError, chunks, peek

_FEEDS = frozenset({"feed", "jsonfeed"})
# Bounded, so that a hostile page costs no more time than another.
# How pages say that they hold one article: Open Graph's og:type, schema.org's types in JSON-LD.
_ARTICLE = re.compile(
    r"""property=["']og:type["'][^<>]{0,400}content=["']article["']|content=["']article["'][^<>]{0,400}property=["']og:type["']"""
    r"""|"@type"\s{0,9}:\s{0,9}(?:\[\s{0,9})?"(?:Analysis|Opinion|Reportage)?(?:News)?Article\"""",
    re.IGNORECASE,
)


def is_feed(body: bytes, *, url: str, media_type: str | None) -> bool:
    """Return whether what an address answered with is a feed."""
    return sniff(body, name=url, media_type=media_type) in _FEEDS


def is_sitemap(body: bytes, *, url: str, media_type: str | None) -> bool:
    """Return whether what an address answered with is a sitemap, or a list of sitemaps, gzipped or not."""
    try:
        start, _ = peek(chunks(io.BytesIO(body)))
    except BrokenStreamError:
        return False
    return sniff(start, name=url, media_type=media_type) == "sitemap"


def feeds_of(body: bytes, *, url: str, media_type: str | None) -> list[str]:
    """Return the feeds that a page names, the site's main one first; none where it is no page."""
    if sniff(body, name=url, media_type=media_type) != "page":
        return []
    return feeds_in(body.decode("utf-8", "replace"), url)


def says_article(body: bytes) -> bool:
    """Return whether a page says of itself that it is one article, not the front of a site."""
    return bool(_ARTICLE.search(body.decode("utf-8", "replace")))
