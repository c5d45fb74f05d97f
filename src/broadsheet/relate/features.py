"""What an article is compared by: small, without its text, the same on every machine."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from sys import intern
from zlib import crc32

from broadsheet.model import Article
from broadsheet.relate.finders import find
from broadsheet.relate.functionwords import EVERY_FUNCTION_WORD, FUNCTION_WORDS
from broadsheet.relate.idf import RAREST, rarity
from broadsheet.relate.packing import pack, unpack
from broadsheet.relate.shingles import shingle_hashes, unquoted
from broadsheet.relate.stems import guess_language, pieces, stem
from broadsheet.text.dates import moment
from broadsheet.text.words import fold, words

MOST_TERMS = 90  # heaviest terms kept: an article of 400 words has 73 on average
MOST_NAMES = 24  # names, places, figures each: an article has 19 names on average; bounds the memory of lists
TERM_KEYS = 40  # keys an article is looked up by
NAME_KEYS = 12
NAME_WEIGHT = 0.1  # of a shared name or place among terms whose squares sum to one
LEAST_RARITY = 1.5  # a word of more than 22% of all articles parts nothing
TITLE_BOOST = 2.0
LEAD_BOOST = 1.3
LEAD = 40  # words: what happened stands in the first sentence or two
LONGEST = 20_000  # words read of one text; what stands behind is lists and furniture


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What an article is compared by."""

    id: str
    published: datetime | None
    outlet: str | None  # name or domain, folded
    language: str | None
    terms: tuple[str, ...]  # stems, heaviest first
    terms_printed: str  # the first TERM_KEYS of them as the text has them, one a line
    weights: bytes  # one a term, 255 the heaviest
    norm: float  # length of the vector of weights
    lead: bytes  # which terms stand in the title or the first words: places in ``terms``
    title: tuple[str, ...]  # stems of the title that are not common
    names: tuple[str, ...]  # by name_key
    names_printed: str  # as printed, one a line
    names_rare: bytes  # how rare each is, 255 the most
    places: tuple[str, ...]
    places_printed: str  # as printed, one a line
    places_rare: bytes
    figures: tuple[str, ...]  # "99 drone"
    figures_printed: str  # as printed, one a line
    days: frozenset[int]  # days that the text tells of: month * 32 + day
    weekdays: int
    shingles: bytes  # sorted hashes of runs of five words, 4 bytes each
    length: int  # words
    title_key: int  # hash of the whole title's words; 0 without a title

    def to_bytes(self) -> bytes:
        """Return them for a store: ``from_bytes`` gives the same again."""
        return pack(self)

    @classmethod
    def from_bytes(cls, packed: bytes) -> Features:
        """Return features that ``to_bytes`` packed."""
        return cls(**unpack(packed))

    @property
    def keys(self) -> dict[str, float]:
        """What the article is found by: its heaviest terms and its names, with their weights."""
        scale = 1 / self.norm if self.norm else 0.0
        keys = {
            term: weight * scale for term, weight in zip(self.terms[:TERM_KEYS], self.weights, strict=False)
        }
        for name in (*self.names[:NAME_KEYS], *self.places[:NAME_KEYS]):
            keys.setdefault(name, NAME_WEIGHT)
        return keys


def features(article: Article) -> Features:
    """Return what an article is compared by. Its id and its notes play no part in it."""
    title_words = pieces(words(article.title or ""))
    body = pieces(words(article.text[: LONGEST * 8])[:LONGEST])
    language = article.language or guess_language(body or title_words)
    title = tuple(sorted({intern(key) for key in _stems(title_words, language)}))
    stems = _stems(body, language)
    own = frozenset(_stems(words(_outlet(article) or ""), language))
    title = tuple(key for key in title if key not in own)
    terms, weights = _weigh(title, [key for key in stems if key not in own])
    lead = {*title, *stems[:LEAD]}
    published = moment(article.published)
    found = find(article.text[: LONGEST * 8], published.date() if published else None, language)
    return Features(
        id=article.id,
        published=published,
        outlet=_outlet(article),
        language=language,
        terms=terms,
        terms_printed="\n".join(_as_printed(terms[:TERM_KEYS], [*title_words, *body], language)),
        weights=weights,
        norm=math.sqrt(sum(weight * weight for weight in weights)),
        lead=bytes(at for at, term in enumerate(terms) if term in lead),
        title=title,
        names=_few(found.names),
        names_printed="\n".join(islice(found.names.values(), MOST_NAMES)),
        names_rare=_rare(found.names.values(), language),
        places=_few(found.places),
        places_printed="\n".join(islice(found.places.values(), MOST_NAMES)),
        places_rare=_rare(found.places.values(), language),
        figures=_few(found.figures),
        figures_printed="\n".join(islice(found.figures.values(), MOST_NAMES)),
        days=found.days,
        weekdays=found.weekdays,
        shingles=shingle_hashes(pieces(words(unquoted(article.text[: LONGEST * 8])))),
        length=len(body),
        title_key=crc32(" ".join(title_words).encode()) if title_words else 0,
    )


def _stems(found: Sequence[str], language: str | None) -> list[str]:
    """Return the stems of words that can part two events, in order."""
    common = FUNCTION_WORDS.get(language or "", EVERY_FUNCTION_WORD)
    return [stem(word, language) for word in found if word not in common and len(word) > 1]


def _as_printed(terms: Sequence[str], found: Iterable[str], language: str | None) -> Iterable[str]:
    """Yield for each term the first word of the text that it is the stem of."""
    wanted = set(terms)
    printed: dict[str, str] = {}
    for word in found:
        key = stem(word, language)
        if key in wanted:
            printed.setdefault(key, word)
            if len(printed) == len(wanted):
                break
    return (printed.get(term, term) for term in terms)


def _weigh(title: Sequence[str], body: Sequence[str]) -> tuple[tuple[str, ...], bytes]:
    """Return the heaviest terms and their weights, 255 the heaviest."""
    counts = Counter(body)
    counts.update(title)
    lead = set(body[:LEAD])
    heads = set(title)
    vector = []
    for term, count in counts.items():
        rare = rarity(term)
        if rare >= LEAST_RARITY:
            boost = TITLE_BOOST if term in heads else LEAD_BOOST if term in lead else 1.0
            vector.append((-(1 + math.log(count)) * rare * boost, term))
    vector = sorted(vector)[:MOST_TERMS]
    top = vector[0][0] if vector else 1.0
    return (
        tuple(intern(term) for _, term in vector),
        bytes(max(1, round(255 * weight / top)) for weight, _ in vector),
    )


def _few(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(intern(text) for text in islice(found, MOST_NAMES))


def _rare(found: Iterable[str], language: str | None) -> bytes:
    """Return how rare printed names are by their rarest words: the square, so that common ones weigh little."""
    return bytes(
        round(255 * (max(rarity(stem(word, language)) for word in name.lower().split()) / RAREST) ** 2)
        for name in islice(found, MOST_NAMES)
    )


def _outlet(article: Article) -> str | None:
    named = article.outlet and (article.outlet.name or article.outlet.domain)
    return intern(fold(named)) if named else None
