"""Articles as columns of numbers: what makes one comparable with fifty others in a few array operations.

An article is a list of *items*: each term, name, place, figure, day and run of words is a 32-bit number
(``ids``) with two bytes beside it (``marks``: what it is, and a value). What is one number an article stands
in its *row*. Nothing here knows how they are found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from struct import Struct
from typing import TYPE_CHECKING, Any, Protocol
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TERM, TITLE, NAME, PLACE, FIGURE, DAY, RUN, AGE = range(8)
"""Kinds of items. A TITLE item is a stem that stands in the title and is too common to be a term."""
KINDS = 8  # as many as KIND has room for
KIND = 7  # of a mark's first byte: the kind
IN_LEAD = 8  # a term of the title or the first words
IN_TITLE = 16
OWN = 32  # a word that only texts of its language have: no word of a topic, no name, no number
IN_NAME = 64  # a word of a name or a place
SALTS = (0, 0, 0x3C6EF372, 0x5BE0CD19, 0x1F83D9AB, 0x510E527F, 0x6A09E667, 0xBB67AE85)
"""By kind: keeps a name apart from the same word as a term. (Words of the SHA-256 constants, FIPS 180-4:
any numbers would do.) Terms and title stems have the same one, for they are compared."""

# The row of an article: name, type (as struct and numpy write it).
_ROW = {
    "published": "d",  # seconds since 1970, NaN without a date
    "norm": "f",  # length of the vector of terms' values
    "title_sum": "f",  # rarities of the title's stems
    "lead_sum": "I",  # squares of the values of the terms in the lead
    "name_sum": "I",  # squares of the values of the terms that are words of names
    "length": "I",  # words
    "title_key": "I",  # hash of the whole title's words; 0 without a title
    "outlet": "I",  # hash of its folded name; 0 unknown
    "language": "I",  # ISO 639-1 as bytes; 0 unknown
    "items": "H",
    "shingles": "H",
    "title": "B",  # stems of the title
    "terms": "B",
    "names": "B",
    "places": "B",
    "figures": "B",
    "days": "B",
    "weekdays": "B",  # one bit a weekday, Monday the lowest
    "ages": "B",
}
_PACKED_ROW = Struct("<" + "".join(_ROW.values()))


@cache
def row_type() -> np.dtype[Any]:
    """Return the type of a row: 52 bytes, the same on every machine."""
    import numpy as np  # noqa: PLC0415 (heavy)

    return np.dtype([(name, "<" + kind) for name, kind in _ROW.items()])


def pack_row(**fields: float) -> bytes:
    """Return a row as bytes; what is not given is nought."""
    return _PACKED_ROW.pack(*(fields.get(name, 0) for name in _ROW))


def code(kind: int, key: str) -> int:
    """Return the number of a key of a kind.

    >>> code(NAME, "ada") == code(TERM, "ada")
    False
    """
    return crc32(key.encode("utf-8", "surrogatepass")) ^ SALTS[kind]


def language_code(language: str | None) -> int:
    """Return a language as a number, 0 for none."""
    return int.from_bytes((language or "").encode()[:4], "little")


class Packed(Protocol):
    """What one article is compared by, as bytes: see ``Features``."""

    @property
    def row(self) -> bytes:
        """One row."""
        ...

    @property
    def ids(self) -> bytes:
        """Four bytes an item."""
        ...

    @property
    def marks(self) -> bytes:
        """Two bytes an item."""
        ...

    @property
    def shingles(self) -> bytes:
        """Sorted hashes of runs of five words, four bytes each."""
        ...

    @property
    def wording(self) -> bytes:
        """The words in order, four bytes each: see ``wording``."""
        ...


class Stretches(Protocol):
    """An array for each of some articles."""

    def __len__(self) -> int:
        """Articles."""
        ...

    def __getitem__(self, at: int, /) -> NDArray[np.uint32]:
        """One article's."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Some articles in columns. The items of number ``k`` are those from ``starts[k]`` to ``starts[k + 1]``."""

    rows: NDArray[Any]  # of row_type, one an article
    ids: NDArray[np.uint32]
    marks: NDArray[np.uint8]  # two columns: kind with flags, value
    starts: NDArray[np.int64]  # one more than articles
    shingles: Stretches  # one array an article; empty where they are not kept
    wordings: Stretches  # the same

    def __len__(self) -> int:
        return len(self.rows)

    @classmethod
    def of(cls, articles: Iterable[Packed]) -> Coded:
        """Return articles as columns, in their order."""
        import numpy as np  # noqa: PLC0415 (heavy)

        given = list(articles)
        rows = np.frombuffer(b"".join([one.row for one in given]), row_type())
        return cls(
            rows=rows,
            ids=np.frombuffer(b"".join([one.ids for one in given]), "<u4"),
            marks=np.frombuffer(b"".join([one.marks for one in given]), "u1").reshape(-1, 2),
            starts=starts(rows["items"]),
            shingles=[np.frombuffer(one.shingles, "<u4") for one in given],
            wordings=[np.frombuffer(one.wording, "<u4") for one in given],
        )

    def part(self, begin: int, end: int) -> Coded:
        """Return the articles from one place to another."""
        first, last = int(self.starts[begin]), int(self.starts[end])
        return Coded(
            rows=self.rows[begin:end],
            ids=self.ids[first:last],
            marks=self.marks[first:last],
            starts=self.starts[begin : end + 1] - first,
            shingles=_Part(self.shingles, begin, end),
            wordings=_Part(self.wordings, begin, end),
        )

    def items(self, at: int) -> NDArray[np.uint32]:
        """Return the ids of one article's items."""
        return self.ids[self.starts[at] : self.starts[at + 1]]

    def published(self, at: int) -> datetime | None:
        """Return when an article was published, None where unknown."""
        seconds = float(self.rows["published"][at])
        return None if seconds != seconds else datetime.fromtimestamp(seconds, UTC)  # noqa: PLR0124 (NaN)


@dataclass(frozen=True, slots=True)
class _Part:
    """Some of the stretches of others."""

    whole: Stretches
    begin: int
    end: int

    def __len__(self) -> int:
        return self.end - self.begin

    def __getitem__(self, at: int) -> NDArray[np.uint32]:
        return self.whole[self.begin + at]


def starts(sizes: NDArray[Any]) -> NDArray[np.int64]:
    """Return where each of some stretches of these sizes begins, and where the last one ends."""
    import numpy as np  # noqa: PLC0415 (heavy)

    out = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=out[1:])
    return out
