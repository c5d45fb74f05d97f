"""Pages for when something is wrong: what happened, and what to do."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from broadsheet.errors import NotFoundError
from broadsheet.serve.web.site import draw
from broadsheet.serve.web.speech import gettext as _


def problems() -> dict[int | str, tuple[str, str]]:
    """Return, by status or name of a problem, a heading and what to do, in words for a person."""
    return {
        400: (_("This request can't be read"), _("Go back, check what you wrote, and send it again.")),
        403: (_("This was not allowed"), _("Go back, reload the page, and try again.")),
        404: (
            _("There is no such page"),
            _("It may have been removed, or the address is not quite right. Try a search."),
        ),
        405: (
            _("This address takes no such request"),
            _("Go to the front page and follow a link from there."),
        ),
        413: (_("That is too large"), _("Send less text, or a smaller file. An OPML file may have 5 MB.")),
        429: (_("Too many tries"), _("Wait five minutes, then try again.")),
        500: (
            _("Something broke on our side"),
            _("Nothing you read or wrote is lost. Reload the page; if it breaks again, the log says why."),
        ),
        "form": (
            _("This form is no longer valid"),
            _(
                "It was opened too long ago, or before you signed in. Go back, reload the page, and send it again."
            ),
        ),
        "host": (
            _("This desk doesn't know that address"),
            _(
                "Open it under the address that it printed when it started, or start it with --hostname and this name."
            ),
        ),
        "unchanged": (
            _("Nothing was changed"),
            _("Go back, look again at what you chose, and send it again."),
        ),
        "origin": (_("This form came from another site"), _("Open the desk itself and do it from there.")),
    }


def problem(request: Request, status: int, name: str | None = None, detail: str | None = None) -> Response:
    """Return the page for a problem.

    Args:
        request: the request that it answers.
        status: the HTTP status.
        name: which text to show, where the status alone doesn't tell.
        detail: a line more, in words for a person.
    """
    known = problems()
    heading, advice = known.get(name or status, known[400 if status < 500 else 500])
    return draw(request, "problem.html", status=status, heading=heading, advice=advice, detail=detail)


def not_found(request: Request, error: Exception) -> Response:
    """Return the page for something that the desk doesn't have."""
    missing = {
        "article": _("There is no such article on this desk."),
        "comment": _("There is no such comment on this desk."),
        "correction": _("There is no such correction on this desk."),
        "highlight": _("There is no such highlight on this desk."),
        "name": _("There is no such name on this desk."),
        "note": _("There is no such note on this desk."),
        "story": _("There is no such story on this desk."),
        "subscription": _("There is no such subscription on this desk."),
    }
    return problem(request, 404, detail=missing.get(error.kind) if isinstance(error, NotFoundError) else None)


def refused(request: Request, error: Exception) -> Response:
    """Return the page for a request that Starlette or one of our pages refused."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    name = error.detail if isinstance(error, HTTPException) and error.detail in problems() else None
    return problem(request, status, name)


def broken(request: Request, _error: Exception) -> Response:
    """Return the page for a bug; the server has logged it."""
    return problem(request, 500)
