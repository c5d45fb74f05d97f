"""Subscriptions: where to look again, what went wrong, and how to bring in or take away."""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk import Ways
from broadsheet.desk.discovering import Found
from broadsheet.errors import BroadsheetError, NetworkError, UsageError
from broadsheet.model import Subscription
from broadsheet.serve.web.counted import counted
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.paging import page_number
from broadsheet.serve.web.session import Notice
from broadsheet.serve.web.site import draw, go, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.speech import grouped, ngettext
from broadsheet.serve.web.subscriptionsview import PATH, asked_for, listed, share, summed, without_login
from broadsheet.serve.web.wording import subscription_name, subscription_path

LONGEST_NAME = 300  # letters of a title or a folder: more than a line is no name


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a reader wrote into the form for adding, to be shown again; passwords never are."""

    url: str = ""
    folder: str = ""
    watch: bool = False
    further: bool = False  # what is folded away may be needed: a login, or to watch the page itself


def page(request: Request) -> Response:
    """Return the list of subscriptions and of documents that failed."""
    return _page(request)


def _page(
    request: Request, *, draft: Draft | None = None, error: str = "", file_error: str = "", status: int = 200
) -> Response:
    desk = site_of(request).desk
    every = desk.subscriptions.all()
    etiquette = summed(every)
    return draw(
        request,
        "subscriptions.html",
        status=status,
        listed=listed(every, asked_for(request.query_params, page_number(request))),
        etiquette=etiquette,
        share=share,
        failures=desk.subscriptions.failures(limit=100),
        count=desk.articles.count(),
        demo=desk.has_demo(),
        draft=draft or Draft(),
        error=error,
        file_error=file_error,
    )


def add(request: Request, form: Form) -> Response:
    """Subscribe to a site or feed; where that fails, show the page with the address and the reason."""
    desk, url = site_of(request).desk, form.get("url")
    draft = Draft(
        url=without_login(url), folder=form.get("folder", limit=LONGEST_NAME), watch=form.get("watch") == "1"
    )
    if not url:
        return _page(request, draft=draft, error=_("Write the address of a site or feed first."), status=400)
    try:
        found = desk.subscriptions.find(url, _ways(form, draft))
        if not isinstance(found, Found):
            return _no_feed(request, found.body, draft)
        one, kept = desk.subscriptions.follow(found)
    except (UsageError, NetworkError) as error:
        login = isinstance(error, NetworkError) and (error.status in {401, 403} or error.kind == "login")
        shown = replace(draft, further=login)
        return _page(request, draft=shown, error=sentence(error), status=400)
    if one.error:
        words = _("Added %(what)s, but nothing could be read there so far.")
    elif kept.added:
        words = ngettext(
            "Added %(what)s. %(num)s article came with it.",
            "Added %(what)s. %(num)s articles came with it.",
            kept.added,
        )
    else:
        words = _("Added %(what)s. Nothing new came with it.")
    what = {"what": _listed((one,)), "num": grouped(kept.added)}
    told = Notice(text=words % what, good=not one.error)
    return go(request, subscription_path(one.id), told)


def _no_feed(request: Request, body: bytes, draft: Draft) -> Response:
    """Subscribe to what a list of feeds names; of any other page say that it has no feed."""
    try:
        return _added(request, site_of(request).desk.subscriptions.add_opml(body))
    except UsageError:
        shown = replace(draft, further=True)
        return _page(request, draft=shown, error=_no_feed_words(), status=400)


def _no_feed_words() -> str:
    return _(
        "This page names no feed, and there is none at the usual addresses. Write the address of its feed if you"
        " know it, or choose “Watch this page itself”: then you see whenever it changes."
    )


def _added(request: Request, found: tuple[Subscription, ...]) -> Response:
    words = _("Added %(what)s. The first articles come in a minute.")
    # A list of feeds on one host is read one after the other, with a pause between: it may take a while.
    return go(request, PATH, Notice(text=words % {"what": _listed(found)}))


def _ways(form: Form, draft: Draft) -> Ways:
    return Ways(
        folder=draft.folder.strip("/ ") or None,
        watch=draft.watch,
        user=form.get("user") or None,
        password=secret(form, "password") or None,
    )


def secret(form: Form, name: str) -> str:
    """Return a password as it was written: blanks at its ends may belong to it."""
    form.get(name)  # refuses one that is too long
    return form.fields.get(name, "")


def add_opml(request: Request, form: Form) -> Response:
    """Subscribe to all that an OPML file lists."""
    body = form.files.get("file", b"")
    if not body:
        return _page(request, file_error=_("Choose an OPML file first."), status=400)
    try:
        return _added(request, site_of(request).desk.subscriptions.add_opml(body))
    except UsageError as error:
        return _page(request, file_error=sentence(error), status=400)


def remove(request: Request, form: Form) -> Response:
    """Stop looking at a subscription; its articles stay."""
    site_of(request).desk.subscriptions.remove(form.get("id"))
    return go(request, PATH, Notice(text=_("Removed. The articles that it brought are still here.")))


def dismiss(request: Request, form: Form) -> Response:
    """Put a failed document away."""
    key = form.get("id", limit=18)
    if key.isdecimal():
        site_of(request).desk.subscriptions.dismiss(int(key))
    return go(request, f"{PATH}#failed")


def add_demo(request: Request, _form: Form) -> Response:
    """Load the demo corpus and go to the front page."""
    report = site_of(request).desk.add_demo()
    return go(
        request,
        "/",
        Notice(text=_("Loaded %(articles)s of the demo.") % {"articles": counted(report.added, "article")}),
    )


def remove_demo(request: Request, _form: Form) -> Response:
    """Take the demo corpus out again."""
    number = site_of(request).desk.remove_demo()
    return go(
        request,
        "/",
        Notice(text=_("Removed %(articles)s of the demo.") % {"articles": counted(number, "article")}),
    )


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
        return f"“{subscription_name(found[0].title, found[0].url)}”"
    return counted(len(found), "subscription")


def sentence(error: BroadsheetError) -> str:
    """Return what went wrong as a sentence for a page."""
    text = (error.reason if isinstance(error, NetworkError) else str(error)).strip()
    if "://" not in text.split(" ", 1)[0]:  # an address at the beginning keeps its own letters
        text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."
