"""Stories as the front page lists them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, RowMapping, select, update

from broadsheet.model import Origin, Quoted, Story
from broadsheet.store import rows
from broadsheet.store.schema import articles, placements, stories
from broadsheet.text.dates import iso, parse


def stale(connection: Connection) -> list[str]:
    """Return the stories whose telling must be worked out again."""
    query = select(stories.c.id).where(stories.c.stale).order_by(stories.c.id)
    return list(connection.execute(query).scalars())


def members(connection: Connection, key: str) -> list[str]:
    """Return the articles of a story, oldest first."""
    query = (
        select(articles.c.id)
        .join(placements, placements.c.article == articles.c.id)
        .where(placements.c.story == key)
        .order_by(articles.c.sort, articles.c.seq)
    )
    return list(connection.execute(query).scalars())


def save(connection: Connection, story: Story, *, weight: float) -> None:
    """Store what was worked out of a story and its weight on the front page; it is no longer stale."""
    connection.execute(
        update(stories)
        .where(stories.c.id == story.id)
        .values(
            stale=False,
            weight=weight,
            saga=story.saga,
            title=story.title,
            title_from=story.title_from,
            first=rows.seconds(story.first),
            last=rows.seconds(story.last),
            outlets=rows.dumps(story.outlets),
            origins=rows.dumps([[o.name, o.articles, o.known] for o in story.origins]),
            at_most=story.at_most,
            summary=rows.dumps([[q.text, q.article, q.start, q.end, iso(q.when)] for q in story.summary]),
        )
    )


def get(connection: Connection, key: str) -> Story | None:
    """Return a story, or None."""
    row = connection.execute(select(stories).where(stories.c.id == key)).mappings().first()
    return _story(connection, row) if row else None


def of_saga(connection: Connection, saga: str) -> tuple[Story, ...]:
    """Return the stories of a saga, oldest first."""
    query = select(stories).where(stories.c.saga == saga).order_by(stories.c.first, stories.c.id)
    return tuple(_story(connection, row) for row in connection.execute(query).mappings())


def today(connection: Connection, *, limit: int, offset: int) -> tuple[Story, ...]:
    """Return stories for the front page, the weightiest first."""
    query = (
        select(stories)
        .where(stories.c.title != "")
        .order_by(stories.c.weight.desc(), stories.c.id)
        .limit(limit)
        .offset(offset)
    )
    return tuple(_story(connection, row) for row in connection.execute(query).mappings())


def _story(connection: Connection, row: RowMapping) -> Story:
    return Story(
        id=row["id"],
        title=row["title"],
        title_from=row["title_from"],
        articles=tuple(members(connection, row["id"])),
        saga=row["saga"],
        first=rows.when(row["first"]),
        last=rows.when(row["last"]),
        outlets=tuple(rows.loads(row["outlets"])),
        origins=tuple(
            Origin(name=name, articles=tuple(found), known=known)
            for name, found, known in rows.loads(row["origins"])
        ),
        at_most=row["at_most"],
        summary=tuple(_quoted(item) for item in rows.loads(row["summary"])),
    )


def _quoted(item: list[Any]) -> Quoted:
    text, article, start, end, when = item
    return Quoted(text=text, article=article, start=start, end=end, when=parse(when))
