"""What a HTML page says of its article besides the text: title, authors, dates, outlet, tags."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from broadsheet.extract.headline import Piece, around, headline_of
from broadsheet.extract.jsonld import told as told_of
from broadsheet.extract.meta_dates import dates_of
from broadsheet.extract.meta_people import byline_of
from broadsheet.extract.meta_site import canonical_of, image_of, language_of, outlet_of, section_of, tags_of
from broadsheet.extract.meta_title import title_of
from broadsheet.extract.metatags import named
from broadsheet.model import Hints, Outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What a page says of its article."""

    hints: Hints
    url: str | None = None  # its canonical address, if it names one of its own site


def read_meta(root: Any, url: str | None = None) -> Meta:
    """Return what a parsed page says of its article; what it doesn't say is None, never a guess.

    JSON-LD (schema.org) is believed first, then ``<meta>`` elements, then elements that are marked as
    what they are, and last what is printed near the headline.

    Args:
        root: the parsed page, as it came: nothing taken out of it yet.
        url: where it came from.
    """
    told, tags = told_of(root, url), named(root)
    outlet = outlet_of(told, tags)
    title = title_of(root, told.article, tags, outlet, url)

    @cache
    def pieces() -> list[Piece]:  # the one slow part, and most pages need none of it
        return around(root, headline_of(root, title))

    dates = dates_of(root, told, tags, url, pieces)
    hints = Hints(
        title=title,
        byline=byline_of(root, told.article, tags, outlet, pieces),
        published=dates.published,
        updated=dates.updated,
        language=language_of(root, told, tags),
        outlet=Outlet(name=outlet) if outlet else None,
        tags=tags_of(told, tags),
        section=section_of(told, tags),
        image=image_of(told, tags, url),
    )
    return Meta(hints=hints, url=canonical_of(root, tags, url))
