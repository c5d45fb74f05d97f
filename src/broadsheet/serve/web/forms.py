"""Forms that readers send: read within limits, and only with their token."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from broadsheet.serve.web.problems import problem
from broadsheet.serve.web.site import seal_of, session_of

# No form of ours has more; the rest is somebody probing.
MOST_FIELDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a reader sent."""

    fields: Mapping[str, str]
    files: Mapping[str, bytes]
    chosen: Mapping[str, tuple[str, ...]]  # every value of a field, such as the boxes that were ticked

    def get(self, name: str, limit: int = 2_000) -> str:
        """Return a field without blanks around it, empty where it is missing.

        Raises:
            HTTPException: 413 where it has more letters than allowed.
        """
        value = self.fields.get(name, "").replace("\r\n", "\n").strip()
        if len(value) > limit:
            raise HTTPException(413)
        return value


Action = Callable[[Request, Form], Response]


def action(act: Action, *, most: int = MOST_FIELDS) -> Callable[[Request], Awaitable[Response]]:
    """Return an endpoint that carries out a form, in a thread, after its token was found good.

    Args:
        act: what to do.
        most: fields that the form may have.
    """

    async def endpoint(request: Request) -> Response:
        form = await _read(request, most)
        if not seal_of(request).token_is_good(form.get("token"), session_of(request)):
            return await run_in_threadpool(problem, request, 403, "form")
        return await run_in_threadpool(act, request, form)

    return endpoint


async def _read(request: Request, most: int) -> Form:
    fields: dict[str, str] = {}
    files: dict[str, bytes] = {}
    chosen: dict[str, list[str]] = {}
    async with request.form(max_files=1, max_fields=most) as sent:
        for name, value in sent.multi_items():
            if isinstance(value, UploadFile):
                files[name] = await value.read()
            else:
                fields[name] = value
                chosen.setdefault(name, []).append(value)
    return Form(fields=fields, files=files, chosen={name: tuple(values) for name, values in chosen.items()})
