"""Feeds and pages in more forms than ``lab.rss`` makes: what the cases of reading and pages are tried on."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape

from bench.conformance.lab import START

EARLIER = START - timedelta(hours=2)
SENTENCE = "The council of Lindvik met on Monday and spoke about the new bridge for three hours. "
WHOLE = SENTENCE * 12  # longer than any teaser


def atom(*entries: str, title: str = "Lindvik Courier", base: str = "", extra: str = "") -> bytes:
    """Return an Atom feed of these entries.

    Args:
        entries: see ``atom_entry``.
        title: what it calls itself.
        base: its xml:base.
        extra: stands before its entries.
    """
    based = f' xml:base="{escape(base)}"' if base else ""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"{based}>'
        f"<title>{escape(title)}</title><id>urn:lindvik</id>{extra}{''.join(entries)}</feed>"
    ).encode()


def atom_entry(  # noqa: PLR0913 (all of them named)
    key: str,
    title: str,
    *,
    link: str | None = None,
    text: str = WHOLE,
    published: datetime = EARLIER,
    updated: datetime | None = None,
    extra: str = "",
) -> str:
    """Return an entry of an Atom feed.

    Args:
        key: its id.
        title: its headline.
        link: its address; made of the id where it is not given.
        text: what it says.
        published: when it came out.
        updated: when it was changed.
        extra: more elements.
    """
    address = link or f"https://courier.example/{key}"
    return (
        f'<entry><id>{escape(key)}</id><title>{escape(title)}</title><link href="{escape(address)}"/>'
        f"<published>{published.isoformat()}</published><updated>{(updated or published).isoformat()}</updated>"
        f'<content type="html">{escape(f"<p>{text}</p>")}</content>{extra}</entry>'
    )


def item(
    *,
    title: str | None = None,
    guid: str | None = None,
    link: str | None = None,
    date: datetime | None = None,
    text: str = WHOLE,
    extra: str = "",
) -> str:
    """Return an item of an RSS feed that has only what is given."""
    parts = [
        f"<title>{escape(title)}</title>" if title else "",
        f'<guid isPermaLink="false">{escape(guid)}</guid>' if guid else "",
        f"<link>{escape(link)}</link>" if link else "",
        f"<pubDate>{format_datetime(date)}</pubDate>" if date else "",
        f"<description>{escape(f'<p>{text}</p>')}</description>{extra}",
    ]
    return f"<item>{''.join(parts)}</item>"


def channel(*items: str, link: str = "https://courier.example/", extra: str = "") -> bytes:
    """Return an RSS feed of these items (see ``item``)."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Lindvik Courier</title>'
        f"<link>{escape(link)}</link>{extra}{''.join(items)}</channel></rss>"
    ).encode()


PARAGRAPHS = (
    "The harbour of Lindvik will be closed for a fortnight while divers mend the quay, the port office said on Monday.",
    "Some forty fishing boats will have to land their catch in Osterby instead, an hour's sail to the north.",
    "Marta Holm, who runs the smokehouse beside the quay, said that she had not been asked before it was decided.",
    "The storm of January tore out a stretch of some thirty metres of the old wall, which was built in 1911.",
    "A new wall of concrete was weighed and found too dear: it would have cost four times as much as the mending.",
    "The ferry to the islands is not touched by the closure and leaves from the outer pier as it always does.",
    "The port office will pay for the lorries that bring the catch back to the smokehouse and to the auction hall.",
    "If the weather holds, the first boats can tie up again on the last day of the month, the divers think.",
    "The council wants to hear from the fishermen before summer whether a second quay should be built after all.",
    "Nobody has put a price on that yet, and the mayor said that he would not guess at one in front of a microphone.",
)


def page(*paragraphs: str, title: str = "Harbour closed for a fortnight", head: str = "") -> bytes:
    """Return a page with an article; of the usual one where no paragraphs are given."""
    text = "".join(f"<p>{escape(one)}</p>" for one in paragraphs or PARAGRAPHS)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><main><article><h1>{escape(title)}</h1>{text}</article></main>"
        "<footer>Lindvik Courier, Quay Street 1</footer></body></html>"
    ).encode()
