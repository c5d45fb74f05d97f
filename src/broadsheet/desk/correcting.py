"""A reader's word on which articles belong together: kept, and carried out at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from broadsheet.desk.repairing import Said, mend
from broadsheet.desk.telling import tell
from broadsheet.errors import NotFoundError, UsageError
from broadsheet.store import index, stories, story_marks
from broadsheet.store.database import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """What became of a reader's word."""

    story: str  # where the articles in question are now
    gave_way: tuple[datetime, ...] = ()  # when earlier words were said that this one contradicts


def split(
    connection: Connection, user: int, key: str, chosen: Collection[str], *, now: datetime
) -> Corrected:
    """Make some articles of a story one of their own: see ``Stories.split``."""
    members = _members(connection, key)
    here = [article for article in members if article in chosen]
    there = [article for article in members if article not in chosen]
    if set(chosen) - set(members):
        raise UsageError("some of these articles are not in this story now")
    if not here or not there:
        raise UsageError("choose some of the story's articles, but not all of them")
    return _carry_out(
        connection, user, here, [(here, there), (here, ())], now=now, why="a reader took these articles apart"
    )


def join(connection: Connection, user: int, key: str, other: str, *, now: datetime) -> Corrected:
    """Make two stories one: see ``Stories.join``."""
    if key == other:
        raise UsageError("this is the story itself: give the address or id of another one")
    first, second = _members(connection, key), _members(connection, other)
    here = (*first, *second)
    return _carry_out(
        connection,
        user,
        [first[0], second[0]],
        [(here, ())],
        now=now,
        why="a reader put these stories together",
    )


def part(connection: Connection, user: int, article: str, key: str, *, now: datetime) -> Corrected:
    """Take an article out of a story: see ``Stories.part``."""
    members = _members(connection, key)
    if article not in members:
        raise NotFoundError("article", article)
    there = [member for member in members if member != article]
    if not there:
        raise UsageError("this article is the only one of its story")
    why = "a reader said that it has nothing to do with the rest"
    return _carry_out(connection, user, [article], [([article], there)], now=now, why=why)


def _members(connection: Connection, key: str) -> list[str]:
    members = stories.members(connection, key)
    if not members:
        raise NotFoundError("story", key)
    return members


def _carry_out(
    connection: Connection,
    user: int,
    moving: Sequence[str],
    words: Iterable[tuple[Collection[str], Collection[str]]],
    *,
    now: datetime,
    why: str,
) -> Corrected:
    """Keep what was said, mend the stories, and tell those that changed anew."""
    spoken: dict[str, None] = {}
    for here, there in words:
        story_marks.say(connection, user=user, here=here, there=there, now=now.timestamp())
        spoken |= dict.fromkeys((*here, *there))
    overruled = mend(connection, moving, now=now, said=Said(why=why))
    after = index.stories_of(connection, list(spoken))
    for key in sorted(set(after.values())):
        tell(connection, key)
    earlier = {word.at for word in story_marks.said(connection, list(spoken)) if word.id in overruled}
    return Corrected(story=after[moving[0]], gave_way=tuple(sorted(earlier, reverse=True)))
