"""Topic words of an article: its names and its telling nouns."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from broadsheet.inspect.naming.entity_words import CALENDAR
from broadsheet.model import Article, Entity, Tag
from broadsheet.text import countries, outlets
from broadsheet.text.words import WORD, fold

MADE_BY = "tags/1"

_MOST = 10


class _Topic(NamedTuple):
    name: str
    weight: float
    words: frozenset[str]  # in small letters, for telling doubles


def inspect(article: Article) -> Iterable[Tag]:
    """Return up to ten topic words, best first, with scores from 0 to 1.

    Names weigh by how often and how early they stand, and more in the title; words in small letters by
    how rare they are in news too. A people counts as its country. Nothing is returned for an empty text.
    """
    names = list(_names(article))
    topics = sorted([*names, *_nouns(article)], key=lambda topic: (-topic.weight, topic.name))
    chosen: list[_Topic] = []
    for topic in topics:
        if not any(topic.words <= other.words or other.words <= topic.words for other in chosen):
            chosen.append(topic)
        if len(chosen) == _MOST:
            break
    top = chosen[0].weight if chosen else 1.0
    return [Tag(name=topic.name, score=round(topic.weight / top, 3), made_by=MADE_BY) for topic in chosen]


# --- names ------------------------------------------------------------------------------------------

# Fitted by hand on the public part of 500N-KPCrowd (F1@10), in steps of a quarter.
_NAME = 0.85  # a name against a word in small letters
_CARRIER = 0.4  # an outlet or a channel: mostly who reported, seldom what about
_IN_TITLE = 1.5
_ONCE = 0.6  # a name that stands once, against one that stands twice
_EARLY = 0.2  # more for what stands at the very beginning


def _names(article: Article) -> Iterator[_Topic]:
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
        early = 1 - first.get(key, 0) / length
        times = sum(names.values())
        carrier = outlets.find(best) or outlets.is_channel(best)
        weight = (
            (_CARRIER if carrier else _NAME)
            * (_tf(times) if times > 1 or key in titled else _ONCE)
            * (1 + _EARLY * early)
        )
        yield _Topic(best, weight * (_IN_TITLE if key in titled else 1), frozenset(fold(best).split()))


def _key(note: Entity) -> str:
    """Return what forms of one thing share: a country, a surname, else the name."""
    shown = fold(_shown(note))
    return shown.split()[-1] if note.type == "person" else shown


def _shown(note: Entity) -> str:
    """Return a name as a tag: a country's by its name, whatever form or people stands there."""
    name = fold(note.text)
    country = countries.by_adjective().get(name) if note.type == "people" else countries.by_name().get(name)
    return country.name if country else note.text


def _tf(times: int) -> float:
    return 1 + math.log(times)


# --- nouns ------------------------------------------------------------------------------------------


def _nouns(article: Article) -> Iterator[_Topic]:
    """Yield the words in small letters that tell of this article; singular and plural count together."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, int] = {}
    for word, start in _small_words(article):
        forms[_stem(word)][word] += 1
        first.setdefault(_stem(word), start)
    titled = {_stem(word.lower()) for word in WORD.findall(article.title or "")}
    length = max(1, len(article.text))
    for stem, words in forms.items():
        best, times = max(words, key=lambda word: (words[word], word)), sum(words.values())
        rare = _rarity(best)
        if rare > 0 and (times > 1 or stem in titled):
            early = 1 - first[stem] / length
            weight = (
                rare**_RARE * _tf(times) * (1 + _EARLY * early) * (min(len(best), _LONGEST) / _USUAL) ** _LONG
            )
            yield _Topic(best, weight * (_IN_TITLE if stem in titled else 1), frozenset((best,)))


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


# A word in a third of all articles says nothing, one in none of the two thousand counted says most.
_COMMON = 3_000
_LEAST_LETTERS = 4
# Fitted by hand like the above: readers choose long words; ten letters are long enough, seven usual.
_RARE = 0.35
_LONG = 1.0
_LONGEST = 10
_USUAL = 7


@cache
def _shares() -> Mapping[str, int]:
    """Return in how many of 10,000 articles a word stands (``bench/tags.py --count``)."""
    lines = Path(__file__).with_name("tag_words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {word: int(share) for word, _, share in (line.partition("\t") for line in lines)}


def _rarity(word: str) -> float:
    if len(word) < _LEAST_LETTERS or not word.isalpha() or word in CALENDAR:
        return 0.0
    share = _shares().get(word, 25)
    return max(0.0, math.log(_COMMON / share) / math.log(_COMMON / 25))
