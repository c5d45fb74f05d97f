"""The plain lists of articles: of all outlets, of a folder, of one outlet, of one subscription."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk.rivers import COUNTED, Asked
from broadsheet.serve.web.paging import page_number
from broadsheet.serve.web.problems import problem
from broadsheet.serve.web.riverview import Place, scope_of, view_of
from broadsheet.serve.web.site import draw, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.wording import subscription_name

ON_A_PAGE = 50  # what a reader goes through in some minutes; with its forms some 60 kB
# Subscriptions of the open folder that stand beside the list: more would be a page of its own, and there is one.
FEEDS = 150


def page(request: Request) -> Response:
    """Return articles of all subscriptions, or of a folder."""
    folder = request.query_params.get("folder")
    if folder is None:
        return _river(request, _("Articles"), Place())
    return _river(request, folder or _("In no folder"), Place(folder=folder[:500]))


def outlet_page(request: Request) -> Response:
    """Return the articles of one outlet."""
    name = request.path_params["name"]
    return _river(request, name, Place(outlet=name))


def subscription_page(request: Request) -> Response:
    """Return the articles that came through one subscription."""
    one = site_of(request).desk.subscriptions.one(request.path_params["id"])
    return _river(request, subscription_name(one.title, one.url), Place(feed=one.id), folder=one.folder or "")


def _river(request: Request, title: str, place: Place, *, folder: str | None = None) -> Response:
    desk = site_of(request).desk
    view = view_of(request.url.path, request.query_params, page_number(request))
    asked = Asked(
        scope=scope_of(desk, place),
        unread_only=view.unread,
        oldest_first=view.oldest,
        limit=ON_A_PAGE + 1,
        offset=(view.page - 1) * ON_A_PAGE,
    )
    upto = desk.rivers.top()  # before the list: what comes in between is not read with it
    found = desk.rivers.listed(asked)
    if place.outlet and not found and view.page == 1 and not view.unread:
        told = _("No article of “%(outlet)s” is on this desk.") % {"outlet": place.outlet[:200]}
        return problem(request, 404, detail=told)
    articles = found[:ON_A_PAGE]
    opened = place.folder if folder is None else folder
    feeds = () if opened is None else desk.rivers.feeds(opened, FEEDS + 1)
    return draw(
        request,
        "river.html",
        title=title,
        place=place,
        view=view,
        articles=articles,
        marks=desk.marks.of([article.id for article in articles]),
        more=len(found) > ON_A_PAGE,
        upto=upto,
        folders=() if place.outlet else desk.rivers.folders(),
        opened=opened,
        feeds=feeds[:FEEDS],
        more_feeds=len(feeds) > FEEDS,
        counted_to=COUNTED,
    )
