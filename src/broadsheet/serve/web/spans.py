"""A text cut where its notes begin and end, so that nothing drawn overlaps or nests."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from broadsheet.model import Span

_BREAK = re.compile(r"\s*\n\s*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A stretch of text to be marked; stretches may overlap and nest."""

    start: int
    end: int
    label: str  # what it is: "name", "statement", "figure", "here"
    title: str = ""  # a few words about it

    @property
    def anchor(self) -> str:
        """The name under which a link finds its first character."""
        return anchor(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of characters that lies wholly inside or wholly outside each cover."""

    start: int
    end: int
    text: str
    covers: tuple[Cover, ...] = ()  # those over it, outermost first
    begins: tuple[str, ...] = ()  # anchors of the covers that have their first character here

    @property
    def labels(self) -> tuple[str, ...]:
        """The sorted labels of its covers, each once."""
        return tuple(sorted({cover.label for cover in self.covers}))

    @property
    def title(self) -> str:
        """What the covers say about it, innermost first."""
        return "; ".join(dict.fromkeys(cover.title for cover in reversed(self.covers) if cover.title))


def anchor(start: int, end: int) -> str:
    """Return the name of a span in a page's address.

    >>> anchor(12, 80)
    's12-80'
    """
    return f"s{start}-{end}"


def read_span(value: str | None, length: int) -> Span | None:
    """Return the span that an address asks for, or None where it is none of this text.

    >>> read_span("12-80", 100)
    Span(start=12, end=80)
    >>> read_span("12-800", 100) is None
    True
    """
    match = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", value or "")
    if not match:
        return None
    span = Span(int(match[1]), int(match[2]))
    return span if span.start < span.end <= length else None


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a text: what empty lines part, without the blanks around it."""
    cuts = [0]
    for match in _BREAK.finditer(text):
        cuts += [match.start(), match.end()]
    cuts.append(len(text))
    spans = [_stripped(text, left, right) for left, right in zip(cuts[::2], cuts[1::2], strict=True)]
    return [span for span in spans if span.start < span.end]


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return Span(left, max(left, end - (len(piece) - len(piece.rstrip()))))


def lay_out(text: str, covers: Iterable[Cover]) -> list[list[Piece]]:
    """Return the pieces of each paragraph of a text, in order.

    Joined, the pieces of a paragraph are that paragraph to the character; none is empty; each lies
    wholly inside or outside each cover. An anchor stands at the first piece that its cover touches.

    Args:
        text: the whole text that the covers count.
        covers: in any order; what reaches outside the text is cut off.
    """
    ordered = sorted(
        (c for c in covers if c.start < c.end), key=lambda c: (c.start, -c.end, c.label, c.title)
    )
    begun: set[str] = set()
    rows = []
    near: list[Cover] = []
    taken = 0
    for span in paragraphs(text):
        upto = bisect_left(ordered, span.end, key=lambda c: c.start)
        near = [c for c in (*near, *ordered[taken:upto]) if c.end > span.start]
        taken = upto
        rows.append(_cut(text, span, near, begun))
    return rows


def _cut(text: str, span: Span, near: Sequence[Cover], begun: set[str]) -> list[Piece]:
    edges = {edge for c in near for edge in (c.start, c.end) if span.start < edge < span.end}
    cuts = sorted(edges | {span.start, span.end})
    pieces = []
    active: list[Cover] = []
    taken = 0
    for start, end in pairwise(cuts):
        upto = bisect_right(near, start, key=lambda c: c.start)
        active = [c for c in (*active, *near[taken:upto]) if c.end > start]
        taken = upto
        begins = tuple(dict.fromkeys(c.anchor for c in active if c.anchor not in begun))
        begun.update(begins)
        pieces.append(Piece(start=start, end=end, text=text[start:end], covers=tuple(active), begins=begins))
    return pieces
