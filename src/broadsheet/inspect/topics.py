"""Topics of the open list that an article is about, by the words it uses; each has one form in all languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from broadsheet.model import Article
from broadsheet.text import topicwords
from broadsheet.text.words import fold, words

_TABLE = Path(__file__).with_name("topics.tsv")
# Set by hand on the demo corpus, for topics that are right rather than many: two strong words twice and early, or more.
_ENOUGH = 7.0
_STRONG = 2.0
_TITLE = 2.0  # how much more a word in the title says
_OFTEN = 3  # times after which a word says no more
_MOST = 3
_NEAR_BEST = 0.5  # of the best one's weight
_ENDING = 3  # letters that a word may have behind the one in the table: "explosions", "авариях"
_LONG = 5  # letters from which on a word may have an ending


class Topic(NamedTuple):
    """One line of the list."""

    name: str
    parent: str
    shows: Mapping[str, float]  # what each word or phrase of it weighs


@cache
def table() -> tuple[Topic, ...]:
    """Return the list, sorted by name."""
    lines = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    return tuple(
        Topic(
            name,
            parent,
            {
                word.rstrip("*").replace("_", " "): _STRONG if word.endswith("*") else 1.0
                for word in shows.split()
            },
        )
        for name, parent, shows in rows
    )


def topics(article: Article) -> Iterator[tuple[str, float]]:
    """Yield up to three topics of the open list with scores from 0 to 1, the surest first; often there is none."""
    language = article.language or "en"
    title, text = _counts(article.title or "", language), _counts(article.text, language)
    weighed = sorted(
        ((_weight(topic, title, text), topic.name) for topic in table()), key=lambda one: (-one[0], one[1])
    )
    least = max(_ENOUGH, weighed[0][0] * _NEAR_BEST)
    for weight, name in weighed[:_MOST]:
        if weight >= least:
            yield name, round(min(1.0, weight / (2 * _ENOUGH)), 3)


def _weight(topic: Topic, title: Mapping[str, int], text: Mapping[str, int]) -> float:
    """Return how much speaks for a topic: nothing where only one of its words stands there."""
    sums, seen = 0.0, 0
    for word, weight in topic.shows.items():
        times = min(text.get(word, 0), _OFTEN)
        if times or word in title:
            seen += 1
            sums += weight * (times**0.5 + _TITLE * (word in title))
    return sums if seen > 1 else 0.0


def _counts(text: str, language: str) -> Counter[str]:
    """Return how often words and phrases of the list stand in a text, by their English form."""
    known = _forms(language)
    found: Counter[str] = Counter()
    line = [fold(word) for word in words(text)]
    for word in line:
        if form := _known(word, known):
            found[form] += 1
    if language == "en":
        joined = f" {' '.join(line)} "
        for phrase in _phrases():
            if times := joined.count(f" {phrase} "):
                found[phrase] += times
    return found


def _known(word: str, known: Mapping[str, str]) -> str | None:
    if word in known:
        return known[word]
    for cut in range(1, _ENDING + 1):
        if len(word) - cut >= _LONG and word[:-cut] in known:
            return known[word[:-cut]]
    return known.get(word[:-1]) if word.endswith("s") else None


@cache
def _phrases() -> frozenset[str]:
    return frozenset(word for topic in table() for word in topic.shows if " " in word)


@cache
def _forms(language: str) -> Mapping[str, str]:
    """Return the English words of the list by the words of a language, folded."""
    wanted = {word for topic in table() for word in topic.shows if " " not in word}
    if language == "en":
        return {fold(word): word for word in sorted(wanted)}
    found = topicwords.columns().get(language, {})
    return {fold(word): meaning for word, meaning in found.items() if meaning in wanted}
