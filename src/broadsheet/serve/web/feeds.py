"""A saved search as a feed, Atom or JSON Feed, at an address that only its reader knows.

Atom: RFC 4287. JSON Feed: https://www.jsonfeed.org/version/1.1/
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

import orjson
from starlette.requests import Request
from starlette.responses import Response

from broadsheet.model import Article, Hit, SavedSearch
from broadsheet.serve.web.addresses import base
from broadsheet.serve.web.site import site_of
from broadsheet.serve.web.wording import article_path, headline
from broadsheet.text.dates import iso, moment

IN_A_FEED = 50  # the newest; readers that look once a day miss nothing of a search that finds two an hour
_FRESH = {"Cache-Control": "private, no-cache"}  # taken away is taken away at once
_ATOM = "http://www.w3.org/2005/Atom"
_XML_REFUSES = dict.fromkeys(
    [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)]
)


def atom(request: Request) -> Response:
    """Return the newest articles of a saved search as an Atom feed."""
    one, hits = site_of(request).desk.rules.shared(request.path_params["token"], IN_A_FEED)
    return Response(to_atom(one, hits, base(request)), media_type="application/atom+xml", headers=_FRESH)


def json(request: Request) -> Response:
    """Return the newest articles of a saved search as a JSON Feed."""
    one, hits = site_of(request).desk.rules.shared(request.path_params["token"], IN_A_FEED)
    return Response(to_json(one, hits, base(request)), media_type="application/feed+json", headers=_FRESH)


def to_atom(one: SavedSearch, hits: tuple[Hit, ...], here: str) -> bytes:
    """Return an Atom feed; ``here`` is our address without a slash at its end."""
    feed = Element("feed", xmlns=_ATOM)
    address = f"{here}/feeds/{one.token}.atom"
    _add(feed, "id", address)
    _add(feed, "title", f"{one.name} · Broadsheet")
    _add(feed, "updated", _when(hits[0].article if hits else None) or one.made.isoformat())
    SubElement(feed, "link", rel="self", href=address)
    _add(SubElement(feed, "author"), "name", "Broadsheet")
    for hit in hits:
        article = hit.article
        entry = SubElement(feed, "entry")
        _add(entry, "id", here + article_path(article.id))
        _add(entry, "title", headline(article.title))
        # Atom asks for a moment where none is known: when the search was made is at least not of the news.
        _add(entry, "updated", _when(article) or one.made.isoformat())
        SubElement(entry, "link", rel="alternate", href=here + article_path(article.id))
        if article.outlet and article.outlet.name:
            _add(SubElement(entry, "author"), "name", article.outlet.name)
        _add(entry, "content", article.text)
    made: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return made


def to_json(one: SavedSearch, hits: tuple[Hit, ...], here: str) -> bytes:
    """Return a JSON Feed; ``here`` is our address without a slash at its end."""
    return orjson.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": f"{one.name} · Broadsheet",
            "feed_url": f"{here}/feeds/{one.token}.json",
            "items": [
                {
                    "id": here + article_path(hit.article.id),
                    "url": here + article_path(hit.article.id),
                    "external_url": hit.article.url,
                    "title": headline(hit.article.title),
                    "content_text": hit.article.text,
                    "date_published": _when(hit.article),
                    "language": hit.article.language,
                    "authors": [{"name": hit.article.outlet.name}]
                    if hit.article.outlet and hit.article.outlet.name
                    else [],
                }
                for hit in hits
            ],
        }
    )


def _when(article: Article | None) -> str | None:
    """Return when an article came out, else when it was fetched; None where neither is known."""
    return iso(moment(article.published) or article.collected) if article else None


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text.translate(_XML_REFUSES)
