"""What became of a story, in words for its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from broadsheet.desk import Desk
from broadsheet.errors import NotFoundError
from broadsheet.model import StoryChange
from broadsheet.serve.web.wording import article_path, counted, story_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of a history: the words before the other story, its headline, and those after it."""

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
    count = counted(len(change.articles), "article")
    ended = change.other is not None and desk.stories.resolve(change.other) == change.story
    words = {
        "begun": ("Begun", ""),
        "joined": ("Took in", f": {count}") if ended else (f"{count} came from", ""),
        "left": (f"{count} went to", ""),
        "merged": ("Merged into", f": {count}"),
        "split": ("Split from", f": {count}"),
    }
    before, after = words[change.kind]
    headline, path = _other(change.other, desk) if change.other else (None, None)
    return Event(at=change.at, before=before, other=headline, path=path, after=after, why=change.why)


def _other(key: str, desk: Desk) -> tuple[str, str | None]:
    """Return a story's headline, or where it ended that of the article that it was named after."""
    try:
        return desk.stories.get(key).title or "another story", story_path(key)
    except NotFoundError:
        named_after = desk.articles.many([key]).get(key)
    if named_after is None:
        return "another story", None
    return named_after.title or "an article without a headline", article_path(key)
