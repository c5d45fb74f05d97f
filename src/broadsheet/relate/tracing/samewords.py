"""The same words reported by several articles, whoever they are given to there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.model import Article, Statement
from broadsheet.text.words import words

_DIRECT = (
    0.5  # Jaccard of two quotations that are one: the bound by which statements are matched in evaluation
)
_INDIRECT = 0.6  # a gist shares more common words by chance; chosen
_SHORTEST = {"direct": 4, "mixed": 4, "indirect": 8}  # words; shorter ones are alike by chance; chosen
_COMMON = 30  # reports of a word beyond which it tells nothing: keeps the work in line with the number of statements


@dataclass(frozen=True, slots=True)
class Report:
    """A statement as one article reports it."""

    article: str
    note: Statement
    bag: frozenset[str]


def same_words(articles: Sequence[Article]) -> Iterator[tuple[Report, Report]]:
    """Yield pairs of statements of two articles whose words are the same.

    Args:
        articles: of one story, with notes.
    """
    reports = [report for article in articles for report in _reports(article)]
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, report in enumerate(reports):
        for word in report.bag:
            by_word[word].append(place)
    for place, report in enumerate(reports):
        shared: dict[int, int] = defaultdict(int)
        for word in report.bag:
            if len(by_word[word]) <= _COMMON:
                for other in by_word[word]:
                    if other < place:
                        shared[other] += 1
        for other in shared:
            if reports[other].article != report.article and _alike(report, reports[other]):
                yield reports[other], report


def _reports(article: Article) -> Iterator[Report]:
    for note in article.notes:
        if isinstance(note, Statement) and note.field == "text":
            bag = frozenset(word for start, end in note.content for word in words(article.text[start:end]))
            if len(bag) >= _SHORTEST[note.form]:
                yield Report(article.id, note, bag)


def _alike(one: Report, other: Report) -> bool:
    bound = _INDIRECT if "indirect" in (one.note.form, other.note.form) else _DIRECT
    return len(one.bag & other.bag) >= bound * len(one.bag | other.bag)
