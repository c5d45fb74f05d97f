"""What happened when, in a story's own sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from broadsheet.model import Article, Quoted, When
from broadsheet.relate.telling.ledger import ledger, superseded
from broadsheet.relate.telling.passages import Passage, centrality, likeness, passages, stands_alone, whole
from broadsheet.relate.tracing.origins import reports
from broadsheet.text.when.find import Time, times
from broadsheet.text.when.places import setting_of
from broadsheet.text.when.tense import is_of_saying

# At most this many lines in all: what fits beside a story; and of one day, so that no day crowds out others.
MOST = 12
_MOST_OF_A_DAY = 4
# Above this cosine two sentences tell the same; lower than in the summary: a list bears less repetition.
_SAME = 0.45
# A sentence that names its day is surer to tell what happened then than one that only came out on it.
_NAMED, _LEAD, _ALONE = 0.5, 0.3, 0.2


def timeline(articles: Sequence[Article]) -> tuple[Quoted, ...]:
    """Return for each day the sentences that tell what happened on it, oldest first, at most twelve.

    The day is the one that a sentence names, placed by when its article came out: rather that of what
    happened than that of the saying. A sentence at the head of an article that names no time tells of the
    day it came out. Times that cannot be placed on a day are left out, and so are opinion, where there are
    reports, and what was told already.

    Args:
        articles: of one story, in any order.
    """
    articles = reports(articles)
    rows = passages(articles)
    central = centrality(rows)
    named = [_named(article) for article in articles]
    dated: list[tuple[date, float, Passage]] = []
    for row, near in zip(rows, central, strict=True):
        article = articles[row.order]
        inside = [
            time for time in named[row.order] if row.span.start <= time.start and time.end <= row.span.end
        ]
        said = _day(article, inside)
        day = said or (_own_day(article) if row.place == 0 and not _elsewhere(article, inside) else None)
        if day and whole(row):
            worth = near + _NAMED * bool(said) + _LEAD * (row.place == 0) + _ALONE * stands_alone(row)
            dated.append((day, worth, row))
    return _pick(dated, _replaced(articles))


def _replaced(articles: Sequence[Article]) -> frozenset[tuple[str, int, int]]:
    return superseded(ledger(articles))


def _own_day(article: Article) -> date | None:
    when = article.published or article.collected
    return when.date() if isinstance(when, datetime) else when


def _named(article: Article) -> Sequence[Time | When]:
    """Return the times that an article's text names: as they were noted, else found now."""
    noted = [note for note in article.notes if isinstance(note, When) and note.field == "text"]
    return noted or times(article.text, setting_of(article), article.language)


def _day(article: Article, inside: Sequence[Time | When]) -> date | None:
    """Return the day that a sentence tells of: the first that it names, one of saying only where it is the only one."""
    placed = [time for time in inside if time.first is not None and time.first == time.last]
    telling = [time for time in placed if not is_of_saying(article.text, time.start, article.language)]
    return next((time.first for time in (*telling, *placed)), None)


def _elsewhere(article: Article, inside: Sequence[Time | When]) -> bool:
    """Whether a sentence tells of a week, a month or a year that is not that of its article's day."""
    own = _own_day(article)
    placed = [(time.first, time.last) for time in inside if time.first and time.last]
    return own is not None and bool(placed) and all(not first <= own <= last for first, last in placed)


def _pick(
    dated: list[tuple[date, float, Passage]], replaced: frozenset[tuple[str, int, int]]
) -> tuple[Quoted, ...]:
    # A replaced figure is history: it stays in a timeline, but never on the strength of its number.
    weigh = {(row.article, row.span): worth - _LEAD * _has(row, replaced) for _, worth, row in dated}
    best = sorted(
        dated, key=lambda item: (-weigh[item[2].article, item[2].span], item[2].order, item[2].place)
    )
    chosen: list[tuple[date, Passage]] = []
    for day, _, row in best:
        if len(chosen) == MOST:
            break
        same_day = [other for when, other in chosen if when == day]
        if len(same_day) >= _MOST_OF_A_DAY:
            continue
        if all(likeness(row.vector, other.vector) < _SAME for _, other in chosen):
            chosen.append((day, row))
    chosen.sort(key=lambda item: (item[0], item[1].order, item[1].place))
    return tuple(row.quoted(when=day) for day, row in chosen)


def _has(row: Passage, spans: frozenset[tuple[str, int, int]]) -> bool:
    return any(a == row.article and row.span.start <= s and e <= row.span.end for a, s, e in spans)
