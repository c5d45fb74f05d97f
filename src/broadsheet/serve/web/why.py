"""Why articles and stories belong together, in the language of the page; relate gives the reasons in English."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from broadsheet.serve.web.moments import a_date
from broadsheet.serve.web.speech import SOURCE, spoken
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.terms import marked

# A leap year: reasons that name no year may name 29 February.
_SOME_YEAR = 2024
# What the reasons of relate.grouping (reasons, related, sagas) look like, each with the same in our messages.
SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"background"), marked("background")),
    (re.compile(r"both about (?P<what>.+)"), marked("both about %(what)s")),
    (re.compile(r"both on (?P<day>\d+ \w+(?: \d+)?)"), marked("both on %(day)s")),
    (re.compile(r"headlines alike"), marked("headlines alike")),
    (re.compile(r"rare words: (?P<what>.+)"), marked("rare words: %(what)s")),
    (re.compile(r"same figure: (?P<what>.+)"), marked("same figure: %(what)s")),
    (re.compile(r"same figures: (?P<what>.+)"), marked("same figures: %(what)s")),
    (re.compile(r"same name: (?P<what>.+)"), marked("same name: %(what)s")),
    (re.compile(r"same place: (?P<what>.+)"), marked("same place: %(what)s")),
    (re.compile(r"same places: (?P<what>.+)"), marked("same places: %(what)s")),
    (re.compile(r"same saga"), marked("same saga")),
    (re.compile(r"same story"), marked("same story")),
    (re.compile(r"words in common: (?P<what>.+)"), marked("words in common: %(what)s")),
    (re.compile(r"\w+ names in common: (?P<what>.+)"), marked("names in common: %(what)s")),
    (re.compile(r"(?P<share>\d+)% of the text the same"), marked("%(share)s%% of the text the same")),
)


def reason_words(reason: str) -> str:
    """Return a reason in the language of the request; one of a shape that we don't know as it stands.

    >>> reason_words("same place: Volgograd")
    'same place: Volgograd'
    """
    if spoken().language == SOURCE:
        return reason
    for shape, message in SHAPES:
        if found := shape.fullmatch(reason):
            told = {name: _SAID.get(name, str)(text) for name, text in found.groupdict().items()}
            return _(message) % told
    return reason


def _day(words: str) -> str:
    """Return "17 November 2026" or "17 November" as the language says it."""
    whole = words.count(" ") == 2
    try:
        found = datetime.strptime(words if whole else f"{words} {_SOME_YEAR}", "%d %B %Y").date()  # noqa: DTZ007
    except ValueError:
        return words
    return a_date(found, year=whole)


_SAID: dict[str, Callable[[str], str]] = {"day": _day}
