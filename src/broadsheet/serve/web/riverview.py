"""Which list of articles an address means, and how it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from broadsheet.desk import Desk
from broadsheet.desk.rivers import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A list of articles: of a feed, an outlet or a folder where one is named, else of everything."""

    folder: str | None = None  # "": the subscriptions that are in none
    feed: str = ""
    outlet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A list of articles as it is shown."""

    path: str = "/river"
    folder: str | None = None
    unread: bool = False
    oldest: bool = False
    page: int = 1

    def at(self, **changes: object) -> str:
        """Return the address of this list with something else about it, from its first page.

        >>> View(folder="World", page=3).at(unread=True)
        '/river?folder=World&unread=1'
        """
        other = replace(self, **({"page": 1} | changes))  # type: ignore[arg-type]  # the caller's to know
        asked: dict[str, str] = {} if other.folder is None else {"folder": other.folder}
        asked |= {"unread": "1"} if other.unread else {}
        asked |= {"order": "oldest"} if other.oldest else {}
        asked |= {"page": str(other.page)} if other.page > 1 else {}
        return other.path + (f"?{urlencode(asked)}" if asked else "")


def view_of(path: str, asked: Mapping[str, str], page: int) -> View:
    """Return how a list is asked for by an address."""
    return View(
        path=path,
        folder=asked.get("folder") if path == "/river" else None,
        unread=asked.get("unread") == "1",
        oldest=asked.get("order") == "oldest",
        page=page,
    )


def scope_of(desk: Desk, place: Place) -> Scope:
    """Return what a list holds."""
    if place.feed:
        return Scope(subscriptions=(place.feed,))
    if place.outlet:
        return Scope(outlet=place.outlet)
    return Scope() if place.folder is None else desk.rivers.of_folder(place.folder)
