"""A story: what is told, who said it, what was counted, and by whom it was printed."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.model import Story
from broadsheet.serve.web.ledgerview import tables
from broadsheet.serve.web.site import draw, site_of
from broadsheet.serve.web.versionsview import by_outlet
from broadsheet.serve.web.voicesview import speakers

# Stands for an unknown time in comparisons: before all others.
NEVER = datetime.min.replace(tzinfo=UTC)


def page(request: Request) -> Response:
    """Return the page of a story."""
    desk = site_of(request).desk
    story = desk.stories.get(request.path_params["id"])
    articles = {article.id: article for article in desk.stories.articles(story.id)}
    saga = [other for other in desk.stories.saga(story.saga) if other.id != story.id]
    return draw(
        request,
        "story.html",
        story=story,
        articles=articles,
        speakers=speakers(desk.stories.voices(story.id), articles),
        tables=tables(desk.stories.ledger(story.id), articles),
        timeline=desk.stories.timeline(story.id),
        outlets=by_outlet(story, articles, desk.stories.copies(story.id)),
        before=[other for other in saga if _first(other) < _first(story)],
        after=[other for other in saga if _first(other) >= _first(story)],
    )


def _first(story: Story) -> datetime:
    return story.first or NEVER
