"""A story: what is told, who said it, what was counted, and by whom it was printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk import Desk
from broadsheet.errors import NotFoundError
from broadsheet.model import Story, StoryChange
from broadsheet.serve.web.correcting import MOST_CHOICES, story_named
from broadsheet.serve.web.historyview import events
from broadsheet.serve.web.ledgerview import tables
from broadsheet.serve.web.originsview import origin_views
from broadsheet.serve.web.search import LONGEST_QUERY
from broadsheet.serve.web.session import Notice
from broadsheet.serve.web.site import draw, go, site_of
from broadsheet.serve.web.versionsview import by_outlet
from broadsheet.serve.web.voicesview import speakers
from broadsheet.serve.web.wording import article_path, story_path

# Stands for an unknown time in comparisons: before all others.
NEVER = datetime.min.replace(tzinfo=UTC)
MOST_FOUND = 10  # stories that a search for another one gives: a screen
MOST_HITS = 60  # articles looked at for them: several of one story are the rule
MOST_EVENTS = 30  # of a story's history, the latest: a screen


def page(request: Request) -> Response:
    """Return the page of a story."""
    desk, key = site_of(request).desk, request.path_params["id"]
    try:
        story = desk.stories.get(key)
    except NotFoundError:
        into = desk.stories.resolve(key)
        if into:
            return go(request, story_path(into), _merged(desk, key))
        if desk.articles.many([key]):  # it came just now, and is sorted into a story soon
            return go(request, article_path(key))
        raise
    articles = {article.id: article for article in desk.stories.articles(story.id)}
    copies = desk.stories.copies(story.id)
    history = desk.stories.history(story.id)
    find = request.query_params.get("find", "").strip()[:LONGEST_QUERY]
    saga = [other for other in desk.stories.saga(story.saga) if other.id != story.id]
    return draw(
        request,
        "story.html",
        story=story,
        articles=articles,
        speakers=speakers(desk.stories.voices(story.id), articles, copies),
        tables=tables(desk.stories.ledger(story.id), articles),
        timeline=desk.stories.timeline(story.id),
        origins=origin_views(story, desk.stories.edges(story.id), articles),
        outlets=by_outlet(story, articles, copies),
        linked={link.other: link.because for link in desk.stories.saga_links(story.id)},
        before=[other for other in saga if _first(other) < _first(story)],
        after=[other for other in saga if _first(other) >= _first(story)],
        history=events(history[:MOST_EVENTS] if _happened(history) else (), desk),
        followed=desk.stories.is_followed(story.id),
        choices=list(articles.values())[-MOST_CHOICES:],
        find=find,
        found=_found(desk, find, story.id) if find else [],
        nearby=desk.stories.nearby(story.id),
    )


def _merged(desk: Desk, key: str) -> Notice:
    merged = next(change for change in desk.stories.history(key) if change.kind == "merged")
    day = f"{merged.at.astimezone():%-d %B %Y}"
    return Notice(text=f"The story at this address was merged into this one on {day}.")


def _found(desk: Desk, words: str, key: str) -> list[Story]:
    """Return the stories that somebody may mean by some words, or by an address; never the one at hand."""
    named = desk.stories.resolve(story_named(words))
    of = [named, *(hit.story for hit in desk.search(words, limit=MOST_HITS))]
    out = []
    for one in dict.fromkeys(story for story in of if story and story != key):
        try:
            out.append(desk.stories.get(one))
        except NotFoundError:  # it ended just now
            continue
    return out[:MOST_FOUND]


def _happened(history: Sequence[StoryChange]) -> bool:
    """Return whether anything became of a story after it was begun."""
    return any(change.kind != "begun" for change in history)


def _first(story: Story) -> datetime:
    return story.first or NEVER
