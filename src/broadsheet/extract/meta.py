"""What a HTML page says of its article besides the text: title, authors, dates, outlet, tags."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

from broadsheet.model import Hints, Outlet
from broadsheet.text.clean import to_paragraphs, visible_text
from broadsheet.text.dates import parse
from broadsheet.text.urls import canonical, domain_of
from broadsheet.text.words import words

JSON = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What a page says of its article."""

    hints: Hints
    url: str | None = None  # its canonical address, if it names one of its own site


# schema.org types that tell of an article; subtypes end in one of these words.
_ARTICLE_TYPES = ("Article", "BlogPosting", "Posting", "Report", "LiveBlogPosting")
# Names of <meta> elements, the most trustworthy first (Open Graph, then what publishers use beside it).
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "parsely-title")
_AUTHORS = (
    "article:author",
    "author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "twitter:creator_name",
)
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "pubdate", "publish-date",
    "publish_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date",
    "date", "article.published", "originalpublicationdate", "cxenseparse:recs:publishtime", "rnews:datepublished",
)  # fmt: skip
_UPDATES = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified")
_OUTLETS = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "cre",
    "apple-mobile-web-app-title",
)
_TAG_LISTS = ("article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags")
_LANGUAGES = ("content-language", "og:locale", "dc.language", "language", "inlanguage")
_MOST_TAGS = 30  # a page with more tags lists its site's; of the pages of the extraction data 1 in 50 does
ALIKE = 0.5  # of the pages of the WCXB development data 8 in 10 have the heading of readers beside such a one
_SITE_PARTS = re.compile(r"\s+[|•·»]\s+|\s+[-–—]\s+")
_NO_AUTHOR = re.compile(
    r"https?:|www\.|@|^\W*$|^(?:admin|editor|staff|unknown|null|none|redaktion|by|the author|author|guest)$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:;|\s\|\s|,(?!\s*(?:Jr|Sr|PhD|MD|II|III)\b)|\s(?:and|und|et|y|&)\s)\s*")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
LONGEST_NAME = 80  # characters
_BY = re.compile(r"^(?:by|von|par|por|di|door|от|автор:?)\s+", re.IGNORECASE)


def read_meta(root: Any, url: str | None = None) -> Meta:
    """Return what a parsed page says of its article; what it doesn't say is None, never a guess.

    JSON-LD (schema.org) is believed first, then ``<meta>`` elements, then ``<link>``, ``<html>``, ``<h1>``
    and ``<title>``; htmldate looks for a date only where all of these have none.
    """
    told = _json_ld(root)
    named = _named(root)
    outlet = _outlet(told, named)
    hints = Hints(
        title=_title(root, told, named, outlet),
        byline=_byline(root, told, named),
        published=_published(root, told, named),
        updated=_first_date(
            [_text(told.get("dateModified")), *(named.get(name, [""])[0] for name in _UPDATES)]
        ),
        language=_language(root, told, named),
        outlet=Outlet(name=outlet) if outlet else None,
        tags=_tags(told, named),
    )
    return Meta(hints=hints, url=_canonical(root, named, url))


def _named(root: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in root.iter("meta"):
        content = (node.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (node.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, []).append(content[:2000])
                break
    return found


def _json_ld(root: Any) -> JSON:
    """Return the first object of JSON-LD that tells of an article, or else an empty one."""
    candidates: list[JSON] = []
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "").lower():
            continue
        raw = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\]\]>)\s*$", "", node.text or "")
        try:
            candidates += _objects(json.loads(raw, strict=False))
        except (ValueError, RecursionError):
            continue
    for item in candidates:
        if any(str(kind).endswith(_ARTICLE_TYPES) for kind in _list(item.get("@type"))):
            return item
    return {}


def _objects(value: Any, depth: int = 0) -> Iterator[JSON]:
    if depth > 4:  # a graph, its node, the main entity: deeper ones are other things
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    """Return the text of a JSON-LD value: itself, its name, or the first of a list."""
    for item in _list(value):
        text = (
            item.get("name") or item.get("@value") or item.get("headline") if isinstance(item, dict) else item
        )
        if isinstance(text, str) and text.strip():
            return _line(text)
    return ""


def _line(text: str) -> str:
    return to_paragraphs(text[:1000]).replace("\n\n", " ")


def _title(root: Any, told: JSON, named: Mapping[str, list[str]], outlet: str | None) -> str | None:
    heads = [_line(" ".join(node.itertext())) for node in root.iter("h1")]
    heads = [head for head in heads if len(head) > 3 and head != outlet]
    page = _without_site(_line(" ".join(node.text or "" for node in root.iter("title"))), outlet)
    choices = [_text(told.get("headline")), *(named.get(name, [""])[0] for name in _TITLES)]
    given = (
        next((title for choice in choices if (title := _without_site(_line(choice), outlet))), None) or page
    )
    if not given:
        return heads[0] if len(heads) == 1 else None
    # What is given to search engines and networks is cut or reworded; readers see the page's own heading.
    return max(heads, key=lambda head: _alike(head, given), default=None) if _shown(heads, given) else given


def _shown(heads: Sequence[str], given: str) -> bool:
    return any(_alike(head, given) >= ALIKE for head in heads)


def _alike(head: str, given: str) -> float:
    """Return which share of the words of the shorter of two titles stands in the other."""
    first, second = set(words(head)), set(words(given))
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def _without_site(title: str, outlet: str | None) -> str:
    """Return a title without the outlet that pages put after it or before it."""
    parts = _SITE_PARTS.split(title)
    if len(parts) < 2:
        return title
    cuts = list(_SITE_PARTS.finditer(title))
    known = re.sub(r"\W+", "", (outlet or "")).casefold()
    last, first = re.sub(r"\W+", "", parts[-1]).casefold(), re.sub(r"\W+", "", parts[0]).casefold()
    if known and (last in known or known in last):
        return title[: cuts[-1].start()].strip()
    if known and first == known:
        return title[cuts[0].end() :].strip()
    bar = cuts[-1][0].strip() in {"|", "•", "·", "»"}
    return title[: cuts[-1].start()].strip() if bar and len(parts[-1].split()) <= 4 else title


def _byline(root: Any, told: JSON, named: Mapping[str, list[str]]) -> tuple[str, ...]:
    names = [_text(item) for item in _list(told.get("author") or told.get("creator"))]
    for key in _AUTHORS:
        if _authors(names):
            break
        names = named.get(key, [])
    return _authors(names) or _marked_authors(root) or _searched_author(root)


def _marked_authors(root: Any) -> tuple[str, ...]:
    marked = root.xpath('//*[@rel="author" or @itemprop="author"][not(self::meta or self::link)]')
    # An element that holds more than a name holds a whole box about the author.
    return _authors([text for node in marked[:4] if len(text := visible_text(node)) <= LONGEST_NAME])


def _searched_author(root: Any) -> tuple[str, ...]:
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        found = extract_metadata(deepcopy(root), date_config={"extensive_search": False}).author
    except (AttributeError, TypeError, ValueError, RecursionError):
        return ()
    # It takes any element that is marked as an author's; names have two to four words.
    return tuple(name for name in _authors([found or ""]) if re.fullmatch(_NAME, name))


def _authors(names: list[str]) -> tuple[str, ...]:
    parts = [_BY.sub("", part.strip()) for name in names for part in _JOINT.split(_line(name))]
    good = (part for part in parts if part and len(part) <= LONGEST_NAME and not _NO_AUTHOR.search(part))
    return tuple(dict.fromkeys(good))


def _published(root: Any, told: JSON, named: Mapping[str, list[str]]) -> date | None:
    times = root.xpath(
        "//time[@pubdate or @itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content"
    )
    dates = [_text(told.get("datePublished")), *(named.get(name, [""])[0] for name in _DATES), *times[:3]]
    return _first_date(dates) or _searched(root)


def _first_date(values: list[str]) -> date | None:
    return next((found for value in values if value and (found := parse(value[:64]))), None)


def _searched(root: Any) -> date | None:
    from htmldate import find_date  # noqa: PLC0415 - slow to import, and only for pages that say nothing

    try:
        # Without the extensive search it takes what is marked as a date alone, not any in the text.
        return parse(find_date(root, original_date=True, extensive_search=False))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _outlet(told: JSON, named: Mapping[str, list[str]]) -> str | None:
    choices = [
        named.get("og:site_name", [""])[0],
        _text(told.get("publisher")),
        *(named.get(name, [""])[0] for name in _OUTLETS),
    ]
    return next((_line(name) for name in choices if name and len(name) <= 80 and "://" not in name), None)


def _language(root: Any, told: JSON, named: Mapping[str, list[str]]) -> str | None:
    html = root if root.tag == "html" else root.getroottree().getroot()
    choices = [
        html.get("lang"),
        html.get("{http://www.w3.org/XML/1998/namespace}lang"),
        _text(told.get("inLanguage")),
    ]
    choices += [named.get(name, [""])[0] for name in _LANGUAGES]
    for choice in choices:
        code = re.match(r"[a-z]{2}(?=$|[-_,])", (choice or "").strip().lower())
        if code:
            return code[0]
    return None


def _tags(told: JSON, named: Mapping[str, list[str]]) -> tuple[str, ...]:
    lists = [
        [str(item) for item in _list(told.get("keywords")) if isinstance(item, str)],
        *(named.get(name, []) for name in _TAG_LISTS),
    ]
    for found in lists:
        names = [part.strip(" #\"'") for item in found for part in re.split(r"[,;|]", _line(item))]
        names = [name for name in dict.fromkeys(names) if 1 < len(name) <= 60 and "://" not in name]
        if 0 < len(names) <= _MOST_TAGS:
            return tuple(names)
    return ()


def _canonical(root: Any, named: Mapping[str, list[str]], url: str | None) -> str | None:
    """Return the address that a page gives as its own, if it belongs to the site that it came from."""
    links = [
        node.get("href")
        for node in root.iter("link")
        if "canonical" in (node.get("rel") or "").lower().split()
    ]
    for link in [*links, *named.get("og:url", [])]:
        if not link:
            continue
        try:
            whole = canonical(urljoin(url or "", link.strip()))
        except ValueError:
            continue
        home = whole.count("/") <= 3 and whole.endswith("/")
        if domain_of(whole) and not home and (url is None or domain_of(url) == domain_of(whole)):
            return whole
    return None
