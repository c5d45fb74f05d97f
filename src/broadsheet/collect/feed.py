"""RSS, Atom and RDF feeds: a document for each entry, and what the feed says of itself.

feedparser reads them: on its own 1,834 expectations nothing else comes near (see STACK). It gets
text whose encoding is settled and that defines no entities, and neither cleans HTML nor resolves
links: HTML is cleaned once, later, and links are resolved here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from broadsheet.collect.charset import decode
from broadsheet.collect.entry import MOST_ENTRIES, Entry, all_documents
from broadsheet.collect.feedentry import Feed, entry_of
from broadsheet.collect.feedfacts import facts_of
from broadsheet.collect.feedparsing import Parsed, parsed
from broadsheet.collect.jsonfeed import parse_json_feed
from broadsheet.collect.origin import Origin, failure
from broadsheet.collect.xmlsafety import beginning, crowding, danger
from broadsheet.model import Document, Failure, FeedFacts

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_CHANNEL = re.compile(r"<channel[\s>]", re.IGNORECASE)  # CDF has no version
_END = re.compile(r"</(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)


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
    if problem := danger(decoded.text):
        return FeedFacts(), [failure(origin, problem)]
    text, count = beginning(decoded.text, MOST_ENTRIES)
    if problem := crowding(text):
        return FeedFacts(), [failure(origin, problem)]
    facts, entries, doubts = entries_in(text, origin)
    if count:
        told = f"this feed holds {count:,} entries: the first {len(entries):,} were read"
        doubts.insert(0, failure(origin, told))
    if decoded.doubt:
        doubts.insert(0, failure(origin, decoded.doubt))
    found = list(all_documents(entries, origin))
    documents = [item for item in found if isinstance(item, Document)]
    dated = any(one.hints.published or one.hints.updated for one in documents)
    if documents == found and found and not dated:  # a date that isn't believed is told already
        told = "this feed gives no dates: its articles are ordered by when they were collected"
        doubts.append(failure(origin, told))
    return facts, [*found, *doubts]


def entries_in(text: str, origin: Origin) -> tuple[FeedFacts, list[Entry], list[Failure]]:
    """Return what a feed says of itself, its entries, and what is wrong with it as a whole.

    Args:
        text: the feed, found to be safe, and not too long.
        origin: where it came from.
    """
    try:
        found = _parsed(text, origin.url)
    except Exception as error:  # noqa: BLE001 (on hostile input it raises anything; that is no bug of ours)
        return (
            FeedFacts(),
            [],
            [failure(origin, f"this feed cannot be read ({type(error).__name__}: {error})")],
        )
    version = found.version
    if not version and not found.entries and not _CHANNEL.search(text):
        return (
            FeedFacts(),
            [],
            [failure(origin, "this is no feed that can be read: no RSS, Atom or RDF in it")],
        )
    facts = facts_of(found.feed, text, origin.url)
    feed = Feed(
        fields=found.feed,
        facts=facts,
        url=origin.url,
        base=origin.url or facts.link,
        atom=version.startswith("atom"),
    )
    failures: list[Failure] = []
    read = len(found.entries)
    if found.bozo and not read:
        failures.append(
            failure(origin, "this feed is broken XML, and there is no entry in what could be read of it")
        )
    elif found.bozo and not _END.search(text):
        failures.append(failure(origin, f"this feed is cut off: its end is missing (entries read: {read})"))
    return facts, [entry_of(fields, feed) for fields in found.entries], failures


# Half a character written as a number (UTF-16 surrogates, D800 to DFFF, 55296 to 57343) can't be stored, and
# would cost the whole feed.
_REFERENCE = re.compile(r"&#(?:x(0{0,2}d[89a-f][0-9a-f]{2})|(0{0,2}5[567][0-9]{3}));", re.IGNORECASE)


def _no_surrogate(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else reference[0]


def _parsed(text: str, url: str | None) -> Parsed:
    text = _REFERENCE.sub(_no_surrogate, _DECLARATION.sub("", text, count=1).strip())
    # Told the feed's address, feedparser joins each single tag with it, which takes as long as all the rest; we
    # resolve links ourselves. Only where bases stand in the XML must it know where they start.
    return parsed(text, url if "base=" in text or "base =" in text else None)


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
