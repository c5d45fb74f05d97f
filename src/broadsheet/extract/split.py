"""Scraped plain text to articles: a page that holds several is parted, one that holds one stays one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.extract.ages import published
from broadsheet.extract.costs import Price, length_in_words, reading
from broadsheet.extract.dateline import dateline_of
from broadsheet.extract.layout import Read, blocks
from broadsheet.extract.lines import Line, read_lines
from broadsheet.extract.parting import Piece, inner_blocks, without_masthead, without_tail
from broadsheet.model import Article, Document, Failure, Outlet, Tag
from broadsheet.text.identity import article_id
from broadsheet.text.urls import canonical, domain_of

# A novel has a million characters; what is longer is a dump of something else.
MOST_CHARACTERS = 5_000_000
MOST_CHAFF = 3  # lines: a heading, its explanation and a button
KEPT_EXTRA_WORDS = (
    4  # a line in a block's head that is no part of it: a teaser has more words, a section fewer
)


def split(document: Document) -> Iterator[Article | Failure]:
    """Return the articles of a page of scraped text, in the order in which it prints them."""
    if len(document.body) > MOST_CHARACTERS:
        size = f"{len(document.body) / 1e6:.0f} million characters"
        yield _failure(
            document, f"too long to be a page of articles: {size}, at most {MOST_CHARACTERS // 1_000_000}"
        )
        return
    found = pieces(document.body)
    if not found:
        yield _failure(document, "no text in it")
    for place, piece in enumerate(found):
        yield article_of(document, piece, first=place == 0)


def _failure(document: Document, reason: str) -> Failure:
    return Failure(
        document=document.name, reason=reason, url=document.url, subscription=document.subscription
    )


def pieces(text: str) -> list[Piece]:
    """Return what a page of scraped text prints as articles: one for most pages, none for an empty one."""
    lines = read_lines(text)
    if not _may_hold_several(lines):
        return [_single(lines)] if lines else []
    parted = [part for block in blocks(lines) for part in inner_blocks(block)]
    found = [piece for block in parted if (piece := _piece(block, last=block is parted[-1]))]
    return without_masthead(found) or [_single(lines)]


def _may_hold_several(lines: Sequence[Line]) -> bool:
    # Without an age, a label or an outlet nothing on the page repeats; most pages end here.
    return any(line.kind != "plain" for line in lines)


def _single(lines: Sequence[Line]) -> Piece:
    printed = [line.whole if line.whole is not None else line.text for line in lines]
    title = _has_title(lines)
    return Piece(
        title=printed[0] if title else None,
        paragraphs=tuple(text for text in printed[title:] if text),
    )


def _has_title(lines: Sequence[Line]) -> bool:
    """Whether the first line is a headline: lines follow it, and it looks more like one than like text."""
    if len(lines) < 2 or len(lines[0].text) > 250:
        return False
    price = Price(lines=lines[:1])
    return reading(price, 0, "title") < 1.0 + reading(price, 0, "text")


def _piece(block: Sequence[Read], *, last: bool) -> Piece | None:
    title = _only(block, "title")
    paragraphs = _paragraphs(block)
    if not last or any(read.line.kind == "label" and read.line.section != "noise" for read in block):
        paragraphs = _without_chaff(paragraphs)
    if title is None and not paragraphs:
        return None
    age = next((read.line.age for read in block if read.part == "age" and read.line.age), None)
    return Piece(
        title=title,
        paragraphs=paragraphs,
        outlet=_only(block, "outlet"),
        age=age,
        byline=_names(block, "byline"),
        tags=_names(block, "tags"),
    )


def _without_chaff(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the headings at the end of a text that nothing of the text follows: they head other things."""
    end = len(paragraphs)
    while end > 1 and len(paragraphs) - end < MOST_CHAFF and _is_heading(paragraphs[end - 1]):
        end -= 1
    # A name alone is a credit: "Agencies", "Meridian News".
    names_alone = all(length_in_words(text) <= 2 for text in paragraphs[end:])
    return paragraphs if names_alone else paragraphs[:end]


def _is_heading(text: str) -> bool:
    # Other credits: "— Meridian News", "Photo: Ana Bell", "(Meridian News)".
    if text.endswith(":"):
        return True
    return length_in_words(text) <= 10 and text[-1].isalnum() and text[0].isalnum() and ":" not in text


def _only(block: Sequence[Read], part: str) -> str | None:
    return next((read.line.text for read in block if read.part == part), None)


def _names(block: Sequence[Read], kind: str) -> tuple[str, ...]:
    names = [
        name for read in block if read.line.kind == kind and read.part is None for name in read.line.names
    ]
    return tuple(dict.fromkeys(names))


def _paragraphs(block: Sequence[Read]) -> tuple[str, ...]:
    out = []
    closed = False
    # With neither outlet nor age the block has no head: what stands before its text belongs to it.
    least = KEPT_EXTRA_WORDS if {"outlet", "age"} & {read.part for read in block} else 1
    for read in without_tail(block):
        line = read.line
        closed = closed or (line.kind == "label" and line.section != "noise")
        teaser = read.part is None and line.kind == "plain" and not closed
        if read.part == "text" or (teaser and length_in_words(line.text) >= least):
            out.append(line.text if line.whole is None else line.whole)
    return tuple(text for text in out if text)


def article_of(document: Document, piece: Piece, *, first: bool) -> Article:
    """Return a printed piece as an article of its document.

    Address, hints and subscription are those of the page, so that they go to its first article alone.
    """
    text = "\n\n".join(piece.paragraphs)
    hints = document.hints
    url = canonical(document.url) if first and document.url else None
    outlet = _outlet(document, piece, first=first)
    return Article(
        id=article_id(
            url=url, outlet=outlet.name or outlet.domain if outlet else None, title=piece.title, text=text
        ),
        text=text,
        title=piece.title or (hints.title if first else None),
        document=document.name,
        url=url,
        outlet=outlet,
        byline=piece.byline or (hints.byline if first else ()),
        dateline=dateline_of(text),
        published=(published(piece.age, document.collected) if piece.age else None)
        or (hints.published if first else None),
        age=piece.age.printed if piece.age else None,
        collected=document.collected,
        language=hints.language if first else None,
        subscription=document.subscription,
        enclosures=hints.enclosures if first else (),
        notes=tags_of((*piece.tags, *(hints.tags if first else ()))),
    )


def _outlet(document: Document, piece: Piece, *, first: bool) -> Outlet | None:
    if piece.outlet:
        looks_like_domain = re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", piece.outlet.lower())
        return Outlet(name=piece.outlet, domain=piece.outlet.lower() if looks_like_domain else None)
    if not first:
        return None
    domain = domain_of(document.url)
    return document.hints.outlet or (Outlet(domain=domain) if domain else None)


def tags_of(names: Sequence[str]) -> tuple[Tag, ...]:
    """Return a publisher's tags as notes, each once."""
    once = {name.casefold(): name for name in reversed(names) if name.strip()}
    return tuple(Tag(name=name, source="publisher") for name in reversed(once.values()))
