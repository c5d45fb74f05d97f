"""Signing in and out, and the choice of light or dark."""

from __future__ import annotations

from threading import Lock

from starlette.requests import Request
from starlette.responses import Response

from broadsheet.serve.web.forms import Form
from broadsheet.serve.web.session import (
    SESSION_SECONDS,
    THEME_COOKIE,
    THEME_SECONDS,
    THEMES,
    new_session,
)
from broadsheet.serve.web.site import draw, go, keep, local_path, seal_of, session_of, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.speech import ngettext
from broadsheet.serve.web.tries import WITHIN_SECONDS

# argon2 takes 64 MiB and a core for a moment: one check at a time, however many knock.
_ONE_AT_A_TIME = Lock()


def page(request: Request) -> Response:
    """Return the page that asks for the password."""
    back = local_path(request.query_params.get("next"))
    if not site_of(request).settings.password or session_of(request).signed_in:
        return go(request, back)
    return _page(request, back)


def _page(request: Request, back: str, error: str = "", status: int = 200) -> Response:
    known = site_of(request).desk.access.password_is_set()
    return draw(request, "login.html", status=status, back=back, error=error, known=known)


def sign_in(request: Request, form: Form) -> Response:
    """Check the password; right, start a new session and go on."""
    site, back = site_of(request), local_path(form.get("next"))
    address = request.client.host if request.client else ""
    if not site.tries.take(address):
        minutes = round(WITHIN_SECONDS / 60)
        response = _page(
            request,
            back,
            ngettext(
                "Too many tries. Wait %(num)s minute, then try again.",
                "Too many tries. Wait %(num)s minutes, then try again.",
                minutes,
            )
            % {"num": minutes},
            429,
        )
        response.headers["Retry-After"] = str(round(WITHIN_SECONDS))
        return response
    with _ONE_AT_A_TIME:
        right = site.desk.access.check_password(form.get("password", limit=1_024))
    if not right:
        return _page(request, back, _("That is not the password."), 403)
    site.tries.forget(address)
    response = go(request, back)
    session, seal = new_session(signed_in=True), seal_of(request)
    keep(request, response, seal.session_name, seal.session_cookie(session), SESSION_SECONDS)
    return response


def sign_out(request: Request, _form: Form) -> Response:
    """End the session in this browser."""
    response = go(request, "/login" if site_of(request).settings.password else "/")
    response.delete_cookie(seal_of(request).session_name, path="/", httponly=True, samesite="lax")
    # What the browser kept for reading offline goes too (W3C, Clear Site Data): it may be somebody else's machine.
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def choose_theme(request: Request, form: Form) -> Response:
    """Keep the choice of light or dark and go back."""
    response = go(request, local_path(form.get("back")))
    theme = form.get("theme")
    if theme in THEMES:
        keep(request, response, THEME_COOKIE, theme, THEME_SECONDS)
    return response
