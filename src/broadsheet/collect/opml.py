"""OPML (opml.org, version 2.0): lists of feeds, read from other readers and written for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from broadsheet.collect.charset import decode
from broadsheet.collect.origin import Origin, failure
from broadsheet.collect.plain import one_line, web_address
from broadsheet.collect.sniff import sniff
from broadsheet.collect.xmlsafety import danger
from broadsheet.model import Document, Failure, Subscription

_NO_FEEDS = frozenset(
    {"newsbin", "vfolder"}
)  # what Liferea keeps in its lists besides feeds: searches, clippings
_BETWEEN = "/"  # folders within folders are written as one name: "World/Europe"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpmlEntry:
    """One feed of a list."""

    url: str
    title: str | None = None
    folder: str | None = None  # "World/Europe" for folders within folders


def looks_like_opml(body: bytes) -> bool:
    """Return whether bytes are a list of feeds."""
    return sniff(body, name="", media_type=None) == "opml"


def parse_opml(body: bytes, *, name: str = "OPML") -> tuple[list[OpmlEntry], list[Failure]]:
    """Return the feeds of a list in its order, each address once a folder, and what can't be used.

    Broken XML is read as far as it goes.

    Args:
        body: the file as it came.
        name: how a person would name it, for the failures.
    """
    from lxml import etree  # noqa: PLC0415 (heavy)

    origin = Origin(name=name)
    try:
        decoded = decode(body)
        problem = danger(decoded.text)
        if problem:
            return [], [failure(origin, problem)]
        parser = etree.XMLParser(
            encoding="utf-8", no_network=True, recover=True, remove_comments=True, resolve_entities=False
        )
        root = etree.fromstring(decoded.text.strip().encode(), parser)
    except (ValueError, etree.XMLSyntaxError) as error:
        return [], [failure(origin, f"this list of feeds cannot be read: {error}")]
    if root is None:
        return [], [failure(origin, "this list of feeds cannot be read: it is no XML")]
    found = list(_walk(root, origin))
    entries = dict.fromkeys(item for item in found if isinstance(item, OpmlEntry))
    return list(entries), [item for item in found if isinstance(item, Failure)]


def _walk(root: Any, origin: Origin) -> Iterator[OpmlEntry | Failure]:
    """Yield the outlines in document order; a stack of our own, for nesting has no limit."""
    waiting: list[tuple[Any, str | None]] = [(root, None)]
    while waiting:
        element, folder = waiting.pop()
        inside = folder
        if isinstance(element.tag, str) and element.tag.rsplit("}", 1)[-1].lower() == "outline":
            told = {str(key).lower(): str(value) for key, value in element.attrib.items()}
            title = one_line(told.get("title") or told.get("text") or "") or None
            if told.get("type", "").lower() in _NO_FEEDS:
                continue
            if told.get("xmlurl"):
                yield _feed(told["xmlurl"], title, folder, origin)
            elif title:
                inside = f"{folder}{_BETWEEN}{title}" if folder else title
        waiting.extend((child, inside) for child in reversed(element))


def _feed(address: str, title: str | None, folder: str | None, origin: Origin) -> OpmlEntry | Failure:
    # Some readers write "feed://" for feeds; others keep commands of the local machine here.
    if address.strip().lower().startswith("feed:"):
        rest = address.strip()[len("feed:") :]
        address = rest if rest.lower().startswith("http") else f"http:{rest}"
    url = web_address(None, address)
    if url is None:
        return failure(origin, f'the feed "{title or ""}" has no http address: {address[:200]!r}')
    return OpmlEntry(url=url, title=title, folder=folder)


def write_opml(subscriptions: Iterable[Subscription]) -> str:
    """Return subscriptions as an OPML file: those without a folder first, then folder by folder."""
    from xml.sax.saxutils import quoteattr  # noqa: PLC0415 (only writing needs it)

    def attribute(text: str) -> str:
        # XML 1.0 has no way to write most control characters.
        return quoteattr("".join(c for c in one_line(text) if c.isprintable()))

    out = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    out += ["  <head><title>Broadsheet</title></head>", "  <body>"]
    ordered = sorted(subscriptions, key=lambda item: (item.folder or "", item.title or item.url, item.url))
    for folder, members in groupby(ordered, key=lambda item: item.folder or ""):
        pad = "      " if folder else "    "
        out += [f"    <outline text={attribute(folder)}>"] if folder else []
        for item in members:
            title = attribute(item.title or item.url)
            out.append(f'{pad}<outline type="rss" text={title} title={title} xmlUrl={attribute(item.url)}/>')
        out += ["    </outline>"] if folder else []
    return "\n".join([*out, "  </body>", "</opml>", ""])


def read_opml(_: bytes, origin: Origin) -> Iterator[Document | Failure]:
    """Yield the one failure that a list of feeds is here: it holds no article."""
    yield failure(origin, "this is a list of feeds: add it with broadsheet add")
