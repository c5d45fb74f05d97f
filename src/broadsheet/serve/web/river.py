"""Newest articles: of all outlets, of one, or of one subscription."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.model import Subscription
from broadsheet.serve.web.paging import page_number
from broadsheet.serve.web.problems import problem
from broadsheet.serve.web.site import draw, site_of
from broadsheet.serve.web.wording import subscription_name

ON_A_PAGE = 50  # the desk's own default


def page(request: Request) -> Response:
    """Return the newest articles."""
    return _river(request, "Newest")


def outlet_page(request: Request) -> Response:
    """Return the newest articles of one outlet."""
    name = request.path_params["name"]
    return _river(request, name, outlet=name)


def subscription_page(request: Request) -> Response:
    """Return the newest articles that came through one subscription."""
    one = site_of(request).desk.subscriptions.one(request.path_params["id"])
    return _river(request, subscription_name(one.title, one.url), subscription=one)


def _river(
    request: Request, title: str, *, outlet: str | None = None, subscription: Subscription | None = None
) -> Response:
    desk = site_of(request).desk
    number = page_number(request)
    found = desk.articles.newest(
        limit=ON_A_PAGE + 1,
        offset=(number - 1) * ON_A_PAGE,
        outlet=outlet,
        subscription=subscription.id if subscription else None,
    )
    if outlet is not None and not found and number == 1:
        return problem(request, 404, detail=f"No article of “{outlet[:200]}” is on this desk.")
    articles = found[:ON_A_PAGE]
    return draw(
        request,
        "river.html",
        title=title,
        outlet=outlet,
        subscription=subscription,
        articles=articles,
        marks=desk.marks.of([article.id for article in articles]),
        number=number,
        more=len(found) > ON_A_PAGE,
    )
