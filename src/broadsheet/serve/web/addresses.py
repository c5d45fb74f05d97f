"""Addresses of this desk in full, as others must have them: in feeds, in files, for sharing."""

from __future__ import annotations

from starlette.requests import Request

from broadsheet.serve.web.site import site_of


def base(request: Request) -> str:
    """Return our address without a slash at its end: the public one where it is set, else the one that was asked.

    Behind a proxy that speaks https only the first is what readers see.
    """
    public = site_of(request).desk.settings.public_url
    return public.rstrip("/") if public else f"{request.url.scheme}://{request.url.netloc}"
