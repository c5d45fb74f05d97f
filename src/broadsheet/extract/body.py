"""A HTML page to an article; to several where the page holds several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import groupby
from typing import Any

from broadsheet.extract.ages import glued, read_age
from broadsheet.extract.blocks import Block, blocks_of, text_of
from broadsheet.extract.choose_body import chosen
from broadsheet.extract.clues import clues_in
from broadsheet.extract.costs import length_in_words
from broadsheet.extract.dateline import dateline_of
from broadsheet.extract.entry import with_domain
from broadsheet.extract.meta import read_meta
from broadsheet.extract.parting import Piece
from broadsheet.extract.sites import fixed
from broadsheet.extract.split import article_of, pieces, tags_of
from broadsheet.model import Article, Document, Failure, Hints, Outlet
from broadsheet.text.clean import plain
from broadsheet.text.identity import article_id
from broadsheet.text.urls import canonical

# The longest page of the extraction data has 1.7 million characters; a data dump in HTML has more.
MOST_CHARACTERS = 5_000_000
# Tags, above which trafilatura takes more than a few seconds; the fullest page of the extraction data has
# under 10,000.
MOST_TAGS = 40_000
# Nested elements from which a page is an attack: the deepest of the extraction data is under 100.
MOST_DEPTH = 2_000
# A teaser of a related article has one to three sentences; a whole text has more than this.
WHOLE_TEXT = 300  # characters
# Lines; pages of the extraction data with more are ordinary ones with long menus, and reading them takes long.
MOST_VISIBLE = 250
MOST_BLOCKS = 8_000  # runs of text; the fullest page of the extraction data has under 2,000
MOST_DATES = (
    3  # for each whole text: when it came out, when it was changed, one more; a list of news has many more
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PARAGRAPH = 100  # characters; lines of menus are shorter
HEAD_LINES = 7  # label, logo, outlet, age, outlet again, headline, byline
SENTENCE = 6  # words; a page without any paragraph of so many is a menu or a list of names

_NESTING = "div|span|ul|ol|li|table|b|i|font|section|blockquote"
_OPENED = re.compile(rf"<(?:{_NESTING})\b")
_OPENED_OR_CLOSED = re.compile(rf"<(/?)(?:{_NESTING})\b")
_EMPTY_PARAGRAPH = re.compile(r"[\W_]*\Z")


def from_page(document: Document) -> Iterator[Article | Failure]:
    """Return the article of a HTML page, or the articles of a page that prints several in whole."""
    if len(document.body) > MOST_CHARACTERS:
        size = f"{len(document.body) / 1e6:.0f} million characters"
        yield _failure(document, f"too long for a page: {size}")
        return
    if document.body.count("<") > MOST_TAGS:
        yield _failure(document, f"too many elements for a page: {document.body.count('<') // 2:,}")
        return
    root = _tree(document.body)
    if root is None:
        yield _failure(document, "no HTML in it")
        return
    blocks = blocks_of(root)
    several = _several(root, blocks)
    if several:
        yield from (article_of(document, piece, first=place == 0) for place, piece in enumerate(several))
        return
    meta = read_meta(root, document.url)
    page = fixed(root, document.url)
    text = body_text(page, document.url, blocks if page is root else None)
    if not text:
        yield _failure(document, "no article text in this page")
        return
    yield _article(document, meta.hints, meta.url, text)


def _failure(document: Document, reason: str) -> Failure:
    return Failure(
        document=document.name, reason=reason, url=document.url, subscription=document.subscription
    )


def _tree(markup: str) -> Any:
    from trafilatura import load_html  # noqa: PLC0415 - half a second to import

    if markup.count("<") > MOST_DEPTH and _depth(markup) > MOST_DEPTH:
        return None
    try:
        return load_html(markup)
    except (ValueError, RecursionError):
        return None


def _depth(markup: str) -> int:
    """Return how many elements stay open at most, or more, going by <div> and its like alone: cheap and enough."""
    opened = len(_OPENED.findall(markup))
    if opened <= MOST_DEPTH:
        return opened
    deepest = depth = 0
    for match in _OPENED_OR_CLOSED.finditer(markup):
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
    return deepest


def body_text(root: Any, url: str | None = None, blocks: Sequence[Block] | None = None) -> str:
    """Return the article text of a parsed page, paragraphs parted by an empty line; "" where it has none.

    Where a first look at the blocks of the page is unsure, what trafilatura finds is one more clue. Where that
    leaves nothing that reads like text, its slower way may find some. ``blocks`` are the page's, where they
    were read before.
    """
    blocks, clues = blocks_of(root) if blocks is None else blocks, clues_in(root)
    kept = cache(partial(kept_text, root, url))
    found = text_of(blocks, chosen(blocks, clues, kept)) if len(blocks) <= MOST_BLOCKS else ""
    return found if _reads(found) else kept() if _reads(kept()) else _thorough(root, url)


def kept_text(root: Any, url: str | None = None) -> str:
    """Return the text that trafilatura's quick way finds in a parsed page.

    ``fast`` leaves out its comparison with two other extractors, which takes half as long again.
    """
    from trafilatura import extract  # noqa: PLC0415 (heavy)

    return _paragraphs(extract(root, url=url, fast=True, include_comments=False, include_tables=True))


def _thorough(root: Any, url: str | None) -> str:
    from trafilatura import extract  # noqa: PLC0415 (heavy)

    found = _paragraphs(extract(root, url=url, include_comments=False, include_tables=True))
    return found if _reads(found) else ""


def _paragraphs(found: str | None) -> str:
    return "\n\n".join(part for part in plain(found or "").split("\n\n") if not _EMPTY_PARAGRAPH.match(part))


def _reads(text: str) -> bool:
    # trafilatura would rather return the menu than nothing.
    return any(length_in_words(part) >= SENTENCE for part in text.split("\n\n"))


def _several(root: Any, blocks: Sequence[Block]) -> list[Piece]:
    """Return the articles of a page that prints at least two besides its first in whole, else nothing.

    Readers' comments have a name, an age and a text as well, so every title must be a heading of the page.
    """
    lines = _near_text([line for block in blocks for line in block.text.split("\n")])
    if len(lines) > MOST_VISIBLE or sum(len(line) >= WHOLE_TEXT for line in lines) < 2:
        return []
    headings: dict[str, set[str]] = {tag: set() for tag in HEADINGS}
    for node in root.iter(*HEADINGS):
        headings[node.tag].add(_squeezed("".join(node.itertext())))
    # One <h1> is the headline of the page itself; a page with many prints each article under one.
    others = set().union(*(titles for tag, titles in headings.items() if tag != "h1" or len(titles) > 2))
    count = _dated_headings(lines, others) if len(others) > 1 else 0
    if count < 2 or sum(map(_dates, lines)) > MOST_DATES * count:
        return []
    short = _shortened(lines)
    if len(short) < len(lines) and not _whole(pieces("\n\n".join(short)), others):
        return []
    return _whole(pieces("\n\n".join(lines)), others)


def _whole(found: list[Piece], headings: set[str]) -> list[Piece]:
    """Return the pieces of a page, if all but the first are whole articles, and at least two."""
    whole = [piece for piece in found[1:] if piece.outlet and piece.age and _length(piece) >= WHOLE_TEXT]
    whole = [piece for piece in whole if _squeezed(piece.title or "") in headings]
    return found if len(whole) >= 2 and len(whole) == len(found) - 1 else []


def _shortened(lines: list[str]) -> list[str]:
    """Return lines with one for each run of paragraphs, its longest: where articles part shows in these too."""
    runs = (list(run) for _, run in groupby(lines, key=lambda line: len(line) >= PARAGRAPH))
    return [line for run in runs for line in ([max(run, key=len)] if len(run[0]) >= PARAGRAPH else run)]


def _dated_headings(lines: list[str], headings: set[str]) -> int:
    """Return how many whole texts stand under a heading and a date of their own."""
    found: set[str] = set()
    used: set[int] = set()
    count = 0
    for place, line in enumerate(lines):
        start = max(0, place - HEAD_LINES)
        head = lines[start:place] if len(line) >= WHOLE_TEXT else []
        titles = headings.intersection(head)
        if titles - found:
            dates = {start + step for step, text in enumerate(head) if _dates(text)}
            if dates - used:
                found |= titles
                used |= dates
                count += 1
    return count


def _near_text(lines: list[str]) -> list[str]:
    """Return the lines of a page without its menus: those that stand beside a paragraph."""
    near = {
        place + step
        for place, line in enumerate(lines)
        if len(line) >= PARAGRAPH
        for step in range(-HEAD_LINES, 3)
    }
    return [line for place, line in enumerate(lines) if place in near]


def _squeezed(text: str) -> str:
    return " ".join(text.split())


@lru_cache(maxsize=1024)
def _dates(line: str) -> bool:
    return len(line) <= 120 and bool(read_age(line) or glued(line))


def _length(piece: Piece) -> int:
    return sum(map(len, piece.paragraphs))


def _article(document: Document, found: Hints, link: str | None, text: str) -> Article:
    hints = document.hints
    url = canonical(link or document.url or "") or None
    outlet = with_domain(hints.outlet or found.outlet or Outlet(), url)
    label = outlet.name or outlet.domain if outlet else None
    title = found.title or hints.title
    text = _without_title(text, title)
    return Article(
        id=article_id(url=url, outlet=label, title=title, text=text),
        text=text,
        title=title,
        document=document.name,
        url=url,
        outlet=outlet if label else None,
        byline=found.byline or hints.byline,
        dateline=dateline_of(text),
        published=found.published or hints.published,
        collected=document.collected,
        language=found.language or hints.language,
        subscription=document.subscription,
        enclosures=hints.enclosures,
        section=found.section or hints.section,
        image=found.image or hints.image,
        updated=found.updated or hints.updated,
        notes=tags_of((*hints.tags, *found.tags)),
    )


def _without_title(text: str, title: str | None) -> str:
    """The headline stands in ``title``; pages often print it once more above the text."""
    first, parted, rest = text.partition("\n\n")
    same = title and re.sub(r"\W+", "", first).casefold() == re.sub(r"\W+", "", title).casefold()
    return rest if same and parted else text
