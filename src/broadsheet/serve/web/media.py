"""Pictures, recordings and films of an article: pictures come through the desk, the rest when a reader plays it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from broadsheet.model import Article, Enclosure
from broadsheet.serve.web.choices import chosen_or_first
from broadsheet.serve.web.gate import CSP
from broadsheet.serve.web.site import preferences_of, seal_of, site_of
from broadsheet.serve.web.wording import host_name, safe_url

Kind = Literal["audio", "image", "video"]

MOST = 12  # pictures, and recordings, of an article: a feed of a photographer has some dozens, nobody scrolls further
_KEPT = "private, max-age=604800, immutable"  # a week: as long as the desk keeps it under heavy use
_GONE = "private, max-age=600"  # as long as the desk itself does not ask again
_PICTURE_CSP = "default-src 'none'; sandbox"

# By how a file's name ends, where its feed does not say what it is.
_ENDINGS: dict[str, Kind] = {
    ".avif": "image",
    ".flac": "audio",
    ".gif": "image",
    ".jpeg": "image",
    ".jpg": "image",
    ".m4a": "audio",
    ".m4v": "video",
    ".mov": "video",
    ".mp3": "audio",
    ".mp4": "video",
    ".oga": "audio",
    ".ogg": "audio",
    ".ogv": "video",
    ".opus": "audio",
    ".png": "image",
    ".wav": "audio",
    ".webm": "video",
    ".webp": "image",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Something to be heard or watched."""

    url: str
    kind: Kind
    name: str  # of its file
    host: str
    megabytes: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """What an article shows besides its text."""

    lead: str | None  # our address of its picture
    pictures: tuple[str, ...]  # further ones
    recordings: tuple[Recording, ...]
    blocked: int  # pictures that the reader does not want


def media_of(request: Request, article: Article) -> Media:
    """Return what an article shows besides its text, as the reader wants it."""
    found = [(one, kind) for one in article.enclosures if (kind := kind_of(one)) and safe_url(one.url)]
    images = dict.fromkeys(
        url
        for url in (article.image, *(one.url for one, kind in found if kind == "image"))
        if url and safe_url(url)
    )
    wanted = chosen_or_first(preferences_of(request))["images"] != "blocked"
    seal = seal_of(request)
    paths = [f"/images/{seal.picture_token(url)}" for url in list(images)[:MOST]] if wanted else []
    has_lead = bool(paths and article.image and safe_url(article.image))
    return Media(
        lead=paths[0] if has_lead else None,
        pictures=tuple(paths[1:] if has_lead else paths),
        recordings=_recordings(found),
        blocked=0 if wanted else len(images),
    )


def kind_of(one: Enclosure) -> Kind | None:
    """Return what an enclosure is; None for a file to be taken along.

    >>> kind_of(Enclosure(url="https://a.example/b.mp3")), kind_of(Enclosure(url="https://a.example/b.pdf"))
    ('audio', None)
    """
    kinds: dict[str, Kind] = {"audio": "audio", "image": "image", "video": "video"}
    told = kinds.get((one.media_type or "").partition("/")[0].strip().lower())
    return told or _ENDINGS.get(_name(one.url)[_name(one.url).rfind(".") :].lower())


def _name(url: str) -> str:
    try:
        return unquote(urlsplit(url).path).rsplit("/", 1)[-1]
    except ValueError:
        return ""


def _recordings(found: Iterable[tuple[Enclosure, Kind]]) -> tuple[Recording, ...]:
    once = {one.url: (one, kind) for one, kind in found if kind != "image"}
    return tuple(
        Recording(
            url=safe_url(one.url) or "",
            kind=kind,
            name=_name(one.url) or host_name(one.url),
            host=host_name(one.url),
            megabytes=one.length / 1e6 if one.length and one.length > 0 else None,
        )
        for one, kind in list(once.values())[:MOST]
    )


def allow(response: Response, recordings: Sequence[Recording]) -> Response:
    """Let a page play its recordings from where they are: nothing is fetched before a reader says so."""
    if recordings:
        # Hosts of recordings send on to others that nobody knows before, so no list of hosts would do.
        response.headers["Content-Security-Policy"] = f"{CSP}; media-src https: http:"
    return response


def picture(request: Request) -> Response:
    """Return a picture that a page of ours shows."""
    url = seal_of(request).picture_url(request.path_params["token"])
    if url is None:
        raise HTTPException(404)
    found = site_of(request).desk.pictures.get(url)
    if found is None:
        return Response(status_code=404, headers={"Cache-Control": _GONE})
    headers = {"Cache-Control": _KEPT, "Content-Security-Policy": _PICTURE_CSP}
    return Response(found.body, media_type=found.media_type, headers=headers)
