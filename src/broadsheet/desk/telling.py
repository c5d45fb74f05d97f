"""Works out what the front page says of stories that changed."""

from __future__ import annotations

from broadsheet import flow
from broadsheet.model import Story
from broadsheet.store import articles, index, stories
from broadsheet.store.database import Connection, Store

# How many hours of freshness one more independent origin is worth on the front page, and one more
# outlet: a story of three origins stays above a fresh one of one origin for a day. A choice, not a
# measurement; a reader's own habits come in later.
_HOURS_PER_ORIGIN = 12.0
_HOURS_PER_OUTLET = 2.0
_MOST_OUTLETS = 12  # beyond this more outlets say no more about weight
_BATCH = 32  # stories a transaction: short enough that a reader's comment need not wait


def tell_stale(store: Store) -> int:
    """Tell every stale story anew and return how many there were."""
    with store.read() as connection:
        stale = stories.stale(connection)
    for start in range(0, len(stale), _BATCH):
        with store.write() as connection:
            for key in stale[start : start + _BATCH]:
                tell(connection, key)
    return len(stale)


def tell(connection: Connection, key: str) -> None:
    """Tell one story anew, in a writing transaction."""
    members = list(articles.many(connection, stories.members(connection, key), with_notes=True).values())
    known = stories.get(connection, key)
    if not members or known is None:
        return
    groups = index.groups(connection, [article.id for article in members])
    story = flow.tell(key, known.saga, members, groups)
    stories.save(connection, story, weight=weight(story))


def weight(story: Story) -> float:
    """Return what a story weighs on the front page, in hours since 1970."""
    fresh = story.last.timestamp() / 3600 if story.last else 0.0
    outlets = min(len(story.outlets), _MOST_OUTLETS)
    return fresh + _HOURS_PER_ORIGIN * story.at_most + _HOURS_PER_OUTLET * outlets
