"""RSS, Atom and RDF feeds: a document for each entry, and what the feed says of itself.

feedparser reads them: on its own 1,834 expectations nothing else comes near (see STACK). It gets
text whose encoding is settled and that defines no entities, and neither cleans HTML nor resolves
links: HTML is cleaned once, later, and links are resolved here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from broadsheet.collect.charset import decode
from broadsheet.collect.entry import Entry, all_documents, day_of, distinct, language_of, outlet_of
from broadsheet.collect.jsonfeed import parse_json_feed
from broadsheet.collect.origin import Origin, failure
from broadsheet.collect.plain import absolute_links, markup, one_line, plain, web_address
from broadsheet.collect.xmlsafety import crowding, danger
from broadsheet.model import Day, Document, Enclosure, Failure, FeedFacts, Outlet
from broadsheet.text.dates import parse

_Fields = dict[str, Any]

# Where an entry's own address stands, best first: a proxy keeps the true one beside its own.
_LINKS = ("feedburner_origlink", "pheedo_origlink", "link")
_HTML = frozenset({"application/xhtml+xml", "text/html"})
_TEXTUAL = _HTML | {"", "text/plain"}
_UPDATES_MINUTES = {"daily": 1440, "hourly": 60, "monthly": 43_200, "weekly": 10_080, "yearly": 525_600}
_DATE_LENGTH = 100  # characters; the longest that are in use have 50
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_END = re.compile(r"</(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_PEOPLE = re.compile(r" ?; ?| (?:and|&) ")  # on text with single blanks
_MAIL = re.compile(r"[<(\[]? ?(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)* ?[>)\]]?")
_NAME_LENGTH = 300  # characters of all authors together; beyond that it is no byline
_BY = re.compile(r"\A[Bb]y\s+")


def parse_feed(
    body: bytes,
    *,
    name: str,
    url: str | None = None,
    media_type: str | None = None,
    collected: datetime | None = None,
    subscription: str | None = None,
) -> tuple[FeedFacts, list[Document | Failure]]:
    """Return what a feed says of itself, and a document for each of its entries, in its order.

    Broken XML is read as far as it goes. What can't be used is a failure in the list. A JSON Feed is
    read too, so that a subscription may be either.

    Args:
        body: the feed as it came, decompressed.
        name: how a person would name it.
        url: where it came from: relative links start there.
        media_type: the Content-Type header, for its charset.
        collected: when it was fetched; dates well after it are not believed.
        subscription: the id of the subscription.
    """
    origin = Origin(name=name, url=url, media_type=media_type, collected=collected, subscription=subscription)
    try:
        decoded = decode(body, media_type=media_type)
    except ValueError as error:
        return FeedFacts(), [failure(origin, str(error))]
    if decoded.text.lstrip().startswith("{"):
        return parse_json_feed(body, origin)
    problem = danger(decoded.text) or crowding(decoded.text)
    if problem:
        return FeedFacts(), [failure(origin, problem)]
    doubts: list[Document | Failure] = [failure(origin, decoded.doubt)] if decoded.doubt else []
    facts, found = _read(decoded.text, origin)
    return facts, doubts + found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Feed:
    """What an entry needs to know of the feed around it."""

    fields: _Fields
    facts: FeedFacts
    url: str | None  # where it was fetched
    base: str | None  # relative addresses start here
    atom: bool


def _read(text: str, origin: Origin) -> tuple[FeedFacts, list[Document | Failure]]:
    try:
        parsed = _parsed(text, origin.url)
    except Exception as error:  # noqa: BLE001 (on hostile input it raises anything; that is no bug of ours)
        return FeedFacts(), [failure(origin, f"this feed cannot be read ({type(error).__name__}: {error})")]
    version = str(parsed.get("version") or "")
    if not version and not parsed.entries:
        return FeedFacts(), [failure(origin, "this is no feed that can be read: no RSS, Atom or RDF in it")]
    facts = _facts(parsed.feed, origin.url)
    feed = _Feed(
        fields=parsed.feed,
        facts=facts,
        url=origin.url,
        base=origin.url or facts.link,
        atom=version.startswith("atom"),
    )
    found = list(all_documents((_entry(fields, feed) for fields in parsed.entries), origin))
    documents = [item for item in found if isinstance(item, Document)]
    dated = any(one.hints.published or one.hints.updated for one in documents)
    if documents == found and found and not dated:  # a date that isn't believed is told already
        found.append(
            failure(origin, "this feed gives no dates: its articles are ordered by when they were collected")
        )
    if parsed.bozo and not _END.search(text):
        count = len(parsed.entries)
        found.append(failure(origin, f"this feed is cut off: its end is missing (entries read: {count})"))
    return facts, found


# Half a character written as a number (UTF-16 surrogates) can't be stored, and would cost the whole feed.
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));", re.IGNORECASE)


def _no_surrogate(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else reference[0]


def _parsed(text: str, url: str | None) -> Any:
    import feedparser  # noqa: PLC0415 (heavy)

    # As a file: bytes that happen to be a path would be opened as one.
    text = _REFERENCE.sub(_no_surrogate, _DECLARATION.sub("", text, count=1).strip())
    file = io.BytesIO(text.encode("utf-8", "replace"))
    headers = {"content-type": "application/xml; charset=utf-8"} | ({"content-location": url} if url else {})
    return feedparser.parse(file, response_headers=headers, resolve_relative_uris=False, sanitize_html=False)


def _text(fields: _Fields, key: str) -> str | None:
    # Plainly from the dict: feedparser's own get() warns and takes one date for another.
    value = dict.get(fields, key) if isinstance(fields, dict) else None
    return value.strip() or None if isinstance(value, str) else None


def _list(fields: _Fields, key: str) -> list[_Fields]:
    value = dict.get(fields, key) if isinstance(fields, dict) else None
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _facts(feed: _Fields, base: str | None) -> FeedFacts:
    hubs = (_text(link, "href") for link in _list(feed, "links") if _text(link, "rel") == "hub")
    return FeedFacts(
        title=_title(feed),
        link=web_address(base, _text(feed, "link")),
        ttl_minutes=_ttl(feed),
        hub=next((address for hub in hubs if (address := web_address(base, hub))), None),
    )


def _ttl(feed: _Fields) -> int | None:
    """Return after how many minutes to look again: RSS ttl, else the syndication module's words."""
    ttl = _text(feed, "ttl")
    if ttl and ttl.isdecimal() and len(ttl) < 7:
        return int(ttl) or None
    period = _UPDATES_MINUTES.get((_text(feed, "sy_updateperiod") or "").lower())
    times = _text(feed, "sy_updatefrequency") or "1"
    if period is None or not times.isdecimal() or len(times) > 6:
        return None
    return max(1, period // max(1, int(times)))


def _title(fields: _Fields) -> str | None:
    title = _text(fields, "title")
    detail = dict.get(fields, "title_detail")
    kind = _text(detail, "type") if isinstance(detail, dict) else None
    if title is None:
        return None
    return (plain(title) if kind in _HTML else one_line(title)) or None


def _entry(fields: _Fields, feed: _Feed) -> Entry:
    addresses = (web_address(feed.base, _text(fields, key)) for key in _LINKS)
    address = next((found for found in addresses if found), None)
    published, updated = _date(fields, "published"), _date(fields, "updated")
    if published is None and not feed.atom:
        # feedparser files dc:date under "updated"; in RSS it is when the item came out.
        published = updated
    return Entry(
        id=_text(fields, "id"),
        title=_title(fields),
        url=address,
        body=_body(fields, address or feed.base, feed),
        # Authors of an Atom feed are those of entries without any (RFC 4287, section 4.2.1).
        byline=_byline(fields) or (_byline(feed.fields) if feed.atom else ()),
        published=published,
        updated=updated,
        language=_language(fields, feed.fields),
        outlet=_outlet(fields, feed, address),
        tags=distinct(_text(tag, "label") or _text(tag, "term") for tag in _list(fields, "tags")),
        enclosures=_enclosures(fields, feed.base),
    )


def _date(fields: _Fields, key: str) -> Day | None:
    # feedparser knows Korean, Greek and Hungarian dates, so it has the second word.
    written = _text(fields, key) or ""
    return parse(written[:_DATE_LENGTH]) or day_of(dict.get(fields, f"{key}_parsed"))


def _body(fields: _Fields, address: str | None, feed: _Feed) -> str:
    """Return the longest text that the entry carries, as HTML."""
    details = _list(fields, "content")
    summary = dict.get(fields, "summary_detail")
    if isinstance(summary, dict):
        details = [*details, summary]
    readable = [detail for detail in details if (_text(detail, "type") or "") in _TEXTUAL]
    longest = max(readable, key=lambda detail: len(_text(detail, "value") or ""), default=None)
    return _html(longest, address, feed) if longest else ""


def _html(detail: _Fields, address: str | None, feed: _Feed) -> str:
    value = _text(detail, "value") or ""
    if _text(detail, "type") == "text/plain":
        return markup(value)
    # feedparser takes the feed's address where the XML says nothing; the entry's own is better then.
    said = _text(detail, "base")
    explicit = said if said != feed.url else None
    return absolute_links(value, web_address(address, explicit) or address)


def _byline(fields: _Fields) -> tuple[str, ...]:
    authors = _list(fields, "authors")
    if len(authors) > 1:
        named = [_text(author, "name") for author in authors if not _mangled(author)]
    else:
        named = [_text(fields, "author")]
    people = [person for name in named if name for person in _PEOPLE.split(_name(name))]
    return distinct(_BY.sub("", person.strip()) for person in people)


def _name(written: str) -> str:
    """Return the name in what RSS calls an author: "desk@post.example (Ada Fenwick)"."""
    name = one_line(_MAIL.sub(" ", one_line(written)[:_NAME_LENGTH]))
    return name[1:-1].strip() if name.startswith("(") and name.endswith(")") else name


def _mangled(author: _Fields) -> bool:
    # feedparser cuts a mail address after four letters of its last part and takes the rest for a name.
    name, mail = _text(author, "name") or "", _text(author, "email") or ""
    cut = len(mail.rpartition(".")[2]) == 4
    return cut and (name[:1].islower() or "<" in name or "(" in name)


def _language(fields: _Fields, feed: _Fields) -> str | None:
    details = [
        *_list(fields, "content"),
        dict.get(fields, "summary_detail"),
        dict.get(fields, "title_detail"),
    ]
    tags = [_text(detail, "language") for detail in details if isinstance(detail, dict)]
    tags += [_text(fields, "language"), _text(feed, "language")]
    return next((code for tag in tags if (code := language_of(tag))), None)


def _outlet(fields: _Fields, feed: _Feed, address: str | None) -> Outlet | None:
    """Return who published the entry: the source that it names itself, else the feed."""
    source = dict.get(fields, "source")
    if isinstance(source, dict) and (name := _title(source)):
        home = web_address(feed.base, _text(source, "href") or _text(source, "link"))
        return outlet_of(name, home)
    return outlet_of(feed.facts.title, feed.facts.link or address or feed.base)


def _enclosures(fields: _Fields, base: str | None) -> tuple[Enclosure, ...]:
    links = [link for link in _list(fields, "links") if _text(link, "rel") == "enclosure"]
    found: dict[str, Enclosure] = {}
    for item in [*links, *_list(fields, "media_content")]:
        address = web_address(base, _text(item, "href") or _text(item, "url"))
        size = _text(item, "length") or _text(item, "filesize") or ""
        if address and address not in found:
            length = int(size) if size.isdecimal() and 0 < len(size) < 16 else None
            found[address] = Enclosure(url=address, media_type=_text(item, "type"), length=length or None)
    return tuple(found.values())


def read_feed(body: bytes, origin: Origin) -> Iterator[Document | Failure]:
    """Yield the documents and failures of a feed."""
    _, found = parse_feed(
        body,
        name=origin.name,
        url=origin.url,
        media_type=origin.media_type,
        collected=origin.collected,
        subscription=origin.subscription,
    )
    yield from found
