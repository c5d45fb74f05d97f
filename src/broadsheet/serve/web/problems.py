"""Pages for when something is wrong: what happened, and what to do."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from broadsheet.errors import NotFoundError
from broadsheet.serve.web.site import draw

# Status or name of the problem: a heading, then what to do, in words for a person.
PROBLEMS: dict[int | str, tuple[str, str]] = {
    400: ("This request can't be read", "Go back, check what you wrote, and send it again."),
    403: ("This was not allowed", "Go back, reload the page, and try again."),
    404: (
        "There is no such page",
        "It may have been removed, or the address is not quite right. Try a search.",
    ),
    405: ("This address takes no such request", "Go to the front page and follow a link from there."),
    413: ("That is too large", "Send less text, or a smaller file. An OPML file may have 5 MB."),
    429: ("Too many tries", "Wait five minutes, then try again."),
    500: (
        "Something broke on our side",
        "Nothing you read or wrote is lost. Reload the page; if it breaks again, the log says why.",
    ),
    "form": (
        "This form is no longer valid",
        "It was opened too long ago, or before you signed in. Go back, reload the page, and send it again.",
    ),
    "host": (
        "This desk doesn't know that address",
        "Open it under the address that it printed when it started, or start it with --hostname and this name.",
    ),
    "unchanged": ("Nothing was changed", "Go back, look again at what you chose, and send it again."),
    "origin": ("This form came from another site", "Open the desk itself and do it from there."),
}


def problem(request: Request, status: int, name: str | None = None, detail: str | None = None) -> Response:
    """Return the page for a problem.

    Args:
        request: the request that it answers.
        status: the HTTP status.
        name: which text to show, where the status alone doesn't tell.
        detail: a line more, in words for a person.
    """
    heading, advice = PROBLEMS.get(name or status, PROBLEMS[400 if status < 500 else 500])
    return draw(request, "problem.html", status=status, heading=heading, advice=advice, detail=detail)


def not_found(request: Request, error: Exception) -> Response:
    """Return the page for something that the desk doesn't have."""
    kinds = {
        "article": "article",
        "correction": "correction",
        "name": "name",
        "note": "note",
        "story": "story",
        "subscription": "subscription",
    }
    kind = kinds.get(error.kind) if isinstance(error, NotFoundError) else None
    return problem(request, 404, detail=f"There is no such {kind} on this desk." if kind else None)


def refused(request: Request, error: Exception) -> Response:
    """Return the page for a request that Starlette or one of our pages refused."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    name = error.detail if isinstance(error, HTTPException) and error.detail in PROBLEMS else None
    return problem(request, status, name)


def broken(request: Request, _: Exception) -> Response:
    """Return the page for a bug; the server has logged it."""
    return problem(request, 500)
