"""Cuts a text into windows of wordpieces, with what the uncased vocabulary throws away kept beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from broadsheet.inspect.reading.wordpieces import SPECIAL, Cutter, words
from broadsheet.inspect.saying.quotes import quotes

SIZE = 192  # wordpieces in a window: issue 5's measurement
# Places in and out of quotation marks.
OUTSIDE, INSIDE, OPENS, CLOSES = range(4)
# A line that is not blank; sought only where a line begins, and its blanks are taken once, or a long blank line takes for ever.
_PARAGRAPH = re.compile(r"(?<![^\r\n])[^\S\r\n]*+\S[^\r\n]*")
_ENDS = frozenset(".!?")

Ints = NDArray[np.int64]
Row = tuple[int, int, int, int]  # a piece: number, shape, and where it stands in the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Wordpieces that the network sees at once; a paragraph number of -1 marks a piece of our own."""

    ids: Ints
    shapes: Ints
    quotes: Ints
    paragraphs: Ints
    starts: Ints  # in characters of the text; a piece of our own stands, empty, behind what it closes
    ends: Ints


def windows(text: str, cutter: Cutter, size: int = SIZE) -> list[Window]:
    """Return windows of whole paragraphs; a paragraph too long is cut after a sentence where there is one."""
    quoted = quote_places(text)
    groups: list[list[tuple[int, Sequence[Row]]]] = [[]]
    room = size - 1
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        rows = [
            (piece.number, piece.shape, match.start() + piece.start, match.start() + piece.end)
            for match in words().finditer(text, *paragraph.span())
            for piece in cutter.pieces(match[0])
        ]
        for part in _parts(rows, text, size - 2):
            if len(part) + 1 > room and groups[-1]:
                groups.append([])
                room = size - 1
            groups[-1].append((number, part))
            room -= len(part) + 1
    return [_window(group, quoted, cutter) for group in groups if group]


def quote_places(text: str) -> NDArray[np.int8]:
    """Return for each character whether it is in, out of, or itself a quotation mark."""
    result = np.zeros(len(text) + 1, np.int8)
    for quote in quotes(text):
        begin, end = quote.inner
        result[quote.start : begin] = OPENS
        result[begin:end] = INSIDE
        result[end : quote.end] = CLOSES
    return result


def _parts(rows: Sequence[Row], text: str, size: int) -> Iterator[Sequence[Row]]:
    begin = 0
    while len(rows) - begin > size:
        limit = begin + size
        end = next((at for at in range(limit, begin + size // 2, -1) if _ends(rows, text, at)), limit)
        yield rows[begin:end]
        begin = end
    if begin < len(rows):
        yield rows[begin:]


def _ends(rows: Sequence[Row], text: str, at: int) -> bool:
    """Tell whether a sentence ends before a piece: its mark, quotation marks perhaps, then a space."""
    if rows[at][2] == rows[at - 1][3]:
        return False
    tail = text[rows[max(at - 3, 0)][2] : rows[at - 1][3]].rstrip("\"”'’)")
    return tail[-1:] in _ENDS


def _window(group: Sequence[tuple[int, Sequence[Row]]], quoted: NDArray[np.int8], cutter: Cutter) -> Window:
    begin = group[0][1][0][2]
    rows: list[Row] = [(cutter.opens, SPECIAL, begin, begin)]
    paragraphs = [-1]
    for number, part in group:
        rows += [*part, (cutter.closes, SPECIAL, part[-1][3], part[-1][3])]
        paragraphs += [*[number] * len(part), -1]
    ids, shapes, starts, ends = np.array(rows, np.int64).T.copy()
    places = np.array(paragraphs)
    return Window(
        ids=ids,
        shapes=shapes,
        quotes=np.where(places >= 0, quoted[starts], OUTSIDE).astype(np.int64),
        paragraphs=places,
        starts=starts,
        ends=ends,
    )
