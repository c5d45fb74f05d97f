"""Pages of long lists."""

from __future__ import annotations

from starlette.requests import Request

# Beyond this nobody reads; it keeps made-up page numbers from costing the database much.
LAST = 2_000


def page_number(request: Request) -> int:
    """Return which page of a list a request asks for, counted from one; one where it makes no sense."""
    value = request.query_params.get("page", "1")
    return (
        min(int(value), LAST)
        if value.isascii() and value.isdecimal() and 0 < len(value) < 6 and int(value)
        else 1
    )
