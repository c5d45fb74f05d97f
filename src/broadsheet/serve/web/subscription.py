"""One subscription: how it does, what it is called, what it is asked with, and what it brought."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.desk import Ways
from broadsheet.errors import UsageError
from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.session import Notice
from broadsheet.serve.web.site import draw, go, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.subscriptions import LONGEST_NAME, secret, sentence
from broadsheet.serve.web.subscriptionsview import PATH, share
from broadsheet.serve.web.wording import subscription_name, subscription_path

LATEST = 10  # headlines in sight; the rest is one link away
MOST_A_DAY = 100_000  # far beyond any feed: it keeps out what was typed by mistake


def page(request: Request) -> Response:
    """Return the page of a subscription."""
    return _page(request, request.path_params["id"])


def _page(request: Request, key: str, *, error: str = "", login_error: str = "") -> Response:
    desk = site_of(request).desk
    one = desk.subscriptions.one(key)
    folders = {other.folder for other in desk.subscriptions.all() if other.folder}
    return draw(
        request,
        "subscription.html",
        status=400 if error or login_error else 200,
        one=one,
        folders=sorted(folders, key=str.casefold),
        articles=desk.articles.newest(limit=LATEST, subscription=key),
        share=share,
        error=error,
        login_error=login_error,
    )


def again(request: Request, form: Form) -> Response:
    """Have a subscription looked at as soon as its turn comes."""
    one = site_of(request).desk.subscriptions.again(form.get("id"))
    return go(
        request,
        subscription_path(one.id),
        Notice(text=_("It is looked at again within a minute, as soon as its server may be asked.")),
    )


def change(request: Request, form: Form) -> Response:
    """Keep the settings of a subscription."""
    desk, key, cap = site_of(request).desk, form.get("id"), form.get("cap", limit=9)
    one = desk.subscriptions.one(key)
    if not (cap.isascii() and cap.isdecimal() and int(cap) <= MOST_A_DAY):
        return _page(request, key, error=_("Write how many articles a day as a number, or 0 for all."))
    title = form.get("title", limit=LONGEST_NAME)
    desk.subscriptions.change(
        key,
        title=None if title == (one.title or "") else title,  # as it stood there: still the feed's own
        folder=form.get("folder", limit=LONGEST_NAME).strip("/ "),
        full_text=form.get("full_text") == "1",
        cap=int(cap),
    )
    return go(request, subscription_path(key), Notice(text=_("Kept.")))


def move(request: Request, form: Form) -> Response:
    """File a subscription under another folder, and go back to the list."""
    folder = form.get("folder", limit=LONGEST_NAME).strip("/ ")
    one = site_of(request).desk.subscriptions.change(form.get("id"), folder=folder)
    name = subscription_name(one.title, one.url)
    told = _("“%(name)s” is in “%(folder)s” now.") if folder else _("“%(name)s” is in no folder now.")
    return go(request, PATH, Notice(text=told % {"name": name, "folder": folder}))


def unlock(request: Request, form: Form) -> Response:
    """Keep what a subscription is to be asked with, or forget it."""
    desk, key = site_of(request).desk, form.get("id")
    forget = form.get("do") == "forget"
    header = form.get("header")
    ways = Ways(
        user=form.get("user") or None,
        password=secret(form, "password") or None,
        cookie=form.get("cookie") or None,
        headers=((header, form.get("value")),) if header else (),
    )
    if not forget and not (ways.user or ways.headers or ways.cookie):
        return _page(request, key, login_error=_("Write a user name, a cookie or a header first."))
    try:
        one = desk.subscriptions.unlock(key, Ways() if forget else ways)
    except UsageError as error:
        if error.__class__ is not UsageError:  # it is not there at all
            raise
        return _page(request, key, login_error=sentence(error))
    said = (
        _("Forgotten: it is asked without a login from now on.")
        if forget
        else _("Kept sealed. It is tried within a minute.")
    )
    return go(request, subscription_path(one.id), Notice(text=said))
