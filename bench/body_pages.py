"""The pages of the extraction data as blocks, with how much of each block people marked as article text."""

# ruff: noqa: PLC0415 - a bench loads what it measures, and training packages only where they are asked for

from __future__ import annotations

import json
import lzma
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from broadsheet.extract.block_features import kept_columns, table, words_in
from broadsheet.extract.blocks import Block, blocks_of
from broadsheet.extract.body import kept_text
from broadsheet.extract.clues import Clues, clues_in

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("BROADSHEET_BENCH_DATA", ROOT.parent / "shared" / "data")) / "extraction"
SETS = {
    "scrapinghub": "scrapinghub.jsonl.xz",
    "wcxb_1": "wcxb_article_dev_1.jsonl.xz",
    "wcxb_2": "wcxb_article_dev_2.jsonl.xz",
}
MOST_FIRST_WORDS = 60  # of a block that the weights of words are learnt from
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page with its known text."""

    key: str
    kind: str  # which set it is of
    site: str  # pages of one site are never parted between training and test
    gold: str
    blocks: list[Block]
    words: list[list[str]]  # the first of each block
    facts: Any  # a row a block, float32
    kept: Any  # what trafilatura kept of each block: two numbers
    sizes: Any  # words of each block
    marked: Any  # share of each block's words that stand in the known text, in its order


def read_rows(kind: str) -> list[dict[str, Any]]:
    """Return the lines of one set as they are."""
    with lzma.open(DATA / SETS[kind], "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def gold_of(row: dict[str, Any]) -> str:
    return (row["body"] if "body" in row else row["main_content"]) or ""


def site_of(row: dict[str, Any]) -> str:
    host = (urlsplit(row.get("url") or "").hostname or str(row["id"])).removeprefix("www.")
    return ".".join(host.split(".")[-2:])


def page_of(row: dict[str, Any], kind: str) -> Page:
    """Return a line of a set as a page."""
    import numpy as np
    from trafilatura import load_html

    root = load_html(row["html"])
    blocks, clues = (blocks_of(root), clues_in(root)) if root is not None else ([], Clues())
    words = words_in(blocks)
    return Page(
        key=str(row["id"]),
        kind=kind,
        site=site_of(row),
        gold=gold_of(row),
        blocks=blocks,
        words=[own[:MOST_FIRST_WORDS] for own in words],
        facts=table(blocks, words, clues) if blocks else np.zeros((0, 0)),
        kept=kept_columns(words, kept_text(root, row.get("url"))) if blocks else np.zeros((0, 2)),
        sizes=np.array([len(own) for own in words], float),
        marked=np.array(_marked(words, _WORD.findall(gold_of(row).lower()))),
    )


def _marked(blocks: Sequence[Sequence[str]], gold: Sequence[str]) -> list[float]:
    found = iter(in_common([word for block in blocks for word in block], gold))
    return [sum(next(found) for _ in block) / max(1, len(block)) for block in blocks]


def in_common(words: Sequence[str], gold: Sequence[str]) -> list[bool]:
    """Return which words belong to a longest common subsequence with ``gold``.

    By bits (Hyyrö, Bit-parallel LCS-length computation revisited, 2004); every row is kept to walk back.
    """
    full = (1 << len(gold)) - 1
    places: dict[str, int] = {}
    for place, word in enumerate(gold):
        places[word] = places.get(word, 0) | 1 << place
    row, rows = full, [full]
    for word in words:
        both = row & places.get(word, 0)
        row = ((row + both) | (row - both)) & full
        rows.append(row)
    out = [False] * len(words)
    at, place = len(words), len(gold)
    while at and place:
        if rows[at] >> (place - 1) & 1:
            place -= 1
        elif not rows[at - 1] >> (place - 1) & 1:
            at -= 1
        else:
            at, place = at - 1, place - 1
            out[at] = True
    return out
