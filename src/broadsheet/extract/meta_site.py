"""What a page says of where its article belongs: outlet, address, language, section, picture, tags."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from broadsheet.extract.jsonld import JSON, Told, line, listed, text_of
from broadsheet.extract.metatags import Named, firsts
from broadsheet.text.urls import canonical, domain_of

_OUTLETS = (
    "application-name",
    "publisher",
    "dc.publisher",
    "cre",
    "apple-mobile-web-app-title",
)
_LANGUAGES = ("content-language", "og:locale", "dc.language", "language", "inlanguage")
_SECTIONS = ("article:section", "parsely-section", "og:article:section", "section", "sailthru.section")
_IMAGES = (
    "og:image:secure_url",
    "og:image",
    "og:image:url",
    "twitter:image",
    "twitter:image:src",
    "parsely-image-url",
    "thumbnail",
)
_TAG_LISTS = ("article:tag", "news_keywords", "keywords", "parsely-tags", "sailthru.tags")
_MOST_TAGS = 30  # a page with more tags lists its site's; of the pages of the extraction data 1 in 50 does
_LONGEST_NAME = 80  # characters of an outlet or a section
_LONGEST_ADDRESS = 2000  # characters; RFC 9110 asks for 8000, addresses of pages and pictures are far shorter
_MOST_LINKS = 500  # <link> elements; the fullest page of the WCXB development data has 202
# No section: it says what the thing is, or that nobody chose one (WordPress's own default).
_NO_SECTION = frozenset(("article", "articles", "blog", "home", "news article", "uncategorized"))


def outlet_of(told: Told, tags: Named) -> str | None:
    """Return the name of the outlet, as the page gives it."""
    choices = [
        *firsts(tags, ("og:site_name",)),
        text_of(told.article.get("publisher")),
        *firsts(tags, _OUTLETS),
    ]
    return next((line(name) for name in choices if _is_name(name)), None)


def _is_name(name: str) -> bool:
    return bool(name) and len(name) <= _LONGEST_NAME and "://" not in name


def section_of(told: Told, tags: Named) -> str | None:
    """Return the section ("World"), as the publisher names it."""
    choices = [text_of(told.article.get("articleSection")), *map(line, firsts(tags, _SECTIONS))]
    for name in choices:
        if _is_name(name) and name.casefold() not in _NO_SECTION and re.search(r"[^\W\d_]", name):
            return name
    return None


def image_of(told: Told, tags: Named, url: str | None) -> str | None:
    """Return the address of the lead picture: absolute, http or https alone."""
    choices = [*firsts(tags, _IMAGES), *map(_picture, listed(told.article.get("image"))[:3])]
    return next((whole for choice in choices if (whole := _absolute(choice, url))), None)


def _picture(value: Any) -> str:
    found = value.get("url") or value.get("contentUrl") if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""


def _absolute(link: str, url: str | None) -> str | None:
    link = link.strip()
    if not link or len(link) > _LONGEST_ADDRESS or any(letter.isspace() for letter in link):
        return None
    if "://" in link[:10] and not domain_of(link):  # "https://" alone would be made the page's own address
        return None
    try:
        whole = urljoin(url or "", link)
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) and domain_of(whole) else None


def language_of(root: Any, told: Told, tags: Named) -> str | None:
    """Return the language of the page as ISO 639-1, in lower case."""
    html = root if root.tag == "html" else root.getroottree().getroot()
    choices = [
        html.get("lang"),
        html.get("{http://www.w3.org/XML/1998/namespace}lang"),
        text_of(told.article.get("inLanguage")),
        *firsts(tags, _LANGUAGES),
    ]
    for choice in choices:
        code = re.match(r"[a-z]{2}(?=$|[-_,])", (choice or "")[:40].strip().lower())
        if code:
            return code[0]
    return None


def tags_of(told: Told, tags: Named) -> tuple[str, ...]:
    """Return the tags that the publisher gives, in order; none where they are those of the whole site."""
    lists = [
        [item for item in listed(told.article.get("keywords"))[:200] if isinstance(item, str)],
        *(tags.get(name, [])[:200] for name in _TAG_LISTS),
    ]
    for found in lists:
        names = [part.strip(" #\"'") for item in found for part in re.split(r"[,;|]", line(item))]
        names = [name for name in dict.fromkeys(names) if 1 < len(name) <= 60 and "://" not in name]
        if 0 < len(names) <= _MOST_TAGS:
            return tuple(names)
    return ()


def canonical_of(root: Any, tags: Named, url: str | None) -> str | None:
    """Return the address that a page gives as its own, if it belongs to the site that it came from."""
    links = []
    for count, node in enumerate(root.iter("link")):
        if count >= _MOST_LINKS:
            break
        if "canonical" in (node.get("rel") or "")[:100].lower().split():
            links.append(node.get("href"))
    for link in [*links, *tags.get("og:url", [])][:10]:
        whole = canonical(_absolute(link or "", url) or "")
        home = whole.count("/") <= 3 and whole.endswith("/")
        if domain_of(whole) and not home and (url is None or domain_of(url) == domain_of(whole)):
            return whole
    return None


def rating_of(article: JSON) -> bool | None:
    """Return whether the page says that its article is free to read (``isAccessibleForFree``)."""
    value = article.get("isAccessibleForFree")
    if isinstance(value, bool):
        return value
    word = value.strip().lower() if isinstance(value, str) else ""
    return {"false": False, "true": True}.get(word.rpartition("/")[2])
