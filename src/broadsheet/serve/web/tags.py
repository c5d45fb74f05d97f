"""A hashtag: the stories and articles that carry it, the publisher's, ours or the reader's; and setting one's own."""

from __future__ import annotations

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk.tagging import LONGEST_TAG
from broadsheet.errors import NotFoundError, UsageError
from broadsheet.serve.web.feedbox import feed_of
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.paging import page_number
from broadsheet.serve.web.problems import problem
from broadsheet.serve.web.session import Notice, Undo
from broadsheet.serve.web.site import draw, go, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.wording import article_path
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


def put(request: Request, form: Form) -> Response:
    """Set a tag of the reader's own on an article and go back to it."""
    key, given = form.get("article"), form.get("tag", limit=4 * LONGEST_TAG)
    path = article_path(key)
    try:
        name = site_of(request).desk.tagging.put(key, given)
    except NotFoundError:
        raise  # an unknown article is a page not found
    except UsageError as wrong:
        return go(request, path, Notice(text=str(wrong), good=False))
    told = _("Tagged: #%(tag)s.") % {"tag": name}
    return go(request, path, Notice(text=told, undo=_other_way("/tags/take", key, name)))


def take(request: Request, form: Form) -> Response:
    """Take a tag of the reader's own off an article and go back to it."""
    key, name = form.get("article"), form.get("tag", limit=4 * LONGEST_TAG)
    path = article_path(key)
    if not site_of(request).desk.tagging.take(key, name):
        return go(request, path)
    told = _("Taken off: #%(tag)s.") % {"tag": name}
    return go(request, path, Notice(text=told, undo=_other_way("/tags/put", key, name)))


def _other_way(path: str, key: str, name: str) -> Undo:
    return Undo(path=path, fields=(("article", key), ("tag", name)))
