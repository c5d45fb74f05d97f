"""One entry of a feed to an article."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.extract.dateline import dateline_of
from broadsheet.extract.split import tags_of
from broadsheet.extract.teaser import without_tail
from broadsheet.model import Article, Document, Failure, Outlet
from broadsheet.text.clean import MOST_CHARACTERS, to_paragraphs
from broadsheet.text.identity import article_id
from broadsheet.text.urls import canonical, domain_of


def from_entry(document: Document) -> Iterator[Article | Failure]:
    """Return the article that a feed entry is: its hints as they are, its HTML as paragraphs."""
    if len(document.body) > MOST_CHARACTERS:
        size = f"{len(document.body) / 1e6:.0f} million characters"
        yield Failure(
            document=document.name,
            reason=f"too long for an entry: {size}",
            url=document.url,
            subscription=document.subscription,
        )
        return
    hints = document.hints
    text = without_tail(to_paragraphs(document.body))
    title = to_paragraphs(hints.title or "").replace("\n\n", " ") or None
    if not text and not title:
        yield Failure(
            document=document.name,
            reason="an entry with neither title nor text",
            url=document.url,
            subscription=document.subscription,
        )
        return
    url = canonical(document.url) if document.url else None
    outlet = with_domain(hints.outlet, url)
    label = (outlet.name or outlet.domain) if outlet else None
    yield Article(
        # An entry's own id is unique within its feed alone, so it serves only where there is no address.
        id=article_id(url=url or hints.id, outlet=label, title=title, text=text),
        text=text,
        title=title,
        document=document.name,
        url=url,
        outlet=outlet,
        byline=hints.byline,
        dateline=dateline_of(text),
        published=hints.published or hints.updated,
        collected=document.collected,
        language=hints.language,
        subscription=document.subscription,
        enclosures=hints.enclosures,
        notes=tags_of(hints.tags),
    )


def with_domain(outlet: Outlet | None, url: str | None) -> Outlet | None:
    """Return an outlet with the domain of an article's address, where it has none of its own."""
    if outlet is not None and outlet.domain:
        return outlet
    domain = domain_of(url)
    if outlet is None:
        return Outlet(domain=domain) if domain else None
    if not domain:
        return outlet
    return Outlet(name=outlet.name, domain=domain, country=outlet.country, kind=outlet.kind)
