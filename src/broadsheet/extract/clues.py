"""What a page says about its text in places that no reader sees: title, description, JSON-LD's articleBody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from broadsheet.text.clean import to_paragraphs

_TITLES = frozenset({"og:title", "twitter:title"})
_DESCRIPTIONS = frozenset({"og:description", "description", "twitter:description"})
_BODY = "articleBody"  # https://schema.org/articleBody
_MOST_OBJECTS = 5_000  # of one script; a page of news has under a hundred
_SITE = re.compile(r"\s+[|•·»–—-]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What a page tells programs about its article, "" or empty where it doesn't."""

    titles: tuple[str, ...] = ()
    description: str = ""  # the longest of them
    body: str = ""  # the longest articleBody of its JSON-LD, as plain paragraphs


def clues_in(root: Any) -> Clues:
    """Return what a parsed page tells programs about its article."""
    titles: list[str] = []
    descriptions = [""]
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or "").strip().lower()
        if name in _TITLES:
            titles.append(node.get("content") or "")
        elif name in _DESCRIPTIONS:
            descriptions.append(node.get("content") or "")
    node = next(root.iter("title"), None)
    if node is not None and node.text:
        titles += [node.text, max(_SITE.split(node.text), key=len)]
    bodies = sorted(_bodies(root), key=len)
    return Clues(
        titles=tuple(dict.fromkeys(title.strip() for title in titles if title.strip())),
        description=max(descriptions, key=len),
        body=to_paragraphs(bodies[-1]) if bodies else "",
    )


def _bodies(root: Any) -> Iterator[str]:
    for node in root.iter("script"):
        text = node.text or ""
        if _BODY not in text or "ld+json" not in (node.get("type") or "").lower():
            continue
        try:
            yield from _within(json.loads(text.strip(), strict=False))
        except (ValueError, RecursionError):
            continue  # broken JSON tells nothing; the page's own text remains


def _within(value: Any) -> Iterator[str]:
    waiting = [value]
    seen = 0
    while waiting and seen < _MOST_OBJECTS:
        item = waiting.pop()
        seen += 1
        if isinstance(item, dict):
            body = item.get(_BODY)
            if isinstance(body, str):
                yield body
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item
