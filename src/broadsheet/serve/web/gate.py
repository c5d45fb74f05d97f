"""What every request passes before a page sees it: Host, Origin, size, session, password wall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from broadsheet.serve.web.problems import broken, problem
from broadsheet.serve.web.session import ZONE_COOKIE, Seal, Session
from broadsheet.serve.web.settings import WebSettings
from broadsheet.serve.web.site import Site
from broadsheet.serve.web.speech import speak, speech_for

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Referrer-Policy is same-origin, not no-referrer: with the latter browsers send "Origin: null" with our
# own forms (Fetch standard, "append a request Origin header"), and the check below would be blind.
# Neither tells other sites where a reader came from.
HEADERS = (
    ("Content-Security-Policy", CSP),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
)

# The largest OPML file seen in the wild has some thousand feeds at 300 bytes each; times ten.
BODY_LIMITS = {"/subscriptions/opml": 5_000_000}
# Where hubs tell of news, their token being what lets them in. A feed of 5 MB is the largest measured,
# and hubs send what is new in it alone.
HUB_PATH = "/websub/"
HUB_LIMIT = 4_000_000
# A comment of 5,000 letters takes at most 60,000 bytes percent-encoded (4 bytes of UTF-8, 3 each).
BODY_LIMIT = 65_536

# Reached without the password: signing in, the files of that page and of the app, the check that we are alive,
# feeds at addresses that nobody guesses, and hubs.
OPEN_PATHS = (
    "/feeds/",
    "/health",
    "/login",
    "/manifest.webmanifest",
    "/static/",
    "/theme",
    HUB_PATH,
    "/worker.js",
)
_STARTED = "broadsheet.started"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def gate(app: ASGIApp, site: Site) -> ASGIApp:
    """Return an app that lets through only requests that may pass, and puts safe headers on every answer."""

    async def passed(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        hub = site.hubs is not None and scope["path"].startswith(HUB_PATH)
        limit = HUB_LIMIT if hub else BODY_LIMITS.get(scope["path"], BODY_LIMIT)
        request = Request(scope, receive)
        # Read anew each time: a new password brings a new secret, which ends the sessions before it.
        secret, chosen = await run_in_threadpool(_known, site)
        seal = Seal(secret)
        session = seal.session(request.cookies)
        request.state.seal, request.state.session = seal, session
        request.state.preferences = chosen
        asked = request.headers.get("accept-language", "")
        speak(
            speech_for(chosen.get("language"), asked, chosen.get("zone") or request.cookies.get(ZONE_COOKIE))
        )
        settings = _with_host(site.settings, site.hubs.host) if hub and site.hubs else site.settings
        answer = refusal(request, session, settings, limit)
        safe = _with_headers(scope, send)
        try:
            await (answer or app)(scope, _counted(receive, limit), safe)
        except Exception as error:
            # The page for a bug must carry our headers too; the server outside logs the error.
            if not scope.get(_STARTED):
                await broken(request, error)(scope, receive, safe)
            raise

    return passed


def _known(site: Site) -> tuple[bytes, Mapping[str, str]]:
    """Return what signs cookies, and what the reader has chosen: together, since each wait for a thread costs."""
    with site.desk.moment():
        return site.desk.access.secret(), site.desk.preferences.all()


def _with_host(settings: WebSettings, host: str) -> WebSettings:
    """Return settings under which the name that hubs know is ours too: for their path alone."""
    return replace(settings, hosts=(*settings.hosts, f"[{host}]" if ":" in host else host))


def refusal(request: Request, session: Session, settings: WebSettings, limit: int) -> Response | None:
    """Return the answer to a request that may not pass, or None."""
    headers = request.headers
    if not host_allowed(headers.getlist("host"), settings):
        return problem(request, 400, "host")
    if request.method not in SAFE_METHODS and not origin_allowed(headers):
        return problem(request, 403, "origin")
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > limit:
        return problem(request, 413)
    if settings.password and not session.signed_in and not _is_open(request.url.path):
        query = f"?{request.url.query}" if request.url.query else ""
        back = request.url.path + query if request.method in SAFE_METHODS else "/"
        return RedirectResponse(f"/login?next={quote(back, safe='')}", status_code=303)
    return None


def _is_open(path: str) -> bool:
    return any(path == known or (known.endswith("/") and path.startswith(known)) for known in OPEN_PATHS)


def host_allowed(hosts: Sequence[str], settings: WebSettings) -> bool:
    """Return whether the Host that a request carries is ours: else a page elsewhere had its name rebound.

    >>> host_allowed(["localhost:8080"], WebSettings()), host_allowed(["evil.example"], WebSettings())
    (True, False)
    """
    if len(hosts) != 1:
        return False
    try:
        parts = urlsplit(f"//{hosts[0]}")
        name = (parts.hostname or "").rstrip(".")
        if parts.username is not None or parts.path or parts.query or parts.fragment or parts.port == 0:
            return False
    except ValueError:
        return False
    written = f"[{name}]" if ":" in name else name
    return written in settings.hosts or (settings.any_address and _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def origin_allowed(headers: Headers) -> bool:
    """Return whether a request that changes something comes from our own pages.

    Browsers say where a form stands (Origin, Sec-Fetch-Site); programs say nothing and then need what
    only our pages give: a form's token and its cookie.
    """
    site = headers.get("sec-fetch-site")
    if site is not None and site not in {"none", "same-origin"}:
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower() != ""
    except ValueError:
        return False


def _counted(receive: Receive, limit: int) -> Receive:
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise HTTPException(413)
        return message

    return counted


def _with_headers(scope: Scope, send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            scope[_STARTED] = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS:
                headers.setdefault(name, value)
        await send(message)

    return with_headers
