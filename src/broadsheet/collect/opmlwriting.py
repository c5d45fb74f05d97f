"""Subscriptions written as OPML, for other readers and for the way back. No credentials are ever written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import quoteattr

from broadsheet.collect.plain import one_line
from broadsheet.model import Subscription

BETWEEN = "/"
"""Folders within folders are one name here: "World/Europe"."""

SLASH = "\u2215"
"""A slash within a folder's own name, so that "AC/DC" stays one folder; it is written as "/" again."""

KNOWN = frozenset({"category", "htmlurl", "text", "title", "xmlurl"})
"""Attributes that a subscription has fields for, in lower case: readers write them in either."""

# XML 1.0, section 2.2, without what it discourages (DEL and C1 controls) and the sign for a lost character: a
# list full of these would be taken for binary when it is read again.
_NO_XML = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffc\U00010000-\U0010ffff]")
_ATTRIBUTE = re.compile(r"(?:\{([^{}\s<>\"]+)\})?([^\W\d][\w.-]*)\Z")
# Names under which readers keep what a feed is fetched with.
_SECRET = re.compile(
    r"auth(?!or)|cookie|credential|curlopt_(?:httpheader|userpwd)|login|passw|pwd|secret|token|user_?name|api_?key",
    re.IGNORECASE,
)
_USER = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,20}:[\\/]{2,9})[^\s/?#\\]*@")


def is_secret(name: str) -> bool:
    """Return whether an attribute's name says that it holds a password or the like.

    >>> is_secret("frss:CURLOPT_COOKIE"), is_secret("author")
    (True, False)
    """
    return bool(_SECRET.search(name))


def without_user(address: str) -> str:
    """Return an address without the user and password in it.

    >>> without_user("https://ada:secret@kite.example/feed")
    'https://kite.example/feed'
    """
    return _USER.sub(r"\1", address)


def write_opml(subscriptions: Iterable[Subscription]) -> str:
    """Return subscriptions as an OPML file, by folder and title: the tree that ``parse_opml`` reads again.

    One that stands in several folders is written in each. Users and passwords in addresses and attributes that hold such are left out.
    """
    items = list(subscriptions)
    spaces = _namespaces(items)
    outlines = sorted(
        (path, item.title or item.url, item.url, attributes)
        for item in items
        for attributes in [_attributes(item, spaces)]
        for path in _paths(item)
    )
    declared = "".join(f" xmlns:{prefix}={_quoted(space)}" for space, prefix in spaces.items())
    out = ['<?xml version="1.0" encoding="UTF-8"?>', f'<opml version="2.0"{declared}>']
    out += ["  <head><title>Broadsheet</title></head>", "  <body>"]
    open_folders: tuple[str, ...] = ()
    for path, _, _, attributes in outlines:
        out += _turn(open_folders, path)
        out.append(f"{_pad(len(path))}<outline{attributes}/>")
        open_folders = path
    return "\n".join([*out, *_turn(open_folders, ()), "  </body>", "</opml>", ""])


def _paths(item: Subscription) -> Iterable[tuple[str, ...]]:
    """Return the folders that a subscription stands in, each once."""
    return dict.fromkeys(_path(folder) for folder in (item.folder or "", *item.also_in))


def _path(folder: str) -> tuple[str, ...]:
    names = (one_line(_NO_XML.sub("", name)) for name in folder.split(BETWEEN))
    return tuple(name for name in names if name)


def _turn(from_path: Sequence[str], to_path: Sequence[str]) -> list[str]:
    """Return the lines that end the folders of one path and begin those of the next."""
    pairs = zip(from_path, to_path, strict=False)
    same = next((n for n, (old, new) in enumerate(pairs) if old != new), min(len(from_path), len(to_path)))
    ends = [f"{_pad(depth)}</outline>" for depth in range(len(from_path) - 1, same - 1, -1)]
    starts = [
        f"{_pad(depth)}<outline text={_quoted(to_path[depth].replace(SLASH, BETWEEN))}>"
        for depth in range(same, len(to_path))
    ]
    return ends + starts


def _pad(depth: int) -> str:
    return "  " * (depth + 2)


def _attributes(item: Subscription, spaces: dict[str, str]) -> str:
    url = without_user(item.url)
    title = one_line(without_user(item.title or url))
    told = {"type": "rss" if item.kind == "feed" else item.kind, "text": title, "title": title, "xmlUrl": url}
    if item.link:
        told["htmlUrl"] = without_user(item.link)
    if item.categories:
        # A comma parts them, so there can be none within (OPML 2.0, "category").
        told["category"] = ",".join(one_line(one.replace(",", " ")) for one in item.categories)
    taken = {name.lower() for name in told if name != "type"}
    for name, value in item.attributes:
        parts = _ATTRIBUTE.match(name)
        if parts and parts[2].lower() not in taken | KNOWN and not is_secret(name):
            told[f"{spaces[parts[1]]}:{parts[2]}" if parts[1] else parts[2]] = without_user(value)
    return "".join(f" {name}={_quoted(value)}" for name, value in told.items())


def _namespaces(items: Iterable[Subscription]) -> dict[str, str]:
    names = {parts[1] for item in items for name, _ in item.attributes if (parts := _ATTRIBUTE.match(name))}
    return {space: f"n{number}" for number, space in enumerate(sorted(one for one in names if one), start=1)}


def _quoted(text: str) -> str:
    return quoteattr(_NO_XML.sub("", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
