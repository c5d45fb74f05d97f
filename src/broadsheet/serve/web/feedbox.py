"""A page's own feed: what it shows as a saved search with a private address, given and taken away on that page."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk.rules import LONGEST
from broadsheet.errors import UsageError
from broadsheet.serve.web.addresses import base
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.session import Notice
from broadsheet.serve.web.site import go, local_path, site_of
from broadsheet.serve.web.speech import gettext as _

_NAME = 200  # letters of a feed's name: a headline


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedBox:
    """What a page says of its feed."""

    asked: str  # the search that it is
    name: str
    address: str | None  # without ".atom" or ".json"; None: there is none yet


def feed_of(request: Request, asked: str, name: str) -> FeedBox:
    """Return what a page is to say of the feed of a search."""
    saved = site_of(request).desk.rules.searches()
    token = next((one.token for one in saved if one.asked == asked and one.token), None)
    address = f"{base(request)}/feeds/{token}" if token else None
    return FeedBox(asked=asked, name=name[:_NAME], address=address)


def change(request: Request, form: Form) -> Response:
    """Give what a page shows a feed at a private address, or take the address away."""
    rules, back = site_of(request).desk.rules, local_path(form.get("back"))
    asked = form.get("q", limit=LONGEST)
    kept = [one for one in rules.searches() if one.asked == asked]
    if form.get("on") != "1":
        for one in kept:
            rules.unshare(one.id)
        words = _("Its feed is gone: nobody gets anything at that address any more.")
        return go(request, back, Notice(text=words))
    try:
        key = kept[0].id if kept else rules.save(asked, form.get("name", limit=LONGEST) or None)
    except UsageError as wrong:
        return go(request, back, Notice(text=f"{str(wrong)[:1].upper()}{str(wrong)[1:]}.", good=False))
    if not any(one.token for one in kept):
        rules.share(key)
    return go(request, back, Notice(text=_("It has a feed now. Whoever knows the address can read it.")))
