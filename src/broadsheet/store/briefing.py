"""Which stories had reports in a stretch of time, and which articles tell them: what a digest is made of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, exists, func, select

from broadsheet.model import Origin, Quoted, Story
from broadsheet.store import rows
from broadsheet.store.schema import articles, marks, placements, stories, story_marks
from broadsheet.text.dates import parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A story as it stands now; its articles are not named."""

    story: Story
    size: int
    section: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An article of a story."""

    id: str
    story: str
    sort: float


def between(connection: Connection, since: float, until: float, *, user: int, limit: int) -> tuple[Row, ...]:
    """Return stories that were told in a stretch of time, the weightiest first, but for those that a reader muted.

    Args:
        connection: any.
        since: seconds since 1970, the first moment.
        until: the moment after the last one.
        user: the reader.
        limit: how many at most.
    """
    muted = (story_marks.c.user == user, story_marks.c.kind == "muted", story_marks.c.story == stories.c.id)
    query = (
        select(stories)
        # A story weighs at least the hours of its last report, so this ends the walk along the index.
        .where(stories.c.weight >= since / 3600, stories.c.last >= since, stories.c.first < until)
        .where(stories.c.title != "", ~exists().where(*muted))
        .order_by(stories.c.weight.desc(), stories.c.id)
        .limit(limit)
    )
    return tuple(_row(row) for row in connection.execute(query).mappings())


def members(
    connection: Connection, keys: Collection[str], until: float, *, user: int, most: int
) -> dict[str, Sequence[Member]]:
    """Return articles of stories that came out before a moment, oldest first: of each story the latest ones.

    What a reader hid is left out.

    Args:
        connection: any.
        keys: of the stories.
        until: seconds since 1970.
        user: the reader.
        most: articles of one story.
    """
    hidden = (marks.c.user == user, marks.c.kind == "hidden", marks.c.article == articles.c.id)
    rank = func.row_number().over(
        partition_by=placements.c.story, order_by=(articles.c.sort.desc(), articles.c.seq.desc())
    )
    ranked = (
        select(articles.c.id, articles.c.seq, articles.c.sort, placements.c.story, rank.label("rank"))
        .join(placements, placements.c.article == articles.c.id)
        .where(placements.c.story.in_(list(keys)), articles.c.sort < until, ~exists().where(*hidden))
        .subquery()
    )
    query = select(ranked).where(ranked.c.rank <= most).order_by(ranked.c.sort, ranked.c.seq)
    out: dict[str, list[Member]] = {}
    for row in connection.execute(query):
        out.setdefault(row.story, []).append(Member(id=row.id, story=row.story, sort=row.sort))
    return dict(out)


def _row(row: RowMapping) -> Row:
    story = Story(
        id=row["id"],
        title=row["title"],
        title_from=row["title_from"],
        articles=(),
        saga=row["saga"],
        first=rows.when(row["first"]),
        last=rows.when(row["last"]),
        outlets=tuple(rows.loads(row["outlets"])),
        origins=tuple(
            Origin(name=name, articles=tuple(found), known=known)
            for name, found, known in rows.loads(row["origins"])
        ),
        at_most=row["at_most"],
        summary=tuple(
            Quoted(text=text, article=article, start=start, end=end, when=parse(when))
            for text, article, start, end, when in rows.loads(row["summary"])
        ),
    )
    return Row(story=story, size=row["size"], section=row["section"])
