"""What became of stories: told for ever, also of those that ended."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from broadsheet.model import StoryChange
from broadsheet.store import rows, stories
from broadsheet.store.schema import articles, placements, story_history


def add(connection: Connection, changes: Iterable[StoryChange]) -> None:
    """Keep what happened, in the order given."""
    made = [
        {
            "story": change.story,
            "at": change.at.timestamp(),
            "kind": change.kind,
            "other": change.other,
            "articles": rows.dumps(change.articles),
            "why": change.why,
            "by": change.by,
        }
        for change in changes
    ]
    if made:
        connection.execute(insert(story_history), made)


def of(connection: Connection, story: str) -> tuple[StoryChange, ...]:
    """Return what happened to a story, the latest first.

    That it was begun is not stored for each of a hundred thousand: it was when the article came that it is
    named after.
    """
    query = select(story_history).where(story_history.c.story == story).order_by(story_history.c.id.desc())
    told = [
        StoryChange(
            story=row.story,
            at=rows.moment_of(row.at),
            kind=row.kind,
            other=row.other,
            articles=tuple(rows.loads(row.articles)),
            why=row.why,
            by=row.by,
        )
        for row in connection.execute(query)
    ]
    split = bool(told) and told[-1].kind == "split"
    begun = None if split or not (told or stories.known(connection, story)) else _begun(connection, story)
    return (*told, begun) if begun else tuple(told)


def _begun(connection: Connection, story: str) -> StoryChange | None:
    query = (
        select(articles.c.added)
        .join(placements, placements.c.article == articles.c.id)
        .where(articles.c.id == story)
    )
    added = connection.execute(query).scalar()
    if added is None:
        return None
    return StoryChange(story=story, at=rows.moment_of(added), kind="begun", articles=(story,))


def resolve(connection: Connection, story: str) -> str | None:
    """Return the story that a story's id leads to now: itself, the one that it went into, or None.

    One that went into another one that went into a third leads to the third.
    """
    seen: set[str] = set()
    key: str | None = story
    while key is not None and key not in seen:
        if stories.known(connection, key):
            return key
        seen.add(key)
        query = (
            select(story_history.c.other)
            .where(story_history.c.story == key, story_history.c.kind == "merged")
            .order_by(story_history.c.id.desc())
            .limit(1)
        )
        key = connection.execute(query).scalar()
    return None
