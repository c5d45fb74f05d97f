"""A hashtag: the stories and articles that carry it, the publisher's or ours."""

from __future__ import annotations

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.serve.web.feedbox import feed_of
from broadsheet.serve.web.paging import page_number
from broadsheet.serve.web.problems import problem
from broadsheet.serve.web.site import draw, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.text.asking.query import tokens

ON_A_PAGE = 30  # articles: two or three screens
STORIES = 12  # a list that is seen at a glance


def page(request: Request) -> Response:
    """Return the stories and the articles that carry a tag, the newest first."""
    tag = request.path_params["tag"].strip().lstrip("#")
    asked = f'tag:"{tag.replace(chr(34), " ")}"'
    if not tokens(tag):
        return problem(request, 404)
    desk, number, now = site_of(request).desk, page_number(request), datetime.now().astimezone()
    found = desk.search(asked, limit=ON_A_PAGE + 1, offset=(number - 1) * ON_A_PAGE, order="time", now=now)
    if not found and number == 1:
        return problem(request, 404, detail=_("No article here has the tag “%(tag)s”.") % {"tag": tag[:200]})
    stories = desk.search_stories(asked, limit=STORIES, order="time", now=now) if number == 1 else ()
    hits = found[:ON_A_PAGE]
    return draw(
        request,
        "tag.html",
        tag=tag,
        asked=asked,
        feed=feed_of(request, asked, f"#{tag}"),
        stories=[one for one in stories if one.is_told and one.articles > 1],
        hits=hits,
        marks=desk.marks.of([hit.article.id for hit in hits]),
        number=number,
        more=len(found) > ON_A_PAGE,
    )
