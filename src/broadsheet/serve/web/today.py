"""The front page: stories, the weightiest first; single reports below, quieter."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.model import Story
from broadsheet.serve.web.paging import page_number
from broadsheet.serve.web.site import draw, site_of

# Stories on one page: what a reader scrolls through in a few minutes; more is a page away.
ON_A_PAGE = 60
# Sentences of summary: the lead, the stories beside it, and the rest.
SENTENCES = (3, 2, 1)
# Newest reports listed under the lead.
LATEST = 4
# Stories that stand beside the lead.
SECONDS = 3


def page(request: Request) -> Response:
    """Return the front page, or on an empty desk the page that helps to fill it."""
    desk = site_of(request).desk
    number = page_number(request)
    if number == 1 and desk.is_empty():
        return draw(request, "empty.html")
    found = desk.stories.today(limit=ON_A_PAGE + 1, offset=(number - 1) * ON_A_PAGE)
    stories, more = found[:ON_A_PAGE], len(found) > ON_A_PAGE
    lead, seconds, rest, single = arranged(stories)
    quoted = {sentence.article for story in stories for sentence in story.summary}
    alone = {story.articles[0] for story in single}
    newest = lead.articles[: -LATEST - 1 : -1] if lead else ()
    articles = desk.articles.many(quoted | alone | set(newest))
    return draw(
        request,
        "today.html",
        lead=lead,
        latest=[articles[key] for key in newest if key in articles],
        seconds=seconds,
        rest=rest,
        single=single,
        articles=articles,
        sentences=SENTENCES,
        number=number,
        more=more,
        demo=desk.has_demo(),
    )


def arranged(stories: tuple[Story, ...]) -> tuple[Story | None, list[Story], list[Story], list[Story]]:
    """Return the lead, those beside it, the other stories of several reports, and the single reports."""
    several = [story for story in stories if len(story.articles) > 1]
    single = [story for story in stories if len(story.articles) == 1]
    lead = several[0] if several else None
    return lead, several[1 : 1 + SECONDS], several[1 + SECONDS :], single
