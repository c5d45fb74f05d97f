"""Times that an article names, placed by when and where it came out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from broadsheet.model import Article, Field, When
from broadsheet.text.days import DayMention, days
from broadsheet.text.when.find import times
from broadsheet.text.when.places import setting_of

MADE_BY = "dates/1"


def inspect(article: Article) -> Iterable[When]:
    """Return the times that an article's title and text name, in order.

    The day of publication is that of its dateline's place, see ``text.when.places``; where it is unknown only
    full dates are placed.
    """
    yield from _named(article, article.title or "", "title")
    yield from _named(article, article.text, "text")


def _named(article: Article, text: str, field: Field) -> Iterator[When]:
    for time in times(text, setting_of(article), article.language):
        yield When(
            start=time.start,
            end=time.end,
            text=text[time.start : time.end],
            first=time.first,
            last=time.last,
            certainty=time.certainty,
            field=field,
            made_by=MADE_BY,
        )


def mentions(article: Article) -> tuple[DayMention, ...]:
    """Return the days named in an article's text, in order; an unknown day is None.

    The day of publication is the article's own; where that is unknown only full dates are placed.

    Args:
        article: offsets of the mentions count code points of its ``text``.
    """
    return days(article.text, article.published)


def only_day(found: tuple[DayMention, ...], start: int, end: int) -> date | None:
    """Return the one day named between two offsets; None where there are several, or none.

    Args:
        found: what ``mentions`` gave.
        start: first code point of a sentence.
        end: the code point after its last.
    """
    inside = {mention.day for mention in found if start <= mention.start and mention.end <= end}
    return inside.pop() if len(inside) == 1 else None
