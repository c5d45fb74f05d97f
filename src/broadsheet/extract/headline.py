"""The headings of a page, and the short texts that stand around its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from broadsheet.text.clean import HIDDEN
from broadsheet.text.words import words

MOST_HEADINGS = 40  # a choice: pages with more of one rank are lists
LONGEST_HEADING = 400  # characters; the longest title of the WCXB development data has 156
# How many elements after the headline are looked at, and how many before it. Dates that are said to be those
# of publication stand under the text too; what is not said to be one counts near the headline alone.
AFTER, BEFORE = 400, 25
SAME = 0.7  # share of the words of two titles from which one prints the other; a choice
LONGEST_PIECE = 160  # characters; a byline or a printed date with all its words is shorter
_INLINE = frozenset(("a", "abbr", "b", "em", "font", "i", "mark", "small", "strong", "sub", "sup", "u"))
_HIDDEN = frozenset(HIDDEN)
# Parts of a page that are about other articles or none, by class or id.
_LISTS = re.compile(
    r"(?:^|[\s_-])(?:carousel|comments?|copyright|cookie|latest|menu|navigation|popular|prev|previous|"
    r"promo|recent|recommended|related|similar|teaser|trending)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Parts that hold such lists on one site and the article's own byline on another.
_SIDES = re.compile(r"(?:^|[\s_-])(?:card|footer|sidebar)(?:$|[\s_-])", re.IGNORECASE)
_SIDE_TAGS = frozenset(("aside", "footer", "nav"))
OWN = 15  # elements after the headline up to which a part at the side is the article's own; a choice
HIGHEST_CLIMB = 8  # elements up from a text to see whether it is in such a part


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A short text of a page."""

    text: str
    node: Any  # the element that it stands in
    place: int  # elements after the headline; less than nought: before it
    above: frozenset[Any] = frozenset()  # the elements that hold the headline


def headings(root: Any, tag: str = "h1") -> list[tuple[Any, str]]:
    """Return the headings of one rank, each element with its text on one line."""
    found = []
    for count, node in enumerate(root.iter(tag)):
        if count >= MOST_HEADINGS:
            break
        if text := heading_text(node):
            found.append((node, text))
    return found


def heading_text(node: Any) -> str:
    """Return the text of a heading: what parts words for the eye parts them here, letters in bold do not."""
    return " ".join("".join(_parts(node)).split())[:LONGEST_HEADING]


def _parts(node: Any) -> Iterator[str]:
    from lxml import etree  # noqa: PLC0415 - heavy

    left = LONGEST_HEADING * 4
    for event, child in etree.iterwalk(node, events=("start", "end", "comment", "pi")):
        plain = isinstance(child.tag, str)
        if left < 0 or (event == "end" and child is node):
            return
        text = child.tail if event != "start" else child.text if plain and child.tag not in _HIDDEN else None
        parted = plain and child.tag not in _INLINE
        yield f"{' ' if parted else ''}{(text or '')[:left]}"
        left -= len(text or "")


def headline_of(root: Any, title: str | None) -> Any:
    """Return the element that prints the headline: one that is like the title, or else the first <h1>.

    None where no element is like it and no heading is there.
    """
    first = None
    known = set(words(title or ""))
    for tag in ("h1", "h2"):
        for node, text in headings(root, tag):
            first = node if first is None and tag == "h1" else first
            own = set(words(text))
            if known and len(own & known) > SAME * max(len(own), len(known)):
                return node
    return first if first is not None or not known else _printing(root, known)


def _printing(root: Any, known: set[str]) -> Any:
    """Return the first element that prints a title, whatever its rank."""
    for node in root.iter():
        text = node.text
        if text and isinstance(node.tag, str) and node.tag not in _HIDDEN and node.tag != "title":
            own = set(words(text)) if len(text) < LONGEST_HEADING else set()
            if own and len(own & known) > SAME * max(len(own), len(known)):
                return node
    return None


def around(root: Any, headline: Any) -> list[Piece]:
    """Return the short texts that stand before and after the headline, in order.

    Without a headline those of the first elements of the page.
    """
    if headline is None:
        return list(_pieces(enumerate(islice(root.iter(), AFTER)), frozenset()))
    above = frozenset(headline.iterancestors())
    before = _before(headline)
    places = enumerate(before, -len(before))
    tail = _short(headline.getparent(), headline.tail, 0, above)
    return [*_pieces(places, above), *tail, *_pieces(enumerate(islice(_after(headline), AFTER)), above)]


def _after(headline: Any) -> Iterator[Any]:
    """Yield the elements that begin after the end of the headline, in order."""
    node = headline
    while node is not None:
        for following in node.itersiblings():
            yield from following.iter()
        node = node.getparent()


def _before(headline: Any) -> list[Any]:
    """Return the last elements that end before the headline begins, in order."""
    found: list[Any] = []
    node = headline
    while node is not None and len(found) < BEFORE:
        for sibling in node.itersiblings(preceding=True):
            # The last ones alone: a menu before the headline may have thousands.
            found = [
                *sibling.xpath("descendant-or-self::*[position() > last() - $most]", most=BEFORE),
                *found,
            ]
            if len(found) >= BEFORE:
                break
        node = node.getparent()
    return found[-BEFORE:]


def _pieces(nodes: Iterable[tuple[int, Any]], above: frozenset[Any]) -> Iterator[Piece]:
    for place, node in nodes:
        # Most of what stands between elements is blank.
        text, tail = node.text, node.tail
        if text and not text.isspace():
            yield from _short(node, text, place, above)
        if tail and not tail.isspace():
            yield from _short(node.getparent(), tail, place, above)


def _short(holder: Any, text: str | None, place: int, above: frozenset[Any]) -> Iterator[Piece]:
    if text and len(text) <= LONGEST_PIECE * 4 and _readable(holder):
        line = " ".join(text.split())
        if 1 < len(line) <= LONGEST_PIECE:
            yield Piece(text=line, node=holder, place=place, above=above)


def _readable(node: Any) -> bool:
    return node is not None and isinstance(node.tag, str) and node.tag not in _HIDDEN


def is_furniture(node: Any, above: frozenset[Any] = frozenset(), *, sides: bool = True) -> bool:
    """Return whether an element stands in a part of the page that is not about its article.

    Args:
        node: the element.
        above: elements that are none, and neither is what holds them: those around the headline.
        sides: whether a column at the side, a card and a footer are such parts too.
    """
    for _ in range(HIGHEST_CLIMB):
        if node is None or node in above or node.tag in {"article", "body", "html", "main"}:
            return False
        name = f"{node.get('class', '')} {node.get('id', '')}"[:300]
        if _LISTS.search(name) or (sides and (node.tag in _SIDE_TAGS or _SIDES.search(name))):
            return True
        node = node.getparent()
    return False


def is_apart(piece: Piece, *, said: bool = False) -> bool:
    """Return whether a short text is about something else than the article.

    Args:
        piece: the text.
        said: whether it says what it is ("Published on"): then it may stand at the side.
    """
    return is_furniture(piece.node, piece.above, sides=not said and not -2 <= piece.place <= OWN)
