"""Stories as the front page lists them to a reader: without what a list does not show."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, func, select, text

from broadsheet.model import Bound, Quoted
from broadsheet.store import rows
from broadsheet.store.schema import articles, placements
from broadsheet.store.stories import quoted

NEWS = 500
"""Stories with news are counted no further."""

# What a reader muted is left out, and what has no article that they did not hide.
_SHOWN = """
    stories.title <> '' AND NOT EXISTS (
        SELECT 1 FROM story_marks WHERE story_marks."user" = :user AND story_marks.story = stories.id
        AND story_marks.kind = 'muted'
    ) AND EXISTS (
        SELECT 1 FROM placements WHERE placements.story = stories.id AND NOT EXISTS (
            SELECT 1 FROM marks WHERE marks."user" = :user AND marks.article = placements.article
            AND marks.kind = 'hidden'
        )
    )
"""
_SECTION = " AND stories.section = :section"
_WEIGHTIEST = """
    SELECT stories.id, stories.weight FROM stories WHERE {shown}
    ORDER BY stories.weight DESC, stories.id LIMIT :limit
"""
_CHOSEN = """
    SELECT stories.id, stories.weight FROM stories
    WHERE stories.id IN (SELECT value FROM json_each(:chosen)) AND {shown}
"""
_WITH_NEWS = (
    "SELECT COUNT(*) FROM (SELECT 1 FROM stories WHERE stories.arrived > :seq AND {shown} LIMIT :most)"
)
_FOLLOWED = text(
    "SELECT story FROM story_marks WHERE \"user\" = :user AND kind = 'followed' ORDER BY at DESC LIMIT :most"
)
_ANSWERING = text("""
    SELECT placements.story, COUNT(*) AS hits FROM rules JOIN rule_hits ON rule_hits.rule = rules.id
    JOIN placements ON placements.article = rule_hits.article
    WHERE rules."user" = :user AND rules.does = 'follow' AND rule_hits.at >= :since
    GROUP BY placements.story ORDER BY hits DESC LIMIT :most
""")
_ROWS = text("SELECT * FROM stories WHERE id IN :keys").bindparams(bindparam("keys", expanding=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A figure of a story with how it stood, oldest first: the place of the article that gave it, value, bound."""

    where: str | None
    counts: str | None
    unit: str | None
    points: tuple[tuple[int, float, Bound], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A story on the front page."""

    id: str
    title: str
    title_from: str | None
    size: int  # articles
    last: datetime | None
    outlets: int
    origins: tuple[str, ...]
    at_most: int
    summary: tuple[Quoted, ...]
    section: str | None
    figures: tuple[Past, ...] = field(default=(), repr=False)
    followed: bool = False
    new: int = 0  # articles that came since the reader's last visit
    articles: tuple[str, ...] = ()  # the latest, of those stories of which some are asked for


def followed(connection: Connection, user: int, most: int) -> frozenset[str]:
    """Return the stories that a user follows, the latest ``most``."""
    return frozenset(connection.execute(_FOLLOWED, {"user": user, "most": most}).scalars())


def answering(connection: Connection, user: int, *, since: float, most: int) -> dict[str, int]:
    """Return how many articles of which stories answered a user's rules for following since a moment."""
    found = connection.execute(_ANSWERING, {"user": user, "since": since, "most": most})
    return {row.story: row.hits for row in found}


def weights(
    connection: Connection, *, user: int, section: str | None, limit: int, chosen: Collection[str]
) -> dict[str, float]:
    """Return the weights of the weightiest stories, and of chosen ones among all that the user is shown."""
    shown = _SHOWN + (_SECTION if section else "")
    given: dict[str, object] = {"user": user} | ({"section": section} if section else {})
    found = list(connection.execute(text(_WEIGHTIEST.format(shown=shown)), {**given, "limit": limit}))
    if chosen:
        among = {**given, "chosen": rows.dumps(list(chosen))}
        found += connection.execute(text(_CHOSEN.format(shown=shown)), among)
    return {row.id: row.weight for row in found}


def with_news(connection: Connection, *, user: int, seq: int) -> int:
    """Return of how many stories articles came after a place in the order of arrival, as far as ``NEWS``."""
    given = {"user": user, "seq": seq, "most": NEWS}
    return int(connection.execute(text(_WITH_NEWS.format(shown=_SHOWN)), given).scalar_one())


def lines(
    connection: Connection, keys: Sequence[str], *, followed: Collection[str] = (), since: int | None = None
) -> tuple[Line, ...]:
    """Return stories in the order given.

    Args:
        connection: any.
        keys: their ids.
        followed: those of them that the reader follows, and others.
        since: the place in the order of arrival up to which the reader knows; None: they were never here.
    """
    found: dict[str, RowMapping] = {}
    for piece in rows.pieces(keys):
        found |= {row["id"]: row for row in connection.execute(_ROWS, {"keys": piece}).mappings()}
    fresh = [key for key, row in found.items() if since is not None and row["arrived"] > since]
    new = _came_after(connection, fresh, since) if since is not None else {}
    alone = _latest(connection, [key for key, row in found.items() if row["size"] == 1])
    return tuple(
        _line(found[key], followed=key in followed, new=new.get(key, 0), found=alone.get(key, ()))
        for key in keys
        if key in found
    )


def latest(connection: Connection, key: str, most: int) -> tuple[str, ...]:
    """Return the latest articles of a story, the last first."""
    query = (
        select(articles.c.id)
        .join(placements, placements.c.article == articles.c.id)
        .where(placements.c.story == key)
        .order_by(articles.c.sort.desc(), articles.c.seq.desc())
        .limit(most)
    )
    return tuple(connection.execute(query).scalars())


def _came_after(connection: Connection, keys: Collection[str], seq: int) -> dict[str, int]:
    out: dict[str, int] = {}
    for piece in rows.pieces(keys):
        query = (
            select(placements.c.story, func.count().label("many"))
            .join(articles, articles.c.id == placements.c.article)
            .where(placements.c.story.in_(piece), articles.c.seq > seq)
            .group_by(placements.c.story)
        )
        out |= {row.story: row.many for row in connection.execute(query)}
    return out


def _latest(connection: Connection, keys: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for piece in rows.pieces(keys):
        query = select(placements.c.story, placements.c.article).where(placements.c.story.in_(piece))
        for row in connection.execute(query):
            out[row.story] = (*out.get(row.story, ()), row.article)
    return out


def _line(row: RowMapping, *, followed: bool, new: int, found: tuple[str, ...]) -> Line:
    return Line(
        id=row["id"],
        title=row["title"],
        title_from=row["title_from"],
        size=row["size"],
        last=rows.when(row["last"]),
        outlets=len(rows.loads(row["outlets"])),
        origins=tuple(name for name, _, _ in rows.loads(row["origins"])),
        at_most=row["at_most"],
        summary=tuple(quoted(item) for item in rows.loads(row["summary"])),
        section=row["section"],
        figures=tuple(
            Past(where=where, counts=counts, unit=unit, points=tuple((p[0], p[1], p[2]) for p in points))
            for where, counts, unit, points in rows.loads(row["figures"])
        ),
        followed=followed,
        new=new,
        articles=found,
    )
