"""Times and manners behind a verb that passes words on: "on Friday", "in full"."""

from __future__ import annotations

from broadsheet.inspect.saying.folded import Unit
from broadsheet.inspect.saying.phrases import (
    time_end,
)


def follows_time(unit: Unit, at: int) -> int:
    """Return the place behind times and manners that stand at a word: "on Friday", "the same evening", "in full"."""
    while (later := max(time_end(unit, at), _manner_end(unit, at))) > at:
        at = later
    return at


# How much of a report is passed on, how and when, behind the verb that passes it on; sorted.
_MANNERS = frozenset(
    tuple(row.split())
    for row in (
        "again", "anew", "at length", "at once", "at second hand", "at some length", "by e-mail", "by email", "by phone", "by radio", "by telephone", "first", "for the first time", "free of charge", "hours later", "immediately", "in an abridged form",
        "in brief", "in detail", "in english", "in excerpts", "in extracts", "in full", "in its evening bulletin", "in its evening news", "in part", "in passing", "in short", "in translation",
        "in turn", "in writing", "live", "minutes later", "on its front page", "on its website", "on the air", "on the front page", "only in part", "second hand", "the day after", "the day before",
        "the following day", "the next day", "the next morning", "the same day", "the same evening", "the same morning", "the same night", "unchanged", "under its own name", "verbatim", "within hours", "within minutes", "within the hour",
        "without comment", "word for word",
    )
)  # fmt: skip


_LONGEST_MANNER = max(map(len, _MANNERS))


def _manner_end(unit: Unit, at: int) -> int:
    lows = unit.lows[at : at + _LONGEST_MANNER]
    length = next((n for n in range(len(lows), 0, -1) if tuple(lows[:n]) in _MANNERS), 0)
    return at + length
