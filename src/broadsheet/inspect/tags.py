"""Topic words of an article: its names and its telling nouns."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from broadsheet.inspect.naming.entity_words import CALENDAR
from broadsheet.inspect.topics import topics
from broadsheet.model import Article, Entity, Tag
from broadsheet.text import countries, outlets
from broadsheet.text.words import WORD, fold

MADE_BY = "tags/2"

_MOST = 10


class Candidate(NamedTuple):
    """A word or a name that may become a tag."""

    name: str
    words: frozenset[str]  # in small letters, for telling doubles
    features: tuple[float, ...]  # what WEIGHTS weigh


# What each feature weighs, the constant first: a logistic regression on the public part of 500N-KPCrowd, whose readers
# marked the words that tell what a text is about (``bench/tags.py --fit``).
WEIGHTS = (-5.85, 1.05, 0.77, -0.8, -0.37, 0.91, 4.39, -1.41, -0.27)


def inspect(article: Article) -> Iterable[Tag]:
    """Return up to ten topic words, best first, with scores from 0 to 1, then the topics of the open list.

    Names and words weigh by how often and how early they stand, how rare and how long they are, and more in the
    title. A people counts as its country. Words in small letters are told from everyday ones by a table that is
    English: in other languages there are names and topics alone. Nothing is returned for an empty text.
    """
    chosen = choose(candidates(article), WEIGHTS)
    top = chosen[0][0] if chosen else 1.0
    for weight, candidate in chosen:
        yield Tag(name=candidate.name, score=round(weight / top, 3), made_by=MADE_BY)
    names = {fold(candidate.name) for _, candidate in chosen}
    for name, score in topics(article):
        if fold(name) not in names:
            yield Tag(name=name, score=score, made_by=MADE_BY)


def choose(
    found: Iterable[Candidate], weights: Sequence[float], most: int = _MOST
) -> list[tuple[float, Candidate]]:
    """Return the best candidates with their weights, none of which says what a better one says."""
    weighed = sorted(((_weight(one, weights), one) for one in found), key=lambda one: (-one[0], one[1].name))
    chosen: list[tuple[float, Candidate]] = []
    for weight, one in weighed:
        if not any(one.words <= other.words or other.words <= one.words for _, other in chosen):
            chosen.append((weight, one))
        if len(chosen) == most:
            break
    return chosen


def _weight(one: Candidate, weights: Sequence[float]) -> float:
    constant, *rest = weights
    sum_ = constant + sum(weight * value for weight, value in zip(rest, one.features, strict=True))
    return 1 / (1 + math.exp(-sum_))


def candidates(article: Article) -> Iterator[Candidate]:
    """Yield the names of an article and, in English, the words in small letters that may tell of it."""
    yield from _names(article)
    if article.language in {None, "en"}:
        yield from _nouns(article)


# A word in one of ten articles is worth nothing, one in none of the two thousand counted is worth most.
_EVERY = 10_000
_RAREST = 25
_LONGEST = 12  # letters: longer ones tell no more


def _features(word: str, times: int, first: float, *, titled: bool, named: bool) -> tuple[float, ...]:
    rare = math.log(_EVERY / max(_RAREST, _shares().get(word, _RAREST)))
    long = min(len(word), _LONGEST) / 10
    return (
        math.log(1 + times),
        rare,
        rare * rare / 10,
        first,
        float(titled),
        long,
        long * long,
        float(named),
    )


# --- names ------------------------------------------------------------------------------------------


def _names(article: Article) -> Iterator[Candidate]:
    """Yield the things named; forms of one thing (a surname, a people) count together."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, int] = {}
    titled: set[str] = set()
    for note in article.notes:
        if not isinstance(note, Entity):
            continue
        key = _key(note)
        forms[key][_shown(note)] += 1
        if note.field == "title":
            titled.add(key)
        else:
            first[key] = min(first.get(key, note.start), note.start)
    length = max(1, len(article.text))
    for key, names in forms.items():
        best = max(names, key=lambda name: (names[name], len(name), name))
        if outlets.find(best) or outlets.is_channel(best):  # mostly who reported, seldom what about
            continue
        word = max(fold(best).split(), key=len, default="")
        early = first.get(key, 0) / length
        values = _features(word, sum(names.values()), early, titled=key in titled, named=True)
        yield Candidate(best, frozenset(fold(best).split()), values)


def _key(note: Entity) -> str:
    """Return what forms of one thing share: a country, a surname, else the name."""
    shown = fold(_shown(note))
    return shown.split()[-1] if note.type == "person" and shown.split() else shown


def _shown(note: Entity) -> str:
    """Return a name as a tag: a country's by its name, whatever form or people stands there."""
    name = fold(note.text)
    country = countries.by_adjective().get(name) if note.type == "people" else countries.by_name().get(name)
    return country.name if country else note.text


# --- nouns ------------------------------------------------------------------------------------------


def _nouns(article: Article) -> Iterator[Candidate]:
    """Yield the words in small letters that tell of this article; singular and plural count together."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, int] = {}
    for word, start in _small_words(article):
        forms[_stem(word)][word] += 1
        first.setdefault(_stem(word), start)
    titled = {_stem(word.lower()) for word in WORD.findall(article.title or "")}
    length = max(1, len(article.text))
    for stem, words in forms.items():
        best = max(words, key=lambda word: (words[word], word))
        if not _is_telling(best):
            continue
        values = _features(
            best, sum(words.values()), first[stem] / length, titled=stem in titled, named=False
        )
        yield Candidate(best, frozenset((best,)), values)


def _small_words(article: Article) -> Iterator[tuple[str, int]]:
    """Yield the words outside names, in small letters, with where they stand."""
    inside = 0
    ends = {
        note.start: note.end for note in article.notes if isinstance(note, Entity) and note.field == "text"
    }
    for match in WORD.finditer(article.text):
        inside = max(inside, ends.get(match.start(), 0))
        if match.start() >= inside:
            yield match[0].lower().replace("’", "'").removesuffix("'s"), match.start()


def _stem(word: str) -> str:
    return word.removesuffix("s") if len(word) > _LEAST_LETTERS and not word.endswith("ss") else word


_LEAST_LETTERS = 4
_COMMON = 3_000  # of 10,000 articles: a word in more says nothing
# Verbs, adverbs and "everybody": readers mark them as well, but nobody looks for an article by them.
_NO_NOUNS = ("body", "ed", "ing", "ly", "thing")
# Nor by numbers and times in words, sorted; those of three letters are too short anyway.
_NO_TOPICS = frozenset(
    """
    afternoon afterwards dozen dozens earlier eight eighteen eighty eleven evening fifteen fifty five forty four fourteen hundred hundreds
    last later million millions morning next nine nineteen ninety overnight seven seventeen seventy since sixteen sixty
    thirteen thirty thousand thousands three today tomorrow tonight twelve twenty yesterday
    """.split()  # noqa: SIM905 - reads better
)


@cache
def _shares() -> Mapping[str, int]:
    """Return in how many of 10,000 articles a word stands (``bench/tags.py --count``)."""
    lines = Path(__file__).with_name("tag_words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {word: int(share) for word, _, share in (line.partition("\t") for line in lines)}


def _is_telling(word: str) -> bool:
    if (
        len(word) < _LEAST_LETTERS
        or not word.isalpha()
        or word in CALENDAR | _NO_TOPICS
        or word.endswith(_NO_NOUNS)
    ):
        return False
    return _shares().get(word, 0) < _COMMON
