"""Stories that a reader may mean when two are to be made one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from broadsheet.desk.neighbours import StoredNeighbours
from broadsheet.model import Story
from broadsheet.relate.grouping import related
from broadsheet.store import index, stories, story_marks
from broadsheet.store.database import Connection

_ARTICLES = 3  # of the story, the latest: what they are related to is looked at
_RELATED = 8  # articles for each of them
_OF_EACH = 5  # stories of the saga, and of those that are followed: a list that is seen at a glance


def nearby(connection: Connection, key: str, user: int) -> tuple[Story, ...]:
    """Return stories near one: related ones first, then of its saga, then those followed last; never itself."""
    story = stories.get(connection, key)
    if story is None:
        return ()
    saga = [other.id for other in stories.of_saga(connection, story.saga)]
    found = (
        *_related(connection, story.articles[-_ARTICLES:]),
        *[other for other in reversed(saga) if other != key][:_OF_EACH],
        *story_marks.marked(connection, user=user, kind="followed", limit=_OF_EACH),
    )
    return tuple(_told(connection, dict.fromkeys(one for one in found if one != key)))


def _related(connection: Connection, articles: Iterable[str]) -> list[str]:
    neighbours = StoredNeighbours(connection=connection)
    near: list[str] = []
    for article in articles:
        own, placed = neighbours.features(article), index.placement(connection, article)
        if own and placed:
            found = related.related(own, neighbours, _RELATED, {article: placed})
            near += [one.id for one in found if one.shown]
    of = index.stories_of(connection, near)
    return [of[one] for one in near if one in of]


def _told(connection: Connection, keys: Iterable[str]) -> Iterator[Story]:
    for key in keys:
        story = stories.get(connection, key)
        if story is not None and story.title:
            yield story
