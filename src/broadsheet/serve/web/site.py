"""What every page is made with: the desk, the settings, the templates; and how a page is drawn."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from broadsheet.desk import Desk
from broadsheet.desk.websub import Hubs
from broadsheet.serve.web import moments, speech, wording
from broadsheet.serve.web.assets import Asset
from broadsheet.serve.web.choices import chosen_or_first
from broadsheet.serve.web.counted import counted, plural
from broadsheet.serve.web.session import (
    NOTICE_SECONDS,
    SESSION_SECONDS,
    THEME_COOKIE,
    THEMES,
    Notice,
    Seal,
    Session,
)
from broadsheet.serve.web.settings import WebSettings
from broadsheet.serve.web.spans import anchor
from broadsheet.serve.web.tries import Tries
from broadsheet.serve.web.why import reason_words
from broadsheet.text.dates import iso


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page is made with."""

    desk: Desk
    settings: WebSettings
    templates: Environment
    assets: Mapping[str, Asset]
    tries: Tries
    hubs: Hubs | None = None  # who may tell of news; None: the desk has no public address


def site_of(request: Request) -> Site:
    """Return what the page of a request is made with."""
    site: Site = request.app.state.site
    return site


def session_of(request: Request) -> Session:
    """Return the session of a request; the gate has put it there."""
    session: Session = request.state.session
    return session


def preferences_of(request: Request) -> Mapping[str, str]:
    """Return what the reader has chosen, by name; the gate has put it there."""
    chosen: Mapping[str, str] = request.state.preferences
    return chosen


def seal_of(request: Request) -> Seal:
    """Return what signs the cookies of a request; the gate has put it there."""
    seal: Seal = request.state.seal
    return seal


def templates(assets: Mapping[str, Asset]) -> Environment:
    """Return the templates, everything escaped, a missing name an error."""
    environment = Environment(
        loader=PackageLoader("broadsheet.serve.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # a page has twenty parts, and looking at each file every time costs more than it helps
        extensions=["jinja2.ext.i18n"],
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        speech.gettext, speech.ngettext, newstyle=True, pgettext=speech.pgettext
    )
    environment.filters.update(
        a_day=moments.a_day,
        counted=counted,
        headline=wording.headline,
        host_name=wording.host_name,
        iso=iso,
        lasting=moments.lasting,
        number=speech.grouped,
        outlet_name=wording.outlet_name,
        plural=plural,
        quoted=functools.partial(quote, safe=""),
        reason_words=reason_words,
        safe_url=wording.safe_url,
    )
    environment.globals.update(
        anchor=anchor,
        article_path=wording.article_path,
        asset=lambda name: assets[name].path,
        chain_words=wording.chain_words,
        figure_words=wording.figure_words,
        outlet_path=wording.outlet_path,
        series_name=wording.series_name,
        story_path=wording.story_path,
        subscription_path=wording.subscription_path,
    )
    return environment


def draw(request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
    """Return a page.

    Args:
        request: the request that it answers.
        template: the file among the templates.
        status: the HTTP status.
        context: what the template needs besides what every page has.
    """
    site, session, seal = site_of(request), session_of(request), seal_of(request)
    now = datetime.now(UTC)
    notice = seal.notice(request.cookies)
    html = site.templates.get_template(template).render(
        now=now,
        when=functools.partial(moments.when, now=now),
        age=functools.partial(moments.age, now=now),
        soon=functools.partial(moments.soon, now=now),
        long_day=moments.long_day(now),
        notice=notice,
        path=request.url.path,
        here=_here(request),
        password=site.settings.password,
        session=session,
        chosen=preferences_of(request),
        prefer=chosen_or_first(preferences_of(request)),
        speech=speech.spoken(),
        theme=theme_of(request),
        themes=THEMES,
        token=seal.token(session),
        **context,
    )
    response = HTMLResponse(
        html,
        status_code=status,
        headers={"Cache-Control": "no-store" if site.settings.password else "private, no-cache"},
    )
    if session.new:
        keep(request, response, seal.session_name, seal.session_cookie(session), SESSION_SECONDS)
    if notice:
        response.delete_cookie(seal.notice_name, path="/", httponly=True, samesite="lax")
    return response


def _here(request: Request) -> str:
    """Return the address to come back to: of a form that was refused, the page that it stood on."""
    url = request.url if request.method in {"GET", "HEAD"} else URL(request.headers.get("referer", "/"))
    return local_path(url.path + (f"?{url.query}" if url.query else ""))


def theme_of(request: Request) -> str:
    """Return the theme that a reader chose: "auto" unless it is one we know."""
    theme = request.cookies.get(THEME_COOKIE, "auto")
    return theme if theme in THEMES else "auto"


# Sent by our script with forms whose page it mends itself.
QUIET = ("x-broadsheet", "quiet")


def go(request: Request, path: str, notice: Notice | None = None) -> Response:
    """Return a redirect after an action (303), with a line for the next page.

    Our script sends some forms without leaving the page: those are answered with nothing (204), or with the line
    alone where something went wrong (409).
    """
    if request.headers.get(QUIET[0]) == QUIET[1]:
        bad = notice is not None and not notice.good
        return PlainTextResponse(notice.text if bad and notice else None, status_code=409 if bad else 204)
    response = RedirectResponse(path, status_code=303)
    if notice:
        seal = seal_of(request)
        keep(request, response, seal.notice_name, seal.notice_cookie(notice), NOTICE_SECONDS)
    return response


def keep(request: Request, response: Response, name: str, value: str, seconds: int) -> None:
    """Set a cookie that other sites' forms don't send, and https only on https; scripts read only the theme."""
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path="/",
        httponly=name != THEME_COOKIE,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def local_path(value: str | None) -> str:
    """Return a path of this site to go back to; anything else becomes the front page.

    >>> local_path("/river?page=2"), local_path("//evil.example"), local_path("https://evil.example")
    ('/river?page=2', '/', '/')
    """
    value = value or "/"
    plain = value.isprintable() and "\\" not in value and len(value) <= 2_000
    return value if plain and value.startswith("/") and not value.startswith("//") else "/"
