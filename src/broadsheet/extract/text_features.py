"""What the texts of a page's blocks look like, as numbers, and which of their words stand in other texts too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from broadsheet.extract.blocks import SENTENCE_END, Block

# Characters of each block that are looked at, and of these the first that letters are counted in.
HEAD, OPENING = 2_000, 200
NGRAM = 3  # words; fewer meet by chance
_LAST = 0xFFFF  # characters beyond (emoji, rare scripts) count as none of the kinds
_UPPER, _DIGIT, _MARK, _STOP, _COMMA, _ODD, _BLANK, _AT = (1 << place for place in range(8))
_KINDS = ((_MARK, ".!?…؟।"), (_STOP, "。！？"), (_COMMA, ",;،、，"), (_ODD, "©®|»›→▶►•·"), (_AT, "@"))
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS = re.compile(r"http|www\.")
_PARTING = "\0"  # between two blocks: no block holds one


def looks(blocks: Sequence[Block]) -> Any:
    """Return a row for each block: length, links, punctuation, capitals, figures.

    All texts are counted at once, as one row of numbers: on a page of 200 blocks in a quarter of the time.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    texts = [block.text for block in blocks]
    facts = np.array(
        [(len(block.text), block.linked, block.links, block.bold, block.prose) for block in blocks], float
    )
    edges = np.array([_edges(text) for text in texts], float)
    size, words = facts[:, 0], edges[:, 0] + 1
    counted = _counted([text[:HEAD] for text in texts])
    opening = np.minimum(size, OPENING)
    columns = (
        np.log1p(size), words, size / words, facts[:, 1] / size, facts[:, 2], facts[:, 2] / words,
        facts[:, 3] / size, edges[:, 1], counted["marks"], counted["commas"], counted["capitals"] / opening,
        counted["digits"] / opening, *edges[:, 2:].T, counted["years"] > 0, counted["odd"], counted["ats"] > 0,
        counted["addresses"] > 0, facts[:, 4],
    )  # fmt: skip
    return np.stack(columns, axis=1)


def _edges(text: str) -> tuple[float, ...]:
    first, last = text[0], text[-1]
    return (
        text.count(" "),
        SENTENCE_END.search(text[-8:]) is not None,
        first.isupper(),
        first.isalnum(),
        last == ":",
        last in "?？؟",
        last == "…" or text.endswith("..."),
        text.count("\n"),
    )


def _counted(texts: Sequence[str]) -> dict[str, Any]:
    """How many characters of each kind stand in each text."""
    import numpy as np  # noqa: PLC0415 (heavy)

    joined = _PARTING.join(texts) + _PARTING
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _kinds()[np.minimum(codes, _LAST)]
    sizes = np.array([len(text) + 1 for text in texts])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    early = np.arange(len(kinds)) - np.repeat(starts, sizes) < OPENING
    ended = np.append(kinds[1:] & _BLANK, _BLANK) != 0
    masks = {
        "marks": ((kinds & _MARK) != 0) & ended | ((kinds & _STOP) != 0),
        "commas": (kinds & _COMMA) != 0,
        "capitals": ((kinds & _UPPER) != 0) & early,
        "digits": ((kinds & _DIGIT) != 0) & early,
        "odd": (kinds & _ODD) != 0,
        "ats": (kinds & _AT) != 0,
    }
    found = {name: np.add.reduceat(mask, starts, dtype=np.int64) for name, mask in masks.items()}
    for name, pattern in (("years", _YEAR), ("addresses", _ADDRESS)):
        places = [match.start() for match in pattern.finditer(joined)]
        found[name] = np.bincount(np.searchsorted(starts, places, "right") - 1, minlength=len(texts))
    return found


@cache
def _kinds() -> Any:
    """Return what kinds each character is of, by its number: bits."""
    import numpy as np  # noqa: PLC0415 (heavy)

    table = np.zeros(_LAST + 1, np.uint8)
    for number in range(_LAST):
        letter = chr(number)
        table[number] = letter.isupper() * _UPPER | letter.isdigit() * _DIGIT | letter.isspace() * _BLANK
    for kind, letters in _KINDS:
        table[[ord(letter) for letter in letters]] |= kind
    table[ord(_PARTING)] |= _BLANK
    return table


def shared(words: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> Any:
    """Return a row for each block: the share of its runs of three words that stand in each other text.

    Nought throughout for one that is empty.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    out = np.zeros((len(words), len(others)))
    known: dict[str, int] = {}
    numbered = [[known.setdefault(word, len(known) + 1) for word in other] for other in others]
    if not known:
        return out
    sizes = np.array([len(own) for own in words])
    block = np.repeat(np.arange(len(words)), sizes)
    runs = _runs(np.array([known.get(word, 0) for own in words for word in own], np.int64), len(known))
    inside = block[: len(runs)] == block[NGRAM - 1 :][: len(runs)]
    whole = np.maximum(1, sizes - NGRAM + 1)
    for place, other in enumerate(numbered):
        if other:
            met = np.isin(runs, _runs(np.array(other, np.int64), len(known))) & inside
            out[:, place] = np.bincount(block[: len(runs)][met], minlength=len(words)) / whole
    return out


def _runs(numbers: Any, most: int) -> Any:
    """Return a number for each run of three words; less than nought where one of them is unknown (0)."""
    import numpy as np  # noqa: PLC0415 (heavy)

    if len(numbers) < NGRAM:
        return numbers[:0]
    first, second, third = numbers[:-2], numbers[1:-1], numbers[2:]
    unknown = (first == 0) | (second == 0) | (third == 0)
    return np.where(unknown, -1, (first * (most + 1) + second) * (most + 1) + third)
