"""Subscriptions: where to look again, what went wrong, and how to bring in or take away."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.errors import BroadsheetError, NetworkError, UsageError
from broadsheet.model import Subscription
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.session import Notice
from broadsheet.serve.web.site import draw, go, site_of
from broadsheet.serve.web.wording import counted

PATH = "/subscriptions"


def page(request: Request) -> Response:
    """Return the list of subscriptions and of documents that failed."""
    return _page(request)


def _page(request: Request, *, url: str = "", error: str = "", status: int = 200) -> Response:
    desk = site_of(request).desk
    return draw(
        request,
        "subscriptions.html",
        status=status,
        subscriptions=desk.subscriptions.all(),
        failures=desk.subscriptions.failures(limit=100),
        count=desk.articles.count(),
        demo=desk.has_demo(),
        url=url,
        error=error,
    )


def add(request: Request, form: Form) -> Response:
    """Subscribe to a site or feed; where that fails, show the page with the address and the reason."""
    url = form.get("url")
    if not url:
        return _page(request, error="Write the address of a site or feed first.", status=400)
    try:
        found = site_of(request).desk.subscriptions.add(url)
    except (UsageError, NetworkError) as error:
        return _page(request, url=url, error=_sentence(error), status=400)
    return go(
        request,
        PATH,
        Notice(text=f"Added {_listed(found)}. What is new there comes in within a minute or two."),
    )


def add_opml(request: Request, form: Form) -> Response:
    """Subscribe to all that an OPML file lists."""
    body = form.files.get("file", b"")
    if not body:
        return _page(request, error="Choose an OPML file first.", status=400)
    try:
        found = site_of(request).desk.subscriptions.add_opml(body)
    except (UsageError, NetworkError) as error:
        return _page(request, error=_sentence(error), status=400)
    return go(
        request,
        PATH,
        Notice(text=f"Added {_listed(found)}. What is new there comes in within a minute or two."),
    )


def remove(request: Request, form: Form) -> Response:
    """Stop looking at a subscription; its articles stay."""
    site_of(request).desk.subscriptions.remove(form.get("id"))
    return go(request, PATH, Notice(text="Removed. The articles that it brought are still here."))


def dismiss(request: Request, form: Form) -> Response:
    """Put a failed document away."""
    key = form.get("id", limit=18)
    if key.isdecimal():
        site_of(request).desk.subscriptions.dismiss(int(key))
    return go(request, f"{PATH}#failed")


def add_demo(request: Request, _: Form) -> Response:
    """Load the demo corpus and go to the front page."""
    report = site_of(request).desk.add_demo()
    return go(request, "/", Notice(text=f"Loaded {counted(report.added, 'article')} of the demo."))


def remove_demo(request: Request, _: Form) -> Response:
    """Take the demo corpus out again."""
    number = site_of(request).desk.remove_demo()
    return go(request, "/", Notice(text=f"Removed {counted(number, 'article')} of the demo."))


def export(request: Request) -> Response:
    """Return all subscriptions as an OPML file."""
    body = site_of(request).desk.subscriptions.opml()
    headers = {
        "Content-Disposition": 'attachment; filename="broadsheet.opml"',
        "Cache-Control": "private, no-cache",
    }
    return Response(body, media_type="text/x-opml; charset=utf-8", headers=headers)


def _listed(found: tuple[Subscription, ...]) -> str:
    if len(found) == 1:
        return f"“{found[0].title or found[0].url}”"
    return counted(len(found), "subscription")


def _sentence(error: BroadsheetError) -> str:
    text = (error.reason if isinstance(error, NetworkError) else str(error)).strip()
    if "://" not in text.split(" ", 1)[0]:  # an address at the beginning keeps its own letters
        text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
