"""An outlet: how often it is the origin, on whom it rests, who rests on it, how soon it corrects itself."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk.outlets import LATEST
from broadsheet.serve.web.feedbox import feed_of
from broadsheet.serve.web.problems import problem
from broadsheet.serve.web.site import draw, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.wording import outlet_path
from broadsheet.text.asking.query import exactly
from broadsheet.text.countries import table

NEWEST = 20  # articles beneath the profile; all of them are a page away


def page(request: Request) -> Response:
    """Return the profile of an outlet."""
    desk, name = site_of(request).desk, request.path_params["name"]
    profile = desk.articles.outlet_profile(name)
    if profile is None:
        told = _("No article of “%(outlet)s” is on this desk.") % {"outlet": name[:200]}
        return problem(request, 404, detail=told)
    return draw(
        request,
        "outlet.html",
        profile=profile,
        latest=LATEST,
        country=_country(profile.known.country if profile.known else None),
        kind=_kind(profile.known.kind if profile.known else None),
        bars=_bars(profile.articles, profile.own, profile.copies),
        articles=desk.articles.newest(limit=NEWEST, outlet=name),
        all_path=f"{outlet_path(name)}/articles",
        feed=feed_of(request, exactly("outlet", name), name),
    )


def _country(code: str | None) -> str | None:
    return next((row.name for row in table() if row.code == code), code)


def _kind(kind: str | None) -> str | None:
    said = {
        "agency": _("news agency"),
        "broadcaster": _("broadcaster"),
        "channel": _("channel"),
        "magazine": _("magazine"),
        "newspaper": _("newspaper"),
        "state-run": _("state-run"),
        "website": _("website"),
    }
    return said.get(kind, kind) if kind else None


def _bars(total: int, own: int, copies: int) -> tuple[tuple[float, float], ...]:
    """Return where the parts of its articles begin and how long they are, of a line of a hundred: own, copied, other."""
    rest = max(0, total - own - copies)
    whole = max(1, own + copies + rest)
    out, at = [], 0.0
    for part in (own, copies, rest):
        length = round(100 * part / whole, 1)
        out.append((round(at, 1), length))
        at += length
    return tuple(out)
