"""Where hubs reach the desk (WebSub): they ask whether we meant it, and tell of news.

No session and no form's token: what lets a hub in is the unguessable address, and what it says is
believed for its signature alone. So nothing here is a page, and no answer tells more than its status.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from broadsheet.desk.websub import Received
from broadsheet.serve.web.site import site_of

# What a hub is told. A message that is not signed as agreed is answered like a good one (section 7 of the
# recommendation), so that nobody learns from the answer; 410 ends the subscription (section 5.4).
_STATUS: Mapping[Received, int] = {"busy": 503, "ended": 410, "ignored": 202, "taken": 202, "unknown": 404}
_AGAIN_SECONDS = "30"  # a choice: a message is stored within a second or two


async def confirm(request: Request) -> Response:
    """Answer a hub that asks whether we meant it: with its challenge, or with 404."""
    hubs = site_of(request).hubs
    if hubs is None:
        return _plainly(404)
    challenge = await run_in_threadpool(
        hubs.confirm, request.path_params["token"], dict(request.query_params)
    )
    return _plainly(404) if challenge is None else PlainTextResponse(challenge)


async def receive(request: Request) -> Response:
    """Take in what a hub sent."""
    hubs = site_of(request).hubs
    if hubs is None:
        return _plainly(404)
    token = request.path_params["token"]
    if away := await run_in_threadpool(hubs.turned_away, token):
        return _plainly(_STATUS[away])  # before its body fills the memory
    body = await request.body()
    headers = {name.lower(): value for name, value in request.headers.items()}
    became = await run_in_threadpool(hubs.receive, token, body, headers)
    return _plainly(_STATUS[became])


def _plainly(status: int) -> Response:
    return Response(status_code=status, headers={"Retry-After": _AGAIN_SECONDS} if status == 503 else None)
