"""What bytes are, told from how they begin; names and headers are only asked where that leaves it open."""

from __future__ import annotations

import re
from typing import Literal

from broadsheet.collect.charset import wide
from broadsheet.collect.jsonfeed import looks_like_json_feed
from broadsheet.collect.stream import HEAD

Kind = Literal[
    "binary", "empty", "feed", "json", "jsonfeed", "jsonlines", "opml", "page", "sitemap", "textdump", "xml"
]

# How files begin that are no text (the "magic" of file(1)), and what a person calls them.
MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"(\xb5/\xfd", "a zstd file"),
    (b"BZh", "a bzip2 file"),
    (b"GIF8", "a GIF image"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"PK\x03\x04", "a zip file or an office document"),
    (b"RIFF", "a picture, sound or film"),
    (b"Rar!", "a RAR file"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"WARC/", "a web archive (WARC)"),
    (b"\0\0\x01\0", "an icon"),
    (b"\0asm", "a WebAssembly program"),
    (b"\x7fELF", "a program (ELF)"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"7z\xbc\xaf", "a 7-Zip file"),
    (b"{\\rtf", "an RTF document"),
)
# The root element, or one that only this kind has, to its kind.
_ROOTS: dict[str, Kind] = {
    "!doctype html": "page",
    "article": "page",
    "body": "page",
    "channel": "feed",  # CDF, and RSS that lost its root
    "div": "page",
    "feed": "feed",
    "head": "page",
    "html": "page",
    "meta": "page",
    "opml": "opml",
    "p": "page",
    "rdf": "feed",
    "rss": "feed",
    "section": "page",
    "sitemapindex": "sitemap",
    "title": "page",
    "urlset": "sitemap",
}
# Said by a name's end or by the server, believed where the bytes don't contradict.
_CLAIMS: tuple[tuple[str, Kind], ...] = (
    (".htm", "page"),
    (".html", "page"),
    (".jsonl", "jsonlines"),
    (".ndjson", "jsonlines"),
    (".xhtml", "page"),
    ("application/feed+json", "jsonfeed"),
    ("application/jsonl", "jsonlines"),
    ("application/x-ndjson", "jsonlines"),
    ("application/xhtml+xml", "page"),
    ("text/html", "page"),
)
_COMMENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!doctype(?!\s+html)[^<>]*>", re.DOTALL | re.IGNORECASE
)
_FIRST_TAG = re.compile(r"<(!doctype\s+html|(?:[a-z][\w.-]*:)?[a-z][\w.-]*)", re.IGNORECASE)
# Behind junk, such as a warning that the server's program printed first, only what is unmistakable.
_BEHIND_JUNK = re.compile(
    r"^[ \t]*<(?:\?xml\s|!doctype\s+html|html[\s>]|rss\s|urlset\s|sitemapindex\s|rdf:RDF\s|feed\s)",
    re.IGNORECASE | re.MULTILINE,
)
_ANY_MARKUP = re.compile(r"</(?:a|b|br|em|figure|h[1-6]|i|li|p|span|strong|table|ul)>", re.IGNORECASE)
_JSON_OBJECT = re.compile(r'\{\s*["}]')
_JSON_LIST = re.compile(r"\[\s*[{\]]")
_CONTROL = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LINES = 20  # enough to tell a file of lines, even if some of them are broken
_MOST_CONTROL = 0.05  # of the first bytes; prose has none at all


def magic(head: bytes) -> str | None:
    """Return what a person calls a file that begins like this, or None where it may be text."""
    return next((name for start, name in MAGIC if head.startswith(start)), None)


def sniff(head: bytes, *, name: str, media_type: str | None) -> Kind:
    """Return what bytes are that begin like this.

    Args:
        head: the first bytes, decompressed; of more than 64 kB only those are looked at.
        name: the file's name or address; its end may tell.
        media_type: the Content-Type header, if there was one.
    """
    head = head[:HEAD]
    if not head.strip():
        return "empty"
    units = wide(head)
    if magic(head) or (units is None and _is_binary(head)):
        return "binary"
    text = head.decode(units or "utf-8", "replace").lstrip("\ufeff \t\r\n\f")
    claim = _claim(name, media_type)
    return _json_kind(text, claim) or _markup_kind(text, claim) or ("page" if claim == "page" else "textdump")


def _is_binary(head: bytes) -> bool:
    return b"\0" in head or len(_CONTROL.findall(head)) > _MOST_CONTROL * len(head)


def _claim(name: str, media_type: str | None) -> Kind | None:
    stem = name.lower().removesuffix(".gz").removesuffix(".xz")
    sent = (media_type or "").split(";")[0].strip().lower()
    return next(
        (kind for said, kind in _CLAIMS if sent == said or (said[0] == "." and stem.endswith(said))), None
    )


def _json_kind(text: str, claim: Kind | None) -> Kind | None:
    if _JSON_OBJECT.match(text):
        if claim != "jsonlines" and looks_like_json_feed(text):
            return "jsonfeed"
        if claim == "jsonlines" or "\n" not in text.strip() or _objects(text) > 0:
            return "jsonlines"
        return "jsonfeed" if claim == "jsonfeed" else "json"
    if claim == "jsonlines":
        return claim
    if _JSON_LIST.match(text):
        return "json"
    first = text.split("\n")[:_LINES]
    return "jsonlines" if len(first) > 1 and 2 * _objects(text) >= len(first) else None


def _objects(text: str) -> int:
    """Return how many of the first lines are an object each; the last may be cut off and isn't asked."""
    import orjson  # noqa: PLC0415 (heavy)

    count = 0
    for line in text.split("\n")[:_LINES]:
        if line.startswith("{"):
            try:
                count += isinstance(orjson.loads(line), dict)
            except ValueError:
                continue
    return count


def _markup_kind(text: str, claim: Kind | None) -> Kind | None:
    if not text.startswith("<"):
        junk = _BEHIND_JUNK.search(text)
        return _markup_kind(text[junk.start() :].lstrip(), claim) if junk else None
    tag = _FIRST_TAG.search(_COMMENT.sub("", text))
    if tag is None:
        return "page" if claim == "page" or "<!--" in text[:4] else None
    root = " ".join(tag[1].lower().split())
    kind = _ROOTS.get(root) or _ROOTS.get(root.rsplit(":", 1)[-1])
    if kind:
        return kind
    return "page" if claim == "page" or _ANY_MARKUP.search(text) else "xml"
