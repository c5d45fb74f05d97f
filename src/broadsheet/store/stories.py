"""Stories as the front page lists them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from broadsheet.model import Origin, Quoted, Story
from broadsheet.store import rows
from broadsheet.store.schema import articles, placements, stories
from broadsheet.text.dates import iso, parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A story as an article's page names it."""

    id: str
    title: str
    articles: int
    outlets: int


def headline(connection: Connection, key: str) -> Headline | None:
    """Return how a story is named, or None."""
    query = select(stories.c.title, stories.c.size, stories.c.outlets).where(stories.c.id == key)
    row = connection.execute(query).first()
    if row is None:
        return None
    return Headline(id=key, title=row.title, articles=row.size, outlets=len(rows.loads(row.outlets)))


def stale(connection: Connection) -> list[str]:
    """Return the stories whose telling must be worked out again."""
    query = select(stories.c.id).where(stories.c.stale).order_by(stories.c.id)
    return list(connection.execute(query).scalars())


def members(connection: Connection, key: str) -> list[str]:
    """Return the articles of a story, oldest first."""
    return _members(connection, [key]).get(key, [])


def _members(connection: Connection, keys: Collection[str]) -> dict[str, list[str]]:
    """Return the articles of stories, oldest first."""
    out: dict[str, list[str]] = {}
    for piece in rows.pieces(keys):
        query = (
            select(placements.c.story, articles.c.id)
            .join(articles, articles.c.id == placements.c.article)
            .where(placements.c.story.in_(piece))
            .order_by(articles.c.sort, articles.c.seq)
        )
        for row in connection.execute(query):
            out.setdefault(row.story, []).append(row.id)
    return out


def save(
    connection: Connection, story: Story, *, weight: float, figures: Sequence[object] = (), arrived: int = 0
) -> None:
    """Store what was worked out of a story; it is no longer stale.

    Args:
        connection: an open writing transaction.
        story: as it is told.
        weight: on the front page.
        figures: those that changed, as ``desk.telling`` puts them.
        arrived: the place of its last article in the order of arrival.
    """
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
            section=story.section,
            figures=rows.dumps(list(figures)),
            arrived=arrived,
        )
    )


def get(connection: Connection, key: str) -> Story | None:
    """Return a story, or None."""
    row = connection.execute(select(stories).where(stories.c.id == key)).mappings().first()
    return _told(connection, [row])[0] if row else None


def known(connection: Connection, key: str) -> bool:
    """Return whether there is a story with that id now."""
    return connection.execute(select(stories.c.id).where(stories.c.id == key)).first() is not None


def sizes(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    """Return how many articles each story has."""
    out: dict[str, int] = {}
    for piece in rows.pieces(keys):
        query = select(stories.c.id, stories.c.size).where(stories.c.id.in_(piece))
        out |= {row.id: row.size for row in connection.execute(query)}
    return out


def move(connection: Connection, article: str, story: str, saga: str, because: Sequence[str] | None) -> None:
    """Put a placed article into a story; to be followed by ``recount``.

    Args:
        connection: an open writing transaction.
        article: its id.
        story: where to.
        saga: of that story.
        because: why it belongs there, in words; None: for the reasons that it was placed for.
    """
    values: dict[str, Any] = {"story": story, "saga": saga}
    if because is not None:
        values["because"] = rows.dumps(because)
    connection.execute(update(placements).where(placements.c.article == article).values(values))


def move_all(connection: Connection, old: str, new: str, saga: str) -> None:
    """Put every article of a story into another one; to be followed by ``recount``."""
    connection.execute(update(placements).where(placements.c.story == old).values(story=new, saga=saga))


def recount(connection: Connection, keys: Mapping[str, str]) -> None:
    """Set right how many articles stories have after some were moved: new ones are begun, empty ones end.

    Args:
        connection: an open writing transaction.
        keys: the saga of each story that gained or lost articles.
    """
    for key, saga in sorted(keys.items()):
        query = select(func.count()).select_from(placements).where(placements.c.story == key)
        size = connection.execute(query).scalar_one()
        if not size:
            connection.execute(delete(stories).where(stories.c.id == key))
        elif known(connection, key):
            connection.execute(update(stories).where(stories.c.id == key).values(size=size, stale=True))
        else:
            begin(connection, key, saga, size)


def begin(connection: Connection, key: str, saga: str, size: int) -> None:
    """Make a story that nothing is told of yet."""
    connection.execute(
        insert(stories).values(
            id=key,
            saga=saga,
            size=size,
            stale=True,
            title="",
            outlets="[]",
            origins="[]",
            at_most=0,
            summary="[]",
            weight=0.0,
        )
    )


def of_saga(connection: Connection, saga: str) -> tuple[Story, ...]:
    """Return the stories of a saga, oldest first."""
    query = select(stories).where(stories.c.saga == saga).order_by(stories.c.first, stories.c.id)
    return _told(connection, connection.execute(query).mappings().all())


def today(connection: Connection, *, limit: int, offset: int) -> tuple[Story, ...]:
    """Return stories for the front page, the weightiest first."""
    query = (
        select(stories)
        .where(stories.c.title != "")
        .order_by(stories.c.weight.desc(), stories.c.id)
        .limit(limit)
        .offset(offset)
    )
    return _told(connection, connection.execute(query).mappings().all())


def _told(connection: Connection, found: Sequence[RowMapping]) -> tuple[Story, ...]:
    of = _members(connection, [row["id"] for row in found])
    return tuple(_story(row, of.get(row["id"], ())) for row in found)


def _story(row: RowMapping, members: Sequence[str]) -> Story:
    return Story(
        id=row["id"],
        title=row["title"],
        title_from=row["title_from"],
        articles=tuple(members),
        saga=row["saga"],
        first=rows.when(row["first"]),
        last=rows.when(row["last"]),
        outlets=tuple(rows.loads(row["outlets"])),
        origins=tuple(
            Origin(name=name, articles=tuple(found), known=known)
            for name, found, known in rows.loads(row["origins"])
        ),
        at_most=row["at_most"],
        summary=tuple(quoted(item) for item in rows.loads(row["summary"])),
        section=row["section"],
    )


def quoted(item: Sequence[Any]) -> Quoted:
    """Return a sentence as a row of a story keeps it."""
    text, article, start, end, when = item
    return Quoted(text=text, article=article, start=start, end=end, when=parse(when))
