"""One entry of an RSS, Atom or RDF feed: from feedparser's fields to ours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.collect.entry import Entry, day_of, distinct, language_of, outlet_of
from broadsheet.collect.feedfields import HTML, Fields, list_of, number_of, object_of, text_of, title_of
from broadsheet.collect.plain import absolute_links, markup, one_line, web_address
from broadsheet.model import Day, Enclosure, FeedFacts, Outlet
from broadsheet.text.dates import parse

# Where an entry's own address stands, best first: a proxy keeps the true one beside its own.
_TRUE_LINKS = ("feedburner_origlink", "pheedo_origlink")
# feedparser writes <br/> as <br></br>, which browsers take for two (HTML Living Standard, void elements).
_VOID_END = re.compile(r"></(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)>")
# HTML knows no <iframe/>: all that follows would be taken for what is in it, and be hidden.
_SHUT = re.compile(
    r"<((?:audio|iframe|object|script|style|textarea|title|video)\b[^<>]{0,2000})/>", re.IGNORECASE
)
_DATE_LENGTH = 100  # characters; the longest that are in use have 50
_PEOPLE = re.compile(r" ?; ?| (?:and|&) ")  # on text with single blanks
_MAIL = re.compile(r"[<(\[]? ?(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)* ?[>)\]]?")
_NAME_LENGTH = 300  # characters of all authors together; beyond that it is no byline
_BY = re.compile(r"\A[Bb]y\s+")
# How publishers call the kind of a category that is a section of theirs (last word of its scheme or domain).
_SECTION = re.compile(r"(?:^|[/#:._-])sections?/?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What an entry needs to know of the feed around it."""

    fields: Fields
    facts: FeedFacts
    url: str | None  # where it was fetched
    base: str | None  # relative addresses start here
    atom: bool


def entry_of(fields: Fields, feed: Feed) -> Entry:
    """Return an entry, from what feedparser read of it.

    Args:
        fields: feedparser's fields of the entry.
        feed: the feed around it.
    """
    address = _address(fields, feed.base)
    published, updated = _date(fields, "published") or _date(fields, "created"), _date(fields, "updated")
    if published is None and not feed.atom:
        # feedparser files dc:date under "updated"; in RSS it is when the item came out.
        published = updated
    tags = list_of(fields, "tags")
    return Entry(
        id=_id(fields, feed),
        title=title_of(fields),
        url=address,
        body=_body(fields, address or feed.base, feed),
        # Authors of an Atom feed are those of entries without any (RFC 4287, section 4.2.1).
        byline=_byline(fields) or (_byline(feed.fields) if feed.atom else ()),
        published=published,
        updated=updated,
        language=_language(fields, feed),
        outlet=_outlet(fields, feed, address),
        tags=distinct(text_of(tag, "label") or text_of(tag, "term") for tag in tags),
        enclosures=_enclosures(fields, feed.base),
        section=_section(fields, tags),
        image=_image(fields, feed.base),
    )


def _address(fields: Fields, base: str | None) -> str | None:
    links = [(text_of(link, "rel"), text_of(link, "href")) for link in list_of(fields, "links")]
    others = {href for relation, href in links if relation != "alternate"}
    alternates = [href for relation, href in links if relation == "alternate"]
    said = text_of(fields, "link")
    # feedparser takes the address of an enclosure for the entry's own where that is written as its text.
    if said in others and any(alternates):
        said = None
    written = [*(text_of(fields, key) for key in _TRUE_LINKS), said, *alternates]
    return next((address for one in written if one and (address := web_address(base, one))), None)


def _section(fields: Fields, tags: list[Fields]) -> str | None:
    said = text_of(fields, "prism_section") or text_of(fields, "section")
    marked = (text_of(tag, "term") for tag in tags if _SECTION.search(text_of(tag, "scheme") or ""))
    return one_line(said or next((term for term in marked if term), "")) or None


def _image(fields: Fields, base: str | None) -> str | None:
    """Return the lead picture: the widest that is given as media, else an enclosure, else the podcast's."""
    pictures = [item for item in list_of(fields, "media_content") if _is_picture(item)]
    pictures += list_of(fields, "media_thumbnail")
    pictures.sort(key=lambda item: number_of(item, "width") or 0, reverse=True)
    pictures += [
        item for item in list_of(fields, "links") if text_of(item, "rel") == "enclosure" and _is_picture(item)
    ]
    pictures.append(object_of(fields, "image"))
    addresses = (web_address(base, text_of(item, "href") or text_of(item, "url")) for item in pictures)
    return next((address for address in addresses if address), None)


def _is_picture(item: Fields) -> bool:
    return text_of(item, "medium") == "image" or (text_of(item, "type") or "").startswith("image/")


def _id(fields: Fields, feed: Feed) -> str | None:
    said = text_of(fields, "id")
    # A guid that is the entry's address may be written as a path alone.
    return web_address(feed.base, said) if said and said.startswith("/") else said


def _date(fields: Fields, key: str) -> Day | None:
    # feedparser knows Korean, Greek and Hungarian dates, so it has the second word.
    written = text_of(fields, key)
    return (parse(written[:_DATE_LENGTH]) or day_of(dict.get(fields, f"{key}_parsed"))) if written else None


def _body(fields: Fields, address: str | None, feed: Feed) -> str:
    """Return the longest text that the entry carries, as HTML."""
    details = list_of(fields, "content")
    if summary := object_of(fields, "summary_detail"):
        details = [*details, summary]
    readable = [detail for detail in details if _readable(detail)]
    longest = max(readable, key=lambda detail: len(text_of(detail, "value") or ""), default=None)
    return _html(longest, address, feed) if longest else ""


def _readable(detail: Fields) -> bool:
    kind = text_of(detail, "type") or ""
    # Atom's content of other types is base64, which feedparser undoes where there is text in it.
    return (
        kind in HTML
        or kind.startswith("text/")
        or not kind
        or " " in (text_of(detail, "value") or "").strip()
    )


def _html(detail: Fields, address: str | None, feed: Feed) -> str:
    value = text_of(detail, "value") or ""
    kind = text_of(detail, "type") or ""
    if kind.startswith("text/") and kind not in HTML:
        return markup(value)
    if "></" in value:
        value = _VOID_END.sub(">", value)
    if "/>" in value:
        value = _SHUT.sub(_opened, value)
    # feedparser takes the feed's address where xml:base says nothing; the entry's own is better then.
    said = text_of(detail, "base")
    explicit = said if said != feed.url else None
    return absolute_links(value, web_address(feed.base, explicit) or address)


def _opened(shut: re.Match[str]) -> str:
    return f"<{shut[1]}></{shut[1].split(maxsplit=1)[0]}>"


def _byline(fields: Fields) -> tuple[str, ...]:
    authors = list_of(fields, "authors")
    if len(authors) > 1:
        named = [text_of(author, "name") for author in authors if not _mangled(author)]
    else:
        named = [text_of(fields, "author")]
    people = [person for name in named if name for person in _PEOPLE.split(_name(name))]
    return distinct(_BY.sub("", person.strip()) for person in people)


def _name(written: str) -> str:
    """Return the name in what RSS calls an author: "desk@post.example (Ada Fenwick)"."""
    name = one_line(_MAIL.sub(" ", one_line(written)[:_NAME_LENGTH]))
    return name[1:-1].strip() if name.startswith("(") and name.endswith(")") else name


def _mangled(author: Fields) -> bool:
    # feedparser cuts a mail address after four letters of its last part and takes the rest for a name.
    name, mail = text_of(author, "name") or "", text_of(author, "email") or ""
    cut = len(mail.rpartition(".")[2]) == 4
    return cut and (name[:1].islower() or "<" in name or "(" in name)


def _language(fields: Fields, feed: Feed) -> str | None:
    details = [
        *list_of(fields, "content"),
        object_of(fields, "summary_detail"),
        object_of(fields, "title_detail"),
    ]
    tags = [text_of(detail, "language") for detail in details if detail]
    if feed.atom and tags:
        # feedparser hands the feed's language down itself: None is said of this very entry then.
        tags = tags[:1]
    else:
        tags += [text_of(fields, "language"), text_of(feed.fields, "language")]
    return next((code for tag in tags if (code := language_of(tag))), None)


def _outlet(fields: Fields, feed: Feed, address: str | None) -> Outlet | None:
    """Return who published the entry: the source that it names itself, else the feed."""
    source = object_of(fields, "source")
    home = web_address(feed.base, text_of(source, "href") or text_of(source, "link"))
    if named := outlet_of(title_of(source), home):
        return named
    return outlet_of(feed.facts.title, feed.facts.link or address or feed.base)


def _enclosures(fields: Fields, base: str | None) -> tuple[Enclosure, ...]:
    links = [link for link in list_of(fields, "links") if text_of(link, "rel") == "enclosure"]
    found: dict[str, Enclosure] = {}
    for item in [*links, *list_of(fields, "media_content")]:
        address = web_address(base, text_of(item, "href") or text_of(item, "url"))
        if address and address not in found:
            length = number_of(item, "length") or number_of(item, "filesize")
            found[address] = Enclosure(url=address, media_type=text_of(item, "type"), length=length or None)
    return tuple(found.values())
