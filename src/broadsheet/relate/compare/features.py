"""What an article is compared by: small, without its text, the same on every machine."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from zlib import crc32

from broadsheet.model import Article
from broadsheet.relate.compare.keys import TERM_KEYS, Keys, keys_of
from broadsheet.relate.compare.packing import pack, unpack
from broadsheet.relate.words.coded import (
    AGE,
    DAY,
    FIGURE,
    IN_LEAD,
    IN_NAME,
    KIND,
    NAME,
    PLACE,
    RUN,
    SALTS,
    TERM,
    Coded,
    code,
    language_code,
    pack_row,
)
from broadsheet.relate.words.finders import SMALL, Found, find
from broadsheet.relate.words.idf import RAREST
from broadsheet.relate.words.lexicon import Lexicon, lexicon, name_lexicon
from broadsheet.relate.words.shingles import runs_of, sketch
from broadsheet.relate.words.stems import guess_language, pieces, unbroken
from broadsheet.relate.words.terms import Terms, terms
from broadsheet.relate.words.tokens import tokens
from broadsheet.relate.words.wording import wording
from broadsheet.text.dates import moment
from broadsheet.text.words import fold, words

MOST_NAMES = (
    24  # names, places, figures, days each: an article has 19 names on average; bounds what lists take
)
LONGEST = 20_000  # words read of one text; what stands behind is lists and furniture
MOST_LETTERS = 8 * LONGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What an article is compared by: numbers as bytes (see ``coded``), and their forms as printed."""

    id: str
    published: datetime | None
    outlet: str | None  # name or domain, folded
    language: str | None
    row: bytes  # of coded.row_type
    ids: bytes  # uint32 an item: terms heaviest first, title stems, names, places, figures, days, runs
    marks: bytes  # two bytes an item: kind with flags, value
    shingles: bytes  # sorted hashes of runs of five words, 4 bytes each
    wording: bytes  # the words in order, 4 bytes each
    printed: str  # the first TERM_KEYS terms, names, places, figures as the text has them, one a line

    def to_bytes(self) -> bytes:
        """Return them for a store: ``from_bytes`` gives the same again."""
        return pack(self)

    @classmethod
    def from_bytes(cls, packed: bytes) -> Features:
        """Return features that ``to_bytes`` packed."""
        return cls(**unpack(packed))

    @property
    def coded(self) -> Coded:
        """The article as columns of its own."""
        return Coded.of((self,))

    @property
    def keys(self) -> Keys:
        """What the article is found by: its heaviest terms, names and places, runs of words."""
        return keys_of(self.coded)


def features(article: Article) -> Features:
    """Return what an article is compared by. Its id and its notes play no part in it."""
    text = article.text[:MOST_LETTERS]
    parted, headline = tokens(text), tokens(article.title or "")
    body = (pieces(parted.low) if unbroken(text) else parted.low)[:LONGEST]
    title = pieces(headline.low)[:LONGEST]
    language = article.language or guess_language(body or title)
    outlet, published = _outlet(article), moment(article.published)
    found = find(parted, published.date() if published else None, language)
    told = terms(title, body, words(outlet or ""), lexicon(language), _name_words(found))
    worded = wording(text, parted)
    runs = runs_of(worded)
    items = _items(found, name_lexicon(language), sketch(runs))
    kinds = [kind for kind, _, _ in items]
    ids = told.ids.tobytes() + array("I", [number for _, _, number in items]).tobytes()
    row = pack_row(
        published=published.timestamp() if published else math.nan,
        **_sums(told),
        length=len(body),
        title_key=crc32(" ".join(title).encode("utf-8", "surrogatepass")) if title else 0,
        outlet=crc32(outlet.encode("utf-8", "surrogatepass")) or 1 if outlet else 0,
        language=language_code(language),
        items=len(ids) // 4,
        shingles=len(runs) // 4,
        terms=told.count,
        names=kinds.count(NAME),
        places=kinds.count(PLACE),
        figures=kinds.count(FIGURE),
        days=kinds.count(DAY),
        ages=kinds.count(AGE),
        weekdays=found.weekdays,
    )
    every = [*title, *body]
    printed = [every[at] for at in told.places[: min(TERM_KEYS, told.count)].tolist()]
    for named in (found.names, found.places, found.figures):
        printed += islice(named.values(), MOST_NAMES)
    return Features(
        id=article.id,
        published=published,
        outlet=outlet,
        language=language,
        row=row,
        ids=ids,
        marks=told.marks.tobytes() + bytes([byte for item in items for byte in item[:2]]),
        shingles=runs,
        wording=worded,
        printed="\n".join(printed),
    )


def _name_words(found: Found) -> list[str]:
    """Return the words of names and places, in lower case."""
    return " ".join({*found.names.values(), *found.places.values()}).lower().split()


def _sums(told: Terms) -> dict[str, float]:
    """Return the fields of a row that are about terms."""
    import numpy as np  # noqa: PLC0415 (heavy)

    first, squares = told.marks[:, 0], told.marks[:, 1].astype(np.uint32) ** 2
    return {
        "norm": math.sqrt(squares.sum()),
        "lead_sum": int(squares[first & IN_LEAD > 0].sum()),
        "name_sum": int(squares[(first & IN_NAME > 0) & (first & KIND == TERM)].sum()),
        "title": min(told.title, 255),
        "title_sum": told.title_sum,
    }


Item = tuple[int, int, int]  # kind, value, number


def _items(found: Found, words: Lexicon, runs: Iterable[int]) -> list[Item]:
    """Return what a text names, the kinds in order."""
    named = [
        *((NAME, *one) for one in islice(found.names.items(), MOST_NAMES)),
        *((PLACE, *one) for one in islice(found.places.items(), MOST_NAMES)),
    ]
    values = {printed: _value(printed, words) for printed in {printed for _, _, printed in named}}
    return [
        *[(kind, values[printed], code(kind, key)) for kind, key, printed in named],
        *[_figure(key) for key in islice(found.figures, MOST_NAMES)],
        *((DAY, 0, day ^ SALTS[DAY]) for day in sorted(found.days)[:MOST_NAMES]),
        *((RUN, 0, number) for number in runs),
        *((AGE, 0, age ^ SALTS[AGE]) for age in sorted(found.ages)[:MOST_NAMES]),
    ]


def _value(printed: str, words: Lexicon) -> int:
    """Return how rare the rarest word of a name is, squared, so that common ones weigh little."""
    return round(255 * (words.rarity(printed.lower().split()) / RAREST) ** 2)


def _figure(key: str) -> Item:
    return FIGURE, int(key.split(" ", 1)[0] not in SMALL), code(FIGURE, key)


def _outlet(article: Article) -> str | None:
    named = article.outlet and (article.outlet.name or article.outlet.domain)
    return fold(named).replace("\0", " ") if named else None
