"""Works out what the front page says of stories that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from broadsheet import flow
from broadsheet.model import Series, Story
from broadsheet.relate.telling.ledger import ledger
from broadsheet.relate.tracing.origins import traced
from broadsheet.store import articles, index, stories, tellings
from broadsheet.store.database import Connection, Store

# How many hours of freshness one more independent origin is worth on the front page, and one more
# outlet: a story of three origins stays above a fresh one of one origin for a day. A choice, not a
# measurement; a reader's own habits come in later.
_HOURS_PER_ORIGIN = 12.0
_HOURS_PER_OUTLET = 2.0
_MOST_OUTLETS = 12  # beyond this more outlets say no more about weight
_FIGURES = 3  # kept for the front page, where one or two are shown
_POINTS = 12  # of each, the latest: who was away longer sees how it stood then or later
KEPT_FROM = 5
"""Articles of a story from which on it is kept what its page tells: fewer are told in 30 ms whenever they are asked
for, and four stories of five are smaller."""
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
    found = traced(members, groups)
    story = flow.tell(key, known.saga, members, groups, found)
    telling = flow.telling(story, members, groups, found.edges) if len(members) >= KEPT_FROM else None
    places = articles.places(connection, [article.id for article in members])
    stories.save(
        connection,
        story,
        weight=weight(story),
        figures=moved(telling.ledger if telling else ledger(members), places),
        arrived=max(places.values(), default=0),
    )
    tellings.put(connection, key, telling)


def moved(found: Sequence[Series], places: Mapping[str, int]) -> list[list[object]]:
    """Return the figures of a story that changed, each with its latest values, for the front page.

    What sources don't agree on is left out: that another one was heard is no change; and so is what there are
    several series of: which one of them grew would be a guess.

    Args:
        found: the ledger, those with most to tell first.
        places: of its articles in the order of arrival.
    """
    out: list[list[object]] = []
    alike = Counter((series.counts, series.unit) for series in found)
    for series in found:
        if series.conflicts or not series.counts or alike[series.counts, series.unit] > 1:
            continue
        points = [
            [places[point.article], point.value, point.bound]
            for point in series.points
            if point.status == "current" and isinstance(point.value, float | int) and point.article in places
        ]
        if len({str(point[1:]) for point in points}) > 1:
            out.append([series.where, series.counts, series.unit, points[-_POINTS:]])
    return out[:_FIGURES]


def weight(story: Story) -> float:
    """Return what a story weighs on the front page, in hours since 1970."""
    fresh = story.last.timestamp() / 3600 if story.last else 0.0
    outlets = min(len(story.outlets), _MOST_OUTLETS)
    return fresh + _HOURS_PER_ORIGIN * story.at_most + _HOURS_PER_OUTLET * outlets
