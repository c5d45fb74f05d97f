"""A feed's XML to feedparser's fields, by the shortest way that gives the same.

feedparser reads feeds through Python's SAX layer, which builds and takes apart objects for each tag: a quarter
of its time. Here expat hands tags and text straight to feedparser's own ``StrictFeedParser``. Whatever is
out of the ordinary goes the long way: a tag whose namespace feedparser doesn't know through the SAX layer, a
document with a type, or one that is no well-formed XML, through ``feedparser.parse`` as a whole.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from broadsheet.collect.feedfields import Fields

# feedparser takes the first of these for the XML declaration; where it ends plainly, that changes nothing.
_STYLESHEET = re.compile(r"<\?xml-stylesheet\s[^<>?]*\?>")
_ODD_TAGS = frozenset({"math", "svg"})  # the SAX layer gives them an attribute


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What feedparser makes of a feed."""

    feed: Fields
    entries: list[Fields]
    version: str  # "" where it knows none
    bozo: bool  # whether it isn't well-formed


def parsed(text: str, base: str | None = None) -> Parsed:
    """Return what feedparser makes of a feed, with HTML and addresses as they are written.

    Args:
        text: the feed without an XML declaration, found to be safe.
        base: where addresses start; None leaves them all as they are.
    """
    data = text.encode("utf-8", "replace")
    return (_directly(data, base) if _is_ordinary(text) else None) or _by_feedparser(data, base)


def _is_ordinary(text: str) -> bool:
    """Return whether feedparser would hand the text to its strict parser as it is."""
    if not text or text.startswith("\ufeff") or any(sign in text for sign in ("\0", "<!DOCTYPE", "<!ENTITY")):
        return False
    return not text.startswith("<?xml") or bool(_STYLESHEET.match(text))


def _by_feedparser(data: bytes, base: str | None) -> Parsed:
    import feedparser  # noqa: PLC0415 (heavy)

    headers = {"content-type": "application/xml; charset=utf-8"}
    if base:
        headers["content-location"] = base
    # As a file: bytes that happen to be a path would be opened as one.
    file = io.BytesIO(data)
    found = feedparser.parse(file, response_headers=headers, resolve_relative_uris=False, sanitize_html=False)
    return Parsed(
        feed=found.feed, entries=found.entries, version=found.get("version") or "", bozo=bool(found.bozo)
    )


def _directly(data: bytes, base: str | None) -> Parsed | None:
    """Return what feedparser's strict parser makes of XML, or None where that is not well-formed."""
    from xml.parsers import expat  # noqa: PLC0415 (heavy, with the next)

    from feedparser.api import StrictFeedParser  # noqa: PLC0415 (heavy)

    reader = StrictFeedParser(base or "", None, "utf-8")
    reader.resolve_relative_uris = False
    reader.sanitize_html = False
    source = expat.ParserCreate("utf-8", " ", intern={})
    source.namespace_prefixes = True
    source.buffer_text = True
    source.StartNamespaceDeclHandler = reader.startPrefixMapping
    source.CharacterDataHandler = reader.handle_data
    source.StartElementHandler, source.EndElementHandler = _handlers(reader)
    try:
        source.Parse(data, True)
    except expat.ExpatError:
        return None
    return Parsed(feed=reader.feeddata, entries=reader.entries, version=reader.version, bozo=False)


def _handlers(reader: Any) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]:
    """Return what takes the beginnings and the ends of tags, as expat names them, to feedparser."""
    from xml.sax.expatreader import ExpatParser  # noqa: PLC0415 (heavy)

    long_way: Any = ExpatParser()  # for what its two methods make of expat's names; it parses nothing
    long_way.setContentHandler(reader)
    prefixes = {uri.lower(): prefix for uri, prefix in reader.namespaces.items()}
    tags: dict[str, str | None] = {}  # None: the long way

    def start(name: str, attributes: dict[str, str]) -> None:
        if name not in tags:
            tags[name] = _tag(name, prefixes)
        tag = tags[name]
        if tag is None or reader.decls or (attributes and " " in "".join(attributes)):
            long_way.start_element_ns(name, attributes)
        else:
            lowered = {key.lower(): value for key, value in attributes.items()}
            reader.unknown_starttag(tag, list(lowered.items()))

    def end(name: str) -> None:
        tag = tags[name]
        if tag is None:
            long_way.end_element_ns(name)
        else:
            reader.unknown_endtag(tag)

    return start, end


def _tag(name: str, prefixes: dict[str, str]) -> str | None:
    """Return feedparser's name of a tag: "media:content"; None where that takes more than a look at it.

    Args:
        name: as expat gives it: the namespace, the name and the prefix as written, with blanks between.
        prefixes: feedparser's own, by namespace in lower case.
    """
    parts = name.split()
    local = parts[0 if len(parts) == 1 else 1].lower()
    if len(parts) > 3 or local in _ODD_TAGS:
        return None
    prefix = prefixes.get(parts[0].lower()) if len(parts) > 1 else ""
    if prefix is None:
        return None
    return f"{prefix}:{local}".lower() if prefix else local
