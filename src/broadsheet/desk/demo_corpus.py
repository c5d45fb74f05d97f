"""The demo corpus: ten days of news from a country that does not exist, with its own answers.

The articles lie in ``demo/articles``, one file a version: header lines, an empty line, paragraphs.
Their dates move by whole weeks, so that "on Tuesday" stays true however old the files are; the
texts name weekdays only, never a calendar date. What a careful reader finds in them stands in
``demo/expected.json``: tests and benches check the product against it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from broadsheet.model import Article, Outlet, Tag

LAST_DAY = date(2026, 11, 21)
"""The day of the newest articles, a Saturday, as the files are written."""

_COLLECTED_AFTER = timedelta(minutes=20)  # as if every outlet were asked three times an hour


def load(today: date) -> list[Article]:
    """Return every article of the corpus, oldest first, a later version after an earlier one.

    Args:
        today: the day to end near: the newest articles come out on the last Saturday that is not
            after it. All dates move by the same number of whole weeks.
    """
    shift = timedelta(weeks=(today - LAST_DAY).days // 7)
    articles = [_article(text, shift) for text in _texts()]
    return sorted(articles, key=lambda one: (str(one.published), one.id, one.version))


@cache
def ids() -> tuple[str, ...]:
    """Return the id of every article of the corpus, each once, in alphabetical order."""
    return tuple(sorted({article.id for article in load(LAST_DAY)}))


def expected() -> dict[str, Any]:
    """Return what a careful reader finds in the corpus; ``how`` in it says how it is written down."""
    path = files("broadsheet") / "desk" / "demo" / "expected.json"
    answers: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return answers


def _texts() -> Iterable[str]:
    """Yield the files as they are."""
    for path in (files("broadsheet") / "desk" / "demo" / "articles").iterdir():
        if path.name.endswith(".txt"):
            yield path.read_text(encoding="utf-8")


def _article(text: str, shift: timedelta) -> Article:
    """Return one file as an article. Its headers are ours: a missing one is a bug and raises."""
    head, body = text.split("\n\n", 1)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    published = datetime.fromisoformat(fields["Date"]) + shift
    return Article(
        id=fields["Id"],
        text=body.strip(),
        title=fields["Title"],
        url=fields["Url"],
        outlet=Outlet(name=fields["Outlet"], domain=fields["Domain"], kind=fields["Kind"]),
        byline=_listed(fields["Byline"]),
        dateline=fields.get("Dateline"),
        published=published,
        collected=published + _COLLECTED_AFTER,
        language=fields["Language"],
        version=int(fields.get("Version", "1")),
        notes=tuple(Tag(name=name, source="publisher") for name in _listed(fields["Tags"])),
    )


def _listed(line: str) -> tuple[str, ...]:
    """Return the names of a header that lists them with commas."""
    return tuple(name.strip() for name in line.split(","))
