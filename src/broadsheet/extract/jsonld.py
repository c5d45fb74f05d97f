"""What a page says in JSON-LD (schema.org) of its article and of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from broadsheet.text.clean import to_paragraphs
from broadsheet.text.urls import canonical

JSON = Mapping[str, Any]

# schema.org types that tell of an article; subtypes end in one of these words.
ARTICLE_TYPES = ("Article", "BlogPosting", "LiveBlogPosting", "Posting", "Report")
PAGE_TYPES = ("WebPage",)
MOST_BLOCKS = 40  # scripts of JSON-LD in a page; the fullest page of the WCXB development data has 31
MOST_CHARACTERS = 1_000_000  # of all of them together; those of one page have 44,000 at most there
DEEPEST = 4  # a graph, its node, the main entity: deeper ones are other things
MOST_OBJECTS = 500  # a choice: a graph of a page has a few dozen nodes
LONGEST_TEXT = 1000  # characters of a name or headline; what is longer is none

_WRAPPING = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*\Z")
# The members that are worth saving from a block that is no valid JSON (an unescaped quotation mark, a comma
# too many): they hold no markup, so they can be read without the rest.
_MEMBER = re.compile(r'"(dateModified|datePublished|headline)"\s{0,20}:\s{0,20}"([^"\\<]{1,300})"')
_TYPE = re.compile(rf'"@type"\s{{0,20}}:\s{{0,20}}\[?\s{{0,20}}"\w{{0,40}}(?:{"|".join(ARTICLE_TYPES)})"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What JSON-LD says, each an object of schema.org; an empty one where there is none."""

    article: JSON
    page: JSON  # the WebPage


def told(root: Any, url: str | None = None) -> Told:
    """Return the objects of JSON-LD that tell of the article of a page and of the page.

    Of several articles, the one that names the page's own address goes first, then the first one: a list
    of related articles stands in another member and is not looked into.
    """
    found = [item for block in _blocks(root) for item in _read(block)][:MOST_OBJECTS]
    articles = [item for item in found if _is_a(item, ARTICLE_TYPES)]
    own = canonical(url) if url and len(articles) > 1 else None
    article = next((item for item in articles if own and own in _addresses(item)), None)
    pages = [item for item in found if _is_a(item, PAGE_TYPES)]
    return Told(article=article or next(iter(articles), {}), page=next(iter(pages), {}))


def _blocks(root: Any) -> Iterator[str]:
    left, count = MOST_CHARACTERS, 0
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "").lower():
            continue
        raw = node.text or ""
        count += 1
        if count > MOST_BLOCKS:
            return
        if len(raw) <= left:  # a long one is left out whole: half of it would be no JSON
            left -= len(raw)
            yield _WRAPPING.sub("", raw)


def _read(block: str) -> Iterator[JSON]:
    try:
        yield from _objects(json.loads(block, strict=False))
    except (ValueError, RecursionError):
        saved: dict[str, Any] = {}
        for match in _MEMBER.finditer(block):
            saved.setdefault(match[1], match[2])
        kind = "Article" if _TYPE.search(block) else "WebPage" if '"WebPage"' in block else None
        if saved and kind:
            yield {"@type": kind, **saved}


def _objects(value: Any, depth: int = 0) -> Iterator[JSON]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:MOST_OBJECTS]:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _is_a(item: JSON, kinds: tuple[str, ...]) -> bool:
    return any(str(kind).endswith(kinds) for kind in listed(item.get("@type"))[:20])


def _addresses(item: JSON) -> set[str]:
    page = item.get("mainEntityOfPage")
    named = [item.get("url"), item.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return {canonical(name) for name in named if isinstance(name, str) and len(name) <= LONGEST_TEXT * 2}


def listed(value: Any) -> list[Any]:
    """Return a value as a list: JSON-LD has one thing or a list of it, as it likes."""
    return value if isinstance(value, list) else [] if value is None else [value]


def text_of(value: Any) -> str:
    """Return the text of a JSON-LD value: itself, its name, or the first of a list; "" where it has none."""
    for item in listed(value)[:20]:
        text = (
            item.get("name") or item.get("@value") or item.get("headline") if isinstance(item, dict) else item
        )
        if isinstance(text, str) and text.strip():
            return line(text)
    return ""


def line(text: str) -> str:
    """Return a text as one line without markup.

    >>> line("Fish &amp; <b>Chips</b>")
    'Fish & Chips'
    """
    return " ".join(to_paragraphs(text[:LONGEST_TEXT]).split())
