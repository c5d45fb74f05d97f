"""Newest articles, of all outlets or of one."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.serve.web.paging import page_number
from broadsheet.serve.web.problems import problem
from broadsheet.serve.web.site import draw, site_of

ON_A_PAGE = 50  # the desk's own default


def page(request: Request) -> Response:
    """Return the newest articles."""
    return _river(request, None)


def outlet_page(request: Request) -> Response:
    """Return the newest articles of one outlet."""
    return _river(request, request.path_params["name"])


def _river(request: Request, outlet: str | None) -> Response:
    desk = site_of(request).desk
    number = page_number(request)
    found = desk.articles.newest(limit=ON_A_PAGE + 1, offset=(number - 1) * ON_A_PAGE, outlet=outlet)
    if outlet is not None and not found and number == 1:
        return problem(request, 404, detail=f"No article of “{outlet[:200]}” is on this desk.")
    articles = found[:ON_A_PAGE]
    return draw(
        request,
        "river.html",
        outlet=outlet,
        articles=articles,
        marks=desk.marks.of([article.id for article in articles]),
        number=number,
        more=len(found) > ON_A_PAGE,
    )
