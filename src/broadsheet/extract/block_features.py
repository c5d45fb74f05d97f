"""What is known of each block of a page, as numbers: a table with one row a block."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import fsum, log1p
from typing import Any

from broadsheet.extract.blocks import Block
from broadsheet.extract.class_words import CLASS_WORDS
from broadsheet.extract.clues import Clues
from broadsheet.extract.element_features import (
    ABOVE,
    Elements,
    alike,
    around,
    elements_of,
    name_weights,
    named,
)
from broadsheet.extract.text_features import looks, shared

TAGS = ("p", "h1", "h2", "h3", "h4", "li", "td", "div", "blockquote", "pre", "figcaption", "section", "label")
AROUND = (
    "article", "main", "aside", "nav", "header", "footer", "form", "figure", "table", "ul", "ol", "blockquote",
    "button", "details", "section",
)  # fmt: skip
_WORD = re.compile(r"\w+")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MOST_CHARACTERS = 50_000  # of a block; the longest of the extraction data has 12,038
MOST_OF_ALL = 1_000_000  # characters of a text that blocks are compared with; a novel
MOST_WORDS = 40  # of a block that are weighed: what a block is about shows in its beginning
LONGEST_HEADLINE = 60  # words
KEPT = ("kept", "kept size")  # the columns of what another extractor kept
NOT_KNOWN = (-1.0, 0.0)  # what stands in them where none was asked
# The names of the numbers in a row, in order.
COLUMNS = (
    "size", "words", "word size", "linked", "links", "links a word", "bold", "ends", "marks", "commas", "capitals",
    "digits", "capital first", "letter first", "colon", "question", "dots", "lines", "year", "odd", "at", "address",
    "prose",
    *(f"tag {tag}" for tag in TAGS),
    *(f"in {tag}" for tag in AROUND),
    "hidden", "depth",
    *(f"named {name}" for name in CLASS_WORDS),
    "heading rank", "heading ago", "heading depth", "heading linked",
    "place", "blocks", "before", "after", "place in text", "place in prose", "all prose", "share of prose",
    "since prose", "until prose", "copies",
    "like title", "has headline", "after headline", "after first headline",
    "kept", "told", "described", "told size", "kept size",
    *(f"{name} {up} up" for up in range(ABOVE) for name in ("size", "linked", "part of prose", "prose", "blocks")),
    "main up", "main part of prose", "main size", "main linked", "best up", "best depth", "best part of prose",
    "alike", "alike size", "alike linked", "alike part of prose",
    "names sum", "names least", "names most", "names own", "said", "heading said",
)  # fmt: skip


def word_scores(
    blocks: Sequence[Block],
    words: Sequence[Sequence[str]],
    names: Mapping[str, float],
    said: Mapping[str, float],
    elements: Elements | None = None,
) -> Any:
    """Return what the class names around each block weigh, and what its words do and those of its heading.

    ``names`` has a weight for words of classes, ``said`` for words of texts.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    named_so = name_weights(elements or elements_of(blocks), names)
    rows = []
    heading = 0.0
    for block, own_words in zip(blocks, words, strict=True):
        spoken = said_score(own_words, said)
        rows.append((spoken, heading))
        if block.place.tag in HEADINGS:
            heading = spoken
    return np.hstack([named_so, np.array(rows)])


def said_score(words: Sequence[str], said: Mapping[str, float]) -> float:
    """Return what the first words of a text weigh together, less for each the more there are."""
    first = set(words[:MOST_WORDS])
    return fsum(said[word] for word in first if word in said) / len(first) ** 0.5 if first else 0.0


def words_in(blocks: Sequence[Block]) -> list[list[str]]:
    """Return the words of each block in lower case; of a very long one, those of its beginning."""
    return [_WORD.findall(block.text[:MOST_CHARACTERS].lower()) for block in blocks]


def table(
    blocks: Sequence[Block],
    words: Sequence[Sequence[str]],
    clues: Clues,
    elements: Elements | None = None,
) -> Any:
    """Return a row of numbers for each block; what another extractor kept of it is not known yet."""
    import numpy as np  # noqa: PLC0415 (heavy)

    elements = elements or elements_of(blocks)
    parts = (
        looks(blocks),
        _tags(blocks),
        named(blocks, elements),
        _headed(blocks),
        _order(blocks),
        _headline(words, clues),
        _told(words, clues),
        around(blocks, elements),
        alike(elements, blocks),
    )
    return np.hstack(parts).astype(np.float32)


def _tags(blocks: Sequence[Block]) -> Any:
    import numpy as np  # noqa: PLC0415 (heavy)

    known: dict[tuple[str, frozenset[str]], int] = {}
    which = [known.setdefault((block.place.tag, block.place.within), len(known)) for block in blocks]
    kinds = [[*(own == tag for tag in TAGS), *(tag in within for tag in AROUND)] for own, within in known]
    rest = [(block.place.hidden, block.place.depth) for block in blocks]
    return np.hstack([np.array(kinds, float)[which], np.array(rest, float)])


def _headed(blocks: Sequence[Block]) -> Any:
    """What heading stands above each block: its rank, how long ago, how far out, of links or not."""
    import numpy as np  # noqa: PLC0415 (heavy)

    rank, place, depth, linked = 0, -100, 0, 0.0
    rows = []
    for number, block in enumerate(blocks):
        own = block.place
        rows.append((rank, min(60, number - place), max(-9, min(9, own.depth - depth)), linked))
        if own.tag in HEADINGS:
            rank, place, depth = int(own.tag[1]), number, own.depth
            linked = block.linked / len(block.text)
    return np.array(rows)


def _order(blocks: Sequence[Block]) -> Any:
    """Where each block stands in the page, in its text and in its paragraphs, and how often it is printed."""
    import numpy as np  # noqa: PLC0415 (heavy)

    count = len(blocks)
    place = np.arange(count)
    prose = np.array([block.prose for block in blocks])
    own = np.array([len(block.text) for block in blocks], float)
    sizes = np.cumsum(own)
    proses = np.cumsum((own - np.array([block.linked for block in blocks])) * prose)
    copies = Counter(block.text for block in blocks)
    total = max(1.0, float(proses[-1]))
    columns = (
        place / count,
        np.full(count, log1p(count)),
        np.log1p(place),
        np.log1p(count - 1 - place),
        sizes / sizes[-1],
        proses / total,
        np.full(count, log1p(total)),
        total / sizes[-1] * np.ones(count),
        _since(prose),
        _since(prose[::-1])[::-1],
        [copies[block.text] for block in blocks],
    )
    return np.stack([np.asarray(column, float) for column in columns], axis=1)


def _since(prose: Any) -> Any:
    """How many blocks ago the last paragraph before each block was, 50 at most."""
    import numpy as np  # noqa: PLC0415 (heavy)

    place = np.arange(len(prose))
    last = np.maximum.accumulate(np.where(prose, place, -1000))
    return np.minimum(place - np.concatenate(([-1000], last[:-1])), 50)


def _headline(words: Sequence[Sequence[str]], clues: Clues) -> Any:
    """How like a title each block is, and how far it is from the last and the first that is most like one."""
    import numpy as np  # noqa: PLC0415 (heavy)

    titles = [set(_WORD.findall(title.lower())) for title in clues.titles]
    known = set().union(*titles)
    likeness = np.array(
        [
            _like(set(own), titles) if len(own) < LONGEST_HEADLINE and not known.isdisjoint(own) else 0.0
            for own in words
        ]
    )
    # The last of those that are like it: pages print the headline in their crumbs first.
    (best,) = np.nonzero(likeness >= max(0.5, likeness.max() - 0.01))
    place = np.arange(len(words))
    away = [np.clip(place - at, -60, 60) for at in (best[-1], best[0])] if len(best) else [place * 0] * 2
    return np.stack([likeness, np.full(len(words), float(len(best) > 0)), *away], axis=1)


def _like(own: set[str], titles: Sequence[set[str]]) -> float:
    return max((len(own & title) / len(own | title) for title in titles), default=0.0)


def _told(words: Sequence[Sequence[str]], clues: Clues) -> Any:
    """What share of each block stands in what the page tells programs of its text, and how long that is."""
    import numpy as np  # noqa: PLC0415 (heavy)

    unknown = np.tile(NOT_KNOWN, (len(words), 1))
    shares = shared(words, [_words_of(clues.body), _words_of(clues.description)])
    size = np.full((len(words), 1), log1p(len(clues.body)))
    return np.hstack([unknown[:, :1], shares, size, unknown[:, 1:]])


def kept_columns(words: Sequence[Sequence[str]], kept: str) -> Any:
    """Return two numbers for each block: the share of it that another extractor kept, and how long its text is."""
    import numpy as np  # noqa: PLC0415 (heavy)

    return np.hstack([shared(words, [_words_of(kept)]), np.full((len(words), 1), log1p(len(kept)))])


def _words_of(text: str) -> list[str]:
    return _WORD.findall(text[:MOST_OF_ALL].lower())
