"""OPML (opml.org, version 2.0): lists of feeds, read from other readers and written for them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from broadsheet.collect.charset import decode
from broadsheet.collect.opmlwriting import BETWEEN, KNOWN, SLASH, is_secret, write_opml
from broadsheet.collect.origin import Origin, failure
from broadsheet.collect.plain import one_line, web_address
from broadsheet.collect.sniff import sniff
from broadsheet.collect.xmlsafety import danger, overloaded
from broadsheet.model import Document, Failure, SubscriptionKind
from broadsheet.text.urls import canonical

__all__ = ["OpmlEntry", "looks_like_opml", "parse_opml", "read_opml", "write_opml"]

_NO_FEEDS = frozenset(
    {"newsbin", "vfolder"}
)  # what Liferea keeps in its lists besides feeds: searches, clippings
# What Broadsheet writes as an outline's type besides "rss"; every other type is a feed's.
_KINDS: dict[str, SubscriptionKind] = {"mail": "mail", "page": "page", "sitemap": "sitemap"}
_TYPES = frozenset(
    ("type", kind) for kind in ("", "rss", *_KINDS)
)  # said by ``kind``, not kept as an attribute
_OLD = frozenset({"atom", "rss"})  # older lists have such a feed's address in "url"
# Choices, each far above what lists of real readers hold: they bound what a hostile one costs.
_LONGEST_NAME = 300  # characters of a title
_DEEPEST = 20  # folders within folders; what lies deeper is put into the last
_MOST_FOLDERS = 100  # that one feed stands in
_MOST_ATTRIBUTES = 40
_LONGEST_VALUE = 2000
_NO_SCHEME = re.compile(r"(?:[\w-]{1,63}\.){1,9}[A-Za-z]{2,24}/")  # "kite.example/feed", as people write it
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
_BARE = re.compile(r"&(?!#?\w{1,32};)")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpmlEntry:
    """One feed of a list."""

    url: str  # with the credentials that were in it, if any
    title: str | None = None
    folder: str | None = None  # "World/Europe" for folders within folders
    also_in: tuple[str, ...] = ()  # further folders, in the order of the list; "": in none as well
    link: str | None = None  # the site that it belongs to
    categories: tuple[str, ...] = ()
    attributes: tuple[
        tuple[str, str], ...
    ] = ()  # all others, as they stand; "{namespace}name" where they have one
    kind: SubscriptionKind = "feed"


def looks_like_opml(body: bytes) -> bool:
    """Return whether bytes are a list of feeds."""
    return sniff(body, name="", media_type=None) == "opml"


def parse_opml(body: bytes, *, name: str = "OPML") -> tuple[list[OpmlEntry], list[Failure]]:
    """Return the feeds of a list in its order, each address once, and what can't be used.

    Broken XML is read as far as it goes. A feed that stands in several folders is one entry, with what is
    said of it where it stands first. Attributes of folders and folders without feeds are not kept.

    Args:
        body: the file as it came.
        name: how a person would name it, for the failures.
    """
    origin = Origin(name=name)
    try:
        decoded = decode(body)
    except ValueError as error:
        return [], [failure(origin, f"this list of feeds cannot be read: {error}")]
    if problem := danger(decoded.text) or overloaded(decoded.text):
        return [], [failure(origin, problem)]
    root, broken = _tree(decoded.text)
    if root is None:
        return [], [failure(origin, "this list of feeds cannot be read: it is no XML")]
    found = list(_walk(root, origin))
    entries, crowded = _once([one for one in found if isinstance(one, OpmlEntry)])
    failures = [one for one in found if isinstance(one, Failure)]
    if crowded:
        told = f"feeds that stand in more than {_MOST_FOLDERS} folders are kept in the first {_MOST_FOLDERS}"
        failures.append(failure(origin, f"{told} (such feeds: {crowded})"))
    if broken:
        told = (
            f"this list of feeds is broken ({broken}): it was read as far as it goes (feeds: {len(entries)})"
        )
        failures.append(failure(origin, told))
    kept = [replace(entry, attributes=_open(entry)) for entry in entries]
    left_out = sum(len(entry.attributes) for entry in entries) - sum(len(entry.attributes) for entry in kept)
    if left_out:
        told = f"{left_out} attributes of this list were left out: their names are those of passwords and the like"
        failures.append(failure(origin, f"{told}; give them with the subscription"))
    return kept, failures


def _open(entry: OpmlEntry) -> tuple[tuple[str, str], ...]:
    return tuple(one for one in entry.attributes if not is_secret(one[0]))


def _tree(text: str) -> tuple[Any, str | None]:
    """Return the root, or None, and the first thing that is broken, or None."""
    from lxml import etree  # noqa: PLC0415 (heavy)

    # Addresses are often written with bare ampersands, and titles with the names that HTML has for letters.
    text = _BARE.sub("&amp;", _NAMED.sub(_letter, text)).strip()
    parser = etree.XMLParser(
        encoding="utf-8", no_network=True, recover=True, remove_comments=True, resolve_entities=False
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (ValueError, etree.XMLSyntaxError):
        return None, None
    fatal = next((one for one in parser.error_log if one.level_name == "FATAL"), None)
    return root, f"line {fatal.line}" if fatal else None


def _letter(named: re.Match[str]) -> str:
    letter = html.unescape(named[0])
    return letter if letter != named[0] and letter not in "<>&\"'" else f"&amp;{named[1]};"


def _walk(root: Any, origin: Origin) -> Iterator[OpmlEntry | Failure]:
    """Yield the outlines in document order; a stack of our own, for nesting has no limit."""
    waiting: list[tuple[Any, str]] = [(root, "")]
    while waiting:
        element, folder = waiting.pop()
        inside = folder
        if isinstance(element.tag, str) and element.tag.rsplit("}", 1)[-1].lower() == "outline":
            told = _told(element)
            if told.get("type", "").lower() in _NO_FEEDS:
                continue
            if address := told.get("xmlurl") or (
                told.get("url") if told.get("type", "").lower() in _OLD else None
            ):
                yield _feed(address, element, folder, origin)
            elif (title := _name(told)) and folder.count(BETWEEN) < _DEEPEST - 1:
                own = title.replace(BETWEEN, SLASH)
                inside = f"{folder}{BETWEEN}{own}" if folder else own
        waiting.extend((child, inside) for child in reversed(element))


def _told(element: Any) -> dict[str, str]:
    told: dict[str, str] = {}
    for key, value in element.attrib.items():
        told.setdefault(str(key).lower(), str(value))
    return told


def _name(told: dict[str, str]) -> str | None:
    return (one_line(told.get("title", "")) or one_line(told.get("text", "")))[:_LONGEST_NAME].strip() or None


def _feed(address: str, element: Any, folder: str, origin: Origin) -> OpmlEntry | Failure:
    told = _told(element)
    kind = _KINDS.get(told.get("type", "").lower(), "feed")
    title = _name(told)
    url = _address(address, kind)
    if url is None:
        return failure(origin, f'the feed "{title or ""}" has no http address: {address[:200]!r}')
    categories = dict.fromkeys(one_line(one) for one in told.get("category", "").split(","))
    return OpmlEntry(
        url=url,
        # Those without a title are written with their address, which an outline must have something for.
        title=None if title in {url[:_LONGEST_NAME], address.strip()[:_LONGEST_NAME]} else title,
        folder=folder or None,
        link=web_address(None, told.get("htmlurl")),
        categories=tuple(one[:_LONGEST_NAME] for one in categories if one),
        attributes=_others(element, address),
        kind=kind,
    )


def _address(address: str, kind: SubscriptionKind) -> str | None:
    address = address.strip()
    if kind == "mail" and re.match(r"imaps?://[^\s/]", address):
        return address
    # Some readers write "feed://" for feeds; others keep commands of the local machine here.
    if address.lower().startswith("feed:"):
        rest = address[len("feed:") :]
        address = rest if rest.lower().startswith("http") else f"http:{rest}"
    return web_address(None, f"https://{address}" if _NO_SCHEME.match(address) else address)


def _others(element: Any, address: str) -> tuple[tuple[str, str], ...]:
    """Return the attributes that say nothing that an entry has a field for."""
    kept: list[tuple[str, str]] = []
    for key, value in list(element.attrib.items())[:_MOST_ATTRIBUTES]:
        # A prefix that was never declared leads nowhere.
        name = str(key) if str(key).startswith("{") else str(key).replace(":", "_")
        known = name.lower() in KNOWN or (name.lower(), str(value).lower()) in _TYPES
        known = known or (name.lower() == "url" and value == address)
        if not known and len(value) <= _LONGEST_VALUE:
            kept.append((name, str(value)))
    return tuple(sorted(dict(kept).items()))


def _once(found: list[OpmlEntry]) -> tuple[list[OpmlEntry], int]:
    """Return each feed once, with all its folders, and how many feeds stand in too many."""
    first: dict[str, OpmlEntry] = {}
    folders: dict[str, dict[str, None]] = {}
    for entry in found:
        key = canonical(entry.url)
        first.setdefault(key, entry)
        folders.setdefault(key, {})[entry.folder or ""] = None
    entries = [
        replace(entry, also_in=tuple(folders[key])[1:_MOST_FOLDERS]) if len(folders[key]) > 1 else entry
        for key, entry in first.items()
    ]
    return entries, sum(len(names) > _MOST_FOLDERS for names in folders.values())


def read_opml(_: bytes, origin: Origin) -> Iterator[Document | Failure]:
    """Yield the one failure that a list of feeds is here: it holds no article."""
    yield failure(origin, "this is a list of feeds: add it with broadsheet add")
