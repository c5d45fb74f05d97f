"""The desk as an app: its manifest, its service worker, and the page for when there is no connection."""

from __future__ import annotations

import orjson
from starlette.requests import Request
from starlette.responses import Response

from broadsheet.serve.web.site import draw, site_of
from broadsheet.serve.web.speech import gettext as _
from broadsheet.serve.web.speech import spoken

# As in the style sheet: a browser draws its own frame before it has read that.
PAPER = "#fdfcf9"


def page(request: Request) -> Response:
    """Return the page that a reader without a connection sees where nothing is kept."""
    return draw(request, "offline.html")


def manifest(request: Request) -> Response:
    """Return what an app of this desk is called and where it starts (W3C, Web Application Manifest)."""
    assets = site_of(request).assets
    icons = [
        {"src": assets["icon.svg"].path, "sizes": "any", "type": "image/svg+xml"},
        {"src": assets["icon-192.png"].path, "sizes": "192x192", "type": "image/png"},
        {"src": assets["icon-512.png"].path, "sizes": "512x512", "type": "image/png"},
    ]
    body = {
        "name": "Broadsheet",
        "short_name": "Broadsheet",
        "description": _("One page per story: who said what, according to whom, what changed."),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "lang": spoken().language,
        "dir": spoken().direction,
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
    }
    return Response(orjson.dumps(body), media_type="application/manifest+json")


def worker(request: Request) -> Response:
    """Return the service worker: at the root, since it may serve only what lies below its own address."""
    asset = site_of(request).assets["worker.js"]
    # Asked for anew each time (Service Workers, section 4.4): an old worker must not outlive its desk.
    return Response(asset.body, media_type=asset.media_type, headers={"Cache-Control": "no-cache"})
