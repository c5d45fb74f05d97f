"""The blocks of a page: its runs of text as a reader sees them, each with the elements that it stands in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from broadsheet.text.clean import BLOCKS, HIDDEN

# What no reader sees. Not buttons: where one isn't closed, the parser puts the rest of the page into it.
SKIPPED = frozenset({*HIDDEN, "canvas", "audio", "video", "map", "datalist"})
_BOUNDS = frozenset({*BLOCKS, "button", "caption", "label", "legend", *SKIPPED}) - {"html", "svg", "math"}
_MOST_WORDS = 12  # of the class and id of one element: build tools write hundreds
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…。！？؟।]+[\"”»“’')\]›]*\Z")
PROSE = 60  # characters; a paragraph has more, nearly every line of a menu fewer
_BOLD = frozenset({"b", "strong"})
_LEADS = frozenset({"a", "b", "em", "font", "i", "small", "span", "strong", "time"})
_CELLS = frozenset({"td", "th"})
_BLANKS = re.compile(r"[^\S\n]+")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(slots=True, kw_only=True, eq=False)
class Place:
    """An element that parts text from text."""

    tag: str
    parent: Place | None
    depth: int
    number: int  # in the order of the page
    words: tuple[str, ...]  # of its class, id, role and itemprop, in lower case
    hidden: bool
    within: frozenset[str]  # its own tag and those of the elements around it


@dataclass(slots=True, kw_only=True)
class Block:
    """A run of text that nothing but inline elements interrupts."""

    text: str  # single blanks; a line break of the page is "\n"
    place: Place
    linked: int  # characters that stand in links
    links: int
    bold: int  # characters that stand in <b> and its like
    lead: str = ""  # the class of the first inline element in it
    prose: bool = False  # whether it looks like a paragraph: long, not of links, ending like a sentence


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Where the reading of a page stands."""

    place: Place
    found: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)  # of the block that is being read, with its numbers:
    linked: int = 0
    links: int = 0
    bold: int = 0
    lead: str = ""
    open_links: int = 0
    open_bold: int = 0
    breaks: int = 0  # line breaks since the last text
    number: int = 0


def blocks_of(root: Any) -> list[Block]:
    """Return the blocks of a parsed page (lxml), in its order; menus and all, without what is never shown."""
    # Not recursive: hostile pages nest deeper than Python's stack.
    from lxml import etree  # noqa: PLC0415 (heavy)

    top = Place(tag="html", parent=None, depth=0, number=0, words=(), hidden=False, within=frozenset())
    reader = _Reader(place=top)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        tag = node.tag
        seen = isinstance(tag, str) and tag not in SKIPPED
        if event == "end":
            if seen:
                _leave(reader, tag)
            text = node.tail
        elif seen:
            _enter(reader, node, tag)
            text = node.text
        else:
            if tag in _BOUNDS and reader.pieces:
                _close(reader)
            walk.skip_subtree()
            continue
        if text and (reader.pieces or not text.isspace()):
            _hear(reader, text)
    if reader.pieces:
        _close(reader)
    return reader.found


def _enter(reader: _Reader, node: Any, tag: str) -> None:
    if tag in _BOUNDS:
        if reader.pieces:
            _close(reader)
        reader.number += 1
        reader.place = _place(node, tag, reader.place, reader.number)
        reader.breaks = 0
    elif tag == "a":
        reader.open_links += 1
        reader.links += 1
    elif tag in _BOLD:
        reader.open_bold += 1
    elif tag == "br":
        reader.breaks += 1
        if reader.breaks > 1 and reader.pieces:
            _close(reader)
        elif reader.pieces:
            reader.pieces.append("\n")
    if tag in _LEADS and not reader.lead and not reader.pieces:
        reader.lead = node.get("class") or ""


def _leave(reader: _Reader, tag: str) -> None:
    if tag in _BOUNDS:
        if reader.pieces:
            _close(reader)
        reader.place = reader.place.parent or reader.place
        reader.breaks = 0
    elif tag == "a":
        reader.open_links = max(0, reader.open_links - 1)
    elif tag in _BOLD:
        reader.open_bold = max(0, reader.open_bold - 1)


def _hear(reader: _Reader, text: str) -> None:
    if text.isspace():
        reader.pieces.append(" ")
        return
    reader.breaks = 0
    reader.linked += len(text) if reader.open_links else 0
    reader.bold += len(text) if reader.open_bold else 0
    reader.pieces.append(text if reader.place.tag == "pre" else text.replace("\n", " "))


def _close(reader: _Reader) -> None:
    text = _BLANKS.sub(" ", _CONTROLS.sub("", "".join(reader.pieces)))
    text = "\n".join(line for part in text.split("\n") if (line := part.strip()))
    if text:
        linked = min(reader.linked, len(text))
        reader.found.append(
            Block(
                text=text,
                place=reader.place,
                linked=linked,
                links=reader.links,
                bold=min(reader.bold, len(text)),
                lead=reader.lead,
                prose=len(text) - linked >= PROSE and SENTENCE_END.search(text[-8:]) is not None,
            )
        )
    reader.pieces = []
    reader.linked = reader.links = reader.bold = 0
    reader.lead = ""


def text_of(blocks: Sequence[Block], taken: Sequence[bool]) -> str:
    """Return the text of the blocks that are taken: paragraphs parted by an empty line, a table's row in one."""
    paragraphs: list[str] = []
    in_place = Counter(block.place.number for block in blocks)
    row: Place | None = None
    for block, take in zip(blocks, taken, strict=True):
        if not take:
            continue
        lines = [line for line in block.text.split("\n") if any(map(str.isalnum, line))]
        # A cell that holds several paragraphs arranges a page; it is no cell of a table.
        cell = block.place.tag in _CELLS and in_place[block.place.number] == len(lines) == 1
        own = block.place.parent if cell else None
        if own is not None and own is row:
            paragraphs[-1] += f" | {lines[0]}"
        else:
            paragraphs += lines
        row = own
    return "\n\n".join(paragraphs)


def _place(node: Any, tag: str, parent: Place, number: int) -> Place:
    told = dict(node.items())  # at once: most elements have one attribute or none
    hidden = parent.hidden
    if told and not hidden:
        style = told.get("style")
        hidden = (
            (style is not None and _HIDING.search(style[:1000]) is not None)
            or "hidden" in told
            or told.get("aria-hidden") == "true"
        )
    return Place(
        tag=tag,
        parent=parent,
        depth=parent.depth + 1,
        number=number,
        words=_names(told) if told else (),
        hidden=hidden,
        within=_with(parent.within, tag),
    )


def _names(told: Mapping[str, str]) -> tuple[str, ...]:
    named = [told.get("class", ""), told.get("id", ""), told.get("role", ""), told.get("itemprop", "")]
    return words_of(" ".join(named)[:400])


@lru_cache(maxsize=4096)
def _with(tags: frozenset[str], tag: str) -> frozenset[str]:
    return tags | {tag}


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words that a class or id is made of, each once.

    >>> words_of("articleBody__content js-share2")
    ('article', 'body', 'content', 'js', 'share')
    """
    found = dict.fromkeys(word.lower() for word in _WORD.findall(name) if len(word) > 1)
    return tuple(found)[:_MOST_WORDS]
