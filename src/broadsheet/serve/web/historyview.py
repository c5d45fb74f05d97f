"""What became of a story, in words for its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from broadsheet.desk import Desk
from broadsheet.errors import NotFoundError
from broadsheet.model import StoryChange
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.speech import ngettext
from broadsheet.serve.web.wording import article_path, story_path

_STORY = "\N{OBJECT REPLACEMENT CHARACTER}"  # in no translation's own words


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of a history: a sentence in which "%(story)s" stands for the other story, parted there."""

    at: datetime
    before: str
    other: str | None  # its headline
    path: str | None  # where it can be read
    after: str
    why: str


def events(changes: Sequence[StoryChange], desk: Desk) -> list[Event]:
    """Return the lines of a story's history, in the order given."""
    return [_event(change, desk) for change in changes]


def _event(change: StoryChange, desk: Desk) -> Event:
    count = len(change.articles)
    ended = change.other is not None and desk.stories.resolve(change.other) == change.story
    words = _sentence(change, ended=ended, count=count)
    before, _mark, after = words.partition(_STORY)
    headline, path = _other(change.other, desk) if change.other else (None, None)
    return Event(at=change.at, before=before, other=headline, path=path, after=after, why=change.why)


def _sentence(change: StoryChange, *, ended: bool, count: int) -> str:
    """Return what happened as one sentence, with a mark where the other story's headline belongs."""
    words = {
        "begun": _("Begun"),
        "joined": ngettext(
            "%(num)s article came from %(story)s", "%(num)s articles came from %(story)s", count
        ),
        "left": ngettext("%(num)s article went to %(story)s", "%(num)s articles went to %(story)s", count),
        "merged": ngettext(
            "Merged into %(story)s: %(num)s article", "Merged into %(story)s: %(num)s articles", count
        ),
        "split": ngettext(
            "Split from %(story)s: %(num)s article", "Split from %(story)s: %(num)s articles", count
        ),
    }[change.kind]
    if change.kind == "joined" and ended:
        words = ngettext("Took in %(story)s: %(num)s article", "Took in %(story)s: %(num)s articles", count)
    return words % {"num": count, "story": _STORY}


def _other(key: str, desk: Desk) -> tuple[str, str | None]:
    """Return a story's headline, or where it ended that of the article that it was named after."""
    try:
        return desk.stories.get(key).title or _("another story"), story_path(key)
    except NotFoundError:
        named_after = desk.articles.many([key]).get(key)
    if named_after is None:
        return _("another story"), None
    return named_after.title or _("an article without a headline"), article_path(key)
