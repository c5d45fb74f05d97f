"""What is taken out of a page's likely text after all: readers' comments, and what is printed twice."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.extract.blocks import Block, Place

# What the element of a comment, or of all of them, is called first by the common content systems.
COMMENT_NAMES = frozenset({"comment", "commentlist", "comments", "disqus", "replies", "reply"})
COMMENT_TAGS = frozenset({"article", "aside", "div", "li", "ol", "section", "ul"})
LONG = 12  # words; shorter lines are repeated on purpose
# Share of the text that must be printed twice: pages that print their text once for narrow and once for wide
# screens have far more, an interview that repeats its questions less.
MUCH = 0.1


def in_comments(blocks: Sequence[Block]) -> list[bool]:
    """Return which blocks stand in an element that is called after readers' comments."""
    known: dict[int, bool] = {}
    out = []
    for block in blocks:
        chain = []
        place: Place | None = block.place
        while place is not None and place.number not in known:
            chain.append(place)
            place = place.parent
        inside = known[place.number] if place is not None else False
        for place in reversed(chain):
            inside = inside or _is_comment(place)
            known[place.number] = inside
        out.append(inside)
    return out


def _is_comment(place: Place) -> bool:
    # Only the first word of the class counts: "post no-comments" is a post.
    return place.tag in COMMENT_TAGS and bool(place.words) and place.words[0] in COMMENT_NAMES


def printed_twice(texts: Sequence[str], sizes: Sequence[float], taken: Sequence[bool]) -> list[bool]:
    """Return which of the blocks that are taken say word for word what one before them said.

    Nothing, where that is little of the text.

    Args:
        texts: of the blocks.
        sizes: their numbers of words.
        taken: which blocks count.
    """
    seen: set[str] = set()
    out = []
    for text, size, take in zip(texts, sizes, taken, strict=True):
        out.append(take and size >= LONG and text in seen)
        if take:
            seen.add(text)
    whole = sum(size for size, take in zip(sizes, taken, strict=True) if take)
    again = sum(size for size, twice in zip(sizes, out, strict=True) if twice)
    return out if again >= MUCH * whole else [False] * len(out)
