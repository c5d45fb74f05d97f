"""What is mended once the lines of a page are parted into blocks: a head inside a text, a page's own head and foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from broadsheet.extract.ages import Age
from broadsheet.extract.costs import Part, Price, reading
from broadsheet.extract.layout import Read

PARAGRAPH = 140  # characters; what is as long is a paragraph, as ``costs`` has it
LEAST_OTHERS = 2  # whole articles after its own head, before a page is known to hold several
RULED = 2  # empty lines, or one ruled line
_STOPS = tuple(".!?…。！？؟।")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One article as the page prints it."""

    title: str | None
    paragraphs: tuple[str, ...]
    outlet: str | None = None
    age: Age | None = None
    byline: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def inner_blocks(block: Sequence[Read]) -> list[list[Read]]:
    """Part a block where its text holds a head of another order: an outlet with its age, a headline, a text."""
    cuts = [at for at in range(1, len(block) - 3) if _is_head(block, at)]
    out = []
    for start, end in zip([0, *cuts], [*cuts, len(block)], strict=True):
        part = list(block[start:end])
        out.append([*map(_as_part, part, _HEAD), *part[len(_HEAD) :]] if start else part)
    return out


_HEAD: tuple[Part, ...] = ("outlet", "age", "title")


def _as_part(read: Read, part: Part) -> Read:
    return replace(read, part=part)


def _is_head(block: Sequence[Read], at: int) -> bool:
    outlet, age, title, text = (read.line for read in block[at : at + 4])
    if outlet.kind != "outlet" or not outlet.known or age.kind != "age" or age.whole != "":
        return False
    if block[at].part == "outlet" or outlet.gap == 0 or title.kind != "plain" or text.kind != "plain":
        return False
    price = Price(lines=[title])
    return reading(price, 0, "title") < reading(price, 0, "text") and len(text.text) >= PARAGRAPH


def without_tail(block: Sequence[Read]) -> Sequence[Read]:
    """Leave out the lines before a block's first part, and short ones that stand after a ruled line at its end."""
    first = next((at for at, read in enumerate(block) if read.part), 0)
    begun = next((at for at, read in enumerate(block) if read.part == "text"), len(block))
    for at in range(begun + 1, len(block)):
        if block[at].line.gap >= RULED and not any(_is_text(read) for read in block[at:]):
            return block[first:at]
    return block[first:]


def _is_text(read: Read) -> bool:
    return read.line.kind == "plain" and _is_paragraph(read.line.text)


def _is_paragraph(text: str) -> bool:
    return len(text) >= PARAGRAPH or text.rstrip("\"”»’')").endswith(_STOPS)


def without_masthead(found: list[Piece]) -> list[Piece]:
    """Leave out the head of a page of several articles; what follows without an outlet is its own.

    A head is no article: it has no text, and a name, a headline or an age alone. Where it has all three, it
    heads a page whose entries name no outlet, as running coverage does.
    """
    whole = [piece for piece in found[1:] if piece.age and piece.title and piece.paragraphs]
    if len(whole) < LEAST_OTHERS or any(map(_is_paragraph, found[0].paragraphs)):
        return found
    head, rest = found[0], found[1:]
    own = next((at for at, piece in enumerate(rest) if piece.outlet), len(rest))
    if head.title and head.outlet and head.age:
        heads = own >= LEAST_OTHERS and not head.paragraphs
        return [replace(piece, outlet=head.outlet) for piece in rest[:own]] + rest[own:] if heads else found
    return found if head.title and head.age else rest
