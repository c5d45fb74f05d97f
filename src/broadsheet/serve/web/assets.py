"""Files that pages need: read once, served for a year under an address that holds their digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib import resources

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
# A year, the most that RFC 9111 speaks of; another content has another address.
_CACHE = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file as it is served."""

    name: str
    body: bytes
    media_type: str

    @property
    def path(self) -> str:
        """Its address: changes with every change of its content."""
        return f"/static/{sha256(self.body).hexdigest()[:12]}/{self.name}"


def read_assets() -> dict[str, Asset]:
    """Return every file of the package's static folder under its name."""
    folder = resources.files("broadsheet.serve.web") / "static"
    assets = {}
    for file in folder.iterdir():
        suffix = "." + file.name.rpartition(".")[2]
        if suffix in MEDIA_TYPES:
            assets[file.name] = Asset(name=file.name, body=file.read_bytes(), media_type=MEDIA_TYPES[suffix])
    return assets


def serve(request: Request, assets: Mapping[str, Asset]) -> Response:
    """Return the file that a request asks for.

    Raises:
        HTTPException: 404 where there is none of that name and content.
    """
    asset = assets.get(request.path_params["name"])
    if asset is None or asset.path != request.url.path:
        raise HTTPException(404)
    return Response(asset.body, media_type=asset.media_type, headers={"Cache-Control": _CACHE})
