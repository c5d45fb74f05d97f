"""What is known of each block of a page, as numbers: a table with one row a block."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import log1p
from typing import Any

from broadsheet.extract.blocks import Block, Place
from broadsheet.extract.class_words import CLASS_WORDS
from broadsheet.extract.clues import Clues
from broadsheet.extract.element_features import ABOVE, SENTENCE_END, add_up, alike, around, is_prose, named

TAGS = ("p", "h1", "h2", "h3", "h4", "li", "td", "div", "blockquote", "pre", "figcaption", "section", "label")
AROUND = (
    "article", "main", "aside", "nav", "header", "footer", "form", "figure", "table", "ul", "ol", "blockquote",
    "button", "details", "section",
)  # fmt: skip
_WORD = re.compile(r"\w+")
_SENTENCE_MARK = re.compile(r"[.!?…。！？؟।](?:\s|\Z)|[。！？।]")
_COMMA = re.compile(r"[,;،、，]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ODD = re.compile(r"[©®|»›→▶►•·]")
NGRAM = 3  # words; fewer meet by chance
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MOST_CHARACTERS = 50_000  # of a block; the longest of the extraction data has 12,038
MOST_OF_ALL = 1_000_000  # characters of a text that blocks are compared with; a novel
MOST_WORDS = 40  # of a block that are weighed: what a block is about shows in its beginning
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
) -> list[list[float]]:
    """Return what the class names around each block weigh, and what its words do and those of its heading.

    ``names`` has a weight for words of classes, ``said`` for words of texts.
    """
    known: dict[int, tuple[float, float, float, float]] = {}
    rows = []
    heading = 0.0
    for block, own_words in zip(blocks, words, strict=True):
        chain = []
        place: Place | None = block.place
        while place is not None and place.number not in known:
            chain.append(place)
            place = place.parent
        above = known[place.number] if place is not None else (0.0, 0.0, 0.0, 0.0)
        for place in reversed(chain):
            own = sum(names.get(word, 0.0) for word in place.words)
            above = (above[0] + own, min(above[1], own), max(above[2], own), own or above[3] * 0.5)
            known[place.number] = above
        spoken = said_score(own_words, said)
        rows.append([*above, spoken, heading])
        if block.place.tag in HEADINGS:
            heading = spoken
    return rows


def said_score(words: Sequence[str], said: Mapping[str, float]) -> float:
    """Return what the first words of a text weigh together, less for each the more there are."""
    first = set(words[:MOST_WORDS])
    return sum(said.get(word, 0.0) for word in first) / len(first) ** 0.5 if first else 0.0


def words_in(blocks: Sequence[Block]) -> list[list[str]]:
    """Return the words of each block in lower case; of a very long one, those of its beginning."""
    return [_WORD.findall(block.text[:MOST_CHARACTERS].lower()) for block in blocks]


def table(
    blocks: Sequence[Block], words: Sequence[Sequence[str]], clues: Clues, kept: str
) -> list[list[float]]:
    """Return a row of numbers for each block; ``kept`` is the text that another extractor found."""
    add_up(blocks)
    parts = (
        [_own(block) for block in blocks],
        _tags(blocks),
        named(blocks),
        _headed(blocks),
        _order(blocks),
        _headline(words, clues),
        _shared(words, clues, kept),
        around(blocks),
        alike(blocks),
    )
    return [[value for part in row for value in part] for row in zip(*parts, strict=True)]


def _own(block: Block) -> list[float]:
    text = block.text
    size = len(text)
    words = text.count(" ") + 1
    head = text[:2000]
    letters = sum(map(str.isupper, head[:200]))
    return [
        log1p(size),
        words,
        size / words,
        block.linked / size,
        block.links,
        block.links / words,
        block.bold / size,
        SENTENCE_END.search(text[-8:]) is not None,
        len(_SENTENCE_MARK.findall(head)),
        len(_COMMA.findall(head)),
        letters / min(size, 200),
        sum(map(str.isdigit, head[:200])) / min(size, 200),
        text[0].isupper(),
        text[0].isalnum(),
        text[-1] == ":",
        text[-1] in "?？؟",
        text[-1] == "…" or text.endswith("..."),
        text.count("\n"),
        _YEAR.search(head) is not None,
        len(_ODD.findall(head)),
        "@" in head,
        "http" in head or "www." in head,
        is_prose(block),
    ]


def _tags(blocks: Sequence[Block]) -> list[list[float]]:
    known: dict[tuple[str, frozenset[str]], list[float]] = {}
    rows = []
    for block in blocks:
        place = block.place
        key = (place.tag, place.within)
        if key not in known:
            known[key] = [
                *(float(place.tag == tag) for tag in TAGS),
                *(float(tag in place.within) for tag in AROUND),
            ]
        rows.append([*known[key], place.hidden, place.depth])
    return rows


def _headed(blocks: Sequence[Block]) -> list[list[float]]:
    """What heading stands above each block: its rank, how long ago, how far out, of links or not."""
    rank, place, depth, linked = 0, -100, 0, 0.0
    rows = []
    for number, block in enumerate(blocks):
        tag = block.place.tag
        rows.append([rank, min(60, number - place), max(-9, min(9, block.place.depth - depth)), linked])
        if tag in HEADINGS:
            rank, place, depth = int(tag[1]), number, block.place.depth
            linked = block.linked / len(block.text)
    return rows


def _order(blocks: Sequence[Block]) -> list[list[float]]:
    count = len(blocks)
    sizes = list(accumulate(len(block.text) for block in blocks))
    proses = list(accumulate(len(block.text) - block.linked if is_prose(block) else 0 for block in blocks))
    copies = Counter(block.text for block in blocks)
    total = max(1, proses[-1])
    since, until = _nearest(blocks), _nearest(blocks[::-1])[::-1]
    return [
        [
            place / count,
            log1p(count),
            log1p(place),
            log1p(count - 1 - place),
            sizes[place] / sizes[-1],
            proses[place] / total,
            log1p(total),
            total / sizes[-1],
            min(since[place], 50),
            min(until[place], 50),
            copies[block.text],
        ]
        for place, block in enumerate(blocks)
    ]


def _nearest(blocks: Sequence[Block]) -> list[int]:
    """How many blocks ago the last paragraph was, for each block."""
    out, last = [], -1000
    for place, block in enumerate(blocks):
        out.append(place - last)
        if is_prose(block):
            last = place
    return out


def _headline(words: Sequence[Sequence[str]], clues: Clues) -> list[list[float]]:
    titles = [set(_WORD.findall(title.lower())) for title in clues.titles]
    likeness = [_like(set(own), titles) if len(own) < 60 else 0.0 for own in words]
    best = max(likeness, default=0.0)
    # The last of those that are like it: pages print the headline in their crumbs first.
    place = max((i for i, like in enumerate(likeness) if like >= max(0.5, best - 0.01)), default=-1)
    first = next((i for i, like in enumerate(likeness) if like >= max(0.5, best - 0.01)), -1)
    return [
        [
            likeness[i],
            float(place >= 0),
            max(-60, min(60, i - place)) if place >= 0 else 0,
            max(-60, min(60, i - first)) if first >= 0 else 0,
        ]
        for i in range(len(words))
    ]


def _like(own: set[str], titles: Sequence[set[str]]) -> float:
    return max((len(own & title) / len(own | title) for title in titles if own), default=0.0)


def _shared(words: Sequence[Sequence[str]], clues: Clues, kept: str) -> list[list[float]]:
    others = (kept, clues.body, clues.description)
    known = [_grams(_WORD.findall(text[:MOST_OF_ALL].lower())) for text in others]
    told_size = log1p(len(clues.body))
    kept_size = log1p(len(kept))
    rows = []
    for own in words:
        grams = _grams(own)
        count = max(1, len(grams))
        rows.append(
            [*(len(grams & other) / count if other else -1.0 for other in known), told_size, kept_size]
        )
    return rows


def _grams(words: Sequence[str]) -> set[Any]:
    if len(words) < NGRAM:
        return {tuple(words)}
    return set(zip(*(words[step:] for step in range(NGRAM)), strict=False))
