"""What the elements around a block say of it: their names, their sums of text and links, how many are alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import log1p
from typing import Any

from broadsheet.extract.blocks import Block, Place, words_of
from broadsheet.extract.class_words import CLASS_WORDS

SENTENCE_END = re.compile(r"[.!?…。！？؟।]+[\"”»“’')\]›]*\Z")
PROSE = 60  # characters; a paragraph has more, nearly every line of a menu fewer
ABOVE = 4  # elements around a block whose sums are looked at


def is_prose(block: Block) -> bool:
    """Whether a block looks like a paragraph of text: long, not of links, ending like a sentence."""
    return len(block.text) - block.linked >= PROSE and SENTENCE_END.search(block.text[-8:]) is not None


def add_up(blocks: Sequence[Block]) -> None:
    """Fill in the sums of the elements that the blocks stand in."""
    places: dict[int, Place] = {}
    for block in blocks:
        here = block.place
        here.characters += len(block.text)
        here.linked += block.linked
        here.prose += len(block.text) - block.linked if is_prose(block) else 0
        here.blocks += 1
        place: Place | None = here
        while place is not None and place.number not in places:
            places[place.number] = place
            place = place.parent
    for number in sorted(places, reverse=True):  # what stands inside has a higher number
        here = places[number]
        if here.parent is not None:
            here.parent.characters += here.characters
            here.parent.linked += here.linked
            here.parent.prose += here.prose
            here.parent.blocks += here.blocks


def named(blocks: Sequence[Block]) -> list[list[float]]:
    """Return, for each block and kind of name, 3 if its element or the next bears it, 2 the one after, 1 any."""
    known: dict[int, tuple[int, int, int, int]] = {}
    rows = []
    for block in blocks:
        chain = []
        place: Place | None = block.place
        while place is not None and place.number not in known:
            chain.append(place)
            place = place.parent
        above = known[place.number] if place is not None else (0, 0, 0, 0)
        for place in reversed(chain):
            own = _kinds(place.words)
            above = (own, own | above[0], own | above[1], own | above[3])
            known[place.number] = above
        lead = _kinds(words_of(block.lead)) if block.lead else 0
        rows.append(_row_of(above[1] | lead, above[2] | lead, above[3]))
    return rows


@lru_cache(maxsize=8192)
def _kinds(words: tuple[str, ...]) -> int:
    return sum(1 << place for place, known in enumerate(CLASS_WORDS.values()) if not known.isdisjoint(words))


@lru_cache(maxsize=8192)
def _row_of(near: int, middle: int, far: int) -> list[float]:
    return [
        float((near >> place & 1) * 3 or (middle >> place & 1) * 2 or (far >> place & 1))
        for place in range(len(CLASS_WORDS))
    ]


def around(blocks: Sequence[Block]) -> list[list[float]]:
    """Return, for each block, the sums of the elements around it, and how far it is from where the text stands."""
    if not blocks:
        return []
    top = _top(blocks[0].place)
    best = _densest(blocks)
    inside = set()
    place: Place | None = best
    while place is not None:
        inside.add(place.number)
        place = place.parent
    known: dict[int, list[float]] = {}
    rows = []
    for block in blocks:
        number = block.place.number
        if number not in known:
            known[number] = _sums(block.place, top, best, inside)
        rows.append(known[number])
    return rows


def _top(place: Place) -> Place:
    while place.parent is not None:
        place = place.parent
    return place


def _densest(blocks: Sequence[Block]) -> Place:
    """The element with most text as Readability counts it: paragraphs give to parent and grandparent."""
    scores: dict[int, float] = {}
    places: dict[int, Place] = {}
    for block in blocks:
        if not is_prose(block):
            continue
        share = float(len(block.text) - block.linked)
        place = block.place.parent if block.place.tag in _LEAVES else block.place
        for _ in range(3):
            if place is None:
                break
            scores[place.number] = scores.get(place.number, 0.0) + share
            places[place.number] = place
            share *= 0.6
            place = place.parent
    if not scores:
        return blocks[0].place
    return places[max(scores, key=lambda number: scores[number])]


_LEAVES = frozenset({"p", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dd"})


def _sums(place: Place, top: Place, best: Place, inside: set[int]) -> list[float]:
    row: list[float] = []
    total, prose = max(1, top.characters), max(1, top.prose)
    here: Place = place
    for _ in range(ABOVE):
        row += [
            log1p(here.characters),
            here.linked / max(1, here.characters),
            here.prose / prose,
            here.prose / max(1, here.characters),
            log1p(here.blocks),
        ]
        here = here.parent or here
    # The first element above that holds a good part of the page's paragraphs.
    here, up = place, 0
    while here.prose < 0.4 * prose and here.parent is not None:
        here, up = here.parent, up + 1
    row += [up, here.prose / prose, here.characters / total, here.linked / max(1, here.characters)]
    here, up = place, 0
    while here.number not in inside and here.parent is not None:
        here, up = here.parent, up + 1
    row += [up, best.depth - here.depth, best.prose / prose]
    return row


def alike(blocks: Sequence[Block]) -> list[list[float]]:
    """Return, for each block, how many stand in elements of the same names, and what these hold together."""
    keys = [_signature(block.place) for block in blocks]
    sums: dict[Any, list[float]] = {}
    for key, block in zip(keys, blocks, strict=True):
        found = sums.setdefault(key, [0.0, 0.0, 0.0, 0.0])
        found[0] += 1
        found[1] += len(block.text)
        found[2] += block.linked
        found[3] += len(block.text) - block.linked if is_prose(block) else 0
    prose = max(1.0, sum(found[3] for found in sums.values()))
    rows = {
        key: [log1p(count), size / count, linked / size, text / prose]
        for key, (count, size, linked, text) in sums.items()
    }
    return [rows[key] for key in keys]


def _signature(place: Place) -> tuple[Any, ...]:
    up = place.parent
    above = up.parent if up else None
    return (
        place.tag,
        place.words,
        up and (up.tag, up.words),
        above and above.tag,
    )
