"""How a story hangs together with the other stories of its saga: worked out from the store when it is asked for."""

from __future__ import annotations

from collections.abc import Collection

from broadsheet.desk.neighbours import StoredNeighbours
from broadsheet.model import SagaLink, Story
from broadsheet.relate.compare.profiles import Profile
from broadsheet.relate.grouping import sagas
from broadsheet.store import stories
from broadsheet.store.database import Connection

_STORIES = 40  # of a saga, the latest: a page lists no more
_ARTICLES = 8  # of each, the first: enough to tell what it is about, and a page is drawn in time


def saga_links(
    connection: Connection, key: str, among: Collection[str] | None = None
) -> tuple[SagaLink, ...]:
    """Return a story's links to the other stories of its saga, the strongest first; ``story`` is always this one.

    Args:
        connection: any.
        key: of the story.
        among: only to these stories; None: to all.
    """
    story = stories.get(connection, key)
    if story is None:
        return ()
    others = [
        other
        for other in stories.of_saga(connection, story.saga)
        if other.id != key and (among is None or other.id in among)
    ]
    profiles = [_profile(connection, one) for one in (story, *others[-_STORIES:])]
    known = [one for one in profiles if one is not None]
    if not known or known[0].story != key:
        return ()
    return sagas.link(known, ((0, at) for at in range(1, len(known))))


def _profile(connection: Connection, story: Story) -> Profile | None:
    neighbours = StoredNeighbours(connection=connection)
    found = [neighbours.features(article) for article in story.articles[:_ARTICLES]]
    members = [features for features in found if features is not None]
    return sagas.of_story(story.id, members) if members else None
