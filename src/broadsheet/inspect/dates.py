"""Days that an article names, placed by the day it came out."""

from __future__ import annotations

from datetime import date

from broadsheet.model import Article
from broadsheet.text.days import DayMention, days


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
