"""Texts and words as vectors: near one another where they are about like things, whatever the words.

A table with a vector for each word, distilled from a sentence encoder (``data/CARD.md``); a text is the sum of its
words. English only: words of other languages have none.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from broadsheet.text.words import fold, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PIECE = "##"
"""Marks a part of a word that is not its beginning, as in BERT's vocabularies."""
_FILE = Path(__file__).parent / "data" / "vectors.npz"
_LONGEST = 24  # letters: what is longer is an address or a slip, and is not looked for in parts
_AT_HAND = 50_000  # words whose rows are kept: a language's common words; about 8 MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The vectors of all words."""

    rows: Mapping[str, int]  # where a word or a part of one stands in values
    values: NDArray[np.int8]  # a row a word, in directions of falling importance
    scales: NDArray[np.float32]  # by which a row is multiplied: rare words weigh more
    stems: NDArray[np.uint32]  # CRC-32 of the stems of words, sorted
    stem_rows: NDArray[np.uint16]  # the row of each stem's commonest word


@cache
def table() -> Table:
    """Return the vectors, read once: 9 MB."""
    import numpy as np  # noqa: PLC0415 (heavy)

    with np.load(_FILE) as found:
        every = found["words"].tobytes().decode().split("\n")
        return Table(
            rows={word: at for at, word in enumerate(every)},
            values=found["values"],
            scales=found["scales"].astype(np.float32),
            stems=found["stems"],
            stem_rows=found["stem_rows"],
        )


def encode(texts: Iterable[str]) -> NDArray[np.float32]:
    """Return a unit vector for each text, a row each; noughts where no word is known.

    The product of two is how alike they are, from -1 to 1.
    """
    import numpy as np  # noqa: PLC0415 (heavy)

    known = table()
    out = [_sum(known, [row for word in words(text) for row in _rows(word)]) for text in texts]
    return np.array(out, np.float32).reshape(len(out), known.values.shape[1])


def _sum(known: Table, rows: list[int]) -> Any:
    import numpy as np  # noqa: PLC0415 (heavy)

    found: Any = known.scales[rows] @ known.values[rows].astype(np.float32)
    return found / (np.sqrt(found @ found) or 1.0)


@lru_cache(maxsize=_AT_HAND)
def _rows(word: str) -> tuple[int, ...]:
    """Return where a word stands in the table, or its parts."""
    rows = table().rows
    word = fold(word).removesuffix("'s")
    if word in rows:
        return (rows[word],)
    return tuple(rows[part] for part in split(word, rows)) if len(word) <= _LONGEST else ()


def split(word: str, known: Container[str]) -> list[str]:
    """Return a word as its longest known parts from the left, nothing where that fails (WordPiece).

    >>> split("unfolds", {"un", "##fold", "##fo", "##s"})
    ['un', '##fold', '##s']
    """
    out: list[str] = []
    start, mark = 0, ""
    while start < len(word):
        for end in range(len(word), start, -1):
            if (part := mark + word[start:end]) in known:
                out.append(part)
                break
        else:
            return []
        start, mark = end, PIECE
    return out


def of_stems(codes: NDArray[np.uint32]) -> NDArray[np.float32]:
    """Return a unit vector for each English stem, given its CRC-32; noughts where it is not known."""
    import numpy as np  # noqa: PLC0415 (heavy)

    known = table()
    at = np.searchsorted(known.stems, codes)
    at[at == len(known.stems)] = 0
    out: NDArray[np.float32] = known.values[known.stem_rows[at]].astype(np.float32)
    out[known.stems[at] != codes] = 0
    length = np.sqrt(np.einsum("ij,ij->i", out, out))
    length[length == 0] = 1
    out /= length[:, None]
    return out
