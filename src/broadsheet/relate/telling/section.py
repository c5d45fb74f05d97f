"""Which section of the paper a story belongs to: by what publishers and inspectors call its articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from broadsheet.model import Article, Tag

OTHER = "other"
SECTIONS = (
    "world",
    "politics",
    "business",
    "society",
    "climate",
    "science",
    "technology",
    "health",
    "culture",
    "sport",
    "local",
    OTHER,
)
"""In the order of a newspaper."""

_TABLE = Path(__file__).with_name("sections.tsv")
# What a publisher files an article under says twice as much as what words of it show; a choice, as is that a
# publisher's tag, of which there are many, says as much as one of ours.
_FILED = 2.0
# That there was a shipwreck says more than that it was in shipping; a choice, by the demo corpus.
_EVENT = 2.0
_PARTS = re.compile(r"[/>|,;»:]")


def section(articles: Sequence[Article]) -> str:
    """Return the section of a story that most speaks for, "other" where nothing speaks for any.

    Args:
        articles: of one story, with their notes.
    """
    said = dict.fromkeys(SECTIONS, 0.0)
    for article in articles:
        best: dict[str, float] = {}  # each section once an article, however many words speak for it
        for name, weight in _says(article):
            best[name] = max(best.get(name, 0.0), weight)
        for name, weight in best.items():
            said[name] += weight
    return max(SECTIONS, key=lambda name: said[name]) if any(said.values()) else OTHER


def _says(article: Article) -> Iterator[tuple[str, float]]:
    known = _known()
    for part in _PARTS.split(article.section or ""):
        if found := known.get(part.strip().casefold()):
            yield found[0], found[1] * _FILED
    for note in article.notes:
        if isinstance(note, Tag) and (found := known.get(note.name.strip().lstrip("#").casefold())):
            yield found[0], found[1] * note.score


@cache
def _known() -> Mapping[str, tuple[str, float]]:
    """Return the section that a word speaks for, and how much."""
    lines = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    return {
        word.rstrip("*").casefold(): (name, _EVENT if word.endswith("*") else 1.0)
        for name, *words in rows
        for word in words
    }
