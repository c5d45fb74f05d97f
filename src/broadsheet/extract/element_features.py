"""What the elements around a block say of it: their names, their sums of text and links, how many are alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from broadsheet.extract.blocks import Block, Place, words_of
from broadsheet.extract.class_words import CLASS_WORDS

ABOVE = 4  # elements around a block whose sums are looked at
MUCH = 0.4  # of the page's paragraphs: the first element around a block that holds so much is the main one
_LEAVES = frozenset({"p", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "dd"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Elements:
    """The elements that the blocks of a page stand in, and those around them, outer ones first."""

    places: Sequence[Place]
    parents: Sequence[int]  # where in ``places`` the element around each is; the first is its own
    of_block: Any  # where in ``places`` the element of each block is
    sums: Any  # a row an element: characters, those in links, those of paragraphs, blocks


def elements_of(blocks: Sequence[Block]) -> Elements:
    """Return the elements that the blocks of a page stand in, with sums over the blocks in each."""
    import numpy as np  # noqa: PLC0415 (heavy)

    found: dict[int, Place] = {}
    for block in blocks:
        place: Place | None = block.place
        while place is not None and place.number not in found:
            found[place.number] = place
            place = place.parent
    places = [found[number] for number in sorted(found)]  # what stands inside has a higher number
    at = {place.number: row for row, place in enumerate(places)}
    parents = [at[place.parent.number] if place.parent is not None else 0 for place in places]
    of_block = np.array([at[block.place.number] for block in blocks])
    own = np.array(
        [
            (len(block.text), block.linked, (len(block.text) - block.linked) * block.prose, 1)
            for block in blocks
        ],
        float,
    )
    columns = [np.bincount(of_block, column, len(places)).tolist() for column in own.T]
    for column in columns:
        for row in range(len(places) - 1, 0, -1):
            column[parents[row]] += column[row]
    return Elements(places=places, parents=parents, of_block=of_block, sums=np.array(columns).T)


def named(blocks: Sequence[Block], elements: Elements) -> Any:
    """Return, for each block and kind of name, 3 if its element or the next bears it, 2 the one after, 1 any."""
    import numpy as np  # noqa: PLC0415 (heavy)

    known = [(0, 0, 0, 0)] * len(elements.places)
    for row, (place, parent) in enumerate(zip(elements.places, elements.parents, strict=True)):
        own, above = _kinds(place.words), known[parent]
        known[row] = (own, own | above[0], own | above[1], own | above[3])
    bits = np.array(known)[elements.of_block]
    lead = np.array([_kinds(words_of(block.lead)) if block.lead else 0 for block in blocks])
    kinds = np.arange(len(CLASS_WORDS))
    near, middle, far = (
        (column[:, None] >> kinds) & 1 for column in (bits[:, 1] | lead, bits[:, 2] | lead, bits[:, 3])
    )
    return np.maximum(np.maximum(3 * near, 2 * middle), far)


@lru_cache(maxsize=8192)
def _kinds(words: tuple[str, ...]) -> int:
    return sum(1 << place for place, known in enumerate(CLASS_WORDS.values()) if not known.isdisjoint(words))


def name_weights(elements: Elements, names: Mapping[str, float]) -> Any:
    """Return, for each block, what the class names around it weigh: together, least, most, the nearest."""
    import numpy as np  # noqa: PLC0415 (heavy)

    known = [(0.0, 0.0, 0.0, 0.0)] * len(elements.places)
    for row, (place, parent) in enumerate(zip(elements.places, elements.parents, strict=True)):
        own, above = 0.0, known[parent]
        for word in place.words:
            own += names.get(word, 0.0)
        known[row] = (
            above[0] + own,
            min(above[1], own),
            max(above[2], own),
            own or above[3] * 0.5,
        )
    return np.array(known)[elements.of_block]


def around(blocks: Sequence[Block], elements: Elements) -> Any:
    """Return, for each block, the sums of the elements around it, and how far it is from where the text stands."""
    import numpy as np  # noqa: PLC0415 (heavy)

    parents, sums = np.array(elements.parents), elements.sums
    total, prose = max(1.0, sums[0, 0]), max(1.0, sums[0, 2])
    size = np.maximum(1.0, sums[:, 0])
    linked, part, share = sums[:, 1] / size, sums[:, 2] / prose, sums[:, 2] / size
    each = np.stack([np.log1p(sums[:, 0]), linked, part, share, np.log1p(sums[:, 3])], axis=1)
    rows, columns = elements.of_block, []
    for _ in range(ABOVE):
        columns.append(each[rows])
        rows = parents[rows]
    best = _densest(blocks, elements)
    main, main_up = _first_around(elements, (sums[:, 2] >= MUCH * prose).tolist())
    near, near_up = _first_around(elements, _holding(elements, best))
    depth = np.array([place.depth for place in elements.places])
    far = (
        main_up, part[main], sums[main, 0] / total, linked[main],
        near_up, depth[best] - depth[near], np.full(len(near), part[best]),
    )  # fmt: skip
    return np.hstack([*columns, np.stack(far, axis=1)[elements.of_block]])


def _holding(elements: Elements, inner: int) -> list[bool]:
    """Whether each element is one of those, or holds it."""
    holds = [False] * len(elements.places)
    holds[0] = True
    while inner:
        holds[inner] = True
        inner = elements.parents[inner]
    return holds


def _first_around(elements: Elements, wanted: Sequence[bool]) -> tuple[Any, Any]:
    """Return, for each element, the nearest wanted one that is or holds it (the outermost without any), how far up."""
    import numpy as np  # noqa: PLC0415 (heavy)

    nearest, steps = [0] * len(wanted), [0] * len(wanted)
    for row in range(1, len(wanted)):
        parent = elements.parents[row]
        nearest[row] = row if wanted[row] else nearest[parent]
        steps[row] = 0 if wanted[row] else steps[parent] + 1
    return np.array(nearest), np.array(steps)


def _densest(blocks: Sequence[Block], elements: Elements) -> int:
    """The element with most text as Readability counts it: paragraphs give to parent and grandparent."""
    scores: dict[int, float] = {}
    for block, row in zip(blocks, elements.of_block.tolist(), strict=True):
        if not block.prose:
            continue
        share = float(len(block.text) - block.linked)
        place = elements.parents[row] if block.place.tag in _LEAVES else row
        for _ in range(3):
            scores[place] = scores.get(place, 0.0) + share
            share *= 0.6
            if place == 0:
                break
            place = elements.parents[place]
    return max(scores, key=scores.__getitem__) if scores else int(elements.of_block[0])


def alike(elements: Elements, blocks: Sequence[Block]) -> Any:
    """Return, for each block, how many stand in elements of the same names, and what these hold together."""
    import numpy as np  # noqa: PLC0415 (heavy)

    numbers: dict[Any, int] = {}
    kinds = np.array([numbers.setdefault(_signature(place), len(numbers)) for place in elements.places])
    which = kinds[elements.of_block]
    own = np.array(
        [
            (1, len(block.text), block.linked, (len(block.text) - block.linked) * block.prose)
            for block in blocks
        ],
        float,
    )
    count, size, linked, text = (np.bincount(which, column, len(numbers)) for column in own.T)
    size = np.maximum(1.0, size)
    rows = np.stack(
        [np.log1p(count), size / np.maximum(1.0, count), linked / size, text / max(1.0, text.sum())], axis=1
    )
    return rows[which]


def _signature(place: Place) -> tuple[Any, ...]:
    up = place.parent
    above = up.parent if up else None
    return (
        place.tag,
        place.words,
        up and (up.tag, up.words),
        above and above.tag,
    )
